"""Rates and shares: 办结率, 满意率, 占比, recomputed from the terms that the sentence gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from forms.findings import Severity
from forms.prose.claims import Claim, amount, found, label, percent, place, places_of, quote
from forms.prose.divisions import aspect, division, is_rest
from forms.prose.figures import Figure
from forms.prose.listing import STOP, SUM, cue_of, heads
from forms.prose.structure import Group
from forms.prose.totals import coordinated
from forms.values import plain

_RATE = re.compile(r"([一-龥]{1,10})[率度](?:均|也|分别|已|高)?(?:为|达到|达|是|均为|占)?\s{0,3}[:(]?\s{0,3}$")
_SHARE = re.compile(r"占(?!用|地)[^,;。占%]{0,24}$")
_NAMED_WHOLE = re.compile(r"占([^,;。占%]{2,20}?)的\s?$")
_ANY_WHOLE = re.compile(r"总数|总量|总额|全部|全年|全市|全县|全区|所有|总|比|数量|数|量")
_DONE = r"办结|答复|回复|办复|处理|结案|反馈|办理|处置|回应|办毕|受理"
_TIMELY = re.compile(r"按时|按期|及时|如期|期限|准时")
_SO_MANY = re.compile(r"^\s*(?:以上|全年|合计|共计|总计|共)+[一-龥]{0,4}$")
_LATE = re.compile(r"延期|延长|超期|逾期")
_ALL = re.compile(r"(?:均|全部|都|全数|逐一)[^,;。%]{0,14}(?:办结|答复|回复|办复|处理|办理|反馈)")
_CARRY = re.compile(r"结转|遗留|上年")
_FULL = Decimal(100)
_BACK = 10


def rates(text: str, group: Group) -> Iterator[Claim]:
    """Every rate and share of one bracket level whose terms stand before it."""
    before = _outside(group)
    figures = before + group.figures
    run_end = 0
    lasting: list[Figure] = []
    for at in range(len(before), len(figures)):
        figure = figures[at]
        if figure.unit != "%" or figure.about or at < run_end:
            continue
        if figure.lead.strip() == "的" and at >= 2 and _SHARE.search(figures[at - 1].lead) and figures[at - 1].counts:
            part = next((f for f in reversed(figures[: at - 1]) if f.counts), None)
            if part is not None and part.unit == figures[at - 1].unit and not STOP.search(figures[at - 1].gap):
                yield from _held(text, figure, part, [figures[at - 1]])
        elif _SHARE.search(figure.lead):
            run = _run(figures, at)
            run_end = at + len(run)
            yield from _unless_another(figures, at, _shares(text, figures, at, run, lasting))
        elif m := _RATE.search(figure.lead):
            run = _run(figures, at)
            run_end = at + len(run)
            if len(run) > 1:
                yield from _respectively(text, figures, at, run)
            else:
                yield from _unless_another(figures, at, _rate(text, figures, at, m[1]))


def _outside(group: Group) -> list[Figure]:
    """Figures of the surrounding level up to the one that this bracket explains."""
    if group.parent is None or group.owner is None:
        return []
    around = group.parent.figures
    at = next((n for n in range(len(around) - 1, -1, -1) if around[n] is group.owner), -1)
    return around[max(0, at - _BACK) : at + 1]


def _reach(figures: list[Figure], at: int) -> list[Figure]:
    """The figures before `at` that its sentence gives, nearest first (the sentence before where it has none)."""
    out: list[Figure] = []
    stops = len(STOP.findall(figures[at].gap))
    for n in range(at - 1, max(-1, at - 1 - _BACK), -1):
        if stops and (out or stops > 1):
            break
        if figures[n].counts:
            out.append(figures[n])
        stops += len(STOP.findall(figures[n].gap))
    return out


def _rate(text: str, figures: list[Figure], at: int, name: str) -> Iterator[Claim]:
    reach = _reach(figures, at)
    timely = bool(_TIMELY.search(name))
    stem = _stem(name)
    if not stem:
        return
    parts = [n for n, f in enumerate(reach) if _is_part(f, stem, timely)]
    whole_parts = parts if timely else [n for n in parts if not _TIMELY.search(reach[n].lead)]
    part_at = next(iter(whole_parts or parts), None)
    figure = figures[at]
    if part_at is None and not reach:
        yield from _terms_behind(text, figures, at, stem, timely)
        return
    if part_at is None:
        if reach and not timely and _DONE in stem and aspect(reach[0]) == "taken" and _ALL.search(figure.gap):
            yield from _held(text, figure, reach[0], [reach[0]])
        return
    part = reach[part_at]
    ahead = [f for f in reach[part_at + 1 :] if f.unit == part.unit]
    wholes = [f for f in ahead if timely or not _is_part(f, stem, timely)] or [f for f in ahead if f.value > part.value]
    if not wholes and not (timely and any(_LATE.search(f.lead) for f in reach)):
        later = [f for f in reach[:part_at] if f.unit == part.unit and aspect(f) == "taken"]
        wholes = later[:1]
        if not wholes:
            return
    joined = coordinated(figures, wholes[0], at) if wholes else None
    if joined is not None:
        wholes.insert(0, joined)
    if timely and (late := next((f for f in reach if _LATE.search(f.lead) and f.unit == part.unit), None)):
        wholes.insert(0, replace(part, value=part.value + late.value, lead_start=min(part.lead_start, late.lead_start)))
    plain_ones = [w for w in wholes if timely or not _TIMELY.search(w.lead)]
    yield from _held(text, figure, part, [*plain_ones, *(w for w in wholes if w not in plain_ones)][:5])


def _unless_another(figures: list[Figure], at: int, claims: Iterator[Claim]) -> Iterator[Claim]:
    """The claims; silent where the sentence has two other figures of which the rate at `at` holds."""
    for claim in claims:
        rate = next(f for f in figures[at:] if f.start == claim.places[0][0])
        if claim.finding is not None and claim.finding.severity is not Severity.INFO and _another(figures, rate):
            claim = claim._replace(finding=None)
        yield claim


def _another(figures: list[Figure], rate: Figure) -> bool:
    """Whether any two figures near the rate, one of them in its own item, come to it: as share, or as what is left."""
    at = next(n for n, f in enumerate(figures) if f is rate)
    first = last = at
    while first > max(0, at - _BACK) and not STOP.search(figures[first].gap):
        first -= 1
    while last + 1 < min(len(figures), at + 4) and not STOP.search(figures[last + 1].gap):
        last += 1
    near = [n for n in range(first, last + 1) if figures[n].counts and figures[n].value]
    places = places_of(rate)
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
            if rate.value in (share, 100 - share) and (
                places or (_one_item(figures, a, at) and _one_item(figures, b, at))
            ):
                return True
    run = [figures[n] for n in near if n < at]
    above = [f for f in figures[max(0, at - 4 * _BACK) : first] if f.counts and f.value] if places else []
    sums = [run[-n:] for n in (1, 2, 3) if len({f.unit for f in run[-n:]}) == 1 and len(run) >= n]
    for parts in sums:
        total = sum((f.value for f in parts), Decimal(0))
        wholes = [w.value for w in (*above, *run[: -len(parts)]) if w.unit == parts[0].unit and w.value > total]
        if any(percent(total, w, places)[1] == rate.value for w in wholes):
            return True
        together = not any(re.search(r"中[,、]|其中|包括", f.gap) for f in parts[1:])
        if together and len(parts) > 1 and any(percent(p.value, total, places)[1] == rate.value for p in parts):
            return True
    return False


def _one_item(figures: list[Figure], a: int, b: int) -> bool:
    """Whether no semicolon stands between two figures."""
    return not any(";" in f.gap for f in figures[min(a, b) + 1 : max(a, b) + 1])


def _respectively(text: str, figures: list[Figure], at: int, run: list[Figure]) -> Iterator[Claim]:
    """「建议132件、提案98件，…公开125件、92件，公开率分别为94.7%和93.9%」: read so only where one of the rates holds."""
    reach = _reach(figures, at)
    n = len(run)
    parts = reach[:n][::-1]
    for skip in range(len(reach) - 2 * n + 1):
        wholes = reach[n + skip : 2 * n + skip][::-1]
        pairs = list(zip(run, parts, wholes, strict=True))
        if any(p.unit != w.unit or not w.value or p.value > w.value or r.about for r, p, w in pairs):
            continue
        if any(percent(p.value, w.value, places_of(r))[1] == r.value for r, p, w in pairs):
            for rate, part, whole in pairs:
                yield from _held(text, rate, part, [whole])
            return


def _terms_behind(text: str, figures: list[Figure], at: int, stem: str, timely: bool) -> Iterator[Claim]:
    """「答复率98%，共收到申请50件，答复48件」: the terms stand behind the rate."""
    behind = figures[at + 1 : at + 3]
    if len(behind) < 2 or any(STOP.search(f.gap) or ";" in f.gap or not f.counts for f in behind):
        return
    whole, part = behind
    if whole.unit == part.unit and _is_part(part, stem, timely) and not _is_part(whole, stem, timely):
        yield from _held(text, figures[at], part, [whole])


def _stem(name: str) -> str:
    if re.search(_DONE, name) and not name.endswith("受理"):
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


def _held(text: str, rate: Figure, part: Figure, wholes: list[Figure]) -> Iterator[Claim]:
    """Hold the rate against part ÷ whole; any of the wholes that the sentence offers may be meant."""
    if rate.value <= _FULL:
        wholes = [w for w in wholes if w.value >= part.value]
    if not wholes or part.about or wholes[0].about or any(w.value == 0 for w in wholes):
        return
    places = places_of(rate)
    candidates = [w.value for w in wholes]
    carried = [w.value for w in wholes if _CARRY.search(w.lead)]
    candidates += [wholes[0].value + c for c in carried if c != wholes[0].value]
    if len(wholes) > 1:
        candidates += [wholes[0].value + wholes[1].value] if carried else []
    for value in candidates:
        if percent(part.value, value, places)[1] == rate.value:
            yield Claim("W01", place(rate, part, wholes[0]))
            return
    exact, right = percent(part.value, wholes[0].value, places)
    if part.rough or wholes[0].rough:
        spread = exact * (part.blur / max(part.value, Decimal(1)) + wholes[0].blur / wholes[0].value) / 2
        if abs(exact - rate.value) <= spread + rate.grain:
            return
    cut = abs(exact - rate.value) < rate.grain
    whole = wholes[0]
    finer = plain(percent(part.value, whole.value, places + 2)[1])
    quotient = f"{label(part)}{amount(part, part.value)}÷{label(whole)}{amount(whole, whole.value)}＝{finer}%"
    message = f"{quotient}，四舍五入应为{plain(right)}%，现写“{quote(rate, text)}”。"
    how = f"“{quote(rate, text)}”读作“{quote(part, text)}”除以“{quote(wholes[0], text)}”。"
    yield Claim(
        "W01", place(rate, part, wholes[0]),
        found("W01", text, rate, message, how, stated=rate.value, expected=right,
              severity=Severity.INFO if cut else Severity.WARNING, title="比率未四舍五入" if cut else ""),
    )  # fmt: skip


def _run(figures: list[Figure], at: int) -> list[Figure]:
    """「分别占30%、50%和20%」: the rates that follow one another."""
    run = [figures[at]]
    for figure in figures[at + 1 : at + 12]:
        if (
            figure.unit != "%"
            or figure.lead.strip() not in ("", "和", "及", "与")
            or figure.gap.strip() not in ("、", ",", "和", "及", "与")
        ):
            break
        run.append(figure)
    return run


def _shares(text: str, figures: list[Figure], at: int, run: list[Figure], lasting: list[Figure]) -> Iterator[Claim]:
    """Shares of what stands before them; `lasting`: the whole that the sentence's shares had until here, kept up to date."""
    parts = [n for n in range(at - 1, max(-1, at - 30), -1) if figures[n].counts][: len(run)][::-1]
    if len(parts) < len(run) or STOP.search(figures[at].gap) or ";" in figures[at].gap:
        return
    if len(run) > 1 and len({figures[n].unit for n in parts}) > 1:
        return
    if any(STOP.search(figures[n].gap) for n in range(parts[-1] + 1, at)):
        return
    fresh = _wholes(figures, parts[0])
    unit = figures[parts[0]].unit
    kept = [w for w in lasting if w.unit == unit and w is not figures[parts[0]]]
    onward = kept and not STOP.search(figures[parts[0]].gap)
    wholes = [*kept, *fresh] if onward else [*fresh, *kept]
    wholes = list(dict.fromkeys(wholes or _coming(figures, at, unit) or _together(figures, at, unit)))
    if not wholes:
        return
    for rate, n in zip(run, parts, strict=True):
        fitting = [w for w in wholes if w.value >= figures[n].value and _same_whole(figures[at].lead, w, figures[n])]
        if fitting and not rate.about:
            yield from _held(text, rate, figures[n], fitting)
            lasting[:] = wholes[:1]


