"""Undo belongs to the session: editors let its keys through to the window instead of keeping a history of their own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.bridge import Bridge


def takes_undo(bridge: Bridge, event: QEvent) -> bool:
    """Deal with an event of an editor if it is a key of undo or redo; True if the editor must not see it.

    A shortcut of the window is let through (the override is refused); where the window has none, the session is told here.
    """
    if not isinstance(event, QKeyEvent):
        return False
    back, again = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
    if not (back or again):
        return False
    if event.type() == QEvent.Type.ShortcutOverride:
        event.ignore()
    elif event.type() == QEvent.Type.KeyPress:
        bridge.undo() if back else bridge.redo()
    return True


class SessionUndo(QObject):
    """Watches a line edit that keeps its own undo history, so that its keys reach the session's."""

    def __init__(self, bridge: Bridge, editor: QWidget) -> None:
        super().__init__(editor)
        self._bridge = bridge
        editor.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the keys of undo and redo away from the editor."""
        return takes_undo(self._bridge, event)
