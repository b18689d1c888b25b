"""Rates: 办结率, 满意率, 合格率, recomputed from the terms that the sentence gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from forms.prose.claims import Claim, percent, places_of
from forms.prose.divisions import aspect
from forms.prose.doubt import unless_another
from forms.prose.figures import Figure
from forms.prose.listing import STOP
from forms.prose.other_terms import cut_short, due_and_actual, part_behind, that_is
from forms.prose.portions import SHARE, Wholes, of_the_whole, portions
from forms.prose.structure import Group
from forms.prose.terms import BACK, held, reach, run_of
from forms.prose.totals import coordinated
from forms.values import plain

_RATE = re.compile(
    r"([一-龥]{1,10})(?:[率度]|(?<!占)比例)(?:均|也|分别|已|高)?(?:为|达到|达|是|均为|占)?\s{0,3}[:(]?\s{0,3}$"
)
_DONE = r"办结|答复|回复|办复|处理|结案|反馈|办理|处置|回应|办毕|受理"
_YEAR = re.compile(r"(?:19|20)\d\d|今年|本年|上年|去年|前年|上一年")
_PAST = {"上年", "去年", "前年", "上一年"}
_NOT_DUE = r"(?:未到期|未到|未届|未超|未满|期限内|期内|到期|不需|无需|不计)"
_TIMELY = re.compile(r"按时|按期|及时|如期|期限|准时")
_LATE = re.compile(r"延期|延长|超期|逾期")
_ALL = re.compile(r"(?:均|全部|都|全数|逐一)[^,;。%]{0,14}(?:办结|答复|回复|办复|处理|办理|反馈)")


_OF_ALL = re.compile(r"收回|回收|有效票|有效问卷|参评")
"""「满意票1820张，收回选票1900张，满意率…」: what may be the whole though it stands behind its part."""


def rates(text: str, group: Group) -> Iterator[Claim]:
    """Every rate and share of one bracket level whose terms stand before it."""
    before = _outside(group)
    figures = before + group.figures
    run_end = 0
    lasting = Wholes()
    yield from _explained(text, group)
    for at in range(len(before), len(figures)):
        figure = figures[at]
        if figure.unit != "%" or figure.about or at < run_end:
            continue
        yield from of_the_whole(text, figures, at)
        run = run_of(figures, at)
        if SHARE.search(figure.lead):
            run_end = at + len(run)
            yield from portions(text, figures, at, lasting)
        elif m := _RATE.search(figure.lead):
            run_end = at + len(run)
            if terms := that_is(figures, at):
                yield from held(text, figure, terms[1], [terms[0]])
            elif len(run) > 1:
                yield from _respectively(text, figures, at, run)
            else:
                yield from unless_another(figures, at, _rate(text, figures, at, m[1]))


def _explained(text: str, group: Group) -> Iterator[Claim]:
    """「办结率98.4%（收到310件，办结305件）」: the terms in the bracket behind their rate."""
    rate = group.owner
    m = _RATE.search(rate.lead) if rate is not None and rate.unit == "%" else None
    terms = group.figures
    if rate is None or m is None or rate.about or len(terms) != 2 or terms[0].unit != terms[1].unit:
        return
    stem, timely = _stem(m[1]), bool(_TIMELY.search(m[1]))
    parts = [f for f in terms if f.counts and stem and _is_part(f, stem, timely)]
    if len(parts) == 1:
        yield from held(text, rate, parts[0], [f for f in terms if f is not parts[0]])


def _outside(group: Group) -> list[Figure]:
    """Figures of the surrounding level up to the one that this bracket explains."""
    if group.parent is None or group.owner is None:
        return []
    around = group.parent.figures
    at = next((n for n in range(len(around) - 1, -1, -1) if around[n] is group.owner), -1)
    return around[max(0, at - BACK) : at + 1]


def _rate(text: str, figures: list[Figure], at: int, name: str) -> Iterator[Claim]:
    if (name[:1] == "总" or name[:2] in ("综合", "整体")) and (len(name) <= 2 or re.search(_DONE, name)):
        yield from _over_all(text, figures, at)
        return
    around = reach(figures, at)
    timely = bool(_TIMELY.search(name))
    stem = _stem(name)
    if not stem:
        return
    parts = [n for n, f in enumerate(around) if _is_part(f, stem, timely)]
    if not parts and not timely and (short := cut_short(stem)) is not None:
        parts = [n for n, f in enumerate(around) if short.search(f.lead)]
    whole_parts = parts if timely else [n for n in parts if not _TIMELY.search(around[n].lead)]
    part_at = next(iter(whole_parts or parts), None)
    figure = figures[at]
    if part_at is None and not around:
        yield from _terms_behind(text, figures, at, stem, timely)
        return
    if part_at is None:
        told = list(due_and_actual(text, figure, around, name))
        yield from told
        if not told and (pair := _right_before(figures, at)) is not None:
            yield from _by_digits(text, figure, *pair)
        if stem == _DONE and not timely:
            yield from part_behind(text, figures, at, around)
        if around and not timely and _DONE in stem and aspect(around[0]) == "taken" and _ALL.search(figure.gap):
            yield from held(text, figure, around[0], [around[0]])
        return
    part = around[part_at]
    ahead = [f for f in around[part_at + 1 :] if f.unit == part.unit]
    wholes = [f for f in ahead if timely or not _is_part(f, stem, timely)] or [f for f in ahead if f.value > part.value]
    if not wholes and not (timely and any(_LATE.search(f.lead) for f in around)):
        later = [f for f in around[:part_at] if f.unit == part.unit and aspect(f) == "taken"]
        wholes = later[:1] or [f for f in around[:part_at] if f.unit == part.unit and _OF_ALL.search(f.lead)][:1]
        if not wholes:
            return
    joined = coordinated(figures, wholes[0], at) if wholes else None
    if joined is not None:
        wholes.insert(0, joined)
    if timely and (late := next((f for f in around if _LATE.search(f.lead) and f.unit == part.unit), None)):
        wholes.insert(0, replace(part, value=part.value + late.value, lead_start=min(part.lead_start, late.lead_start)))
    if wholes and _excused(text, figure, part, wholes[-1] if timely else wholes[0]):
        return
    plain_ones = [w for w in wholes if timely or not _TIMELY.search(w.lead)]
    yield from held(text, figure, part, [*plain_ones, *(w for w in wholes if w not in plain_ones)][:5], strict=timely)


def _right_before(figures: list[Figure], at: int) -> tuple[Figure, Figure] | None:
    """(whole, part): the two counts right before a rate, in its sentence."""
    if at < 2:
        return None
    whole, part = figures[at - 2 : at]
    apart = any(";" in f.gap or STOP.search(f.gap) for f in (part, figures[at]))
    alike = whole.unit == part.unit and whole.counts and part.counts and not (whole.about or part.about)
    return (whole, part) if alike and not apart and 0 < part.value <= whole.value else None


def _by_digits(text: str, rate: Figure, whole: Figure, part: Figure) -> Iterator[Claim]:
    """「办理1203件，群众参与评价864件，参评率81.8%」: terms whose rate is the one given but for one digit."""
    right = percent(part.value, whole.value, places_of(rate))[1]
    said, ought = (f"{v:.{places_of(rate)}f}" for v in (rate.value, right))
    wrong = [a for a, b in zip(said, ought, strict=False) if a != b]
    if len(said) == len(ought) >= 2 and (len(wrong) <= 1 or (len(wrong) == 2 and sorted(said) == sorted(ought))):
        yield from held(text, rate, part, [whole])


def _over_all(text: str, figures: list[Figure], at: int) -> Iterator[Claim]:
    """「…三类办结率分别为…，总办结率为99.8%」: the largest number done of the largest number taken."""
    before = [f for f in figures[max(0, at - 3 * BACK) : at] if f.counts and not f.about]
    done = max((f for f in before if aspect(f) == "done"), key=lambda f: f.value, default=None)
    if done is None:
        return
    whole = max((f for f in before if f.unit == done.unit and aspect(f) != "done"), key=lambda f: f.value, default=None)
    if whole is not None and whole.start < done.start:
        yield from held(text, figures[at], done, [whole])


def _respectively(text: str, figures: list[Figure], at: int, run: list[Figure]) -> Iterator[Claim]:
    """「建议132件、提案98件，…公开125件、92件，公开率分别为94.7%和93.9%」: read so only where one of the rates holds."""
    around = reach(figures, at)
    n = len(run)
    parts = around[:n][::-1]
    for skip in range(len(around) - 2 * n + 1):
        wholes = around[n + skip : 2 * n + skip][::-1]
        pairs = list(zip(run, parts, wholes, strict=True))
        if any(p.unit != w.unit or not w.value or p.value > w.value or r.about for r, p, w in pairs):
            continue
        if any(percent(p.value, w.value, places_of(r))[1] == r.value for r, p, w in pairs):
            for rate, part, whole in pairs:
                yield from held(text, rate, part, [whole])
            return


def _terms_behind(text: str, figures: list[Figure], at: int, stem: str, timely: bool) -> Iterator[Claim]:
    """「答复率98%，共收到申请50件，答复48件」: the terms stand behind the rate."""
    behind = figures[at + 1 : at + 3]
    if len(behind) < 2 or any(STOP.search(f.gap) or ";" in f.gap or not f.counts for f in behind):
        return
    whole, part = behind
    if _other_year(figures[at].lead, whole.lead):
        return
    if whole.unit == part.unit and _is_part(part, stem, timely) and not _is_part(whole, stem, timely):
        yield from held(text, figures[at], part, [whole])


def _other_year(one: str, other: str) -> bool:
    """Whether two clauses tell of different years: 「2017年办结率99.1%，2018年收到…」, 「上年满意率95%，今年回访…」."""
    years = [set(_YEAR.findall(words)) for words in (one, other)]
    return bool(years[0]) and years[0] != years[1] and bool(years[1] or years[0] & _PAST)


def _excused(text: str, rate: Figure, part: Figure, whole: Figure) -> bool:
    """Whether all that was due is done: 「收到73件，答复68件，答复率100%（另5件未到期限）」."""
    rest = whole.value - part.value
    if rate.value != 100 or rest <= 0 or part.unit != whole.unit:
        return False
    ahead = re.split("[。\n]", text[part.end : rate.end + 60])[0] if rate.end - part.end < 200 else ""
    return bool(re.search(rf"(?<![\d.]){plain(rest)}\s?[件条个宗封份项次](?:[^,;。]{{0,16}}){_NOT_DUE}", ahead))


def _stem(name: str) -> str:
    if re.search(rf"(?:{_DONE})(?:完成)?$", name) and not name.endswith("受理"):
        return _DONE
    short = name[-2:]
    return (
        ""
        if short in ("知晓", "占有", "增长", "下降", "同比", "同期", "使用", "透明", "速", "关注", "进")
        or len(short) < 2
        else short
    )


def _is_part(figure: Figure, stem: str, timely: bool) -> bool:
    words = figure.lead + "|" + figure.tail
    if timely:
        return bool(_TIMELY.search(words)) and aspect(figure) != "in hand"
    if stem == _DONE:
        return aspect(figure) == "done" or bool(
            re.search(_DONE.replace("|受理", ""), figure.lead) and aspect(figure) == ""
        )
    return bool(re.search(rf"(?<![不未非应需拟须]){stem}", words)) and not re.search(rf"不{stem}|未{stem}", words)
