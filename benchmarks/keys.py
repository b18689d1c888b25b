"""What one number key costs in the statistics table of the sample report, in the real window, until everything is painted again.

`python -m benchmarks.keys` prints the median and the 95th and 99th of a hundred. Needs no screen: without one the picture is
painted into memory as it would be on one.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from forms.drafts import DraftStore
from forms.intake.load import load
from forms.record import to_record
from gui.app import application
from gui.bridge import Place
from gui.settings import Settings
from gui.style import dress
from gui.window import Window
from resources import path

SAMPLE = path("samples/report-2017.txt")
KEYS = 300
WARM_UP = 30
CELLS = ("3.3", "3.3.1", "1.1", "8.4")
"""A total with a broken sum, a part of it, a cell under many rules, a cell under one."""


def settle(app: QApplication, seconds: float = 0.3) -> None:
    """Let what was put off happen."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()


def opened(app: QApplication, folder: Path) -> Window:
    """The window on the statistics table of the sample report, with last year's figures beside."""
    store = DraftStore(folder)
    session = load(SAMPLE).session()
    session.set_last(dict(session.report.answers))
    draft = store.create(to_record(session))
    window = Window(lambda: store, Settings(folder))
    window.resize(1366, 768)
    window.show()
    settle(app)
    window.open_named(draft)
    settle(app)
    return window


def strokes(app: QApplication, window: Window, key: str) -> list[float]:
    """Milliseconds of each key typed into a cell: two digits, then both taken back, over and over."""
    bridge = window.holder.bridge
    assert bridge is not None
    bridge.touch_all()
    bridge.go(Place(bridge.session.form.section_of(key).id, key))
    settle(app)
    press(Qt.Key.Key_F2)
    settle(app)
    taken = []
    turn = cycle((Qt.Key.Key_1, Qt.Key.Key_7, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace))
    for number in range(KEYS + WARM_UP):
        stroke = next(turn)
        start = time.perf_counter()
        press(stroke)
        app.processEvents()
        if number >= WARM_UP:
            taken.append((time.perf_counter() - start) * 1000)
    press(Qt.Key.Key_Escape)
    return taken


def press(key: Qt.Key) -> None:
    """One key where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def each_cell(work: Callable[[str, list[float]], object]) -> None:
    """Measure every cell in one window."""
    app = application()
    dress(app)
    with tempfile.TemporaryDirectory() as folder:
        window = opened(app, Path(folder))
        for key in CELLS:
            work(key, strokes(app, window, key))
        window.close()


def row(key: str, taken: list[float]) -> str:
    """One line of the table."""
    at = statistics.quantiles(taken, n=100)
    named = " | ".join(f"{at[of - 1]:.3f} ms" for of in (50, 95, 99))
    return f"| a number key in cell {key}, painted | {named} | {len(taken)} |"


def main() -> None:
    """Print the table."""
    print("| What | Median | 95 of 100 | 99 of 100 | Keys |\n|---|---:|---:|---:|---:|")
    each_cell(lambda key, taken: print(row(key, taken), flush=True))


if __name__ == "__main__":
    main()
