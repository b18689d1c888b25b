"""Starts the program: one application, one window. What the first paint does not need is imported after it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from forms.draft_folder import folder_named, glance
from gui.first_frame import shown_in
from gui.settings import Settings
from gui.style import FUSION, dress
from gui.theme import theme
from gui.window import Window

if TYPE_CHECKING:
    from forms.drafts import DraftStore

AT_REST_MS = 300
"""After the first picture: by then the page stands, and what follows does not keep anybody from typing."""


def run(data: Path | None = None, draft: str = "") -> int:
    """Open the window, on a draft (or a report to read in) if one is named; returns the exit status.

    A draft's first picture is painted before anything is dressed, built or imported that it does without.
    """
    app = application()
    settings = Settings(settings_folder(data))
    theme().choose(settings.colours)
    theme().follow_system()
    shown = shown_in(glance(draft, data)) if draft else None
    if shown is None:
        dress(app)
    window = Window(lambda: _store(data, settings.backups), settings, shown, lambda: dress(app))
    window.after_paint(lambda: _painted(window))
    if draft:
        window.after_paint(lambda: window.open_named(draft))
    window.place()
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


def settings_folder(data: Path | None) -> Path:
    """Beside the drafts where a folder for them is named, else where the system keeps settings."""
    named = data or os.environ.get("NIANBAO_DATA")
    if named:
        return folder_named(str(named))
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation))


def _store(data: Path | None, backups: str) -> DraftStore:
    from forms.drafts import DraftStore

    return DraftStore(data, backups=Path(backups) if backups else None)


def _painted(window: Window) -> None:
    """Before a report is opened: whatever goes wrong in that is told, and keeps nothing else away."""
    from gui.mishaps import catch_mishaps

    catch_mishaps(window)
    QTimer.singleShot(AT_REST_MS, lambda: _at_rest(window))


def _at_rest(window: Window) -> None:
    from gui.garbage import Garbage
    from gui.quick import started
    from gui.warming import Warming

    started()
    Garbage(window)
    Warming(window)
