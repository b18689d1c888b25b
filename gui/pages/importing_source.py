"""The right side of the import page: the original with its line numbers; the lines of what is looked at are lit."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.painting import RIGHT, laid, write
from gui.theme import colour, theme
from gui.widgets import Label, boxed, column, hline, row

LINE = Qt.ItemDataRole.UserRole
_HEIGHT, _MOST, _TEXT_AT = 22, 3, 54
_NO_INDEX = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class _Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[tuple[int, str]] = []

    def show(self, lines: list[tuple[int, str]]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number, text = self.lines[index.row()]
        if role == LINE:
            return number, text
        return f"第{number}行 {text}" if role == Qt.ItemDataRole.DisplayRole else None


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.lit: frozenset[int] = frozenset()

    def _laid(self, text: str) -> tuple[str, ...]:
        return laid(text, 14, False, max(80, self._view.viewport().width() - _TEXT_AT - 10), _MOST)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _HEIGHT * len(self._laid(index.data(LINE)[1])) + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        number, text = index.data(LINE)
        rect = QRectF(option.rect)
        lit = number in self.lit
        if lit:
            painter.fillRect(rect.adjusted(0, 0, 0, -2), colour("accent_tint"))
            painter.fillRect(QRectF(0, rect.top(), 3, rect.height() - 2), colour("accent"))
        write(painter, QRectF(4, rect.top(), 38, _HEIGHT), str(number), "text3", 12, align=RIGHT)
        tone = "text" if lit else "text2"
        for at, line in enumerate(self._laid(text)):
            there = QRectF(_TEXT_AT, rect.top() + _HEIGHT * at, rect.width() - _TEXT_AT - 6, _HEIGHT)
            write(painter, there, line, tone)


class _View(QListView):
    scrolled = Signal()
    """Other lines may be seen now: long texts are laid out in batches, so that only painting knows which."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName("原文")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.scrolled.emit()


class SourcePane(QWidget):
    """Original text in a frame."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = _Lines()
        self.view = _View()
        self.view.setModel(self._lines)
        self._delegate = _LineDelegate(self.view)
        self.view.setItemDelegate(self._delegate)
        self._range = Label("", 12, tone="text3")
        head = row(Label("原文", 14, True), None, self._range, margins=(14, 7, 14, 7))
        inner = column(head, hline(), 4, self.view, gap=0, margins=(1, 0, 1, 8))
        self.setLayout(column(boxed(inner, "panel")))
        self.view.scrolled.connect(self._show_range)
        theme().changed.connect(self.view.viewport().update)

    def show_lines(self, lines: list[tuple[int, str]]) -> None:
        """Show (number, text) of the lines that are not blank."""
        self._lines.show(lines)

    def light(self, lit: frozenset[int]) -> None:
        """Light lines and bring them into view."""
        self._delegate.lit = lit
        at = next((i for i, (number, _) in enumerate(self._lines.lines) if number in lit), -1)
        if at >= 0:
            self.view.scrollTo(self._lines.index(at, 0), QListView.ScrollHint.PositionAtCenter)
        self.view.viewport().update()

    @property
    def lit(self) -> frozenset[int]:
        """The lines that are lit."""
        return self._delegate.lit

    def _show_range(self) -> None:
        height = self.view.viewport().height()
        top, bottom = self.view.indexAt(QPoint(8, 4)), self.view.indexAt(QPoint(8, height - 4))
        lines = self._lines.lines
        if lines and top.isValid():
            last = bottom.row() if bottom.isValid() else len(lines) - 1
            words = f"第{lines[top.row()][0]}—{lines[last][0]}行"
            if words != self._range.text():
                self._range.setText(words)
