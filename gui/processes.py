"""A Python process of our own beside the window: how it is started, in one place."""

from __future__ import annotations

import sys

from PySide6.QtCore import QProcess, QProcessEnvironment

import resources


def start_module(process: QProcess, module: str, *, waited_for: bool = False) -> None:
    """Run a module of the program with the window's own Python, in UTF-8 whatever the system speaks.

    It stands back behind the window, unless it is `waited_for`: somebody stopped typing to look at what it does.
    """
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONIOENCODING", "utf-8")
    process.setProcessEnvironment(environment)
    process.setWorkingDirectory(str(resources.path("").parent))
    process.start(sys.executable, ["-m", *([] if waited_for else ["gui.behind"]), module])
