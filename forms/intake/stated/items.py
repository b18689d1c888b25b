"""Numbered items of a text: 「存在的问题：一是…；二是…」, 「改进措施：1.…」. Each by its first words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from forms.intake.stated import Found
from forms.intake.stated.part import PartText, listed_rows, rows_of
from forms.values import RowRef

_COUNTS = "一二三四五六七八九十"
_MARKS = (
    re.compile(rf"(?:^|(?<=[:;。,\n]))\s{{0,4}}(?P<n>[{_COUNTS}])是(?!否)", re.MULTILINE),
    re.compile(r"^\s{0,4}(?P<n>\d{1,2})[.、](?!\d)", re.MULTILINE),
    re.compile(rf"^\s{{0,4}}\((?P<n>[{_COUNTS}])\)", re.MULTILINE),
)
_END = re.compile(r"[;。\n]|$")
_LONGEST, _BEFORE = 80, 80


class _Run(NamedTuple):
    before: str
    items: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class StatedItems:
    """`lead` stands before the first item; `other` before the items of another list."""

    table: str
    lead: re.Pattern[str]
    other: re.Pattern[str]

    @property
    def key(self) -> str:
        """The table's rows."""
        return f"{self.table}#rows"

    def read(self, part: PartText) -> Iterable[Found]:
        """The items of the one run that the words before it announce."""
        runs = [run for run in _runs(part.flat) if self._is_mine(run.before)]
        if len(runs) != 1:
            return
        table, items = part.report.form.tables[self.table], runs[0].items
        ids = list(listed_rows(table, len(items)))
        for row, (start, end) in zip(ids, items, strict=True):
            yield Found(table.cell(row, "name"), part.text[start:end], start, end)
        yield rows_of(table, [RowRef(row, 0) for row in ids])

    def _is_mine(self, before: str) -> bool:
        """Whether the last words that announce a list announce this one."""
        mine = max((m.end() for m in self.lead.finditer(before)), default=-1)
        others = max((m.end() for m in self.other.finditer(before)), default=-1)
        return mine > others


def _runs(text: str) -> Iterator[_Run]:
    """Items that count on from one, by one kind of number, with the words before the first."""
    for mark in _MARKS:
        run: list[re.Match[str]] = []
        for m in (*mark.finditer(text), None):
            if m is not None and run and _count(m) == len(run) + 1:
                run.append(m)
                continue
            items = [item for one in run if (item := _words(text, one.end()))]
            if len(run) >= 2 and len(items) == len(run):
                yield _Run(text[max(0, run[0].start() - _BEFORE) : run[0].start()], items)
            run = [m] if m is not None and _count(m) == 1 else []


def _count(m: re.Match[str]) -> int:
    return int(m["n"]) if m["n"].isdecimal() else _COUNTS.index(m["n"]) + 1


def _words(text: str, start: int) -> tuple[int, int] | None:
    """The first words of an item; None where they are too long for a name, or none."""
    stop = _END.search(text, start, start + _LONGEST + 1)
    end = stop.start() if stop else start
    while start < end and text[start] == " ":
        start += 1
    return (start, end) if 2 <= end - start <= _LONGEST else None
