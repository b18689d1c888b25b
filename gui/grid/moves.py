"""Where the caret goes in a grid: only cells that are filled in, given ones and heads are skipped. No Qt here."""

from __future__ import annotations

from collections.abc import Callable

Place = tuple[int, int]
"""Row and column."""
Can = Callable[[int, int], bool]
"""Whether the cell of that row and column is filled in and shown."""


def along_column(can: Can, place: Place, step: int, rows: int) -> Place | None:
    """The next cell up (step -1) or down (1) in the same column; None at the end."""
    row, column = place[0] + step, place[1]
    while 0 <= row < rows:
        if can(row, column):
            return row, column
        row += step
    return None


def along_row(can: Can, place: Place, step: int, columns: int) -> Place | None:
    """The next cell to the left (step -1) or right (1) in the same row; None at the end."""
    row, column = place[0], place[1] + step
    while 0 <= column < columns:
        if can(row, column):
            return row, column
        column += step
    return None


def in_reading_order(can: Can, place: Place, step: int, rows: int, columns: int) -> Place | None:
    """The next (1) or previous (-1) cell along the rows, as Tab goes; None at the end. (-1, -1) starts from outside."""
    at = place[0] * columns + place[1] + step
    if place[0] < 0:
        at = 0 if step > 0 else rows * columns - 1
    while 0 <= at < rows * columns:
        row, column = divmod(at, columns)
        if can(row, column):
            return row, column
        at += step
    return None


def nearest_in_row(can: Can, place: Place, columns: int) -> Place | None:
    """The cell of that row that is nearest to the column, the right one of two; None if the row is given."""
    row, column = place
    for distance in range(columns):
        for near in (column + distance, column - distance):
            if 0 <= near < columns and can(row, near):
                return row, near
    return None
