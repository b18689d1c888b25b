"""A block from a spreadsheet laid into a table of a part, from the current cell right and down. No Qt here."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from forms.model import Table
from forms.report import Report
from forms.values import RowRef, Value, parse
from gui.tables.row_moves import fresh_id


def pasted(
    report: Report, table: Table, key: str, block: Sequence[Sequence[str]], taken: Collection[str]
) -> dict[str, Value | None]:
    """The answers that pasting gives; rows that are missing are added where the table grows, else the rest is left out."""
    row_id, column_id = table.split(key)
    rows = list(report.rows(table))
    first = next((at for at, row in enumerate(rows) if row.id == row_id), 0)
    start = next((at for at, column in enumerate(table.columns) if column.id == column_id), 0)
    answers: dict[str, Value | None] = {}
    used = set(taken)
    for at, line in enumerate(block, first):
        if at >= len(rows):
            if not table.grows:
                break
            new = fresh_id(used)
            used.add(new)
            rows.append(RowRef(new, rows[-1].depth if rows else 0))
        for column, text in zip(table.columns[start:], line or [""], strict=False):
            cell = table.cell(rows[at].id, column.id)
            known = report.form.spec(cell)
            answers[cell] = parse(known.kind if known else column.kind, text)
    if tuple(rows) != report.rows(table):
        answers[table.rows_key] = tuple(rows)
    return answers
