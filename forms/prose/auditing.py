"""The two ways in: a text alone, and the parts of a report with what the report knows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

from forms.findings import Finding
from forms.prose import document, rows
from forms.prose.all_done import all_done
from forms.prose.announced import announced
from forms.prose.carried import carried
from forms.prose.channels import channels
from forms.prose.chars import narrow
from forms.prose.claims import Claim
from forms.prose.covering import cover, stated_period, title_year
from forms.prose.criteria import criteria
from forms.prose.days import days
from forms.prose.denied import closed, denied
from forms.prose.growth import growth
from forms.prose.labelled import against_rows
from forms.prose.less_done import less_done
from forms.prose.lists import lists
from forms.prose.meaning import Cell, Facts, KnownFacts, Meanings
from forms.prose.means import means
from forms.prose.named_shares import named_shares
from forms.prose.names import names
from forms.prose.once import once
from forms.prose.one_number import one_for_many
from forms.prose.ordinals import ordinals
from forms.prose.outcomes import outcomes, unnumbered
from forms.prose.quoted_rows import quoted
from forms.prose.rates import rates
from forms.prose.records import records
from forms.prose.references import references
from forms.prose.repeats import repeats
from forms.prose.retold import retold
from forms.prose.shares import shares
from forms.prose.splits import splits
from forms.prose.spread import over_paragraphs, spread
from forms.prose.steps import Steps, given, result
from forms.prose.stocks import stocks
from forms.prose.structure import Paragraph, paragraphs, paragraphs_in_steps
from forms.prose.unchanged import unchanged
from forms.prose.verdicts import verdicts
from forms.prose.whole_rates import whole_rates
from forms.prose.wording import PERSONAL, mask, wording
from forms.values import Period

_MOST, _LONGEST_LINE = 60_000, 6_000
"""Characters of a part and of one line of it in which figures are looked for; whole reports have some 15,000."""
_WHOLE = 3
"""A bare text with so many parts from 一 on is a report, not an excerpt."""


class Reading(tuple[tuple[Paragraph, ...], tuple[Claim, ...]]):
    """One paragraph read: (its figures in their bracket levels, its claims); places are within the paragraph."""

    __slots__ = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Usually one; several where the text given has line breaks."""
        return self[0]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What the paragraph says of its figures, right or wrong."""
        return self[1]


@lru_cache(1024)
def read(paragraph: str, period: Period | None = None) -> Reading:
    """Read one paragraph. Cached: while a part is typed, only paragraphs that changed are read again."""
    flat = narrow(paragraph)
    parts = paragraphs(flat)
    return Reading((tuple(parts), tuple(c for p in parts for c in claims(flat, p, period))))


def claims(flat: str, paragraph: Paragraph, period: Period | None = None) -> Iterator[Claim]:
    """Every claim of one paragraph of a narrowed text."""
    for group in paragraph.groups:
        for check in (
            splits,
            records,
            rates,
            whole_rates,
            shares,
            named_shares,
            growth,
            unchanged,
            means,
            carried,
            stocks,
            all_done,
            less_done,
            verdicts,
        ):
            yield from check(flat, group)
    yield from spread(flat, paragraph)
    yield from lists(flat, paragraph.start, paragraph.end)
    yield from wording(flat, paragraph.start, paragraph.end)
    yield from days(flat, paragraph.start, paragraph.end, period)


def audit(text: str) -> list[Finding]:
    """What is wrong in a text alone, in the order of places. Rows of the table that stand in it count as its table. Never raises."""
    flat = narrow(text)
    period = stated_period(flat)
    meanings = _meanings()
    cells, table = rows.cells(flat, meanings.labels)
    cells = quoted(flat, meanings.labels) | cells
    whole = [p for p in paragraphs(flat) if not table[0] <= p.start < table[1]]
    said = chain(
        (c for p in whole for c in claims(flat, p, period)),
        cover(flat),
        repeats(flat, whole),
        retold(flat, whole),
        criteria(flat, whole),
        over_paragraphs(flat, whole),
        names(flat),
        ordinals(flat if table[0] < 0 else flat[: table[0]]),
        announced(flat if table[0] < 0 else flat[: table[0]]),
    )
    found = [c.finding for c in given(said) if c.finding is not None]
    found += _against_report(flat, whole, cells, table, period, meanings)
    unique = dict.fromkeys(f._replace(text=_shown(f, text)) for f in once(found))
    return sorted(unique, key=lambda f: (f.start or 0, f.end or 0, f.rule))


def _against_report(
    flat: str, whole: list[Paragraph], cells: Mapping[str, Cell], table: tuple[int, int], period: Period | None, meanings: Meanings
) -> Iterator[Finding]:  # fmt: skip
    """The checks that need a table, headings and a preface, where the text has them."""
    parts = rows.parts(flat if table[0] < 0 else flat[: table[0]])
    first = min((p[1] for p in parts.values()), default=0)
    head = flat[:first]
    at = head.find("编制说明")
    at = max(0, at)
    preface = head[at:]
    facts = KnownFacts(cells, {k: v[0] for k, v in parts.items()}, preface, period, title_year(flat), meanings)
    titled = rows.headings(flat)
    starts, topics = [start for start, _ in titled], ["", *(title for _, title in titled)]
    if len(titled) == 1:
        topics[0] = topics[1]  # an excerpt of one part, its table behind it
    figures = [one for p in whole for one in document.said("", flat, [p], topics[bisect_right(starts, p.start)])]
    yield from against_rows(figures, facts)
    yield from given(outcomes(figures, facts))
    yield from one_for_many(figures, facts)
    outside = flat if table[0] < 0 else flat[: table[0]] + " " * (table[1] - table[0]) + flat[table[1] :]
    texts = {k: flat[v[2] : v[3]] for k, v in parts.items()} if len(parts) >= _WHOLE else {"2": outside, "9": ""}
    yield from closed(figures, facts)
    moved = {k: v[2] for k, v in parts.items() if len(parts) >= _WHOLE}
    for finding in chain(
        channels(texts, facts), denied(texts, facts), unnumbered(texts, facts), document.events(texts, facts)
    ):
        yield _move(finding, moved.get(finding.section, 0))
    for finding in document.part_names(facts):
        yield _move(finding, at)
    labelled = document.table_parts(meanings.labels)
    yield from references({"": flat}, flat, complete=len(parts) >= _WHOLE, table_parts=labelled)


def _move(finding: Finding, by: int) -> Finding:
    return finding._replace(section="", start=(finding.start or 0) + by, end=(finding.end or 0) + by)


def check_document(sections: Mapping[str, str], facts: Facts) -> list[Finding]:
    """What is wrong in the parts of a report: `sections` is part id to narrative; places are within their part. Never raises."""
    return result(check_in_steps(sections, facts))


def check_in_steps(sections: Mapping[str, str], facts: Facts) -> Steps[list[Finding]]:
    """Likewise, with a pause behind every line, window and check."""
    flats = {name: narrow(_within_bounds(text)) for name, text in sections.items()}
    found: list[Finding] = []
    figures: list[document.Said] = []
    for name, flat in flats.items():
        at = 0
        for line in flat.split("\n"):
            reading = read(line, facts.period)
            found += [
                c.finding._replace(section=name, start=(c.finding.start or 0) + at, end=(c.finding.end or 0) + at)
                for c in reading.claims
                if c.finding is not None
            ]
            at += len(line) + 1
            yield
        parts = yield from paragraphs_in_steps(flat)
        for paragraph in parts:
            figures += document.said(name, flat, [paragraph], facts.headings.get(name, ""))
            yield
    for name, flat in flats.items():
        told = chain(ordinals(flat), announced(flat))
        found += (c.finding._replace(section=name) for c in told if c.finding is not None)
        yield
    for across in _across(flats):
        if across is not None:
            found.append(across)
        yield
    preface = narrow(facts.preface)
    said = chain(cover(preface, facts.year, facts.period), read(preface, facts.period).claims)
    found += (c.finding._replace(section="cover") for c in said if c.finding is not None)
    for one in figures:
        document.meaning_of(one, facts)
        yield
    against = chain(
        against_rows(figures, facts),
        outcomes(figures, facts),
        one_for_many(figures, facts),
        closed(figures, facts),
        channels(flats, facts),
        denied(flats, facts),
        unnumbered(flats, facts),
        document.events(flats, facts),
        document.part_names(facts),
        references(
            flats,
            "\n".join(flats.values()),
            complete=True,
            parts=len(facts.headings),
            table_parts=document.table_parts(facts.meanings.labels),
        ),
    )
    for finding in against:
        if finding is not None:
            found.append(finding)
        yield
    texts = {**sections, "cover": facts.preface}
    unique = dict.fromkeys(f._replace(text=_shown(f, texts[f.section])) for f in once(found))
    return sorted(unique, key=lambda f: (f.section, f.start or 0, f.end or 0, f.rule))


def _within_bounds(text: str) -> str:
    """What is read of a part: a beginning that no report exceeds, of each line likewise; places stay as they are."""
    if len(text) <= _LONGEST_LINE:
        return text
    lines = (line[:_LONGEST_LINE] + "\n" * (len(line) - _LONGEST_LINE) for line in text[:_MOST].split("\n"))
    return "\n".join(lines)


def _across(flats: Mapping[str, str]) -> Iterator[Finding | None]:
    """What one part says against another: quantities said again, names written in several ways; None for a pause."""
    whole = "\n".join(flats.values())
    ends: list[tuple[int, int, str]] = []
    at = 0
    for name, flat in flats.items():
        ends.append((at, at + len(flat), name))
        at += len(flat) + 1
    read_whole = yield from paragraphs_in_steps(whole)
    for claim in chain(
        repeats(whole, read_whole),
        retold(whole, read_whole),
        criteria(whole, read_whole),
        over_paragraphs(whole, read_whole),
        names(whole),
    ):
        if claim is None or claim.finding is None:
            yield None
            continue
        start, end = claim.finding.start or 0, claim.finding.end or 0
        place = next(((a, name) for a, z, name in ends if a <= start and end <= z), None)
        if place is not None:
            yield claim.finding._replace(section=place[1], start=start - place[0], end=end - place[0])


def _shown(finding: Finding, text: str) -> str:
    """The stretch of a finding as it may be shown: personal data covered."""
    stretch = text[finding.start : finding.end]
    return mask(stretch) if finding.rule == PERSONAL else stretch


def _meanings() -> Meanings:
    """What the edition declares whose table a bare text can hold."""
    from forms.editions import meanings  # an edition's rules read prose themselves: no import in a circle

    return meanings()
