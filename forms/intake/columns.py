"""The head row of the table: which of several value columns holds the report's figure."""

import re
import unicodedata
from dataclasses import dataclass

from forms.intake.marks import key

FIRST_HEADS = frozenset(("统计指标", "指标", "指标名称", "项目", "统计项目", "内容", "序号", "编号"))
"""Heads of a table's first column."""
_LABEL_HEADS = FIRST_HEADS | {"单位", "计量单位"}
_NOTE_HEADS = frozenset(("备注", "说明", "备注说明"))
_TOTALS = ("合计", "总计", "全年", "统计数", "年度")
_VALUE_HEAD = re.compile(
    r"统计数[据量值]?|数[量值据]|合计|总计|全年|年度?|上半年|下半年|本年度?|上年度?|(?:19|20)\d\d年度?(?:统计数|数据)?"
)
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Columns:
    """The heads of the value columns in order, and whether a column for notes follows."""

    values: tuple[str, ...] = ()
    note: bool = False

    def chosen(self, count: int, year: int | None) -> int | None:
        """Which of `count` figures in one row is the report's: 0-based, or None if the heads do not say."""
        if len(self.values) != count:
            return None
        for at, head in enumerate(self.values):
            if year is not None and str(year) in head:
                return at
        for total in _TOTALS:
            for at, head in enumerate(self.values):
                if total in head and not re.search(r"\d{4}", head):
                    return at
        return None


def head_words(text: str) -> tuple[str, ...] | None:
    """The column heads that a line consists of, or None if the line is anything else."""
    if len(text) > 80:
        return None
    words = tuple(map(key, unicodedata.normalize("NFKC", text).split()))
    words = tuple(word for word in words if word)
    if not any(map(_is_head, words)) or not all(_is_head(word) or _BARE_YEAR.fullmatch(word) for word in words):
        return None
    return words


def columns_of(words: list[str]) -> Columns:
    """The columns that a head row's words describe."""
    values = tuple(word for word in words if _VALUE_HEAD.fullmatch(word) or _BARE_YEAR.fullmatch(word))
    return Columns(values, any(word in _NOTE_HEADS for word in words))


def _is_head(word: str) -> bool:
    return word in _LABEL_HEADS or word in _NOTE_HEADS or _VALUE_HEAD.fullmatch(word) is not None
