"""Parts held against their total: whether they come to it, whether they have to, and what is said if they do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.findings import Finding
from forms.prose.claims import (
    Claim,
    amount,
    equation,
    found,
    label,
    percent,
    place,
    places_of,
    quote,
    scaled,
    sum_lines,
)
from forms.prose.divisions import aspect, attributes, division, is_rest, overlapping
from forms.prose.figures import Figure
from forms.prose.listing import PartList
from forms.prose.slips import slip

CLOSING_CUES = ("分别为", "分别是", "分别", "依次为", "依次是", "依次", "具体为", "具体是", "具体如下", "分为", "由")
_FEW, _HARDLY = 20, 33
_SAID_TO_OVERLAP = re.compile(
    r"同时(?:涉及|采用|使用|运用|刊发|公开|发布|属于|包含|在|通过|具有|办理)|重复|交叉|多渠道|多个(?:渠道|领域|方面|类别|部门|平台)|不同渠道|兼(?!职)|多选|既[^,;。]{1,12}又|重叠|(?:两|二|多|几|数)[种类个项次](?:及以上|以上)|多种(?:方式|渠道|形式|途径)|不止一|一[事件信文]多|有重合"
)
_MADE_PUBLIC = re.compile(r"回应|公开|发布|解读|推送|宣传|刊[发登载]|公示|播[发出]")
_TAKEN = re.compile(r"收到|受理|申请|接收|来信|投诉|举报|咨询")
_OTHER_WAY = re.compile(r"其[他它余](?:各类)?(?:方式|渠道|途径|形式|媒体|平台|载体|媒介)")
_COUNTED_ONCE = re.compile(
    r"(?:同一|一条|同条|多[个种])[^。\n]{0,30}(?:只|按|均|仅|合并)计|(?:渠道|方式|载体|类别|途径)[^,。\n]{0,10}(?:交叉|重叠|重复)|去重|剔除重复|扣除重复"
)
_PARAGRAPH = 300
_ALL_DONE = re.compile(r"(?:全部|均已?|都已?)(?:按[时期]|依法|及时|在[^,;。]{2,10})?(?:办结|答复|回复|办理|处理)")
_OTHER_REST = re.compile(r"^[\s、,;:]*(?:其余|剩余|余下)")
"""What is left may be left of more than the list divides: 「办结125件，其中按时121件、延期4件，其余2件在办」."""
_EACH = re.compile(
    r"(?:各|均|每[^,;。、]{0,6}?)(?:明确|配备|配|设立?(?:[^,;。、\d]{2,6})?|开展|举办|召开|组织|报送|有|为|发布|公开|安排|确定|选派)?了?\s?$"
)


def for_each(figure: Figure) -> bool:
    """Whether a figure is said of each of several, 「12个村各明确1名」, and so is no part as it stands."""
    return bool(_EACH.search(figure.lead))


def judge(
    text: str, rule: str, head: Figure, listed: PartList, cue: str, others: list[Figure], *, more: bool = False
) -> Iterator[Claim]:
    """The claims that a list makes of its total: `others` are further figures that the list may divide instead; there is `more` beside it."""
    parts = listed.parts
    if any(p.about or for_each(p) for p in parts):
        return
    total = sum((p.value for p in parts), Decimal(0))
    summed = listed.sum is not None and len(parts) >= 2 and not listed.sum.about
    if listed.sum is not None and summed:
        if any(
            head.value + sum((p.value for p in parts[n:]), Decimal(0)) == listed.sum.value for n in range(1, len(parts))
        ):
            yield Claim("E18", place(listed.sum, head, *parts))
            return  # 「自然人41件，其中律师代理6件，法人7件，合计48件」
        wrong = abs(listed.sum.value - total) > slack(listed.sum, parts)
        why = "列举后写明合计，按各项相加核对"
        finding = mismatch(text, "E18", listed.sum, parts, total, why) if wrong else None
        yield Claim("E18", place(listed.sum, *parts), finding)
        if wrong or aspect(listed.sum) != aspect(head) or total < head.value:
            return
    if head.about:
        return
    apart = slack(head, parts)
    why = _closed(parts, cue, head)
    if not why and len(parts) >= 2 and _ALL_DONE.search(text, head.end, parts[0].start) and division(parts):
        why = "写明全部办结，办结的各项应与总数相等"
    if len(parts) == 1 and not why:
        over = parts[0].value > head.value + apart
        if over and any(parts[0].value <= o.value for o in others):
            return
        yield Claim(rule, place(head, parts[0]), too_large(text, rule, head, parts[0]) if over else None)
        return
    claim = Claim(rule, place(head, *parts))
    bounded = rule == "E17" or is_rest(parts[-1]) or bool(division(parts))
    read = [parts, parts[:-1]] if rule != "E17" and _OTHER_REST.match(parts[-1].lead) else [parts]
    if any(_reconciles(o, ps, apart, bounded) for o in (head, *others) for ps in read):
        yield claim
        return
    longer = [[*parts, *listed.beyond[: n + 1]] for n in range(len(listed.beyond))]
    ended = [parts[: listed.soft[0]]] if listed.soft else []
    behind = _second_way(parts, head)
    if behind and (sum((p.value for p in behind), Decimal(0)) == head.value or not _closed(behind, "", head)):
        yield claim  # divided once, and then in another way
        return
    if behind:
        parts, why = behind, _closed(behind, "", head)
        total = sum((p.value for p in parts), Decimal(0))
    if any(_reconciles(head, ps, apart, True) for ps in (*longer, *ended)):
        yield claim  # the list went on behind 其他, or ended with its item
        return
    if len(parts) == 1:
        return
    short = parts[: listed.soft[0]] if listed.soft and not is_rest(parts[-1]) else []
    if len(short) > 1 and (_closed(short, cue, head) or division(short)):
        # the list ended with its item, and was whole
        parts, total = short, sum((p.value for p in short), Decimal(0))
        why = _closed(short, cue, head) or "各项合起来就是全部，应与总数相等"
        if total != head.value:
            yield claim._replace(finding=mismatch(text, rule, head, parts, total, why), places=place(head, *parts))
        return
    if total > head.value:
        if _may_exceed(text, head, listed, total, others):
            return
        why = why or "“其中”列出的各项相加不能大于总数"
        yield claim._replace(finding=mismatch(text, rule, head, parts, total, why))
    elif why and (division(parts) or not (listed.nested or (listed.soft and not is_rest(parts[-1])))):
        yield claim._replace(finding=mismatch(text, rule, head, parts, total, why))
    elif (
        cue == "其中"
        and not (more or listed.nested or listed.soft or overlapping(parts) or attributes(parts))
        and all_but(parts, head)
    ):
        why = "各项合计与总数只差一点，又不是小项未列，读作全部列出"
        yield claim._replace(finding=mismatch(text, rule, head, parts, total, why))
    else:
        yield claim


def _second_way(parts: list[Figure], head: Figure) -> list[Figure]:
    """The parts of a second division, where those before them have come to the total: 「个人39件、单位9件，涉及征地21件、…」."""
    running = Decimal(0)
    for at, part in enumerate(parts[:-2], 1):
        running += part.value
        if at >= 2 and running == head.value and parts[at].gap.startswith(","):
            return parts[at:]
    return []


def _may_exceed(text: str, head: Figure, listed: PartList, total: Decimal, others: list[Figure]) -> bool:
    """Whether parts may add up to more than their total: they overlap, or the list ended before its last figure."""
    parts = listed.parts
    within = all(p.value <= head.value for p in parts)
    over = total - head.value
    if len(parts) > 2 and overlapping(parts) and over * _HARDLY <= head.value and slip(over, head.grain):
        return said_to_overlap(text, head, parts[-1])  # what is published twice is more than one wrong digit
    if within and (
        overlapping(parts) or (attributes(parts) and not is_rest(parts[-1])) or said_to_overlap(text, head, parts[-1])
    ):
        return True
    if within and _told_each_by_itself(head, listed):
        return True
    if within and (total - head.value) * 20 >= head.value and _several_ways(head, parts):
        return True
    if any(o.value >= total for o in others) and not within:
        return True
    if not listed.soft or is_rest(parts[-1]):
        return False
    return sum((p.value for p in parts[: listed.soft[0]]), Decimal(0)) <= head.value


def _told_each_by_itself(head: Figure, listed: PartList) -> bool:
    """Whether the parts have rates of their own (有效率), or shares of the total that are right: then they are no division of it."""
    rated = [(p, r) for p, r in listed.rated if "占" in r.lead or p is not listed.parts[-1]]
    shares = [(p, r) for p, r in rated if "占" in r.lead]
    if not rated or not head.value or division(listed.parts):
        return False
    return all(percent(p.value, head.value, places_of(r))[1] == r.value for p, r in shares)


def _several_ways(head: Figure, parts: list[Figure]) -> bool:
    """Whether the parts are ways in which one thing is answered or published: 「回应13次，其中微博微信10次，其他方式6次」."""
    told = head.lead + head.tail
    return bool(
        _MADE_PUBLIC.search(told) and not _TAKEN.search(told) and any(_OTHER_WAY.search(p.lead + p.tail) for p in parts)
    )


def said_to_overlap(text: str, head: Figure, last: Figure) -> bool:
    """Whether the sentence itself says that one thing may count in several parts."""
    behind = re.split(r"[。!?\n]", text[last.end : last.end + 80])[0]
    begin = text.rfind("\n", 0, head.start) + 1
    around = text[max(begin, head.start - _PARAGRAPH) : last.end + _PARAGRAPH]
    if _COUNTED_ONCE.search(
        around[: (around.find("\n", last.end - max(begin, head.start - _PARAGRAPH)) + 1 or len(around))]
    ):
        return True
    return bool(_SAID_TO_OVERLAP.search(behind) or _SAID_TO_OVERLAP.search(text, head.start, last.start))


def all_but(parts: list[Figure], head: Figure) -> bool:
    """Whether the parts leave less than any of them is, as a slip of the pen does: a list that means to be whole."""
    left = head.value - sum((p.value for p in parts), Decimal(0))
    return 0 < left * _FEW <= head.value and left * 2 < min(p.value for p in parts) and slip(left, head.grain)


def slack(head: Figure, parts: list[Figure]) -> Decimal:
    """How far rounded figures may be apart: half a unit of the last printed place of each."""
    finer = any(p.grain < head.grain for p in parts)
    own = (
        head.grain if finer and not head.rough else Decimal(0)
    )  # 「3120万元：1546.4万元、…」: rounded to what is printed
    return (own + sum((f.blur for f in (head, *parts)), Decimal(0))) / 2


def _reconciles(head: Figure, parts: list[Figure], slack: Decimal, bounded: bool) -> bool:
    """Whether the parts come to the total; a list whose end is not marked may have ended before its last figure."""
    running = Decimal(0)
    for at, part in enumerate(parts):
        running += part.value
        if at and (not bounded or at == len(parts) - 1) and abs(running - head.value) <= slack:
            return True
    return False


def _closed(parts: list[Figure], cue: str, head: Figure) -> str:
    """Why the list must come to the total, '' if it may fall short of it."""
    if is_rest(parts[-1]):
        return "列举以“其他”或“其余”收尾，是全部列出，应与总数相等"
    if cue in CLOSING_CUES:
        return f"用“{cue}”逐项列出，应与总数相等"
    kind = division(parts)
    if kind == "answered" and aspect(head) != "done":
        return ""  # what was not answered yet is missing rightly
    if cue == ":" and len(parts) >= 2 and all(not p.tail.strip() for p in parts):
        return "冒号后逐项列出，应与总数相等"
    return "各项合起来就是全部，应与总数相等" if kind else ""


def mismatch(
    text: str, rule: str, head: Figure, parts: list[Figure], total: Decimal, why: str, named: list[Figure] | None = None
) -> Finding:
    """The parts do not come to the total: the finding is the total's."""
    less = "少" if head.value < total else "多"
    names = [label(p) for p in named or parts]
    message = f"{equation(parts, total, names)}，与“{quote(head, text)}”不符，{less}{amount(head, abs(total - head.value))}{head.said}"
    how = f"“{quote(head, text)}”读作总数，后面{len(parts)}项读作分项；{why}。"
    return found(
        rule, text, head, message, how,
        stated=scaled(head, head.value), expected=scaled(head, total), lines=sum_lines(head, parts, total, names),
    )  # fmt: skip


def too_large(text: str, rule: str, head: Figure, part: Figure) -> Finding:
    """One part is more than its total: the finding is the part's."""
    more = amount(part, part.value - head.value)
    message = f"“{quote(part, text)}”大于总数“{quote(head, text)}”，多{more}{part.said}，请核对两个数字。"
    how = f"“{quote(head, text)}”读作总数，“{quote(part, text)}”读作其中一项，不能大于总数。"
    stated, expected = scaled(part, part.value), scaled(part, head.value)
    return found(rule, text, part, message, how, stated=stated, expected=expected)
