"""The period that a report covers: as its preface states it, against the year of the title and the day of issue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.prose.claims import Claim, stretch
from forms.prose.days import day_of
from forms.values import Period, date_text, year_after

_PERIOD = re.compile(
    r"(?:统计|数据|时限|期限|所列)[^。\n]{0,24}?(?P<y1>(?:19|20)\d{2})年(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日\s?(?:起)?[,]?(?:至|到|—|-|~)\s?(?:(?P<y2>(?:19|20)\d{2})年)?(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日"
)
_TITLE = re.compile(
    r"^[^。,;:\n]{0,40}?((?:19|20)\d{2})\s?年(?:度)?[^。,;:\n]{0,12}(?:信息公开)[^。,;\n]{0,8}(?:年度报告|年报)\s*$",
    re.MULTILINE,
)
_PREFACE = re.compile(
    r"(?:公布|编制|发布|现将|报告)[^。\n《]{0,16}?((?:19|20)\d{2})年(?:度)?(?:政府)?信息公开(?:工作)?(?:年度)?报告"
)
_ISSUED = re.compile(r"^\s{0,8}\(?((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日\)?\s*$", re.MULTILINE)
_OF_STATISTICS = re.compile(r"统计|所列数据|数据[^。\n]{0,6}(?:期限|时限|时间)")
_SCHOOL_YEAR = re.compile(r"学年")
_NEW_OFFICE = re.compile(r"成立|组建|挂牌|设立|新设|撤销|机构改革|合并|撤并|划转|季度|半年")


def stated_period(text: str) -> Period | None:
    """The statistics period that the text states, None if none."""
    m = _PERIOD.search(text)
    if m is None:
        return None
    first = day_of(int(m["y1"]), int(m["m1"]), int(m["d1"]))
    last = day_of(int(m["y2"] or m["y1"]), int(m["m2"]), int(m["d2"]))
    return Period(first, last) if first and last and first <= last else None


def title_year(text: str) -> int | None:
    """The year in the title line of a report, None if there is none."""
    m = _TITLE.search(text)
    return int(m[1]) if m else None


def cover(text: str, year: int | None = None, known: Period | None = None) -> Iterator[Claim]:
    """The year of the title against the preface's and the period's, the length of the period, the day of issue against its end.

    A period that is `known` from its own fields is judged there.
    """
    year = year if year is not None else title_year(text)
    period = _PERIOD.search(text)
    if year is not None:
        yield from _years(text, year, period)
    end = stated_period(text)
    if period is not None and end is not None and end != known:
        yield from _length(text, period, end, year)
    if year is None:
        return
    for m in _ISSUED.finditer(text):
        issued = day_of(int(m[1]), int(m[2]), int(m[3]))
        if end and issued and issued < end.end:
            message = f"报告日期{date_text(issued)}早于统计截止日{date_text(end.end)}，早{(end.end - issued).days}天，请检查年份。"
            span = (m.start(1), m.end(3) + 1)
            how, right = "单独成行的日期读作报告日期。", year_after(issued, end.end)
            finding = stretch("E15", text, *span, message, how, stated=issued.year, expected=right)
            yield Claim("E15", (span,), finding)
        break


def _years(text: str, year: int, period: re.Match[str] | None) -> Iterator[Claim]:
    preface = _PREFACE.search(text)
    why = f"标题写的是{year}年，与编制说明逐一核对。"
    if preface and int(preface[1]) != year:
        yield _year(text, preface.start(1), preface.end(1), int(preface[1]), year, "编制说明写的是", why)
    stated: set[int] = set()
    for group in ("y1", "y2"):
        if period and period[group] and int(period[group]) not in (year, *stated):
            stated.add(int(period[group]))
            start, end = period.span(group)
            yield _year(text, start, end, int(period[group]), year, "统计期限写的是", why)


def _length(text: str, m: re.Match[str], period: Period, year: int | None) -> Iterator[Claim]:
    """A statistics period that is no calendar year, unless the year of the title is at fault or the office is new."""
    first, last = period
    whole = (first.month, first.day, last.month, last.day, last.year) == (1, 1, 12, 31, first.year)
    if whole or (year is not None and year not in (first.year, last.year)):
        return
    if _SCHOOL_YEAR.search(text, 0, m.end() + 40) and (last - first).days in (364, 365):
        return
    sentence = text[max(0, m.start() - 60) : m.end() + 40]
    if not _OF_STATISTICS.search(m[0]) or _NEW_OFFICE.search(sentence):
        return
    if year is not None and first.year != last.year:
        return  # the year that differs from the title's is told of already
    message = f"统计期限写的是{date_text(first)}至{date_text(last)}，不是完整的一年（1月1日至12月31日），请核对。"
    span = (m.start("y1"), m.end())
    how = "年度报告的统计期限为整个日历年；机构新设、撤并的，请写明原因。"
    yield Claim("E16", (span,), stretch("E16", text, *span, message, how))


def _year(text: str, start: int, end: int, stated: int, right: int, said: str, how: str) -> Claim:
    message = f"标题是{right}年的报告，{said}{stated}年，请核对年份。"
    return Claim("E16", ((start, end),), stretch("E16", text, start, end, message, how, stated=stated, expected=right))
