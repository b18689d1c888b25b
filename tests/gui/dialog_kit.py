"""What the tests of an open report's dialogs share: a window with a new draft, typing that is saved, a dialog by its action."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from forms.drafts import DraftStore
from gui.opening import create_new
from gui.settings import Settings
from gui.window import Window

Kind = TypeVar("Kind", bound=QDialog)


def with_new_draft(qtbot: QtBot, store: DraftStore, settings: Settings) -> Iterator[Window]:
    """The window on a draft that is new in the store; closed in the end."""
    made = Window(lambda: store, settings)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made._painted and not made._after_paint)
    assert made.holder.open(create_new(store, "临江市", 2017, "临江市电子政务办公室"))
    yield made
    made.close()


def typed(window: Window, key: str, text: str) -> None:
    """Text as the answer to a key, as a step of its own, saved."""
    bridge = window.holder.bridge
    assert bridge is not None
    bridge.session.part_step()
    bridge.type(key, text)
    assert window.holder.save_now()


def in_dialog(
    window: Window,
    qtbot: QtBot,
    action: str,
    kind: type[Kind],
    ready: Callable[[Kind], bool],
    work: Callable[[Kind], None],
) -> None:
    """Open a dialog by its action and do something in it once it is ready."""
    done: list[bool] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        try:
            qtbot.waitUntil(lambda: ready(dialog))
            work(dialog)
            done.append(True)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, window, act)
    window.actions_[action].trigger()
    assert done
