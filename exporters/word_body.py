"""From blocks to the body of the Word file: one method for each kind of block."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from types import MappingProxyType
from typing import Any

from docx.oxml.ns import qn

from exporters.blocks import Block, Byline, Figure, Heading, PageBreak, Paragraph, SignOff, Table, Title
from exporters.page import Page, Style
from exporters.word_bookmarks import Bookmarks
from exporters.word_figure import Images, figure_elements
from exporters.word_fit import is_measured, stitches
from exporters.word_floats import floated
from exporters.word_measure import title_lines, usual_shaper
from exporters.word_sign_off import sign_off_lines
from exporters.word_styles import BODY, BYLINE, CELL, FIGURE, HEADINGS, TITLE
from exporters.word_table import ending, table_elements
from exporters.word_text import Setting, paragraph, spaced_runs, text_runs
from exporters.word_xml import Element, one_line, pieces, twips

NO_ANCHORS: Mapping[int, str] = MappingProxyType({})

_DELETED = 5
"""So many characters of a title's line are left in a marked-up copy for what was deleted, which stands beside what is new."""
_HAIR = 1.0
"""The least height of a line that only parts a table from what is before, in points."""


def body_elements(
    blocks: Sequence[Block],
    page: Page,
    images: Images,
    anchors: Mapping[int, str] = NO_ANCHORS,
    fitted: bool = True,
) -> list[Element]:
    """Paragraphs and tables for all blocks, in order; pictures go to `images`.

    `anchors` has the name of a bookmark for each heading (by its number among the blocks) that something leads to; where
    there are any, something stands in front, and all begins on a new page. `fitted` says
    that a line holds its own words only, and that stitches may hold it to the margin; in a marked-up copy it holds more.
    Raises ValueError for a table row with too many cells.
    """
    body = _Body(page, Bookmarks(blocks), images, fitted)
    body.anchors = anchors
    body.new_page = bool(anchors)
    return body.elements(blocks)


