"""Shares of counts: 「自然人93件，占83%」, 「分别占30%、50%和20%」, recomputed from the whole that the sentence divides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from forms.prose.claims import Claim, percent, place, places_of
from forms.prose.divisions import division, is_rest
from forms.prose.doubt import unless_another
from forms.prose.figures import Figure
from forms.prose.listing import STOP, SUM, cue_of, heads
from forms.prose.other_terms import whole_by_witness
from forms.prose.terms import held, reach, run_of

SHARE = re.compile(r"占(?!用|地)[^,;。占%]{0,24}$|^[\s,]*(?:所占)?(?:比重|比例)(?:约|只|仅)?(?:为|是|达到?)?\s?$")
_NAMED_WHOLE = re.compile(r"占([^,;。占%]{2,20}?)的\s?$")
_NAMED_PART = re.compile(r"^[\s,]*(?!分别|依次|各)([一-龥]{2,8}?)(?:的|数|量)?占[^,;。占%]{0,10}$")
_BEFORE_THAT = re.compile(r"(?:由|从|较|(?<!占)比(?!重|例))[^,;。]{0,8}$")
"""「占比由36.9%提高到49.6%」: the share that was."""
_FOREMOST = re.compile(r"(?:(?P<most>最多|最大|最高|居首|首位)|最少|最小|最低)[^,;。]{0,8},[^,;。]{0,6}$")
_SCOPE = re.compile(r"占(?:同期)?全[国省市州县区系]")
_AND = re.compile(r"[和及与、]")
_SUMMED = re.compile(r"合计|共|总计|[两二三四五](?:者|项|类|种|个|部分)")
_ANY_WHOLE = re.compile(r"总数|总量|总额|全部|全年|全市|全县|全区|所有|总|比|数量|数|量")
_OF_IT = re.compile(r"[一-龥]{0,8}的\s?")
_SO_MANY = re.compile(r"^\s*(?:以上|全年|全部|总数|合计|共计|总计|共)+[一-龥]{0,4}$")


class Wholes:
    """What the shares of a sentence are of, kept up from one to the next; `sure`: told by a cue, not guessed."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self.sure = False


def portions(text: str, figures: list[Figure], at: int, lasting: Wholes) -> Iterator[Claim]:
    """The run of shares that begins at `at`, of what stands before it."""
    run = run_of(figures, at)
    parts = [] if _BEFORE_THAT.search(figures[at].lead) else _parts(figures, at, run)
    if not parts:
        return
    fresh, sure = _wholes(figures, parts[0])
    if parts[-1] + 1 < at and SUM.search(figures[parts[-1] + 1].lead):
        fresh, sure = [figures[parts[-1] + 1]], True
    unit = figures[parts[0]].unit
    kept = [w for w in lasting.figures if w.unit == unit and w is not figures[parts[0]]]
    if kept and not STOP.search(figures[parts[0]].gap):
        wholes, sure = [*kept, *fresh], lasting.sure
    else:
        wholes, sure = [*fresh, *kept], sure if fresh else lasting.sure
    if not sure and STOP.search(figures[parts[0]].gap) and _none_fits(figures, at, wholes):
        wholes = []  # the sentence before tells of something else
    wholes = list(dict.fromkeys(wholes or _coming(figures, at, unit) or _together(figures, at, unit)))
    if not wholes:
        return
    sure = sure or _others_hold(figures, at, wholes[0])
    for rate, n in zip(run, parts, strict=True):
        fitting = [w for w in wholes if w.value >= figures[n].value and _same_whole(figures[at].lead, w, figures[n])]
        if fitting and not rate.about:
            if _right_together(figures, at, rate, figures[n]):
                yield Claim("W01", place(rate, figures[n]))
            else:
                yield from unless_another(figures, at, held(text, rate, figures[n], fitting), sure)
            lasting.figures, lasting.sure = wholes[:1], sure


