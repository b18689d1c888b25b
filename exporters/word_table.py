"""A table in Word: caption, head rows repeated on each page, rows that stay whole, notes under it."""

from __future__ import annotations

from itertools import pairwise

from exporters.blocks import Table
from exporters.page import POINTS_PER_MM, Page, Style
from exporters.pdf_grid import PAD, Grid, Slot, fit, slots_of
from exporters.pdf_table import note_mark
from exporters.typesetting.shaping import Shaper, width_of
from exporters.typesetting.titles import break_title
from exporters.word_bookmarks import Bookmarks
from exporters.word_measure import title_lines
from exporters.word_styles import CAPTION, CELL, NOTE, TABLE, table_rules
from exporters.word_text import Setting, paragraph, run, text_runs
from exporters.word_xml import Element, element, one_line, pieces, text_element, twips

_ROW_PAD = 2.5
"""Room over and under a cell's text, in points."""
_CAPTION_GAP = 4.0
"""What of the caption's line stands under its text, in points."""
_SLACK = 0.4
"""Room beside centred lines in ems, so that a face a little wider breaks them no more often."""
_HAIR = 1.0
"""Height of a line that is there only because Word wants a paragraph behind a table, in points."""
_FEW_ROWS = 6
"""So many rows under one cell are kept on one page; of more, as many at the top."""


def table_elements(
    table: Table, page: Page, shaper: Shaper, bookmarks: Bookmarks, before: float, new_page: bool, signed: bool
) -> list[Element]:
    """The table with its caption and notes; `before` is the room above in points.

    `signed` says that a line follows which must stay with the table. Raises ValueError if a row has more cells than
    the table has columns.
    """
    return _TableWriter(table, page, shaper, bookmarks).elements(before, new_page, signed)


