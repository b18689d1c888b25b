"""One figure bounds another: part and whole, closed and received, a case won and its row."""

from __future__ import annotations

from collections.abc import Iterator

from forms.findings import Finding
from forms.report import Report
from forms.rules.base import Rule, add, apart, joined
from forms.rules.told import Told
from forms.values import plain


class AtMost(Rule):
    """part <= whole, unless the report itself says `why` not."""

    part: str
    whole: str
    why: Told | None = None

    @property
    def reads(self) -> frozenset[str]:
        """The two figures, and where it may be said why."""
        return frozenset((self.part, self.whole)) | (self.why.reads if self.why else frozenset())

    @property
    def formula(self) -> str:
        """1.1a≤1.1."""
        return f"{self.part}≤{self.whole}{self.why.formula if self.why else ''}"

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding when the part is larger than the whole."""
        part, whole = report.number(self.part), report.number(self.whole)
        if part is not None and whole is not None and part > whole:
            if self.why and self.why.covers(report, part - whole):
                return
            message = (
                f"{report.name(self.part)}填{plain(part)}，大于{report.name(self.whole)}{plain(whole)}，"
                f"多{plain(part - whole)}{report.unit(self.part)}"
            )
            yield self.found(report, (self.part, self.whole), message, stated=part, expected=whole)


class Same(Rule):
    """Two answers must give the same figure (文表勾稽, or two rows of the table)."""

    cell: str
    other: str
    where: str
    """How the other place is called in the message: 第三部分, 附表."""
    less: Told | None = None
    """What may be said of why the cell is less than the other."""

    @property
    def reads(self) -> frozenset[str]:
        """The two figures, and where it may be said why."""
        return frozenset((self.cell, self.other)) | (self.less.reads if self.less else frozenset())

    @property
    def formula(self) -> str:
        """3.3＝3.2."""
        return f"{self.cell}＝{self.other}{self.less.formula if self.less else ''}"

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding when both are filled and differ."""
        stated, other = report.number(self.cell), report.number(self.other)
        if stated is not None and other is not None and stated != other:
            if self.less and stated < other and self.less.covers(report, other - stated):
                return
            unit = report.unit(self.cell)
            message = (
                f"{self.where}“{report.name(self.other)}”写{plain(other)}{report.unit(self.other)}，"
                f"附表{self.cell}“{report.name(self.cell)}”填{plain(stated)}，差{plain(apart(stated, other))}{unit}"
            )
            yield self.found(report, (self.cell, self.other), message, stated=stated, expected=other)


class RowAtMost(Rule):
    """In every row of a table: one column <= another (办结 <= 收到)."""

    table: str
    part: str
    whole: str

    @property
    def reads(self) -> frozenset[str]:
        """The table."""
        return frozenset((self.table,))

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """Part and whole."""
        return (self.table, self.part), (self.table, self.whole)

    @property
    def formula(self) -> str:
        """In words."""
        return f"{self.table}：各行{self.part}≤{self.whole}"

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding for each row in which the part is larger."""
        table = report.form.tables[self.table]
        for row in report.rows(table):
            part_key, whole_key = table.cell(row.id, self.part), table.cell(row.id, self.whole)
            part, whole = report.number(part_key), report.number(whole_key)
            if part is not None and whole is not None and part > whole:
                message = (
                    f"{report.name(part_key)}写{plain(part)}，大于{report.name(whole_key)}{plain(whole)}，"
                    f"多{plain(part - whole)}{report.unit(part_key)}"
                )
                yield self.found(report, (part_key, whole_key), message, stated=part, expected=whole)


class AtLeast(Rule):
    """Cells together hold at least what another place reports: a case ordered to disclose is a case put right."""

    cells: tuple[str, ...]
    sources: tuple[str, ...]
    said: str
    """What the other place says: 第六部分写法院判决纠错."""
    cells_name: str

    @property
    def reads(self) -> frozenset[str]:
        """The cells and what must be contained in them."""
        return frozenset((*self.cells, *self.sources))

    @property
    def formula(self) -> str:
        """5.2≥…."""
        return f"{joined(self.cells)}≥{joined(self.sources)}"

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding when the cells are all filled and hold less."""
        cells = [report.number(key) for key in self.cells]
        least = add(report.number(key) for key in self.sources)
        if None in cells or least <= add(cells):
            return
        stated = add(cells)
        unit = report.unit(self.cells[0])
        message = f"{self.said}{plain(least)}{unit}，附表{self.cells_name}却是{plain(stated)}，差{plain(least - stated)}{unit}"
        yield self.found(report, (*self.cells, *self.sources), message, stated=stated, expected=least)


