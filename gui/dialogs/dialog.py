"""A window over the window: what all of them share."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from gui.widgets.focus import FocusRing

_BY_KEY = Qt.WidgetAttribute.WA_KeyboardFocusChange


class Dialog(QDialog):
    """It shows where the keyboard is, from the first moment if it was opened by a key. Esc closes it."""

    _by_key = False  # events come before __init__ is through

    def __init__(self, parent: QWidget | None, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.ring = FocusRing(self)
        self._by_key = parent is not None and parent.window().testAttribute(_BY_KEY)

    def changeEvent(self, event: QEvent) -> None:
        """When it first has the keyboard, whoever came by a key goes on so; Qt forgets that from one window to the next."""
        super().changeEvent(event)
        if self._by_key and event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._by_key = False
            QTimer.singleShot(0, self, self._go_on_by_key)

    def _go_on_by_key(self) -> None:
        self.setAttribute(_BY_KEY)
        self.ring.look()
