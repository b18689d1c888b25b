"""The ring round what has the focus, shown only when the keyboard moved it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from gui.theme import colour, size

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QAbstractItemView, QScrollArea

_OWN_FRAME = ("QLineEdit", "QTextEdit", "QPlainTextEdit", "QAbstractItemView")
"""These show the focus by a frame of their own. By name: to load the classes would cost milliseconds at the start."""
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.LayoutRequest}


class FocusRing(QWidget):
    """One ring for a window: 2 px in the accent, 2 px off. Make it once, with the window as its parent.

    Tab and mnemonics count as the keyboard; whoever moves the focus for a shortcut says setFocus(ShortcutFocusReason).
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._around: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    @property
    def around(self) -> QWidget | None:
        """What the ring is drawn round; None while it is hidden."""
        return self._around

    def look(self) -> None:
        """Draw it round what has the focus now."""
        self._moved(None, QApplication.focusWidget())

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self._window):  # the window is going, its widgets lose the focus one by one
            return
        by_key = self._window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if now is None or not by_key or not self._window.isAncestorOf(now):
            self._surround(None)
        else:
            self._surround(None if any(now.inherits(name) for name in _OWN_FRAME) else now)

    def _surround(self, widget: QWidget | None) -> None:
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched = []
        self._around = widget
        if widget is None:
            self.hide()
            return
        area = _scroll_area(widget, self._window)
        self._watched = [widget, self._window]
        if area is not None:
            self._watched += [found for found in (area.widget(), area.viewport()) if found is not None]
        for watched in self._watched:
            watched.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        around = self._around
        if around is None or not isValid(around):
            return
        gap = size("focus_offset") + size("focus_ring")
        place = QRect(around.mapTo(self._window, QPoint(0, 0)), around.size()).adjusted(-gap, -gap, gap, gap)
        place = place.intersected(
            self._window.rect()
        )  # at the window's edge it lies on the widget instead of beside it
        self.setGeometry(place)
        area = _scroll_area(around, self._window)
        if area is None:
            self.clearMask()
        else:
            port = area.viewport()
            self.setMask(QRect(port.mapTo(self._window, QPoint(0, 0)) - place.topLeft(), port.size()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go along when the widget or what it lies in moves."""
        if event.type() in _MOVES:
            if event.type() == QEvent.Type.Hide and watched is self._around:
                self._surround(None)
            else:
                QTimer.singleShot(0, self, self._place)
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent"), size("focus_ring")))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()


def ring_row(
    painter: QPainter, rect: QRectF, view: QAbstractItemView, index: QModelIndex | QPersistentModelIndex
) -> None:
    """In a list that the keyboard came to: a frame inside its current row, for delegates to draw last."""
    by_key = view.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    if by_key and view.hasFocus() and index == view.currentIndex():
        painter.setPen(QPen(colour("accent"), size("focus_ring")))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))


def _scroll_area(widget: QWidget, window: QWidget) -> QScrollArea | None:
    """The scroll area that the widget lies in: the ring goes along with it and is cut at its edges."""
    above = widget.parentWidget()
    while above is not None and above is not window:
        if above.inherits("QScrollArea"):
            return cast("QScrollArea", above)
        above = above.parentWidget()
    return None
