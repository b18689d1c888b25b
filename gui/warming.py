"""While the officer looks at the list of drafts, what a report needs is imported piece by piece: opening one then takes no time."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, QTimer

_NEEDED = ("gui.bridge", "gui.opening", "gui.workspace", "gui.pages.part", "gui.pages.cover", "gui.findings.panel")
_PAUSE_MS = 40
"""Between two imports, each of which takes about as long: keys and clicks come through."""


class Warming(QObject):
    """Imports one module at a time, in the pauses of the event loop; over by itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(_NEEDED)
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    def _next(self) -> None:
        if self._left:
            import_module(self._left.pop(0))
        else:
            self._timer.stop()
            self.deleteLater()
