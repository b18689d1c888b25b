"""Typed text <-> stored value <-> printed text, one pair of functions for each kind of answer.

Nobody else turns text into numbers. Reading never fails: text that cannot be read as its kind becomes `Unreadable`,
which keeps the text as typed. A blank (only white space) is None and is not zero.
Laws, tested: parse(kind, show(kind, x)) == x for every value that parse can give; parse never raises.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple, TypeAlias

from forms.expressions import References, pack, unpack


class Kind(Enum):
    """What an answer is. Pages, exporters and rules branch on this, never on a field's id."""

    TEXT = "text"
    NARRATIVE = "narrative"
    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    PERIOD = "period"
    CHOICE = "choice"
    FLAG = "flag"
    ROWS = "rows"
    REFERENCES = "references"


class Unreadable(NamedTuple):
    """Text that is no answer of its kind: kept as typed, shown as typed. `why` is the half sentence that a message ends on."""

    typed: str
    why: str


class Period(NamedTuple):
    """The statistics period, both days included."""

    start: date
    end: date


class RowRef(NamedTuple):
    """One row of a table that can grow: its id (stable while it is renamed or moved) and its depth of nesting."""

    id: str
    depth: int


Value: TypeAlias = "int | Decimal | str | bool | date | Period | tuple[RowRef, ...] | References | Unreadable"
Number: TypeAlias = "int | Decimal"

NUMERIC = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT})
MOST_DIGITS = 12
"""No office counts beyond 999,999,999,999; longer runs of digits are a slip and would not fit the table's column."""

NO_ROWS = "-"
"""How a list of rows is kept from which every row was removed: a blank would bring back the rows as proposed."""

_DASHES = str.maketrans("－−–—", "----")
_GROUPED = r"\d{1,3}(?:[,，]\d{3})+(?=\.|$|%)"
_DATE = re.compile(r"(\d{4})\s*[年\-/.．]\s*(\d{1,2})\s*[月\-/.．]\s*(\d{1,2})\s*[日号]?")
_PACKED = r"(\d{4})(\d{2})(\d{2})"
_HAN_DATE = r"[〇○零一二三四五六七八九]{4}年[元一二三四五六七八九十]{1,3}月[一二三四五六七八九十廿卅]{1,4}[日号]"
_HAN_ORDER = "〇一二三四五六七八九"
_HAN_DIGITS = {c: i for i, c in enumerate(_HAN_ORDER)} | {"○": 0, "零": 0, "元": 1}
_TO = r"\s*(?:至|到|~|～|—+|－+|--+)\s*"


def narrow(text: str) -> str:
    """Full-width digits, letters, signs and blanks as half-width ones, as officers type them with an input method.

    Marks of notes (①, ²) stay what they are: 7① is not 71.
    """
    if text.isascii():
        return text.strip()
    return "".join(c if unicodedata.category(c) == "No" else unicodedata.normalize("NFKC", c) for c in text).strip()


def parse(kind: Kind, text: str) -> Value | None:
    """Read typed text as an answer of `kind`: a value, None for a blank, or Unreadable. Never raises."""
    if kind in (Kind.TEXT, Kind.CHOICE):
        return text.strip() or None
    if kind is Kind.NARRATIVE:
        return text if text.strip() else None
    if not text.strip():
        return None
    return _READERS[kind](text)


def show(kind: Kind, value: Value | None) -> str:
    """Print a stored value as the officer and the paper see it; a blank is ''."""
    if value is None:
        return ""
    if isinstance(value, Unreadable):
        return value.typed
    return _PRINTERS[kind](value)


def is_number(value: object) -> bool:
    """True for a count, an amount or a rate that can be computed with (a flag is none)."""
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def plain(number: Number) -> str:
    """A number as written in messages: no exponent, a true minus."""
    text = format(number, "f") if isinstance(number, Decimal) else str(number)
    return text.replace("-", "−")


def numeral(number: int) -> str:
    """A number from 1 to 99 in Chinese numerals: 八, 十一, 二十."""
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else f"{_HAN_ORDER[tens]}十"
    return ten + (_HAN_ORDER[ones] if ones else "")


