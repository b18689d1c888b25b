"""Which rule reads what: re-checks only the rules that read a change, and says whose findings changed.

Law, tested: after any run of changes (and `catch_up`, where slow rules were put off) the findings equal those of a full check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from forms.findings import Finding, Severity
from forms.model import Form
from forms.references import read_at
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


def merged(report: Report, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What a rule on figures and the reader of the text both see is one finding: the rule's, with the place in the text.

    They see the same where both give the same numbers in one part, or where the text that the reader faults is the very
    place from which an import read a figure of the rule's.
    """
    found = list(findings)
    in_text = [f for f in found if f.start is not None and f.stated is not None]
    by_sum = {_sum(f): f for f in in_text}
    twins: dict[Finding, Finding] = {}
    for finding in found:
        if finding.start is None and finding.stated is not None:
            twin = by_sum.get(_sum(finding)) or _at_its_place(report, finding, in_text)
            if twin is not None:
                twins[finding] = twin
    sums = {_sum(twin) for twin in twins.values()}
    return tuple(
        _placed(finding, twins[finding]) if finding in twins else finding
        for finding in found
        if finding.start is None or finding.stated is None or _sum(finding) not in sums
    )


def _at_its_place(report: Report, finding: Finding, in_text: list[Finding]) -> Finding | None:
    """What the reader says of the place from which an import read a figure of this finding."""
    for key in finding.fields if in_text else ():
        place = read_at(report, key) if report.unconfirmed(key) else None
        if place is None:
            continue
        section, (start, end, _) = report.form.section_of(place[0]).id, place[1]
        for other in in_text:
            if (other.section, other.rule) == (section, finding.rule) and _within(start, end, other):
                return other
    return None


def _within(start: int, end: int, finding: Finding) -> bool:
    return finding.start is not None and finding.end is not None and finding.start <= start and end <= finding.end


def _placed(finding: Finding, twin: Finding) -> Finding:
    """The rule's finding at the reader's place; where that is the text of another part, it is told and mended there."""
    placed = finding._replace(start=twin.start, end=twin.end, text=twin.text, how=finding.how or twin.how)
    if twin.section == finding.section:
        return placed
    fields = tuple(dict.fromkeys((*twin.fields[:1], *finding.fields)))
    return placed._replace(section=twin.section, fields=fields, stated=twin.stated, expected=twin.expected)


def _sum(finding: Finding) -> tuple[str, object, object]:
    return finding.section, finding.stated, finding.expected


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
