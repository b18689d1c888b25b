"""Which rule reads what: re-checks only the rules that read a change, and says whose findings changed.

Law, tested: after any run of changes (and `catch_up`, where slow rules were put off) the findings equal those of a full check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from forms.findings import Finding, Severity
from forms.merging import merged
from forms.model import Form
from forms.report import Report
from forms.rules.base import Balance, Rule


def check(report: Report) -> tuple[Finding, ...]:
    """Every finding of a report, in the order of its form's rules."""
    return merged(report, (f for rule in report.form.rules for f in weighed(report, rule.check(report))))


def weighed(report: Report, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings that read a figure which an import took from the text are warnings at most until it is confirmed."""
    for finding in findings:
        read = finding.severity is Severity.ERROR and any(report.unconfirmed(key) for key in finding.fields)
        yield finding._replace(severity=Severity.WARNING) if read else finding


def never() -> bool:
    """Never enough: all in one go."""
    return False


class _Begun:
    """A slow rule under way."""

    def __init__(self, steps: Iterator[Finding | None]) -> None:
        self._steps = steps
        self.found: list[Finding] = []

    def goes_on(self, enough: Callable[[], bool]) -> bool:
        """Take steps until they end (False) or it is enough (True)."""
        for one in self._steps:
            if one is not None:
                self.found.append(one)
            elif enough():
                return True
        return False


class Checker:
    """Keeps the findings of one live report up to date."""

    def __init__(self, report: Report, later: bool = False) -> None:
        """With `later` slow rules wait for `catch_up`: a window calls it in pauses, everybody else has them run at once."""
        self._later = later
        self._report = report
        self._rules = report.form.rules
        self._readers = _index(report.form)
        self._found: list[tuple[Finding, ...]] = [
            () if later and rule.slow else tuple(weighed(report, rule.check(report))) for rule in self._rules
        ]
        self._due = {at for at, rule in enumerate(self._rules) if later and rule.slow}
        self._begun: dict[int, _Begun] = {}
        self._all: tuple[Finding, ...] | None = None
        self._scales: dict[str, tuple[Rule, ...]] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings as they stand, in the order of the form's rules."""
        if self._all is None:
            self._all = merged(self._report, (finding for found in self._found for finding in found))
        return self._all

    def recheck(self, keys: Iterable[str]) -> tuple[frozenset[Finding], frozenset[Finding]]:
        """Run the rules that read any of `keys` again; returns the findings that (went, came). Slow ones may be put off."""
        places = {at for key in keys for at in self._reading(key)}
        if self._later:
            put_off = {at for at in places if self._rules[at].slow}
            self._due |= put_off
            for at in put_off:
                self._begun.pop(at, None)
            places -= put_off
        return self._put(
            {at: tuple(weighed(self._report, self._rules[at].check(self._report))) for at in sorted(places)}
        )

    @property
    def behind(self) -> bool:
        """Whether slow rules wait for `catch_up`."""
        return bool(self._due)

    def catch_up(self, enough: Callable[[], bool] = never) -> tuple[frozenset[Finding], frozenset[Finding]]:
        """Run the slow rules that were put off; returns the findings that (went, came).

        Stops as soon as `enough` says so, between two steps of a rule: the next call goes on there, unless something that the
        rule reads has changed. What it found comes when it is done.
        """
        ended: dict[int, tuple[Finding, ...]] = {}
        for at in sorted(self._due):
            begun = self._begun.setdefault(at, _Begun(self._rules[at].steps(self._report)))
            if not begun.goes_on(enough):
                ended[at] = tuple(weighed(self._report, begun.found))
                del self._begun[at]
            else:
                break
        self._due -= set(ended)
        return self._put(ended)

    def _put(self, found: Mapping[int, tuple[Finding, ...]]) -> tuple[frozenset[Finding], frozenset[Finding]]:
        before, changed = self.findings, False
        for at, now in found.items():
            if now != self._found[at]:
                self._found[at], changed = now, True
        if not changed:
            return frozenset(), frozenset()
        self._all = None
        was, are = frozenset(before), frozenset(self.findings)
        return was - are, are - was

    def _reading(self, key: str) -> tuple[int, ...]:
        exact = self._readers.get(key, ())
        stem, _, aspect = key.partition("#")
        if aspect and key not in self._readers:
            exact = self._readers.get(stem, ())
        table = self._report.form.table_of(key)
        return exact if table is None else exact + self._readers.get(table.id, ())

    def balances(self, table_id: str) -> tuple[Balance, ...]:
        """The totals of one table as they stand, for the 勾稽 brackets."""
        found: dict[str, Balance] = {}
        for rule in self._weighing(table_id):
            for balance in rule.balances(self._report):
                found.setdefault(balance.total, balance)
        return tuple(found.values())

    def weighs(self, table_id: str) -> bool:
        """Whether any rule holds totals of a table against their parts."""
        return bool(self._weighing(table_id))

    def _weighing(self, table_id: str) -> tuple[Rule, ...]:
        """The rules that hold totals of a table against their parts."""
        if table_id not in self._scales:
            form = self._report.form
            table = form.tables[table_id]
            self._scales[table_id] = tuple(
                rule
                for rule in self._rules
                if type(rule).balances is not Rule.balances
                and (table_id in rule.reads or any(form.table_of(key) is table for key in rule.reads))
            )
        return self._scales[table_id]


def _index(form: Form) -> dict[str, tuple[int, ...]]:
    readers: dict[str, list[int]] = {}
    for at, rule in enumerate(form.rules):
        for name in rule.reads | frozenset(rule.also):
            readers.setdefault(name, []).append(at)
    return {name: tuple(found) for name, found in readers.items()}
