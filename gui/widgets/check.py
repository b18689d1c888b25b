"""A check box with its own tick: style sheets cannot draw one without picture files."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from gui.painting import LEFT, MIDDLE, face, text_width
from gui.theme import colour

SIDE, TEXT_AT = 17, 28
_TICK = (QPointF(4, 8.8), QPointF(7.2, 12), QPointF(13, 5.4))


def paint_box(painter: QPainter, box: QRectF, on: bool, live: str = "accent", edge: str = "line_field") -> None:
    """The box with its tick, in the tokens `live` where it is ticked and `edge` where it is not."""
    painter.setPen(QPen(colour(live if on else edge), 1.2))
    painter.setBrush(colour(live if on else "page"))
    painter.drawRoundedRect(box, 3, 3)
    if on:
        round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(colour("on_accent"), 1.9, Qt.PenStyle.SolidLine, round_cap, round_join))
        painter.drawPolyline([box.topLeft() + point for point in _TICK])


class Check(QCheckBox):
    """A real check box (keys, screen readers), drawn as the tokens want it."""

    def __init__(self, text: str, strong: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._strong = strong
        self.setFont(face(14, strong))
        self.setAccessibleName(text.replace("&", ""))

    def sizeHint(self) -> QSize:
        """The box, the gap and the words."""
        return QSize(text_width(self.text().replace("&", ""), 14, self._strong) + TEXT_AT + 2, 24)

    def minimumSizeHint(self) -> QSize:
        """The words are never cut."""
        return self.sizeHint()

    def hitButton(self, at: QPoint) -> bool:
        """The words can be clicked like the box."""
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, tick and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, (self.height() - SIDE) // 2 + 0.5, SIDE - 1, SIDE - 1)
        live = "accent" if self.isEnabled() else "text3"
        edge = "accent" if self.underMouse() and self.isEnabled() else "line_field"
        paint_box(painter, box, self.isChecked(), live, edge)
        painter.setFont(self.font())
        painter.setPen(colour("text" if self.isEnabled() else "text3"))
        words = QRectF(TEXT_AT, 0, self.width() - TEXT_AT, self.height())
        painter.drawText(words, LEFT | MIDDLE | Qt.TextFlag.TextShowMnemonic, self.text())
        painter.end()
