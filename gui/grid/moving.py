"""How the caret moves in a grid: over given cells and heads to what is filled in."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView

from gui.grid import moves
from gui.grid.layout import LaidGrid
from gui.grid.model import Index

_Action = QAbstractItemView.CursorAction
_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible


class MovingGrid(LaidGrid):
    """Arrows, Tab, Enter and the like go to the next cell that is filled in."""

    current_moved = Signal(QModelIndex)

    def can(self, row: int, column: int) -> bool:
        """Whether that cell is filled in and shown; False for nowhere."""
        return row >= 0 and column >= 0 and self._grid.cell(row, column).fillable and not self.isColumnHidden(column)

    def _here(self) -> moves.Place:
        return self.currentIndex().row(), self.currentIndex().column()

    def go(self, place: moves.Place | None) -> bool:
        """Make a cell the current one and scroll to it; False for None."""
        if place is None:
            return False
        index = self._grid.index(*place)
        self.setCurrentIndex(index)
        self.scrollTo(index)  # also where it was the current cell already, scrolled out of sight
        return True

    def step(self, way: str) -> bool:
        """Go down, up, before, after, next, previous or blank (the next empty cell); False if there is none."""
        here, rows, width = self._here(), self._grid.rowCount(), self._grid.columnCount()
        if here[0] < 0 and way not in ("previous", "blank"):
            way = "next"
        if way in ("down", "up"):
            return self.go(moves.along_column(self.can, here, 1 if way == "down" else -1, rows))
        if way in ("after", "before"):
            return self.go(moves.along_row(self.can, here, 1 if way == "after" else -1, width))
        if way == "blank":
            found = self._grid.next_blank(self.currentIndex())
            return self.go((found.row(), found.column())) if found.isValid() else False
        return self.go(moves.in_reading_order(self.can, here, 1 if way == "next" else -1, rows, width))

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Arrows, Home, End, Page keys: over given cells and heads to the next one that is filled in."""
        here, rows, width = self._here(), self._grid.rowCount(), self._grid.columnCount()
        found: moves.Place | None
        if here[0] < 0:
            found = moves.in_reading_order(self.can, here, 1, rows, width)
        elif action in (_Action.MoveUp, _Action.MoveDown):
            found = moves.along_column(self.can, here, 1 if action == _Action.MoveDown else -1, rows)
        elif action in (_Action.MoveLeft, _Action.MoveRight):
            found = moves.along_row(self.can, here, 1 if action == _Action.MoveRight else -1, width)
        elif action in (_Action.MoveHome, _Action.MoveEnd):
            forward = action == _Action.MoveHome
            if modifiers & Qt.KeyboardModifier.ControlModifier:
                found = moves.along_column(self.can, (-1 if forward else rows, here[1]), 1 if forward else -1, rows)
            else:
                found = moves.along_row(self.can, (here[0], -1 if forward else width), 1 if forward else -1, width)
        else:
            there = super().moveCursor(action, modifiers)
            found = (there.row(), here[1]) if self.can(there.row(), here[1]) else None
            if found is None:
                step = 1 if there.row() > here[0] else -1
                found = moves.along_column(self.can, (there.row(), here[1]), -step, rows)
        return self._grid.index(*(found or here))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next cell that is filled in, and out of the grid after the last."""
        return self.step("next" if forward else "previous") or super().focusNextPrevChild(forward)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _VISIBLE) -> None:
        """Scroll so that a cell is seen, and not only under the section head; the first row in sight is a whole one."""
        super().scrollTo(index, hint)
        if self.sticky is None:
            return
        bar = self.verticalScrollBar()
        hidden = self.sticky.covered - self.visualRect(index).top()
        if hidden > 0:
            bar.setValue(bar.value() - hidden)
            return
        first = self.rowAt(self.sticky.covered)
        cut = self.sticky.covered - self.rowViewportPosition(first)
        if 0 <= first < index.row() and cut > 0:
            bar.setValue(bar.value() + self.rowHeight(first) - cut)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Repaint both cells and tell the model."""
        super().currentChanged(current, previous)
        self.cells.current = (current.row(), current.column())
        for index in (previous, current):
            if index.isValid():
                self.update(index)
        if previous.isValid():
            self._grid.left(previous)
        if current.isValid():
            self._grid.entered(current)
        self.current_moved.emit(current)
