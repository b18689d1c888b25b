"""Words that have to be read whole in a place of fixed height: smaller, then on two lines, before anything is cut."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.painting import elided, laid, line_height, text_width, write
from gui.widgets.labels import ACT_GAP, Elided

SMALL, CLOSE = 12, 13
"""The smaller face, and the least height of one of its lines, in logical pixels."""


@lru_cache(1024)
def fitted(text: str, size: int, strong: bool, width: float, height: int) -> tuple[int, tuple[str, ...], bool]:
    """How a text is shown in that room: the height of its face, its lines, and whether it is whole.

    One line at `size`; else as many lines as have room, at `size` and then smaller; cut only where that is too little.
    """
    if text_width(text, size, strong) <= width:
        return size, (text,), True
    ways = ((size, height // line_height(size)), (min(size, SMALL), height // CLOSE))
    for face, most in ways:
        lines = laid(text, face, strong, width)
        if len(lines) <= most:
            return face, lines, True
    face, most = ways[-1]
    if most < 2:
        return size, (elided(text, size, strong, int(width)),), False
    return face, laid(text, face, strong, width, most), False


def write_fitted(
    painter: QPainter, rect: QRectF, text: str, tone: str = "text", size: int = 14, strong: bool = False
) -> None:
    """Draw a text as it fits a room, its lines together in the middle of the height."""
    shown, lines, _ = fitted(text, size, strong, rect.width(), int(rect.height()))
    step = min(line_height(shown), rect.height() / len(lines))
    top = rect.top() + (rect.height() - step * len(lines)) / 2
    for at, line in enumerate(lines):
        write(painter, QRectF(rect.left(), top + at * step, rect.width() + 2, step), line, tone, shown, strong)


class Fitted(Elided):
    """Like `Elided`, in a room of `height`: what is too long for a line becomes smaller and takes two before it is cut."""

    def __init__(
        self,
        text: str = "",
        size: int = 14,
        strong: bool = False,
        tone: str = "text",
        height: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, size, strong, tone, parent)
        if height:
            self.setFixedHeight(height)

    def _room(self) -> float:
        return self.width() - (text_width(self._act, self._size, True) + ACT_GAP if self._act else 0)

    def _tell_whole(self) -> None:
        whole = fitted(self._text, self._size, self._strong, self._room(), self.height())[2]
        self.setToolTip("" if whole else self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, together in the middle of the height."""
        size, lines, _ = fitted(self._text, self._size, self._strong, self._room(), self.height())
        if len(lines) == 1 and size == self._size:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        write_fitted(
            painter, QRectF(0, 0, self._room(), self.height()), self._text, self._tone, self._size, self._strong
        )
        if self._act:
            beside = QRectF(self._room() + ACT_GAP, 0, self.width() - self._room() - ACT_GAP, self.height())
            write(painter, beside, self._act, "accent", self._size, True)
        painter.end()
