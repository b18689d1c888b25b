"""Parts behind a total with no word that says so: 「共有信息员216名，市直部门96名，乡镇120名」 (E18).

They are read as parts only where they come to the total, miss it by a slip of the pen, or name a known division (合格, 不合格).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.prose.claims import Claim, place
from forms.prose.divisions import aspect, attributes, division, is_rest, overlapping
from forms.prose.figures import Figure
from forms.prose.listing import BESIDE, CUE, MOST, STOP, SUM, cue_of
from forms.prose.slips import nearly, slip
from forms.prose.weighing import for_each, mismatch, said_to_overlap, slack

_NO_PART = re.compile(
    r"比|较|相差|差额|差距|同比|上年|去年|同期|结转|应|共|累计|合计|新增|增加|减少|率|均|每|超|达到|年初|年末|现有"
)
_SAID_ALL = re.compile(r"(?:共(?:计)?|累计)(?:主动)?(公开|发布|收到|受理|办理|举办|召开|印发|接待|培训)")
_IN_ALL = re.compile(r"共(?!青|产|建|享|同)|合计|总计|累计|全年")
_QUARTER = re.compile(r"^[\s,。]*(?:第?一季度|上半年)")
_BACK = 8
_WHAT_IS_LEFT = re.compile(r"^[\s,、]*(?:其余|剩余|余下)")
_FINISHED = re.compile(r"^[\s,、]*(?:已|共)?(?:经)?(?:完成|办结|审结|答复|整改|销号|回复|办理|完工|竣工|建成|开工)$")
_IN_HAND = re.compile(r"正在|尚未|未|在办|尚在|在建|续建")
_NOT = re.compile(r"^[\s,、]*(?:尚?未|不|没有?|非)(?:能|予|曾)?([一-龥]{2,6})$")
_MONEY_FOR = re.compile(r"经费|资金|预算|投入|支出|拨款")
_NO_SPENDING = re.compile(r"预算|追加|调[整增减]|实际|支出|结余|决算|到位|拨付|收入")
_SPENT_ON = re.compile(r"^[\s,、]*(?:主要)?用于")
_ALL_IT_COST = re.compile(r"^[\s,、]*(?:计划)?(?:总投资|总金额|涉及金额|涉及资金|投资)(?:额)?(?:共|达|为)?\s?$")
_PLAIN = re.compile(r"^[\s,、]*[一-龥“”()]{2,14}$")


def unmarked(text: str, figures: list[Figure], used: set[int]) -> Iterator[Claim]:
    """Every such list of one bracket level; `used`: starts of figures that another list has."""
    at = 0
    while at < len(figures) - 2:
        head = figures[at]
        first = _begins(figures, at)
        free = head.counts and not head.about and head.start not in used and not cue_of(head)
        parts = _parts(figures, at) if first and free else []
        if len(parts) >= 2:
            yield from _judged(text, head, parts)
            at += len(parts)
        at += 1


def _begins(figures: list[Figure], at: int) -> bool:
    """Whether a figure is the first of its sentence in its unit."""
    for n in range(at, -1, -1):
        if n < at and figures[n].unit == figures[at].unit:
            return False
        if STOP.search(figures[n].gap) or at - n > _BACK:
            return True
    return True


def _parts(figures: list[Figure], at: int) -> list[Figure]:
    head = figures[at]
    parts: list[Figure] = []
    for figure in figures[at + 1 : at + MOST]:
        if figure.unit == "%" and parts and not STOP.search(figure.gap) and ";" not in figure.gap:
            continue
        if not parts and figure.unit == "元" != head.unit and _ALL_IT_COST.match(figure.lead):
            continue  # 「项目37个，总投资1258万元，已完工31个，在建6个」
        if ";" in figure.gap or (STOP.search(figure.gap) and (parts or not _next_sentence(head, figure))):
            break
        plain = (
            _PLAIN.match(figure.lead)
            and not _NO_PART.search(figure.lead)
            and not for_each(figure)
            and (not figure.tail.strip() or is_rest(figure))
        )
        if figure.unit != head.unit or not figure.counts or figure.about or not plain:
            return parts if parts and _SPENT_ON.match(parts[0].lead) else []
        if CUE.search(figure.gap) or BESIDE.search(figure.gap) or SUM.search(figure.lead):
            return []
        parts.append(figure)
    return parts


def _next_sentence(head: Figure, figure: Figure) -> bool:
    """Whether a sentence may divide the total of the one before it: 「共公开信息500条。市直部门公开200条，县区公开300条」."""
    if _IN_ALL.search(head.lead) and _QUARTER.match(figure.lead):
        return len(STOP.findall(figure.gap)) == 1 and not head.tail.strip()
    done = _SAID_ALL.search(head.lead)
    return bool(done and done[1] in figure.lead and len(STOP.findall(figure.gap)) == 1 and not head.tail.strip())


def _judged(text: str, head: Figure, parts: list[Figure]) -> Iterator[Claim]:
    total = sum((p.value for p in parts), Decimal(0))
    kind = division(parts)
    same = {aspect(p) for p in parts} <= {"", aspect(head)}
    if total == head.value:
        yield Claim("E18", place(head, *parts))
        return
    near = same and nearly(total, head.value, head.grain, sure=len(parts) > 2)
    done_or_not = (
        aspect(head) != "taken"
        and len(parts) == 2
        and _FINISHED.search(parts[0].lead)
        and _IN_HAND.search(parts[1].lead)
        and "结转" not in head.gap + parts[1].lead
    )
    rest = (
        _WHAT_IS_LEFT.match(parts[-1].lead)
        and len(parts) >= 3
        and head.value > max(p.value for p in parts)
        and total - parts[-1].value != head.value
    )
    exhaustive = (
        bool(rest)
        or kind in ("passed", "half", "quarter")
        or done_or_not
        or (aspect(head) != "taken" and _one_or_not(parts))
        or (head.unit == "元" and _MONEY_FOR.search(head.lead) and _spent(parts, total, head))
        or (kind == "outcomes" and total > head.value)
    )
    doing = {p.lead.strip()[-2:] for p in parts}
    over = len(doing) == 1 and len(parts) == 2 and total > head.value > parts[0].value and slip(total - head.value)
    near = near or (same and over and head.grain == 1)  # 「当场整改119个，限期整改26个」: one thing done with all
    free = (head.unit != "元" and overlapping(parts)) or attributes(parts) or said_to_overlap(text, head, parts[-1])
    if (near or exhaustive) and not free and any(p.value for p in parts):
        why = "各项合起来就是全部，应与总数相等" if exhaustive else "各项相加与总数只差一点，读作总数的分项"
        yield Claim("E18", place(head, *parts), mismatch(text, "E18", head, parts, total, why))


def _one_or_not(parts: list[Figure]) -> bool:
    """Whether two parts are those that are so, and those that are not: 「脱贫203户，未脱贫283户」."""
    other = _NOT.match(parts[1].lead) if len(parts) == 2 else None
    return bool(other and re.search(rf"(?:^|[\s,、已经共]){re.escape(other[1])}$", parts[0].lead))


def _spent(parts: list[Figure], total: Decimal, head: Figure) -> bool:
    """Whether money is told part by part: more than there was, or all but it where 用于 begins the list."""
    apart = slack(head, parts)
    if (
        any(_NO_SPENDING.search(p.lead) or p.value > head.value * 2 for p in parts)
        or len(parts) < 2
        or abs(total - head.value) <= apart
    ):
        return False
    return total > head.value or bool(
        _SPENT_ON.match(parts[0].lead) and len(parts) > 2 and slip(total - head.value, head.grain)
    )
