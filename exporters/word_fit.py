"""The spacing of each character in a paragraph of Word, so that LibreOffice too sets its lines up to the margin.

Word and WPS widen the characters of a line by fractions, and reach the margin. LibreOffice draws whole twips only and
drops the rest, up to 1.3 pt a line. So the last character of each line, as LibreOffice breaks them, is a run of its own,
and the first ones are spaced by one twip more: as many as leave a rest that its gaps can share in whole twips. Two things
more make its lines hold what those of Word and of the PDF hold. It puts room round figures, though told not to: a line
that would hold less for it is spaced closer, by 0.3 pt a character at most. And it reads `overflowPunct` the wrong way
round: it would hang a mark outside the margin behind a line that is just full. Such a line is made wider by some twips a
character, so that its last character has no room and takes the mark with it, as Word does by itself. No one sees a twip
(0.02 mm); the text stays plain, and Word breaks its lines as ever.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from exporters.page import Page, Role, Style
from exporters.typesetting.breaking import Breaker
from exporters.typesetting.characters import PAIRED
from exporters.typesetting.shaping import Shaper
from exporters.word_measure import latin_width
from exporters.word_office import LATIN_END, ROUNDING, Measured, scripts_of
from exporters.word_text import LATIN_APART, tracking, type_area

_CLOSER = 6
"""Twips a character by which a line is spaced closer at most: half of what justified lines differ by anyway."""
_WIDER = 30
"""Twips a character by which a line is spaced wider at most, as it is justified anyway."""
_WORD = 8
"""Letters of a word that may do without spacing at the end of a line."""
_REST = 1.25
"""Twips that a line should leave: what LibreOffice's PDF adds to it."""


def stitches(texts: Sequence[tuple[str, Style]], page: Page, shaper: Shaper, first: float) -> list[list[int | None]]:
    """For each character of the texts of one paragraph its own spacing in twips, or None for the spacing of its style.

    The paragraph is as wide as the type area, its first line set in by `first` points.
    """
    spacings = Fitter(texts, page, shaper).spacings(first)
    usual = tracking(page)
    found = iter([None if spacing == usual else spacing for spacing in spacings])
    return [[next(found) for _ in text] for text, _ in texts]


def is_measured(text: str, role: Role) -> bool:
    """Whether the width of each character is the same in all faces that a machine may have for the role."""
    return role in LATIN_APART or all(char >= LATIN_END for char in text)


