"""Figures of the text whose words mean a row of the table, held against that row (E21 to E24, E31)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.findings import Finding
from forms.prose.claims import amount, found, quote
from forms.prose.document import Said, meaning_of, row_name
from forms.prose.meaning import CellMeaning, Facts
from forms.prose.scope import of_some
from forms.values import plain

_CITED = re.compile(r"附表[^,;。]{0,6}[“\"][^“”\"]{4,50}[”\"][^,;。]{0,8}$")
"""「附表“收到申请数”填报14件」 tells what the table holds."""
_IN_ALL = re.compile(r"共|全年|累计|总|年内")
_NEAR = 12


def against_cells(figures: list[Said], facts: Facts) -> Iterator[Finding]:
    """Figures of the text whose words mean a row, against that row; silent where one of them, or their sum, comes to it."""
    by_row: dict[str, list[tuple[Said, CellMeaning]]] = {}
    for one in figures:
        cited = _CITED.search(one.figure.lead)
        meaning = None if one.figure.about or cited else meaning_of(one, facts)
        if meaning is not None:
            by_row.setdefault(meaning.row, []).append((one, meaning))
    for row, statements in by_row.items():
        cell = facts.cells.get(row)
        if cell is None or cell.value is None:
            continue
        value = Decimal(cell.value) * (10_000 if statements[0][0].figure.unit == "元" else 1)
        values = [s.figure.value for s, _ in statements]
        grain = Decimal(cell.value).scaleb(0).as_tuple().exponent
        coarse = Decimal(10_000).scaleb(int(grain)) if statements[0][0].figure.unit == "元" else Decimal(0)
        if sum(values, Decimal(0)) == value:
            continue
        for one, meaning in statements:
            if one.figure.grain < coarse and abs(one.figure.value - value) * 2 <= coarse:
                continue  # the table has it rounded
            if one.figure.value == value or (value in values and not _IN_ALL.search(one.figure.lead)):
                continue
            told_in_all = len(values) == 1 and (not meaning.some or _IN_ALL.search(one.figure.lead))
            if meaning.adds and one.figure.value < value and not told_in_all:
                continue
            if of_some(one, _sentence(figures, one), meaning, facts):
                continue
            said_ = quote(one.figure, one.text)
            less = amount(one.figure, abs(one.figure.value - value))
            message = f"正文写“{said_}”，附表“{row_name(row, cell)}”是{plain(cell.value)}，差{less}{one.figure.said}"
            how = f"“{said_}”按意思对应附表{row}行。"
            yield found(
                meaning.rule, one.text, one.figure, message, how, stated=one.figure.value, expected=value
            )._replace(section=one.section, fields=(row,))  # fmt: skip


def _sentence(figures: list[Said], one: Said) -> list[Said]:
    """The figures of the same sentence before one."""
    at = next(n for n, f in enumerate(figures) if f is one)
    near = figures[max(0, at - _NEAR) : at]
    return [f for f in near if f.section == one.section and f.text is one.text and f.figure.start >= one.begin]
