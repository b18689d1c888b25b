"""Fonts, icons and other files that the program carries. No logic: only where they are."""

from pathlib import Path


def path(name: str) -> Path:
    """The path of a carried file or folder, named relative to this one: path("fonts/FandolFang-Regular.ttf")."""
    return Path(__file__).parent / name
