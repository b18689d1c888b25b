"""The structure of a table: which cell is a head of what, and how many rows and columns it covers."""

from __future__ import annotations

from collections.abc import Sequence

from exporters.blocks import Table
from exporters.pdf_grid import Slot
from exporters.tagging import Element


def tag_cells(table: Table, slots: Sequence[Slot], parent: Element) -> dict[tuple[int, int], Element]:
    """The element of each cell by its row and column; places that no cell covers get an empty one, so that rows are equal.

    Cells of the head are heads of their columns, and the first cell of a row is the head of that row.
    """
    at = {(slot.row, slot.column): slot for slot in slots}
    covered = {
        (slot.row + y, slot.column + x)
        for slot in slots
        for y in range(slot.down)
        for x in range(slot.across)
        if y or x
    }
    elements: dict[tuple[int, int], Element] = {}
    for name, start, rows in (("THead", 0, table.head), ("TBody", len(table.head), table.rows)):
        group = parent.add(name) if rows else parent
        for row in range(start, start + len(rows)):
            line = group.add("TR")
            for column in range(len(table.columns)):
                if (row, column) not in covered:
                    slot = at.get((row, column))
                    elements[row, column] = _cell(line, name == "THead", len(table.columns), column, slot)
    return elements


def _cell(line: Element, in_head: bool, columns: int, column: int, slot: Slot | None) -> Element:
    if in_head:
        cell = line.add("TH", Scope="Column")
    elif column == 0 and columns > 1:
        cell = line.add("TH", Scope="Row")
    else:
        cell = line.add("TD")
    if slot is not None and slot.across > 1:
        cell.attributes["ColSpan"] = slot.across
    if slot is not None and slot.down > 1:
        cell.attributes["RowSpan"] = slot.down
    return cell
