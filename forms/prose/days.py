"""Dates: days that do not exist, spans that run backwards, events outside the period reported on, the year of the title."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from forms.prose import numerals
from forms.prose.claims import Claim, stretch
from forms.values import Period, date_text

_DAY = re.compile(
    r"(?:(?<!\d)(?P<year>(?:19|20)\d{2})\s?年\s?)?(?<![\d.])(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?[日号](?!线)"
)
_SPAN = re.compile(
    r"(?:(?<!\d)(?P<y1>(?:19|20)\d{2})\s?年\s?)?(?<!\d)(?P<m1>\d{1,2})\s?月\s?(?P<d1>\d{1,2})\s?[日号]?起?\s?[至到—\-~–]{1,2}\s?"
    r"(?:(?P<y2>(?:19|20)\d{2})\s?年\s?)?(?:(?P<m2>\d{1,2})\s?月\s?)?(?P<d2>\d{1,2})\s?[日号]"
)
_MONTH = re.compile(r"(?<![\d.\-—–~至到、])(\d{1,2})月(?:份|底|初|末|中旬|上旬|下旬|(?=[,;。、至到]))")
_HAN = "〇零○一二三四五六七八九十"
_HAN_DAY = re.compile(
    rf"(?:(?P<year>[一二][{_HAN}]{{3}})年)?(?<![{_HAN}])(?P<month>[{_HAN}]{{1,3}})月(?P<day>[{_HAN}]{{1,3}})[日号]"
)
_EVENT = re.compile(
    r"(?:上午|下午|晚)?,?\s?(?:我[市县区局镇委办]|市|县|区|全[市县区]|[一-龥]{2,14}?)?(?:召开|举办|举行|组织召开|组织举办|组织开展|组织了|参加了|开展了)"
)
_PERIOD = re.compile(
    r"(?:统计|数据|时限|期限|所列)[^。\n]{0,24}?(?P<y1>(?:19|20)\d{2})年(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日\s?(?:起)?[,]?(?:至|到|—|-|~)\s?(?:(?P<y2>(?:19|20)\d{2})年)?(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日"
)
_TITLE = re.compile(
    r"^[^。,;:\n]{0,40}?((?:19|20)\d{2})\s?年(?:度)?[^。,;:\n]{0,12}(?:信息公开)[^。,;\n]{0,8}年度报告\s*$",
    re.MULTILINE,
)
_PREFACE = re.compile(
    r"(?:公布|编制|发布|现将|报告)[^。\n《]{0,16}?((?:19|20)\d{2})年(?:度)?(?:政府)?信息公开(?:工作)?年度报告"
)
_ISSUED = re.compile(r"^\s{0,8}\(?((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日\)?\s*$", re.MULTILINE)


def days(text: str, start: int, end: int, period: Period | None = None) -> Iterator[Claim]:
    """Dates of a paragraph; events are held against the period where it is known."""
    for m in _DAY.finditer(text, start, end):
        month, day = int(m["month"]), int(m["day"])
        year = int(m["year"]) if m["year"] else period.end.year if period else 2000
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
            said = m[0].strip()
            message = f"没有“{said}”这一天，请核对日期。"
            yield _wrong(text, m.start(), m.end(), message, "按日历核对月份和日数。")
        elif period is not None and m["year"] and _EVENT.match(text, m.end(), m.end() + 24):
            when = date(year, month, day)
            if not period.start <= when <= period.end:
                message = f"“{m[0]}”不在统计期限{date_text(period.start)}至{date_text(period.end)}之内，请核对年份。"
                yield _wrong(text, m.start(), m.end(), message, "“召开、举办”一类活动的日期应在统计期限之内。")
    for m in _MONTH.finditer(text, start, end):
        if not 1 <= int(m[1]) <= 12:
            yield _wrong(text, m.start(), m.end(), f"没有“{m[0]}”，请核对月份。", "一年有十二个月。", int(m[1]))
    for m in _HAN_DAY.finditer(text, start, end):
        said_year = numerals.read(m["year"].replace("○", "〇")) if m["year"] else 2000
        said_month, said_day = numerals.read(m["month"]), numerals.read(m["day"])
        if said_year and said_month and said_day and _day(said_year, said_month, said_day) is None:
            yield _wrong(text, m.start(), m.end(), f"没有“{m[0]}”这一天，请核对日期。", "按日历核对月份和日数。")
    for m in _SPAN.finditer(text, start, end):
        first, last = _ends(m)
        if first and last and last < first:
            message = f"“{m[0]}”的起止日期倒置，请核对。"
            yield _wrong(text, m.start(), m.end(), message, "后一个日期早于前一个日期。")


def _ends(m: re.Match[str]) -> tuple[date | None, date | None]:
    y1 = int(m["y1"] or m["y2"] or 2000)
    y2 = int(m["y2"] or y1)
    if m["y2"] and not m["y1"]:
        return None, None
    m2 = int(m["m2"] or m["m1"])
    return _day(y1, int(m["m1"]), int(m["d1"])), _day(y2, m2, int(m["d2"]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _wrong(text: str, start: int, end: int, message: str, how: str, stated: int | None = None) -> Claim:
    return Claim("W16", ((start, end),), stretch("W16", text, start, end, message, how, stated=stated))


def stated_period(text: str) -> Period | None:
    """The statistics period that the text states, None if none."""
    m = _PERIOD.search(text)
    if m is None:
        return None
    first = _day(int(m["y1"]), int(m["m1"]), int(m["d1"]))
    last = _day(int(m["y2"] or m["y1"]), int(m["m2"]), int(m["d2"]))
    return Period(first, last) if first and last and first <= last else None


def title_year(text: str) -> int | None:
    """The year in the title line of a report, None if there is none."""
    m = _TITLE.search(text)
    return int(m[1]) if m else None


def cover(text: str, year: int | None = None) -> Iterator[Claim]:
    """The year of the title against the preface's and the period's; the day of issue against the end of the period."""
    year = year if year is not None else title_year(text)
    if year is None:
        return
    period = _PERIOD.search(text)
    preface = _PREFACE.search(text)
    why = f"标题写的是{year}年，与编制说明逐一核对。"
    if preface and int(preface[1]) != year:
        yield _year(text, preface.start(1), preface.end(1), int(preface[1]), year, "编制说明写的是", why)
    if period:
        for group in ("y1", "y2"):
            if period[group] and int(period[group]) != year:
                yield _year(
                    text, period.start(group), period.end(group), int(period[group]), year, "统计期限写的是", why
                )
    end = stated_period(text)
    for m in _ISSUED.finditer(text):
        issued = _day(int(m[1]), int(m[2]), int(m[3]))
        if end and issued and issued < end.end:
            message = f"报告日期{date_text(issued)}早于统计截止日{date_text(end.end)}，请检查年份。"
            at = m.start(1)
            yield Claim(
                "E15",
                ((at, m.end(3) + 1),),
                stretch("E15", text, at, m.end(3) + 1, message, "单独成行的日期读作报告日期。"),
            )
        break


def _year(text: str, start: int, end: int, stated: int, right: int, said: str, how: str) -> Claim:
    message = f"标题是{right}年的报告，{said}{stated}年，请核对年份。"
    return Claim("E16", ((start, end),), stretch("E16", text, start, end, message, how, stated=stated, expected=right))
