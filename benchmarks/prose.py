"""What one key costs in a long part with many figures, in the real window until everything is painted again, and what reading takes.

`python -m benchmarks.prose` types into the middle of a part of 15,000 characters with 200 figures, plain ones and live
ones, in paragraphs of usual length; then it reads the sample report whole, nothing remembered. Needs no screen.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from benchmarks.keys import press, settle
from forms.drafts import DraftStore
from forms.editions import EDITIONS
from forms.expressions import Reference, References, same
from forms.prose import audit, read
from forms.record import to_record
from forms.references import REFS
from forms.session import Session
from gui.app import application
from gui.bridge import Place
from gui.editors.prose import ProseEditor
from gui.settings import Settings
from gui.style import dress
from gui.window import Window
from resources import path

PART, CELL = "text:3", "3.1"
FIGURES, LENGTH = 200, 15_000
KEYS, WARM_UP, READINGS = 400, 40, 30
_SENTENCE = "{}接待来访群众{}人次，其中现场咨询{}人次、电话咨询{}人次、网络咨询{}人次，均在规定期限内答复。"
_LIVE = "{}收到政府信息公开申请1000件，其中现场申请{}件、当年办结{}件、次年办结{}件。"
_PLACES = "东西南北上中下前后左右内外大小"
_FILLER = "各单位按照要求落实公开责任，及时更新栏目内容，认真听取群众意见，不断改进工作。"


def long_text(live: bool) -> str:
    """Paragraphs of some 300 characters with four figures each, 200 figures in all; every fifth sum is wrong by one."""
    paragraphs = []
    per = LENGTH // (FIGURES // 4)
    for number in range(FIGURES // 4):
        parts = (310 + number, 420 + number, 530 + number)
        place = f"{_PLACES[number % 15]}{_PLACES[number // 15]}片"
        total = sum(parts) - (number % 5 == 0)
        sentence = _LIVE.format(place, *parts) if live else _SENTENCE.format(place, total, *parts)
        paragraphs.append((sentence + _FILLER * 12)[:per])
    return "\n".join(paragraphs)


def with_figures(live: bool) -> Session:
    """A report with the long text in one part; `live`: every received figure quotes a cell."""
    session = Session(EDITIONS[0])
    text = long_text(live)
    session.type(CELL, "1000")
    session.type(PART, text)
    if live:
        places = [at for at in range(len(text)) if text.startswith("申请1000件", at)]
        session.set({PART + REFS: References(tuple(Reference(at + 2, at + 6, same(CELL)) for at in places))}, "绑定")
    session.catch_up()
    return session


def strokes(app: QApplication, folder: Path, live: bool) -> list[float]:
    """Milliseconds of each key: digits, commas and letters in a middle paragraph, taken back again."""
    store = DraftStore(folder)
    draft = store.create(to_record(with_figures(live)))
    window = Window(lambda: store, Settings(folder))
    window.resize(1366, 768)
    window.show()
    settle(app)
    window.open_named(draft)
    settle(app)
    bridge = window.holder.bridge
    assert bridge is not None
    bridge.go(Place("3", PART))
    settle(app, 1.5)
    editor = QApplication.focusWidget()
    assert isinstance(editor, ProseEditor)
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().findBlockByNumber(FIGURES // 8).position() + 10)
    editor.setTextCursor(cursor)
    settle(app)
    taken = []
    back = Qt.Key.Key_Backspace
    turn = cycle((Qt.Key.Key_1, Qt.Key.Key_7, Qt.Key.Key_Comma, Qt.Key.Key_A, back, back, back, back))
    for number in range(KEYS + WARM_UP):
        stroke = next(turn)
        start = time.perf_counter()
        press(stroke)
        app.processEvents()
        if number >= WARM_UP:
            taken.append((time.perf_counter() - start) * 1000)
    window.close()
    return taken


def readings() -> list[float]:
    """Milliseconds of reading the whole sample, nothing remembered."""
    text = path("samples/report-2017.txt").read_text(encoding="utf-8")
    taken = []
    for _ in range(READINGS + 1):
        read.cache_clear()
        start = time.perf_counter()
        audit(text)
        taken.append((time.perf_counter() - start) * 1000)
    return taken[1:]


def row(what: str, taken: list[float]) -> str:
    """One line of the table."""
    at = statistics.quantiles(taken, n=100)
    named = " | ".join(f"{at[of - 1]:.3f} ms" for of in (50, 95, 99))
    return f"| {what} | {named} | {len(taken)} |"


def main() -> None:
    """Print the table."""
    print("| What | Median | 95 of 100 | 99 of 100 | Times |\n|---|---:|---:|---:|---:|")
    app = application()
    dress(app)
    for live in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            kind = "live" if live else "plain"
            print(row(f"a key among {FIGURES} figures, {kind}, painted", strokes(app, Path(folder), live)), flush=True)
    print(row("the sample read whole", readings()))


if __name__ == "__main__":
    main()
