"""Lists that the officer keeps: events against their rows in the table, problems against measures."""

from __future__ import annotations

from collections.abc import Iterator

from forms.findings import Finding, Severity
from forms.model import Table
from forms.report import Report
from forms.rules.base import Rule, add, apart
from forms.values import plain


def told(report: Report, table: Table, column: str) -> list[str]:
    """The rows of a list in which the officer has written something into `column`."""
    return [row.id for row in report.rows(table) if not report.blank(table.cell(row.id, column))]


class EventsCounted(Rule):
    """The events of one kind in a list, held against a cell.

    A warning where the list names more than the cell counts, or none at all while the cell counts some; fewer is a hint.
    """

    cell: str
    table: str
    kind: str
    kind_column: str = "kind"

    @property
    def reads(self) -> frozenset[str]:
        """The cell and the list."""
        return frozenset((self.cell, self.table))

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """The kind of an event."""
        return ((self.table, self.kind_column),)

    @property
    def formula(self) -> str:
        """In words."""
        return f"{self.cell}＝{self.table}中“{self.kind}”的次数"

    @property
    def kinds(self) -> tuple[tuple[str, Severity, str], ...]:
        """More than the cell counts, or none, weighs more than fewer."""
        return (
            (self.id, self.severity, f"{self.table}中“{self.kind}”的次数不多于{self.cell}，也不是一次没有"),
            (self.id, Severity.INFO, f"{self.table}中“{self.kind}”的次数不少于{self.cell}"),
        )

    def check(self, report: Report) -> Iterator[Finding]:
        """Nothing while the list is empty: then there is nothing to compare."""
        table = report.form.tables[self.table]
        rows = told(report, table, self.kind_column)
        stated = report.number(self.cell)
        if not rows or stated is None:
            return
        keys = [table.cell(r, self.kind_column) for r in rows]
        named = sum(report.text(key) == self.kind for key in keys)
        if named == stated:
            return
        severity = Severity.WARNING if named > stated or named == 0 else Severity.INFO
        section = report.form.section_of(keys[0])
        filled, part = f"{plain(stated)}{report.unit(self.cell)}", f"第{section.numeral}部分"
        cell = f"附表{self.cell}“{report.name(self.cell)}”"
        message = (
            f"{cell}填{filled}，{part}{f'只写了{self.kind}{named}次' if named else f'没有写到{self.kind}'}"
            if named < stated
            else f"{part}写了{self.kind}{named}次，{cell}只填{filled}"
        )
        fields = (self.cell, *keys)
        yield self.found(
            report,
            fields,
            message,
            stated=stated,
            expected=named,
            severity=severity,
            title=f"{self.kind}次数与附表不符",
        )


class PeopleCounted(Rule):
    """The people of the events of one kind, held against a cell; round figures against an exact one are a hint."""

    cell: str
    table: str
    kind: str
    approximate: str
    """The choice in column `exact` that says a figure is round (余)."""
    hint_id: str

    @property
    def reads(self) -> frozenset[str]:
        """The cell and the list."""
        return frozenset((self.cell, self.table))

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """The kind of an event, its people, and whether they are counted exactly."""
        return tuple((self.table, column) for column in ("kind", "people", "exact"))

    @property
    def formula(self) -> str:
        """In words."""
        return f"{self.cell}＝{self.table}中“{self.kind}”的人数之和"

    @property
    def kinds(self) -> tuple[tuple[str, Severity, str], ...]:
        """More people than the cell counts weigh more than fewer; round figures are a hint of their own."""
        return (
            (self.id, self.severity, f"{self.table}中“{self.kind}”的人数之和不多于{self.cell}"),
            (self.id, Severity.INFO, f"{self.table}中“{self.kind}”的人数之和不少于{self.cell}"),
            (self.hint_id, Severity.INFO, f"{self.table}中“{self.kind}”的人数没有“{self.approximate}”"),
        )

    def check(self, report: Report) -> Iterator[Finding]:
        """A warning where the list names more people than the cell, a hint where fewer, or round ones for an exact cell."""
        table = report.form.tables[self.table]
        rows = [r for r in told(report, table, "people") if report.text(table.cell(r, "kind")) == self.kind]
        stated = report.number(self.cell)
        figures = [report.number(table.cell(r, "people")) for r in rows]
        if not rows or stated is None or None in figures:
            return
        given = add(figures)
        fields = (self.cell, *(table.cell(r, "people") for r in rows))
        round_ones = [r for r in rows if report.text(table.cell(r, "exact")) == self.approximate]
        section = report.form.section_of(fields[1])
        if round_ones:
            words = "、".join(
                f"{plain(report.number(table.cell(r, 'people')) or 0)}{self.approximate}人" for r in round_ones
            )
            message = f"第{section.numeral}部分写“{words}”，附表{self.cell}为{plain(stated)}整，请确认。"
            yield self.found(
                report, fields, message, title="约数对整数", stated=stated, severity=Severity.INFO
            )._replace(rule=self.hint_id)
        elif given != stated:
            unit = report.unit(self.cell)
            message = (
                f"第{section.numeral}部分{self.kind}人数合计{plain(given)}，附表{self.cell}“{report.name(self.cell)}”"
                f"填{plain(stated)}{unit}，差{plain(apart(given, stated))}{unit}"
            )
            severity = None if given > stated else Severity.INFO
            yield self.found(
                report, fields, message, title="人数与附表不符", stated=stated, expected=given, severity=severity
            )


class SameLength(Rule):
    """Two lists usually answer each other one to one (problems and measures)."""

    first: str
    second: str

    @property
    def reads(self) -> frozenset[str]:
        """The two lists."""
        return frozenset((self.first, self.second))

    @property
    def formula(self) -> str:
        """In words."""
        return f"{self.first}条数＝{self.second}条数"

    def check(self, report: Report) -> Iterator[Finding]:
        """A hint when both lists are kept and differ in length."""
        tables = [report.form.tables[t] for t in (self.first, self.second)]
        kept = [told(report, table, "name") for table in tables]
        if kept[0] and kept[1] and len(kept[0]) != len(kept[1]):
            words = "，".join(f"{table.title}{len(rows)}条" for table, rows in zip(tables, kept, strict=True))
            fields = [table.cell(row, "name") for table, rows in zip(tables, kept, strict=True) for row in rows]
            message = f"{words}，一般一一对应，请看是否有遗漏。"
            title = f"{tables[0].title}与{tables[1].title}条数不同"
            yield self.found(report, fields, message, title=title, stated=len(kept[0]), expected=len(kept[1]))
