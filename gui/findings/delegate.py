"""One finding as a row of two or three lines: mark, title, place, message."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from forms.findings import Finding, State
from gui.bridge import Bridge
from gui.findings.model import FINDING, STATE
from gui.marks import mark
from gui.painting import RIGHT, laid, pen, text_width, write, write_lines
from gui.theme import colour

PAD, TEXT_AT, SCROLL_LANE = 16, 41, 12
TITLE_TOP, MESSAGE_TOP, LINE, BELOW = 8, 31, 20, 11


def mark_kind(finding: Finding, state: State) -> str:
    """The mark of a finding in a state; a lapsed one is open again."""
    return "explained" if state is State.EXPLAINED else finding.severity.value


class FindingDelegate(QStyledItemDelegate):
    """Paints rows of the findings list."""

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._form = bridge.session.form

    def _place(self, finding: Finding) -> str:
        """The printed id of the row, for findings of a printed table."""
        table = self._form.table_of(finding.fields[0]) if finding.fields else None
        return finding.fields[0] if table is not None and table.printed else ""

    @staticmethod
    def _width(option: QStyleOptionViewItem) -> float:
        return option.rect.width() - TEXT_AT - PAD

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Title and at most two lines of message."""
        finding: Finding = index.data(FINDING)
        width = self._width(option) or 260
        return QSize(0, MESSAGE_TOP + LINE * len(laid(finding.message, 14, False, width, 2)) + BELOW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        finding: Finding = index.data(FINDING)
        rect = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("selected"))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), colour("accent"))
        painter.setPen(pen("line"))
        painter.drawLine(QPointF(PAD, rect.bottom() - 0.5), QPointF(rect.right() - PAD, rect.bottom() - 0.5))
        mark(painter, mark_kind(finding, index.data(STATE)), PAD, rect.top() + 11, 16)
        place = self._place(finding)
        room = text_width(place, 12)
        width = rect.width() - TEXT_AT - PAD
        title = QRectF(TEXT_AT, rect.top() + TITLE_TOP, width - (room + 8 if place else 0), 22)
        write(painter, title, finding.title, strong=True)
        if place:
            at = QRectF(rect.right() - PAD - room, rect.top() + TITLE_TOP, room + 1, 22)
            write(painter, at, place, "text3", 12, align=RIGHT)
        below = QRectF(TEXT_AT, rect.top() + MESSAGE_TOP, width, LINE * 2 + 2)
        write_lines(painter, below, finding.message, "text2", most=2)
        painter.restore()
