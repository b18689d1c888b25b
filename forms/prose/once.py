"""One fault is told of once, however many checks see it."""

from __future__ import annotations

from forms.findings import Finding
from forms.prose.shares import SUM_OF_SHARES

_SENTENCE = 60
"""So near each other two findings speak of one sentence."""


def once(found: list[Finding]) -> list[Finding]:
    """One finding for one fault: what the table contradicts is not reported for another sentence too, nor one sum by two checks."""
    tabled = {(f.section, f.start, f.end) for f in found if f.rule in ("E21", "E22", "E23", "E24", "E31")}
    all_done = [f for f in found if f.rule == "W15"]
    kept: dict[tuple[object, ...], Finding] = {}
    for finding in found:
        if finding.rule == "E30" and (finding.section, finding.start, finding.end) in tabled:
            continue
        if finding.rule == "W01" and finding.stated == 100 and any(_near(finding, f) for f in all_done):
            continue  # 「全部回复，…回复率100%」: said of 全部 already
        if finding.title == SUM_OF_SHARES and any(
            f.rule == "W01" and f is not finding and _within(f, finding) for f in found
        ):
            continue  # one of the shares is told of by itself
        told = finding.stated is not None and finding.expected is not None and finding.rule not in ("W07", "I02")
        numbers = (finding.section, finding.end, finding.stated, finding.expected)
        kept.setdefault(numbers if told else (finding.section, finding), finding)
    return list(kept.values())


def _within(one: Finding, other: Finding) -> bool:
    return one.section == other.section and (other.start or 0) <= (one.start or 0) < (other.end or 0)


def _near(one: Finding, other: Finding) -> bool:
    apart = max(one.start or 0, other.start or 0) - min(one.end or 0, other.end or 0)
    return one.section == other.section and apart < _SENTENCE
