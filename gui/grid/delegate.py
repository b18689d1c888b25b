"""Paints the cells of a grid and opens the editor in one of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QRectF, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from gui.grid.cell import FILLABLE, Cell
from gui.grid.editor import OVER, CellEditor
from gui.grid.model import GridModel, Index, cell_at
from gui.grid.paint import is_cut, paint_cell, paint_frame

NOWHERE = (-1, -1)


class GridDelegate(QStyledItemDelegate):
    """Knows which cell is current and which is edited, so that painting asks the view for nothing."""

    leaving = Signal(str)
    """A key was pressed that leaves the cell; the way it goes (see CellEditor.way_out)."""

    made = Signal(QWidget)
    """The one editor of the grid was made: for those who watch its keys."""

    def __init__(self, view: QTableView, model: GridModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self.current = NOWHERE
        self.editing = NOWHERE
        self.hovered = NOWHERE
        self.editor: CellEditor | None = None
        self._spare: CellEditor | None = None
        self.mode = OVER
        self._typing = False
        self.block = False
        """More than one cell is selected."""
        self.right_rules: frozenset[int] = frozenset()
        """Columns of figures that have a ledger rule on their right too."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        row, column = index.row(), index.column()
        cell = self._model.cell(row, column)
        place = (row, column)
        rect = QRectF(option.rect)
        fillable = cell.kind in FILLABLE
        over = self._over(cell, place, index) if fillable else ""
        paint_cell(painter, rect, cell, column in self.right_rules, place == self.editing, over)
        if place == self.current and fillable:
            paint_frame(painter, rect, place == self.editing or self._view.hasFocus())

    def _over(self, cell: Cell, place: tuple[int, int], index: Index) -> str:
        if self.block and self._view.selectionModel().isSelected(index):
            return "selected"
        quiet = place == self.hovered and not cell.mark and not cell.operand and place != self.editing
        return "hover" if quiet else ""

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The tooltip: what the model says of the cell, else the whole text where the cell cuts it."""
        cell = cell_at(index)
        whole = cell.text + cell.small if is_cut(cell, option.rect.width()) else ""
        QToolTip.showText(event.globalPos(), cell.tip or whole, view)
        return True

    # --- editing ---
    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open the line editor in a cell."""
        editor = self._spare
        if editor is None:
            editor = self._spare = CellEditor(parent)
            editor.typed.connect(self._type)
            self.made.emit(editor)
        editor.begin(QPersistentModelIndex(index), cell_at(index), self.mode)
        editor.setAccessibleName(self._model.spoken(index.row(), index.column()))
        self.editing, self.editor = (index.row(), index.column()), editor
        self._view.update(self._model.index(*self.editing))
        return editor

    def _type(self, text: str) -> None:
        editor = self.editor
        if editor is None:
            return
        self._typing = True
        try:
            self._model.type(editor.index, text)
        finally:
            self._typing = False
        if self.editor is editor:  # rows that came or went have closed it
            editor.seen = self._model.typed_text(editor.index.row(), editor.index.column())

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor when it opens; while typing only what changed from outside reaches it."""
        if isinstance(editor, CellEditor) and not self._typing:
            editor.fill(self._model.typed_text(index.row(), index.column()))

    def setModelData(self, _editor: QWidget, _model: object, _index: Index) -> None:
        """Nothing: the model heard every change when it was typed."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Put the editor over the letters of its cell."""
        editor.setGeometry(CellEditor.place(option.rect, cell_at(index)))

    def destroyEditor(self, editor: QWidget, _index: Index) -> None:
        """The editor is hidden and kept for the next cell: paint the text again."""
        if editor is self.editor:
            edited, self.editing, self.editor = self.editing, NOWHERE, None
            self._view.update(self._model.index(*edited))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that leave the cell go to the view; all others stay with the editor."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self.editor:
            assert self.editor is not None
            way = self.editor.way_out(event)
            if way:
                self.leaving.emit(way)
            return bool(way)
        if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.ShortcutOverride):
            return super().eventFilter(watched, event)
        return False
