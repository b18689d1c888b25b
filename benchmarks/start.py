"""Start-up, whole process: from the command to title, rail and heading painted, to the page that stands and takes a key, to
the window with all that stands around it.

Each run of ours is paired with an empty PySide6 window; what counts is the ratio within a pair, for machines are noisy.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from forms.drafts import DraftStore
from forms.intake.load import load
from forms.record import from_record, to_record
from resources import path

PAIRS = 15
SECTION, KEY = "3", "letters.box@received"

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
from gui.quick import starting

starting()  # as the command does
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from gui import app, first_frame, painting, rail_paint
from gui.report_holder import ReportHolder

wanted, on_screen, at = set(sys.argv[3:]), set(), {}
write, begin, stand = painting.write, ReportHolder.open, ReportHolder._stand

def reached(what):
    at.setdefault(what, time.monotonic())
    if {"page", "whole"} <= at.keys():
        print(at.get("rail", 0), at["page"], at["whole"], flush=True)
        QApplication.quit()

def written(painter, rect, text, *how, **more):
    write(painter, rect, text, *how, **more)
    if wanted and text in wanted:
        on_screen.add(text)
        if on_screen == wanted:
            wanted.clear()
            reached("rail")

rail_paint.write = first_frame.write = written

def begun(self, *how, **more):
    from PySide6.QtTest import QTest
    begin(self, *how, **more)
    QApplication.processEvents()
    key = self.bridge.place.key
    assert key == "letters.box@received", self.bridge.place
    before = self.bridge.session.revision
    other = "8" if self.bridge.session.report.shown(key) == "7" else "7"
    QTest.keyClick(QApplication.focusWidget(), other)
    QApplication.processEvents()
    assert self.bridge.session.revision > before, (QApplication.focusWidget(), key)
    reached("page")
    return True

def whole(self):
    stood = self._stands
    stand(self)
    if self._stands and not stood:
        QTimer.singleShot(0, lambda: reached("whole"))

ReportHolder.open, ReportHolder._stand = begun, whole
# The screen of a machine without one is too small for the rail: the size is that of the empty window.
from gui.window import Window
Window.place = lambda self: self.resize(1366, 768)
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
    place = [SECTION, KEY]
    return DraftStore(folder).create(to_record(session, {"ui": {"place": place}}))


def milestones(code: str, *words: str) -> list[float]:
    """Seconds from the command to each line that the program prints."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    if environment.get("QT_QPA_PLATFORM", "").startswith("offscreen"):
        environment["QT_QPA_PLATFORM"] = f"offscreen:configfile={_screen()}"
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=True, env=environment, timeout=60
    )
    return [float(line) - start for line in done.stdout.split()]


@cache
def _screen() -> str:
    """A screen of an office PC for Qt's offscreen platform, whose own is 800 x 800 and shows no rail."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        one = {
            "name": "office",
            "x": 0,
            "y": 0,
            "width": 1920,
            "height": 1080,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        }
        json.dump({"screens": [one]}, file)
    return file.name


def ratios(folder: Path) -> Iterator[tuple[float, float, float, float]]:
    """Empty window in ms; as ratios to it: rail and heading, page taking a key, whole window. One of each pair."""
    name = draft(folder)
    texts = words_of(folder, name)
    milestones(EMPTY)
    milestones(OURS, str(folder), name)  # writes bytecode, and saves the draft as the program leaves it
    for _ in range(PAIRS):
        empty = milestones(EMPTY)[0]
        rail, page, whole = milestones(OURS, str(folder), name, *texts)
        yield empty * 1000, rail / empty, page / empty, whole / empty


def words_of(folder: Path, name: str) -> list[str]:
    """What must have been painted for the first milestone: every part's name, the heading."""
    session = from_record(DraftStore(folder).open(name, for_reading=True).payload)
    report = session.report
    return [*(section.short for section in session.form.sections), report.heading(SECTION)]


def table(folder: Path) -> str:
    """The figures as rows of a Markdown table: median (worst)."""
    empty, rail, page, whole = zip(*ratios(folder), strict=True)
    rows = (
        ("empty PySide6 window painted, ms", empty, ".0f", ""),
        ("rail and heading painted ÷ empty window", rail, ".2f", "≤ 1.35"),
        ("page standing and taking a key ÷ empty window", page, ".2f", "≤ 1.9"),
        ("menus, bar, rail and text standing around it ÷ empty window", whole, ".2f", ""),
    )
    return "\n".join(
        f"| {name} | {statistics.median(values):{form}} | {max(values):{form}} | {aim} |"
        for name, values, form, aim in rows
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        print("| What | Median | Worst | Aim |\n|---|---:|---:|---:|")
        print(table(Path(made)))
