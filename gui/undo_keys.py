"""Ctrl+Z and Ctrl+Y undo over the whole report, also while a text editor has the focus that would rather undo its own typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

_TAKEN = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class UndoKeys(QObject):
    """Keeps the widget with the focus from taking these keys, so that the window's own actions get them.

    Only the widget with the focus is watched: its keys are the only events that cost anything.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWidget | None = None
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
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        taken = any(event.matches(key) for key in _TAKEN)
        if taken:
            event.ignore()
        return taken