class Fitter:
    """Spaces the characters of one paragraph, line by line."""

    def __init__(self, texts: Sequence[tuple[str, Style]], page: Page, shaper: Shaper) -> None:
        cell = page.cell / page.body.size
        glyphs = [
            glyph for text, style in texts for glyph in shaper.glyphs(text, style.role, style.size, cell * style.size)
        ]
        chars = "".join(glyph.char for glyph in glyphs)
        scripts = scripts_of(chars)
        numbers = [number for number, (text, _) in enumerate(texts) for _ in text]
        kinds = list(zip(numbers, scripts, strict=True))
        advances = [
            20 * (latin_width(glyph.char) * glyph.size if latin else glyph.drawn)
            for glyph, latin in zip(glyphs, scripts, strict=True)
        ]
        self.measured = Measured(chars, advances, kinds, int(texts[0][1].size * 20) // 5)
        self.breaker = Breaker(glyphs, page.characters * page.cell)
        self.usual = tracking(page)
        self.width = type_area(page)[1]
        self.found = [self.usual] * len(chars)

    def spacings(self, first: float) -> list[int]:
        """The spacing of each character, the first line being set in by `first` points."""
        start = 0
        while True:
            end = self._line(start, first)
            if end is None:
                return self.found
            start, first = end, 0.0

    def _line(self, start: int, indent: float) -> int | None:
        """Space the line that begins at `start`; returns where the next one begins, None if this is the last one."""
        room = self.width - round(indent * 20)
        line = self.measured.line(start, room, self.found)
        if line is None or not line.broken:
            return line and line.end
        wanted = self.breaker.end(start, indent)
        end = self._closer(start, wanted, room) if wanted > line.end else None
        if end is None:
            end = line.end
            if line.pushed and not self.measured.is_joined(end):
                self._wider(start, end, room)
        if end >= len(self.found):
            return None
        self._share(start, end, room)
        return end

    def _closer(self, start: int, end: int, room: int) -> int | None:
        """Space the line closer, so that it ends where the PDF's does; returns its end, None if that would be too close."""
        over = self.measured.width(start, end, self.found) - (room - ROUNDING)
        first, behind = self._whole(start), self._whole(end)
        before = self.found[start:behind]
        for less in range(max(1, math.ceil(over / (end - start))), _CLOSER + 1):
            self.found[first:behind] = [self.usual - less] * (behind - first)
            self._ended(start, end)
            if self.measured.width(start, end, self.found) <= room - ROUNDING:
                line = self.measured.line(start, room, self.found)
                if line is None or line.end == end:
                    return end
        self.found[start:behind] = before
        return None

    def _wider(self, start: int, end: int, room: int) -> None:
        """Space the line wider, until the character at `end` has no room on it; leave it if that would be too wide."""
        first = self._whole(start)
        before = self.found[start:end]
        spare = max(room - self.measured.width(start, end + 1, self.found), 0)
        for more in range(1 + int(spare) // (end - start), _WIDER + 1):
            self.found[first:end] = [self.usual + more] * (end - first)
            if self.usual + more in (-1, 0):
                continue  # the last character stands apart by having none
            self._ended(start, end)
            one_more = self.measured.width(start, end + 1, self.found)
            if one_more > room + ROUNDING and self.measured.width(start, end, self.found) <= room - ROUNDING:
                return
        self.found[start:end] = before

    def _share(self, start: int, end: int, room: int) -> None:
        """Space some of the line's characters by a twip more, until its gaps share what is left in whole twips."""
        measured = self.measured
        while end > start + 1 and measured.chars[end - 1] == " ":
            end -= 1
        before = self.found[start:end]
        last = self._ended(start, end)
        if measured.width(start, end, self.found) > room - ROUNDING:
            self.found[start:end] = before
            return
        first = self._whole(start)
        if first >= last:
            return
        base = self.found[first]
        best, least = first, math.inf
        for at in self._cuts(first, last, end):
            self.found[first:at] = [base + 1] * (at - first)
            short = measured.short(start, end, room, self.found)
            off = abs(short - _REST) if short is not None else math.inf
            if off < least:
                best, least = at, off
            if off < 0.5:
                break
        self.found[first:last] = [base + 1] * (best - first) + [base] * (last - best)

    def _whole(self, at: int) -> int:
        """The place, or behind the word that goes on there: LibreOffice breaks a word elsewhere if a portion begins in it."""
        while at < len(self.found) and self.measured.is_joined(at):
            at += 1
        return at

    def _cuts(self, first: int, last: int, end: int) -> Iterator[int]:
        """Where spacing by a twip more, which begins at `first`, may end: not inside a word of Latin letters, a number, or ——."""
        yield first
        for at in range(first, last):
            if self.measured.is_last(at, end, self.found) or not (self.measured.kinds[at][1] or self._paired(at)):
                yield at + 1

    def _ended(self, start: int, end: int) -> int:
        """Give the line's last character, or its last word of Latin letters, no spacing; returns where it begins.

        LibreOffice sets a portion exactly where it belongs, but its characters by whole twips.
        """
        last = end - 1
        while self.measured.is_joined(last):
            last -= 1
        if last <= start or end - last > _WORD or (end < len(self.found) and self.measured.is_joined(end)):
            return end
        self.found[last:end] = [0] * (end - last)
        return last

    def _paired(self, at: int) -> bool:
        """Whether the character is the first half of —— or ……, which is not taken apart."""
        chars = self.measured.chars
        return chars[at] in PAIRED and chars[at + 1 : at + 2] == chars[at]
