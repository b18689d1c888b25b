"""A block from Excel or WPS laid onto a table: which cell gets which text, what differs, what found no place. No Qt here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from forms.model import Row, Table
from forms.report import Report, bare
from forms.values import Value, parse

_NOT_WORDS = re.compile(r"[\s（）()：:、，,.．。一二三四五六七八九十\d]+")
NOTE = "#note"
_DASH = re.compile(r"[—－\-/]+")


class PastePlan(NamedTuple):
    """What pasting would do.

    typed      key -> text, for every cell that would change
    different  keys of cells that hold another figure now
    unplaced   lines of the block that found no row, as text
    beyond     what would lie below or right of the table, as text
    """

    typed: dict[str, str]
    different: tuple[str, ...]
    unplaced: tuple[str, ...]
    beyond: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """「将填入58格，其中3格已有不同的数，2行没有对上，3处超出表格。」."""
        parts = [f"将填入{len(self.typed)}格"]
        if self.different:
            parts.append(f"其中{len(self.different)}格已有不同的数")
        if self.unplaced:
            parts.append(f"{len(self.unplaced)}行没有对上")
        if self.beyond:
            parts.append(f"{len(self.beyond)}处超出表格，不填")
        return "，".join(parts) + "。"


def plan(report: Report, table: Table, key: str, block: Sequence[Sequence[str]]) -> PastePlan:
    """Lay a block onto a table: by labels where its first column holds labels of the table, else in order from `key`."""
    if _labelled(table, block):
        placed, unplaced, beyond = _by_label(table, block)
    else:
        placed, beyond = _in_order(table, key, block)
        unplaced = []
    typed = {k: text for k, text in placed.items() if _read(report, k, text) != report.value(k)}
    different = tuple(k for k in typed if not report.blank(k))
    return PastePlan(typed, different, tuple(unplaced), tuple(beyond))


def _read(report: Report, key: str, text: str) -> Value | None:
    spec = report.form.spec(key)
    return parse(spec.kind, text) if spec else None


def words_of(label: str) -> str:
    """A label without numbering, marks and blanks, for matching."""
    return _NOT_WORDS.sub("", label.replace("其中", "", 1))


def _labelled(table: Table, block: Sequence[Sequence[str]]) -> bool:
    known = {name for row in table.rows for name in _names(row)}
    named = [line for line in block if line and words_of(line[0]) in known]
    return len(named) * 2 > len([line for line in block if any(line)]) and any(len(line) > 1 for line in block)


def _by_label(table: Table, block: Sequence[Sequence[str]]) -> tuple[dict[str, str], list[str], list[str]]:
    """Rows are sought from the last match on, so that equal labels (被依法纠错数) go to their own parents.

    Words behind the figures are the row's note.
    """
    placed: dict[str, str] = {}
    unplaced: list[str] = []
    beyond: list[str] = []
    at = 0
    for line in block:
        if not any(cell.strip() for cell in line):
            continue
        found = _row_after(table, words_of(line[0]), at)
        if found is None:
            unplaced.append("　".join(cell for cell in line if cell))
            continue
        at = table.rows.index(found) + 1
        figures = _figures(table, found, line[1:])
        if found.head:
            continue
        for column, text in zip(table.columns, figures, strict=False):
            placed[table.cell(found.id, column.id)] = _plain(text)
        further = figures[len(table.columns) :]
        if table.notes and len(table.columns) == 1 and further and further[0]:
            placed[table.cell(found.id, table.columns[0].id) + NOTE] = further.pop(0)
        beyond += filter(None, further)
    return placed, unplaced, beyond


def _row_after(table: Table, words: str, at: int) -> Row | None:
    rows = (*table.rows[at:], *table.rows[:at])
    return next((row for row in rows if words and words in _names(row)), None)


def _names(row: Row) -> tuple[str, str]:
    """The label with the explanation in brackets behind it, and without."""
    return words_of(row.label), words_of(bare(row.label))


def _figures(table: Table, row: Row, cells: Sequence[str]) -> list[str]:
    """The cells of a labelled line without its unit."""
    left = [cell.strip() for cell in cells]
    if len(left) > len(table.columns) and (left[0] in ("", row.unit) or _DASH.fullmatch(left[0])):
        left = left[1:]
    return left


def _in_order(table: Table, key: str, block: Sequence[Sequence[str]]) -> tuple[dict[str, str], list[str]]:
    """Line by line from the current cell down, also among the notes; see `_rows_for` for locked rows.

    Also what lies below or right of the table.
    """
    cell, sign, aspect = key.partition("#")
    row_id, column_id = table.split(cell)
    lines = block[1:] if block and _is_head(table, block[0]) else block
    first = next((at for at, row in enumerate(table.rows) if row.id == row_id), 0)
    start = next((at for at, column in enumerate(table.columns) if column.id == column_id), 0)
    columns = table.columns[start : start + 1] if aspect else table.columns[start:]
    targets = _rows_for(table, first, lines)
    placed: dict[str, str] = {}
    beyond: list[str] = []
    for at, line in enumerate(lines):
        if at >= len(targets):
            if any(line):
                beyond.append("　".join(line))
            continue
        beyond += filter(None, line[len(columns) :])
        for column, text in zip(columns, line or [""], strict=False):
            if not targets[at].head:
                placed[table.cell(targets[at].id, column.id) + sign + aspect] = text.strip() if aspect else _plain(text)
    return placed, beyond


def _is_head(table: Table, line: Sequence[str]) -> bool:
    """A first line that repeats the titles of columns."""
    labels = {column.label for column in table.columns if column.label}
    return any(cell.strip() in labels for cell in line)


def _rows_for(table: Table, first: int, lines: Sequence[Sequence[str]]) -> list[Row]:
    """The rows that take one line each: from `first` on, the locked ones too where the block has —— or blanks for them.

    A block that begins with —— begins in the locked rows above the current one.
    """
    empty = [not line or not line[0].strip() or bool(_DASH.fullmatch(line[0].strip())) for line in lines]
    leading = next((at for at, nothing in enumerate(empty) if not nothing), 0)
    while leading > 0 and first > 0 and table.rows[first - 1].head:
        first, leading = first - 1, leading - 1
    rows = table.rows[first:]
    heads = [at for at, row in enumerate(rows[: len(lines)]) if row.head]
    with_heads = bool(heads) and all(empty[at] for at in heads)
    return [row for row in rows if with_heads or not row.head]


def _plain(text: str) -> str:
    return "" if _DASH.fullmatch(text.strip()) else text.strip()


def answers(report: Report, found: PastePlan) -> dict[str, Value | None]:
    """The plan as answers for the session; texts that are no numbers stay as typed and are said at the cell."""
    read: dict[str, Value | None] = {}
    for key, text in found.typed.items():
        read[key] = _read(report, key, text)
    return read