def _coming(figures: list[Figure], at: int, unit: str) -> list[Figure]:
    """The total that the sentence gives at its end: 「自然人93件，占83%；法人19件，占17%，合计112件」."""
    for figure in figures[at + 1 : at + 12]:
        if STOP.search(figure.gap) and not _SO_MANY.match(figure.lead):
            break
        if figure.unit == unit and (SUM.search(figure.lead) or _SO_MANY.match(figure.lead)):
            return [figure]
    return []


def _together(figures: list[Figure], at: int, unit: str) -> list[Figure]:
    """The whole that a sentence of parts, each with its share, makes up: 「自然人81件，占90%；法人9件，占10%」."""
    parts: list[Figure] = []
    first = last = at
    while first and not STOP.search(figures[first].gap):
        first -= 1
    while last + 1 < len(figures) and not STOP.search(figures[last + 1].gap):
        last += 1
    for part, rate in pairwise(figures[first : last + 1]):
        if part.counts and part.unit == unit and rate.unit == "%" and _SHARE.search(rate.lead):
            parts.append(part)
    if len(parts) < 2 or len(parts) * 2 != last + 1 - first or not (division(parts) or is_rest(parts[-1])):
        return []
    return [replace(parts[0], value=sum((p.value for p in parts), Decimal(0)), tail="", lead="各项合计")]


def _same_whole(words: str, whole: Figure, part: Figure) -> bool:
    """Whether 「占申请总数的」 names the whole that was found: a word of it stands with one of the two figures."""
    named = _NAMED_WHOLE.search(words)
    said = _ANY_WHOLE.sub("", named[1]) if named else ""
    if len(said) < 2:
        return True
    beside = whole.lead + whole.tail + part.lead
    return any(said[i : i + 2] in beside for i in range(len(said) - 1))


def _wholes(figures: list[Figure], part: int) -> list[Figure]:
    """What the figure at `part` may be a share of: the total of its list, else the only other figure of its unit."""
    unit = figures[part].unit
    for n in range(part, max(0, part - 40), -1):
        cue = cue_of(figures[n])
        if cue and figures[n].unit == unit:
            above = heads(figures, n, cue)
            return above[:3]
        if n < part and STOP.search(figures[n + 1].gap):
            break
    before = [f for f in _reach(figures, part) if f.unit == unit]
    if len(before) != 1 or any(f.unit == "%" for f in figures[:part] if f.start > before[0].start):
        return []
    return before
