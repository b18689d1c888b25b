"""Keys that are the window's whatever has the focus: Ctrl+Z and Ctrl+Y undo over the whole report; Alt alone asks for the menus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

_TAKEN = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_EXPORT = QKeySequence("Ctrl+E")
"""To the end of the line, in text fields under X11 only: End does that everywhere."""


class UndoKeys(QObject):
    """Keeps the widget with the focus from taking these keys, so that the window's own actions get them.

    Only the widget with the focus is watched: its keys are the only events that cost anything.
    """

    alt_alone = Signal()
    """Alt was pressed and let go with nothing between."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWidget | None = None
        self._alone = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = now if now is not None and now.window() is self._window else None
        if self._watched is not None:
            self._watched.destroyed.connect(self._forget)
            self._watched.installEventFilter(self)

    def _forget(self, gone: QObject) -> None:
        if gone is self._watched:
            self._watched = None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Refuse the widget's claim on the keys of undo and redo."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._alone = event.key() == Qt.Key.Key_Alt
        elif event.type() == QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Alt and self._alone:
            self._alone = False
            self.alt_alone.emit()
        if event.type() != QEvent.Type.ShortcutOverride:
            return False
        taken = any(event.matches(key) for key in _TAKEN) or QKeySequence(event.keyCombination()) == _EXPORT
        if taken:
            event.ignore()
        return taken