def _others_hold(figures: list[Figure], at: int, whole: Figure) -> bool:
    """Whether another share of the sentence comes out right with this whole: then it is theirs."""
    last = at
    while last + 1 < len(figures) and not STOP.search(figures[last + 1].gap):
        last += 1
    first = at
    while first and not STOP.search(figures[first].gap):
        first -= 1
    pairs = pairwise(figures[first : last + 1])
    return any(
        rate is not figures[at]
        and rate.unit == "%"
        and SHARE.search(rate.lead)
        and part.counts
        and part.unit == whole.unit
        and part.value < whole.value
        and percent(part.value, whole.value, places_of(rate))[1] == rate.value
        and ";" not in rate.gap
        for part, rate in pairs
    )


def _parts(figures: list[Figure], at: int, run: list[Figure]) -> list[int]:
    """Places of the counts that the shares are of: those before them, or the one that the share names (「图解占37.5%」)."""
    before = [n for n in range(at - 1, max(-1, at - 30), -1) if figures[n].counts]
    if len(run) > 1 and before and SUM.search(figures[before[0]].lead):
        before = before[1:]  # 「土地38件、…、其他15件，合计100件，占比分别为38%、…」
    parts = before[: len(run)][::-1]
    if len(parts) < len(run) or STOP.search(figures[at].gap) or ";" in figures[at].gap:
        return []
    if len(run) > 1 and len({figures[n].unit for n in parts}) > 1:
        return []
    if any(STOP.search(figures[n].gap) for n in range(parts[-1] + 1, at)):
        return []
    named = _NAMED_PART.match(figures[at].lead)
    if named and len(run) == 1:
        joined = [n for n in _AND.split(named[1]) if n]
        if len(joined) > 1 and all(any(n in f.lead + f.tail for f in figures[max(0, at - 30) : at]) for n in joined):
            return []  # 「满意和基本满意占98.8%」: of both together
        alike = {n: _shared(named[1], figures[n]) for n in range(max(0, at - 30), at) if figures[n].counts}
        most = max(alike.values())
        called = [n for n, shared in alike.items() if shared == most]
        if alike[parts[0]] < most or not most:
            return called if most and len(called) == 1 and not _SUMMED.search(named[1]) else []
    return parts


def _shared(name: str, figure: Figure) -> int:
    """How many pairs of characters of the name the words of a figure hold."""
    words = figure.lead[-24:] + figure.tail
    return sum(name[i : i + 2] in words for i in range(len(name) - 1))


def of_the_whole(text: str, figures: list[Figure], at: int) -> Iterator[Claim]:
    """「320项，占全部事项400项的80%」: the whole stands within the share."""
    whole = figures[at - 1] if at >= 2 else None
    if whole is None or not _OF_IT.fullmatch(figures[at].lead) or not SHARE.search(whole.lead) or not _counted(whole):
        return
    part = next((f for f in reversed(figures[: at - 1]) if _counted(f)), None)
    if _SUMMED.search(whole.lead):
        return  # 「两类占答复总数40件的75%」
    if m := _FOREMOST.search(whole.gap):
        run = _of_the_sentence(figures, at - 1, whole.unit)
        part = (max if m["most"] else min)(run, key=lambda f: f.value, default=part)
    if part is not None and part.unit == whole.unit and not STOP.search(whole.gap):
        yield from held(text, figures[at], part, [whole])


def _counted(figure: Figure) -> bool:
    return figure.counts or (figure.unit in ("天", "日") and not figure.about)


def _of_the_sentence(figures: list[Figure], at: int, unit: str) -> list[Figure]:
    """The counts of a unit that the sentence gives before the figure at `at`."""
    first = at
    while first > max(0, at - 13) and not STOP.search(figures[first].gap):
        first -= 1
    return [f for f in figures[first:at] if f.counts and f.unit == unit]


def _coming(figures: list[Figure], at: int, unit: str) -> list[Figure]:
    """The total that the sentence gives at its end: 「自然人93件，占83%；法人19件，占17%，合计112件」."""
    for n, figure in enumerate(figures[at + 1 : at + 12], at + 1):
        behind = bool(STOP.search(figure.gap))
        if behind and not _SO_MANY.match(figure.lead):
            break
        if figure.unit == unit and (SUM.search(figure.lead) or _SO_MANY.match(figure.lead)):
            return [figure] if not behind or _any_fits(figures, at, n, figure) else []
        if behind:
            break
    return []


