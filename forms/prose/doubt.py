"""Whether a rate that does not fit the terms it was read with fits others that its sentence offers: then nothing is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.findings import Severity
from forms.prose.claims import Claim, percent, places_of
from forms.prose.divisions import aspect
from forms.prose.figures import Figure
from forms.prose.listing import STOP
from forms.prose.terms import BACK

_TIMELY = re.compile(r"按时|按期|及时|如期|当场")
_IN_ALL = re.compile(r"合计|共|总|累计")
_COMMON = re.compile(r"[^一-龥]|其中|全年|共|已|的|了|收到|受理|办结|答复|回复|申请|信息|公开|办理|均|按时|按期")
_OF_THESE = re.compile(r"[^,;。:]{0,14}中\s?$")
_LESS = re.compile(r"精简|压减|减|降|缩|下调|节约|节省")
"""Rates of what went away: 「由126个精简为98个，精简率22.2%」."""


def unless_another(figures: list[Figure], at: int, claims: Iterator[Claim], sure: bool = False) -> Iterator[Claim]:
    """The claims on the rates from `at` on; silent where other terms fit, unless theirs are `sure` or stand right before."""
    for claim in claims:
        rate = next(f for f in figures[at:] if f.start == claim.places[0][0])
        finding = claim.finding
        if finding is not None:
            certain = sure or _right_before(figures, rate, claim)
            weighty = finding.severity is not Severity.INFO
            if (
                _every_one(figures, rate)
                or _of_all_wholes(figures, rate, claim)
                or _of_its_namesake(figures, rate, claim)
                or (weighty and (_LESS.search(rate.lead) or not certain) and _another(figures, rate, certain))
            ):
                claim = claim._replace(finding=None)
        yield claim


def _right_before(figures: list[Figure], rate: Figure, claim: Claim) -> bool:
    """Whether part and whole are the two counts right before the rate: 「收到526件，办结521件，办结率99.0%」."""
    at = next(n for n, f in enumerate(figures) if f is rate)
    own = [f for f in figures[max(0, at - BACK) : at] if f.counts]
    counts = ([f for f in own if not _TIMELY.search(f.lead)] if not _TIMELY.search(rate.lead) else own)[-2:]
    if len(counts) < 2 or counts[1].start != claim.places[1][0] or counts[0].start != claim.places[2][0]:
        return False
    return not any(STOP.search(f.gap) for f in figures[: at + 1] if f.start > counts[0].start)


def _every_one(figures: list[Figure], rate: Figure) -> bool:
    """Whether the rate is 100 % and the figures right before it, all done with, come to the whole: 「提问87个，现场答复69个，会后补充答复18个」."""
    at = next(n for n, f in enumerate(figures) if f is rate)
    if rate.value != 100:
        return False
    total, parts, unit = Decimal(0), 0, ""
    for figure in reversed(figures[max(0, at - BACK) : at]):
        if parts >= 2 and figure.unit == unit and figure.value == total:
            return True
        if not figure.counts or aspect(figure) == "in hand" or (parts and figure.unit != unit):
            return False
        unit, total, parts = figure.unit, total + figure.value, parts + 1
        if STOP.search(figure.gap):
            return False
    return False


def _of_all_wholes(figures: list[Figure], rate: Figure, claim: Claim) -> bool:
    """Whether the rate is of the wholes of all items together: 「9个县中，7个…；52个部门中，39个…；合计46个，占75.4%」."""
    at = next(n for n, f in enumerate(figures) if f is rate)
    near = figures[max(0, at - BACK) : at]
    part = next((f for f in near if f.start == claim.places[1][0]), None)
    if part is None or not _IN_ALL.search(part.lead):
        return False
    wholes = [f.value for f in near if f.unit == part.unit and _OF_THESE.match(f.tail)]
    total = sum(wholes, Decimal(0))
    return len(wholes) > 1 and percent(part.value, total, places_of(rate))[1] == rate.value


def _of_its_namesake(figures: list[Figure], rate: Figure, claim: Claim) -> bool:
    """Whether an earlier sentence gives the whole under the part's own name, or the next figure the part: then these are the terms.

    「给书记留言371条，给市长留言219条。…给市长的留言回复219条，回复率100%。总回复率99.7%，累计回复588条」
    """
    at = next(n for n, f in enumerate(figures) if f is rate)
    places = places_of(rate)
    before = [f for f in figures[max(0, at - 4 * BACK) : at] if f.counts and f.value and not f.about]
    part = next((f for f in before if f.start == claim.places[1][0]), None)
    if part is not None:
        own = _bare(part.lead)
        alike = [f for f in before if f.start < part.start and f.unit == part.unit and _shares(own, _bare(f.lead))]
        if any(percent(part.value, f.value, places)[1] == rate.value for f in alike if f.value >= part.value):
            return True
    behind = figures[at + 1] if at + 1 < len(figures) else None
    if (
        behind is None
        or not behind.counts
        or not places
        or STOP.search(behind.gap)
        or not _IN_ALL.search(behind.lead + rate.lead)
    ):
        return False
    same = [f.value for f in before if f.unit == behind.unit]
    wholes = [sum(same[a : a + n], Decimal(0)) for n in (1, 2, 3, 4) for a in range(len(same) - n + 1)]
    return any(percent(behind.value, w, places)[1] == rate.value for w in wholes)


def _bare(words: str) -> str:
    return _COMMON.sub("", words)


def _shares(one: str, other: str) -> bool:
    """Whether two names have three characters in a row in common."""
    return any(one[i : i + 3] in other for i in range(len(one) - 2))


def _another(figures: list[Figure], rate: Figure, certain: bool) -> bool:
    """Whether any two figures near the rate, one of them in its own item, come to it: as share, or as what is left."""
    at = next(n for n, f in enumerate(figures) if f is rate)
    first = last = at
    while first > max(0, at - BACK) and not STOP.search(figures[first].gap):
        first -= 1
    while last + 1 < min(len(figures), at + 4) and not STOP.search(figures[last + 1].gap):
        last += 1
    near = [n for n in range(first, last + 1) if figures[n].counts and figures[n].value]
    places = places_of(rate)
    less = bool(_LESS.search(rate.lead))
    for a in near:
        for b in near:
            part, whole = figures[a], figures[b]
            if (
                part.unit != whole.unit
                or part.value >= whole.value
                or not (_one_item(figures, a, at) or _one_item(figures, b, at))
            ):
                continue
            share = percent(part.value, whole.value, places)[1]
            fits = 100 - share if less else share
            saved = less and rate.value == percent(part.value, whole.value + part.value, places)[1]
            if saved and _one_item(figures, a, at):
                return True  # 「支出3亿元，节约2000万元，节约率」: of what would have been spent
            if rate.value == fits and (places or (_one_item(figures, a, at) and _one_item(figures, b, at))):
                return True
    if certain:
        return False
    run = [figures[n] for n in near if n < at]
    above = [f for f in figures[max(0, at - 4 * BACK) : first] if f.counts and f.value] if places else []
    windows = (run[a : a + n] for n in (1, 2, 3) for a in range(len(run) - n + 1))
    sums = [w for w in windows if len({f.unit for f in w}) == 1]
    for parts in sums:
        total = sum((f.value for f in parts), Decimal(0))
        wholes = [w.value for w in (*above, *run) if w.unit == parts[0].unit and w.value > total]
        if any(percent(total, w, places)[1] == rate.value for w in wholes):
            return True
        together = not any(re.search(r"中[,、]|其中|包括", f.gap) for f in parts[1:])
        if together and len(parts) > 1 and any(percent(p.value, total, places)[1] == rate.value for p in parts):
            return True
    return False


def _one_item(figures: list[Figure], a: int, b: int) -> bool:
    """Whether no semicolon stands between two figures."""
    return not any(";" in f.gap for f in figures[min(a, b) + 1 : max(a, b) + 1])
