"""Which rule reads what: re-checks only the rules that read a change, and says whose findings changed.

Law, tested: after any run of changes the findings equal those of a full check.
"""

from __future__ import annotations

from collections.abc import Iterable

from forms.findings import Finding
from forms.model import Form
from forms.report import Report
from forms.rules.base import Balance, Rule


def check(report: Report) -> tuple[Finding, ...]:
    """Every finding of a report, in the order of its form's rules."""
    return tuple(finding for rule in report.form.rules for finding in rule.check(report))


class Checker:
    """Keeps the findings of one live report up to date."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._rules = report.form.rules
        self._readers = _index(report.form)
        self._found: list[tuple[Finding, ...]] = [tuple(rule.check(report)) for rule in self._rules]
        self._all: tuple[Finding, ...] | None = None
        self._scales: dict[str, tuple[Rule, ...]] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings as they stand, in the order of the form's rules."""
        if self._all is None:
            self._all = tuple(finding for found in self._found for finding in found)
        return self._all

    def recheck(self, keys: Iterable[str]) -> tuple[frozenset[Finding], frozenset[Finding]]:
        """Run the rules that read any of `keys` again; returns the findings that (went, came)."""
        went: set[Finding] = set()
        came: set[Finding] = set()
        for at in sorted({at for key in keys for at in self._reading(key)}):
            now = tuple(self._rules[at].check(self._report))
            before = self._found[at]
            if now != before:
                self._found[at] = now
                went.update(before)
                came.update(now)
                self._all = None
        return frozenset(went - came), frozenset(came - went)

    def _reading(self, key: str) -> tuple[int, ...]:
        exact = self._readers.get(key, ())
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
