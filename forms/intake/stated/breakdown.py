"""A total with its parts, and each part with its own: a table that nests, one row for each figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from forms.intake.stated import Found
from forms.intake.stated.figures import StatedFigure
from forms.intake.stated.part import PartText, row_id, rows_of
from forms.model import Table
from forms.prose.figures import Figure
from forms.values import RowRef

SHORT = 12
"""A declared row keeps its own name where the words of the text are longer than this."""


class RowWords(NamedTuple):
    """Words that mean a declared row."""

    row: str
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class StatedBreakdown:
    """`total` states the figure of the first row; the parts are those that the reader of the text sees in it."""

    table: str
    column: str
    root: str
    total: StatedFigure
    rows: tuple[RowWords, ...] = ()
    """Asked in this order of each part of the total."""

    @property
    def key(self) -> str:
        """The table's rows."""
        return f"{self.table}#rows"

    def read(self, part: PartText) -> Iterable[Found]:
        """The total; with its parts only where all of them are exact and have names."""
        table = part.report.form.tables[self.table]
        heads = [one.figure for one in self.total.fitting(part)]
        if not heads:
            return
        head = next((h for h in heads if part.parts(h)), heads[0])
        total = part.answer(table.cell(self.root, self.column), head)
        if total is None:
            return
        yield total
        found = _Rows(self, part, table)
        if found.put(part.parts(head), RowRef(self.root, 0)):
            yield from found.answers
            yield rows_of(table, found.rows)


class _Rows:
    """The rows of one breakdown while they are found."""

    def __init__(self, stated: StatedBreakdown, part: PartText, table: Table) -> None:
        self._stated, self._part, self._table = stated, part, table
        self._taken = {stated.root}
        self.rows = [RowRef(stated.root, 0)]
        self.answers: list[Found] = []

    def put(self, parts: list[Figure], under: RowRef) -> bool:
        """Rows for all parts of a row, or for none; whether there are any."""
        made = [self._row(figure, under) for figure in parts]
        if not made or None in made:
            return False
        for figure, answers in zip(parts, made, strict=True):
            assert answers is not None
            ref = RowRef(self._table.split(answers[0].key)[0], under.depth + 1)
            self.rows.append(ref)
            self.answers += answers
            if ref.depth < self._table.nests:
                self.put(self._part.parts(figure), ref)
        return True

    def _row(self, figure: Figure, under: RowRef) -> list[Found] | None:
        """The figure, and its name where it has one of its own."""
        place = self._part.name_of(figure)
        name = self._part.text[slice(*place)] if place else ""
        declared, named = self._declared(figure) if under.depth == 0 else ("", True)
        row = declared or (row_id("" if under.depth == 0 else under.id, name, self._taken) if name else "")
        answer = self._part.answer(self._table.cell(row, self._stated.column), figure) if row else None
        if answer is None:
            return None
        self._taken.add(row)
        if place is None or (declared and (not named or len(name) > SHORT)):
            return [answer]
        return [answer, Found(self._table.cell(row, "name"), name, *place, to_confirm=False)]

    def _declared(self, figure: Figure) -> tuple[str, bool]:
        """The declared row that the words before a figure mean, and whether those of its clause do (else those before it)."""
        for words in (figure.lead, figure.gap):
            for known in self._stated.rows:
                if known.row not in self._taken and known.words.search(words):
                    return known.row, words is figure.lead
        return "", True
