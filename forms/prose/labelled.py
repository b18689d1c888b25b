"""A row told in nearly the words of its own label, with a figure that is its own but for a slip of the pen (E31).

What the edition declares of a row's words is read elsewhere; this needs no declaration: of all rows the label of one is nearest to the
words of the figure, and the two numbers differ by one digit or by two neighbours that changed places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.findings import Finding
from forms.prose.against_rows import against_cells
from forms.prose.claims import found, quote
from forms.prose.document import Said
from forms.prose.meaning import Cell, Facts
from forms.prose.retold import BARRED, by_one_digit
from forms.report import bare
from forms.values import plain

_LEAST, _AROUND, _ALIKE = 100, 40, Decimal("0.6")
_NO_WORDS = re.compile(r"公开政府信息|政府信息|其中|总数|数量|总|数$|次数|\d|[.、,:（）()\s]")


def against_rows(figures: list[Said], facts: Facts) -> Iterator[Finding]:
    """Figures whose words mean a row, as the edition declares it or as the row's label does."""
    told: set[str] = set()
    for finding in against_cells(figures, facts):
        told |= set(finding.fields)
        yield finding
    yield from _labelled(figures, facts, told)


def _labelled(figures: list[Said], facts: Facts, told: set[str]) -> Iterator[Finding]:
    """Every figure that nearly has a row's number and its name; rows in `told` have a finding already."""
    rows = {row: cell for row, cell in facts.cells.items() if isinstance(cell.value, int) and cell.value >= _LEAST}
    values = {Decimal(cell.value) for cell in facts.cells.values() if cell.value is not None}
    said = {one.figure.value for one in figures}
    words = {row: _pairs(_NO_WORDS.sub("", bare(cell.label))) for row, cell in facts.cells.items()}
    for one in figures:
        figure = one.figure
        if figure.value < _LEAST or figure.about or not figure.counts or figure.value in values:
            continue
        near = [
            r for r, c in rows.items() if r not in told and _slip(figure.value, c) and Decimal(c.value or 0) not in said
        ]
        if not near or BARRED.search(figure.lead) or BARRED.search(figure.tail[:4]):
            continue
        own = _pairs(_NO_WORDS.sub("", one.sentence[-_AROUND:] + figure.tail[:8]))
        likes = {row: Decimal(len(own & pairs)) / len(pairs) for row, pairs in words.items() if len(pairs) > 1}
        best = max(likes.values(), default=Decimal(0))
        row = next((r for r in near if likes.get(r, 0) == best >= _ALIKE), None)
        if row is not None:
            told.add(row)
            yield _finding(one, row, rows[row])


def _slip(value: Decimal, cell: Cell) -> bool:
    return cell.value is not None and by_one_digit(str(value), str(cell.value))


def _pairs(words: str) -> set[str]:
    return {words[i : i + 2] for i in range(len(words) - 1)}


def _finding(one: Said, row: str, cell: Cell) -> Finding:
    said = quote(one.figure, one.text)
    label = f"{row} {bare(cell.label)}"
    value = cell.value or 0
    message = f"正文写“{said}”，附表“{label}”是{plain(value)}，数字相近而不同；请核对是正文还是附表有误。"
    how = f"“{said}”与附表{row}行的名称最接近，数字只差一位或两位相邻数字颠倒。"
    finding = found("E31", one.text, one.figure, message, how, stated=one.figure.value, expected=Decimal(value))
    return finding._replace(section=one.section, fields=(row,))
