"""How a row of the rail looks: numeral or icon, short name, state. For the rail itself and for the window's first picture."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gui.icons import draw_icon
from gui.marks import mark
from gui.painting import RIGHT, pen, text_width, write
from gui.places import PLACES
from gui.theme import colour, size

GAP = ""
GAP_HEIGHT = 13
_MOST_STATE = 152
"""Where 「数字已改，须重核」 begins at the latest; the names of parts stay left of it in the wide rail."""


class PartState(NamedTuple):
    """A mark (a key of gui.marks.WORDS), the words beside it, and the number alone for narrow rails and strips."""

    mark: str
    words: str
    number: str = ""


class RailRow(NamedTuple):
    """One row: its place (GAP for the line between), numeral, short name and state."""

    place: str
    numeral: str
    name: str
    state: PartState


def row_height(place: str, narrow: bool) -> int:
    """The height of a row."""
    if place == GAP:
        return GAP_HEIGHT
    return size("rail_row_compact" if narrow else "rail_row")


def paint_gap(painter: QPainter, rect: QRectF) -> None:
    """The line between parts and 检查."""
    painter.setPen(pen("line"))
    y = int(rect.center().y()) + 0.5
    painter.drawLine(QPointF(16, y), QPointF(rect.right() - 16, y))


def paint_ground(painter: QPainter, rect: QRectF, chosen: bool, hovered: bool, ring: bool) -> None:
    """What lies under a row that is shown or pointed at; `ring` when the keyboard is in the list."""
    if not (chosen or hovered):
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("selected" if chosen else "hover"))
    painter.drawRoundedRect(rect.adjusted(8, 1, -8, -1), 4, 4)
    if chosen:
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(QRectF(8, rect.top() + 8, 3, rect.height() - 16), 1.5, 1.5)
    if chosen and ring:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawRoundedRect(rect.adjusted(9, 2, -9, -2), 4, 4)


def paint_row(painter: QPainter, rect: QRectF, row: RailRow, chosen: bool, narrow: bool) -> None:
    """Numeral or icon, name and state, over the ground."""
    if row.numeral:
        write(painter, QRectF(20, rect.top(), 34, rect.height()), row.numeral, "text2", 14, chosen)
    else:
        icon = PLACES[row.place][0] if row.place in PLACES else "page"
        draw_icon(painter, icon, 19, rect.center().y() - 8)
    write(painter, QRectF(55, rect.top(), 90, rect.height()), row.name, "text", 14, chosen)
    _paint_state(painter, rect, row.state, narrow)


def _paint_state(painter: QPainter, rect: QRectF, state: PartState, narrow: bool) -> None:
    words = state.words if not narrow else state.number if state.mark in ("error", "warning") else ""
    right = rect.right() - 18
    wide = text_width(words, 12)
    room = right - (rect.left() + _MOST_STATE - 17)
    shown = words if narrow or wide <= room else "须重核" if state.mark == "pending" else words
    wide = text_width(shown, 12)
    write(painter, QRectF(right - wide, rect.top(), wide + 1, rect.height()), shown, "text2", 12, align=RIGHT)
    if state.mark:
        x = right - wide - (17 if shown else 12)
        mark(painter, state.mark, x, int(rect.center().y()) - 6, 12)
