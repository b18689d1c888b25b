"""Terms of a rate that do not stand as 收到…, 办结…, 办结率 do: due and actual (应访, 实访), the part behind the rate, a name cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.prose.carried import BARE_DONE
from forms.prose.claims import Claim, percent, places_of
from forms.prose.divisions import aspect
from forms.prose.figures import Figure
from forms.prose.listing import STOP
from forms.prose.terms import held

_DUE = re.compile(r"应(?!急|用|对|邀|届|聘|诉|当|由|于|该)([一-龥]{1,6})\s?$")
_ACTUAL = re.compile(r"(?:实(?!施|现|行|名|际)|实际|已经?)([一-龥]{1,6})\s?$|(参[一-龥]{1,5})\s?$")
_TIMELY = re.compile(r"按时|按期|及时|延期|逾期|当场")
_SHARE = re.compile(r"占(?!用|地)|比重")
_MOST = 30


def due_and_actual(text: str, rate: Figure, around: list[Figure], name: str) -> Iterator[Claim]:
    """「应访3600人，实访3024人，回访率84%」: the figures right before the rate, nearest first."""
    if len(around) < 2 or around[0].unit != around[1].unit:
        return
    part, whole = around[:2]
    due, actual = _DUE.search(whole.lead), _ACTUAL.search(part.lead)
    if due and actual and set(due[1]) & set(actual[1] or actual[2]) & set(name):
        yield from held(text, rate, part, [whole])


def part_behind(text: str, figures: list[Figure], at: int, around: list[Figure]) -> Iterator[Claim]:
    """「收到9件，办结率100%，年内办结8件」: what was taken stands before the rate of the done, what was done behind it."""
    part = figures[at + 1] if at + 1 < len(figures) else None
    if (
        part is None
        or not around
        or not part.counts
        or _TIMELY.search(part.lead)
        or STOP.search(part.gap)
        or re.search(";|其中", part.gap)
    ):
        return
    whole = around[0]
    done = BARE_DONE.match(re.sub(r"^[\s,]*(?:年内|全年|当年|实际)", "", part.lead))
    if (
        done
        and aspect(whole) not in ("done", "in hand")
        and whole.unit == part.unit
        and not STOP.search(figures[at].gap)
    ):
        yield from held(text, figures[at], part, [whole])


def that_is(figures: list[Figure], at: int) -> tuple[Figure, Figure] | None:
    """(whole, part) of 「完成率为90%，即80件中完成72件」."""
    behind = figures[at + 1 : at + 3]
    if len(behind) < 2 or behind[0].unit != behind[1].unit or not all(f.counts for f in behind):
        return None
    told = re.fullmatch(r"[,(]?(?:即|也就是)[^,;。]{0,6}", behind[0].gap) and re.match(r"[^,;。]{0,6}中", behind[1].gap)
    return (behind[0], behind[1]) if told else None


def cut_short(stem: str) -> re.Pattern[str] | None:
    """参评 for 参与评价, 回访 for 回电访问: a name of two characters with one more in between."""
    return re.compile(rf"(?<![不未非应需拟须]){stem[0]}[一-龥]{stem[1]}") if len(stem) == 2 else None


def whole_by_witness(figures: list[Figure], part: int, unit: str) -> list[Figure]:
    """The head of the sentence, where another share of the sentence holds of it: 「525件，网上417件，占79.4%；当面63件，占12%」."""
    first = last = part
    while first > max(0, part - _MOST) and not STOP.search(figures[first].gap):
        first -= 1
    while last + 1 < min(len(figures), part + _MOST) and not STOP.search(figures[last + 1].gap):
        last += 1
    own = figures[first : last + 1]
    counts = [f for f in own if f.counts and f.unit == unit]
    if len(counts) < 3 or counts[0].value != max(f.value for f in counts) or not counts[0].value:
        return []
    head = counts[0]
    divided = sum((f.value for f in counts[1:]), Decimal(0)) <= head.value
    for share, count in zip(own[1:], own, strict=False):
        if share.unit != "%" or not _SHARE.search(share.lead) or count not in counts[1:] or count is figures[part]:
            continue
        exact, right = percent(count.value, head.value, places_of(share))
        about = share.about and abs(exact - share.value) < 1
        if divided and (right == share.value or about):
            return [head]
    return []