class _TableWriter:
    def __init__(self, table: Table, page: Page, shaper: Shaper, bookmarks: Bookmarks) -> None:
        self.table = table
        self.page = page
        self.shaper = shaper
        self.bookmarks = bookmarks
        self.rows = (*table.head, *table.rows)
        self.slots = slots_of(table, page)
        self.grid: Grid = fit(table, self.slots, page, shaper)
        self.lead = self.grid.size * page.table_lead
        self.owner = {
            (slot.row + y, slot.column + x): slot
            for slot in reversed(self.slots)
            for y in range(slot.down)
            for x in range(slot.across)
        }
        self.together = {slot.row + y for slot in self.slots for y in range(min(slot.down, _FEW_ROWS) - 1)}

    def elements(self, before: float, new_page: bool, signed: bool) -> list[Element]:
        notes = self._notes(signed)
        made: list[Element] = []
        if one_line(self.table.caption):
            type_ = self.page.caption
            setting = Setting(CAPTION, type_, "center", before=before, after=_CAPTION_GAP, new_page=new_page, keep=True)
            height = self.page.lead_of(type_) - _CAPTION_GAP
            lines = title_lines(self.table.caption, type_, self.page, self.shaper)
            made.append(paragraph(self.page, setting, text_runs(self.page, type_, lines), height))
        if self.rows and self.table.columns:
            made.append(self._table(bool(notes) or signed))
        return [*made, *notes]

    def _table(self, followed: bool) -> Element:
        edges = [twips(edge) for edge in self.grid.edges]
        columns = [element("w:gridCol", w=end - start) for start, end in pairwise(edges)]
        side, top = twips(PAD), twips(_ROW_PAD)
        margins = {"top": top, "left": side, "bottom": top, "right": side}
        properties = element(
            "w:tblPr",
            element("w:tblStyle", val=TABLE),
            element("w:tblW", w=edges[-1], type="dxa"),
            element("w:jc", val="center"),
            table_rules(self.page),
            element("w:tblLayout", type="fixed"),
            element("w:tblCellMar", *(element(f"w:{name}", w=width, type="dxa") for name, width in margins.items())),
            element("w:tblLook", val="0000"),
        )
        rows = [self._row(number, edges, self._keeps(number, followed)) for number in range(len(self.rows))]
        return element("w:tbl", properties, element("w:tblGrid", *columns), *rows)

    def _keeps(self, number: int, followed: bool) -> bool:
        """Whether a row stays with the next: head and section rows, few rows under one cell, the last before its notes."""
        if number < len(self.table.head) or (followed and number == len(self.rows) - 1):
            return True
        if self.rows[number].strong and number < len(self.rows) - 1:
            return True
        return number in self.together

    def _row(self, number: int, edges: list[int], keep: bool) -> Element:
        cells: list[Element] = []
        column, count = 0, len(self.table.columns)
        while column < count:
            slot = self.owner.get((number, column))
            end = column + 1
            while end < count and self.owner.get((number, end)) is slot:
                end += 1
            cells.append(self._cell(slot, number, edges[end] - edges[column], end - column, keep))
            column = end
        height = max(self.lead + 2 * _ROW_PAD, self.rows[number].height * POINTS_PER_MM)
        properties = element(
            "w:trPr",
            element("w:cantSplit"),
            element("w:trHeight", val=twips(height), hRule="atLeast"),
            element("w:tblHeader") if number < len(self.table.head) else None,
        )
        return element("w:tr", properties, *cells)

    def _cell(self, slot: Slot | None, number: int, width: int, across: int, keep: bool) -> Element:
        merge = None
        if slot is not None and slot.down > 1:
            merge = element("w:vMerge", val="restart" if slot.row == number else "continue")
        properties = element(
            "w:tcPr",
            element("w:tcW", w=width, type="dxa"),
            element("w:gridSpan", val=across) if across > 1 else None,
            merge,
            element("w:vAlign", val="center"),
        )
        written = slot is not None and slot.row == number
        paragraphs = self._paragraphs(slot, keep) if slot is not None and written else [self._empty(keep)]
        return element("w:tc", properties, *paragraphs)

    def _empty(self, keep: bool) -> Element:
        type_ = Style(self.page.table.role, self.grid.size)
        return paragraph(self.page, Setting(CELL, type_, keep=keep), line=self.lead)

    def _paragraphs(self, slot: Slot, keep: bool) -> list[Element]:
        cell, size = slot.cell, self.grid.size
        type_ = Style(slot.role, size)
        inset = self._inset(slot)
        setting = Setting(
            CELL,
            type_,
            slot.align,
            left=cell.indent * size + inset,
            left_characters=cell.indent if not inset else 0,
            right=self._right(slot) + inset,
            keep=keep,
        )
        start, end = self.bookmarks.around(cell.key)
        lines = [text_runs(self.page, type_, [line]) for line in pieces(cell.text)]
        lines[0] = [*start, *lines[0]]
        lines[-1] = [*lines[-1], *end]
        if cell.mark:
            note = Style(self.page.note.role, size)
            lines[-1].append(run(self.page, note, text_element(note_mark(cell.mark)), raised=True))
        return [paragraph(self.page, setting, line, self.lead) for line in lines]

    def _inset(self, slot: Slot) -> float:
        """Room on both sides of centred text that takes several lines, so that they break between words."""
        if slot.align != "center":
            return 0.0
        room = self.grid.width(slot) - sum(slot.pads(self.grid.size))
        broken = []
        for line in pieces(slot.cell.text):
            broken += break_title(self.shaper.glyphs(line, slot.role, self.grid.size), room)
        if len(broken) < 2:
            return 0.0
        longest = max(line.width for line in broken)
        return max(0.0, (room - longest - _SLACK * self.grid.size) / 2)

    def _right(self, slot: Slot) -> float:
        """Room behind figures; the mark of a note hangs into it, so that the figures stay in line."""
        if slot.align != "right" or slot.cell.mark:
            return 0.0
        return slot.pads(self.grid.size)[1] - PAD

    def _notes(self, signed: bool) -> list[Element]:
        type_ = self.page.note
        made = []
        for number, note in enumerate(self.table.notes, 1):
            mark = note_mark(number)
            hang = width_of(self.shaper.glyphs(mark, type_.role, type_.size)) + type_.size / 2
            setting = Setting(
                NOTE,
                type_,
                "both",
                left=PAD + hang,
                hanging=hang,
                before=PAD if number == 1 else 0.0,
                keep=signed or number < len(self.table.notes),
                tabs=(("left", PAD + hang),),
            )
            key = self.table.note_keys[number - 1] if number <= len(self.table.note_keys) else ""
            start, end = self.bookmarks.around(key)
            lead = run(self.page, type_, text_element(mark), element("w:tab"))
            content = [lead, *start, run(self.page, type_, text_element(one_line(note))), *end]
            made.append(paragraph(self.page, setting, content))
        return made


def ending(page: Page) -> Element:
    """The paragraph that must stand behind a table: an empty line too low to take room."""
    return paragraph(page, Setting(CELL, page.table), line=_HAIR)
