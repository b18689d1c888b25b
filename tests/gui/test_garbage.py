"""Windows that are over are taken apart on the thread of the windows, whichever thread makes garbage."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.garbage import Garbage


class _Over(QWidget):
    """A window in a cycle, whose timer runs."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        self.timer = QTimer(self)
        self.timer.start(1000)


def test_a_thread_that_makes_much_garbage_takes_no_window_apart(qtbot: QtBot) -> None:
    del qtbot
    gc.collect()
    over = weakref.ref(_Over())
    worker = threading.Thread(target=lambda: [[] for _ in range(300_000)])
    worker.start()
    worker.join()
    assert over() is not None


def test_on_the_thread_of_the_windows_it_is_found_from_a_timer(qtbot: QtBot) -> None:
    gc.collect()
    over = weakref.ref(_Over())
    kept = [[] for _ in range(300_000)]  # type: ignore[var-annotated]
    qtbot.waitUntil(lambda: over() is None)
    assert len(kept) == 300_000


def test_the_oldest_generation_that_is_due_is_searched(qapp: QtBot) -> None:
    del qapp
    searched: list[int] = []
    gc.callbacks.append(lambda phase, info: searched.append(info["generation"]) if phase == "start" else None)
    before = gc.get_threshold()
    try:
        gc.set_threshold(0, 0, 0)
        holder = QTimer()
        Garbage(holder).look()
        assert searched
    finally:
        gc.set_threshold(*before)
        gc.callbacks.pop()
