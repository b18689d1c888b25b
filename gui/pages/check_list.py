"""Model and delegate of the check page's list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.findings.signed import signed
from gui.marks import mark
from gui.pages.check_rows import PART, Line
from gui.painting import RIGHT, laid, line_height, pen, text_width, write, write_lines
from gui.theme import colour
from gui.widgets import ring_row

LINE = Qt.ItemDataRole.UserRole + 1
AnyIndex = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
PART_HEIGHT, ROW_HEIGHT, ABOVE = 40, 36, 8
WORD_AT, TITLE_AT, MESSAGE_AT, PLACE_WIDTH, NARROW = 36, 100, 322, 150, 760


class CheckModel(QAbstractListModel):
    """The lines; replaced as a whole, for the list is only looked at while nothing is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> bool:
        """Show other lines; False if they are the same."""
        if lines == self.lines:
            return False
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()
        return True

    def rowCount(self, parent: AnyIndex = NO_PARENT) -> int:
        """How many lines."""
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings of parts cannot be chosen."""
        if not index.isValid() or self.lines[index.row()].kind == PART:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line, and its words for screen readers and tooltips."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        told = "　".join(part for part in (line.word, line.title, line.words, line.place) if part)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return told
        return line.words if role == Qt.ItemDataRole.ToolTipRole and line.kind != PART else None


class CheckDelegate(QStyledItemDelegate):
    """Paints headings of parts, findings and blanks."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Headings a little higher; as many lines as words and reason need."""
        line: Line = index.data(LINE)
        if line.kind == PART:
            return QSize(0, PART_HEIGHT)
        width = self._view.viewport().width()
        room = width - _message_at(width) - PLACE_WIDTH
        lines = line_height(14) * len(laid(line.words, 14, False, room))
        reason = line_height(12) * len(laid(_reason(line), 12, False, room)) + 2 if line.reason else 0
        return QSize(0, ROW_HEIGHT - line_height(14) + max(line_height(14), lines) + reason)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one line."""
        line: Line = index.data(LINE)
        rect = QRectF(option.rect)
        painter.save()
        if line.kind == PART:
            self._part(painter, rect, line)
        else:
            self._row(painter, rect, line, bool(option.state & QStyle.StateFlag.State_Selected))
            ring_row(painter, rect, self._view, index)
        painter.restore()

    @staticmethod
    def _part(painter: QPainter, rect: QRectF, line: Line) -> None:
        text = QRectF(0, rect.top() + 6, rect.width(), rect.height() - 6)
        write(painter, text, line.title, strong=True)
        write(painter, text.adjusted(text_width(line.title, 14, True) + 16, 0, 0, 0), line.words, "text3", 12)
        painter.setPen(pen("line_field"))
        painter.drawLine(QPointF(0, rect.bottom() - 0.5), QPointF(rect.right(), rect.bottom() - 0.5))

    @staticmethod
    def _row(painter: QPainter, rect: QRectF, line: Line, chosen: bool) -> None:
        if chosen:
            painter.fillRect(rect, colour("selected"))
            painter.fillRect(QRectF(0, rect.top(), 3, rect.height()), colour("accent"))
        painter.setPen(pen("line"))
        painter.drawLine(QPointF(0, rect.bottom() - 0.5), QPointF(rect.right(), rect.bottom() - 0.5))
        mark(painter, line.mark, 12, rect.top() + 10, 16)
        top, right = rect.top(), rect.right()
        message_at = _message_at(rect.width())
        write(painter, QRectF(WORD_AT, top, 60, ROW_HEIGHT), line.word, "text2")
        if message_at != TITLE_AT:
            write(painter, QRectF(TITLE_AT, top, MESSAGE_AT - TITLE_AT - 8, ROW_HEIGHT), line.title)
        room = right - message_at - PLACE_WIDTH
        used = write_lines(painter, QRectF(message_at, top + ABOVE, room, rect.height()), line.words, "text2")
        place = f"定位到{line.place or '此处'}" if chosen else line.place
        at = QRectF(right - PLACE_WIDTH, top, PLACE_WIDTH - 12, ROW_HEIGHT)
        write(painter, at, place, "accent" if chosen else "text2", align=RIGHT)
        if line.reason:
            below = QRectF(message_at, top + ABOVE + max(used, line_height(14)) + 2, room, rect.height())
            write_lines(painter, below, _reason(line), "text2", 12)


def _message_at(width: float) -> int:
    """Where the words begin: in narrow lists in place of the title."""
    return MESSAGE_AT if width >= NARROW else TITLE_AT


def _reason(line: Line) -> str:
    """The reason as it is written under a finding, with its author and day."""
    assert line.reason is not None
    lapsed = "（数字已改，已失效）" if line.mark != "explained" else ""
    return f"理由：{line.reason.text}{lapsed}　{signed(line.reason)}"
