"""What a grid asks of its model. A model for a form derives from GridModel and holds no Qt beyond it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from gui.grid.cell import CELL, HEAD, NOTHING, Cell, Column
from gui.marks import WORDS

Index = QModelIndex | QPersistentModelIndex
_ALIGN = {"l": Qt.AlignmentFlag.AlignLeft, "r": Qt.AlignmentFlag.AlignRight, "c": Qt.AlignmentFlag.AlignHCenter}
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE_FLAGS = _FLAGS | Qt.ItemFlag.ItemIsEditable
_NO_FLAGS = Qt.ItemFlag.NoItemFlags


class GridModel(QAbstractTableModel):
    """Columns and cells to show, and what to do when the officer types, pastes, confirms or leaves.

    Derive, give `columns`, and write `row_count`, `cell` and `type`; the others have sensible defaults.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.tier = 0

    # --- to write ---
    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def cell(self, row: int, column: int) -> Cell:
        """The cell to paint; called often, so have it ready."""
        raise NotImplementedError

    def type(self, index: Index, text: str) -> None:
        """The text of a cell is now this: called on every change while typing. Tell changed cells by `cells_changed`."""
        raise NotImplementedError

    # --- to write where wanted ---
    def typed_text(self, row: int, column: int) -> str:
        """What an editor starts with; by default what is shown."""
        return self.cell(row, column).text

    def paste(self, index: Index, rows: list[list[str]]) -> None:
        """A block from a spreadsheet goes here and to the right and down; by default cell by cell into what is fillable."""
        for down, line in enumerate(rows):
            for right, text in enumerate(line):
                at = self.index(index.row() + down, index.column() + right)
                if at.isValid() and self.cell(at.row(), at.column()).fillable:
                    self.type(at, text)

    def clear_cells(self, indexes: Sequence[Index]) -> None:
        """Delete was pressed: empty these fillable cells; by default one by one."""
        for index in indexes:
            self.type(index, "")

    def next_blank(self, index: Index) -> QModelIndex:
        """The next empty cell to fill after this one, from the top again at the end; an invalid index if none."""
        rows, columns = self.rowCount(), self.columnCount()
        start = index.row() * columns + index.column() + 1 if index.isValid() else 0
        for step in range(rows * columns):
            row, column = divmod((start + step) % (rows * columns), columns)
            found = self.cell(row, column)
            if found.kind == "value" and not found.text:
                return self.index(row, column)
        return QModelIndex()

    def confirm(self, index: Index) -> bool:  # noqa: ARG002
        """Space on a cell that was read from the text: take it as checked. False if there is nothing to confirm."""
        return False

    def passes(self, index: Index) -> bool:
        """Whether one does not begin with that cell, though it can be filled in."""
        del index
        return False

    def entered(self, index: Index) -> None:
        """The cell became the current one: tint the parts of its total, fill the cell bar."""

    def left(self, index: Index) -> None:
        """The cell was left: what is missing in it may be said aloud from now on."""

    def heads_above(self, row: int) -> list[int]:
        """The rows of the section head and sub-section heads that a row stands under, outermost first."""
        found: list[int] = []
        level = 99.0
        for above in range(row, -1, -1):
            label = self.cell(above, 0)
            if label.kind == HEAD and label.indent < level:
                found.insert(0, above)
                level = label.indent
            if label.indent == 0:  # a row of the first order that is no head stands under none
                break
        return found

    # --- told to views ---
    def cell_changed(self, row: int, column: int) -> None:
        """Tell the view that one cell is to be painted again."""
        index = self.index(row, column)
        self.dataChanged.emit(index, index)

    def row_changed(self, row: int) -> None:
        """Tell the view that a whole row is to be painted again."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    # --- what Qt asks ---
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Rows of the table, none below a cell."""
        return 0 if parent.isValid() else self.row_count()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Columns of the table, none below a cell."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Fillable cells can be edited."""
        if not index.isValid():
            return _NO_FLAGS
        return _EDITABLE_FLAGS if self.cell(index.row(), index.column()).fillable else _FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Cells for the delegate; texts, tooltips and words for screen readers."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == CELL:
            return self.cell(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(row, column).text
        if role == Qt.ItemDataRole.EditRole:
            return self.typed_text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.cell(row, column).tip or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row, column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.short if self.tier == 2 and column.short else column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter)
        return None

    def spoken(self, row: int, column: int) -> str:
        """A cell in words: 申请答复数，统计数：7，必须改."""
        shown = self.cell(row, column)
        name = self.cell(row, 0).text if column else ""
        words = [part for part in (name, self.columns[column].title) if part]
        told = "，".join(words) + "：" + (shown.text or "空") if words else shown.text
        return told + (f"，{WORDS[shown.mark]}" if shown.mark else "")


def cell_at(index: Index) -> Cell:
    """The cell of an index without the way through QVariant."""
    model = index.model()
    return model.cell(index.row(), index.column()) if isinstance(model, GridModel) else NOTHING
