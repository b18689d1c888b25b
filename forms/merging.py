"""What a rule on figures and the reader of the text both see is one finding: the rule's, with the place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from forms.expressions import Reference
from forms.findings import Finding
from forms.references import read_places, stretch_of
from forms.report import Report
from forms.values import parse

_NUMBER = re.compile(r"\d+(?:\.\d+)*")
Sum: TypeAlias = "tuple[str, str, object, object]"
Places: TypeAlias = "dict[str, tuple[str, Reference]]"


def merged(report: Report, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, none twice.

    Rule and reader see the same where they give the same numbers in one part; where the text that the reader faults is the
    very place from which an import read a figure of the rule's; and where both read one cell, with the figures turned round.
    Then the reader's end is told while the rule's figures are only what an import read there, else the rule's: it knows the
    cell to be mended.
    """
    found = list(findings)
    in_text = [f for f in found if f.start is not None and f.stated is not None]
    by_sum = {_sum(f): f for f in in_text}
    by_rule: dict[str, list[Finding]] = {}
    for finding in in_text:
        by_rule.setdefault(finding.rule, []).append(finding)
    places = read_places(report) if in_text else {}
    twins: dict[Finding, Finding] = {}
    gone: set[Finding] = set()
    for finding in found if in_text else ():
        if finding.start is None and finding.stated is not None:
            alike = by_rule.get(finding.rule, [])
            twin = by_sum.get(_sum(finding)) or (_at_its_place(report, finding, alike, places) if alike else None)
            twin = twin or next((f for f in alike if _from_the_text(finding, f)), None)
            if twin is None:
                continue
            if twin.section != finding.section and not any(map(report.unconfirmed, finding.fields)):
                gone.add(twin)
            else:
                twins[finding] = twin
    gone |= set(twins.values())
    return tuple(_placed(f, twins[f]) if f in twins else f for f in found if f not in gone)


def _sum(finding: Finding) -> Sum:
    """What must be alike in two findings for them to be one: a sum may be told under another rule, 2017 for 2018 may not."""
    return "sum" if finding.lines else finding.rule, finding.section, finding.stated, finding.expected


def _at_its_place(report: Report, finding: Finding, alike: list[Finding], places: Places) -> Finding | None:
    """What the reader says of the place from which an import read a figure of this finding, if it still is that figure."""
    for key in finding.fields:
        place = places.get(key)
        if place is None or not (report.unconfirmed(key) or _reads_so(report, key, *place[1][:2], place[0])):
            continue
        section, (start, end, _) = report.form.section_of(place[0]).id, place[1]
        for other in alike:
            if other.section == section and _within(start, end, other):
                return other
    return None


def _reads_so(report: Report, key: str, start: int, end: int, text_key: str) -> bool:
    spec = report.form.spec(key)
    return spec is not None and parse(spec.kind, stretch_of(report.text(text_key), start, end)) == report.value(key)


def _within(start: int, end: int, finding: Finding) -> bool:
    return finding.start is not None and finding.end is not None and finding.start <= start and end <= finding.end


def _from_the_text(finding: Finding, other: Finding) -> bool:
    """Whether the reader says the same from the other side: the text's figure against that of the cell, which it read too."""
    return (
        (other.stated, other.expected) == (finding.expected, finding.stated)
        and bool(finding.fields)
        and finding.fields[0] in other.fields
    )


def _placed(finding: Finding, twin: Finding) -> Finding:
    """The rule's finding at the reader's place; where that is the text of another part, it is told and mended there.

    The reader's words are kept where they give numbers that the rule does not know (a second way to read the sentence).
    """
    more = set(_NUMBER.findall(twin.message)) - set(_NUMBER.findall(finding.message + (twin.text or "")))
    placed = finding._replace(
        start=twin.start,
        end=twin.end,
        text=twin.text,
        how=finding.how or twin.how,
        message=twin.message if more else finding.message,
    )
    if twin.section == finding.section:
        return placed
    fields = tuple(dict.fromkeys((*twin.fields[:1], *finding.fields)))
    return placed._replace(section=twin.section, fields=fields, stated=twin.stated, expected=twin.expected)
