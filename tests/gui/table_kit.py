"""What the tests of tables share: keys go where the focus is, as on a real keyboard."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from forms.editions import EDITIONS
from forms.session import Session
from gui.bridge import Bridge
from gui.grid import GridView

FORM = EDITIONS[0]
Key = Qt.Key
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


def bridge(answers: Mapping[str, str] | None = None, last: Mapping[str, int] | None = None) -> Bridge:
    """A bridge over a report with typed answers."""
    session = Session(FORM, FORM.propose("临江市", 2017, "临江市政务公开办公室") if FORM.propose else {}, last or {})
    for key, text in (answers or {}).items():
        session.type(key, text)
        session.part_step()
    return Bridge(session)


def shown(qtbot: QtBot, widget: QWidget, width: int = 860, height: int = 640) -> None:
    """Show a widget in a window of its own that is the active one."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()


def focused() -> QWidget:
    """The widget that has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """One key."""
    QTest.keyClick(focused(), key, modifiers)


def typed(text: str) -> None:
    """Each letter goes where the focus then is: the first one opens the editor."""
    for letter in text:
        QTest.keyClick(focused(), letter)


def compose(preedit: str, commit: str = "") -> None:
    """What an input method sends."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(focused(), event)


def clipboard(text: str) -> None:
    """Put text on the clipboard."""
    QApplication.clipboard().setText(text)


def at(view: GridView) -> tuple[int, int]:
    """The current cell."""
    return view.currentIndex().row(), view.currentIndex().column()
