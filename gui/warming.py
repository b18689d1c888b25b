"""While the officer looks at the list of drafts or the first page, what comes next is imported piece by piece: nothing then waits."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, QTimer

_NEEDED = (
    *("gui.bridge", "gui.opening", "gui.workspace", "gui.pages.part", "gui.pages.cover", "gui.findings.panel"),
    *("gui.grid", "gui.pages.check_rows", "gui.pages.check"),
    *("exporters.blocks", "exporters.page", "gui.exporting", "gui.outputs", "gui.jobs", "gui.preview.source"),
    *("gui.pages.export_rows", "gui.pages.export_asked", "gui.pages.export", "gui.preview.pane"),
)
"""What opening a report needs, then the pages that every report comes to: 检查 and 导出."""
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
