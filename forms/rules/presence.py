"""Whether something was filled in, and whether it can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.findings import Finding
from forms.narrative import Paragraph, paragraphs
from forms.report import Report
from forms.rules.base import Rule
from forms.values import Unreadable

NAMED = 3
"""So many missing rows are named in the message; the others are counted."""


class Readable(Rule):
    """Every answer of these keys (or of this table) is of its kind: numbers >= 0, whole counts, real dates."""

    keys: tuple[str, ...] = ()
    table: str = ""

    @property
    def reads(self) -> frozenset[str]:
        """The keys, or the table."""
        return frozenset(self.keys) | ({self.table} if self.table else frozenset())

    @property
    def formula(self) -> str:
        """In words."""
        return (
            f"{self.table or '、'.join(self.keys)}：数据格只填数字（不小于0；计数为整数；万元至多两位小数）、日期存在"
        )

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding for each answer that cannot be read."""
        for key in self._cells(report):
            value = report.value(key)
            if isinstance(value, Unreadable):
                typed = value.typed.strip()
                shown = typed if len(typed) <= 20 else f"{typed[:18]}…"
                message = f"{report.name(key)}填的是“{shown}”，{value.why}。"
                yield self.found(report, (key,), message, title=f"{report.name(key)}读不出来")

    def _cells(self, report: Report) -> Iterator[str]:
        yield from self.keys
        if self.table:
            table = report.form.tables[self.table]
            if not table.grows:
                yield from table.declared_cells
                return
            for row in report.rows(table):
                yield from (table.cell(row.id, column.id) for column in table.columns)


class Filled(Rule):
    """Every data cell of a table is filled; nothing happened is 0, not a blank."""

    table: str

    @property
    def reads(self) -> frozenset[str]:
        """The table."""
        return frozenset((self.table,))

    @property
    def formula(self) -> str:
        """In words."""
        return f"{self.table}：各数据格均已填"

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding that counts the blanks."""
        table = report.form.tables[self.table]
        cells = table.declared_cells
        blank = [key for key in cells if report.blank(key)]
        if blank:
            named = "、".join(f"{report.name(key)}" for key in blank[:NAMED]) + ("等" if len(blank) > NAMED else "")
            yield self.found(
                report,
                (*blank, *(key for key in cells if key not in set(blank))),
                f"还有{len(blank)}项没有填（{named}）；没有发生的请填0，不要留空。",
                title=f"还有{len(blank)}项没有填",
                quiet=True,
            )


class Written(Rule):
    """A part of the report says something."""

    section: str
    example: str = ""

    @property
    def reads(self) -> frozenset[str]:
        """The part's narrative and heading."""
        return frozenset((f"text:{self.section}", f"heading:{self.section}"))

    @property
    def formula(self) -> str:
        """In words."""
        return f"第{self.section}部分不空"

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding when the part is empty."""
        if report.text(f"text:{self.section}").strip():
            return
        section = report.form.section_by_id[self.section]
        demanded = "这是条例规定必须报告的内容；" if section.statutory else ""
        message = f"第{section.numeral}部分“{section.title}”没有内容。{demanded}没有发生也请写明{self.example}。"
        fields = (f"text:{self.section}", f"heading:{self.section}")
        yield self.found(report, fields, message, title=f"第{section.numeral}部分没有内容", quiet=True)


LONGEST_NAME = 12
_POINTER = r"^[（(]?(?:详)?[见参][^。]{0,20}[）)]?。?$"
_TELLS = (
    r"未(?!来|必)|无(?!论|不)|没有|没(?=收|发)|不存在|不涉及|"
    r"\d\s?[万亿]?(?:[件条次个人篇份场期元宗起]|人次)|[零一二两三四五六七八九十][件次场期人]"
)
"""What makes a short part a whole one: that nothing happened (「全年未收取费用，无减免。」), or the figure itself."""


class Substance(Rule):
    """A part says more than 「见附表」, and no item of a list stands without content."""

    section: str
    fewest: int = 20

    @property
    def reads(self) -> frozenset[str]:
        """The part's narrative."""
        return frozenset((f"text:{self.section}",))

    @property
    def formula(self) -> str:
        """In words."""
        return (
            f"第{self.section}部分不少于{self.fewest}字（写明没有发生或写出数字的除外），不只是“见附表”；条目之后有内容"
        )

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding for a part that only points elsewhere or is very short, and one for each bare item."""
        key = f"text:{self.section}"
        text = report.text(key)
        body = "".join(text.split())
        if not body:
            return
        numeral = report.form.section_by_id[self.section].numeral
        if len(body) < self.fewest and (re.match(_POINTER, body) or not re.search(_TELLS, body)):
            only = f"只有“{body.rstrip('。')}”" if re.match(_POINTER, body) else f"只写了{len(body)}个字"
            start = text.index(text.strip())
            message = f"第{numeral}部分{only}，建议写出主要数据。"
            yield self._at(report, key, message, f"第{numeral}部分{only}", start, start + len(text.strip()), text)
            return
        for item in bare_items(paragraphs(text)):
            start = item.start + len(item.number)
            stretch = text[start : item.end].rstrip("。")
            message = f"“{stretch}”后面没有内容，请写明做法和数量，没有的不必列出。"
            yield self._at(report, key, message, "条目没有内容", start, start + len(stretch), text)

    def _at(self, report: Report, key: str, message: str, title: str, start: int, end: int, text: str) -> Finding:
        return self.found(report, (key,), message, title=title)._replace(start=start, end=end, text=text[start:end])


def bare_items(parts: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    """Numbered items that are only a name while others of the same list say something; a list of names alone is content."""
    lists: list[list[tuple[Paragraph, bool]]] = []
    running: dict[int, list[tuple[Paragraph, bool]]] = {}
    for at, part in enumerate(parts):
        if not part.level:
            continue
        follows = parts[at + 1].level if at + 1 < len(parts) else part.level
        bare = 0 < follows <= part.level and _only_a_name(part)
        if part.level == 1:
            running.pop(2, None)  # the next （一） begins a list of its own
        if part.level not in running:
            running[part.level] = []
            lists.append(running[part.level])
        running[part.level].append((part, bare))
    for items in lists:
        if not all(bare for _, bare in items):
            yield from (part for part, bare in items if bare)


def _only_a_name(part: Paragraph) -> bool:
    name = part.body.rstrip("。")
    return len(name) <= LONGEST_NAME and not any(mark in name for mark in "，；：（。")


class Marked(Rule):
    """What the reading of a published report left to be looked at: a note moved out of a number cell, a cell read twice."""

    table: str

    @property
    def reads(self) -> frozenset[str]:
        """The table with its marks."""
        return frozenset((self.table,))

    @property
    def formula(self) -> str:
        """In words."""
        return f"{self.table}：读入时移动或重复的内容已经核对"

    def check(self, report: Report) -> Iterator[Finding]:
        """A hint for each cell whose mark still stands; confirming the cell takes the mark away."""
        for key in report.form.tables[self.table].declared_cells:
            mark = report.text(f"{key}#mark")
            if mark == "moved":
                message = f"{key}的说明文字已移到备注栏，请核对。"
                yield self.found(report, (key,), message, title="数字格内有说明文字")
            elif mark:
                message = (
                    f"{key}“{report.name(key)}”在原文中出现两次，数值不同（{mark}），现取{report.shown(key)}，请核对。"
                )
                yield self.found(report, (key,), message, title="同一格读到两个数", stated=report.number(key))
