"""Dates: days and months that do not exist, spans that run backwards, events outside the period reported on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from forms.prose import numerals
from forms.prose.claims import Claim, stretch
from forms.values import Period, date_text

_DAY = re.compile(
    r"(?:(?<!\d)(?P<year>(?:19|20)\d{2})\s?年\s?)?(?<![\d.])(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?[日号](?!线)"
)
_SPAN = re.compile(
    r"(?:(?<!\d)(?P<y1>(?:19|20)\d{2})\s?年\s?)?(?<!\d)(?P<m1>\d{1,2})\s?月\s?(?P<d1>\d{1,2})\s?[日号]?\s?(?:起|开始|启动)?,?\s?[至到—\-~–]{1,2}\s?"
    r"(?:(?P<y2>(?:19|20)\d{2})\s?年\s?)?(?:(?P<m2>\d{1,2})\s?月\s?)?(?P<d2>\d{1,2})\s?[日号]"
)
_HAN = "〇零○一二三四五六七八九十"
_HAN_DAY = re.compile(
    rf"(?:(?P<year>[一二][{_HAN}]{{3}})年)?(?<![{_HAN}])(?P<month>[{_HAN}]{{1,3}})月(?P<day>[{_HAN}]{{1,3}})[日号]"
)
_HELD = r"召开|举办|举行|组织召开|组织举办|组织开展|参加了|开展了"
_EVENT = re.compile(rf"(?:上午|下午|晚)?,?\s?[一-龥]{{0,14}}?(?:{_HELD})")
_LATER = re.compile(
    rf"(?:上午|下午|晚)?,?\s?[一-龥]{{0,14}}?(?:{_HELD}|组织|开展|印发|出台|培训|通报|检查|督查|评议|上线|开通|启用|赴|收到|受理)"
)
_ONE_OF_SEVERAL = re.compile(rf"(?:{_HELD}|组织|开展)[^。;\n]{{0,30}}分别(?:于|为|在|是)[^。;\n]{{0,50}}$")
_NOT_YET = re.compile(r"将|拟|计划|起|前|后|截至|本报告|公布|汇总|以来|为止|止")
_MONTH = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})\s?年\s?(?P<month>\d{1,2})\s?月(?!\s?\d)(?:份|底|初|[上中下]旬)?")
_NO_MONTH = re.compile(
    r"(?<![\d.,])(?P<month>0|1[3-9]|[2-9]\d)\s?月(?!\s?\d{1,2}\s?[日号])(?=[份底初,。、上中下至])"
    r"|(?<!\d)(?:19|20)\d{2}\s?年\s?(?P<of_year>0{1,2}|1[3-9]|[2-9]\d)\s?月(?!\s?\d)"
)
_NUMERIC = re.compile(
    r"(?<![\d.\-/])(?P<year>(?:19|20)\d{2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d.\-/])"
)


def days(text: str, start: int, end: int, period: Period | None = None) -> Iterator[Claim]:
    """Dates of a paragraph; events are held against the period where it is known."""
    for m in _DAY.finditer(text, start, end):
        year = int(m["year"]) if m["year"] else period.end.year if period else 2000
        if day_of(year, int(m["month"]), int(m["day"])) is None:
            yield _none_such(text, m)
        elif m["year"] and period is not None:
            yield from _outside(text, m, date(year, int(m["month"]), int(m["day"])), period)
    for m in _NUMERIC.finditer(text, start, end):
        if day_of(int(m["year"]), int(m["month"]), int(m["day"])) is None:
            yield _none_such(text, m)
    for m in _NO_MONTH.finditer(text, start, end):
        yield _wrong(
            text, m.start(), m.end(), f"没有“{m[0]}”，请核对月份。", "一年有十二个月。", int(m["month"] or m["of_year"])
        )
    for m in _HAN_DAY.finditer(text, start, end):
        said_year = numerals.read(m["year"].replace("○", "〇")) if m["year"] else 2000
        said_month, said_day = numerals.read(m["month"]), numerals.read(m["day"])
        if said_year and said_month and said_day and day_of(said_year, said_month, said_day) is None:
            yield _none_such(text, m)
    for m in _MONTH.finditer(text, start, end):
        if period is not None and 1 <= int(m["month"]) <= 12:
            yield from _outside(text, m, date(int(m["year"]), int(m["month"]), 15), period)
    yield from _backwards(text, start, end)


def _backwards(text: str, start: int, end: int) -> Iterator[Claim]:
    """Spans whose last day lies before their first."""
    for m in _SPAN.finditer(text, start, end):
        first, last = _ends(m)
        if not first or not last or last >= first:
            continue
        if not m["y1"] and first.month >= 10 and last.month <= 3:
            continue  # over the turn of the year, though 次年 is not written
        message = f"“{m[0]}”的起止日期倒置，请核对。"
        yield _wrong(text, m.start(), m.end(), message, "后一个日期早于前一个日期。")


def _outside(text: str, m: re.Match[str], when: date, period: Period) -> Iterator[Claim]:
    """Something that was held before or after the period; before it much else may rightly be told of."""
    if period.start <= when <= period.end:
        return
    held = (_LATER if when > period.end else _EVENT).match(text, m.end(), m.end() + 24)
    if held is None and not _ONE_OF_SEVERAL.search(text, max(0, m.start() - 80), m.start()):
        return
    if held is not None and _NOT_YET.search(held[0]):
        return
    message = f"“{m[0]}”不在统计期限{date_text(period.start)}至{date_text(period.end)}之内，请核对年份。"
    yield _wrong(text, m.start(), m.end(), message, "“召开、举办”一类活动的日期应在统计期限之内。")


def _none_such(text: str, m: re.Match[str]) -> Claim:
    message = f"没有“{m[0].strip()}”这一天，请核对日期。"
    return _wrong(text, m.start(), m.end(), message, "按日历核对月份和日数。")


def _ends(m: re.Match[str]) -> tuple[date | None, date | None]:
    y1 = int(m["y1"] or m["y2"] or 2000)
    y2 = int(m["y2"] or y1)
    if m["y2"] and not m["y1"]:
        return None, None
    m2 = int(m["m2"] or m["m1"])
    return day_of(y1, int(m["m1"]), int(m["d1"])), day_of(y2, m2, int(m["d2"]))


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _wrong(text: str, start: int, end: int, message: str, how: str, stated: int | None = None) -> Claim:
    return Claim("W16", ((start, end),), stretch("W16", text, start, end, message, how, stated=stated))