def date_text(day: date) -> str:
    """2018年3月15日: no leading zeros (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"


def year_after(day: date, end: date) -> int:
    """The first year in which this day of the calendar comes after `end`: what a date with a wrong year should have said."""
    return end.year + ((day.month, day.day) <= (end.month, end.day))


def _read_number(text: str, places: int, whole: str) -> Value:
    digits = narrow(text).translate(_DASHES).replace(" ", "")
    if not digits.isdecimal():
        digits = re.sub(_GROUPED, lambda m: re.sub("[,，]", "", m[0]), digits)
        if re.fullmatch(r"[+-]?\d+(\.\d*)?|[+-]?\.\d+", digits) is None:
            return Unreadable(text, "只能填数字，说明文字请写到备注栏")
    if digits.startswith("-") and set(digits) - set("-0."):
        return Unreadable(text, "不能是负数")
    before, _, after = digits.lstrip("+-").partition(".")
    if len(before.lstrip("0")) > MOST_DIGITS:
        return Unreadable(text, f"数字有{len(before)}位，超过{MOST_DIGITS}位，请核对")
    if len(after.rstrip("0")) > places:
        return Unreadable(text, whole)
    if places == 0:
        return int(before or "0")
    return Decimal(f"{before.lstrip('0') or '0'}.{after[:places]}" if after else before.lstrip("0") or "0")


def _read_count(text: str) -> Value:
    return _read_number(text, 0, "只能填整数")


def _read_money(text: str) -> Value:
    return _read_number(text, 2, "以万元为单位，最多两位小数")


def _read_percent(text: str) -> Value:
    read = _read_number(narrow(text).removesuffix("%"), 4, "最多四位小数")
    if isinstance(read, Unreadable):
        return Unreadable(text, read.why.replace("，说明文字请写到备注栏", ""))
    return Decimal(read) if isinstance(read, int) else read


def _read_date(text: str) -> Value:
    day, rest = _leading_date(narrow(text).strip("()（） "))
    if day is None or rest:
        return Unreadable(text, "不是一个存在的日期，请写成2018年3月15日的样子")
    return day


def _leading_date(text: str) -> tuple[date | None, str]:
    """The date that text begins with (None if there is none, or no such day) and what follows it."""
    found = _DATE.match(text) or re.match(_PACKED, text)
    if found:
        numbers = tuple(map(int, found.groups()))
    else:
        found = re.match(_HAN_DATE, text)
        if not found:
            return None, text
        numbers = _han_numbers(found[0])
    try:
        return date(*numbers), text[found.end() :]
    except ValueError:
        return None, text


def _han_numbers(text: str) -> tuple[int, int, int]:
    year, rest = text.split("年")
    month, day = rest.rstrip("日号").split("月")
    return int("".join(str(_HAN_DIGITS[c]) for c in year)), _han_small(month), _han_small(day)


def _han_small(text: str) -> int:
    """Chinese numerals up to 39 (廿一, 三十, 十五); 0 if they make no number."""
    text = text.replace("廿", "二十").replace("卅", "三十").replace("十十", "十")
    tens, ten, ones = text.partition("十")
    if not ten:
        return _HAN_DIGITS.get(text, 0)
    return (_HAN_DIGITS.get(tens, 0) if tens else 1) * 10 + (_HAN_DIGITS.get(ones, 0) if ones else 0)


def _read_period(text: str) -> Value:
    wrong = Unreadable(text, "请写成2017年1月1日至2017年12月31日的样子")
    start, rest = _leading_date(narrow(text).removeprefix("自"))
    joint = re.match(_TO, rest) if start else None
    if start is None or joint is None:
        return wrong
    end_text = rest[joint.end() :].removesuffix("止")
    if re.match(r"\d{1,2}月", end_text):  # the year is often not said again
        end_text = f"{start.year}年{end_text}"
    end, left = _leading_date(end_text)
    return wrong if end is None or left else Period(start, end)


def _read_flag(text: str) -> Value:
    return narrow(text) in ("是", "有", "√", "1", "true")


def _read_rows(text: str) -> Value:
    rows = (item.rpartition(":") for item in text.split())
    return tuple(RowRef(name, int(depth)) for name, _, depth in rows if name and depth.isdecimal())


_READERS: dict[Kind, Callable[[str], Value | None]] = {
    Kind.COUNT: _read_count,
    Kind.MONEY: _read_money,
    Kind.PERCENT: _read_percent,
    Kind.DATE: _read_date,
    Kind.PERIOD: _read_period,
    Kind.FLAG: _read_flag,
    Kind.ROWS: _read_rows,
    Kind.REFERENCES: unpack,
}


def _show_number(value: Value) -> str:
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _show_percent(value: Value) -> str:
    return _show_number(value) + "%"


def _show_date(value: Value) -> str:
    return date_text(value) if isinstance(value, date) else str(value)


def _show_period(value: Value) -> str:
    return f"{date_text(value.start)}至{date_text(value.end)}" if isinstance(value, Period) else str(value)


def _show_rows(value: Value) -> str:
    if value == ():
        return NO_ROWS
    return " ".join(f"{r.id}:{r.depth}" for r in value if isinstance(r, RowRef)) if isinstance(value, tuple) else ""


_PRINTERS: dict[Kind, Callable[[Value], str]] = {
    Kind.TEXT: str,
    Kind.NARRATIVE: str,
    Kind.CHOICE: str,
    Kind.COUNT: _show_number,
    Kind.MONEY: _show_number,
    Kind.PERCENT: _show_percent,
    Kind.DATE: _show_date,
    Kind.PERIOD: _show_period,
    Kind.FLAG: lambda value: "是" if value else "否",
    Kind.ROWS: _show_rows,
    Kind.REFERENCES: lambda value: pack(value) if isinstance(value, References) else str(value),
}
