"""Icons of 16 x 16 px, stroke 1.4, round ends: drawn from the strokes below, without picture files."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPainterPath, QPen, QPixmap

from gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

STROKE = 1.4

STROKES = {
    "undo": "M 3 6.5 L 9.5 6.5 A 9.5 10 3.5 90 -180 L 6 13.5 M 5.8 3.5 L 2.8 6.5 L 5.8 9.5",
    "redo": "M 13 6.5 L 6.5 6.5 A 6.5 10 3.5 90 180 L 10 13.5 M 10.2 3.5 L 13.2 6.5 L 10.2 9.5",
    "page": "M 4 1.8 L 9.2 1.8 L 12.5 5 L 12.5 14.2 L 4 14.2 Z"
    " M 9 1.8 L 9 5.2 L 12.5 5.2 M 6 8 L 10.5 8 M 6 10.6 L 10.5 10.6",
    "folder": "M 1.8 12.8 L 1.8 3.6 L 6 3.6 L 7.6 5.4 L 14.2 5.4 L 14.2 12.8 Z",
    "import": "M 8 1.8 L 8 9.2 M 5 6.4 L 8 9.4 L 11 6.4 M 2.4 10.6 L 2.4 13.8 L 13.6 13.8 L 13.6 10.6",
    "export": "M 8 9.6 L 8 2 M 5 4.8 L 8 1.8 L 11 4.8 M 2.4 8.6 L 2.4 13.6 L 13.6 13.6 L 13.6 8.6",
    "plus": "M 8 3 L 8 13 M 3 8 L 13 8",
    "minus": "M 3 8 L 13 8",
    "bin": "M 3 4.4 L 13 4.4 M 6 4.4 L 6 2.6 L 10 2.6 L 10 4.4 M 4.2 4.4 L 4.9 13.6 L 11.1 13.6 L 11.8 4.4",
    "sample": "M 3 2.4 L 13 2.4 L 13 13.6 L 3 13.6 Z M 5.4 5.4 L 10.6 5.4 M 5.4 8 L 10.6 8 M 5.4 10.6 L 8.4 10.6",
    "help": "O 8 8 6.4 M 5.8 6.2 A 8 6.2 2.2 180 -220 L 8.2 8.6 L 8 9.6 M 8 12 L 8 12.1",
    "back": "M 9.8 3.4 L 5.2 8 L 9.8 12.6",
    "next": "M 6.2 3.4 L 10.8 8 L 6.2 12.6",
    "down": "M 3.6 6.2 L 8 10.6 L 12.4 6.2",
    "up": "M 3.6 9.8 L 8 5.4 L 12.4 9.8",
    "link": "M 6.6 9.4 L 9.4 6.6 M 5.2 7.4 L 3.4 9.2 A 5.1 10.9 2.4 135 180 L 8.6 10.8 M 10.8 8.6 L 12.6 6.8"
    " A 10.9 5.1 2.4 -45 180 L 7.4 5.2",
    "draft": "M 10.4 2.8 L 13.2 5.6 L 5.8 13 L 2.4 13.6 L 3 10.2 Z M 9 4.2 L 11.8 7",
    "note": "M 2.4 3 L 13.6 3 L 13.6 11 L 8.4 11 L 5.4 13.6 L 5.4 11 L 2.4 11 Z",
    "search": "O 7 7 4.6 M 10.4 10.4 L 13.8 13.8",
    "check": "M 3.4 8.4 L 6.6 11.6 L 12.6 4.8",
    "list": "M 5.6 4 L 13.6 4 M 5.6 8 L 13.6 8 M 5.6 12 L 13.6 12 M 2.6 4 L 2.8 4 M 2.6 8 L 2.8 8 M 2.6 12 L 2.8 12",
    "table": "M 2 3 L 14 3 L 14 13 L 2 13 Z M 2 6.2 L 14 6.2 M 2 9.6 L 14 9.6 M 8.6 6.2 L 8.6 13",
    "close": "M 4 4 L 12 12 M 12 4 L 4 12",
    "more": "O 3.4 8 0.5 O 8 8 0.5 O 12.6 8 0.5",
    "text": "M 3 4 L 13 4 M 3 8 L 13 8 M 3 12 L 9 12",
    "copy": "M 5.6 4.8 L 13.4 4.8 L 13.4 14 L 5.6 14 Z M 2.8 11 L 2.8 2 L 10.4 2",
    "recheck": "M 13.2 8 A 8 8 5.2 0 285 M 13.4 2.6 L 13.4 5.6 L 10.4 5.6",
    "print": "M 4.4 6 L 4.4 2.2 L 11.6 2.2 L 11.6 6 M 4.4 11.4 L 2.2 11.4 L 2.2 6 L 13.8 6 L 13.8 11.4 L 11.6 11.4"
    " M 4.4 9.4 L 11.6 9.4 L 11.6 13.8 L 4.4 13.8 Z",
    "settings": "M 2.4 4.6 L 8 4.6 M 11.4 4.6 L 13.6 4.6 O 9.7 4.6 1.7"
    " M 2.4 11.4 L 4.6 11.4 M 8 11.4 L 13.6 11.4 O 6.3 11.4 1.7",
}
"""M and L: move, line to x y. A: arc of a circle (centre x y, radius, start and sweep in degrees, upwards from three
o'clock). O: circle (centre x y, radius). Z: close."""

_ARGUMENTS = {"M": 2, "L": 2, "A": 5, "O": 3, "Z": 0}


@cache
def path(name: str) -> QPainterPath:
    """The strokes of an icon as a path in a square of 16. KeyError for an unknown name."""
    drawn = QPainterPath()
    words = STROKES[name].split()
    at = 0
    while at < len(words):
        letter = words[at]
        numbers = [float(word) for word in words[at + 1 : at + 1 + _ARGUMENTS[letter]]]
        at += 1 + len(numbers)
        if letter == "M":
            drawn.moveTo(*numbers)
        elif letter == "L":
            drawn.lineTo(*numbers)
        elif letter == "A":
            x, y, radius, start, sweep = numbers
            drawn.arcTo(QRectF(x - radius, y - radius, 2 * radius, 2 * radius), start, sweep)
        elif letter == "O":
            x, y, radius = numbers
            drawn.addEllipse(QPointF(x, y), radius, radius)
        else:
            drawn.closeSubpath()
    return drawn


@lru_cache(512)
def _picture(name: str, ink: str, size: int, ratio: float) -> QPixmap:
    side = max(1, round(size * ratio))
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / 16, side / 16)
    painter.setPen(QPen(QColor(ink), STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPath(path(name))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def draw_icon(painter: QPainter, name: str, x: float, y: float, tone: str = "text2", size: int = 16) -> None:
    """Draw an icon with its upper left corner at x, y."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    painter.drawPixmap(QPointF(x, y), _picture(name, theme().hex(tone), size, ratio))


def icon(name: str, tone: str = "text2", size: int = 16) -> QIcon:
    """An icon for buttons and menus in the colours of now, sharp on every screen that is connected."""
    from PySide6.QtGui import QIcon  # a start paints its icons without

    made = QIcon()
    for ratio in sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}):
        made.addPixmap(_picture(name, theme().hex(tone), size, ratio))
        made.addPixmap(_picture(name, theme().hex("text3"), size, ratio), QIcon.Mode.Disabled)
    return made
