"""Measuring text for Word, where nobody knows which faces the reader's machine has: each letter has its usual width."""

from __future__ import annotations

from dataclasses import dataclass

from exporters.page import Role
from exporters.typesetting.shaping import Shaper

_LATIN_END = 0x530


@dataclass(frozen=True, slots=True)
class _UsualFace:
    latin: float
    name: str = "usual"
    family: str = "usual"

    def width(self, char: str) -> float:
        return self.latin if ord(char) < _LATIN_END else 1.0


_TEXT, _DISPLAY = _UsualFace(0.5), _UsualFace(0.6)
_DISPLAY_ROLES = (Role.HEI, Role.XIAOBIAOSONG)


class _UsualFaces:
    """Faces that have every character: Chinese ones square, Latin ones about half as wide, wider in bold faces."""

    def first(self, role: Role) -> _UsualFace:
        return _DISPLAY if role in _DISPLAY_ROLES else _TEXT

    def pick(self, char: str, role: Role) -> _UsualFace:
        del char
        return self.first(role)


def usual_shaper() -> Shaper:
    """A shaper for estimates: enough to break a title, to choose a table's size and to share out a line."""
    return Shaper(_UsualFaces())
