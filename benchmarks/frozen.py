"""How long the window stands still while something long is done: `python -m benchmarks.frozen`, a beat every 10 ms.

Nothing is imported before that the program does not import. For each piece of work: how long it took, the longest gap between
two beats, and the most processor time that the GUI thread used in one (which other work on the machine does not swell). Aim: no gap over 100 ms.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.frozen_made import SAMPLE, STEPS
from forms.drafts import DraftStore
from gui.app import application
from gui.bridge import Place
from gui.garbage import Garbage
from gui.places import CHECK, EXPORT
from gui.settings import Settings
from gui.style import dress
from gui.warming import Warming
from gui.window import Window

BEAT_MS = 10


class Heart:
    """Beats, and remembers the longest pause."""

    def __init__(self) -> None:
        self.gap = self.work = 0.0
        self._last, self._used = time.perf_counter(), time.thread_time()
        self._timer = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    def beat(self) -> None:
        """Note how long the last beat is ago."""
        now, used = time.perf_counter(), time.thread_time()
        self.gap, self.work = max(self.gap, now - self._last), max(self.work, used - self._used)
        self._last, self._used = now, used


class Trials:
    """Each piece of work begins at once and tells when it is over."""

    def __init__(self, window: Window, store: DraftStore, folder: Path) -> None:
        self._window, self._store, self._folder = window, store, folder
        self._draft, self._huge = (folder / "ids.txt").read_text("utf-8").split()

    def all(self) -> Iterator[tuple[str, Callable[[], Callable[[], bool]]]]:
        """(what, begin: gives the question whether it is over)."""
        yield "open the sample's draft, its texts read, the first thing of all", lambda: self._open(self._draft)
        yield "check page for the first time", lambda: self._go(CHECK)
        yield "export page for the first time", lambda: self._go(EXPORT)
        yield "write Word and PDF", self._export
        yield "preview for the first time", self._preview
        yield f"history of two weeks ({STEPS} entries)", lambda: self._dialog("history")
        yield "backups", lambda: self._dialog("backups")
        yield "read in the sample and show it", lambda: self._import(SAMPLE)
        yield "read in a report of 270,000 characters", lambda: self._import(self._folder / "large.txt")
        yield "open a draft with a part of 100,000 characters", lambda: self._open(self._huge)
        yield "back to the list of drafts", self._back

    def _import(self, file: Path) -> Callable[[], bool]:
        self._window.files.read_report(file)
        from gui.pages.importing import ImportPage

        page = self._window.scene()
        assert isinstance(page, ImportPage)
        return lambda: page.make.isEnabled()

    def _open(self, draft: str) -> Callable[[], bool]:
        self._window.holder.open(draft)
        return lambda: (w := self._window.holder.workspace) is not None and w.side.shown_panel() is not None

    def _go(self, place: str) -> Callable[[], bool]:
        assert self._window.holder.bridge is not None
        self._window.holder.bridge.go(Place(place))
        return lambda: True

    def _export(self) -> Callable[[], bool]:
        from gui.jobs import ExportJob

        job, ended = ExportJob(self._window), []
        job.ended.connect(lambda: ended.append(True))
        record = self._store.open(self._draft, for_reading=True).payload
        job.start(record, [("docx", self._folder / "a.docx"), ("pdf", self._folder / "a.pdf")])
        return lambda: bool(ended)

    def _preview(self) -> Callable[[], bool]:
        self._go("1")
        self._window.holder.preview()
        assert self._window.holder.workspace is not None
        pane = self._window.holder.workspace.preview.pane
        return lambda: bool(pane is not None and pane.view.sizes)

    def _dialog(self, action: str) -> Callable[[], bool]:
        over: list[bool] = []

        def watch() -> None:
            dialog = QApplication.activeModalWidget()
            from gui.dialogs.backups import BackupsDialog
            from gui.dialogs.history import HistoryDialog

            if isinstance(dialog, HistoryDialog | BackupsDialog) and not dialog._reading.running:
                timer.stop()
                dialog.reject()
                over.append(True)

        timer = QTimer(self._window, interval=20)
        timer.timeout.connect(watch)
        timer.start()
        self._window.actions_[action].trigger()
        return lambda: bool(over)

    def _back(self) -> Callable[[], bool]:
        self._window.show_start()
        return lambda: True


def measured(app: QApplication, begin: Callable[[], Callable[[], bool]]) -> tuple[float, float, float]:
    """Seconds of the whole, of the longest gap, and of the most work of the GUI thread between two beats."""
    heart, start = Heart(), time.perf_counter()
    settle(app, 0.05)
    heart.gap = heart.work = 0.0
    over = begin()
    while not over() and time.perf_counter() - start < 60:
        app.processEvents()
        time.sleep(0.0005)
    took = time.perf_counter() - start
    settle(app, 1.2)  # what was put off
    return took, heart.gap, heart.work


def settle(app: QApplication, seconds: float) -> None:
    """Let events come and go."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        app.processEvents()
        time.sleep(0.0005)


def main() -> None:
    """Print the table."""
    app = application()
    dress(app)
    print("| What | Whole | Longest gap | Most work of the GUI thread in one |\n|---|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, "-m", "benchmarks.frozen_made", name], check=True)  # or all would be imported
        store = DraftStore(folder)
        window = Window(lambda: store, Settings(folder))
        window.resize(1366, 768)
        window.show()
        Garbage(window)
        warmed: list[bool] = []
        Warming(window).destroyed.connect(lambda: warmed.append(True))
        for what, begin in Trials(window, store, folder).all():
            took, gap, work = measured(app, begin)
            while not warmed:  # nobody comes to a second page before
                settle(app, 0.1)
            print(f"| {what} | {took * 1000:.0f} ms | {gap * 1000:.0f} ms | {work * 1000:.0f} ms |", flush=True)
        window.holder.close()


if __name__ == "__main__":
    main()
