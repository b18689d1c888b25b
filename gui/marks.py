"""The shapes of states, drawn. Every state is told by shape, words and colour, in this order."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from gui.theme import theme

WORDS = {
    "error": "必须改",
    "warning": "请核实",
    "info": "提示",
    "explained": "已说明",
    "pending": "未定",
    "read": "识别自正文，请核对",
    "empty": "未开始",
    "half": "填写中",
    "full": "待核对",
    "done": "已核对",
}
"""Each kind of mark and the words that stand for it."""

TONES = {"error": "error", "warning": "warn", "info": "info", "done": "text"}
"""The token each mark is drawn in; text3 for those not named."""

TRIANGLE = QPolygonF([QPointF(8, 1.6), QPointF(15.2, 14.2), QPointF(0.8, 14.2)])
TICK = [QPointF(2.6, 8.6), QPointF(6.2, 12.2), QPointF(13.4, 4)]
SMALL_TICK = [QPointF(5.6, 10.2), QPointF(7.4, 12), QPointF(10.6, 8.4)]
CENTRE = QPointF(8, 8)


def mark(painter: QPainter, kind: str, x: float, y: float, size: int = 16, tone: str = "") -> None:
    """Draw the mark of a kind (a key of WORDS) with its upper left corner at x, y; from a cache of pictures."""
    colours = theme()
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    ink = colours.hex(tone or TONES.get(kind, "text3"))
    painter.drawPixmap(QPointF(x, y), _picture(kind, size, ink, colours.hex("on_mark"), ratio))


@lru_cache(512)
def _picture(kind: str, size: int, ink: str, paper: str, ratio: float) -> QPixmap:
    side = max(1, round(size * ratio))
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / 16, side / 16)
    _DRAW[kind](painter, QColor(ink), QColor(paper), size)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _fill(painter: QPainter, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)


def _stroke(painter: QPainter, ink: QColor, width: float) -> None:
    painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _bang(painter: QPainter, paper: QColor, top: float, height: float) -> None:
    _fill(painter, paper)
    painter.drawRoundedRect(QRectF(7.05, top, 1.9, height), 0.9, 0.9)
    painter.drawEllipse(QPointF(8, top + height + 2.1), 1.15, 1.15)


def _error(painter: QPainter, ink: QColor, paper: QColor, _size: int) -> None:
    _fill(painter, ink)
    painter.drawRoundedRect(QRectF(1, 1, 14, 14), 2.5, 2.5)
    _bang(painter, paper, 3.8, 5)


def _warning(painter: QPainter, ink: QColor, paper: QColor, _size: int) -> None:
    _stroke(painter, ink, 1.6)
    painter.setBrush(ink)
    painter.drawPolygon(TRIANGLE)
    _bang(painter, paper, 5.6, 3.8)


def _explained(painter: QPainter, ink: QColor, _paper: QColor, size: int) -> None:
    _stroke(painter, ink, 1.6)
    painter.drawPolygon(TRIANGLE)
    if size >= 16:
        painter.drawPolyline(SMALL_TICK)


def _info(painter: QPainter, ink: QColor, _paper: QColor, _size: int) -> None:
    _stroke(painter, ink, 1.5)
    painter.drawEllipse(CENTRE, 6.4, 6.4)
    _fill(painter, ink)
    painter.drawEllipse(QPointF(8, 4.9), 1, 1)
    painter.drawRoundedRect(QRectF(7.2, 7, 1.6, 4.6), 0.8, 0.8)


def _pending(painter: QPainter, ink: QColor, _paper: QColor, _size: int) -> None:
    dashed = QPen(ink, 1.5)
    dashed.setDashPattern([2.2, 1.9])
    painter.setPen(dashed)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(CENTRE, 6.2, 6.2)


def _read(painter: QPainter, ink: QColor, paper: QColor, size: int) -> None:
    _pending(painter, ink, paper, size)
    _fill(painter, ink)
    painter.drawEllipse(CENTRE, 1.8, 1.8)


def _empty(painter: QPainter, ink: QColor, _paper: QColor, _size: int) -> None:
    _stroke(painter, ink, 1.5)
    painter.drawEllipse(CENTRE, 6.2, 6.2)


def _half(painter: QPainter, ink: QColor, paper: QColor, size: int) -> None:
    _empty(painter, ink, paper, size)
    _fill(painter, ink)
    painter.drawPie(QRectF(3.6, 3.6, 8.8, 8.8), 90 * 16, 180 * 16)


def _full(painter: QPainter, ink: QColor, _paper: QColor, _size: int) -> None:
    _fill(painter, ink)
    painter.drawEllipse(CENTRE, 3.2, 3.2)


def _done(painter: QPainter, ink: QColor, _paper: QColor, _size: int) -> None:
    _stroke(painter, ink, 2)
    painter.drawPolyline(TICK)


_DRAW: dict[str, Callable[[QPainter, QColor, QColor, int], None]] = {
    "error": _error,
    "warning": _warning,
    "info": _info,
    "explained": _explained,
    "pending": _pending,
    "read": _read,
    "empty": _empty,
    "half": _half,
    "full": _full,
    "done": _done,
}


class Mark(QWidget):
    """A mark as a widget of its own; its accessible name is the words for the state."""

    def __init__(self, kind: str, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = ""
        self.setFixedSize(size, size)
        self.show_kind(kind)

    @property
    def kind(self) -> str:
        """The state shown, a key of WORDS; "" for none."""
        return self._kind

    def show_kind(self, kind: str) -> None:
        """Show another state; "" leaves the place empty."""
        if kind != self._kind:
            self._kind = kind
            self.setAccessibleName(WORDS[kind] if kind else "")
            self.setToolTip(WORDS[kind] if kind else "")
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark over the whole widget."""
        if self._kind:
            painter = QPainter(self)
            mark(painter, self._kind, 0, 0, self.width())
            painter.end()
