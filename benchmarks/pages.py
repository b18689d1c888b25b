"""What the official pages cost: typing while they are exported, against typing alone; and many reports in one batch.

`python -m benchmarks.pages [REPORTS]` prints two tables. Both kinds of typing take turns, so that what else runs on the machine falls on
both alike; beside the time on the clock stands that of the processor, which others do not lengthen.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.keys import SAMPLE, opened, press, settle
from exporters import pdf, word
from exporters.compose import compose
from forms.intake.load import load
from forms.record import from_record, to_record
from gui.app import application
from gui.bridge import Place
from gui.jobs import ExportJob
from gui.style import dress
from gui.window import Window

ROUNDS = 6
REPORTS = 500
CELL = "3.3"
_STROKES = (Qt.Key.Key_1, Qt.Key.Key_7, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
_PAUSE_MS = 30
"""Between two keys: faster than anybody types."""


class Times(NamedTuple):
    """Milliseconds of each key, on the clock and of the processor."""

    clock: list[float]
    processor: list[float]


def typed(app: QApplication, keys: int, taken: Times, job: ExportJob | None = None) -> int:
    """Type so many keys, or as long as an export runs; returns how many."""
    turn = cycle(_STROKES)
    typed = 0
    while typed % len(_STROKES) or (job.running if job is not None else typed < keys):
        start, begun = time.perf_counter(), time.thread_time()
        press(next(turn))
        app.processEvents()
        taken.clock.append((time.perf_counter() - start) * 1000)
        taken.processor.append((time.thread_time() - begun) * 1000)
        typed += 1
        QTest.qWait(_PAUSE_MS)
    return typed


def typing(app: QApplication, window: Window, folder: Path) -> tuple[Times, Times]:
    """Keys while nothing else is done, and while Word and PDF are written."""
    bridge = window.holder.bridge
    assert bridge is not None
    bridge.touch_all()
    bridge.go(Place(bridge.session.form.section_of(CELL).id, CELL))
    settle(app, 1.0)
    press(Qt.Key.Key_F2)
    settle(app)
    idle, busy = Times([], []), Times([], [])
    typed(app, 40, Times([], []))
    for number in range(ROUNDS):
        job = ExportJob()
        job.start(to_record(bridge.session), [("pdf", folder / f"{number}.pdf"), ("docx", folder / f"{number}.docx")])
        keys = typed(app, 0, busy, job)
        settle(app)
        typed(app, keys, idle)
    press(Qt.Key.Key_Escape)
    return idle, busy


def batch(folder: Path, reports: int) -> tuple[float, float]:
    """Seconds that so many reports take as Word and as PDF each, one after the other in this process: clock, processor."""
    record = to_record(load(SAMPLE).session())
    start, begun = time.perf_counter(), time.process_time()
    for number in range(reports):
        session = from_record(record)
        session.type("title", f"第{number + 1}个机关2017年政府信息公开工作年度报告")
        document = compose(session.snapshot())
        word.write(document, folder / f"{number}.docx")
        pdf.write(document, folder / f"{number}.pdf")
    return time.perf_counter() - start, time.process_time() - begun


def main() -> None:
    """Print the tables."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS
    app = application()
    dress(app)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        window = opened(app, folder)
        idle, busy = typing(app, window, folder)
        window.close()
        print("| A number key in cell 3.3 | Clock: median | 95 of 100 | Processor: median | 95 of 100 | Keys |")
        print("|---|---:|---:|---:|---:|---:|")
        for what, times in (("alone", idle), ("while Word and PDF are written", busy)):
            ends = [f"{statistics.median(taken):.2f} ms | {_p95(taken):.2f} ms" for taken in times]
            print(f"| {what} | {' | '.join(ends)} | {len(times.clock)} |")
        ratios = [f"{_p95(second) / _p95(first):.2f}" for first, second in zip(idle, busy, strict=True)]
        print(f"| the second ÷ the first | | {' | | '.join(ratios)} | |\n", flush=True)
        clock, processor = batch(folder, reports)
        print("| What | Reports | A second | A second of the processor |\n|---|---:|---:|---:|")
        print(
            f"| Word and PDF of each, in one process | {reports} | {reports / clock:.2f} | {reports / processor:.2f} |",
            flush=True,
        )


def _p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[18]


if __name__ == "__main__":
    main()
