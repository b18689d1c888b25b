"""Totals and their parts: in fixed tables and in breakdowns that the officer builds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from forms.findings import Finding, Severity, SumLine
from forms.report import Report
from forms.rules.base import Balance, Rule, add, apart, joined, off
from forms.values import Number, numeral, plain

SHOWN_PARTS = 5
"""So many lines a sum written out may have before its zeros are folded into one line (「其余六类 0」)."""


def balance(report: Report, total: str, parts: Sequence[str]) -> Balance | None:
    """How a total stands against its parts; None while all of them are blank."""
    stated = report.number(total)
    figures = [report.number(part) for part in parts]
    missing = figures.count(None) + (stated is None)
    if missing == len(parts) + 1:
        return None
    added = add(figures)
    standing = "pending" if missing else "ok" if added == stated else "broken"
    return Balance(total, tuple(parts), standing, added, stated, missing)  # type: ignore[arg-type]  # one of the three words


def written_out(report: Report, b: Balance, parts_name: str) -> tuple[SumLine, ...]:
    """The sum as one would write it on paper: stated, parts, total, difference."""
    assert b.stated is not None
    figures = [(part, report.number(part) or 0) for part in b.parts]
    shown = figures if len(figures) <= SHOWN_PARTS else [(p, n) for p, n in figures if n]
    lines = [SumLine(report.name(b.total), plain(b.stated), "stated")]
    lines += [SumLine(report.name(part), plain(number), "part") for part, number in shown]
    if folded := len(figures) - len(shown):
        lines.append(SumLine(f"其余{numeral(folded)}{_counted_in(parts_name)}", "0", "part"))
    lines.append(SumLine(f"{parts_name}合计", plain(b.added), "total"))
    lines.append(SumLine("差", plain(apart(b.added, b.stated)), "diff"))
    return tuple(lines)


def _counted_in(parts_name: str) -> str:
    """The word in which the parts are counted: 类 for 八类答复, 项 where their name says none."""
    words = (word for number, word in pairwise(parts_name) if number in "一二三四五六七八九十" and word in "类种项")
    return next(words, "项")


class Total(Rule):
    """total = the sum of its parts. `parts_name` is how the parts are called together (八类答复).

    `over` is the severity where the parts give more than the total, if it differs (several reasons for one refusal), and
    `over_advice` what to do then.
    """

    total: str
    parts: tuple[str, ...]
    parts_name: str
    over: Severity | None = None
    over_advice: str = ""

    @property
    def reads(self) -> frozenset[str]:
        """The total and its parts."""
        return frozenset((self.total, *self.parts))

    @property
    def formula(self) -> str:
        """3.3＝3.3.1＋…＋3.3.8."""
        return f"{self.total}＝{joined(self.parts)}"

    @property
    def kinds(self) -> tuple[tuple[str, Severity, str], ...]:
        """Too little and too much may weigh differently."""
        if self.over is None:
            return super().kinds
        return (self.id, self.severity, f"{self.formula}，合计不少于总数"), (
            self.id,
            self.over,
            f"{self.formula}，合计不多于总数",
        )

    def balances(self, report: Report) -> Iterator[Balance]:
        """The one balance of this rule."""
        found = balance(report, self.total, self.parts)
        if found:
            yield found

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding when all figures are there and do not add up."""
        for b in self.balances(report):
            if b.standing == "broken" and b.stated is not None:
                name, unit = report.name(b.total), report.unit(b.total)
                message = (
                    f"{name}为{plain(b.stated)}，{self.parts_name}合计{plain(b.added)}，{off(b.stated, b.added, unit)}"
                )
                if self.over_advice and b.added > b.stated:
                    message += f"；{self.over_advice}。"
                yield self.found(
                    report,
                    (b.total, *b.parts),
                    message,
                    title=self.title or f"{name}与{self.parts_name}合计不符",
                    stated=b.stated,
                    expected=b.added,
                    severity=self.over if self.over and b.added > b.stated else None,
                    lines=written_out(report, b, self.parts_name),
                )


