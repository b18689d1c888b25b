"""A grid model on a session: cells know their keys; a change repaints the cells that show it and no others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal

from forms.findings import Finding, State
from forms.model import Table
from forms.references import REFS, quoted
from forms.values import is_number, plain
from gui.bridge import Bridge, Place
from gui.grid import TEXT, Cell, Column, GridModel, Index
from gui.sources import SEE, quoted_words
from gui.tables.brackets import NO_BRACKET, RowBracket, brackets

NOTE, MARK = "#note", "#mark"
READ_TIP = "识别自正文，请核对：空格确认，F3 看它在正文中的位置"

_DOUBTED = ("warning", "explained", "info")
"""Marks of a total whose broken sum is no error."""


class AnswerGrid(GridModel):
    """What printed tables and tables in parts have in common. Derive and write `row_count`, `key_at` and `build`."""

    block_pasted = Signal(str, object)
    """(key of the current cell, rows): a block of more than one cell came from a spreadsheet."""
    current_key = Signal(str)
    """The key of the cell that became the current one."""

    def __init__(self, bridge: Bridge, section: str, table: Table, columns: Sequence[Column]) -> None:
        super().__init__(columns)
        self.bridge, self.section, self.table = bridge, section, table
        self.report = bridge.session.report
        self._cells: dict[tuple[int, int], Cell] = {}
        self._places: dict[str, tuple[int, int]] = {}
        self._marks: dict[str, str] = {}
        self._brackets: dict[int, RowBracket] = {}
        self._operands: frozenset[str] = frozenset()
        self._totals: frozenset[str] = frozenset()
        self._last = self.report.last
        self._entered = ""
        self._telling = False
        self._quoted = {key: len(found) for key, found in quoted(self.report).items()}
        self._weighed: object = None
        bridge.answers_changed.connect(self._answered)
        bridge.findings_changed.connect(self._found)
        self._take_places()
        self._marks = self._wanted_marks()
        self._weigh()

    # --- to write ---
    def key_at(self, row: int, column: int) -> str:
        """The key that a cell shows, '' for cells without one."""
        raise NotImplementedError

    def build(self, row: int, column: int) -> Cell:
        """Make one cell; called once until something about it changes."""
        raise NotImplementedError

    def balance_column(self) -> int:
        """The number of the 勾稽 column, -1 if there is none."""
        return -1

    def depends(self, key: str) -> Iterable[tuple[int, int]]:
        """Further cells to paint again when a key changes (增减 beside a figure)."""
        del key
        return ()

    # --- what the grid asks ---
    def cell(self, row: int, column: int) -> Cell:
        """From the cache."""
        found = self._cells.get((row, column))
        if found is None:
            found = self._cells[row, column] = self.build(row, column)
        return found

    def type(self, index: Index, text: str) -> None:
        """Typed text to the session."""
        key = self.key_at(index.row(), index.column())
        if key:
            self.bridge.type(key, text)
            self._tell_quotations(key)

    def typed_text(self, row: int, column: int) -> str:
        """What the editor begins with: the answer as printed, or the text as typed."""
        return self.report.shown(self.key_at(row, column))

    def clear_cells(self, indexes: Sequence[Index]) -> None:
        """One step of undo for the whole block."""
        keys = [key for at in indexes if (key := self.key_at(at.row(), at.column()))]
        self.bridge.set(dict.fromkeys(keys), "清除" if len(keys) > 1 else f"清除{self.report.name(keys[0])}")

    def paste(self, index: Index, rows: list[list[str]]) -> None:
        """One cell is typed; a block is looked at first."""
        if len(rows) == 1 and len(rows[0]) == 1:
            self.type(index, rows[0][0])
        else:
            self.block_pasted.emit(self.key_at(index.row(), index.column()), rows)

    def entered(self, index: Index) -> None:
        """Say where one is, and tint the parts of the current total."""
        key = self.key_at(index.row(), index.column())
        if key == self._entered and self.bridge.place == (self.section, key, -1, -1):
            return
        self._entered = key
        self.bridge.arrive(Place(self.section, key))
        self._tint(key)
        self.current_key.emit(key)
        self._tell_quotations(key)

    def _tell_quotations(self, key: str) -> None:
        """In the footer: the sentences that quote the figure, as they read now. They change with it, key by key."""
        words = quoted_words(self.bridge, key)
        if words or self._telling:
            self._telling = bool(words)
            self.bridge.offered.emit(words, SEE if words else "")

    def left(self, index: Index) -> None:
        """What is missing here may be said aloud from now on; what the footer said of the cell is over."""
        if self._telling:
            self._telling = False
            self.bridge.offered.emit("", "")
        if index.row() < self.row_count() and (key := self.key_at(index.row(), index.column())):
            self.bridge.touch(key)

    def confirm(self, index: Index) -> bool:
        """Space: the note that was moved, or the cell read twice, has been looked at."""
        key = self.key_at(index.row(), index.column()).partition("#")[0]
        if not key or self.report.blank(key + MARK):
            return False
        self.bridge.set({key + MARK: None}, f"核对{self.report.name(key)}")
        return True

    def place_of(self, key: str) -> tuple[int, int] | None:
        """The cell that shows a key, None if this grid has none."""
        return self._places.get(key)

    def keys(self) -> dict[str, tuple[int, int]]:
        """Every key that this grid shows, with its cell, in reading order."""
        return dict(self._places)

    # --- following the session ---
    def forget(self) -> None:
        """Stop following: another grid takes this one's place."""
        self.bridge.answers_changed.disconnect(self._answered)
        self.bridge.findings_changed.disconnect(self._found)

    def _take_places(self) -> None:
        self._places = {
            key: (row, column)
            for row in range(self.row_count())
            for column in range(len(self.columns))
            if (key := self.key_at(row, column))
        }

    def rebuild(self) -> None:
        """Rows came or went."""
        self.beginResetModel()
        self._cells.clear()
        self._take_places()
        self._marks = self._wanted_marks()
        self._weigh()
        self.endResetModel()

    def last_is_other(self) -> bool:
        """Whether last year's answers are others than when this was asked before; cells that show them are made anew."""
        other = self.report.last is not self._last
        if other:
            self._last = self.report.last
            self._cells.clear()
        return other

    def _answered(self, keys: frozenset[str]) -> None:
        if self.table.rows_key in keys:
            self.rebuild()
            return
        mine = [key for key in keys if key in self._places or key.partition("#")[0] in self._places]
        for key in mine:
            stem = key.partition("#")[0]
            for place in (self._places.get(key), self._places.get(stem), *self.depends(stem)):
                if place is not None:
                    self._spoil(place)
        if mine:
            self._weigh()
        if any(key.endswith(REFS) for key in keys):
            self._count_quotations()

    def _count_quotations(self) -> None:
        """References came or went: the cells whose tooltips say so are made anew."""
        before, self._quoted = self._quoted, {key: len(found) for key, found in quoted(self.report).items()}
        for key in before.keys() | self._quoted.keys():
            if before.get(key) != self._quoted.get(key) and key in self._places:
                self._spoil(self._places[key])

    def _found(self, sections: frozenset[str]) -> None:
        if self.section not in sections:
            return
        wanted = self._wanted_marks()
        for key in wanted.keys() | self._marks.keys():
            if wanted.get(key) != self._marks.get(key) and key in self._places:
                self._spoil(self._places[key])
        if wanted != self._marks:
            self._marks = wanted
            self._weigh()

    def _spoil(self, place: tuple[int, int]) -> None:
        self._cells.pop(place, None)
        self.cell_changed(*place)

    def _wanted_marks(self) -> dict[str, str]:
        marks: dict[str, str] = {}
        for finding in self.bridge.findings(self.section):  # worst first: the first one about a cell stays
            key = finding.fields[0] if finding.fields else ""
            if key in self._places and not finding.quiet:
                marks.setdefault(key, self._mark_kind(finding))
        return marks

    def _mark_kind(self, finding: Finding) -> str:
        explained = self.bridge.session.state(finding) is State.EXPLAINED
        return "explained" if explained else finding.severity.value

    # --- brackets ---
    def _weigh(self) -> None:
        """Work out the brackets anew and paint the rows again in which they changed."""
        balances = self.bridge.session.checker.balances(self.table.id)
        places = (len(self.columns), self.report.rows(self.table))
        doubted = frozenset(b.total for b in balances if self._marks.get(b.total) in _DOUBTED)
        if (balances, places, doubted) == self._weighed:
            return
        self._weighed = (balances, places, doubted)
        before, self._totals = self._totals, frozenset(b.total for b in balances)
        for key in before ^ self._totals:
            if key in self._places:
                self._spoil(self._places[key])
        column = self.balance_column()
        if column < 0:
            return
        now = brackets(balances, self._row_of, self._column_label, doubted)
        for row in now.keys() | self._brackets.keys():
            if now.get(row) != self._brackets.get(row):
                self._brackets[row] = now.get(row, NO_BRACKET)
                self._spoil((row, column))

    def _row_of(self, key: str) -> int:
        place = self._places.get(key)
        return place[0] if place else -1

    def _column_label(self, key: str) -> str:
        spec = self.report.form.spec(key)
        return spec.column.label if spec and spec.column else ""

    def _tint(self, key: str) -> None:
        parts: frozenset[str] = frozenset()
        if key in self._totals:
            balances = self.bridge.session.checker.balances(self.table.id)
            parts = frozenset(part for b in balances if b.total == key for part in b.parts)
        before, self._operands = self._operands, parts
        for changed in before ^ parts:
            if changed in self._places:
                self._spoil(self._places[changed])

    # --- pieces of cells ---
    def value_cell(self, key: str) -> Cell:
        """A figure to fill in, with its mark."""
        mark, tips = self.mark_of(key)
        if count := self._quoted.get(key):
            tips.append(f"正文引用{count}处　{SEE}")
        return Cell(
            self.report.shown(key),
            mark=mark,
            strong=key in self._totals,
            operand=key in self._operands,
            tip="\n".join(tips),
        )

    def words_cell(self, key: str) -> Cell:
        """A name, a day or a choice to fill in, with its mark."""
        mark, tips = self.mark_of(key)
        return Cell(self.report.shown(key), TEXT, mark=mark, tip="\n".join(tips))

    def mark_of(self, key: str) -> tuple[str, list[str]]:
        """The mark of an answer, and what its tooltip says of where it comes from."""
        mark = self._marks.get(key, "")
        if self.report.unconfirmed(key):
            return "read" if mark in ("", "info") else mark, [READ_TIP]
        return mark, [] if self.report.blank(key + MARK) else ["说明文字已移到备注，按空格确认"]

    def balance_cell(self, row: int) -> Cell:
        """The bracket of a row."""
        found = self._brackets.get(row, NO_BRACKET)
        return Cell(found.words, "balance", state=found.state or "ok", pieces=found.pieces)

    def last_cell(self, key: str) -> Cell:
        """Last year's figure."""
        return Cell(self.report.shown_last(key), "given", align="r")

    def change_cell(self, key: str) -> Cell:
        """This year's figure less last year's, with a true minus."""
        now, last = self.report.number(key), self.report.last.get(key)
        if now is None or not is_number(last):
            return Cell("", "given", align="r")
        difference = now - last  # type: ignore[operator]  # both are numbers
        text = "0" if difference == 0 else ("+" if difference > 0 else "") + plain(difference)
        return Cell(text, "given", align="r")
