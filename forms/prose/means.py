"""Means: 月均, 日均, 平均每次, held against the total and the number of times that the sentence gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.prose.claims import Claim, amount, found, place, quote, scaled
from forms.prose.divisors import months, named
from forms.prose.figures import UNITS, Figure
from forms.prose.growth import list_head, sentences
from forms.prose.structure import Group
from forms.rules.base import rounded, tidy
from forms.values import plain

_MEAN = re.compile(
    rf"(?:平均每|每|平均)?(?P<per>月|日|天|周|季度|季|年|{'|'.join(u for u in UNITS if len(u) <= 2)})?(?P<mean>均|平均)(?:[^,;。均\d]{{0,8}})$"
)
_EACH_OF = "村|镇|乡|街道|部门|单位|学校|社区|栏目|网站"
_PER = re.compile(
    rf"平均每(?:个|家|所)?(?P<per>月|日|天|周|季度|{_EACH_OF}|{'|'.join(u for u in UNITS if len(u) <= 2)})(?:[^,;。均\d]{{0,8}})$"
)
_DAYS = (365, 366, 364, 360, *range(245, 256))
"""Days of a year, or its working days."""
_FIXED = {"月": (12,), "季度": (4,), "季": (4,), "周": (52,), "日": _DAYS, "天": _DAYS}
_PART_OF_YEAR = re.compile(
    r"半年|季度|(?<!12)(?<!十二)个月|[一二三四五六七八九十\d]月[^,;。]{0,4}(?:共|合计)|\d\s?[-—–~至]\s?\d{1,2}月|(?:从|自|截至|截止|至|到)[^,;。]{0,12}(?:月|\0)|上线|开通|以来|启用|运行|(?:[一二三四五六七八九十两\d]|本|当|活动|宣传|咨询|节|首|开放)周(?!年|期|边|到|转)|[两三四五六七八九十\d]天|当月|期间|假期|节日|学期|汛期|[寒暑]假|高峰|工作日"
)

_EVERY = re.compile(rf"(?<!平均)每(?P<per>{'|'.join(u for u in UNITS if len(u) <= 2)})[一-龥]{{0,5}}$")
_OF_ANOTHER_TIME = re.compile(r"(?:较|比|与)[^,;。]{0,20}$|上年|去年|前年|同期|往年|以前")
_IN_ALL = re.compile(r"^[\s,]*(?:全年|累计|总共|共计|合计|共)[一-龥]{0,6}$")
_ATTENDED = re.compile(r"参加|出席|负责同志|其中|到会")
_COMPARED = re.compile(r"比|较|[增减升降]|上年|去年|同期|20\d\d年的\s?$")
_OF_THE_YEAR = re.compile(r"全年|共|累计|总|20\d\d年|年内|全[市县区省]")
_NO_NOUN = re.compile(r"[^一-龥]|平均|每个?|[月日天周季年人次场期件]均?|均|约|为|达到?|全年|共|工作日")
_MEDIUM = re.compile(r"网站|微信|微博|公报|热线|电视|广播|客户端")
_ITEM_END = re.compile(r"[。!?;\n]")


def means(text: str, group: Group) -> Iterator[Claim]:
    """Every mean of one bracket level whose total and divisor are certain; silent where any reading of them holds."""
    last: list[Figure] = []
    for sentence in sentences(group.figures):
        for at, figure in enumerate(sentence):
            m = _PER.search(figure.lead) or _MEAN.search(figure.lead)
            if m and m["per"] and not figure.about:
                before = sentence[:at]
                if not any(f.unit == figure.unit for f in before):
                    coming = any(f.unit == figure.unit and _OF_THE_YEAR.search(f.lead) for f in sentence[at + 1 :])
                    before = [
                        *(
                            []
                            if coming
                            else (
                                f
                                for f in last
                                if f.unit != figure.unit or (_OF_THE_YEAR.search(f.lead) and _same_thing(f, figure))
                            )
                        ),
                        *before,
                    ]
                yield from _mean(text, before, figure, m["per"])
                if not any(f.unit == figure.unit for f in before) and at + 1 < len(sentence):
                    yield from _of_the_coming(text, sentence, at, m["per"])
            elif not figure.about and figure.unit != "%" and (by := named(figure.lead, sentence[:at])):
                yield from _mean(text, [*last, *sentence[:at]] if at < 2 else sentence[:at], figure, "", by)
            elif figure.counts is False and (e := _EVERY.search(figure.lead)):
                yield from _product(text, sentence, at, e["per"])
        last = sentence


def _same_thing(total: Figure, mean: Figure) -> bool:
    """Whether a mean that has a noun of its own, 「网站日均访问量」, shares a pair of characters with a figure of the sentence before."""
    noun = _NO_NOUN.sub("", mean.lead)
    there = total.lead + total.tail
    if (medium := _MEDIUM.search(mean.lead)) and medium[0] not in there:
        return False
    return len(noun) < 2 or any(noun[i : i + 2] in there for i in range(len(noun) - 1))


def _product(text: str, sentence: list[Figure], at: int, per: str) -> Iterator[Claim]:
    """「编印12期，每期5000份，共6万份」: so many times so much, and what they come to."""
    each = sentence[at]
    times = [
        f for f in sentence[:at] if f.said == per and (f.counts or f.unit == "周") and not re.search("[每按]", f.lead)
    ]
    total = sentence[at + 1] if at + 1 < len(sentence) else None
    if (
        len(times) != 1
        or total is None
        or total.unit != each.unit
        or not _IN_ALL.search(total.lead)
        or ";" in total.gap
    ):
        return
    if any(f.about for f in (each, times[0], total)):
        return
    right = times[0].value * each.value
    claim = Claim("W14", place(total, times[0], each))
    if abs(right - total.value) * 2 > total.blur:
        sum_ = f"{amount(times[0], times[0].value)}×{amount(each, each.value)}＝{plain(tidy(right) or 0)}"
        message = f"{sum_}，与“{quote(total, text)}”不符"
        how = f"“{quote(times[0], text)}”乘以“{quote(each, text)}”，与合计核对。"
        stated, expected = scaled(total, total.value), scaled(total, right)
        claim = claim._replace(finding=found("W14", text, total, message, how, stated=stated, expected=expected))
    yield claim


def _of_the_coming(text: str, sentence: list[Figure], at: int, per: str) -> Iterator[Claim]:
    """「27名工作人员人均审核88条，共审核2376条」: the total stands behind its mean."""
    mean, total = sentence[at], sentence[at + 1]
    by = [f for f in sentence[:at] if _counted_by(f, per) and f.value and not f.about]
    if not by and at + 2 < len(sentence) and _counted_by(total, per) and total.value and ";" not in total.gap:
        by, total = [total], sentence[at + 2]  # 「户均3份，全镇4000户共发放12000份」
    if len(by) != 1 or total.unit != mean.unit or not _IN_ALL.search(total.lead) or ";" in total.gap or total.about:
        return
    yield from _mean(text, [by[0], total], mean, per)


def _counted_by(figure: Figure, per: str) -> bool:
    """Whether a figure counts what a mean is told for: 「32个村，平均每村…」."""
    return per in (figure.said, figure.unit) or figure.tail.strip().startswith(per)


def _one_total(totals: list[Figure]) -> Figure | None:
    """「全年公开9870条，比上年的8650条增加1220条；月均822.5条」: the only total; what it is compared with is none."""
    own = [f for f in totals if not _COMPARED.search(f.lead)]
    return own[0] if len(own) == 1 and not own[0].about and _OF_THE_YEAR.search(own[0].lead) else None


def _mean(
    text: str, before: list[Figure], figure: Figure, per: str, named_by: list[Figure] | None = None
) -> Iterator[Claim]:
    totals = [f for f in before if f.unit == figure.unit and f.counts and not f.averaged]
    alone = _one_total(totals) if per in _FIXED else None
    total = alone or list_head([f for f in totals if not _apart(before, f)])
    if total is None or (_OF_ANOTHER_TIME.search(figure.lead) and not _OF_ANOTHER_TIME.search(total.lead)):
        return
    if per in _FIXED:
        since = total.lead_start
        begin = max((m.end() for m in _ITEM_END.finditer(text, max(0, since - 80), since)), default=max(0, since - 80))
        between = text[begin : figure.start]
        span = months(between) if per == "月" else None
        if _PART_OF_YEAR.search(span[1] if span else between):
            return
        fine = figure.grain * 5 <= figure.value
        times = [Decimal(n) for n in ((span[0],) if span else _FIXED[per]) if fine or n > 300 or n < 100]
        sure = True
    else:
        by = named_by or [f for f in before if _counted_by(f, per)]
        by = [f for f in by if f.value and f not in totals and not _ATTENDED.search(f.lead)]
        times = [f.value for f in by]
        own = [f for f in by if not _apart(before, f)] or by
        head = list_head(own)
        sure = head is not None and not head.about and _all_parts(own, head)
        times = [head.value, *times] if head is not None else times
    if not times:
        return
    claim = Claim("W14", place(figure, total))
    readings = [(t.value / n, t.blur / n, n) for t in totals for n in times]
    if any(-b <= r - figure.value < max(figure.grain, b) and n == times[0] for r, b, n in readings) or any(
        abs(r - figure.value) * 2 <= figure.grain for r, _, _ in readings
    ):
        yield claim
        return
    near = [f for f in totals if not _apart(before, f)]
    if not sure or total.about or not (alone or _all_parts(near, total) or _all_parts(totals, total)):
        return
    exact = total.value / times[0]
    step = max(figure.grain, Decimal(1))
    best = rounded(exact / step, max(0, -int(figure.grain.as_tuple().exponent))) * step
    message = f"{amount(total, total.value)}÷{plain(int(times[0]))}＝{amount(total, rounded(exact, 2))}，与“{quote(figure, text)}”不符"
    how = f"以“{quote(total, text)}”为总数，除以{plain(int(times[0]))}，核对“{quote(figure, text)}”。"
    yield claim._replace(
        finding=found("W14", text, figure, message, how, stated=scaled(figure, figure.value), expected=scaled(figure, best))
    )  # fmt: skip


def _apart(before: list[Figure], figure: Figure) -> bool:
    """Whether a semicolon stands behind the figure: then the mean is of something else."""
    return any(";" in f.gap for f in before if f.start > figure.start)


def _all_parts(figures: list[Figure], head: Figure) -> bool:
    """Whether the figures are one head with its parts at most: then the head alone can be meant."""
    rest = [f for f in figures if f is not head]
    return not rest or sum((f.value for f in rest), Decimal(0)) == head.value
