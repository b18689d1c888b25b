"""A table of contents for Word: a real field with its entries filled in, each a link, with no question on opening.

The page numbers come from our own layout of the same blocks, with estimated widths; F9 in Word counts them anew.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exporters.blocks import Block, Heading
from exporters.page import Page
from exporters.typesetting.shaping import Shaper, width_of
from exporters.word_floats import expected_pages
from exporters.word_styles import CONTENTS, CONTENTS_TITLE, contents_setting
from exporters.word_text import Setting, paragraph, run
from exporters.word_xml import Element, element, field, field_start, one_line, text_element

TITLE = "目录"
_INSTRUCTION = f' TOC \\o "1-{len(CONTENTS)}" \\h \\z \\u '
_SPREAD = "　　"


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading that is listed: its place among the blocks, its level, its words and the page it stands on."""

    block: int
    level: int
    text: str
    page: int

    @property
    def anchor(self) -> str:
        """The bookmark that the entry leads to, named as Word names its own."""
        return f"_Toc{self.block + 1:08}"


def entries_of(blocks: Sequence[Block], page: Page, shaper: Shaper) -> list[Entry]:
    """All headings that are listed, with their pages when the table of contents itself stands in front of them."""
    listed = [
        (number, block.level, one_line(block.text))
        for number, block in enumerate(blocks)
        if isinstance(block, Heading) and block.level <= len(CONTENTS) and one_line(block.text)
    ]
    places = dict(_places(blocks, page, shaper))
    lines = sum(_lines(text, level, page, shaper) for _, level, text in listed)
    own_pages = math.ceil((lines + page.title.lead / page.pitch + 1) / page.lines)
    return [Entry(number, level, text, places.get(number, 1) + own_pages) for number, level, text in listed]


def _places(blocks: Sequence[Block], page: Page, shaper: Shaper) -> Iterator[tuple[int, int]]:
    """(number of a block, page on which it begins) for each block that begins with an entry of the outline."""
    for number, puts in enumerate(expected_pages(blocks, page, shaper), 1):
        for put in puts:
            if put.strip.outline is not None and not put.repeated:
                yield put.strip.block, number


def _lines(text: str, level: int, page: Page, shaper: Shaper) -> int:
    """Lines that an entry takes, dots and number included."""
    size = page.contents.size
    room = page.characters * page.cell - page.indent * (level - 1) * size
    return math.ceil((width_of(shaper.glyphs(text, page.contents.role, size)) + 2 * size) / room)


def contents_elements(entries: Sequence[Entry], page: Page) -> list[Element]:
    """The title and the entries; nothing if there are none."""
    if not entries:
        return []
    heading = Setting(CONTENTS_TITLE, page.title, "center", after=page.pitch, keep=True)
    title = run(page, page.title, text_element(_SPREAD.join(TITLE)))
    made = [paragraph(page, heading, [title])]
    for number, entry in enumerate(entries):
        link = [_link(page, entry)]
        if number == 0:
            link[:0] = [run(page, page.contents, part) for part in field_start(_INSTRUCTION)]
        if number == len(entries) - 1:
            link.append(run(page, page.contents, element("w:fldChar", fldCharType="end")))
        made.append(paragraph(page, contents_setting(page, entry.level), link))
    return made


def _link(page: Page, entry: Entry) -> Element:
    number = field(f" PAGEREF {entry.anchor} \\h ", str(entry.page))
    parts = [text_element(entry.text), element("w:tab"), *number]
    return element("w:hyperlink", *(run(page, page.contents, part) for part in parts), anchor=entry.anchor, history=1)
