"""References that lead nowhere: 见附表十一, 详见附件3, 见第十二部分, where the text shows which there are (W08)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from forms.findings import Finding
from forms.prose import numerals
from forms.prose.claims import stretch
from forms.values import numeral

_HAN = "一二三四五六七八九十"
_NUMBER = rf"(?:[{_HAN}]{{1,3}}|\d{{1,2}})"
_SEE = r"(?:见|参阅|参照|如|参看|附于)"
_LABEL = re.compile(
    rf"(?:{_SEE}[^。;,\n见]{{0,8}}?[(（]?\s?|[》\]]\s?\(\s?见?)(?P<said>(?P<kind>附[表件图]|[表图])\s?(?P<number>{_NUMBER}))(?!\d|[{_HAN}]|部分|[、.]\S)"
)
_PART = re.compile(
    rf"{_SEE}(?:本报告|本文|报告|正文|上文|下文)?的?(?P<table>附表的?)?\s?[(（]?\s?(?P<said>第\s?(?P<number>{_NUMBER})\s?部分)"
)
_DECLARED = re.compile(rf"^[ \t(【]{{0,8}}(附[表件图]|[表图])\s?({_NUMBER})(?!部分)", re.MULTILINE)
_ATTACHED = re.compile(
    r"^[ \t]{0,8}附件\s?:\s?(?:\n[ \t]{0,8})?1[.、][^\n]{0,80}((?:\n[ \t]{0,8}\d{1,2}[.、][^\n]{0,80}){0,20})",
    re.MULTILINE,
)
_ONE_TABLE = re.compile(rf"^[ \t]{{0,8}}(?:[{_HAN}]{{1,3}}、)?附表[ \t:]{{0,4}}$", re.MULTILINE)
_HEADING = re.compile(rf"^[ \t]{{0,8}}([{_HAN}]{{1,3}})、(?!\s?是)([^\n。,;:]{{2,40}}?)[ \t]*$", re.MULTILINE)

_MOST_PARTS = 11
"""No edition of the report has more."""


def references(
    texts: Mapping[str, str], whole: str, *, complete: bool, parts: int = 0, table_parts: int = 0
) -> Iterator[Finding]:
    """Every such reference of `texts`; `whole` is the text in which what they name would have to stand.

    complete     nothing is left out of `whole`: what is not in it is nowhere
    parts        how many parts the report has, 0 if only the headings in `whole` tell
    table_parts  how many parts the table has that every report of the edition ends with
    """
    declared = _declared(whole)
    last = parts or _last_part(whole, complete)
    one_table = complete or bool(_ONE_TABLE.search(whole))
    for section, text in texts.items():
        for m in _LABEL.finditer(text):
            kind, number = m["kind"], _value(m["number"])
            there = declared.get(kind, set())
            if number in there or (kind == "附表" and number == 1 and one_table and not there):
                continue
            surely = bool(there) or kind == "附表" or (complete and kind == "附件")
            if surely and (complete or not there or number > max(there)):
                yield _nowhere(text, m, section)
        for m in _PART.finditer(text):
            bound = table_parts if m["table"] else last
            if _value(m["number"]) > (bound or _MOST_PARTS):
                yield _nowhere(text, m, section, bound or _MOST_PARTS)


def _nowhere(text: str, m: re.Match[str], section: str, bound: int = 0) -> Finding:
    said = m["said"]
    if bound:
        message = f"找不到“{said}”：{'附表' if m['table'] else '报告'}只到第{numeral(bound)}部分，请写明是哪一部分。"
    elif m["kind"] == "附表":
        message = f"找不到“{said}”：附表没有这个编号，请写明“附表”的哪一部分，例如“见附表第八部分”，最好写出主要数据。"
    else:
        message = f"找不到“{said}”：全文没有这个编号，请核对编号，或补上所指的内容。"
    how = "文中的“见附表…”“见第…部分”按编号查找标题，没有找到。"
    return stretch("W08", text, m.start("said"), m.end("said"), message, how)._replace(section=section)


def _declared(whole: str) -> dict[str, set[int]]:
    """Kind of label (附件, 表 …) to the numbers under which such things stand in the text."""
    out: dict[str, set[int]] = {}
    for m in _DECLARED.finditer(whole):
        out.setdefault(m[1], set()).add(_value(m[2]))
    for m in _ATTACHED.finditer(whole):
        out.setdefault("附件", set()).update(range(1, m[1].count("\n") + 2))
    return out


def _last_part(whole: str, complete: bool) -> int:
    """The number of the last part, 0 where the text may go on: a report ends with its table."""
    found = [(numerals.read(m[1]) or 0, m[2]) for m in _HEADING.finditer(whole)]
    if not found:
        return 0
    tables = [number for number, title in found if "附表" in title]
    return max(tables) if tables else max(n for n, _ in found) if complete else 0


def _value(number: str) -> int:
    return int(number) if number.isdigit() else numerals.read(number) or 0
