"""From a table to strips: caption, head, rows and notes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from exporters.blocks import Row, Table
from exporters.page import POINTS_PER_MM, Page, Role
from exporters.pdf_grid import PAD, Slot, fit, slots_of
from exporters.pdf_strips import Area, Rule, Strip, Text, baseline
from exporters.table_tags import tag_cells
from exporters.tagging import Element
from exporters.typesetting.breaking import Line, break_lines
from exporters.typesetting.characters import lines_of
from exporters.typesetting.placing import place
from exporters.typesetting.shaping import Glyph, Shaper, width_of
from exporters.typesetting.titles import break_title

_RAISED = 0.55
"""Size of a note's mark behind a cell's text, as a part of the text's size."""
_ROW_PAD = 2.5
"""Room between a cell's text and the rules over and under it, in points."""


@dataclass(frozen=True, slots=True)
class _Content:
    """A cell's lines, the mark of its note, and its element."""

    slot: Slot
    lines: list[Line]
    mark: list[Glyph]
    of: Element


def table_strips(table: Table, page: Page, shaper: Shaper, tree: Element) -> list[Strip]:
    """The strips of a table. Each row is one strip; only a row higher than a page is divided between its lines.

    The table's structure is added to `tree`. Raises ValueError if a row has more cells than the table has columns.
    """
    return _TableLayout(table, page, shaper, tree).strips()


def note_mark(number: int) -> str:
    """The mark of a note: ① to ⑳, then (21)."""
    return chr(0x245F + number) if 1 <= number <= 20 else f"({number})"


