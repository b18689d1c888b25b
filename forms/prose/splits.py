"""Totals and their parts: 其中…, brackets, lists behind a colon, sums at the end of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.findings import Finding
from forms.prose.claims import Claim, amount, equation, found, label, place, quote, scaled, sum_lines
from forms.prose.divisions import aspect, attributes, belongs, division, is_rest, overlapping
from forms.prose.figures import Figure
from forms.prose.listing import BESIDE, LEAD_VERB, MOST, STOP, SUM, VERB, PartList, cue_of, heads
from forms.prose.structure import Group

_CLOSING_CUES = ("分别为", "分别是", "分别", "具体为", "具体是", "具体如下", "分为", "由")
_BESIDE_WITHIN = 12
"""So many figures after the parts at most, 另外 still speaks of the same total."""
_ALL_OF = re.compile(r"总数|总量|共|来信|信件")


def splits(text: str, group: Group) -> Iterator[Claim]:
    """Every split and every sum that the figures of one bracket level state."""
    figures = group.figures
    used: set[int] = set()
    for at, figure in enumerate(figures):
        if not figure.counts:
            continue
        cue = cue_of(figure)
        if at and cue:
            yield from _behind_cue(text, figures, at, cue, used)
        if SUM.search(figure.lead) and figure.start not in used:
            yield from _sum(text, figures, at)
    owner = group.owner
    if owner is not None and owner.counts:
        yield from _bracket(text, group, owner)


def _behind_cue(text: str, figures: list[Figure], first: int, cue: str, used: set[int]) -> Iterator[Claim]:
    above = heads(figures, first, cue)
    if not above:
        return
    if cue == ":" and not _bare_colon(figures[first]):
        return
    if cue == "由" and not re.search(r"组成|构成", STOP.split(text[figures[first].end : figures[first].end + 200])[0]):
        return
    done = next((h for h in above if aspect(h) == "done"), None)
    taken = next((h for h in above if aspect(h) == "taken" or (not aspect(h) and _ALL_OF.search(h.lead))), None)
    if done is not None and taken is not None and done.start > taken.start:
        base, closed = _records(figures, first, taken)
        if len(base) >= 2 and len(closed) >= 2:
            yield from _parallel(text, taken, done, base, closed)
            return
    listed = PartList(figures, first, above[0])
    kind = belongs(listed.parts)
    head = above[0]
    if kind == "received" and taken is not None:
        head = taken
    elif done is not None and (kind == "answered" or aspect(figures[first]) == "done"):
        head = done
    if listed.sum is not None:
        used.add(listed.sum.start)
    others = [] if kind == "answered" and head is done else [h for h in above if h is not head]
    yield from _judge(text, "E18", head, listed, cue, others)
    yield from _second_unit(text, figures, first, listed)
    yield from _beside(text, figures, head, listed)


def _second_unit(text: str, figures: list[Figure], first: int, listed: PartList) -> Iterator[Claim]:
    """「320批次、860人次，其中集体访12批次、260人次」: the part in the second unit against the total in that unit."""
    behind = [f for f in figures[first + 1 : listed.end] if f.counts and f.unit != figures[first].unit]
    ahead = figures[max(0, first - 2) : first]
    if len(behind) != 1 or behind[0].about or len(listed.parts) != 1 or STOP.search(figures[first].gap):
        return
    head = next((f for f in ahead if f.unit == behind[0].unit and not f.about and not f.tail), None)
    if head is not None and head.lead.strip() == behind[0].lead.strip() == "":
        wrong = behind[0].value > head.value
        why = "“其中”一项不能大于总数"
        yield Claim(
            "E18", place(head, behind[0]), _mismatch(text, "E18", head, behind, behind[0].value, why) if wrong else None
        )


def _bare_colon(figure: Figure) -> bool:
    return ":" in figure.gap and not STOP.search(figure.gap) and len(figure.gap) <= 30


def _records(figures: list[Figure], first: int, head: Figure) -> tuple[list[Figure], list[Figure]]:
    """The figures of each source behind 其中: what it received (also without a word for it), and what was done of that."""
    base: list[Figure] = []
    closed: list[Figure] = []
    unit = figures[first].unit
    verb = LEAD_VERB.search(head.lead)
    for at in range(first, min(len(figures), first + MOST)):
        figure = figures[at]
        if at > first and (STOP.search(figure.gap) or BESIDE.search(figure.gap)):
            break
        sibling = VERB.match(figure.lead)
        if base and sibling and verb and sibling[1] == verb[1]:
            break
        if not figure.counts or figure.unit != unit:
            continue
        (closed if aspect(figure) == "done" else base).append(figure)
    return base, closed


def _parallel(text: str, taken: Figure, done: Figure, base: list[Figure], closed: list[Figure]) -> Iterator[Claim]:
    if any(f.about for f in (taken, done, *base, *closed)):
        return
    whole = sum((f.value for f in base), Decimal(0))
    near = abs(whole - taken.value) * 20 < taken.value
    exhaustive = bool(division(base)) or whole == taken.value or is_rest(base[-1])
    why = "各来源分别写了收到和办结，逐项对应相加"
    for head, parts, whole_list in (
        (taken, base, exhaustive),
        (done, closed, (exhaustive or near) and len(base) == len(closed)),
    ):
        total = sum((f.value for f in parts), Decimal(0))
        wrong = total > head.value or (total < head.value and whole_list)
        named = base if len(base) == len(parts) else parts
        yield Claim(
            "E19", place(head, *parts), _mismatch(text, "E19", head, parts, total, why, named) if wrong else None
        )


def _judge(text: str, rule: str, head: Figure, listed: PartList, cue: str, others: list[Figure]) -> Iterator[Claim]:
    parts = listed.parts
    if head.about or any(p.about for p in parts):
        return
    total = sum((p.value for p in parts), Decimal(0))
    slack = _slack(head, parts)
    if listed.sum is not None and len(parts) >= 2 and not listed.sum.about:
        wrong = abs(listed.sum.value - total) > slack
        why = "列举后写明合计，按各项相加核对"
        yield Claim(
            "E18", place(listed.sum, *parts), _mismatch(text, "E18", listed.sum, parts, total, why) if wrong else None
        )
    why = _closed(parts, cue, bool(listed.sum))
    if len(parts) == 1 and not why:
        if parts[0].value > head.value + slack:
            if any(parts[0].value <= o.value for o in others):
                return
            yield Claim(
                rule, place(head, parts[0]), _mismatch(text, rule, head, parts, total, "“其中”一项不能大于总数")
            )
        else:
            yield Claim(rule, place(head, parts[0]))
        return
    bounded = rule == "E17" or is_rest(parts[-1])
    if _reconciles(head, parts, slack, bounded) or any(_reconciles(o, parts, slack, bounded) for o in others):
        yield Claim(rule, place(head, *parts))
        return
    if len(parts) == 1:
        return
    if total > head.value:
        if (overlapping(parts) or attributes(parts)) and all(p.value <= head.value for p in parts):
            return
        if any(o.value >= total for o in others) and any(p.value > head.value for p in parts):
            return
        if listed.soft and not is_rest(parts[-1]):
            shorter = parts[: listed.soft[0]]
            if sum((p.value for p in shorter), Decimal(0)) <= head.value:
                return
        wording = why or "“其中”列出的各项相加不能大于总数"
        yield Claim(rule, place(head, *parts), _mismatch(text, rule, head, parts, total, wording))
    elif why and not (listed.nested or (listed.soft and not is_rest(parts[-1]))):
        yield Claim(rule, place(head, *parts), _mismatch(text, rule, head, parts, total, why))
    else:
        yield Claim(rule, place(head, *parts))


def _slack(head: Figure, parts: list[Figure]) -> Decimal:
    """How far rounded figures may be apart: half a unit of the last printed place of each."""
    return sum((f.blur for f in (head, *parts)), Decimal(0)) / 2


def _reconciles(head: Figure, parts: list[Figure], slack: Decimal, bounded: bool) -> bool:
    """Whether the parts come to the total; a list whose end is not marked may have ended before its last figure."""
    running = Decimal(0)
    for at, part in enumerate(parts):
        running += part.value
        if at and (not bounded or at == len(parts) - 1) and abs(running - head.value) <= slack:
            return True
    return False


def _closed(parts: list[Figure], cue: str, summed: bool) -> str:
    """Why the list must come to the total, '' if it may fall short of it."""
    if is_rest(parts[-1]):
        return "列举以“其他”或“其余”收尾，是全部列出，应与总数相等"
    if cue in _CLOSING_CUES:
        return f"用“{cue}”逐项列出，应与总数相等"
    if summed:
        return "列举后写明合计，应与总数相等"
    if cue == ":" and len(parts) >= 2 and all(not p.tail.strip() for p in parts):
        return "冒号后逐项列出，应与总数相等"
    return "各项合起来就是全部，应与总数相等" if division(parts) else ""


def _mismatch(
    text: str, rule: str, head: Figure, parts: list[Figure], total: Decimal, why: str, named: list[Figure] | None = None
) -> Finding:
    less = "少" if head.value < total else "多"
    names = [label(p) for p in named or parts]
    message = (
        f"{equation(parts, total, names)}，与“{quote(head, text)}”不符，{less}{amount(head, abs(total - head.value))}。"
    )
    how = f"“{quote(head, text)}”读作总数，后面{len(parts)}项读作分项；{why}。"
    return found(
        rule, text, head, message, how,
        stated=scaled(head, head.value), expected=scaled(head, total), lines=sum_lines(head, parts, total, names),
    )  # fmt: skip


def _beside(text: str, figures: list[Figure], head: Figure, listed: PartList) -> Iterator[Claim]:
    """Parts of 其中 leave a rest, and the figures after 另外 miss that rest by less than 5 %: asked with both readings."""
    at = listed.end
    while at < len(figures) and not BESIDE.search(figures[at].gap):
        if at - listed.end > _BESIDE_WITHIN:
            return
        at += 1
    beside: list[Figure] = []
    for figure in figures[at : at + 12]:
        if beside and len(STOP.findall(figure.gap)) > 1:
            break
        if figure.counts and figure.unit == head.unit and not re.search("其中|包括", figure.gap):
            beside.append(figure)
        if beside and STOP.search(figure.gap) and figure is not beside[0]:
            break
    if not beside or head.about or any(f.about for f in (*beside, *listed.parts)):
        return
    inside = sum((p.value for p in listed.parts), Decimal(0))
    outside = sum((b.value for b in beside), Decimal(0))
    rest = head.value - inside
    off = outside - rest
    if rest <= 0 or off == 0 or abs(off) * 20 >= head.value:
        return
    total = inside + outside
    way = "多" if off > 0 else "少"
    message = (
        f"“其中”各项合计{amount(head, inside)}，“另外”又写{amount(head, outside)}："
        f"若计入，合计{amount(head, total)}，{way}{amount(head, abs(off))}{head.said}；"
        f"若不计入，尚有{amount(head, rest)}{head.said}没有去向。请核对总数{amount(head, head.value)}，不计入总数的请写明。"
    )
    how = f"“{quote(head, text)}”读作总数，“其中”{len(listed.parts)}项是部分，“另外”之后{len(beside)}项与缺口相差不到总数的5%，两种读法都列出。"
    yield Claim(
        "E18", place(head, *listed.parts, *beside),
        found("E18", text, head, message, how, stated=scaled(head, head.value), expected=scaled(head, total),
              lines=sum_lines(head, [*listed.parts, *beside], total, [label(p) for p in (*listed.parts, *beside)])),
    )  # fmt: skip


def _sum(text: str, figures: list[Figure], at: int) -> Iterator[Claim]:
    """「A a件、B b件，合计c件」: the figures before it in the sentence."""
    head = figures[at]
    parts: list[Figure] = []
    stopped = bool(STOP.search(head.gap))
    for back in range(at - 1, max(-1, at - 1 - MOST), -1):
        if stopped:
            break
        figure = figures[back]
        if figure.counts and figure.unit == head.unit:
            parts.insert(0, figure)
        stopped = bool(STOP.search(figure.gap)) or bool(re.search("其中", figure.gap))
    if len(parts) < 2 or head.about or any(p.about for p in parts):
        return
    slack = _slack(head, parts)
    running = Decimal(0)
    for n, part in enumerate(reversed(parts), 1):
        running += part.value
        if n >= 2 and abs(running - head.value) <= slack:
            yield Claim("E18", place(head, *parts))
            return
    if re.search(r"[;]", head.gap) or any(";" in p.gap for p in parts[1:]):
        return
    yield Claim(
        "E18", place(head, *parts), _mismatch(text, "E18", head, parts, running, "写明合计，按前面各项相加核对")
    )


def _bracket(text: str, group: Group, owner: Figure) -> Iterator[Claim]:
    """「6254条（其中概况类329条，…其他2704条）」."""
    figures = group.figures
    first = next((at for at, f in enumerate(figures) if f.counts and f.unit == owner.unit), None)
    if first is None:
        return
    listed = PartList(figures, first, owner)
    cue = cue_of(figures[first])
    if not cue and len(listed.parts) >= 2 and all(not p.tail.strip() and p.lead.strip() for p in listed.parts):
        cue = "分别"
        if overlapping(listed.parts):
            return
    elif not cue:
        return
    if listed.end < len(figures) and not listed.nested:
        return
    yield from _judge(text, "E17", owner, listed, cue, [])
