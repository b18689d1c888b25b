"""What a public reading point asks for on the first page: the index number (索引号) and the mark 主动公开, printed.

Offices hand the report over to archive and library with both in print, upper right on page one (city rules on the
handing over of disclosed documents); they stand over the type area, so that no line of the report moves.
"""

from __future__ import annotations

from itertools import pairwise

from exporters.page import POINTS_PER_MM, Page
from exporters.pdf_strips import Put, Rule, Strip, Text, baseline
from exporters.tagging import Element
from exporters.typesetting.characters import lines_of
from exporters.typesetting.placing import place
from exporters.typesetting.shaping import Shaper, width_of

DISCLOSED = "主动公开"
_ABOVE = 4 * POINTS_PER_MM
"""How far over the type area the stamp ends, in points."""
_FRAME = 0.35
"""Room between the mark and its frame, in ems."""


def stamp(index_number: str, disclosed: bool, page: Page, shaper: Shaper, tree: Element) -> list[Put]:
    """The stamp for the first page, empty if nothing is asked for. Its structure is added to `tree`."""
    style = page.stamp
    lead = page.lead_of(style)
    width = page.characters * page.cell
    number = " ".join(lines_of(index_number)).strip()
    strips = []
    if disclosed:
        strips.append(_framed(_line(DISCLOSED, width - _FRAME * style.size, page, shaper, tree), page))
    if number:
        strips.append(Strip(lead, (_line(f"索引号：{number}", width, page, shaper, tree),)))
    top = -_ABOVE - lead * len(strips)
    return [Put(top + lead * at, strip) for at, strip in enumerate(strips)]


def _line(words: str, right: float, page: Page, shaper: Shaper, tree: Element) -> Text:
    """Words that end at `right`, smaller if the line is too short for them."""
    style = page.stamp
    glyphs = shaper.glyphs(words, style.role, style.size)
    if width_of(glyphs) > right:
        glyphs = shaper.glyphs(words, style.role, style.size * right / width_of(glyphs))
    placed = place(glyphs, right, justify=False)
    return Text(right - width_of(glyphs), baseline(page.lead_of(style), style.size), placed, tree.add("P"))


def _framed(text: Text, page: Page) -> Strip:
    size = page.stamp.size
    x1, x2 = text.x - _FRAME * size, page.characters * page.cell
    y1, y2 = text.baseline - (0.88 + _FRAME / 2) * size, text.baseline + (0.12 + _FRAME / 2) * size
    corners = ((x1, y1), (x2, y1), (x2, y2), (x1, y2), (x1, y1))
    rules = tuple(Rule(*start, *end) for start, end in pairwise(corners))
    return Strip(page.lead_of(page.stamp), (text,), rules)