class NestedTotals(Rule):
    """In a table that nests: each row of `depth` that has parts equals their sum, in one column."""

    table: str
    column: str
    depth: int = 0

    @property
    def reads(self) -> frozenset[str]:
        """The table: its rows may come and go."""
        return frozenset((self.table,))

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """The column that is added up."""
        return ((self.table, self.column),)

    @property
    def formula(self) -> str:
        """In words, for rows are the officer's own."""
        return f"{self.table}：第{self.depth + 1}级各行的{self.column}＝其下各分项之和"

    def balances(self, report: Report) -> Iterator[Balance]:
        """One balance for each row that has parts."""
        table = report.form.tables[self.table]
        for row, parts in report.families(table, self.depth):
            found = balance(report, table.cell(row, self.column), [table.cell(p, self.column) for p in parts])
            if found:
                yield found

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding for each broken total."""
        for b in self.balances(report):
            if b.standing == "broken" and b.stated is not None:
                name, unit = report.name(b.total), report.unit(b.total)
                sum_of = "＋".join(f"{_row_name(report, p)}{plain(report.number(p) or 0)}" for p in b.parts)
                parts = f"{sum_of}＝{plain(b.added)}" if len(b.parts) <= 4 else f"{len(b.parts)}项合计{plain(b.added)}"
                yield self.found(
                    report,
                    (b.total, *b.parts),
                    f"{name}写{plain(b.stated)}{unit}，{parts}{unit}，差{plain(apart(b.stated, b.added))}{unit}",
                    title=f"{name}与分项不符",
                    stated=b.stated,
                    expected=b.added,
                    lines=written_out(report, b, "分项"),
                )


def _row_name(report: Report, key: str) -> str:
    spec = report.form.spec(key)
    return report.row_name(spec.table, spec.table.split(key)[0]) if spec and spec.table else report.name(key)


class Covered(Rule):
    """total <= the sum of the parts: each item is in at least one of them, and may be in several."""

    total: str
    parts: tuple[str, ...]

    @property
    def reads(self) -> frozenset[str]:
        """The total and its parts."""
        return frozenset((self.total, *self.parts))

    @property
    def formula(self) -> str:
        """1.1≤1.2.1＋…＋1.2.5."""
        return f"{self.total}≤{joined(self.parts)}"

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding when the parts together stay below the total."""
        b = balance(report, self.total, self.parts)
        if b and b.standing == "broken" and b.stated is not None and b.added < b.stated:
            message = (
                f"各渠道公开数合计{plain(b.added)}{report.unit(self.total)}，还不到{report.name(self.total)}"
                f"{plain(b.stated)}，差{plain(b.stated - b.added)}{report.unit(self.total)}"
            )
            fields = (self.total, *self.parts)
            yield self.found(
                report, fields, message, stated=b.stated, expected=b.added, lines=written_out(report, b, "各渠道")
            )


class SameSum(Rule):
    """A cell = the sum of figures elsewhere (文表勾稽); pending until at least one of those is filled and none is unreadable."""

    cell: str
    others: tuple[str, ...]
    where: str
    """How the other place is called: 第六部分."""

    @property
    def reads(self) -> frozenset[str]:
        """The cell and the figures."""
        return frozenset((self.cell, *self.others))

    @property
    def formula(self) -> str:
        """4＝Σ…."""
        return f"{self.cell}＝{joined(self.others)}"

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding when both sides are known and differ."""
        stated = report.number(self.cell)
        figures: list[Number | None] = [report.number(key) for key in self.others]
        if stated is None or None in figures:
            return
        given = add(figures)
        if given != stated:
            unit = report.unit(self.cell)
            terms = "＋".join(
                f"{report.name(key)}{plain(number or 0)}" for key, number in zip(self.others, figures, strict=True)
            )
            message = (
                f"{self.where}写{terms}{f'＝{plain(given)}' if len(self.others) > 1 else ''}{unit}，"
                f"附表{self.cell}“{report.name(self.cell)}”填{plain(stated)}，差{plain(apart(given, stated))}{unit}"
            )
            yield self.found(report, (self.cell, *self.others), message, stated=stated, expected=given)


class TwoSums(Rule):
    """One sum = another sum of the same table (received and carried over = settled and carried on)."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def reads(self) -> frozenset[str]:
        """Both sides."""
        return frozenset((*self.left, *self.right))

    @property
    def formula(self) -> str:
        """一＋二＝三＋四 in keys."""
        return f"{joined(self.left)}＝{joined(self.right)}"

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding when all figures are there and the sides differ; the first figure of the left side is the faulted one."""
        sides = [[report.number(key) for key in side] for side in (self.left, self.right)]
        if None in sides[0] or None in sides[1]:
            return
        left, right = add(sides[0]), add(sides[1])
        if left != right:
            told = ["＋".join(report.name(key) for key in side) for side in (self.left, self.right)]
            yield self.found(
                report,
                (*self.left, *self.right),
                f"{told[0]}共{plain(left)}，{told[1]}共{plain(right)}，差{plain(apart(left, right))}",
                stated=left,
                expected=right,
            )
