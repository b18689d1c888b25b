"""Which rule reads what: re-checks only the rules that read a change, and says whose findings changed.

Law, tested: after any run of changes (and `catch_up`, where slow rules were put off) the findings equal those of a full check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
            places -= put_off
        return self._run(places)

    def catch_up(self) -> tuple[frozenset[Finding], frozenset[Finding]]:
        """Run the slow rules that were put off; returns the findings that (went, came)."""
        due, self._due = self._due, set()
        return self._run(due)

    def _run(self, places: set[int]) -> tuple[frozenset[Finding], frozenset[Finding]]:
        before, changed = self.findings, False
        for at in sorted(places):
            now = tuple(weighed(self._report, self._rules[at].check(self._report)))
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
