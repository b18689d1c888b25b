"""Which single cell would mend a broken sum: every change of one cell that balances it is tried against all rules.

Worked out on demand for the finding that is looked at (never while checking): 58 cells and a handful of candidates.
"""

from __future__ import annotations

from typing import NamedTuple

from forms.findings import Finding, Severity
from forms.report import Report
from forms.rules.base import Balance
from forms.values import Number, numeral, plain

MOST_NAMED = 2
"""When more cells than this would mend it equally well, none of them is the likely one."""


class Mend(NamedTuple):
    """Set `key` to `value`: `cured` errors and warnings go, none comes."""

    key: str
    value: Number
    cured: int


def advice(report: Report, finding: Finding) -> str:
    """「若把被依法纠错数改为1，四项勾稽即平。」, or '' where no single cell would mend it."""
    found = mends(report, finding)
    if not found or len(found) > MOST_NAMED:
        return ""
    names = [report.name(mend.key) for mend in found]
    balance = _balance_of(report, finding)
    assert balance is not None  # where there is a mend there is a sum
    if len({m.value for m in found}) == 1:
        what = f"若把{'或'.join(names)}改为{plain(found[0].value)}"
    else:
        what = "若" + "，或".join(f"把{name}改为{plain(m.value)}" for name, m in zip(names, found, strict=True))
    return f"{what}，{numeral(1 + len(balance.parts))}项勾稽即平。"


def mends(report: Report, finding: Finding) -> tuple[Mend, ...]:
    """The single changes that cure the finding, cure most of the others, and break nothing."""
    balance = _balance_of(report, finding)
    if balance is None or balance.stated is None:
        return ()
    off = balance.stated - balance.added
    tries: list[tuple[str, Number]] = [(balance.total, balance.added)]
    for part in balance.parts:
        now = report.number(part)
        if now is not None and now + off >= 0:
            tries.append((part, now + off))
    good = [mend for key, value in tries if (mend := _tried(report, finding, key, value))]
    most = max((m.cured for m in good), default=0)
    return tuple(m for m in good if m.cured == most)


def _balance_of(report: Report, finding: Finding) -> Balance | None:
    for rule in report.form.rules:
        if rule.id == finding.rule:
            for balance in rule.balances(report):
                if balance.total == finding.fields[0] and balance.standing == "broken":
                    return balance
    return None


def _tried(report: Report, finding: Finding, key: str, value: Number) -> Mend | None:
    changed = Report(report.form, {**report.answers, key: value}, report.last)
    table = report.form.table_of(key)
    readers = [r for r in report.form.rules if key in r.reads or (table is not None and table.id in r.reads)]
    before = {_weighty(f) for r in readers for f in r.check(report)} - {None}
    after = {_weighty(f) for r in readers for f in r.check(changed)} - {None}
    if finding.identity in after or after - before:
        return None
    return Mend(key, value, len(before - after))


def _weighty(finding: Finding) -> str | None:
    return None if finding.severity is Severity.INFO else finding.identity
