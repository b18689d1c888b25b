"""Ctrl+F: words sought in texts, figures, names and notes, and gone to with Enter."""

from __future__ import annotations

import pytest
from builders import E2014
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from table_kit import bridge, compose, shown

from forms.report import Report
from forms.session import Session
from gui.bridge import Place
from gui.editors.prose import ProseEditor
from gui.find_bar import FindBar
from gui.pages.page import Tier
from gui.places import CHECK
from gui.searching import found
from gui.workspace import Workspace

ANSWERS = {"text:4": "收到申请7件，网络申请7件。", "3.1#note": "含网络申请7件", "8.2": "99"}
Key = Qt.Key


def places(words: str) -> list[Place]:
    session = Session(E2014)
    for key, text in ANSWERS.items():
        session.type(key, text)
    return found(session.report, words)


def test_texts_give_every_stretch() -> None:
    assert places("申请7") == [Place("4", "text:4", 2, 5), Place("4", "text:4", 9, 12), Place("11", "3.1#note")]


def test_a_figure_is_found_by_its_name_and_by_itself() -> None:
    assert Place("11", "8.2") in places("查阅点")
    assert places("99") == [Place("11", "8.2")]


def test_no_words_are_nowhere() -> None:
    assert places("  ") == []
    assert found(Report(E2014, {}), "没有写过的话") == []


@pytest.fixture
def space(qtbot: QtBot) -> Workspace:
    made = Workspace(bridge(ANSWERS), Tier.WIDE)
    shown(qtbot, made, 1366, 724)
    made.begin()
    made.stand()
    return made


def bar(space: Workspace) -> FindBar:
    assert space.find_bar is not None
    return space.find_bar


def test_enter_goes_from_place_to_place_and_round_and_the_keyboard_stays(space: Workspace) -> None:
    space.open_find()
    compose("", "申请7")
    assert bar(space).said.text() == "3处，按Enter逐处去看"
    went = []
    for _ in range(4):
        QTest.keyClick(bar(space).input, Key.Key_Return)
        went.append(space.bridge.place.section)
        assert QApplication.focusWidget() is bar(space).input
    assert went == ["4", "4", "11", "4"]
    QTest.keyClick(bar(space).input, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar(space).said.text() == "3/3处"


def test_esc_goes_to_what_was_found(space: Workspace) -> None:
    space.open_find()
    compose("", "网络申请7")
    QTest.keyClick(bar(space).input, Key.Key_Return)
    QTest.keyClick(bar(space).input, Key.Key_Escape)
    editor = QApplication.focusWidget()
    assert isinstance(editor, ProseEditor)
    assert editor.textCursor().selectedText() == "网络申请7"
    assert not bar(space).isVisible()


def test_what_is_selected_is_sought(space: Workspace) -> None:
    space.bridge.go(Place("4", "text:4", 7, 13))
    space.open_find()
    assert bar(space).input.text() == "网络申请7件"
    assert bar(space).said.text().startswith("2处")


def test_what_was_changed_meanwhile_is_sought_anew(space: Workspace) -> None:
    space.open_find()
    compose("", "网络申请7")
    space.bridge.set({"text:4": "没有收到申请。"}, "改")
    QTest.keyClick(bar(space).input, Key.Key_Return)
    assert space.bridge.place.key == "3.1#note"
    assert bar(space).said.text() == "1/1处"


def test_on_the_check_page_findings_are_sought(space: Workspace) -> None:
    space.bridge.go(Place(CHECK))
    space.open_find()
    assert space.find_bar is None
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "查找问题"
