"""Totals and their parts: 其中…, brackets, lists behind a colon, sums at the end of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.prose.claims import Claim, amount, found, label, place, quote, scaled, sum_lines
from forms.prose.divisions import aspect, attributes, belongs, division, is_rest, overlapping
from forms.prose.figures import Figure
from forms.prose.listing import BESIDE, CRITERION, LEAD_VERB, MOST, STOP, VERB, PartList, cue_of, heads, named_head
from forms.prose.structure import Group
from forms.prose.totals import coordinated, left_over, of_a_stock, totals
from forms.prose.unmarked import unmarked
from forms.prose.weighing import judge, mismatch, too_large

_BESIDE_WITHIN = 12
"""So many figures after the parts at most, 另外 still speaks of the same total."""
_NEAR = 5
"""What misses every whole by more than a fifth divides none of them."""
_HOW_DONE = re.compile(r"当场|按时|按期|及时|延期|直接")
_YEARS = re.compile(r"(?:(?:19|20)\d\d\s?年?度?[、和与至].{0,3}){1,3}(?:19|20)\d\d\s?年?度?[^,;。]{0,4}分别")
"""「2016年、2017年分别为150件、180件」 divides nothing."""
_TIME = re.compile(r"(?:19|20)\d\d\s?年|去年|上年|前年|往年|同期|上一年")
_OVER_YEARS = re.compile(r"累计|以来|共|[两二三四五六七八九十]年|至|—|-")
_WITHIN = re.compile(r"[日天月年时]内|以[上下内]|过[百千万]|超过?|满|当[日天场]")
"""「当日12件，三日内28件」: so many within a limit."""
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
    yield from totals(text, figures, used)
    yield from left_over(text, figures)
    if group.owner is None:
        yield from unmarked(text, figures, used)
    owner = group.owner
    if owner is not None and owner.counts:
        yield from _bracket(text, group, owner)


def _behind_cue(text: str, figures: list[Figure], first: int, cue: str, used: set[int]) -> Iterator[Claim]:
    if _YEARS.search(figures[first].lead):
        return
    named = named_head(figures, first)
    above = [named] if named is not None else heads(figures, first, cue)
    if not above:
        return
    whole = coordinated(figures, above[0], first)
    if whole is not None:
        above = [whole, *above]
    if cue == ":" and not _bare_colon(figures[first]):
        return
    if cue == "由" and not re.search(r"组成|构成", STOP.split(text[figures[first].end : figures[first].end + 200])[0]):
        return
    done = next((h for h in above if aspect(h) == "done" and not _HOW_DONE.search(h.lead)), None)
    taken = next((h for h in above if aspect(h) == "taken" or (not aspect(h) and _ALL_OF.search(h.lead))), None)
    if done is not None and taken is not None and done.start > taken.start:
        base, closed = _records(figures, first, taken)
        if len(base) >= 2 and len(closed) >= 2:
            yield from _parallel(text, taken, done, base, closed)
            return
    listed = PartList(figures, first, above[0])
    if CRITERION.search(figures[first].gap):
        total = sum((p.value for p in listed.parts), Decimal(0))
        if any(f.unit == figures[first].unit and f.value == total for f in figures[:first]):
            return
        if STOP.search(figures[first].gap):
            above.sort(key=lambda f: abs(f.value - total))
            near = 4 * _NEAR if listed.sum is not None and listed.sum.value == total else _NEAR
            if abs(above[0].value - total) * near > above[0].value:
                return  # it divides something else than the sentence before tells of
    if of_a_stock(above[0], listed.parts):
        return
    kind = belongs(listed.parts)
    head = above[0]
    if kind == "received" and taken is not None:
        head = taken
    elif done is not None and (kind == "answered" or aspect(figures[first]) == "done"):
        head = done
    if listed.sum is not None:
        used.add(listed.sum.start)
    others = [] if kind == "answered" and head is done else [h for h in above if h is not head]
    beside = list(_beside(text, figures, head, listed))
    yield from judge(text, "E18", head, listed, cue, others, more=bool(beside))
    yield from _second_unit(text, figures, first, listed)
    yield from beside


def _second_unit(text: str, figures: list[Figure], first: int, listed: PartList) -> Iterator[Claim]:
    """「320批次、860人次，其中集体访12批次、260人次」: the part in the second unit against the total in that unit."""
    behind = [f for f in figures[first + 1 : listed.end] if f.counts and f.unit != figures[first].unit]
    ahead = figures[max(0, first - 2) : first]
    if len(behind) != 1 or behind[0].about or len(listed.parts) != 1 or STOP.search(figures[first].gap):
        return
    head = next((f for f in ahead if f.unit == behind[0].unit and not f.about and not f.tail), None)
    if head is not None and head.lead.strip() == behind[0].lead.strip() == "":
        wrong = behind[0].value > head.value
        yield Claim("E18", place(head, behind[0]), too_large(text, "E18", head, behind[0]) if wrong else None)


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
        if ";" in figure.gap and at + 1 < len(figures) and re.search("其中|包括", figures[at + 1].gap):
            break  # the next item has a list of its own
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
    equal = len(base) == len(closed) and sum((f.value for f in closed), Decimal(0)) == done.value
    exhaustive = equal or bool(division(base)) or whole == taken.value or is_rest(base[-1])
    why = "各来源分别写了收到和办结，逐项对应相加"
    for head, parts, whole_list in (
        (taken, base, exhaustive),
        (done, closed, (exhaustive or near) and len(base) == len(closed)),
    ):
        total = sum((f.value for f in parts), Decimal(0))
        wrong = total > head.value or (total < head.value and whole_list)
        named = base if len(base) == len(parts) else parts
        yield Claim(
            "E19", place(head, *parts), mismatch(text, "E19", head, parts, total, why, named) if wrong else None
        )


def _beside(text: str, figures: list[Figure], head: Figure, listed: PartList) -> Iterator[Claim]:
    """Parts of 其中 leave a rest, and the figures after 另外 miss that rest by less than 5 %: asked with both readings."""
    at = listed.end
    while at < len(figures) and not BESIDE.search(figures[at].gap):
        if at - listed.end > _BESIDE_WITHIN or (at > listed.end and STOP.search(figures[at - 1].gap)):
            return  # too far, or behind a sentence of its own
        at += 1
    beside: list[Figure] = []
    for n, figure in enumerate(figures[at : at + 12]):
        if n and STOP.search(figure.gap):
            break
        if figure.counts and figure.unit == head.unit and not re.search("其中|包括", figure.gap):
            beside.append(figure)
    if not beside or head.about or any(f.about for f in (*beside, *listed.parts)):
        return
    inside = sum((p.value for p in listed.parts), Decimal(0))
    outside = sum((b.value for b in beside), Decimal(0))
    rest = head.value - inside
    off = outside - rest
    if rest <= 0 or abs(off) * 20 >= head.value:
        return
    if off == 0:  # they fill the rest: parts, though they were said beside
        yield Claim("E18", place(head, *listed.parts, *beside))
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


def _only_some(head: Figure, parts: list[Figure]) -> bool:
    """Whether a bracket without a word that opens a list names examples, traits, ways or other years rather than all there is."""
    if overlapping(parts) or attributes(parts) or _of_other_times(head, parts):
        return True
    apart = head.value - sum((p.value for p in parts), Decimal(0))
    closed = is_rest(parts[-1]) or bool(division(parts))
    return not closed and apart > 0 and (apart * 10 > head.value * 3 or any(_WITHIN.search(p.lead) for p in parts))


def _of_other_times(head: Figure, parts: list[Figure]) -> bool:
    """Whether a bracket gives the same thing for other years: 「6场（2017年4场，2016年3场）」."""
    return all(_TIME.search(p.lead) for p in parts) and not _OVER_YEARS.search(head.lead)


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
        if _only_some(owner, listed.parts):
            return
    elif not cue:
        return
    if listed.end < len(figures) and not listed.nested:
        return
    yield from judge(text, "E17", owner, listed, cue, [])
