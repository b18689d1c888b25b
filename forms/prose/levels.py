"""Two levels of one thing in a sentence, the earlier one marked so in any way, and the change between them wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.findings import Severity
from forms.prose.changes import change
from forms.prose.claims import Claim
from forms.prose.figures import Figure

_UP, _DOWN = (
    r"新增|(?<![许很众最更诸大至])多(?![数次个种家年项达渠部于重方元样])[一-龥]{1,3}|升幅|涨幅|增长|增加|上升|提高|提升|多|增幅|升高|扩大|净增|增|高出|(?<=[者年期月度])高",
    r"(?<![减至不])少(?![数儿年量于部])[一-龥]{1,3}|缩短|压缩|下降|减少|降低|下滑|减|回落|少|降幅|降|低出|(?<=[者年期月度])低",
)
CHANGE = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|幅度|率)?(?:为|达到|达|:)?\s{{0,3}}$")
"""A change: its words right before its figure."""
_EARLIER = re.compile(r"上年|去年|上一年|往年|同期|年初|上[季月]度?|原来|以前")
_YEAR = re.compile(r"((?:19|20)\d\d)\s?年?")
YEARS_COMPARED = re.compile(r"((?:19|20)\d\d)\s?年?度?(?:比|较)((?:19|20)\d\d)\s?年?")
"""「2016年比2015年增加…」: what is compared with what."""
_BOTH = re.compile(r"((?:19|20)\d\d)\s?年?[、和与]((?:19|20)\d\d)\s?年?[^,;。]{0,6}分别")
_AGAINST = re.compile(r"同比|比|较")
_YEAR_WAS = re.compile(r"^[\s,]*而?(?:19|20)\d\d\s?年(?:同期|全年)?(?:为|是|仅|只有)\s?$")
_YEAR_ALONE = re.compile(r"\s*(?:19|20)\d\d\s?年?(?:为|是|仅)?\s*")
LEVELS = ("%", "分", "数", "天", "工作日", "小时", "分钟")
_APART = re.compile(r"^[\s,]*(?:两者|二者|两数|前后|两项)(?:之间)?(?:相差|相距|差额为?|差距为?|之差为)\s?$")
_ORDER = re.compile(r"([前后])者(?:数量|总数)?(?:是|为|比|较|约为|达到)([前后])者")
_PARTS = re.compile(r"其中|包括|占|均为")


def two_levels(text: str, sentence: list[Figure], inner: list[Figure], judged: set[int]) -> Iterator[Claim]:
    """The changes of a sentence that no closer reading has `judged`; `inner`: figures in brackets of this level."""
    start, end = sentence[0].lead_start, sentence[-1].end
    own = sorted(
        {f.start: f for f in (*sentence, *(f for f in inner if start < f.start <= end + 20))}.values(), key=_at
    )
    ways = [m for f in own if f.unit != "%" and (m := CHANGE.search(f.lead))]
    both_ways = any(m["up"] for m in ways) and any(m["down"] for m in ways)
    by_year = any(YEARS_COMPARED.search(f.lead) for f in own)
    for figure in own:
        moved = CHANGE.search(figure.lead)
        if (
            moved is None
            or by_year
            or (both_ways and "净" not in moved[0])
            or moved["up"] == "新增"
            or figure.start in judged
            or figure.about
        ):
            continue
        levels = [f for f in own if f is not figure and _comparable(f, figure) and not CHANGE.search(f.lead)]
        if (
            len(levels) != 2
            or levels[0].unit != levels[1].unit
            or any(
                ";" in f.gap
                for f in own
                if min(levels[0].start, figure.start) < f.start <= max(levels[1].start, figure.start)
            )
            or any(f.about or _PARTS.search(f.lead) for f in levels)
        ):
            continue
        base = _earlier(levels, figure)
        if base is None:
            continue
        now = levels[0] if base is levels[1] else levels[1]
        for claim in change(text, figure, base, now, Decimal(1 if moved["up"] else -1)):
            weighty = claim.finding is not None and claim.finding.severity is not Severity.INFO
            turned = any(c.finding is None for c in change(text, figure, now, base, Decimal(1 if moved["up"] else -1)))
            yield claim._replace(finding=None) if weighty and turned else claim


def of_year(before: list[Figure], move: Figure, year: str) -> Figure | None:
    """The level that the figures before a change give for a year, None if none or several do."""
    own = [f for f in before if year in f.lead and not CHANGE.search(f.lead) and _comparable(f, move)]
    return own[0] if len(own) == 1 else None


def by_order(before: list[Figure], figure: Figure) -> tuple[Figure, Figure] | None:
    """(base, what is compared) of 「前者是后者的1.8倍」, 「后者比前者多12件」, 「两者相差12件」: the two figures named last."""
    if _APART.search(figure.lead) and len(before) >= 2 and before[-2].unit == before[-1].unit == figure.unit:
        less, more = sorted(before[-2:], key=lambda f: f.value)
        return less, more
    m = _ORDER.search(figure.lead)
    if m is None or m[1] == m[2] or len(before) < 2 or before[-2].unit != before[-1].unit:
        return None
    former, latter = before[-2:]
    return (latter, former) if m[1] == "前" else (former, latter)


def _at(figure: Figure) -> int:
    return figure.start


def _comparable(level: Figure, figure: Figure) -> bool:
    """Whether a figure may be a level of which the other is the change."""
    if not (level.counts or level.unit in LEVELS):
        return False
    if figure.unit == "百分点":
        return level.unit == "%"
    return figure.unit == "%" or level.unit == figure.unit


def _earlier(levels: list[Figure], figure: Figure) -> Figure | None:
    """Which of two levels is the earlier one, None where the words do not tell."""
    first, second = levels
    both = _BOTH.search(first.lead)
    if both and second.gap.strip() in ("和", "、", "与", "及"):
        return first if both[1] < both[2] else second
    marked = [f for f in levels if _EARLIER.search(f.lead)]
    years = [_YEAR.search(f.lead) for f in levels]
    if len(marked) == 1:
        return marked[0]
    if not marked and years[0] and years[1] and years[0][1] != years[1][1]:
        return first if years[0][1] < years[1][1] else second
    if not marked and years[1] and not years[0] and _AGAINST.search(figure.lead):
        return second
    if not marked and years[1] and not years[0] and _YEAR_WAS.match(second.lead):
        return second
    alone = [f for f in levels if _YEAR_ALONE.fullmatch(f.lead)]
    if not marked and len(alone) == 1:
        return alone[0]
    if not marked and "环比" in figure.lead and figure.start > second.end:
        return first
    return None
