"""Start-up, whole process: from the command to rail and heading painted, and to the page that stands and takes a key.

Each run of ours is paired with an empty PySide6 window; what counts is the ratio within a pair, for machines are noisy.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from forms.drafts import DraftStore
from forms.intake.load import load
from forms.record import to_record
from resources import path

PAIRS = 15
SECTION = "3"

EMPTY = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.monotonic(), flush=True)
        QApplication.quit()
app = QApplication(sys.argv[:1])
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""

OURS = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from gui import app, workspace

paint, begin = workspace.Workspace.paintEvent, workspace.Workspace.begin

class Seen:
    done = False

def painted(self, event):
    paint(self, event)
    if not Seen.done:
        Seen.done = True
        print(time.monotonic(), flush=True)

def begun(self):
    begin(self)
    QTimer.singleShot(0, lambda: standing(self))

def standing(self):
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    QApplication.processEvents()
    key = self.bridge.place.key
    before = self.bridge.session.revision
    QTest.keyClick(QApplication.focusWidget(), "7")
    QApplication.processEvents()
    assert self.bridge.session.revision > before, (QApplication.focusWidget(), key)
    print(time.monotonic(), flush=True)
    QApplication.quit()

workspace.Workspace.paintEvent, workspace.Workspace.begin = painted, begun
from pathlib import Path
app.run(Path(sys.argv[1]), sys.argv[2])
"""


def draft(folder: Path) -> str:
    """The sample as a draft that was left in a part with figures."""
    session = load(path("samples/report-2017.txt")).session()
    for key, text in (
        ("letters.box@received", "497"),
        ("letters.box@closed", "470"),
        ("letters.hotline@received", "2333"),
    ):
        session.type(key, text)
    place = {"section": SECTION, "key": "letters.box@received"}
    return DraftStore(folder).create(to_record(session, {"ui": {"place": place}}))


def milestones(code: str, *words: str) -> list[float]:
    """Seconds from the command to each line that the program prints."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=True, env=environment
    )
    return [float(line) - start for line in done.stdout.split()]


def ratios(folder: Path) -> Iterator[tuple[float, float, float]]:
    """(empty window in ms, rail and heading as a ratio, page taking a key as a ratio) of each pair."""
    name = draft(folder)
    for pair in range(PAIRS + 1):
        empty = milestones(EMPTY)[0]
        rail, page = milestones(OURS, str(folder), name)
        if pair:  # the first one writes bytecode
            yield empty * 1000, rail / empty, page / empty


def table(folder: Path) -> str:
    """The figures as rows of a Markdown table: median (worst)."""
    empty, rail, page = zip(*ratios(folder), strict=True)
    rows = (
        ("empty PySide6 window painted, ms", empty, ".0f", ""),
        ("rail and heading painted ÷ empty window", rail, ".2f", "≤ 1.35"),
        ("page standing and taking a key ÷ empty window", page, ".2f", "≤ 1.9"),
    )
    return "\n".join(
        f"| {name} | {statistics.median(values):{form}} | {max(values):{form}} | {aim} |"
        for name, values, form, aim in rows
    )


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as made:
        print("| What | Median | Worst | Aim |\n|---|---:|---:|---:|")
        print(table(Path(made)))