class _TableLayout:
    def __init__(self, table: Table, page: Page, shaper: Shaper, tree: Element) -> None:
        self.tree = tree
        self.table = table
        self.page = page
        self.shaper = shaper
        self.width = page.characters * page.cell
        self.rows: tuple[Row, ...] = (*table.head, *table.rows)
        self.slots = slots_of(table, page)
        self.grid = fit(table, self.slots, page, shaper)
        self.lead = self.grid.size * page.table_lead
        self.of = tree.add("Table")
        self.captions = self._caption()
        elements = tag_cells(table, self.slots, self.of)
        self.contents = [self._set(slot, elements[slot.row, slot.column]) for slot in self.slots]
        self.on_row: list[list[_Content]] = [[] for _ in self.rows]
        for content in self.contents:
            for number in range(content.slot.row, content.slot.row + content.slot.down):
                self.on_row[number].append(content)
        self.heights = self._heights()
        full, head = page.lines * page.pitch, sum(self.heights[: len(table.head)])
        self.repeated = len(table.head) if head <= full / 2 else 0
        self.limit = full - head if self.repeated else full

    def strips(self) -> list[Strip]:
        joined = {slot.row + y for slot in self.slots for y in range(slot.down - 1)}
        joined |= {number for number, row in enumerate(self.rows[:-1]) if row.strong}
        heads = tuple(replace(self._row(number), keep=True) for number in range(self.repeated))
        strips = [*self.captions, *heads]
        for number in range(self.repeated, len(self.rows)):
            parts = self._divided(number) if self.heights[number] > self.limit else [self._row(number)]
            strips += [replace(part, keep=number in joined, repeat=heads) for part in parts]
        if self.table.notes:
            strips[-1:] = [replace(last, keep=True) for last in strips[-1:]]
        return [*strips, *self._notes()]

    def _set(self, slot: Slot, of: Element) -> _Content:
        size = self.grid.size
        mark = self.shaper.glyphs(note_mark(slot.cell.mark), Role.FANGSONG, size * _RAISED) if slot.cell.mark else []
        room = self.grid.width(slot) - sum(slot.pads(size))
        if mark and slot.align != "right":
            room -= width_of(mark)
        lines: list[Line] = []
        for piece in lines_of(slot.cell.text.strip()):
            glyphs = self.shaper.glyphs(piece.strip(), slot.role, size)
            if slot.align == "center":
                lines += break_title(glyphs, room)
            else:
                lines += break_lines(glyphs, room, justify=False)
        return _Content(slot, lines, mark, of)

    def _heights(self) -> list[float]:
        """The height of each row; a cell over several rows makes the last of them higher if it needs more room."""
        heights = [max(self.lead + 2 * _ROW_PAD, row.height * POINTS_PER_MM) for row in self.rows]
        for content in sorted(self.contents, key=lambda content: content.slot.down):
            slot = content.slot
            last = slot.row + slot.down - 1
            needed = len(content.lines) * self.lead + 2 * _ROW_PAD
            heights[last] = max(heights[last], needed - sum(heights[slot.row : last]))
        return heights

    def _row(self, number: int) -> Strip:
        texts: list[Text] = []
        for content in self.on_row[number]:
            if content.slot.row == number:
                height = sum(self.heights[number : number + content.slot.down])
                if height > self.limit:
                    height = len(content.lines) * self.lead + 2 * _ROW_PAD
                texts += self._texts(content, (height - len(content.lines) * self.lead) / 2)
        height = self.heights[number]
        areas = self._areas(number, height)
        return Strip(height, tuple(texts), self._rules(number, height), frame=(0.0, self.width), areas=areas)

    def _divided(self, number: int) -> list[Strip]:
        """The parts of a row that is higher than a page can hold, each as high as a page at most."""
        here = [content for content in self.on_row[number] if content.slot.row == number]
        most = max(len(content.lines) for content in here)
        step = max(1, int((self.limit - 2 * _ROW_PAD) // self.lead))
        parts = []
        for start in range(0, most, step):
            texts: list[Text] = []
            for content in here:
                lines = content.lines[start : start + step]
                last = start + step >= len(content.lines)
                texts += self._texts(replace(content, lines=lines, mark=content.mark if last else []), _ROW_PAD)
            height = min(step, most - start) * self.lead + 2 * _ROW_PAD
            rules = self._rules(number, height, top=start == 0)
            areas = self._areas(number, height)
            parts.append(Strip(height, tuple(texts), rules, frame=(0.0, self.width), areas=areas))
        return parts

    def _areas(self, number: int, height: float) -> tuple[Area, ...]:
        """The cells of answers that begin in this row, blank ones too."""
        here = [content.slot for content in self.on_row[number] if content.slot.row == number]
        return tuple(
            Area(
                slot.cell.key,
                0,
                len(slot.cell.text),
                self.grid.edges[slot.column],
                0.0,
                self.grid.edges[slot.column + slot.across],
                height,
            )
            for slot in here
            if slot.cell.key
        )

    def _texts(self, content: _Content, top: float) -> list[Text]:
        slot, size = content.slot, self.grid.size
        left, right = slot.pads(size)
        x1 = self.grid.edges[slot.column] + left
        room = self.grid.width(slot) - left - right
        hung = 0.0 if slot.align == "right" else width_of(content.mark)
        texts = []
        for number, line in enumerate(content.lines):
            last = number + 1 == len(content.lines)
            width = line.width + (hung if last else 0.0)
            x = x1 + {"left": 0.0, "center": (room - width) / 2, "right": room - width}[slot.align]
            y = top + number * self.lead + baseline(self.lead, size)
            texts.append(Text(x, y, line.placed, content.of))
            if last and content.mark:
                raised = place(content.mark, room, justify=False)
                texts.append(Text(x + line.width, y - 0.4 * size, raised, content.of))
        return texts

    def _rules(self, number: int, height: float, top: bool = True) -> tuple[Rule, ...]:
        """The rules of one row: at the sides of each cell that lies on it, and over those that begin with it."""
        rules = [Rule(0.0, 0.0, 0.0, height), Rule(self.width, 0.0, self.width, height)]
        for slot in (content.slot for content in self.on_row[number]):
            x1, x2 = self.grid.edges[slot.column], self.grid.edges[slot.column + slot.across]
            if slot.column:
                rules.append(Rule(x1, 0.0, x1, height))
            if top and slot.row == number:
                rules.append(Rule(x1, 0.0, x2, 0.0))
        return tuple(rules)

    def _caption(self) -> list[Strip]:
        style = self.page.caption
        lead = self.page.lead_of(style)
        strips = []
        of = self.of.add("Caption") if self.table.caption.strip() else None
        for piece in lines_of(self.table.caption.strip()):
            if piece.strip():
                glyphs = self.shaper.glyphs(piece.strip(), style.role, style.size)
                for line in break_title(glyphs, self.width):
                    text = Text((self.width - line.width) / 2, baseline(lead, style.size), line.placed, of)
                    strips.append(Strip(lead, (text,), keep=True))
        return strips

    def _notes(self) -> list[Strip]:
        style = self.page.note
        lead = self.page.lead_of(style)
        strips: list[Strip] = []
        listed = self.tree.add("L", ListNumbering="Decimal")
        keys = [*self.table.note_keys, *[""] * len(self.table.notes)]
        for number, note in enumerate(self.table.notes, 1):
            item = listed.add("LI")
            label, body = item.add("Lbl"), item.add("LBody")
            mark = self.shaper.glyphs(note_mark(number), style.role, style.size)
            hang = width_of(mark) + style.size / 4
            glyphs = self.shaper.glyphs(" ".join(lines_of(note.strip())), style.role, style.size)
            lines = break_lines(glyphs, self.width - PAD - hang)
            for at, line in enumerate(lines):
                texts = [Text(PAD + hang, baseline(lead, style.size), line.placed, body)]
                if at == 0:
                    texts.insert(0, Text(PAD, baseline(lead, style.size), place(mark, hang, justify=False), label))
                count, left = line.end - line.start, PAD + hang
                areas = (
                    [Area(key, line.start, count, left, 0.0, left + line.width, lead)]
                    if (key := keys[number - 1])
                    else []
                )
                strips.append(Strip(lead, tuple(texts), keep=at == 0 and len(lines) > 1, areas=tuple(areas)))
        return [Strip(PAD, gap=True, keep=True), *strips] if strips else []