class TopicsBehindEvents(Rule):
    """Whoever answered events has answered topics: the number of topics is at least the largest of the events, and not 0."""

    topics: str
    events: tuple[str, ...]

    @property
    def reads(self) -> frozenset[str]:
        """The topics and the events."""
        return frozenset((self.topics, *self.events))

    @property
    def formula(self) -> str:
        """2.1≥max(2.2.4, 2.2.5)."""
        return f"{self.topics}≥max({', '.join(self.events)})"

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding when an event count exceeds the topics."""
        topics = report.number(self.topics)
        events = [(n, key) for key in self.events if (n := report.number(key)) is not None]
        if topics is None or not events:
            return
        most, key = max(events)
        if most > topics:
            message = (
                f"{report.name(key)}填了{plain(most)}{report.unit(key)}，但{report.name(self.topics)}是{plain(topics)}，"
                f"差{plain(most - topics)}{report.unit(self.topics)}"
            )
            others = tuple(e for e in self.events if e != key)
            yield self.found(report, (self.topics, key, *others), message, stated=topics, expected=most)


class BothOrNeither(Rule):
    """Two figures are zero together or not at all, and the second is at least the first (classes and people trained)."""

    first: str
    second: str

    @property
    def reads(self) -> frozenset[str]:
        """The two figures."""
        return frozenset((self.first, self.second))

    @property
    def formula(self) -> str:
        """9.2＝0⇔9.3＝0."""
        return f"{self.first}＝0⇔{self.second}＝0；{self.second}≥{self.first}"

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding when only one of them is zero, or the second is smaller."""
        first, second = report.number(self.first), report.number(self.second)
        if first is None or second is None or (first == 0 and second == 0) or (0 < first <= second):
            return
        message = f"{report.name(self.first)}填{plain(first)}，{report.name(self.second)}填{plain(second)}，两项不相称"
        yield self.found(report, (self.second, self.first), message, stated=second, expected=None)


class NoteSum(Rule):
    """Where a cell's note names what it counts (信箱, 热线), the cell = the sum of that column's rows."""

    cell: str
    words: tuple[str, ...]
    table: str
    column: str

    @property
    def reads(self) -> frozenset[str]:
        """The cell, its note and the table."""
        return frozenset((self.cell, f"{self.cell}#note", self.table))

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """The column that is added up."""
        return ((self.table, self.column),)

    @property
    def formula(self) -> str:
        """In words."""
        return f"{self.cell}备注提到{'、'.join(self.words)}时，＝{self.table}各行{self.column}之和"

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding when the note speaks of the table and the sums differ."""
        stated = report.number(self.cell)
        note = report.text(f"{self.cell}#note")
        if stated is None or not any(word in note for word in self.words):
            return
        table = report.form.tables[self.table]
        keys = [table.cell(row.id, self.column) for row in report.rows(table) if row.depth == 0]
        figures = [report.number(key) for key in keys]
        if not figures or None in figures:
            return
        given = add(figures)
        if given != stated:
            parts = "＋".join(plain(n) for n in figures if n is not None)
            message = (
                f"附表{self.cell}填{plain(stated)}，备注为“{note[:20]}”，而{table.title}办结数{parts}＝{plain(given)}，"
                f"差{plain(apart(given, stated))}{report.unit(self.cell)}"
            )
            yield self.found(report, (self.cell, *keys), message, stated=stated, expected=given)
