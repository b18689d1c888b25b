"""Pictures of the wizard's pages on the built-in sample, without a screen: `python -m gui.pictures FOLDER`.

Qt takes its scale from the environment once, so that the pictures at 200 % come from a second run of this module.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

import resources
from forms.drafts import DraftStore
from forms.findings import Finding
from forms.intake.load import load
from forms.record import to_record
from forms.report import MARK
from forms.session import Session
from gui.app import application
from gui.bridge import Bridge, Place
from gui.places import CHECK, EXPORT
from gui.preview.pane import PreviewPane
from gui.settings import Settings
from gui.style import dress
from gui.theme import DARK, LIGHT, theme
from gui.window import Window

WIDE, COMPACT, TINY = (1366, 768), (1100, 700), (683, 384)
SETTLE = 20
LONGEST_WAIT = 30
"""Seconds for the preview beside the export page."""
SCALE = "QT_SCALE_FACTOR"
LOOKS = ((LIGHT, WIDE, ""), (DARK, WIDE, "-dark"), (LIGHT, COMPACT, "-compact"), (LIGHT, TINY, "-tiny"))
SCALED_LOOKS = ((LIGHT, WIDE, "-200"),)


def sample(confirmed: bool = True) -> Session:
    """The sample report as an import gives it, with the year before beside it; `confirmed`: somebody has looked at what was read."""
    last = load(resources.path("samples/report-2016.txt"))
    session = load(resources.path("samples/report-2017.txt")).session(last.answers)
    if confirmed:
        read = (key for section in session.form.sections for key in session.report.unconfirmed_in(section.id))
        session.set({key + MARK: None for key in read}, "核对")
    return session


def _settle() -> None:
    for _ in range(SETTLE):
        QApplication.processEvents()
        time.sleep(0.005)


def _shoot(window: Window, folder: Path, name: str) -> None:
    _settle()
    pane = window.holder.workspace.preview.shown_pane() if window.holder.workspace else None
    until = time.monotonic() + LONGEST_WAIT
    while isinstance(pane, PreviewPane) and not pane.drawn and time.monotonic() < until:
        _settle()  # another process sets the pages
    window.grab().save(str(folder / f"{name}.png"))


def _finding(bridge: Bridge, rule: str) -> Finding:
    return next(f for f in bridge.session.findings if f.rule == rule)


def _scenes(bridge: Bridge) -> Iterator[str]:
    """Bring one page after the other on the screen; yields its name."""
    bridge.touch_all()
    bridge.go(Place(bridge.session.form.sections[0].id))
    yield "cover"
    bridge.go_to_finding(_finding(bridge, "E19"))
    yield "part"
    bridge.go_to_finding(_finding(bridge, "E08"))
    yield "table"
    bridge.go(Place(CHECK))
    yield "check"
    bridge.go(Place(EXPORT))
    yield "export"


def main(folder: Path) -> int:
    """Write the pictures: each page in the light, in the dark, in small windows and at 200 %."""
    scaled = SCALE in os.environ
    folder.mkdir(parents=True, exist_ok=True)
    app = application()
    theme().choose(LIGHT)
    dress(app)
    with tempfile.TemporaryDirectory() as drafts:
        store = DraftStore(Path(drafts))
        name = store.create(to_record(sample()))
        window = Window(lambda: store, Settings(Path(drafts)))
        window.resize(*WIDE)
        window.show()
        _shoot(window, folder, "start-200" if scaled else "start")
        window.open_named(name)
        _settle()
        for mode, size, suffix in SCALED_LOOKS if scaled else LOOKS:
            theme().choose(mode)
            window.resize(*size)
            _settle()
            bridge = window.holder.bridge
            assert bridge is not None
            for page in _scenes(bridge):
                _shoot(window, folder, page + suffix)
        window.close()
        _settle()
    if scaled:
        return 0
    again = [sys.executable, "-m", "gui.pictures", str(folder.absolute())]
    subprocess.run(again, env={**os.environ, SCALE: "2"}, cwd=resources.path("").parent, check=True)
    print(f"已生成{len(list(folder.glob('*.png')))}张图片：{folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/pictures")))
