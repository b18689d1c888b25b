"""A total and its parts told sentence by sentence: 「共收到732件。信箱181件，已答复。热线467件，…。来信94件，…。」 (E18).

Each sentence, or each item between semicolons, begins with its part; what it tells of that part besides is left alone. The parts are
held against the total where they come to it, where they miss it by a slip of the pen, or where the text says that there are no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.prose.claims import Claim, place
from forms.prose.divisions import aspect, attributes, overlapping
from forms.prose.figures import Figure
from forms.prose.listing import BESIDE, CUE, STOP, SUM
from forms.prose.slips import nearly, slip
from forms.prose.structure import Group, Paragraph
from forms.prose.weighing import for_each, mismatch, said_to_overlap

_MOST = 16
_TOTAL = re.compile(r"共(?!青|产|建|享|同)|累计|总|全年|收到|受理|接收|办理|处理|公开|发布|举办|召开|设|有|为")
_NO_TOTAL = re.compile(r"比|较|同比|上年|去年|同期|结转|每|平均|超|不足|新增|增加|减少|季度|半年")
_NO_PART = re.compile(
    r"比|较|同比|上年|去年|同期|结转|应|共(?!青|产|建|享|同)|累计|合计|总|新增|增加|减少|率|均|每|平均|超|达到|季度|年初|年末|现有|最[多高大]|下[一步]|"
    r"上述|以上|这|该|其余|剩余|尚|未|另|还|再|其中[一-龥]{0,3}$"
)
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
    if not paragraph.groups:
        return
    figures = paragraph.groups[0].figures
    starts = [n for n, f in enumerate(figures) if n == 0 or STOP.search(f.gap) or ";" in f.gap]
    told = -1
    for which, first in enumerate(starts[:-2]):
        if first <= told:
            continue
        for claim, last in _from(text, paragraph.groups[0], starts, which):
            told = last
            yield claim


def _from(text: str, group: Group, starts: list[int], which: int) -> Iterator[tuple[Claim, int]]:
    """(the claim of the total in the item `which`, place of its last part)."""
    figures = group.figures
    own = figures[starts[which] : starts[which + 1]]
    head = next((f for f in own if _is_total(f)), None)
    if head is None or any(f.unit == head.unit and f.counts and f is not head and f.start > head.start for f in own):
        return
    if not re.search(r"[。!?\n]|[;,]\s*其中", figures[starts[which + 1]].gap):
        return
    parts: list[int] = []
    for at in starts[which + 1 : which + 1 + _MOST]:
        figure = figures[at]
        if figure.unit != head.unit or not _is_part(figure, head) or not _alone(figures, at):
            break
        parts.append(at)
    if len(parts) < 2:
        return
    running = Decimal(0)
    for n, at in enumerate(parts, 1):
        running += figures[at].value
        if n > 1 and running == head.value:
            yield Claim("E18", place(head, *(figures[p] for p in parts[:n]))), at
            return
    listed = [figures[p] for p in parts]
    if any(p.value > head.value for p in listed) or overlapping(listed) or attributes(listed):
        return
    end = min(len(text), listed[-1].end + 120, group.end)
    closed = _NO_OTHERS.search(text, listed[-1].end, end)
    missed = nearly(running, head.value, head.grain, sure=len(listed) > 2) and slip(running - head.value, head.grain)
    if not (missed or closed) or said_to_overlap(text, head, listed[-1]):
        return
    why = "写明没有其他，各句的数应合成总数" if closed else "各句的第一个数依次读作分项，合起来与总数只差一点"
    finding = mismatch(text, "E18", head, listed, running, why)
    yield Claim("E18", place(head, *listed), finding), parts[-1]


def _alone(figures: list[Figure], at: int) -> bool:
    """Whether an item gives but one part: what else it counts in that unit is listed behind it, or done or left of it."""
    for figure in figures[at + 1 :]:
        if STOP.search(figure.gap) or ";" in figure.gap or CUE.search(figure.gap):
            return True
        if figure.unit == figures[at].unit and figure.counts and aspect(figure) not in ("done", "in hand"):
            return False
    return True


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
