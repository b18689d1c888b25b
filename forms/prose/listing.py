"""Where a list of parts begins, what it may divide, and where it ends."""

from __future__ import annotations

import re
from dataclasses import replace

from forms.prose.divisions import aspect, is_rest
from forms.prose.figures import Figure

CUE = re.compile(
    r"其中|主要包括|包括|包含|涵盖|分别为|分别是|分别|依次为|依次是|依次|具体为|具体是|具体如下|具体包括|分为|"
    r"主要有|主要是|主要为|主要涉及|(?:^|(?<=[,;。(]))含|由(?!于)|(?<!\d):|:(?!\d)"
)
BESIDE = re.compile(r"(?:^|[,;。、\s])\s*(?:另外|此外|另有|另|同时|除此之外|除此以外|外加|加上|还有|还)")
STOP = re.compile(r"[。!?\n]")
_INNER = re.compile(r"其中|包括|包含|分别[为是]|依次[为是]|具体[为是]|分为")
"""Within a list: what follows divides its last part."""
_WHOLE_OF_ITS_OWN = re.compile(r"^[^,;。:]{0,14}中\s?$")
"""「18个乡镇中，16个…；76个单位中，38个…」: each 中 opens a list of its own."""
SUM = re.compile(
    r"(?:^|[以上述各项两三四五六七八九十者类合\d]{0,6})(?:合计|共计|总计|总共|一共|共|加起来|合起来|相加)(?:后|共)?(?:为|得|达|达到|有|是|:)?\s*$"
)
_VERBS = (
    r"收到|受理|接收|接到|发布|公开|办理|举办|召开|答复|办结|"
    r"开展|组织|印发|培训|接听|编发|更新|推送|编制|制作"
)
VERB = re.compile(rf"^[\s、,]*(?:共|累计|总共|全年|年内|已|还|\0+年?度?)*({_VERBS})")
LEAD_VERB = re.compile(rf"({_VERBS})")
_OF_THE_DONE = re.compile(r"(?:^|[。;\n])\s*在?已?(办结|答复|收到|受理|处理)的[^,;。:]{0,10}中,")
_NAMED_WHOLE = re.compile(
    r"[。;\n]\s*([^,;。:\d\0]{2,16}?)(?:中,|分别为|分别是|(?:中)?主要?包括|分为)[:]?[^,;。]{0,16}$"
)
_OF_THESE = re.compile(r"[^,;:。(]{0,14}(?:中|里|(?<!年)(?<!月)(?<!以)(?<!日)(?<!限)(?<!期)内),")
_POINT = re.compile(r"一是|\(一\)|1[.、]")
_NEXT_POINT = re.compile(r"[;。,]\s*(?:[二三四五六七八九十]是|\([二三四五六七八九十]\)|[2-9][.、])")
"""What begins another point of an enumeration, of which the list is a part only if it began with the first."""
CRITERION = re.compile(
    r"(?:^|[,;。\n])\s*(?:再|其中)?(?:按|从|就)(?!近|历|总|整|全|发展|目前|长远|实践|这)[^,;。:(]{1,16}?(?:分|看|划分|来看|统计|来说|区分)[,:]"
)
"""「按内容分，」: from here on the whole is divided in another way."""
_OF_THEM = re.compile(r"[对将把从给]其中的?\s*$")
"""「对其中286条提出修改意见」: one part, and no list."""
_LAST_TIME = re.compile(r"(?:比|较)[^,;。]{2,12}的?\s?$|(?:上年|去年|上一年|上年度|同期|往年)[^,;。结转]{0,10}$")
_CHANGED = re.compile(r"[\s,]*(?:同比|净)?(?:增加|减少|增长|下降|上升|多|少|提高|降低)了?\s?")
"""「较上年的27165件增加4075件」: what a number changed by is no whole."""
_OF_THE_REST = re.compile(r"^[\s,;]*(?:其余|其他|其它|剩余|余下|另外|另有|此外)")
MOST = 60
_AFTER_CUE = re.compile(r"^.*?(?:其中|包括|分别为|含)[:,]?")
_BACK = 8
_SENTENCE = 400


