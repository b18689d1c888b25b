"""Dates and periods as reports print them: 2018年3月15日, 二〇一八年三月十五日, 2018-03-15, 2018.3.15."""

import datetime
import re
import unicodedata

from forms.intake.marks import NUMERALS, strip

_DIGIT = {
    **{char: str(value) for value, char in enumerate("〇一二三四五六七八九")},
    "零": "0",
    "0": "0",
    "○": "0",
    "O": "0",
    "Ｏ": "0",
}
_ONES = NUMERALS[:9]
_CHINESE_YEAR = r"[〇零○OＯ0一二三四五六七八九]{4}"
_CHINESE_SMALL = r"[一二三四五六七八九十]{1,3}"
_BLANK = r"\s{0,4}"


def _pattern(name: str, year_needed: bool) -> str:
    year = rf"(?P<{name}y>\d{{4}}|{_CHINESE_YEAR}){_BLANK}[年./-]{_BLANK}"
    small = rf"\d{{1,2}}|{_CHINESE_SMALL}"
    rest = rf"(?P<{name}m>{small}){_BLANK}[月./-]{_BLANK}(?P<{name}d>{small}){_BLANK}[日号]?"
    return (year if year_needed else rf"(?:{year})?") + rest


_TIME = r"(?:\s{1,4}\d{1,2}:\d{2}(?::\d{2})?)?"
_ALONE = (
    rf"[(（\[〔【]?{_BLANK}(?:[\u4e00-\u9fff]{{2,4}}[:：])?{_BLANK}{_pattern('a', True)}{_TIME}{_BLANK}[)）\]〕】]?"
)
_WHOLE = re.compile(_ALONE)
_LAST = re.compile(rf"(?P<before>.{{2,60}}?)(?<![\d〇零○一二三四五六七八九十]){_BLANK}{_ALONE}")
_TO = "[，,]?(?:至|到|止于|—+|－|-|~|～)"
_PERIOD = re.compile(rf"{_pattern('a', True)}{_BLANK}起?{_BLANK}{_TO}{_BLANK}{_pattern('b', False)}")
_YEAR_OF_TITLE = re.compile(
    rf"(?<!\d)((?:19|20)\d\d|[二一][〇零○OＯ九][〇零○OＯ一二三四五六七八九]{{2}})(?={_BLANK}年)"
)
LONGEST_PERIOD_SOURCE = 5000


def whole_line(text: str) -> tuple[bool, datetime.date | None]:
    """Whether the line is nothing but a date, in brackets or not, and the date; None if no calendar has it."""
    text = strip(text)
    match = _WHOLE.fullmatch(unicodedata.normalize("NFKC", text)) if len(text) <= 40 else None
    return (True, _date(match, "a", None)) if match else (False, None)


def last_of_line(text: str) -> tuple[str, datetime.date | None]:
    """What stands before a date that ends the line, and the date; ("", None) if none does."""
    text = strip(text)
    match = _LAST.fullmatch(unicodedata.normalize("NFKC", text)) if len(text) <= 90 else None
    date = _date(match, "a", None) if match else None
    return (strip(match["before"]), date) if match and date else ("", None)


def period(text: str) -> tuple[bool, datetime.date | None, datetime.date | None]:
    """Whether a period stands in the text, and its ends; 「2017年1月1日至12月31日」 takes its year over."""
    match = _PERIOD.search(unicodedata.normalize("NFKC", text[:LONGEST_PERIOD_SOURCE]))
    if not match:
        return False, None, None
    return True, _date(match, "a", None), _date(match, "b", match.group("ay"))


def year_of(title: str) -> int | None:
    """The year that a report's title names, or None."""
    match = _YEAR_OF_TITLE.search(unicodedata.normalize("NFKC", title[:200]))
    return _number(match.group(1)) if match else None


def _date(match: re.Match[str], name: str, year: str | None) -> datetime.date | None:
    try:
        return datetime.date(
            _number(match.group(f"{name}y") or year or ""),
            _number(match.group(f"{name}m")),
            _number(match.group(f"{name}d")),
        )
    except (ValueError, KeyError):
        return None


def _number(text: str) -> int:
    """A year, month or day in digits or Chinese numerals (二〇一八, 十五). Raises ValueError or KeyError."""
    if text.isdecimal():
        return int(text)
    if len(text) == 4 and all(char in _DIGIT for char in text):
        return int("".join(_DIGIT[char] for char in text))
    tens, ten, ones = text.partition("十")
    if not ten:
        return int(_DIGIT[text])
    return (_ONES.index(tens) + 1 if tens else 1) * 10 + (_ONES.index(ones) + 1 if ones else 0)
