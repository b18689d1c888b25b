"""Growth, difference and multiples, where the sentence gives the base."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from forms.findings import Severity
from forms.prose.changes import change, doubled, multiple
from forms.prose.claims import Claim
from forms.prose.figures import Figure
from forms.prose.levels import CHANGE as _CHANGE
from forms.prose.levels import LEVELS, YEARS_COMPARED, by_order, of_year, two_levels
from forms.prose.listing import STOP
from forms.prose.structure import Group
from forms.prose.terms import run_of
from forms.prose.times_behind import span_behind, times_behind
from forms.rules.base import rounded

_TO = re.compile(
    r"(?:(?:增|增加|增长|上升|升|提高|提升|降|减少|减|下降|降低|扩大)[到至]|变为|(?:缩短|压缩|压减|精简|延长|调整)(?:到|至|为)|^[\s,]*(?:总数|总量)?(?:达到?|为))(?:了|目前的|今年的|本年的)?[^,;。]{0,10}$"
)
_FROM = re.compile(r"(?:由|从)[^,;。]{0,16}$")
_INTO = re.compile(r"\s*(?:缩短|压缩|压减|精简|减少|增加|提高|降低|调整|下降|上升)为\s*")
_BASE = re.compile(
    r"(?:比|较|由|从|相比|对比|同比)(?!例)[^,;。]{0,24}$|(?:上年|去年|上一年|上年度|(?:去年|上年|年)同期)(?!结转|遗留|转|度?末|底)[^,;。]{0,14}$"
)
_MOVED_TO = re.compile("[增升减降提上下扩变]")
_FROM_LAST = re.compile(r"^[\s,]*[由从](?:上年|去年|上一年|20\d\d年|\0+)?的?\s?$")
_NOT_BASE = re.compile(r"结转|遗留|转入|增长|增加|减少|下降")
_BRACKETED_BASE = re.compile(r"(?:(?<![同环占])比|较|相比|为|是)(?:(?!增|减|多|少|降)[^,;。%()]){1,12}$")
_YEAR = re.compile(r"(20\d\d)\s?年")
_WITH = re.compile(r"(?:与|同|和)[^,;。]{0,20}$")
_COMPARED = re.compile(r"(?:相比|比较|相较)")
_LISTED = re.compile(r"其中|包括|分别|:")
_LAST_YEAR_WAS = re.compile(
    r"^[\s,]*(?:而|其)?(?:上年|去年|上一年|上年度|20\d\d年|\0+)(?:同期|全年|度)?(?:的|为|是|仅|只有|数)*\s*$"
)
_YEAR_BEFORE = re.compile(r"^[\s,]*(?:而|对照|对比|相比)(?:20\d\d|\0+)年?(?:同期|全年|度)?(?:的|为|是|仅|只有|数)*\s*$")
_LEVEL = re.compile(
    r"(?P<a>\0+|(?:19|20)\d\d年?|今年|本年|去年|上年)[和与、及](?P<b>\0+|(?:19|20)\d\d年?|今年|本年|去年|上年)[^,;。]{0,24}(?:均为|都是|同为|均是|都为)\s?$"
)


def growth(text: str, group: Group) -> Iterator[Claim]:
    """Every change and multiple of one bracket level that can be recomputed."""
    inner = [f for i in group.inner if len(i.figures) <= 2 for f in i.figures]
    last: list[Figure] = []
    for own in sentences(_with_bases(text, group)):
        sentence, last = _continued(last, own), own
        judged: set[int] = set()
        for claim in _changes(text, sentence):
            judged.add(claim.places[0][0])
            yield claim
        yield from two_levels(text, sentence, inner, judged)


def _continued(before: list[Figure], sentence: list[Figure]) -> list[Figure]:
    """「发布94篇，图解37篇、…。与2016年的75篇相比，增加19篇」: the sentence with the total that the one before told of."""
    base = sentence[0]
    if not before or not _is_base(base) or len(STOP.findall(base.gap)) != 1 or not STOP.match(base.gap.strip()):
        return sentence
    same = [f for f in before if f.unit == base.unit and f.counts]
    parts = sum((f.value for f in same[1:]), Decimal(0))
    whole = same and same[0] is before[0] and parts in (0, same[0].value) and not _is_base(same[0])
    return [same[0], *sentence] if whole else sentence


def _with_bases(text: str, group: Group) -> list[Figure]:
    """The figures of a level, with a base that stands in a bracket of its own: 「比2017年（7560条）增加655条」."""
    bases = [
        replace(i.figures[0], lead="比")
        for i in group.inner
        if len(i.figures) == 1
        and _BRACKETED_BASE.search(text, max(0, i.start - 16), i.start - 1)
        and (text[i.end + 1 : i.end + 2] == "的" or not re.search("[为是]", text[max(0, i.start - 8) : i.start - 1]))
    ]
    bases += [i.figures[0] for i in group.inner if len(i.figures) == 1 and _LAST_YEAR_WAS.search(i.figures[0].lead)]
    return sorted([*group.figures, *bases], key=lambda f: f.start) if bases else group.figures


_MOST = 80
"""Figures of a sentence that are held against one another; what somebody wrote has fewer."""


def sentences(figures: list[Figure]) -> Iterator[list[Figure]]:
    """The figures, sentence by sentence, an endless one in pieces."""
    own: list[Figure] = []
    for figure in figures:
        if own and (len(own) == _MOST or STOP.search(figure.gap)):
            yield own
            own = []
        own.append(figure)
    if own:
        yield own


def _changes(text: str, sentence: list[Figure]) -> Iterator[Claim]:
    base: Figure | None = None
    now: Figure | None = None
    pending: tuple[Figure, Figure, Decimal] | None = None
    last: dict[str, Figure] = {}
    pairs: list[tuple[Figure, Figure]] = []
    for at, figure in enumerate(sentence):
        moved = None if _becomes(base, figure) else _CHANGE.search(figure.lead)
        if base is not None and now is not None and (not pairs or pairs[-1] != (base, now)):
            pairs.append((base, now))
        if moved and "分别" in figure.lead and len(run := run_of(sentence, at)) > 1:
            sign = Decimal(1 if moved["up"] else -1)
            for one, (was, is_now) in zip(run, pairs[-len(run) :], strict=False):
                if len(pairs) >= len(run):
                    yield from change(text, one, was, is_now, sign)
            continue
        if figure.unit == "倍" and at >= 2 and figure.gap.strip() in ("的", "的近", "的约"):
            base, now = sentence[at - 1], last.get(sentence[at - 1].unit)
            now = (
                now if now is not base else next((f for f in reversed(sentence[: at - 1]) if f.unit == base.unit), None)
            )
        if (ordered := by_order(sentence[:at], figure)) is not None:
            base, now = ordered
            if moved is None and figure.unit == base.unit:
                yield from change(text, figure, base, now, Decimal(1))
                continue
        if figure.unit == "倍":
            if base is not None and now is not None:
                yield from multiple(text, figure, base, now, bool(moved))
            elif base is None:
                yield from times_behind(text, sentence, at, bool(moved))
            continue
        if moved and (years := YEARS_COMPARED.search(figure.lead)):
            base, now = of_year(sentence[:at], figure, years[2]), of_year(sentence[:at], figure, years[1])
        if moved:
            if base is not None and now is not None:
                claims = change(text, figure, base, now, Decimal(1 if moved["up"] else -1))
                yield from _unless_another(sentence, base, now, figure, claims)
            elif base is not None and figure.unit == base.unit:
                pending = (base, figure, Decimal(1 if moved["up"] else -1))
            elif base is None and (span := span_behind(sentence, at)) is not None:
                yield from change(text, replace(figure, lead=moved[0]), *span, Decimal(1 if moved["up"] else -1))
            elif base is None:
                yield from _base_behind(text, sentence, at, Decimal(1 if moved["up"] else -1))
                yield from _from_to(text, sentence, at, Decimal(1 if moved["up"] else -1))
            continue
        if figure.unit == "百分点":
            continue
        if _LEVEL.search(figure.lead):
            base = now = figure
        elif _TO.search(figure.lead):
            if pending is not None and pending[0].unit == figure.unit:
                yield from change(text, pending[1], pending[0], figure, pending[2])
                pending = None
            from_ = base if base is not None and base.unit == figure.unit else None
            base, now = from_, (figure if from_ is not None else None)
        elif _is_base(figure):
            base, now = figure, _now(sentence[:at], figure)
        elif base is not None and now is None and base.unit == figure.unit:
            now = figure
        else:
            before = last.get(figure.unit)
            base, now = (before, figure) if before is not None and _next_year(before, figure) else (None, None)
            if base is None and before is not None and _next_year(figure, before):
                base, now = figure, before
            last[figure.unit] = figure
        if base is not None and now is not None:
            stop = sentence[at + 1].start if at + 1 < len(sentence) else min(len(text), figure.end + 24)
            behind = text[figure.end : min(stop, figure.end + 24)]
            if base.end < figure.start and figure is now:
                behind = text[base.end : figure.start] + behind
            yield from doubled(text, behind, base, now)


def _becomes(base: Figure | None, figure: Figure) -> bool:
    """「由12天缩短为9天」: the level that it has now, not the change."""
    return base is not None and bool(_FROM.search(base.lead) and _INTO.fullmatch(figure.lead))


def _is_base(figure: Figure) -> bool:
    """Whether a figure is what another is compared with: 「比2016年的98件」, 「与上年的98件相比」, 「上年为98件」."""
    if _NOT_BASE.search(figure.lead[-10:]):
        return False
    if _YEAR_BEFORE.search(figure.lead):
        return True
    return bool(_BASE.search(figure.lead) or (_WITH.search(figure.lead) and _COMPARED.match(figure.tail)))


def _now(before: list[Figure], base: Figure) -> Figure | None:
    """What is compared with the base: the figure before it, or the total that the parts right before it divide."""
    return list_head(
        [
            f
            for f in before
            if f.unit == base.unit
            and (f.counts or f.averaged or f.unit in LEVELS)
            and (f.averaged == base.averaged or f.unit in LEVELS)
            and not _CHANGE.search(f.lead)
            and not _is_base(f)
        ]
    )


def list_head(same: list[Figure]) -> Figure | None:
    """The last of some figures of one unit, or the total that it is a part of; None where there is none."""
    for at in range(len(same) - 1, 0, -1):
        if _LISTED.search(same[at].gap):
            return same[at - 1]
    return same[-1] if same else None


def _unless_another(
    sentence: list[Figure], base: Figure, now: Figure, figure: Figure, claims: Iterator[Claim]
) -> Iterator[Claim]:
    """The claims; silent where another figure of the sentence fits the base."""
    others = [f for f in sentence if f.unit == base.unit and f not in (base, now, figure) and f.counts]
    for claim in claims:
        finding = claim.finding
        if finding is not None and finding.severity is not Severity.INFO and base.value:
            for other in others:
                moved = abs(other.value - base.value)
                share = rounded(moved * 100 / base.value, max(0, -int(figure.grain.as_tuple().exponent)))
                if figure.value == (share if figure.unit == "%" else moved):
                    claim = claim._replace(finding=None)
                    break
        yield claim


def _from_to(text: str, sentence: list[Figure], at: int, sign: Decimal) -> Iterator[Claim]:
    """「增长25%，由40件增加到50件」: both levels stand behind the change."""
    behind = sentence[at + 1 : at + 3]
    if len(behind) < 2 or ";" in behind[0].gap or behind[0].unit != behind[1].unit or behind[0].unit in ("%", "百分点"):
        return
    if any(f.unit == behind[0].unit for f in sentence[:at]):
        return
    if not _FROM_LAST.match(behind[0].lead) or not _TO.search(behind[1].lead) or not _MOVED_TO.match(behind[1].gap):
        return
    yield from change(text, replace(sentence[at], lead=""), behind[0], behind[1], sign)


def _base_behind(text: str, sentence: list[Figure], at: int, sign: Decimal) -> Iterator[Claim]:
    """「受理3024人次，较上年减少366人次，上年同期为3360人次」: the base stands behind the change."""
    figure = sentence[at]
    after = next((f for f in sentence[at + 1 : at + 4] if not _CHANGE.search(f.lead)), None)
    if after is None or not (after.counts or after.unit in ("%", "数")) or not _LAST_YEAR_WAS.search(after.lead):
        return
    now = _now(sentence[:at], after)
    if now is not None and ";" not in after.gap:
        yield from change(text, figure, after, now, sign)


def _next_year(before: Figure, after: Figure) -> bool:
    """Whether the same thing is given for one year and for the next."""
    a, b = _YEAR.search(before.lead), _YEAR.search(after.lead)
    if a is None or b is None or int(b[1]) - int(a[1]) != 1:
        return False
    bare = [re.sub(r"[\s,共为]|今年|全年", "", _YEAR.sub("", f.lead[-20:])) for f in (before, after)]
    return bare[0][-4:] == bare[1][-4:] or not all(bare)
