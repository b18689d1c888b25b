"""An input method in every kind of field of a real report: nothing is told, found or rewritten before it commits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

import resources
from forms.drafts import DraftStore
from forms.intake.load import load
from forms.record import to_record
from gui.bridge import Bridge, Place
from gui.editors.prose import ProseEditor
from gui.settings import Settings
from gui.window import Window

SAMPLE = resources.path("samples/report-2017.txt")


@pytest.fixture
def bridge(qtbot: QtBot, tmp_path: Path) -> Iterator[Bridge]:
    store = DraftStore(tmp_path)
    name = store.create(to_record(load(SAMPLE).session()))
    window = Window(lambda: store, Settings(tmp_path))
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
    window.open_named(name)
    qtbot.waitUntil(lambda: window.holder.bridge is not None)
    assert window.holder.bridge is not None
    window.holder.bridge.session.catch_up()  # what the texts say is told before anybody listens
    yield window.holder.bridge
    window.close()


def compose(preedit: str, commit: str = "") -> None:
    """What an input method sends to whatever has the keyboard."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def shown() -> str:
    here = QApplication.focusWidget()
    if isinstance(here, QLineEdit):
        return here.text()
    return here.toPlainText() if isinstance(here, ProseEditor) else ""


@pytest.mark.parametrize(
    ("section", "key", "letters", "committed", "value"),
    [
        ("11", "3.1", ("９",), "９", 9),
        ("11", "1.1", ("１", "１２"), "１２３", 123),
        ("11", "8.4", ("３．",), "３．５", Decimal("3.5")),
        ("3", "letters.box@received", ("４９",), "４９８", 498),
        ("4", "requests.received", ("１",), "１２", 12),
        ("9", "events.e1@people", ("１",), "１６０", 160),
        ("3", "letters.box1@name", ("x", "xi", "xian"), "县长信箱", "县长信箱"),
        ("11", "2.2.5#note", ("b", "bei"), "备", "备"),
        ("cover", "organ", ("l", "lin"), "临", "岚川市信息公开管理办公室临"),
    ],
)
def test_nothing_is_told_before_the_input_method_commits(
    bridge: Bridge, qtbot: QtBot, section: str, key: str, letters: tuple[str, ...], committed: str, value: object
) -> None:
    bridge.go(Place(section, key))
    qtbot.waitUntil(lambda: bridge.place.key == key and QApplication.focusWidget() is not None)
    qtbot.waitUntil(lambda: not bridge.session.behind)
    before, revision = bridge.session.report.value(key), bridge.session.revision
    told: list[object] = []
    bridge.answers_changed.connect(told.append)
    bridge.findings_changed.connect(told.append)
    for preedit in letters:
        compose(preedit)
        qtbot.wait(20)
    assert (bridge.session.report.value(key), bridge.session.revision, told) == (before, revision, [])
    compose("", committed)
    assert bridge.session.report.value(key) == value
    assert committed in shown()


def test_a_date_in_chinese_numerals_is_read(bridge: Bridge, qtbot: QtBot) -> None:
    bridge.set({"date": None}, "清除")
    bridge.go(Place("cover", "date"))
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    compose("er")
    compose("", "二〇一八年三月十五日")
    assert bridge.session.report.value("date") == date(2018, 3, 15)
    assert shown() == "二〇一八年三月十五日"


def test_a_composition_in_the_text_survives_saving_and_is_one_step(bridge: Bridge, qtbot: QtBot) -> None:
    bridge.go(Place("3", "text:3"))
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), ProseEditor))
    before = bridge.session.report.text("text:3")
    for preedit in ("n", "ni", "ni'hao"):
        compose(preedit)
        bridge.session.catch_up()
        qtbot.wait(20)
    assert bridge.session.report.text("text:3") == before == shown()
    compose("", "你好")
    assert bridge.session.report.text("text:3") == f"你好{before}"
    bridge.undo()
    assert bridge.session.report.text("text:3") == before == shown()
