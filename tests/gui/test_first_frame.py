"""The first picture of a draft says what the rail says, and what cannot be read leaves it blank."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import gui
from forms.draft_folder import glance
from forms.drafts import DraftStore
from forms.record import from_record, to_record
from gui.editors.prose import ProseEditor
from gui.first_frame import Shown, shown_in
from gui.opening import create_new
from gui.settings import Settings
from gui.window import Window


def test_it_shows_what_the_rail_showed_when_the_draft_was_saved(tmp_path: Path, qtbot: QtBot) -> None:
    store = DraftStore(tmp_path)
    name = create_new(store, "临江市", 2017, "办公室")
    window = Window(lambda: store, Settings(tmp_path))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    assert window.holder.open(name, "3")
    qtbot.waitUntil(lambda: window.holder.workspace is not None and window.holder.workspace.page is not None)
    workspace = window.holder.workspace
    assert workspace is not None
    workspace.bridge.session.type("title", "临江市年报")
    workspace.bridge.touch_all()
    workspace.rail.fill()
    model = workspace.rail.model
    rail = [(model.name(place), model.state(place)) for place in map(model.place, range(model.rowCount())) if place]
    heading = workspace.bridge.session.report.heading("3")
    assert window.close()
    shown = shown_in(glance(name, tmp_path))
    assert [((row.numeral, row.name), row.state) for row in shown.rows if row.place] == rail
    assert (shown.title, shown.heading, shown.place) == ("临江市年报", heading, "3")


@pytest.mark.parametrize("rows", [None, 3, [3], [["a"]], [["a", "", "", "", "", 3]]])
def test_what_has_not_the_right_shape_leaves_it_blank(rows: object) -> None:
    window = {"place": ["3", ""], "shown": {"heading": "三", "rows": rows}}
    assert shown_in({"ui": window, "summary": {"title": "年报"}}) == Shown()


def test_a_draft_that_cannot_be_read_at_once_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "bad.nianbao").write_bytes(b"{}\n{\xff")
    assert glance("bad", tmp_path) == glance("none", tmp_path) == {}
    assert shown_in({}) == Shown()


def test_what_goes_wrong_while_opening_is_told_and_the_start_ends_all_the_same(tmp_path: Path) -> None:
    """In a process of its own: the program's own start, with a store that bursts."""
    name = create_new(DraftStore(tmp_path), "临江市", 2017, "办公室")
    code = (
        "import gc, sys\n"
        "from pathlib import Path\n"
        "from gui.quick import starting\n"
        "starting()\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from gui import app\n"
        "from gui.dialogs.mishap import Mishap\n"
        "from gui.report_holder import ReportHolder\n"
        "def burst(*_): raise ValueError('burst')\n"
        "ReportHolder.open = burst\n"
        "Mishap.exec = lambda self: print('told', flush=True)\n"
        "def rested(): (print('rested', flush=True), QApplication.quit()) if gc.get_freeze_count() else QTimer.singleShot(50, rested)\n"
        "before = app._painted\n"
        "app._painted = lambda window: (before(window), QTimer.singleShot(0, rested))\n"
        "app.run(Path(sys.argv[1]), sys.argv[2])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), name],
        capture_output=True,
        text=True,
        cwd=Path(gui.__file__).parents[1],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    )
    assert done.stdout.split() == ["told", "rested"], done.stderr


def test_the_page_where_one_stopped_takes_keys_before_menus_and_rail_are_built(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = DraftStore(tmp_path)
    name = create_new(store, "临江市", 2017, "办公室")
    window = Window(lambda: store, Settings(tmp_path), Shown("临江市年报", "四、依申请公开情况", "4"), lambda: None)
    qtbot.addWidget(window)
    furnish, at_work = window.furnish, list[QWidget | None]()
    monkeypatch.setattr(window, "furnish", lambda: (at_work.append(window.focusWidget()), furnish()))
    window.after_paint(lambda: window.holder.open(name, "4"))
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: window.holder.bridge is not None and window.focusWidget() is not None)
    qtbot.keyClick(window.focusWidget(), "7")
    qtbot.waitUntil(lambda: window.furnished)
    assert at_work[0] is not None
    workspace = window.holder.workspace
    assert workspace is not None
    key = workspace.bridge.place.key
    assert key
    assert workspace.rail.isVisible()
    assert workspace.page is not None
    assert workspace.page.findChild(ProseEditor) is not None
    assert window.close()
    assert from_record(store.open(name, for_reading=True).payload).report.number(key) == 7


def test_where_one_stopped_in_the_text_the_keyboard_is_in_the_text(tmp_path: Path, qtbot: QtBot) -> None:
    store = DraftStore(tmp_path)
    session = from_record(store.open(create_new(store, "临江市", 2017, "办公室"), for_reading=True).payload)
    name = store.create(to_record(session, {"ui": {"place": ["3", "text:3"]}}))
    window = Window(lambda: store, Settings(tmp_path), Shown("临江市年报", "三、回应", "3"), lambda: None)
    qtbot.addWidget(window)
    window.after_paint(lambda: window.holder.open(name))
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: window.holder.bridge is not None and window.focusWidget() is not None)
    assert isinstance(QApplication.focusWidget(), ProseEditor)
    qtbot.keyClicks(QApplication.focusWidget(), "7")
    assert window.holder.bridge is not None
    assert window.holder.bridge.session.report.text("text:3") == "7"


def test_a_window_that_is_closed_before_it_stands_saves_what_was_typed(tmp_path: Path, qtbot: QtBot) -> None:
    store = DraftStore(tmp_path)
    name = create_new(store, "临江市", 2017, "办公室")
    window = Window(lambda: store, Settings(tmp_path), Shown("临江市年报", "四、依申请公开情况", "4"), lambda: None)
    qtbot.addWidget(window)
    window.after_paint(lambda: window.holder.open(name, "4"))
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: window.holder.bridge is not None and window.focusWidget() is not None)
    key = window.holder.bridge.place.key if window.holder.bridge else ""
    qtbot.keyClick(window.focusWidget(), "7")
    assert window.close()
    assert from_record(store.open(name, for_reading=True).payload).report.number(key) == 7