class PartList:
    """The parts behind a cue: where the list may end, a sum that closes it, what stands beside it.

    `beyond`: figures behind 其他 that may be parts too: 「微博10次，其他方式5次，发布会2次」; `rated`: parts with the rate behind them.
    """

    def __init__(self, figures: list[Figure], first: int, head: Figure) -> None:
        self.parts = [_for_all(figures[first])]
        self.soft: list[int] = []
        self.sum: Figure | None = None
        self.end = first + 1
        self.nested = False
        self.beyond: list[Figure] = []
        self.rated: list[tuple[Figure, Figure]] = []
        lead = figures[first]
        within_item = ";" in head.gap and ":" not in lead.gap[-2:]
        verb = LEAD_VERB.search(head.lead)
        plain_first = not (m := VERB.match(_after_cue(lead.lead))) or not verb or m[1] != verb[1]
        first_aspect = aspect(lead)
        only_one = bool(_OF_THEM.search(lead.gap))
        for at in range(first + 1, min(len(figures), first + MOST)):
            figure = figures[at]
            if STOP.search(figure.gap) or BESIDE.search(figure.gap) or only_one:
                break
            if CRITERION.search(figure.gap):
                break
            if _NEXT_POINT.search(figure.gap) and not _POINT.search(lead.gap[-6:]):
                break
            if figure.value == head.value and not figure.lead.strip() and figure.tail.strip():
                break  # 「…其中1次；四次访谈…」: the total taken up again
            if is_rest(self.parts[-1]) and figure.counts and not SUM.search(figure.lead):
                self.beyond = _going_on(figures[at : at + _BACK], lead.unit)
                break
            if ";" in figure.gap and within_item:
                break
            if _INNER.search(figure.gap):
                self.nested = True
                break
            if _WHOLE_OF_ITS_OWN.match(figure.tail):
                break
            if not figure.counts or figure.unit != lead.unit:
                if figure.unit == "%" and figures[at - 1].counts:
                    self.rated.append((self.parts[-1], figure))
                self.end = at + 1
                continue
            if _LAST_TIME.search(figure.lead):
                self.end = at + 1
                continue
            if aspect(figure) == "in hand" and aspect(head) == "done":
                break
            if SUM.search(figure.lead):
                if of_the_rest(figures, at):
                    break
                self.sum = figure
                self.end = at + 1
                break
            sibling = VERB.match(figure.lead)
            if sibling and verb and sibling[1] == verb[1] and plain_first:
                break
            if aspect(figure) == "done" and first_aspect not in ("done", "in hand"):
                break
            if ";" in figure.gap:
                self.soft.append(len(self.parts))
            self.parts.append(_for_all(figure))
            self.end = at + 1
        colon = ":" in lead.gap[-2:] or ":" in head.tail
        if not any(n >= 2 or (not colon and (self.nested or len(self.parts) == 2)) for n in self.soft[:1]):
            self.soft = []


def of_the_rest(figures: list[Figure], at: int) -> bool:
    """Whether a sum is of what is left, 「其余10个月共358件」, and adds up nothing said before."""
    figure = figures[at]
    words = figures[at - 1].lead + figure.gap if at and not re.search("[,;。:]", figure.gap) else figure.lead
    return bool(_OF_THE_REST.search(words))


def _going_on(figures: list[Figure], unit: str) -> list[Figure]:
    """The figures of one unit up to the end of the item."""
    out: list[Figure] = []
    for figure in figures:
        if STOP.search(figure.gap) or ";" in figure.gap:
            break
        if figure.counts and figure.unit == unit:
            out.append(figure)
    return out


