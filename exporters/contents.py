"""A table of contents for the PDF: 目录 on pages of its own in front, each entry a link to its heading.

Its pages are counted before its entries are numbered: the room for a number does not depend on the number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from exporters.blocks import Block, Document, Heading, Title
from exporters.page import POINTS_PER_MM, Page
from exporters.pdf_layout import lay_out
from exporters.pdf_pages import paginate
from exporters.pdf_strips import Put, Strip, Text, baseline
from exporters.tagging import Element, Place
from exporters.typesetting.breaking import Line, break_lines
from exporters.typesetting.characters import lines_of
from exporters.typesetting.placing import place
from exporters.typesetting.shaping import Glyph, Shaper, width_of

TITLE = "目　　录"
_DEEPEST = 2
"""Headings of this level and above are listed."""
_NUMBER = 2
"""Characters of room for a page number: four digits."""
_DOTS = 2
"""The least room between an entry and its number that is filled with dots, in characters."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading that is listed: level, words, and where it stands (the first page of the report is 0)."""

    level: int
    text: str
    page: int
    y: float


def contents_pages(
    blocks: Sequence[Block], pages: Sequence[Sequence[Put]], page: Page, shaper: Shaper, tree: Element
) -> list[list[Put]]:
    """The pages of the table of contents; none if there is no heading to list. Its structure is added to `tree`."""
    entries = list(_entries(blocks, pages, page))
    if not entries:
        return []
    count = len(_Contents(page, shaper, Element("Document"), 0).pages(entries))
    return _Contents(page, shaper, tree, count).pages(entries)


def _entries(blocks: Sequence[Block], pages: Sequence[Sequence[Put]], page: Page) -> Iterator[Entry]:
    top = (page.height - page.top) * POINTS_PER_MM
    for number, puts in enumerate(pages):
        for put in puts:
            block = blocks[put.strip.block] if put.strip.outline and not put.repeated else None
            if isinstance(block, Heading) and block.level <= _DEEPEST and put.strip.outline:
                yield Entry(block.level, put.strip.outline[1].rstrip("。"), number, top - put.y)


class _Contents:
    def __init__(self, page: Page, shaper: Shaper, tree: Element, count: int) -> None:
        self.page = page
        self.shaper = shaper
        self.tree = tree
        self.count = count
        self.width = page.characters * page.cell

    def pages(self, entries: Sequence[Entry]) -> list[list[Put]]:
        strips = lay_out(Document("", (Title(TITLE),)), self.page, self.shaper, self.tree)
        strips.append(Strip(self.page.pitch, gap=True, keep=True))
        outer = self.tree.add("TOC")
        inner: Element | None = None
        for entry in entries:
            if entry.level == entries[0].level or entry.level == 1:
                inner = None
                parent = outer
            else:
                inner = inner or outer.add("TOC")
                parent = inner
            strips += self._entry(entry, parent.add("TOCI"))
        return paginate(strips, self.page.lines * self.page.pitch, self.page.pitch)

    def _entry(self, entry: Entry, item: Element) -> list[Strip]:
        """The lines of an entry; the last one goes on in dots to the page number at the margin."""
        style = self.page.contents
        number = str(self.count + entry.page + 1)
        link = item.add("Reference").add("Link")
        link.goal = Place(self.count + entry.page, entry.y)
        link.words = f"{entry.text}，第{number}页"
        left = self.page.indent * (entry.level - 1) * style.size
        glyphs = self.shaper.glyphs(" ".join(lines_of(entry.text)), style.role, style.size)
        room = self.width - left - (_NUMBER + _DOTS) * style.size
        lines = break_lines(glyphs, room, justify=False)
        strips = [self._line(line, left, link) for line in lines]
        ended = left + lines[-1].width
        dots, figures = self._dots(ended), self._figures(number, link)
        strips[-1] = replace(strips[-1], texts=(*strips[-1].texts, *dots, figures))
        return [replace(strip, keep=True) for strip in strips[:-1]] + strips[-1:]

    def _line(self, line: Line, left: float, link: Element) -> Strip:
        style = self.page.contents
        lead = self.page.lead_of(style)
        text = Text(left + line.indent, baseline(lead, style.size), line.placed, link)
        return Strip(lead, (text,), on_grid=not style.lead)

    def _dots(self, start: float) -> list[Text]:
        """Dots from behind the entry to before the number, in cells counted from the margin: those of all lines align."""
        style = self.page.contents
        dot: list[Glyph] = self.shaper.glyphs("…", style.role, style.size)
        cell = width_of(dot)
        end = self.width - _NUMBER * style.size
        many = int((end - start - style.size / 4) // cell)
        placed = place(dot * many, self.width, justify=False)
        y = baseline(self.page.lead_of(style), style.size)
        return [Text(end - many * cell, y, placed)] if many > 0 else []

    def _figures(self, number: str, link: Element) -> Text:
        style = self.page.contents
        placed = place(self.shaper.glyphs(number, style.role, style.size), self.width, justify=False)
        width = placed[-1].x + placed[-1].room
        return Text(self.width - width, baseline(self.page.lead_of(style), style.size), placed, link)
