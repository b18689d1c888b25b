"""The pages of a Word file as we expect them, and which pictures stand at their head, so that the text leaves no hole.

Word has no picture that floats by itself: where one does is told by the PDF's pages, which hold the same lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from exporters.blocks import Block, Document, Figure, Heading, Paragraph
from exporters.page import Page
from exporters.pdf_layout import lay_out
from exporters.pdf_pages import paginate
from exporters.pdf_strips import Put
from exporters.tagging import Element
from exporters.typesetting.shaping import Shaper

_SPARE = 2
"""So many lines more may stand on a page of Word than on that of the PDF, or fewer."""


def expected_pages(blocks: Sequence[Block], page: Page, shaper: Shaper) -> list[list[Put]]:
    """The pages that the blocks fill in Word, from our own layout with estimated widths."""
    strips = lay_out(Document("", tuple(blocks)), page, shaper, Element("Document"))
    return paginate(strips, page.lines * page.pitch, page.pitch, _SPARE * page.pitch)


def floated(blocks: Sequence[Block], page: Page, shaper: Shaper) -> dict[int, list[int]]:
    """The number of a paragraph or heading that begins under pictures -> the numbers of these pictures, which stand in front of it.

    A picture is left in its place if no paragraph surely begins on the page whose head it takes.
    """
    if not any(isinstance(block, Figure) for block in blocks):
        return {}
    pages = expected_pages(blocks, page, shaper)
    height, spare = page.lines * page.pitch, _SPARE * page.pitch
    order = [(put.strip.block, number, put.y) for number, puts in enumerate(pages) for put in puts if not put.strip.gap]
    first: dict[int, int] = {}
    for at, (block, _, _) in enumerate(order):
        first.setdefault(block, at)
    found: dict[int, list[int]] = {}
    for figure, at in sorted(first.items()):
        if not isinstance(blocks[figure], Figure) or all(block <= figure for block, _, _ in order[:at]):
            continue
        _, number, head = order[at]
        for block, start in sorted(first.items()):
            _, where, y = order[start]
            begins = start > at and where == number and head + spare < y < height - spare
            if begins and isinstance(blocks[block], (Paragraph, Heading)):
                found.setdefault(block, []).append(figure)
                break
    return found
