"""The one grid for all figures: ledger cells, edited in place, driven by keys like a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QApplication, QWidget

from gui.grid import moves
from gui.grid.block import read_block, write_block
from gui.grid.editor import BESIDE, OVER, CellEditor, clipboard_key, writes
from gui.grid.model import GridModel, Index
from gui.grid.moving import MovingGrid
from gui.painting import fill

_Key = Qt.Key
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NO_HINT = QAbstractItemDelegate.EndEditHint.NoHint


class GridView(MovingGrid):
    """Shows a GridModel.

    GridView(model, name, sticky): `name` is what screen readers call it, `sticky` keeps the section head in sight.
    `current_moved` comes with the new current index, `beyond` when Enter was pressed with no cell below.
    `start_editing`, `leave_editor`, `step` and `go` are for windows.
    """

    beyond = Signal()

    def __init__(self, model: GridModel, name: str, sticky: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(model, name, sticky, parent)
        self.cells.leaving.connect(self.leave_editor)
        self.entered.connect(self._hover)

    # --- keys ---
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter down, Ctrl+Enter next blank, F2 edit, Delete clear, Ctrl+C and Ctrl+V blocks, Space confirm, else type."""
        key, modifiers = event.key(), event.modifiers()
        if writes(event) and key != _Key.Key_Space:
            self._type(event)
            return
        if key in (_Key.Key_Return, _Key.Key_Enter):
            self._leave("blank" if modifiers & _CONTROL else "up" if modifiers & _SHIFT else "enter")
        elif key == _Key.Key_F2:
            self.start_editing()
        elif asked := clipboard_key(event):
            self._use_clipboard(asked)
        elif key in (_Key.Key_Delete, _Key.Key_Backspace):
            self.clear_chosen()
        elif key == _Key.Key_Space and not modifiers:
            self._grid.confirm(self.currentIndex())
        elif key == _Key.Key_Escape or (event.text() and not event.text().isprintable()):
            event.ignore()
            return
        else:
            self._type(event)
            return
        event.accept()

    def _type(self, event: QKeyEvent) -> None:
        self.cells.mode = OVER
        super().keyPressEvent(event)

    def _use_clipboard(self, asked: str) -> None:
        if asked == "paste":
            self.paste()
            return
        self.copy()
        if asked == "cut":
            self.clear_chosen()

    def keyboardSearch(self, _search: str) -> None:
        """Nothing: letters on a given cell must not make the caret jump."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """An input method begins on a cell: the editor opens and takes the composition, or what came finished."""
        finished = bool(event.commitString()) and not event.preeditString()
        if finished and self.cells.editor is None:
            editor = self._open(OVER)
            if editor is not None:
                QApplication.sendEvent(editor, event)
            return
        self.cells.mode = OVER
        super().inputMethodEvent(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """The candidates of an input method stand at the current cell."""
        if query == Qt.InputMethodQuery.ImCursorRectangle and self.currentIndex().isValid():
            return self.visualRect(self.currentIndex()).translated(self.viewport().pos())
        return super().inputMethodQuery(query)

    # --- editing ---
    def start_editing(self) -> None:
        """Put the caret behind the text of the current cell (F2)."""
        self._open(BESIDE)
        self._caret_behind()

    def _open(self, mode: str) -> CellEditor | None:
        self.cells.mode = mode
        if self.can(*self._here()):
            self.edit(self.currentIndex())
        return self.cells.editor

    def _caret_behind(self) -> None:
        if self.cells.editor is not None:
            self.cells.editor.deselect()
            self.cells.editor.end(False)

    def leave_editor(self, way: str) -> None:
        """Close the editor and go a way (see `step`), or "stay", "restore" what stood there, or "paste" a block."""
        editor = self.cells.editor
        if editor is None:
            return
        if way == "restore" and editor.text() != editor.original:
            self._grid.type(editor.index, editor.original)
        self.closeEditor(editor, _NO_HINT)
        if way == "paste":
            self.paste()
        elif way not in ("restore", "stay"):
            self._leave(way)

    def _leave(self, way: str) -> None:
        if self.step("down" if way == "enter" else way):
            return
        if way == "enter":
            self.beyond.emit()
        elif way in ("next", "previous"):
            super().focusNextPrevChild(way == "next")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks edit, with the caret behind the text."""
        self.cells.mode = BESIDE
        super().mouseDoubleClickEvent(event)
        self._caret_behind()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a label or a given cell goes to what is filled in in that row."""
        at = self.indexAt(event.position().toPoint())
        if at.isValid() and not self.can(at.row(), at.column()):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.go(moves.nearest_in_row(self.can, (at.row(), at.column()), self._grid.columnCount()))
            event.accept()
            return
        super().mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No cell is under the mouse any more."""
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def _hover(self, index: QModelIndex) -> None:
        for at in (self._grid.index(*self.cells.hovered), index):
            if at.isValid() and self.can(at.row(), at.column()):
                self.update(at)
        self.cells.hovered = (index.row(), index.column())

    # --- blocks ---
    def _chosen(self) -> list[QModelIndex]:
        found = [at for at in self.selectedIndexes() if self.can(at.row(), at.column())]
        return found or [self.currentIndex()]

    def clear_chosen(self) -> None:
        """Empty what is chosen and can be filled in."""
        cells: Sequence[Index] = [at for at in self._chosen() if at.isValid() and self.can(at.row(), at.column())]
        if cells:
            self._grid.clear_cells(cells)

    def copy(self) -> None:
        """Put the chosen block on the clipboard as a spreadsheet does, hidden columns left out."""
        chosen = self.selectionModel().selection()
        if chosen.isEmpty():
            return
        block = chosen.first()
        shown = [n for n in range(block.left(), block.right() + 1) if not self.isColumnHidden(n)]
        rows = [[self._grid.cell(row, n).text for n in shown] for row in range(block.top(), block.bottom() + 1)]
        QGuiApplication.clipboard().setText(write_block(rows))

    def paste(self) -> None:
        """Hand the block on the clipboard to the model, beginning at the current cell."""
        rows = read_block(QGuiApplication.clipboard().text())
        at = self.currentIndex()
        if rows and at.isValid() and self.can(at.row(), at.column()):
            self._grid.paste(at, rows)

    # --- painting no more than needed ---
    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Repaint one cell or the part of a row that changed, not the whole table."""
        if first == last:
            super().dataChanged(first, last, roles)
        else:
            self.viewport().update(self._area(first, last))

    def _area(self, first: Index, last: Index) -> QRect:
        bottom = self.rowViewportPosition(last.row()) + self.rowHeight(last.row())
        top = self.rowViewportPosition(first.row())
        return QRect(0, top, self.viewport().width(), bottom - top)

    def selectionChanged(self, chosen: QItemSelection, dropped: QItemSelection) -> None:
        """Repaint what was chosen and what no longer is."""
        self.cells.block = len(self.selectionModel().selectedIndexes()) > 1
        super().selectionChanged(chosen, dropped)

    def begin(self, way: str) -> None:
        """Take the first cell to fill, or for "previous" the last one."""
        if self.step(way) and way == "next" and self._grid.passes(self.currentIndex()):
            self.step("after")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Repaint the frame only; coming from outside, begin at the first cell to fill, and say where one is."""
        if not self.currentIndex().isValid():
            self.begin("previous" if event.reason() == Qt.FocusReason.BacktabFocusReason else "next")
        else:
            self._grid.entered(self.currentIndex())
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, self.can(*self._here()))
        self.update(self.currentIndex())

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """Repaint the frame only, and say that the cell was left."""
        at = self.currentIndex()
        if at.isValid():
            self.update(at)
            if self.cells.editor is None:
                self._grid.left(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The viewport promises to paint all of itself: first what lies beyond the last row and column."""
        beyond = QRegion(event.rect()) - QRegion(0, 0, self._end_of_columns(), self._end_of_rows())
        if not beyond.isEmpty():
            painter = QPainter(self.viewport())
            painter.setClipRegion(beyond)
            fill(painter, beyond.boundingRect(), "given")
            painter.end()
        super().paintEvent(event)

    def _end_of_columns(self) -> int:
        return self.horizontalHeader().length() - self.horizontalHeader().offset()

    def _end_of_rows(self) -> int:
        return self.verticalHeader().length() - self.verticalHeader().offset()
