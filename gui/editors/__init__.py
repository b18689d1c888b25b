"""Editors for one kind of answer each."""
