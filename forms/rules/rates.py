"""Rates: recomputed from their terms, to the last printed place."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from forms.findings import Finding, Severity
from forms.report import Report
from forms.rules.base import Rule, rounded
from forms.values import Number, plain


def places(rate: Number) -> int:
    """How many decimals a rate is printed with."""
    return max(0, -int(Decimal(rate).as_tuple().exponent))


def judged(rule: Rule, report: Report, rate: str, part: str, whole: str) -> Iterator[Finding]:
    """Hold a printed rate against part ÷ whole.

    Rounded half up it is right; off by less than one unit in its last printed place (cut off) it is a hint; else a warning.
    """
    stated, a, b = report.number(rate), report.number(part), report.number(whole)
    if stated is None or a is None or b is None or b == 0:
        return
    printed = Decimal(stated)
    last = places(stated)
    exact = Decimal(a) * 100 / Decimal(b)
    right = rounded(exact, last)
    if right == printed:
        return
    cut = abs(exact - printed) < Decimal(1).scaleb(-last)
    quotient = f"{plain(a)}÷{plain(b)}＝{plain(rounded(exact, last + 2))}%"
    message = f"{report.name(rate)}：{quotient}，四舍五入应为{plain(right)}%，现写{plain(stated)}%，请核对。"
    yield rule.found(
        report,
        (rate, part, whole),
        message,
        title=f"{report.name(rate)}{'未四舍五入' if cut else '与两数不符'}",
        stated=stated,
        expected=right,
        severity=Severity.INFO if cut else Severity.WARNING,
    )


def of_two_weights(rule: Rule) -> tuple[tuple[str, Severity, str], ...]:
    """What a rule on a rate finds: a rate that does not follow, and one that was cut off instead of rounded."""
    return (
        (rule.id, Severity.WARNING, f"{rule.formula}，末位相差不到1"),
        (rule.id, Severity.INFO, f"{rule.formula}，末位四舍五入"),
    )


class RowRate(Rule):
    """In every row of a table: rate = part ÷ whole."""

    table: str
    rate: str
    part: str
    whole: str

    @property
    def reads(self) -> frozenset[str]:
        """The table."""
        return frozenset((self.table,))

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """Rate, part and whole."""
        return (self.table, self.rate), (self.table, self.part), (self.table, self.whole)

    @property
    def formula(self) -> str:
        """In words."""
        return f"{self.table}：各行{self.rate}＝{self.part}÷{self.whole}"

    @property
    def kinds(self) -> tuple[tuple[str, Severity, str], ...]:
        """Wrong, or only cut off."""
        return of_two_weights(self)

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding for each row whose rate does not follow."""
        table = report.form.tables[self.table]
        for row in report.rows(table):
            yield from judged(self, report, *(table.cell(row.id, c) for c in (self.rate, self.part, self.whole)))


class Rate(Rule):
    """One rate = part ÷ whole."""

    rate: str
    part: str
    whole: str

    @property
    def reads(self) -> frozenset[str]:
        """The three figures."""
        return frozenset((self.rate, self.part, self.whole))

    @property
    def formula(self) -> str:
        """rate＝part÷whole."""
        return f"{self.rate}＝{self.part}÷{self.whole}"

    @property
    def kinds(self) -> tuple[tuple[str, Severity, str], ...]:
        """Wrong, or only cut off."""
        return of_two_weights(self)

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding when the rate does not follow."""
        yield from judged(self, report, self.rate, self.part, self.whole)


class FullMeansAll(Rule):
    """A rate of 100 % is stated exactly when everything received was closed."""

    rate: str
    closed: str
    received: str
    where: str

    @property
    def reads(self) -> frozenset[str]:
        """The rate and the two cells."""
        return frozenset((self.rate, self.closed, self.received))

    @property
    def formula(self) -> str:
        """rate＝100%⇔closed＝received."""
        return f"{self.rate}＝100%⇔{self.closed}＝{self.received}"

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding when one side holds and the other does not."""
        rate, closed, received = (report.number(k) for k in (self.rate, self.closed, self.received))
        if rate is None or closed is None or received is None or (rate == 100) == (closed == received):
            return
        if received == 0:
            return
        right = rounded(Decimal(closed) * 100 / Decimal(received), places(rate))
        message = (
            f"{self.where}写{report.name(self.rate)}{plain(rate)}%，附表收到{plain(received)}{report.unit(self.received)}、"
            f"办结{plain(closed)}{report.unit(self.closed)}，合{plain(right)}%，两处说法不一致"
        )
        yield self.found(report, (self.rate, self.closed, self.received), message, stated=rate, expected=right)
