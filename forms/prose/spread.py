"""A total and its parts told sentence by sentence: 「共收到732件。信箱181件，已答复。热线467件，…。来信94件，…。」 (E18).

Each sentence, or each item between semicolons, begins with its part; what it tells of that part besides is left alone. The parts are
held against the total where they come to it, where they miss it by a slip of the pen, or where the text says that there are no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise, takewhile

from forms.prose.claims import Claim, place
from forms.prose.divisions import aspect, attributes, division, is_rest, overlapping
from forms.prose.figures import Figure
from forms.prose.listing import BESIDE, CUE, LEAD_VERB, STOP, SUM
from forms.prose.slips import nearly, slip
from forms.prose.structure import Paragraph
from forms.prose.totals import OF_ALL, many
from forms.prose.weighing import for_each, mismatch, said_to_overlap

_MOST = 16
_TOTAL = re.compile(
    r"共(?!青|产|建|享|同)|合计|总计|累计|总|全年|收到|受理|接收|办理|处理|公开|发布|举办|召开|设|有|为"
)
_NO_TOTAL = re.compile(r"比|较|同比|上年|去年|同期|结转|每|平均|超|不足|新增|增加|减少|季度|半年")
_NO_PART = re.compile(
    r"比|较|同比|上年|去年|同期|结转|应|共(?!青|产|建|享|同)|累计|合计|总|新增|增加|减少|率|均|每|平均|超|达到|年初|年末|现有|最[多高大]|下[一步]|"
    r"上述|以上|这|该|其余|剩余|尚|未|另|还|再|其中[一-龥]{0,3}$"
)
_IN_ALL = re.compile(
    r"^[\s,。]*(?:全[年市县区省州局院校镇系统]{1,2}|本年度|年内|我[市县区局]|以上|上述)?[一-龥]{0,2}(?:共(?!青|产|建|享|同)|合计|总计|累计)[一-龥]{0,12}$"
)
_HEADING = 40
"""A paragraph of less, without a figure, is a heading."""
_SOME = re.compile(r"主要|重点|突出|例如|比如|集中在|较多|前[两三五]|典型")
"""What is told of some parts only."""
_OF_THAT = re.compile(r"^[\s,]*(?:已|均|现|其中|目前|当年)")
_ACTION = re.compile(
    r"公开|采纳|整改|通过|落实|完成|参加|出席|有效|满意|合格|达标|当场|按时|按期|延期|不予|同意|涉及|转办|更新|废止|修订"
)
_ENDS = re.compile(r"[。!?\n:]|[;,]\s*其中")
"""What parts a total from what divides it."""
_NAMED = re.compile(r"[一-龥]{2}")
_AHEAD = re.compile(r"^[\s,;。其中:、一二三四五六七八九十是()\d.]*")
_NO_OTHERS = re.compile(
    r"除[^,。;]{0,12}外[^。;]{0,4}(?:没有|无|再无|别无|并无)[^。;]{0,4}其他|(?:没有|无|别无)其他|(?:由|来自)?(?:上述|以上)[^。;]{0,12}(?:组成|构成)|全部(?:来自|为)(?:上述|以上)"
)
_LATER_TOTAL = re.compile(
    r"(?:^|[。,;\s])(?:以上|上述|[两三四五六七八九十][类项个种者级部]|各)[一-龥]{0,6}(?:合计|共计|总计|共)"
)


def spread(text: str, paragraph: Paragraph) -> Iterator[Claim]:
    """Every such total of a paragraph."""
    items = _items(paragraph)
    for which in range(len(items) - 1):
        if _ENDS.search(items[which + 1][0].gap):
            yield from _held(text, items[which : which + _MOST])
    for which in range(1, len(items)):
        yield from _behind(text, items[max(0, which - _MOST) : which], items[which][0])


def over_paragraphs(text: str, parts: list[Paragraph]) -> Iterator[Claim]:
    """「共收到326件。」, and each of its parts in a paragraph of its own below."""
    for at, paragraph in enumerate(parts[:-2]):
        items = _items(paragraph)
        if len(items) != 1:
            continue
        below = [_items(p)[:1] for p in parts[at + 1 : at + _MOST] if p.figures or p.end - p.start > _HEADING]
        run = list(takewhile(bool, below))
        if len(run) > 1:
            yield from _held(text, [items[0], *(own[0] for own in run)])


def _items(paragraph: Paragraph) -> list[list[Figure]]:
    """The figures of each sentence or item of a paragraph."""
    figures = paragraph.groups[0].figures if paragraph.groups else []
    starts = [n for n, f in enumerate(figures) if n == 0 or STOP.search(f.gap) or ";" in f.gap or ":" in f.gap]
    return [figures[a:z] for a, z in pairwise([*starts, len(figures)])]


def _held(text: str, items: list[list[Figure]]) -> Iterator[Claim]:
    """The claim of the total in the first item; each of those behind it gives one part or several."""
    own = items[0]
    head = next((f for f in own if _is_total(f)), None)
    if head is None or any(f.unit == head.unit and f.counts and f.start > head.start for f in own):
        return
    listed: list[Figure] = []
    several = 0
    for item in items[1:]:
        parts = _parts_of(item, head)
        if not parts:
            break
        listed += parts
        several += 1
    if len(listed) < 2 or (several < 2 and ":" in listed[0].gap):
        return  # a list behind a colon is read with its total
    running = Decimal(0)
    for n, figure in enumerate(listed, 1):
        running += figure.value
        if n > 1 and running == head.value:
            yield Claim("E18", place(head, *listed[:n]))
            return
    end = min(len(text), listed[-1].end + 120)
    closed = bool(_NO_OTHERS.search(text, listed[-1].end, end)) or division(listed) in ("half", "quarter")
    closed = (
        closed
        or (is_rest(listed[-1]) and nearly(running, head.value, head.grain, sure=False))
        or (running > head.value and "其中" in items[1][0].gap)
    )
    yield from _missed(text, head, listed, closed)


def _missed(text: str, head: Figure, listed: list[Figure], closed: bool) -> Iterator[Claim]:
    """The claim that parts do not come to their total; unless they are `closed`, they miss it by a slip."""
    total = sum((p.value for p in listed), Decimal(0))
    by_slip = slip(total - head.value, head.grain)
    between = text[head.end : listed[0].start] if head.end < listed[0].start else ""
    if not closed and (_SOME.search(between) or text[listed[-1].end : listed[-1].end + 1] == "等"):
        return
    if any(p.value > head.value for p in listed) or attributes(listed) or said_to_overlap(text, head, listed[-1]):
        return
    if overlapping(listed) and (total > head.value or not by_slip):
        return
    if closed or (by_slip and nearly(total, head.value, head.grain, sure=len(listed) > 2)):
        why = "各句分别说的是总数的各部分，应合成总数" if closed else "各句的数依次读作分项，合起来与总数只差一点"
        yield Claim("E18", place(head, *listed), mismatch(text, "E18", head, listed, total, why))


def _parts_of(item: list[Figure], head: Figure) -> list[Figure]:
    """The parts of a total that an item gives, none if one of its figures in that unit is neither part nor done, left or listed."""
    out: list[Figure] = []
    for figure in item:
        if out and CUE.search(figure.gap):
            break
        of_that = out and (aspect(figure) in ("done", "in hand") or _OF_THAT.match(figure.lead))
        if figure.unit != head.unit or not figure.counts or of_that:
            continue
        if not _is_part(figure, head) or _done_otherwise(figure, head):
            return []
        out.append(figure)
    endings = {f.lead.strip()[-2:] for f in out}
    return out if len(endings) < 2 or (len(out) > 2 and not any(_ACTION.search(f.lead) for f in out)) else []


def _done_otherwise(part: Figure, head: Figure) -> bool:
    """Whether a part has a verb that the total has not: what was published is no part of what was received."""
    verbs = [LEAD_VERB.search(f.lead) for f in (part, head)]
    return bool(verbs[0] and verbs[1] and verbs[0][1] not in head.lead and aspect(part) != aspect(head))


def _behind(text: str, items: list[list[Figure]], head: Figure) -> Iterator[Claim]:
    """「一是信箱收到312封，…。二是热线收到208封，…。两类共收到520封」: the total in a sentence behind its parts."""
    if not head.counts or head.about or not STOP.search(head.gap):
        return
    m = OF_ALL.search(head.lead)
    number = many(m) if m else 0
    if number < 2 and not _IN_ALL.search(head.lead):
        return
    listed: list[Figure] = []
    for item in reversed(items):
        parts = _parts_of(item, head)
        if not parts or (number and len(listed) >= number):
            break
        listed = [*parts, *listed]
        total = sum((f.value for f in listed), Decimal(0))
        if len(listed) > 1 and total == head.value:
            yield Claim("E18", place(head, *listed))
            return
    if len(listed) > 1 and (not number or len(listed) == number):
        yield from _missed(text, head, listed, closed=bool(number))


def _is_total(figure: Figure) -> bool:
    return bool(
        figure.counts
        and not figure.about
        and _TOTAL.search(figure.lead)
        and not _NO_TOTAL.search(figure.lead)
        and not _NO_TOTAL.search(figure.gap[-30:])
    )


def _is_part(figure: Figure, head: Figure) -> bool:
    words = _AHEAD.sub("", figure.lead)
    return bool(
        figure.counts
        and not figure.about
        and _NAMED.search(words)
        and not _NO_PART.search(words)
        and not BESIDE.search(figure.gap)
        and not SUM.search(figure.lead)
        and not for_each(figure)
        and aspect(figure) in ("", aspect(head))
        and len(STOP.findall(figure.gap)) < 2
    )