def _for_all(figure: Figure) -> Figure:
    """「区档案馆、区图书馆各1个」 is a part of two."""
    named = _AFTER_CUE.sub("", figure.lead).rstrip()
    if not named.endswith("各"):
        return figure
    many = len(re.split(r"、|和|以及|及", named[:-1]))
    return figure if many < 2 else replace(figure, value=figure.value * many, lead=named[:-1])


def _after_cue(lead: str) -> str:
    return lead[max((m.end() for m in CUE.finditer(lead)), default=0) :]


def cue_of(figure: Figure) -> str:
    """The cue that opens a list right before a figure: the last one in the last sentence of its gap."""
    gap = figure.gap
    last = "其中" if _OF_THESE.match(gap) or _OF_THE_DONE.search(gap) else ""
    if named_whole(gap) or CRITERION.search(gap):
        return "其中"
    begin = max((m.end() for m in STOP.finditer(gap)), default=0)
    for found_cue in CUE.finditer(gap, begin):
        if found_cue[0] != ":" or not last:
            last = found_cue[0]
    return last


def named_whole(gap: str) -> str:
    """The name before a list that takes up one part of an earlier sentence: 「。县本级信息中，…」, '' if none."""
    m = _NAMED_WHOLE.search(gap)
    return (
        re.sub(
            r"^[^一-龥]+|^[在对从](?=[一-龥]{2})|(?:公开|方面|工作|情况)$|(?:政府|各类|类)?(?:信息|数据|申请|事项)?(?:公开|方面|工作)?(?:的|里|当)?$",
            "",
            m[1],
        )
        if m
        else ""
    )


def named_head(figures: list[Figure], first: int) -> Figure | None:
    """The earlier figure that the words before a list name, None unless it is the only one."""
    name = named_whole(figures[first].gap)
    if len(name) < 2:
        return None
    unit = figures[first].unit
    fits = [f for f in figures[max(0, first - MOST) : first] if f.unit == unit and f.counts and name in f.lead]
    return fits[0] if len(fits) == 1 else None


def listed(figures: list[Figure], figure: Figure) -> bool:
    """Whether a figure is a part of its own sentence: a cue stands before it there."""
    at = next(n for n, f in enumerate(figures) if f is figure)
    while at >= 0 and figure.start - figures[at].start < _SENTENCE:
        if cue_of(figures[at]):
            return True
        if STOP.search(figures[at].gap):
            return False
        at -= 1
    return False


def heads(figures: list[Figure], first: int, cue: str) -> list[Figure]:
    """The figures that the list may divide, nearest first: same unit, this sentence, or the one before where 其中 begins it."""
    out: list[Figure] = []
    unit = figures[first].unit
    if CRITERION.search(figures[first].gap):
        first = next((n for n in range(max(1, first - MOST), first) if CRITERION.search(figures[n].gap)), first)
    if cue.startswith(("分别", "依次")) and ";" in figures[first].gap:
        return []
    stops = len(STOP.findall(figures[first].gap))
    named = _OF_THE_DONE.search(figures[first].gap)
    allowed = (
        1
        if cue == "其中"
        and (named or CRITERION.search(figures[first].gap) or re.search(r"[。!?\n]\s*其中", figures[first].gap))
        else 0
    )
    for at in range(first - 1, max(-1, first - 1 - _BACK), -1):
        if stops > allowed:
            break
        if figures[at].counts and figures[at].unit == unit and not _CHANGED.fullmatch(figures[at].lead):
            out.append(figures[at])
        stops += len(STOP.findall(figures[at].gap))
    if len(out) > 1 and CRITERION.search(figures[first].gap):
        out = [f for f in out if not listed(figures, f)] or out
    out = [f for f in out if not _LAST_TIME.search(f.lead)] or out
    if named:
        wanted = "taken" if named[1] in ("收到", "受理") else "done"
        return [f for f in out if aspect(f) == wanted]
    return out
