"""Starts the program: one application, one window. What the first paint does not need is imported after it."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from forms.drafts import DraftStore
from gui.settings import Settings
from gui.style import FUSION, dress
from gui.theme import theme
from gui.window import Window


def run(data: Path | None = None, draft: str = "") -> int:
    """Open the window, on a draft (or a report to read in) if one is named; returns the exit status."""
    app = application()
    store = DraftStore(data)
    settings = Settings(store.folder)
    theme().choose(settings.colours)
    dress(app)
    window = Window(store, settings)
    from gui.dialogs.mishap import catch_mishaps

    catch_mishaps(window)
    if draft:
        window.open_named(draft)
    window.show()
    return app.exec()


def application() -> QApplication:
    """The application, made once."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication([*sys.argv[:1], *FUSION])
    app.setApplicationName("nianbao")
    app.setApplicationDisplayName("年报")
    return app
