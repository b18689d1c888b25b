"""A text alone: every claim of every paragraph, and what the text says against itself."""

from __future__ import annotations

from collections.abc import Iterator

from forms.findings import Finding
from forms.prose.chars import narrow
from forms.prose.claims import Claim
from forms.prose.days import cover, days, stated_period
from forms.prose.growth import growth
from forms.prose.lists import lists
from forms.prose.rates import rates
from forms.prose.splits import splits
from forms.prose.stocks import stocks
from forms.prose.structure import Paragraph, paragraphs
from forms.prose.wording import wording
from forms.values import Period


def audit(text: str) -> list[Finding]:
    """What is wrong with the figures of a text, in the order of their places. Never raises."""
    flat = narrow(text)
    period = stated_period(flat)
    said = [c for p in paragraphs(flat) for c in claims(flat, p, period)]
    said += cover(flat)
    found = dict.fromkeys(c.finding for c in said if c.finding is not None)
    exact = [f._replace(text=text[f.start : f.end]) for f in found]
    return sorted(exact, key=lambda f: (f.start or 0, f.end or 0, f.rule))


def claims(flat: str, paragraph: Paragraph, period: Period | None = None) -> Iterator[Claim]:
    """Every claim of one paragraph of a narrowed text."""
    for group in paragraph.groups:
        for check in (splits, rates, growth, stocks):
            yield from check(flat, group)
    yield from lists(flat, paragraph.start, paragraph.end)
    yield from wording(flat, paragraph.start, paragraph.end)
    yield from days(flat, paragraph.start, paragraph.end, period)
