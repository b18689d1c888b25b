"""What drafts cost: `python -m benchmarks.drafts`.

A save beside a bare write, sync and replace of the same bytes, with two weeks of history and with 1 and 1,000 drafts in the
folder; the start on the list of drafts with 1,000 beside one; memory with the sample open. What is compared is measured in turn.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from forms.drafts import DraftStore
from forms.history import Difference, History, tracked
from forms.intake.load import load
from forms.record import to_record
from resources import path

SAMPLE = path("samples/report-2017.txt")
SAVES, PAIRS, MANY, ENTRIES = 200, 9, 1000, 5000

LIST = """
import sys, time
from pathlib import Path
begun = time.monotonic()
from gui.quick import starting
starting()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from forms.drafts import DraftStore
from gui.app import application
from gui.pages.start import StartPage
from gui.settings import Settings
from gui.style import dress
from gui.window import Window
app = application()
dress(app)
folder = Path(sys.argv[1])
fill = StartPage.fill
def filled(self, *given):
    fill(self, *given)
    QTimer.singleShot(0, lambda: (app.processEvents(), print(time.monotonic() - begun, flush=True), app.quit()))
StartPage.fill = filled
window = Window(lambda: DraftStore(folder), Settings(folder))
window.show()
app.exec()
"""

MEMORY = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from forms.drafts import DraftStore
from gui.app import application
from gui.settings import Settings
from gui.style import dress
from gui.window import Window
def megabytes():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmRSS")) // 1024
app = application()
dress(app)
folder = Path(sys.argv[1])
window = Window(lambda: DraftStore(folder), Settings(folder))
window.resize(1366, 768)
window.show()
QTest.qWait(500)
empty = megabytes()
window.open_named(sys.argv[2])
QTest.qWait(2500)
opened = megabytes()
for section in window.holder.bridge.session.form.sections:
    window.holder.go(section.id)
    QTest.qWait(50)
print(empty, opened, megabytes(), flush=True)
window.holder.close()
"""


def with_history(store: DraftStore, record: dict[str, Any]) -> str:
    """A draft whose history has two weeks of typing."""
    name = store.create(record)
    draft = store.open(name)
    when, text = datetime(2018, 3, 1, 8, tzinfo=UTC), str(draft.payload["answers"]["text:1"])
    moments = iter(when + timedelta(minutes=4 * step) for step in range(2 * ENTRIES))
    history = History(draft.path, tracked(draft.payload), lambda: next(moments))
    for step in range(ENTRIES):
        before = text if step == 0 else f"{text}{step - 1}"
        history.append([Difference("text:1", before, f"{text}{step}")], "周明")
    history.append([Difference("text:1", f"{text}{ENTRIES - 1}", text)], "周明")
    draft.close()
    return name


def bare(target: Path, content: bytes) -> None:
    """Write beside, sync, replace, sync the folder: the least that survives a power cut."""
    beside = target.with_suffix(".tmp")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(descriptor, content)
    os.fsync(descriptor)
    os.close(descriptor)
    os.replace(beside, target)
    folder = os.open(target.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def taken(work: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def saves(folder: Path, record: dict[str, Any]) -> tuple[float, float]:
    """Medians of a save, each with a change, and of the bare write beside it."""
    store = DraftStore(folder)
    draft = store.open(with_history(store, record))
    text = str(record["answers"]["text:1"])
    draft.save(record)  # reads the history once
    ours, floor = [], []
    for number in range(SAVES):
        changed = {**record, "answers": {**record["answers"], "text:1": f"{text}{number}"}}
        ours.append(taken(partial(draft.save, changed, "周明")))
        content = draft.path.read_bytes()
        floor.append(taken(partial(bare, folder / "bare", content)))
    draft.close()
    return statistics.median(ours), statistics.median(floor)


def started(folder: Path) -> float:
    """Seconds from the program's first line to the list of drafts on the screen."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", LIST, folder], capture_output=True, text=True, env=environment, check=True
    )
    return float(done.stdout)


def main() -> None:
    """Print the tables."""
    record = to_record(load(SAMPLE).session())
    with tempfile.TemporaryDirectory() as name:
        one, many = Path(name) / "one", Path(name) / "many"
        single, full = DraftStore(one), DraftStore(many)
        first = single.create(record)
        draft = full.open(full.create(record), for_reading=True).path
        for number in range(MANY - 1):
            shutil.copyfile(draft, draft.with_name(f"d20180301-{number:04x}.nianbao"))
        print("| What | One draft | 1,000 drafts | Ratio |\n|---|---:|---:|---:|")
        (ours, floor), (ours_many, floor_many) = saves(one, record), saves(many, record)
        print(
            f"| save with {ENTRIES} entries of history | {ours:.2f} ms | {ours_many:.2f} ms | {ours_many / ours:.2f} |"
        )
        print(f"| bare write, sync, replace | {floor:.2f} ms | {floor_many:.2f} ms | {floor_many / floor:.2f} |")
        print(f"| save ÷ bare | {ours / floor:.2f} | {ours_many / floor_many:.2f} | |", flush=True)
        listed = [statistics.median(taken(store.list) for _ in range(15)) for store in (single, full)]
        print(f"| list the folder | {listed[0]:.2f} ms | {listed[1]:.1f} ms | |")
        pairs = [(started(one), started(many)) for _ in range(PAIRS + 1)][1:]
        ratio = statistics.median(after / before for before, after in pairs)
        before, after = (statistics.median(pair[at] for pair in pairs) * 1000 for at in (0, 1))
        print(f"| start to the list of drafts | {before:.0f} ms | {after:.0f} ms | {ratio:.2f} |\n", flush=True)
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        words = [sys.executable, "-c", MEMORY, str(one), first]
        said = subprocess.run(words, capture_output=True, text=True, env=environment, check=True).stdout.split()
        print("| Memory | |\n|---|---:|")
        for what, size in zip(("list of drafts", "sample open", "every part visited"), said, strict=True):
            print(f"| {what} | {size} MB |")


if __name__ == "__main__":
    main()
