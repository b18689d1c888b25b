"""Where each answer stands on the pages of a PDF: what a preview needs to go from a place on paper to a field, and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from exporters.page import POINTS_PER_MM, Page

if TYPE_CHECKING:
    from exporters.pdf_strips import Sheet  # a window that knows places needs no writer of pages


class Spot(NamedTuple):
    """Characters of one answer on a page: its key, the first of them (`at`) how `many`, the index of the page, and
    two corners in points from the upper left of the paper.
    """

    key: str
    at: int
    many: int
    page: int
    x1: float
    y1: float
    x2: float
    y2: float


def spots(sheets: Sequence[Sheet], page: Page, two_sided: bool) -> Iterator[Spot]:
    """All places of answers, in the order of reading; a repeated head of a table is none."""
    top = page.top * POINTS_PER_MM
    for number, sheet in enumerate(sheets):
        left = (page.right if two_sided and number % 2 else page.left) * POINTS_PER_MM
        for put in sheet.puts:
            if put.repeated:
                continue
            for area in put.strip.areas:
                y1, y2 = top + put.y + area.y1, top + put.y + area.y2
                yield Spot(area.key, max(0, area.at), area.count, number, left + area.x1, y1, left + area.x2, y2)