class _Body:
    def __init__(self, page: Page, bookmarks: Bookmarks, images: Images, fitted: bool) -> None:
        self.page = page
        self.images = images
        self.fitted = fitted
        self.width = page.characters * page.cell
        self.shaper = usual_shaper()
        self.bookmarks = bookmarks
        self.before = 0.0
        self.new_page = False
        self.following: Block | None = None
        self.anchors = NO_ANCHORS
        self.number = 0
        self.kinds: dict[type, Callable[[Any], list[Element]]] = {
            Title: self._title,
            Byline: self._byline,
            Heading: self._heading,
            Paragraph: self._paragraph,
            Table: self._table,
            SignOff: self._sign_off,
            Figure: self._figure,
        }

    def elements(self, blocks: Sequence[Block]) -> list[Element]:
        made: list[Element] = []
        last: Block = PageBreak()
        floats = floated(blocks, self.page, self.shaper) if self.fitted else {}
        elsewhere = {figure for figures in floats.values() for figure in figures}
        for self.number, (block, self.following) in enumerate(zip_longest(blocks, blocks[1:])):
            for figure in floats.get(self.number, ()):
                made += self._at_head(blocks[figure])
            if self.number in elsewhere:
                continue
            if isinstance(block, PageBreak):
                self.new_page = self.new_page or bool(made)
                last = block
                continue
            self.before = self._space(last, block)
            if isinstance(block, Table) and not one_line(block.caption):
                self._make_room(made)
            made += self.kinds[type(block)](block)
            self.new_page = False
            last = block
        if not made or _ends_with_table(made):
            made.append(ending(self.page))
        return made

    def _make_room(self, made: list[Element]) -> None:
        """Room, or a new page, in front of a table without a caption: a table itself can begin with neither.

        The paragraph above gets the room under it; where there is none, or a page begins, a small empty one parts them.
        """
        if made and not self.new_page and not _ends_with_table(made):
            made[-1].find(f"{qn('w:pPr')}/{qn('w:spacing')}").set(qn("w:after"), str(twips(self.before)))
        elif made or self.new_page:
            setting = Setting(CELL, self.page.table, new_page=self.new_page)
            made.append(paragraph(self.page, setting, line=max(self.before, _HAIR)))
            self.new_page = False

    def _space(self, last: Block, block: Block) -> float:
        """Empty room above a block, in points; none at the top of a page."""
        pitch = self.page.pitch
        if isinstance(last, PageBreak):
            return 0.0
        if isinstance(block, Title):
            return pitch
        if isinstance(last, Title):
            return pitch / 2
        if isinstance(last, Byline) and not isinstance(block, Byline):
            return pitch
        if isinstance(block, Figure):
            return pitch / 2
        return pitch / 4 if isinstance(block, (SignOff, Table)) or isinstance(last, Table) else 0.0

    def _title(self, title: Title) -> list[Element]:
        type_ = self.page.title
        lines = title_lines(title.text, type_, self.page, self.shaper, 1 if self.fitted else _DELETED)
        start, end = self.bookmarks.around(title.key)
        runs = text_runs(self.page, type_, lines)
        return [self._one(Setting(TITLE, type_, "center", keep=True), [*start, *runs, *end])]

    def _byline(self, byline: Byline) -> list[Element]:
        keep = isinstance(self.following, Byline)
        start, end = self.bookmarks.around(byline.key)
        return self._several(Setting(BYLINE, self.page.byline, "center", keep=keep), byline.text, start, end)

    def _heading(self, heading: Heading) -> list[Element]:
        type_ = self.page.headings[heading.level - 1]
        setting = self._indented(HEADINGS[heading.level - 1], type_, "both", keep=True)
        (runs,) = self._runs(setting, [(one_line(heading.text), type_)])
        start, end = self.bookmarks.around_part(heading.key)
        if self.number in self.anchors:
            anchor, anchored = self.bookmarks.named(self.anchors[self.number])
            runs = [*anchor, *runs, *anchored]
        return [self._one(setting, [*start, *runs, *end])]

    def _paragraph(self, block: Paragraph) -> list[Element]:
        setting = self._indented(BODY, self.page.body, "both")
        start, end = self.bookmarks.around_part(block.key)
        first, *others = pieces(block.text)
        lead, text = self._runs(setting, [(one_line(block.lead), self.page.lead_in), (first, setting.type)])
        before = [*lead, *start] if block.label else [*start, *lead]
        contents = [[*before, *text], *(self._runs(setting, [(other, setting.type)])[0] for other in others)]
        return self._joined(setting, contents, end)

    def _runs(self, setting: Setting, texts: Sequence[tuple[str, Style]]) -> list[list[Element]]:
        """The runs of each text of one paragraph of running text."""
        if not self.fitted or not all(is_measured(text, type_.role) for text, type_ in texts):
            return [text_runs(self.page, type_, [text]) for text, type_ in texts]
        spaced = stitches(texts, self.page, self.shaper, setting.first)
        return [spaced_runs(self.page, type_, text, own) for (text, type_), own in zip(texts, spaced, strict=True)]

    def _table(self, table: Table) -> list[Element]:
        signed = isinstance(self.following, SignOff)
        return table_elements(table, self.page, self.shaper, self.bookmarks, self.before, self.new_page, signed)

    def _sign_off(self, sign_off: SignOff) -> list[Element]:
        lines = sign_off_lines(sign_off, self.page, self.shaper, self.bookmarks)
        return [self._one(setting, content) for setting, content in lines]

    def _figure(self, figure: Figure) -> list[Element]:
        return figure_elements(figure, self.page, self.images, self._placed(Setting(FIGURE, self.page.note)))

    def _at_head(self, figure: Block) -> list[Element]:
        """A picture at the head of the page on which the next paragraph begins."""
        assert isinstance(figure, Figure)
        return figure_elements(figure, self.page, self.images, Setting(FIGURE, self.page.note, head=True))

    def _indented(self, style: str, type_: Style, align: str, keep: bool = False) -> Setting:
        indent = self.page.indent
        return Setting(style, type_, align, first=indent * self.page.cell, first_characters=indent, keep=keep)

    def _several(
        self, setting: Setting, text: str, before: Sequence[Element], behind: Sequence[Element]
    ) -> list[Element]:
        """A paragraph for each line that was typed, with what stands before and behind all of them."""
        contents = [text_runs(self.page, setting.type, [line]) for line in pieces(text)]
        contents[0] = [*before, *contents[0]]
        return self._joined(setting, contents, behind)

    def _joined(self, setting: Setting, contents: list[list[Element]], behind: Sequence[Element]) -> list[Element]:
        """Paragraphs of these contents, with what stands behind all of them."""
        contents[-1] += behind
        settings = [self._placed(setting), *[setting] * (len(contents) - 1)]
        return [paragraph(self.page, one, content) for one, content in zip(settings, contents, strict=True)]

    def _one(self, setting: Setting, content: Sequence[Element]) -> Element:
        return paragraph(self.page, self._placed(setting), content)

    def _placed(self, setting: Setting) -> Setting:
        """The setting with the room above and the new page that this block begins with."""
        placed = replace(setting, before=self.before, new_page=self.new_page)
        self.before, self.new_page = 0.0, False
        return placed


def _ends_with_table(made: Sequence[Element]) -> bool:
    return bool(made) and made[-1].tag == qn("w:tbl")
