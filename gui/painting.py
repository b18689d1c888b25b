"""What every painter uses: faces, metrics, pens, text that is elided or laid out in lines. All of it cached."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPainter, QPen

import resources
from gui.theme import theme, tokens

LEFT, RIGHT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
MIDDLE = Qt.AlignmentFlag.AlignVCenter
SINGLE_LINE = Qt.TextFlag.TextSingleLine
_ONE_LINE = {align: align | MIDDLE | SINGLE_LINE for align in (LEFT, RIGHT, CENTRE)}
"""Joined once: joining flags in Python costs as much as drawing a short text."""

CARRIED_FACE = "fonts/NotoSansSC-Medium.ttf"
OPENING, CLOSING = "（“〔《「", "）”〕》」"
HANG = 0.45
"""How far, in heights of the text, a bracket hangs into the margin so that first characters line up."""


@cache
def families() -> tuple[str, ...]:
    """The Chinese faces to use: those of the tokens that are installed, best first; the carried one where none is."""
    wanted = [name for name in tokens()["font"]["ui"] if name != "sans-serif"]
    found = tuple(name for name in wanted if QFontDatabase.hasFamily(name))
    if found:
        return found
    number = QFontDatabase.addApplicationFont(str(resources.path(CARRIED_FACE)))
    return tuple(QFontDatabase.applicationFontFamilies(number)) if number >= 0 else ("sans-serif",)


@cache
def face(size: int, strong: bool = False) -> QFont:
    """The face at a height in logical pixels. Naming a Chinese face halves the painting that fallback would cost."""
    font = QFont()
    font.setFamilies(list(families()))
    font.setPixelSize(size)
    font.setBold(strong)
    return font


@cache
def metrics(size: int, strong: bool = False) -> QFontMetrics:
    """Widths and heights of that face."""
    return QFontMetrics(face(size, strong))


@lru_cache(4096)
def text_width(text: str, size: int, strong: bool = False) -> int:
    """How wide a text is on one line, in logical pixels."""
    return metrics(size, strong).horizontalAdvance(text)


@lru_cache(8192)
def elided(text: str, size: int, strong: bool, width: int) -> str:
    """The text as it fits that width, with … at its end where it does not."""
    return metrics(size, strong).elidedText(text, Qt.TextElideMode.ElideRight, width)


@lru_cache(4096)
def laid(text: str, size: int, strong: bool, width: float, most: int = 0) -> tuple[str, ...]:
    """The text broken into lines of that width by Qt's rules for Chinese; with `most` lines the last one is elided."""
    from PySide6.QtGui import QTextLayout, QTextOption  # not before lines are laid: the rail needs none

    lines: list[str] = []
    layout = QTextLayout(text, face(size, strong))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, end = line.textStart(), line.textStart() + line.textLength()
        if most and len(lines) == most - 1 and end < len(text):
            lines.append(elided(text[start:], size, strong, int(width)))
            break
        lines.append(text[start:end])
    layout.endLayout()
    return tuple(lines)


def line_height(size: int) -> int:
    """The height of one of several lines of text: 20 for 14."""
    return round(size * 1.45)


def pen(name: str, width: float = 1, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen of that colour with flat ends. Centre 1 px lines on .5 and 2 px lines on whole pixels."""
    return _pen(theme().hex(name), width, style)


@cache
def _pen(colour: str, width: float, style: Qt.PenStyle) -> QPen:
    made = QPen(QColor(colour), width, style)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    return made


def fill(painter: QPainter, rect: QRectF | QRect, tone: str) -> None:
    """Fill a rectangle. (Asking for `fillRect` makes PySide load all that a rectangle can be filled with: 3 ms of a start.)"""
    painter.setBackground(theme().colour(tone))
    painter.eraseRect(rect)


def write(
    painter: QPainter,
    rect: QRectF,
    text: str,
    tone: str = "text",
    size: int = 14,
    strong: bool = False,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Draw one line of text, centred in height and elided where it does not fit; brackets hang into the margin."""
    if not text:
        return
    if align == LEFT and text[0] in OPENING:
        rect = rect.adjusted(-size * HANG, 0, 0, 0)
    elif align == RIGHT and text[-1] in CLOSING:
        rect = rect.adjusted(0, 0, size * HANG, 0)
    painter.setFont(face(size, strong))
    painter.setPen(theme().colour(tone))
    shown = elided(text, size, strong, int(rect.width()) + 1)
    painter.drawText(rect, _ONE_LINE[align], shown)


def write_lines(
    painter: QPainter, rect: QRectF, text: str, tone: str = "text", size: int = 14, strong: bool = False, most: int = 0
) -> float:
    """Draw text in lines from the top of the rectangle; returns the height used."""
    painter.setFont(face(size, strong))
    painter.setPen(theme().colour(tone))
    y, height = rect.top(), line_height(size)
    for line in laid(text, size, strong, rect.width(), most):
        hung = size * HANG if line[:1] in OPENING and line else 0
        painter.drawText(QRectF(rect.left() - hung, y, rect.width() + hung, height), _ONE_LINE[LEFT], line)
        y += height
    return y - rect.top()
