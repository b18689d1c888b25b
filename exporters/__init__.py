"""Answers to files: blocks, the official page, Word and PDF. No Qt, no edition, no field id."""