def _any_fits(figures: list[Figure], at: int, end: int, whole: Figure) -> bool:
    """Whether one of the shares of a sentence is right of a whole that the next sentence gives: else it is another's."""
    shares = [(p, r) for p, r in pairwise(figures[max(0, at - 1) : end]) if p.counts and r.unit == "%" and whole.value]
    return any(percent(p.value, whole.value, places_of(r))[1] == r.value for p, r in shares)


def _pairs(figures: list[Figure], at: int) -> list[tuple[Figure, Figure]]:
    """The counts of the sentence with the share right behind each."""
    first = last = at
    while first and not STOP.search(figures[first].gap):
        first -= 1
    while last + 1 < len(figures) and not STOP.search(figures[last + 1].gap):
        last += 1
    return [
        (p, r) for p, r in pairwise(figures[first : last + 1]) if p.counts and r.unit == "%" and SHARE.search(r.lead)
    ]


def _none_fits(figures: list[Figure], at: int, wholes: list[Figure]) -> bool:
    """Whether a sentence has two shares or more, and none of them is right of any of the wholes."""
    pairs = _pairs(figures, at)
    return len(pairs) > 1 and not any(
        percent(p.value, w.value, places_of(r))[1] == r.value for p, r in pairs for w in wholes if w.value
    )


def _right_together(figures: list[Figure], at: int, rate: Figure, part: Figure) -> bool:
    """Whether the share is right of the total that the sentence gives at its end, or of its parts taken together."""
    wholes = [w.value for w in (*_coming(figures, at, part.unit), *_together(figures, at, part.unit))]
    wholes += [sum((p.value for p, _ in _pairs(figures, at)), Decimal(0))]
    wholes += [sum((f.value for f in _of_the_sentence(figures, at, part.unit)), Decimal(0))]
    return any(w >= part.value and percent(part.value, w, places_of(rate))[1] == rate.value for w in wholes if w)


def _together(figures: list[Figure], at: int, unit: str) -> list[Figure]:
    """The whole that a sentence of parts, each with its share, makes up: 「自然人81件，占90%；法人9件，占10%」."""
    parts: list[Figure] = []
    first = last = at
    while first and not STOP.search(figures[first].gap):
        first -= 1
    while last + 1 < len(figures) and not STOP.search(figures[last + 1].gap):
        last += 1
    for part, rate in pairwise(figures[first : last + 1]):
        if part.counts and part.unit == unit and rate.unit == "%" and SHARE.search(rate.lead):
            parts.append(part)
    if len(parts) < 2 or len(parts) * 2 != last + 1 - first or not (division(parts) or is_rest(parts[-1])):
        return []
    return [replace(parts[0], value=sum((p.value for p in parts), Decimal(0)), tail="", lead="各项合计")]


def _same_whole(words: str, whole: Figure, part: Figure) -> bool:
    """Whether 「占申请总数的」 names the whole that was found: a word of it stands with one of the two figures."""
    scope = _SCOPE.search(words)
    if scope and STOP.search(part.gap) and scope[0][-2:] not in whole.lead and whole.start < part.start:
        return False  # 「占全市总量的4.1%」: no number of the sentence before
    named = _NAMED_WHOLE.search(words)
    said = _ANY_WHOLE.sub("", named[1]) if named else ""
    if len(said) < 2:
        return True
    beside = whole.lead + whole.tail + part.lead
    return any(said[i : i + 2] in beside for i in range(len(said) - 1))


def _wholes(figures: list[Figure], part: int) -> tuple[list[Figure], bool]:
    """What the figure at `part` may be a share of: the total of its list, else the only other figure of its unit; whether a cue says so."""
    unit = figures[part].unit
    for n in range(part, max(0, part - 40), -1):
        cue = cue_of(figures[n])
        if cue and figures[n].unit == unit:
            above = heads(figures, n, cue)
            return above[:3], True
        if n < part and STOP.search(figures[n + 1].gap):
            break
    before = [f for f in reach(figures, part) if f.unit == unit]
    if len(before) > 1 and (head := whole_by_witness(figures, part, unit)):
        return head, False
    if len(before) != 1 or any(f.unit == "%" for f in figures[:part] if f.start > before[0].start):
        return [], False
    return before, False
