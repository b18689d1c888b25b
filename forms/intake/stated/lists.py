"""Lists of names in a sentence (what was asked about, by whom), and things that are only said to be used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from forms.intake.stated import Found
from forms.intake.stated.part import PartText, listed_rows, rows_of
from forms.values import RowRef

_END = re.compile(r"等(?=等|方面|事项|问题|内容|信息|情况|领域|单位|部门|业务|[,。;\n]|$)")
_SENTENCE = re.compile(r"[。;\n]|$")
_CLAUSE = re.compile(r"[,。;\n]")
_LEAST, _MOST, _LONGEST = 2, 40, 24
_REACH, _NEAR = _MOST * (_LONGEST + 1), 40
_SIGNS = re.compile(r"[:?!%()《》“”\"]|\d")


@dataclass(frozen=True, slots=True)
class StatedList:
    """`lead` stands before the first item; every item is an `item` (if that is given), or there is no list."""

    table: str
    lead: re.Pattern[str]
    item: re.Pattern[str] | None = None

    @property
    def key(self) -> str:
        """The table's rows."""
        return f"{self.table}#rows"

    def read(self, part: PartText) -> Iterable[Found]:
        """The items of the one list that the part gives, as the text names them."""
        lists = [items for m in self.lead.finditer(part.flat) if (items := self._items(part.flat, m.end()))]
        if len(lists) != 1:
            return
        table = part.report.form.tables[self.table]
        ids = list(listed_rows(table, len(lists[0])))
        for row, (start, end) in zip(ids, lists[0], strict=True):
            yield Found(table.cell(row, "name"), part.text[start:end], start, end)
        yield rows_of(table, [RowRef(row, 0) for row in ids])

    def _items(self, text: str, start: int) -> list[tuple[int, int]]:
        within = min(len(text), start + _REACH)
        stop = _SENTENCE.search(text, start, within)
        sentence_end = stop.start() if stop else within
        etc = _END.search(text, start, sentence_end)
        clause = _CLAUSE.search(text, start, sentence_end)
        end = etc.start() if etc else clause.start() if clause else sentence_end
        items = list(_split(text, start, end, "、," if etc else "、"))
        names = [text[a:b] for a, b in items]
        sound = all(_LEAST <= len(name) <= _LONGEST and not _SIGNS.search(name) for name in names)
        fits = self.item is None or all(self.item.search(name) for name in names)
        return items if _LEAST <= len(items) <= _MOST and sound and fits else []


def _split(text: str, start: int, end: int, marks: str) -> Iterator[tuple[int, int]]:
    at = start
    for stop in (*(n for n in range(start, end) if text[n] in marks), end):
        a, b = at, stop
        while a < b and text[a] == " ":
            a += 1
        while a < b and text[b - 1] == " ":
            b -= 1
        if a < b:
            yield a, b
        at = stop + 1


@dataclass(frozen=True, slots=True)
class StatedUses:
    """Ticks: `where` marks the passage that lists what is used (its groups `begin` to the next heading), `rows` what means each."""

    table: str
    column: str
    where: re.Pattern[str]
    rows: tuple[tuple[str, re.Pattern[str]], ...]
    bar: re.Pattern[str]

    @property
    def key(self) -> str:
        """The table's rows."""
        return f"{self.table}#rows"

    def read(self, part: PartText) -> Iterable[Found]:
        """A tick for each thing that the passage says is used. What it does not name stays blank."""
        table = part.report.form.tables[self.table]
        m = self.where.search(part.flat)
        if m is None:
            return
        for row, words in self.rows:
            for said in words.finditer(part.flat, m.start("told"), m.end("told")):
                around = re.split(r"[,。;:\n、]", part.flat[max(m.start("told"), said.start() - _NEAR) : said.start()])[
                    -1
                ]
                behind = re.split(r"[,。;:\n、]", part.flat[said.end() : said.end() + 16])[0]
                if not self.bar.search(around + behind):
                    yield Found(table.cell(row, self.column), True, said.start(), said.end())
                    break
