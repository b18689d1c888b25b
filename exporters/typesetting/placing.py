"""Where the glyphs of one line stand: squeezed to the room, shared out over it, or left as they are."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from exporters.typesetting.characters import CLOSING, OPENING, PAIRED, in_run
from exporters.typesetting.shaping import Glyph

_WIDEST_GAP = 0.5
"""A line whose gaps would grow wider than this many ems is left ragged."""


class Placed(NamedTuple):
    """A glyph, the place of its origin from the line's start, and the room it takes, both in points."""

    glyph: Glyph
    x: float
    room: float


def place(glyphs: Sequence[Glyph], room: float, justify: bool) -> list[Placed]:
    """Set glyphs side by side. Too wide: marks give up to half their width. Too narrow: with `justify`, gaps widen."""
    left_over = room - sum(glyph.width for glyph in glyphs)
    given = _squeeze(glyphs, -left_over) if left_over < 0 else {}
    gaps = _gaps(glyphs) if justify and left_over > 0 else set()
    gap = left_over / len(gaps) if gaps else 0.0
    if glyphs and gap > _WIDEST_GAP * glyphs[0].size:
        gap = 0.0
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


def _gaps(glyphs: Sequence[Glyph]) -> set[int]:
    """Behind which glyphs room may be added: not inside a Latin run, not inside —— or ……."""
    gaps = set()
    for at, (glyph, following) in enumerate(itertools.pairwise(glyphs)):
        run = in_run(glyph.char) and in_run(following.char)
        pair = glyph.char in PAIRED and glyph.char == following.char
        if not run and not pair:
            gaps.add(at)
    return gaps
