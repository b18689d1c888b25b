"""What can be done with the rows of a table that grows: add, remove, indent, move. Plain lists of rows in and out; no Qt."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from forms.values import RowRef

Rows = tuple[RowRef, ...]


def family(rows: Sequence[RowRef], at: int) -> int:
    """How many rows a row and what is nested under it take."""
    end = at + 1
    while end < len(rows) and rows[end].depth > rows[at].depth:
        end += 1
    return end - at


def fresh_id(taken: Collection[str]) -> str:
    """A row id that nothing has: r1, r2 …"""
    number = 1
    while f"r{number}" in taken:
        number += 1
    return f"r{number}"


def added(rows: Rows, at: int, new: str) -> Rows:
    """A row of the same depth after the current one and what is nested under it; at the end for at = -1."""
    if not 0 <= at < len(rows):
        depth = rows[-1].depth if rows else 0
        return (*rows, RowRef(new, depth))
    end = at + family(rows, at)
    return (*rows[:end], RowRef(new, rows[at].depth), *rows[end:])


def removed(rows: Rows, at: int) -> tuple[Rows, Rows]:
    """(rows that stay, rows that go): a row goes with what is nested under it."""
    end = at + family(rows, at)
    return (*rows[:at], *rows[end:]), rows[at:end]


def shifted(rows: Rows, at: int, by: int, deepest: int) -> Rows:
    """Indent (1) or outdent (-1) a row with what is nested under it; unchanged where that makes no sense."""
    end = at + family(rows, at)
    depths = [row.depth + by for row in rows[at:end]]
    above = rows[at - 1].depth if at else -1
    if min(depths) < 0 or max(depths) > deepest or depths[0] > above + 1:
        return rows
    moved = [row._replace(depth=depth) for row, depth in zip(rows[at:end], depths, strict=True)]
    return (*rows[:at], *moved, *rows[end:])


def moved(rows: Rows, at: int, by: int) -> tuple[Rows, int]:
    """(rows, where the row is now): a family changes places with its neighbour of the same depth."""
    size = family(rows, at)
    block = rows[at : at + size]
    if by > 0:
        after = at + size
        if after >= len(rows) or rows[after].depth != rows[at].depth:
            return rows, at
        end = after + family(rows, after)
        return (*rows[:at], *rows[after:end], *block, *rows[end:]), at + end - after
    before = at - 1
    while before >= 0 and rows[before].depth > rows[at].depth:
        before -= 1
    if before < 0 or rows[before].depth != rows[at].depth:
        return rows, at
    return (*rows[:before], *block, *rows[before:at], *rows[at + size :]), before
