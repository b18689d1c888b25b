"""Breaking a paragraph into lines on the character grid.

A line takes as many glyphs as fit. Where it may not end there, more glyphs are pushed in by squeezing marks to half
their width at most (the mark at the line's end first); if that does not help, glyphs are pushed out to the next line.
What is left over is shared between the glyphs, so that all lines but the last reach both edges. Time grows with the
length of the text only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from exporters.typesetting.characters import CLOSING, NO_END, NO_START, OPENING, SEPARATORS, in_run, is_mark, units
from exporters.typesetting.placing import Placed, place
from exporters.typesetting.shaping import Glyph

SLIP = 0.01
"""Points by which widths may differ and still count as equal."""
_REACH = 8
"""How many glyphs behind the edge are looked at for pushing in."""
_PUSHED = 1.5
"""How many characters' room is pushed in at most: more would squeeze too many marks of one line."""
_LONG = 10
"""A run wider than this many characters may be broken, where else the line would stay far too short."""
_MIDDLING = 8
"""A run wider than this many characters (a web address) may be broken behind a separator, where the line would stay too short."""
_LOOSE = 2
"""How many characters' room a line may leave before a long run is broken for it."""
_NEAR = 3
"""How many characters' room a line may leave so that a long run is broken behind a separator."""


class Line(NamedTuple):
    """One line: the glyphs `start` to `end` of the text, where each stands, and how far it is set in, in points."""

    start: int
    end: int
    indent: float
    placed: list[Placed]

    @property
    def width(self) -> float:
        """From the line's first glyph to behind its last one, in points."""
        return self.placed[-1].x + self.placed[-1].room if self.placed else 0.0


def break_lines(glyphs: Sequence[Glyph], width: float, first: float = 0, justify: bool = True) -> list[Line]:
    """The lines of one paragraph, `width` points wide; the first is set in by `first`.

    Without `justify` lines are ragged. An empty text gives one empty line. A glyph wider than the line stands alone on one.
    """
    if not glyphs:
        return [Line(0, 0, first, [])]
    return Breaker(glyphs, width).lines(first, justify)


def may_break(glyphs: Sequence[Glyph]) -> list[bool]:
    """For each place before a glyph (and the end of the text) whether a line may break there."""
    chars = [glyph.char for glyph in glyphs]
    allowed = [True] * (len(chars) + 1)
    allowed[0] = False
    for at, (before, after) in enumerate(pairwise(chars), 1):
        allowed[at] = (
            after != " " and after not in NO_START and before not in NO_END and not (in_run(before) and in_run(after))
        )
    for start, end in units("".join(chars)):
        allowed[start + 1 : end] = [False] * (end - start - 1)
    return allowed


class Breaker:
    """The lines of one paragraph, `width` points wide."""

    def __init__(self, glyphs: Sequence[Glyph], width: float) -> None:
        self.glyphs = glyphs
        self.width = width
        self.allowed = may_break(glyphs)
        self.edge = list(accumulate((glyph.width for glyph in glyphs), initial=0.0))
        self.spare = list(accumulate((_spare(glyph) for glyph in glyphs), initial=0.0))

    def end(self, start: int, indent: float = 0) -> int:
        """Where the line ends that begins at `start` and is set in by `indent` points."""
        room = max(self.width - indent, 0.0)
        return self._better_last(start, self._end(start, room), room)

    def lines(self, first: float, justify: bool) -> list[Line]:
        """All lines, the first set in by `first` points."""
        lines: list[Line] = []
        start, count, indent = 0, len(self.glyphs), first
        while start < count:
            room = max(self.width - indent, 0.0)
            end = self.end(start, indent)
            inner = list(self._inside(start, end))
            lines.append(Line(start, end, indent, place(inner, room, justify and end < count)))
            start, indent = end, 0.0
        return lines

    def _inside(self, start: int, end: int) -> Sequence[Glyph]:
        """A line's glyphs without the spaces at its end. No line begins with a space: no break stands before one."""
        while end > start and self.glyphs[end - 1].char == " ":
            end -= 1
        return self.glyphs[start:end]

    def _taken(self, start: int, end: int) -> float:
        return self.edge[end] - self.edge[start]

    def _squeezable(self, start: int, end: int, room: float) -> bool:
        return self._taken(start, end) - room <= self.spare[end] - self.spare[start] + SLIP

    def _end(self, start: int, room: float) -> int:
        count = len(self.glyphs)
        full = bisect_right(self.edge, self.edge[start] + room + SLIP, start) - 1
        while full < count and self.glyphs[full].char == " ":
            full += 1
        if full >= count or (full > start and self.allowed[full]):
            return min(full, count)
        pushed = self._push_in(start, full, room)
        return pushed or self._push_out(start, max(full, start + 1), room)

    def _push_in(self, start: int, full: int, room: float) -> int:
        for end in range(full + 1, min(len(self.glyphs), full + _REACH) + 1):
            over = self._taken(start, end) - room
            if over > _PUSHED * self.glyphs[start].size or not self._squeezable(start, end, room):
                return 0
            if self.allowed[end]:
                return end
        return 0

    def _push_out(self, start: int, full: int, room: float) -> int:
        size = self.glyphs[start].size
        last = next((end for end in range(full, start, -1) if self.allowed[end]), start)
        if last > start and room - self._taken(start, last) <= _LOOSE * size:
            return last
        longest = min(room, max(room / 2, _LONG * size))
        following = full
        while following < len(self.glyphs) and self._taken(last, following) <= longest + SLIP:
            following += 1
            if self.allowed[following]:
                break
        run = self._taken(last, following)
        if last > start and run <= longest + SLIP:
            return (self._separated(start, last, full, room) if run > _MIDDLING * size else 0) or last
        return self._separated(start, last, full, room) or self._torn(start, last, full, room)

    def _separated(self, start: int, last: int, full: int, room: float) -> int:
        """The last place near the edge where a run may be broken behind a separator; 0 if there is none."""
        size = self.glyphs[start].size
        for end in range(full, max(last, start), -1):
            if room - self._taken(start, end) > _NEAR * size:
                break
            before, after = self.glyphs[end - 1].char, self.glyphs[end].char
            if before in SEPARATORS - NO_END and after not in NO_START:
                return end
        return 0

    def _torn(self, start: int, last: int, full: int, room: float) -> int:
        """Where a run that is too long for a line and has no separator near is broken: at the edge."""
        size = self.glyphs[start].size
        for end in range(full, max(last, start), -1):
            if room - self._taken(start, end) > _LOOSE * size:
                break
            if self.glyphs[end].char not in NO_START and self.glyphs[end - 1].char not in NO_END:
                return end
        return full

    def _better_last(self, start: int, end: int, room: float) -> int:
        """Where the line ends better if else the last line of the paragraph had only one letter."""
        count = len(self.glyphs)
        if end >= count or not self._lonely(end):
            return end
        if self._squeezable(start, count, room):
            return count
        for earlier in range(end - 1, start + 1, -1):
            if not self.allowed[earlier]:
                continue
            fits = (
                self._squeezable(earlier, count, self.width) and room - self._taken(start, earlier) <= room / 2 + SLIP
            )
            if not fits:
                break
            if not self._lonely(earlier):
                return earlier
        return end

    def _lonely(self, start: int) -> bool:
        letters = 0
        for glyph in self.glyphs[start : start + _REACH]:
            letters += not is_mark(glyph.char)
        return letters < 2


def _spare(glyph: Glyph) -> float:
    return glyph.width / 2 if glyph.char in OPENING or glyph.char in CLOSING else 0.0
