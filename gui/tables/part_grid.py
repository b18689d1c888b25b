"""The model of a table inside a part: names that the officer gives, figures with last year's beside, choices, ticks, brackets."""

from __future__ import annotations

from forms.model import Column as FormColumn
from forms.model import Table
from forms.report import bare
from forms.values import NUMERIC, Kind
from gui.bridge import Bridge
from gui.grid import BALANCE, GIVEN, LABEL, TEXT, TINY, VALUE, Cell, Column, Index
from gui.grid.paint import STEP
from gui.marks import WORDS
from gui.tables.answers import AnswerGrid

NAME = "name"
NAME_WIDTH, VALUE_WIDTH, LAST_WIDTH = 196, 84, 54
NAME_PAD, WIDEST_NAME = 32, 320
PAGE, BRACKETS = 764, 130
"""The width of a page in the window that the program is drawn for, and of the brackets with their words."""
_WIDTHS = {Kind.CHOICE: 72, Kind.DATE: 140, Kind.FLAG: 64, Kind.TEXT: 0}
TICK = "√"
AMONG, AMONG_WIDTH, DEEPER = "其中：", 42, 6


def name_start(depth: int) -> int:
    """Pixels before 其中： of a row's first part at a depth; its other parts stand under the first one's words."""
    return STEP + (depth - 1) * (AMONG_WIDTH + DEEPER) if depth else 0


