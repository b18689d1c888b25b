"""A form's printed table as a block: heads with their groups, nesting by indent, locked rows, notes numbered in their order."""

from __future__ import annotations

from itertools import groupby

from exporters import blocks
from forms.model import Column, Row, Table
from forms.report import Report
from forms.values import NUMERIC

LOCKED = "——"
AMONG = "其中："
_LABEL_SHARE, _UNIT_SHARE, _VALUE_SHARE = 102.0, 20.0, 34.0
"""Shares in the proportions of 156 mm, as measured on a printed 统计表; more value columns share what one has and then some."""


def table_block(report: Report, table: Table, caption: str) -> blocks.Table:
    """One printed table with the report's figures, ready for a writer."""
    notes: list[tuple[str, str]] = []
    indents = _indents(table)
    rows = tuple(_row(report, table, row, indent, notes) for row, indent in zip(table.rows, indents, strict=True))
    texts, keys = tuple(text for text, _ in notes), tuple(key for _, key in notes)
    return blocks.Table(_columns(table), _head(table), rows, texts, caption, keys)


def _columns(table: Table) -> tuple[blocks.Column, ...]:
    many = len(table.columns)
    label = _LABEL_SHARE if many == 1 else max(40.0, _LABEL_SHARE - 12.0 * many)
    unit = [blocks.Column(_UNIT_SHARE, "center")] if table.units else []
    values = [blocks.Column(_VALUE_SHARE if many == 1 else (156.0 - label) / many, _align(c)) for c in table.columns]
    return (blocks.Column(label), *unit, *values)


def _align(column: Column) -> blocks.Align:
    return "right" if column.kind in NUMERIC else "left"


def _head(table: Table) -> tuple[blocks.Row, ...]:
    """The head rows: one for each level of groups, then the columns' own labels; a column without a group reaches up."""
    levels = max(len(column.groups) for column in table.columns)
    fixed = [table.row_head, *(["单位"] if table.units else [])]
    rows: list[list[blocks.Cell]] = [[] for _ in range(levels + 1)]
    rows[0] = [blocks.Cell(text, down=levels + 1, align="center") for text in fixed]
    for level in range(levels + 1):
        for shared, run in groupby(
            table.columns, key=lambda c: (c.groups[: level + 1], len(c.groups) <= level and c.id)
        ):
            columns = list(run)
            groups = shared[0]
            if len(groups) > level:
                rows[level].append(blocks.Cell(groups[level], across=len(columns), align="center"))
            elif len(groups) == level:
                for column in columns:
                    rows[level].append(blocks.Cell(column.label, down=levels + 1 - level, align="center"))
    return tuple(blocks.Row(tuple(cells), strong=True) for cells in rows)


def _indents(table: Table) -> list[float]:
    """Indent of each label in characters: its depth, and behind a 其中： its neighbours stand under its words."""
    out: list[float] = []
    among: int | None = None
    for row in table.rows:
        if row.label.startswith(AMONG):
            among = row.depth
            out.append(float(row.depth))
        elif among == row.depth:
            out.append(row.depth + float(len(AMONG)))
        else:
            among = None
            out.append(float(row.depth))
    return out


def _row(report: Report, table: Table, row: Row, indent: float, notes: list[tuple[str, str]]) -> blocks.Row:
    cells = [blocks.Cell(row.label, indent=indent)]
    if table.units:
        cells.append(blocks.Cell(LOCKED if row.head else row.unit, align="center"))
    for column in table.columns:
        key = table.cell(row.id, column.id)
        if row.head:
            cells.append(blocks.Cell(LOCKED, align="center"))
            continue
        note = report.text(f"{key}#note").strip()
        if note:
            notes.append((note, f"{key}#note"))
        cells.append(blocks.Cell(report.shown(key), mark=len(notes) if note else 0, key=key))
    return blocks.Row(tuple(cells), strong=row.depth == 0 and (row.head or len(table.columns) == 1))
