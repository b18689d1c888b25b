"""From text to glyphs: which face draws each character, and how wide it is on the grid."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from exporters.page import Role


class Glyph(NamedTuple):
    """One character ready to be set. `width` is the room it takes, `drawn` the advance its face gives it, in points."""

    char: str
    face: str
    size: float
    width: float
    drawn: float


class Drawing(Protocol):
    """What shaping asks of a face. Widths are in ems."""

    @property
    def name(self) -> str:
        """The name by which a writer calls the face."""

    @property
    def family(self) -> str:
        """The name that an officer knows."""

    def width(self, char: str) -> float:
        """The advance of the character in ems."""


class Choice(Protocol):
    """What shaping asks of a set of faces."""

    def first(self, role: Role) -> Drawing:
        """The face that a role is set in."""

    def pick(self, char: str, role: Role) -> Drawing | None:
        """The face for one character; None if no face has it."""


class Shaper:
    """Turns text into glyphs and remembers what it had to help itself with, for one export.

    `borrowed` says for each character that the role's own face lacks from which family it came;
    `missing` says for each character that no face has where it first stood: in which part (`part` at that time, '' for
    none), and in which words.
    """

    def __init__(self, faces: Choice) -> None:
        self._faces = faces
        self.borrowed: dict[str, str] = {}
        self.missing: dict[str, tuple[str, str]] = {}
        self.part = ""
        self._known: dict[tuple[Role, float, float], dict[str, Glyph]] = {}

    def glyphs(self, text: str, role: Role, size: float, cell: float = 0) -> list[Glyph]:
        """The glyphs of a cleaned text. `cell` is the width of a Chinese character on the grid (0: the size itself).

        Digits take half a cell, so that a line with figures stays on the grid; other letters shrink as the cell does.
        """
        cell = cell or size
        own = self._faces.first(role)
        known = self._known.setdefault((role, size, cell), {})
        return [
            known.get(char) or known.setdefault(char, self._glyph(char, text, own, role, size, cell)) for char in text
        ]

    def _glyph(self, char: str, text: str, own: Drawing, role: Role, size: float, cell: float) -> Glyph:
        face = self._faces.pick(char, role)
        if face is None:
            place = text.index(char)
            self.missing.setdefault(char, (self.part, text[max(0, place - 8) : place + 9]))
            return Glyph(char, own.name, size, cell, cell)
        if face.name != own.name and char >= "\u0530":
            self.borrowed.setdefault(char, face.family)
        ems = face.width(char)
        if ems > 0.95:
            width = cell * max(1.0, round(ems))
        elif abs(ems - 0.5) < 0.06 and char.isdecimal():
            width = cell / 2
        else:
            width = ems * cell
        return Glyph(char, face.name, size, width, ems * size)


def width_of(glyphs: Iterable[Glyph]) -> float:
    """The room that glyphs take side by side, in points."""
    return sum(glyph.width for glyph in glyphs)
