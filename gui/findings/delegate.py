"""One finding as a row of two or three lines: mark, title, place, message."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from forms.findings import Finding, State
from gui.bridge import Bridge
from gui.findings.model import FINDING, STATE
from gui.marks import mark
from gui.painting import RIGHT, laid, pen, text_width, write, write_lines
from gui.theme import colour, theme
from gui.widgets import ring_row

PAD, TEXT_AT, SCROLL_LANE = 16, 41, 12
TITLE_TOP, MESSAGE_TOP, LINE, BELOW = 8, 31, 20, 11


def mark_kind(finding: Finding, state: State) -> str:
    """The mark of a finding in a state; a lapsed one is open again. A state that came through Qt is a plain str."""
    return "explained" if state == State.EXPLAINED else finding.severity.value


class FindingDelegate(QStyledItemDelegate):
    """Paints rows of the findings list."""

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._form = bridge.session.form

    def _place(self, finding: Finding) -> str:
        """The printed id of the row, for findings of a table that has such."""
        table = self._form.table_of(finding.fields[0]) if finding.fields else None
        return table.printed_id(finding.fields[0]) if table is not None else ""

    @staticmethod
    def _width(option: QStyleOptionViewItem) -> float:
        return option.rect.width() - TEXT_AT - PAD

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Title and at most two lines of message."""
        finding: Finding = index.data(FINDING)
        return QSize(0, _height(finding.message, self._width(option) or 260))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row from its picture: while figures are typed rows move up and down, and few of them change."""
        finding: Finding = index.data(FINDING)
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        look = Look(finding.title, finding.message, self._place(finding), mark_kind(finding, index.data(STATE)), chosen)
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        painter.drawPixmap(rect.topLeft(), _picture(look, rect.width(), rect.height(), theme().mode, ratio))
        view = self.parent()
        assert isinstance(view, QListView)
        ring_row(painter, QRectF(rect), view, index)


@lru_cache(4096)
def _height(message: str, width: float) -> int:
    """Asked for all rows whenever one comes or goes."""
    return MESSAGE_TOP + LINE * len(laid(message, 14, False, width, 2)) + BELOW


class Look(NamedTuple):
    """All that the picture of a row depends on, besides its size and the colours."""

    title: str
    message: str
    place: str
    mark: str
    chosen: bool


@lru_cache(64)
def _picture(look: Look, width: int, height: int, _mode: str, ratio: float) -> QPixmap:
    made = QPixmap(round(width * ratio), round(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(colour("selected" if look.chosen else "panel"))
    painter = QPainter(made)
    _draw(painter, look, width, height)
    painter.end()
    return made


def _draw(painter: QPainter, look: Look, width: int, height: int) -> None:
    if look.chosen:
        painter.fillRect(QRectF(0, 0, 3, height), colour("accent"))
    painter.setPen(pen("line"))
    painter.drawLine(QPointF(PAD, height - 0.5), QPointF(width - PAD, height - 0.5))
    mark(painter, look.mark, PAD, 11, 16)
    room = text_width(look.place, 12)
    inner = width - TEXT_AT - PAD
    write(painter, QRectF(TEXT_AT, TITLE_TOP, inner - (room + 8 if look.place else 0), 22), look.title, strong=True)
    if look.place:
        write(painter, QRectF(width - PAD - room, TITLE_TOP, room + 1, 22), look.place, "text3", 12, align=RIGHT)
    write_lines(painter, QRectF(TEXT_AT, MESSAGE_TOP, inner, LINE * 2 + 2), look.message, "text2", most=2)
