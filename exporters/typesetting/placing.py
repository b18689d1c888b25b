"""Where the glyphs of one line stand: squeezed to the room, shared out over it, or left as they are."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from exporters.typesetting.characters import CLOSING, OPENING, PAIRED, in_run
from exporters.typesetting.shaping import Glyph

_WIDEST_GAP = 0.5
"""Gaps between characters grow to this many ems at most."""
_WIDEST_TRACKING = 0.1
"""A line that a long run fills (a URL) is set wider letter by letter, by this many ems at most; else it is left ragged."""


class Placed(NamedTuple):
    """A glyph, the place of its origin from the line's start, and the room it takes, both in points."""

    glyph: Glyph
    x: float
    room: float


def place(glyphs: Sequence[Glyph], room: float, justify: bool) -> list[Placed]:
    """Set glyphs side by side. Too wide: marks give up to half their width. Too narrow: with `justify`, gaps widen."""
    left_over = room - sum(glyph.width for glyph in glyphs)
    given = _squeeze(glyphs, -left_over) if left_over < 0 else {}
    gaps, gap = _shared(glyphs, left_over) if justify and left_over > 0 else (set(), 0.0)
    placed = []
    x = 0.0
    for at, glyph in enumerate(glyphs):
        taken = given.get(at, 0.0)
        origin = x - taken if glyph.char in OPENING else x
        placed.append(Placed(glyph, origin, glyph.width - (0 if glyph.char in OPENING else taken)))
        x += glyph.width - taken + (gap if at in gaps else 0.0)
    return placed


def _squeeze(glyphs: Sequence[Glyph], needed: float) -> dict[int, float]:
    """How much each mark gives up: the mark at the line's end first, the others in equal parts."""
    given: dict[int, float] = {}
    last = len(glyphs) - 1
    if glyphs[last].char in CLOSING:
        given[last] = min(needed, glyphs[last].width / 2)
        needed -= given[last]
    others = [at for at, glyph in enumerate(glyphs) if at not in given and glyph.char in OPENING | CLOSING]
    for at in others:
        given[at] = min(needed / len(others), glyphs[at].width / 2)
    return given


def _shared(glyphs: Sequence[Glyph], left_over: float) -> tuple[set[int], float]:
    """Behind which glyphs room is added, and how much: not inside Latin runs, unless a run fills most of the line."""
    for inside, widest in ((False, _WIDEST_GAP), (True, _WIDEST_TRACKING)):
        gaps = _gaps(glyphs, inside)
        if gaps and left_over / len(gaps) <= widest * glyphs[0].size:
            return gaps, left_over / len(gaps)
    return set(), 0.0


def _gaps(glyphs: Sequence[Glyph], inside_runs: bool) -> set[int]:
    """Behind which glyphs room may be added: never inside —— or ……."""
    gaps = set()
    for at, (glyph, following) in enumerate(itertools.pairwise(glyphs)):
        run = in_run(glyph.char) and in_run(following.char)
        pair = glyph.char in PAIRED and glyph.char == following.char
        if not pair and (inside_runs or not run):
            gaps.add(at)
    return gaps
