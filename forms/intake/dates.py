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
_LABEL = r"(?:(?:发布|公布|编制|编写|成文|发文|印发|报告|填报)?(?:日期|时间)[:：]?|[\u4e00-\u9fff]{2,4}[:：])?"
_ISSUED = r"(?:印发|发布|公布|编制|编写|编印|印制|[编印制发](?![一-龥]))?"
_WHOLE = re.compile(
    rf"[(（\[〔【]?{_BLANK}{_LABEL}{_BLANK}{_pattern('a', True)}{_TIME}{_BLANK}{_ISSUED}{_BLANK}[)）\]〕】]?"
)
_IN_LINE = re.compile(
    rf"(?:(?:发布|公布|编制|编写|成文|发文|印发|报告|填报)?(?:日期|时间)[:：]?{_BLANK})?"
    rf"(?<![\d〇零○一二三四五六七八九十]){_pattern('a', True)}{_TIME}(?!\d){_BLANK}{_ISSUED}(?!单位|机构|机关)"
)
_TO = "[，,]?(?:至|到|止于|—+|－|-|~|～)"
_PERIOD = re.compile(rf"{_pattern('a', True)}{_BLANK}[起始]?{_BLANK}{_TO}{_BLANK}{_pattern('b', False)}")
_TOLD = r"(?:统计|数据|期限|时限|时段|期间|范围)[^。\n]{0,24}?"
_PARTED = re.compile(
    rf"{_pattern('a', True)}[^。;\n\d]{{0,14}}(?:截止|终止|结束|止)[^。;\n\d]{{0,8}}{_pattern('b', False)}"
)
_BARE = re.compile(
    rf"(?:(?P<ay>\d{{4}}){_BLANK}年度?[\s(,]{{0,3}}|{_TOLD})(?:本年度?|当年|全年)?"
    rf"{_pattern('x', False)}{_BLANK}起?{_BLANK}{_TO}{_BLANK}{_pattern('b', False)}"
)
_MONTHS = re.compile(
    rf"(?P<year>\d{{4}}){_BLANK}年?{_BLANK}(?:0?1|一){_BLANK}月?(?:份)?{_BLANK}{_TO}{_BLANK}(?:12|十二){_BLANK}月"
)
_WHOLE_YEAR = re.compile(
    rf"{_TOLD}(?P<year>\d{{4}}){_BLANK}(?:年度?全年|年全年度?|年度|年自然年度)(?=[。；;，,）)\s]|的?数据|$)"
)
_UP_TO = re.compile(rf"截[至止]{_BLANK}{_pattern('b', True)}")
_SAID = re.compile(
    rf"(?:于|在){_BLANK}{_pattern('a', True)}[^,。;\n]{{0,24}}(?:公布|发布|印发|公开|上网)"
    rf"|(?:编制|编写|发布|公布|成文|报告)(?:日期|时间)[:为是]{_BLANK}{_pattern('b', True)}"
)
_YEAR_OF_TITLE = re.compile(
    rf"(?<!\d)((?:19|20)\d\d|[二一][〇零○OＯ九][〇零○OＯ一二三四五六七八九]{{2}})(?={_BLANK}年)"
)
LONGEST_PERIOD_SOURCE = 5000


def whole_line(text: str) -> tuple[bool, datetime.date | None]:
    """Whether the line is nothing but a date, in brackets or not, and the date; None if no calendar has it."""
    text = strip(text)
    match = _WHOLE.fullmatch(unicodedata.normalize("NFKC", text)) if len(text) <= 40 else None
    return (True, _date(match, "a", None)) if match else (False, None)


def issued(text: str) -> datetime.date | None:
    """The date on which a preface says that the report was issued: 于2018年3月15日公布, 编制日期：2018年3月15日; None if it says none."""
    match = _SAID.search(unicodedata.normalize("NFKC", text[:LONGEST_PERIOD_SOURCE]))
    return _date(match, "a" if match["ay"] else "b", None) if match else None


def in_line(text: str) -> tuple[str, datetime.date | None, str]:
    """What stands before the only date of a line, the date, and what stands behind it; ("", None, "") for none or several."""
    line = unicodedata.normalize("NFKC", text)
    found = list(_IN_LINE.finditer(line))
    date = _date(found[0], "a", None) if len(found) == 1 else None
    return (line[: found[0].start()], date, line[found[0].end() :]) if date else ("", None, "")


def period(text: str, year: int | None = None) -> tuple[bool, datetime.date | None, datetime.date | None]:
    """Whether a period stands in the text, and its ends; 「2017年1月1日至12月31日」 takes its year over.

    Where only days, months or the end are told, the `year` of the title helps: 「1月1日至12月31日」, 「2017年1—12月」, 「2017年度」.
    """
    flat = unicodedata.normalize("NFKC", text[:LONGEST_PERIOD_SOURCE])
    match = _PERIOD.search(flat) or _PARTED.search(flat)
    if match:
        return True, _date(match, "a", None), _date(match, "b", match.group("ay"))
    bare = _BARE.search(flat)
    told = (bare["ay"] if bare else None) or (str(year) if year else None)
    if bare and told:
        return True, _date(bare, "x", told), _date(bare, "b", told)
    whole = _MONTHS.search(flat) or _WHOLE_YEAR.search(flat)
    end = _UP_TO.search(flat)
    last = _date(end, "b", None) if end else None
    if whole is None and (last is None or last != datetime.date(year or 1, 12, 31)):
        return False, None, None
    of = int(whole["year"]) if whole else year or 1
    return True, datetime.date(of, 1, 1), datetime.date(of, 12, 31)


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
