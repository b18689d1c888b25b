"""Measuring text for Word, where nobody knows which faces the reader's machine has: each letter has its usual width."""

from __future__ import annotations

from dataclasses import dataclass

from exporters.page import Role
from exporters.typesetting.shaping import Shaper

_LATIN_END = 0x530


@dataclass(frozen=True, slots=True)
class _UsualFace:
    name: str = "usual"
    family: str = "usual"

    def width(self, char: str) -> float:
        return 0.5 if ord(char) < _LATIN_END else 1.0


class _UsualFaces:
    """Faces that have every character: Chinese ones square, Latin ones half as wide."""

    def first(self, role: Role) -> _UsualFace:
        del role
        return _UsualFace()

    def pick(self, char: str, role: Role) -> _UsualFace:
        del char, role
        return _UsualFace()


def usual_shaper() -> Shaper:
    """A shaper for estimates: enough to break a title, to choose a table's size and to share out a line."""
    return Shaper(_UsualFaces())
