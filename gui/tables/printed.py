"""The model of a printed table: label, unit, figures, brackets, last year, change, note. Matrices have several figures a row."""

from __future__ import annotations

from collections.abc import Iterable

from forms.model import Row, Table
from forms.values import NUMERIC
from gui.bridge import Bridge
from gui.grid import BALANCE, COMPACT, GIVEN, HEAD, LABEL, TINY, VALUE, Cell, Column
from gui.grid import NOTE as NOTE_KIND
from gui.tables.answers import NOTE, AnswerGrid

LOCKED = "——"
LONG_LABEL = 20
MOST_INDENT = 3
LABEL_WIDTH, MATRIX_LABEL_WIDTH, MATRIX_LEAST = 298, 240, 42
LEAST_LABEL, LABEL_PAD = 90, 30
VALUE_WIDTH, WIDEST_VALUE = 86, 200


class PrintedGrid(AnswerGrid):
    """Rows as declared; head rows are locked.

    In a matrix a bracket would be needed for every column and every row: there totals are told by bold figures, marks in the
    cells, the tint of the current total's parts, and the cell bar.
    """

    def __init__(self, bridge: Bridge, section: str, table: Table) -> None:
        self._several = len(table.columns) > 1
        self._roles: list[tuple[str, int]] = []
        self._with_last = bool(bridge.session.report.last)
        self._weighs = bridge.session.checker.weighs(table.id)
        super().__init__(bridge, section, table, self._columns(table))

    def _columns(self, table: Table) -> list[Column]:
        """The columns and, at the same places, what each of them shows."""
        longest = max((14 * len(row.label) + 18 * min(row.depth, MOST_INDENT) for row in table.rows), default=0)
        matrix = min(MATRIX_LABEL_WIDTH, max(LEAST_LABEL, longest + LABEL_PAD))
        made = [Column(table.row_head, LABEL, matrix if self._several else LABEL_WIDTH)]
        self._roles = [("label", 0)]
        if table.units:
            made.append(Column("单位", GIVEN, 44, "c"))
            self._roles.append(("unit", 0))
        for at, column in enumerate(table.columns):
            single = min(max(VALUE_WIDTH, 12 * len(column.label) + 24), WIDEST_VALUE)
            width, least = (0, MATRIX_LEAST if column.kind in NUMERIC else 80) if self._several else (single, 80)
            made.append(Column(column.label, VALUE, width, "r", least=least))
            self._roles.append(("value", at))
        if not self._several:
            if self._weighs:
                made.append(Column("勾稽关系", BALANCE, 110))
                self._roles.append(("balance", 0))
            if self._with_last:
                made += [
                    Column("上年", GIVEN, 56, "r", hidden_from=TINY),
                    Column("增减", GIVEN, 58, "r", hidden_from=TINY),
                ]
                self._roles += [("last", 0), ("change", 0)]
        if table.notes:
            made.append(Column("备注", NOTE_KIND, 0, least=80, hidden_from=3 if not self._several else COMPACT))
            self._roles.append(("note", 0))
        return made

    def refresh_last(self) -> bool:
        """Last year's figures came, went or are others: True if the view must lay itself out anew."""
        if not self.last_is_other():
            return False
        self._with_last = bool(self.report.last)
        self.beginResetModel()
        self.columns = tuple(self._columns(self.table))
        self._cells.clear()
        self._take_places()
        self.endResetModel()
        return True

    def role(self, column: int) -> str:
        """What a column shows: label, unit, value, balance, last, change or note."""
        return self._roles[column][0]

    def row_count(self) -> int:
        """As many as declared."""
        return len(self.table.rows)

    def key_at(self, row: int, column: int) -> str:
        """Figures by their own keys, notes by the key of the figure."""
        declared = self.table.rows[row]
        role, at = self._roles[column]
        if declared.head or role not in ("value", "note"):
            return ""
        key = self.table.cell(declared.id, self.table.columns[at].id)
        return key + NOTE if role == "note" else key

    def balance_column(self) -> int:
        """After the figures, in tables with one figure a row."""
        return next((at for at, (role, _) in enumerate(self._roles) if role == "balance"), -1)

    def depends(self, key: str) -> Iterable[tuple[int, int]]:
        """The change beside a figure."""
        place = self._places.get(key)
        if place is None:
            return ()
        return [(place[0], at) for at, (role, _) in enumerate(self._roles) if role == "change"]

    def build(self, row: int, column: int) -> Cell:
        """One cell by what its column shows."""
        declared = self.table.rows[row]
        role, at = self._roles[column]
        if role == "label":
            return self._label(declared)
        if declared.head:
            return Cell(LOCKED if role == "value" else "", GIVEN, align="r")
        key = self.table.cell(declared.id, self.table.columns[at].id)
        if role == "unit":
            return Cell(declared.unit, GIVEN, align="c")
        if role == "value":
            return self.value_cell(key)
        if role == "balance":
            return self.balance_cell(row)
        if role == "last":
            return self.last_cell(key)
        if role == "change":
            return self.change_cell(key)
        return Cell(self.report.text(key + NOTE), NOTE_KIND, tip=self.report.text(key + NOTE))

    def _label(self, row: Row) -> Cell:
        text, small = row.label, ""
        cut = text.find("（", 3)
        if len(text) > LONG_LABEL and cut > 0:
            text, small = text[:cut], text[cut:]
        kind = HEAD if row.head else LABEL
        if row.head:
            text, small = row.label, ""
        return Cell(text, kind, indent=min(row.depth, MOST_INDENT), small=small, strong=row.depth == 0 and row.head)
