"""Small stitches in a paragraph of Word, so that LibreOffice too sets its lines up to the margin.

Word and WPS widen the characters of a line by fractions, and reach the margin. LibreOffice (7.4) draws whole twips only and drops
the rest, up to 1.3 pt a line; where a run begins, though, it stands exactly where it should. So the last character of each
line, as LibreOffice breaks them, is a run of its own, spaced differently by one twip. And LibreOffice reads `overflowPunct`
the wrong way round: it would hang a mark outside the margin behind a line that is just full. There the line is made
wider by some twips a character, so that its last character has no room and takes the mark with it, as Word does by itself.
No one sees a twip (0.02 mm); the text stays plain, and Word breaks its lines as ever.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from exporters.page import Page, Role, Style
from exporters.typesetting.characters import NO_END, NO_START, PAIRED, in_run
from exporters.typesetting.shaping import Shaper
from exporters.word_text import LATIN_APART, tracking, type_area

_LATIN_END = "\u0530"
_BETWEEN_SCRIPTS = 0.2
"""What LibreOffice puts between Chinese and Latin characters, in ems: it does not heed `autoSpaceDE`."""
_ROUNDING = 0.15
"""Points by which LibreOffice's own sums may be greater."""
_BREAKING = frozenset("/?-")
"""Marks in a web address behind which LibreOffice may break it (Unicode line breaking, rules SY, EX and HY)."""


class _Line(NamedTuple):
    """The characters `start` to `end` of a paragraph; whether the next one had room too, and what it would have left, in points."""

    start: int
    end: int
    pushed: bool
    spare: float


def stitches(texts: Sequence[tuple[str, Style]], page: Page, shaper: Shaper, first: float) -> list[list[int | None]]:
    """For each character of the texts of one paragraph its own spacing in twips, or None for the spacing of its style.

    The paragraph is as wide as the type area, its first line set in by `first` points.
    """
    usual = tracking(page)
    chars = "".join(text for text, _ in texts)
    glyphs = [glyph for text, style in texts for glyph in shaper.glyphs(text, style.role, style.size)]
    reader = _Reader(chars, [glyph.drawn for glyph in glyphs], usual / 20, _BETWEEN_SCRIPTS * texts[0][1].size)
    spaced: list[int | None] = [None] * len(chars)
    width = type_area(page)[1] / 20
    room = width - first
    line = reader.line(0, room)
    while line is not None:
        last = max(at for at in range(line.start, line.end) if chars[at] != " " or at == line.start)
        room = width
        if line.pushed and not in_run(chars[line.end]):
            end = line.end + 1
            more = math.floor(line.spare * 20 / max(reader.gaps(line.start, end) - 2, 1)) + 2
            spaced[line.start : end] = [usual + more] * (end - line.start)
            room -= more / 20
        spaced[last] = usual + 1 if spaced[last] is None else usual
        line = reader.line(line.end, room)
    found = iter(spaced)
    return [[next(found) for _ in text] for text, _ in texts]


def is_measured(text: str, role: Role) -> bool:
    """Whether the width of each character is the same in all faces that a machine may have for the role."""
    return role in LATIN_APART or all(char >= _LATIN_END for char in text)


@dataclass(frozen=True, slots=True)
class _Reader:
    """A paragraph as LibreOffice reads it: its characters, their advances, the usual spacing and the gap between scripts, in points."""

    chars: str
    advances: Sequence[float]
    usual: float
    gap: float

    def line(self, start: int, room: float) -> _Line | None:
        """The line that begins at `start` and has so much room; None if it is the last one."""
        full = start
        places = [-self.usual]
        while full < len(self.chars):
            places.append(places[-1] + self._taken(full, full > start))
            if places[-1] > room - _ROUNDING:
                break
            full += 1
        if full >= len(self.chars):
            return None
        end = full = max(full, start + 1)
        while end > start + 1 and not _may_break(self.chars[end - 1], self.chars[end]):
            end -= 1
        return _Line(start, end, end < full, max(room - places[end + 1 - start], 0.0))

    def gaps(self, start: int, end: int) -> int:
        """Behind how many characters LibreOffice tracks."""
        kinds = [_is_latin(char) for char in self.chars[start:end]]
        return sum(one == after for one, after in pairwise(kinds)) or 1

    def _taken(self, at: int, inside: bool) -> float:
        """The width of a character. Behind the last one of a run, which ends with its script, LibreOffice tracks nothing."""
        width = self.advances[at] + self.usual
        if inside and self.chars[at] in PAIRED and self.chars[at] == self.chars[at - 1]:
            return width - self.usual  # many faces draw —— as one glyph
        if inside and _is_latin(self.chars[at - 1]) != _is_latin(self.chars[at]):
            width -= self.usual
            if self.chars[at - 1].isalnum() and self.chars[at].isalnum():
                width += self.gap
        return width


def _is_latin(char: str) -> bool:
    return char < _LATIN_END


def _may_break(before: str, after: str) -> bool:
    if after in NO_START or after == " " or before in NO_END:
        return False
    if in_run(before) and in_run(after):
        return before in _BREAKING and not after.isdecimal()
    return True
