"""Changed digits: whatever breaks the arithmetic of a claim is noticed, whatever the digit."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

import pytest
from precision import CORPUS

from forms.prose import audit, read
from forms.prose.claims import Claim
from resources import path

SUMS = ("E17", "E18", "E19", "E29")


def _values(paragraph: str, claim: Claim) -> list[Decimal] | None:
    """The numbers of a claim, None where one of them is not written in digits."""
    said = [re.sub(r"[^\d.]", "", paragraph[a:b]) for a, b in claim.places]
    return [Decimal(n) for n in said] if all(said) else None


def _kind(paragraph: str, claim: Claim) -> str:
    """What arithmetic holds a claim together, '' if none that a test can recompute."""
    values = _values(paragraph, claim)
    if values is None or claim.finding is not None or len(values) < 3:
        return ""
    if claim.rule in SUMS and values[0] == sum(values[1:]):
        return "sum"
    if claim.rule == "W01" and len(values) == 3 and values[2]:
        return "rate"
    return "change" if claim.rule == "W13" and len(values) == 3 and values[1] else ""


def _breaks(kind: str, paragraph: str, claim: Claim, open_lists: bool) -> bool:
    """Whether a changed digit broke it; parts that fall short of their total are no fault of a list that may be `open_lists`."""
    values = _values(paragraph, claim) or []
    first, second, third = values[:3]
    if kind == "sum":
        parts = sum(values[1:])
        return parts > first if open_lists else parts != first
    if kind == "rate":
        return not third or abs(second * 100 / third - first) >= 1
    if not second:
        return False
    if paragraph[claim.places[0][1] - 1] == "%" and paragraph[claim.places[1][1] - 1] != "%":
        return abs(abs(third - second) * 100 / second - first) >= 1
    return abs(third - second) != first


def _changed(paragraph: str, claim: Claim) -> list[str]:
    """The paragraph with one digit of the claim another one: all of them, but for numbers that would begin with 0."""
    out = []
    for start, end in claim.places:
        for at in range(start, end):
            if paragraph[at] in "0123456789":
                digits = "123456789" if at == start and paragraph[at + 1 : at + 2].isdigit() else "0123456789"
                out += [paragraph[:at] + d + paragraph[at + 1 :] for d in digits if d != paragraph[at]]
    return out


def _noticed(text: str, open_lists: bool) -> dict[str, tuple[int, int]]:
    """Kind to (changes noticed, changes that break something)."""
    broken: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for paragraph in text.split("\n"):
        before = {f.message for f in audit(paragraph)}
        for claim in read(paragraph).claims:
            kind = _kind(paragraph, claim)
            for changed in _changed(paragraph, claim) if kind else ():
                if _breaks(kind, changed, claim, open_lists):
                    broken[kind] += 1
                    seen[kind] += bool({f.message for f in audit(changed)} - before)
    return {kind: (seen[kind], broken[kind]) for kind in broken}


def test_every_changed_digit_of_the_sample_is_noticed() -> None:
    found = _noticed(path("samples/report-2017.txt").read_text(encoding="utf-8"), open_lists=False)
    assert found["sum"][1] > 300
    assert found["rate"][1] > 100
    for seen, broken in found.values():
        assert seen / broken >= 0.95


@pytest.mark.parametrize("name", ["county", "city"])
def test_changed_digits_of_a_report_without_a_fault_are_noticed(name: str) -> None:
    found = _noticed((CORPUS / f"faultless-{name}.txt").read_text(encoding="utf-8"), open_lists=True)
    seen, broken = (sum(n) for n in zip(*found.values(), strict=True))
    assert broken > 600
    assert seen / broken >= 0.95
