"""How LibreOffice (7.4) measures and breaks a line of running text: what `word_fit` has to reckon with.

Lengths are twips, as LibreOffice counts. It cuts a line into portions where face, spacing or script change. Behind the last
character of a portion it takes nothing away; between a letter or digit of one script and of the other it adds a fifth of the
size, whatever `autoSpaceDE` says (its filter drops that property). A justified line's rest is shared out among the gaps in hundredths, each
portion gets the whole twips of its share, and each character in it the whole twips of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from exporters.typesetting.characters import CLOSING, NO_END, NO_START, in_run

LATIN_END = "\u0530"
_DOT = 2.4
"""Twips in a dot of 600 to an inch."""
_LETTER = 3
"""Twips that a letter may take more when it is counted in dots, as seen."""
ROUNDING = 3
"""Twips by which LibreOffice's own sums may be greater."""
_JOINED = frozenset("—―─⸺")
"""Many faces draw two of them as one glyph."""
_PARTING = frozenset("；：？！")
"""Closing marks behind which Latin letters may begin a line."""
_EITHER = frozenset("“”‘’—…‰′″※")
"""Marks that both scripts have."""
_BREAKING = frozenset("/?-")
"""Marks in a web address behind which LibreOffice may break it (Unicode line breaking, rules SY, EX and HY)."""


class Found(NamedTuple):
    """Where a line ends, whether one more character had room but may not end it, and whether it may be broken at all."""

    end: int
    pushed: bool
    broken: bool = True


@dataclass(frozen=True, slots=True)
class Measured:
    """The characters of one paragraph, their advances, the kind of portion each belongs to (its text and script), and the gap between scripts."""

    chars: str
    advances: Sequence[float]
    kinds: Sequence[tuple[int, bool]]
    gap: int

    def line(self, start: int, room: int, spacings: Sequence[int]) -> Found | None:
        """Where the line ends that begins at `start` and has so much room; None if all the rest fits."""
        full = self._full(start, room, spacings)
        if full >= len(self.chars):
            return None
        end = full
        while end > start and not may_break(self.chars, end):
            end -= 1
        return Found(end, end < full) if end > start else Found(self._full(start, room, spacings, 0), False, False)

    def _full(self, start: int, room: int, spacings: Sequence[int], unsure: int = _LETTER) -> int:
        """The first character that has no room; of Latin letters that LibreOffice has to cut each may take `unsure` twips more."""
        at, width, word = start, 0.0, 0.0
        while at < len(self.chars):
            width += self._added(start, at, spacings)
            word = word + abs(spacings[at]) % _DOT + unsure if self.kinds[at][1] else 0.0
            if width > room - ROUNDING - word:
                last = at
                while word and width <= room - ROUNDING and not self.is_last(last, len(self.chars), spacings):
                    last += 1
                    width += self._added(start, last, spacings)
                if not word or width > room - ROUNDING:
                    return max(at, start + 1)
                at = last
            at += 1
        return at

    def width(self, start: int, end: int, spacings: Sequence[int]) -> float:
        """How much room the characters take."""
        return sum(self._added(start, at, spacings) for at in range(start, end))

    def short(self, start: int, end: int, room: int, spacings: Sequence[int]) -> int | None:
        """How many twips before its room a justified line ends; None if it has no room to share, or no gap."""
        portions = self._gaps(start, end, spacings)
        gaps = sum(portions)
        left = room - round(self.width(start, end, spacings))
        if left < 0 or not gaps:
            return None
        share = 100 * left // gaps
        return left - sum(gaps * share // 100 for gaps in portions[:-1]) - portions[-1] * (share // 100)

    def _gaps(self, start: int, end: int, spacings: Sequence[int]) -> list[int]:
        """How many gaps each portion of a line has: behind each Chinese character, each space, each change of script."""
        found, gaps = [], 0
        for at in range(start, end):
            last = at + 1 == end
            gaps += not last and (not self.kinds[at][1] or self.chars[at] == " " or not self.kinds[at + 1][1])
            if last or self.is_last(at, end, spacings):
                found.append(gaps)
                gaps = 0
        return found

    def is_last(self, at: int, end: int, spacings: Sequence[int]) -> bool:
        """Whether a portion ends with the character, on a line that ends before `end`."""
        return at + 1 >= end or self.kinds[at] != self.kinds[at + 1] or spacings[at] != spacings[at + 1]

    def is_joined(self, at: int) -> bool:
        """Whether the character goes on a word of Latin letters or a number."""
        return at > 0 and self.kinds[at][1] and self.kinds[at] == self.kinds[at - 1]

    def _added(self, start: int, at: int, spacings: Sequence[int]) -> float:
        """What a character adds to the width of the line that begins at `start`, the spacing before it included."""
        width = self.advances[at]
        if at == start:
            return width
        before = spacings[at - 1]
        if self.is_last(at - 1, at + 1, spacings):
            scripts = self.kinds[at - 1][1] != self.kinds[at][1]
            apart = scripts and self.chars[at - 1].isalnum() and self.chars[at].isalnum()
            return width + max(before, 0) + (self.gap if apart else 0)
        if self.chars[at] in _JOINED and self.chars[at] == self.chars[at - 1]:
            return width
        return width + before


def may_break(chars: str, at: int) -> bool:
    """Whether LibreOffice breaks a line before a character; between ，。、 and Latin letters it does, but hangs the mark outside the margin."""
    before, after = chars[at - 1], chars[at]
    if after in NO_START or after == " " or before in NO_END:
        return False
    if in_run(after) and (before in CLOSING - _PARTING or before in "·％"):
        return False
    if in_run(before) and in_run(after):
        return before in _BREAKING and not (after.isdecimal() and chars[at - 2 : at - 1].isdecimal())
    return True


def scripts_of(chars: str) -> list[bool]:
    """For each character whether it is of a Latin portion: so are quotes, dashes and dots behind Latin letters, and at the start."""
    found: list[bool] = []
    latin = True
    for char in chars:
        latin = char < LATIN_END or (latin and char in _EITHER)
        found.append(latin)
    return found
