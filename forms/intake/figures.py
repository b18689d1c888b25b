"""The words of one table cell: a figure, a dash, a unit, or text."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from forms.intake.layout import TableRow
from forms.intake.marks import DASHES, strip
from forms.values import MOST_DIGITS, narrow

_TELLING = 9
_UNITS = frozenset(("条", "件", "次", "篇", "个", "人", "人次", "期", "场", "份", "封", "宗", "元", "万元", "人民币元"))
_BLANK_CELL = re.compile(rf"[/／\\|{DASHES}]{{1,8}}")
_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(.*)", re.DOTALL)
_GROUPS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_NOTE = re.compile(r"[(（\[【](.*)[)）\]】]", re.DOTALL)
_BEGINS = re.compile(r"(?:[-−–—+约近逾]|共计?|合计|总计|计)?\d")
_MINUS = re.compile(r"[-−–—](?=\d)")
_ABOUT = re.compile(r"(?:约|近|逾)\d")
_LED = re.compile(r"(?:共计?|合计|总计|计|\+)(?=\d)")
_DECIMALS = 2
_NOTHING = frozenset(("无", "空", "没有", "暂无", "无数据"))
_MONEY_UNITS = frozenset(("元", "万元", "人民币元", "亿元", "千元"))


@dataclass(frozen=True)
class Figure:
    """What a cell says: `value` if it holds one figure, `unit` printed with it, `words` beside it."""

    value: int | Decimal | None
    unit: str
    words: str
    problem: str = ""


def is_blank(text: str) -> bool:
    """Whether the cell is empty or holds only a dash or a stroke, the usual signs for "not filled in"."""
    return _kind(text[:_TELLING]) == "blank"


def is_unit(text: str) -> bool:
    """Whether the cell holds a unit and nothing else."""
    return _kind(text[:_TELLING]) == "unit"


def is_figure(text: str) -> bool:
    """Whether the cell begins as a figure does, or says in words that there is none."""
    return _kind(text[:_TELLING]) == "figure"


def looks_like_value(text: str) -> bool:
    """Whether the cell may stand where a row's unit or value stands: blank, unit, 无, or a figure to start with."""
    return _kind(text[:_TELLING]) != "words"


@lru_cache(maxsize=4096)
def _kind(text: str) -> str:
    """Tell by the first characters of a cell, blanks stripped, whether it is blank, a unit, a figure or words."""
    if not text or _BLANK_CELL.fullmatch(text):
        return "blank"
    flat = narrow(text)
    if flat.strip("()") in _UNITS:
        return "unit"
    return "figure" if text in _NOTHING or _BEGINS.match(flat) else "words"


def unit_name(text: str) -> str:
    """The bare unit of a cell for which `is_unit` holds."""
    return unicodedata.normalize("NFKC", text).strip("()")


def read_figure(text: str, row: TableRow) -> Figure:
    """Read a value cell of a row. Counts become int, amounts Decimal; words beside the figure are kept.

    A figure that the row cannot hold (negative, more than MOST_DIGITS digits, a fraction of a count, another unit of
    money) gives value None and `problem`, a Chinese half-sentence that says why.
    """
    if is_blank(text):
        return Figure(None, "", "")
    if text in _NOTHING:
        return Figure(None, "", text)
    flat = narrow(text)
    if _MINUS.match(flat):
        return Figure(None, "", text, "是负数，统计数不能小于0")
    if _ABOUT.match(flat):
        return Figure(None, "", text, "是约数，本格应填确数")
    flat = _LED.sub("", flat, count=1)
    match = _NUMBER.fullmatch(_GROUPS.sub("", flat.replace("，", ",")))
    if not match:
        return Figure(None, "", text, "不是数")
    whole, fraction, rest = match.group(1).replace(",", ""), match.group(2) or "", strip(match.group(3))
    if len(whole.lstrip("0")) > MOST_DIGITS:
        return Figure(None, "", text, "位数太多，不像一个统计数")
    unit, words = _unit_and_words(rest, text)
    if unit is None:
        return Figure(None, "", text, "数字后面的文字改变了数的意思")
    if row.money:
        if unit in _MONEY_UNITS and unit != row.unit:
            return Figure(None, unit, text, f"单位是{unit}，本格应以{row.unit}计")
        if len(fraction.rstrip("0")) > _DECIMALS + 1:
            return Figure(None, unit, text, "超过两位小数，本格最多两位小数")
        return Figure(Decimal(whole + fraction), unit, words)
    if fraction.strip(".0"):
        return Figure(None, unit, text, "是小数，本格应为整数")
    return Figure(int(whole), unit, words)


def _unit_and_words(rest: str, written: str) -> tuple[str | None, str]:
    """Split what follows the digits into a unit and a note; (None, "") if it makes the figure another one."""
    unit = next((u for u in sorted(_UNITS | _MONEY_UNITS, key=len, reverse=True) if rest.startswith(u)), "")
    after = strip(rest[len(unit) :])
    if not after:
        return unit, ""
    note = _NOTE.fullmatch(after)
    if note:
        # The note is taken from the text as written: NFKC has made its full-width marks half-width.
        as_written = next((written[at:] for at, char in enumerate(written) if char in "(（[【［"), after)
        return unit, strip(as_written)[1:-1]
    if after[0] in ",，" and not after[1:2].isdigit():
        return unit, strip(after[1:])
    if (after[0].isalnum() and after[0] not in "其含均共包" and unicodedata.category(after[0]) != "No") or after[
        0
    ] in ".,+-%":
        return None, ""
    return unit, after.lstrip(",;、:。")