class PartGrid(AnswerGrid):
    """Rows as the officer has them; a column for each of the form's, and last year's beside figures where known."""

    def __init__(self, bridge: Bridge, section: str, table: Table) -> None:
        self._roles: list[tuple[str, FormColumn | None]] = []
        self._with_last = bool(bridge.session.report.last)
        self._weighs = bridge.session.checker.weighs(table.id)
        super().__init__(bridge, section, table, self._columns(bridge, table))

    def _columns(self, bridge: Bridge, table: Table) -> list[Column]:
        named = next((c for c in table.columns if c.id == NAME), None)
        rest = [c for c in table.columns if c.id != NAME]
        stretch_name = not self._weighs and not any(_WIDTHS.get(c.kind) == 0 for c in rest)
        if named is None:
            made = [Column(table.row_head, LABEL, 0 if stretch_name else NAME_WIDTH + 40, least=NAME_WIDTH)]
        else:
            report = bridge.session.report
            named_rows = ((report.row_name(table, r.id), r.depth) for r in (*table.first_rows, *report.rows(table)))
            longest = (
                max(
                    (14 * len(name) + (name_start(depth) + AMONG_WIDTH if depth else 0) for name, depth in named_rows),
                    default=0,
                )
                + NAME_PAD
            )
            width = 0 if stretch_name else max(NAME_WIDTH, min(longest, self._room_for_names(bridge, table)))
            made = [Column(named.label or table.row_head, TEXT, width, least=NAME_WIDTH)]
        self._roles = [("name", named)]
        for column in rest:
            made.append(_column(column))
            self._roles.append(("answer", column))
            if self._with_last and column.kind in NUMERIC and self._known_last(bridge, table, column):
                made.append(Column("上年", GIVEN, LAST_WIDTH, "r", hidden_from=TINY))
                self._roles.append(("last", column))
        if self._weighs:
            made.append(Column("勾稽关系", BALANCE, 0, least=120))
            self._roles.append(("balance", None))
        return made

    def _room_for_names(self, bridge: Bridge, table: Table) -> int:
        """What figures, last year's beside them, and the brackets leave of a page."""
        figures = [c for c in table.columns if c.kind in NUMERIC]
        known = sum(self._with_last and self._known_last(bridge, table, c) for c in figures)
        return min(WIDEST_NAME, PAGE - VALUE_WIDTH * len(figures) - LAST_WIDTH * known - BRACKETS)

    @staticmethod
    def _known_last(bridge: Bridge, table: Table, column: FormColumn) -> bool:
        last = bridge.session.report.last
        return any(key.startswith(f"{table.id}.") and key.endswith(f"@{column.id}") for key in last)

    def refresh_last(self) -> bool:
        """Last year's figures came, went or are others: True if the view must lay itself out anew."""
        if not self.last_is_other():
            return False
        self._with_last = bool(self.report.last)
        self.beginResetModel()
        self.columns = tuple(self._columns(self.bridge, self.table))
        self._cells.clear()
        self._take_places()
        self.endResetModel()
        return True

    # --- what the grid asks ---
    def row_count(self) -> int:
        """As many as the officer has."""
        return len(self.report.rows(self.table))

    def key_at(self, row: int, column: int) -> str:
        """Names and answers have keys."""
        role, declared = self._roles[column]
        if declared is None or role not in ("name", "answer"):
            return ""
        return self.table.cell(self.report.rows(self.table)[row].id, declared.id)

    def passes(self, index: Index) -> bool:
        """A row's name that stands there, given or proposed: whoever begins to type means a figure."""
        return self._roles[index.column()][0] == "name" and bool(self.cell(index.row(), index.column()).text)

    def balance_column(self) -> int:
        """The last one, where the table has totals."""
        return len(self._roles) - 1 if self._weighs else -1

    def build(self, row: int, column: int) -> Cell:
        """One cell by what its column shows."""
        role, declared = self._roles[column]
        key = self.key_at(row, column)
        if role == "name":
            return self._name(row, key)
        if role == "balance":
            return self.balance_cell(row)
        assert declared is not None
        if role == "last":
            return self.last_cell(self.table.cell(self.report.rows(self.table)[row].id, declared.id))
        if declared.kind in NUMERIC:
            return self.value_cell(key)
        if declared.kind is Kind.FLAG:
            mark, tips = self.mark_of(key)
            tip = "\n".join(tips) or "空格：采用或不采用"
            return Cell(TICK if self.report.value(key) is True else "", TEXT, align="c", mark=mark, tip=tip)
        return self.words_cell(key)

    def _name(self, row: int, key: str) -> Cell:
        ref = self.report.rows(self.table)[row]
        declared = self.table.row_by_id.get(ref.id)
        label = declared.label if declared else ""
        if not key:
            return Cell(label, LABEL, indent=ref.depth)
        strong = any(k.partition("@")[0] == key.partition("@")[0] for k in self._totals)
        named = self.report.text(key)
        tone = "text" if named else "text2"
        mark, tips = self.mark_of(key)
        first = strong and ref.depth == 0
        shown, tip = named or label, "\n".join(tips)
        lead = AMONG if ref.depth and self.report.rows(self.table)[row - 1].depth < ref.depth else ""
        start = name_start(ref.depth) - (0 if lead or not ref.depth else -AMONG_WIDTH)
        return Cell(
            shown, TEXT, indent=start / STEP, strong=first, hint="名称", lead=lead, tone=tone, mark=mark, tip=tip
        )

    def typed_text(self, row: int, column: int) -> str:
        """Ticks are not typed; a proposed name can be changed like one's own; all others as printed."""
        if self.kind_at(column) is Kind.FLAG:
            return ""
        return self.cell(row, column).text if self._roles[column][0] == "name" else super().typed_text(row, column)

    def kind_at(self, column: int) -> Kind | None:
        """The kind of answers in a column."""
        declared = self._roles[column][1] if 0 <= column < len(self._roles) else None
        return declared.kind if declared else None

    def choices_at(self, column: int) -> tuple[str, ...]:
        """What can be chosen in a column."""
        declared = self._roles[column][1]
        return declared.choices if declared else ()

    def confirm(self, index: Index) -> bool:
        """Space confirms what was read from the text; else it ticks, or goes on to the next choice."""
        key = self.key_at(index.row(), index.column())
        if key and self.report.unconfirmed(key):
            return super().confirm(index)
        kind = self.kind_at(index.column())
        if kind is Kind.FLAG:
            on = self.report.value(key) is not True
            self.bridge.set(
                {key: on}, f"{'采用' if on else '不采用'}{self.report.row_name(self.table, self.table.split(key)[0])}"
            )
            return True
        if kind is Kind.CHOICE:
            choices = self.choices_at(index.column())
            now = self.report.text(key)
            after = choices[(choices.index(now) + 1) % len(choices)] if now in choices else choices[0]
            self.bridge.set({key: after}, f"选择{after}")
            return True
        return super().confirm(index)

    def left(self, index: Index) -> None:
        """A choice of which only the beginning was typed is completed when it is left."""
        if self.kind_at(index.column()) is Kind.CHOICE and index.row() < self.row_count():
            key = self.key_at(index.row(), index.column())
            typed = self.report.text(key)
            fitting = [c for c in self.choices_at(index.column()) if typed and c.startswith(typed)]
            if len(fitting) == 1 and fitting[0] != typed:
                self.bridge.set({key: fitting[0]}, f"选择{fitting[0]}")
        super().left(index)

    def spoken(self, row: int, column: int) -> str:
        """Rows by their names, also where the name is only proposed."""
        ref = self.report.rows(self.table)[row]
        name = bare(self.report.row_name(self.table, ref.id)) or f"第{row + 1}行"
        told = self.cell(row, column).text or "空"
        words = f"{name}，{self.columns[column].title}：{told}" if column else name
        return words + (f"，{WORDS['read']}" if self.report.unconfirmed(self.key_at(row, column)) else "")


def _column(column: FormColumn) -> Column:
    words = f"{column.label}（{column.unit}）" if column.unit else column.label
    if column.kind in NUMERIC:
        width = max(VALUE_WIDTH, 14 * len(words) + 24)
        return Column(words, VALUE, min(width, 132), "r", short=column.label)
    align = "c" if column.kind is Kind.FLAG else "l"
    return Column(words, TEXT, _WIDTHS.get(column.kind, 0), align, least=120, short=column.label)
