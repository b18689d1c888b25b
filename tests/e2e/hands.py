"""An officer at the keyboard: real key events, and an input method for Chinese (composition first, then what it gives)."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from forms.drafts import DraftStore
from gui.bridge import Bridge
from gui.pages.importing import ImportPage
from gui.settings import Settings
from gui.window import Window

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
PATIENCE = 60.0
"""Seconds to wait for what must happen; a slow machine may take long, a fault would take for ever."""


class Hands:
    """Drives one window on drafts in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.window = self._open()

    def _open(self) -> Window:
        window = Window(lambda: DraftStore(self.folder), Settings(self.folder))
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        self.settle()
        return window

    @staticmethod
    def settle(rounds: int = 6) -> None:
        """Let everything happen that is due."""
        for _ in range(rounds):
            QApplication.processEvents()

    def wait_for(self, happened: Callable[[], object], what: str) -> None:
        """Let the program work until something is so."""
        end = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < end, what
            QApplication.processEvents()
            time.sleep(0.005)

    @property
    def focus(self) -> QWidget:
        """What has the keyboard."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
        """Press a key."""
        for _ in range(times):
            QTest.keyClick(self.focus, key, modifiers)
            self.settle(2)

    def type(self, text: str) -> None:
        """Letters and digits, key by key."""
        for letter in text:
            QTest.keyClick(self.focus, letter)
        self.settle(2)

    def write(self, text: str) -> None:
        """Chinese through an input method: letters being composed, then the words."""
        QApplication.sendEvent(self.focus, QInputMethodEvent("pin yin", []))
        given = QInputMethodEvent()
        given.setCommitString(text)
        QApplication.sendEvent(self.focus, given)
        self.settle(2)

    def tab_to(self, name: str) -> None:
        """Tab until what has this accessible name has the keyboard."""
        for _ in range(120):
            if self.focus.accessibleName().startswith(name):
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"{name} is not reached by Tab; the focus is on {self.focus.accessibleName()!r}")

    def next_part(self) -> None:
        """Ctrl+PgDn."""
        self.key(Qt.Key.Key_PageDown, CONTROL)

    def close(self) -> None:
        """Close the window, as with Alt+F4."""
        self.window.close()
        self.settle()

    def reopen(self) -> None:
        """Close and start again."""
        self.close()
        self.window = self._open()

    def read_in(self, report: Path) -> Bridge:
        """A published report through the import page into a draft."""
        self.window.files.take(report)
        self.wait_for(
            lambda: isinstance(page := self.window.scene(), ImportPage) and page.make.isEnabled(), "the report is read"
        )
        self.settle(10)
        self.tab_to("建立草稿")
        self.key(Qt.Key.Key_Space)
        self.wait_for(lambda: self.window.holder.bridge is not None, "the draft opens")
        self.settle(20)
        bridge = self.window.holder.bridge
        assert bridge is not None
        return bridge
