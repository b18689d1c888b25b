"""The left side of the import page: the rows with their choices."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QMenu, QStyledItemDelegate, QStyleOptionViewItem

from gui.icons import draw_icon
from gui.marks import mark
from gui.pages.importing_rows import Row
from gui.painting import pen, text_width, write
from gui.theme import colour, theme
from gui.widgets import ring_row

ROW = Qt.ItemDataRole.UserRole
GROUP_HEIGHT, ITEM_HEIGHT = 35, 53
_BOX = 118
"""How far from the right the choice begins."""
_NO_INDEX = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractListModel):
    """The rows of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def choose(self, at: int, choice: str) -> None:
        """Make another choice for a row."""
        self.rows[at].choice = choice
        self.dataChanged.emit(self.index(at, 0), self.index(at, 0))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Groups and items."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings of groups cannot be chosen."""
        if not self.rows[index.row()].mark:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row for the delegate; all of it in words for screen readers and tooltips."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            where = f"第{row.line}行，" if row.line else ""
            return f"{where}{row.words}，{row.told}" + (f"，{row.choice}" if row.choice else "")
        if role == Qt.ItemDataRole.ToolTipRole and row.mark:
            return f"{row.words}\n{row.told}"
        return None


class RowDelegate(QStyledItemDelegate):
    """Headings with a ledger rule; items in two lines with their choice at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two heights."""
        return QSize(0, ITEM_HEIGHT if index.data(ROW).mark else GROUP_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row: Row = index.data(ROW)
        rect = QRectF(option.rect)
        painter.save()
        if row.mark:
            self._item(painter, rect, row, index)
            view = self.parent()
            assert isinstance(view, QListView)
            ring_row(painter, rect, view, index)
        else:
            wide = text_width(row.words, 14, True)
            write(painter, rect.adjusted(0, 4, 0, 0), row.words, "text", 14, True)
            write(painter, rect.adjusted(wide + 12, 4, 0, 0), row.told, "text3", 12)
            painter.setPen(pen("line_field"))
            painter.drawLine(QPointF(0, rect.bottom() - 0.5), QPointF(rect.right(), rect.bottom() - 0.5))
        painter.restore()

    def _item(self, painter: QPainter, rect: QRectF, row: Row, index: Index) -> None:
        view = self.parent()
        assert isinstance(view, QListView)
        if index == view.currentIndex():
            painter.fillRect(rect, colour("selected"))
            painter.fillRect(QRectF(0, rect.top(), 3, rect.height()), colour("accent"))
        painter.setPen(pen("line"))
        painter.drawLine(QPointF(0, rect.bottom() - 0.5), QPointF(rect.right(), rect.bottom() - 0.5))
        mark(painter, row.mark, 12, rect.top() + 9)
        if row.line:
            write(painter, QRectF(38, rect.top() + 5, 64, 24), f"第{row.line}行", "text3", 12)
        room = rect.width() - 104 - (_BOX + 12 if len(row.choices) > 1 else 8)
        write(painter, QRectF(104, rect.top() + 5, room, 24), row.words)
        write(painter, QRectF(104, rect.top() + 27, room, 20), row.told, "text2", 12)
        if len(row.choices) > 1:
            self._choice(painter, choice_box(rect), row.choice)

    def _choice(self, painter: QPainter, box: QRectF, words: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen("line_field"))
        painter.setBrush(colour("page"))
        painter.drawRoundedRect(box, 4, 4)
        write(painter, box.adjusted(10, 0, -22, 0), words)
        draw_icon(painter, "down", box.right() - 20, int(box.center().y()) - 6, size=12)


def choice_box(rect: QRectF) -> QRectF:
    """Where the choice of an item stands."""
    return QRectF(int(rect.right() - _BOX) + 0.5, rect.top() + 10.5, _BOX - 8, 31)


class RowList(QListView):
    """The list. A click on a choice, or Space, Enter or F4 on its row, opens the choices."""

    looked_at = Signal(object)
    """The Row that became current."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("读入结果")
        self.model_ = RowModel()
        self.setModel(self.model_)
        self.setItemDelegate(RowDelegate(self))
        self.selectionModel().currentChanged.connect(self._looked)
        theme().changed.connect(self.viewport().update)

    def show_rows(self, rows: list[Row]) -> None:
        """Show rows and look at the first item."""
        self.model_.show(rows)
        first = next((at for at, row in enumerate(rows) if row.mark), -1)
        if first >= 0:
            self.setCurrentIndex(self.model_.index(first, 0))

    def _looked(self, now: Index) -> None:
        if now.isValid():
            self.looked_at.emit(self.model_.rows[now.row()])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a choice opens the choices."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and choice_box(QRectF(self.visualRect(index))).contains(event.position()):
            self._open_choices(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move; Space, Enter and F4 open the choices."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F4):
            self._open_choices(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open_choices(self, index: Index) -> None:
        row = self.model_.rows[index.row()] if index.isValid() else None
        if row is None or len(row.choices) < 2:
            return
        menu, at = QMenu(self), index.row()
        for choice in row.choices:
            action = menu.addAction(choice)
            action.triggered.connect(lambda _on=False, to=choice: self.model_.choose(at, to))
        menu.aboutToHide.connect(menu.deleteLater)
        rect = choice_box(QRectF(self.visualRect(index)))
        menu.popup(self.viewport().mapToGlobal(rect.bottomLeft().toPoint()))
