"""The start page: begin, go on, copy, rename, bin and restore; what cannot be done is said in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from forms.drafts import DraftStore
from gui.dialogs.rename import Rename
from gui.opening import create_new, open_report
from gui.pages.page import Tier
from gui.pages.start import StartPage
from gui.pages.start_list import when_words


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path)


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    made = StartPage()
    qtbot.addWidget(made)
    made.resize(1366, 724)
    made.show()
    return made


def compose(editor: QWidget, words: str) -> None:
    """Chinese comes from an input method, not from keys."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(editor, event)


def begin(store: DraftStore, *places: str) -> list[str]:
    return [create_new(store, place, 2017, f"{place}办公室") for place in places]


def test_without_drafts_it_says_how_to_begin(page: StartPage, store: DraftStore) -> None:
    page.fill(store)
    assert page.drafts.empty
    assert not page.drafts.card.isVisible()
    assert not page.drafts.list.isVisible()


def test_enter_goes_on_with_the_last_report_at_once(page: StartPage, store: DraftStore, qtbot: QtBot) -> None:
    name = begin(store, "临江市")[0]
    page.activateWindow()
    page.fill(store)
    with qtbot.waitSignal(page.opened) as opened:
        QApplication.processEvents()
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert opened.args == [name, ""]


def test_without_drafts_the_keyboard_is_at_the_first_step(page: StartPage, store: DraftStore, qtbot: QtBot) -> None:
    page.fill(store)
    with qtbot.waitSignal(page.import_asked):
        QApplication.processEvents()
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)


def test_a_form_given_up_leaves_the_keyboard_where_one_goes_on(
    page: StartPage, store: DraftStore, qtbot: QtBot
) -> None:
    begin(store, "临江市")
    page.fill(store)
    page.open_form()
    QApplication.processEvents()
    assert page.focusWidget() is page.drafts.form._place.input
    qtbot.keyClick(page.drafts.form._place.input, Qt.Key.Key_Escape)
    assert not page.drafts.form.isVisible()
    assert page.focusWidget() is page.drafts.card.button


def test_the_parts_are_told_as_they_were_last_saved(page: StartPage, store: DraftStore) -> None:
    name = begin(store, "临江市")[0]
    report = open_report(store, name)
    rows = [["1", "一", "概述", "warning", "请核实 2", "2"]]
    report.draft.save(report.payload(report.place, set(), {"heading": "一、概述", "rows": rows}))
    report.draft.close()
    page.fill(store)
    told = page.drafts.card._strip.accessibleDescription()
    assert "概述请核实 2；主动公开未开始" in told


def test_a_new_report_is_made_from_three_answers(page: StartPage, store: DraftStore, qtbot: QtBot) -> None:
    page.fill(store)
    page.open_form()
    compose(page.drafts.form._place.input, "临江市")
    year = page.drafts.form._year.input
    year.selectAll()
    qtbot.keyClicks(year, "2017")
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(year, Qt.Key.Key_Return)
    report = open_report(store, opened.args[0], for_reading=True)
    assert report.session.report.text("title") == "临江市2017年政府信息公开工作年度报告"


def test_a_year_without_an_edition_gets_its_sentence_and_no_draft(
    page: StartPage, store: DraftStore, qtbot: QtBot
) -> None:
    page.fill(store)
    page.open_form()
    compose(page.drafts.form._place.input, "临江市")
    year = page.drafts.form._year.input
    year.selectAll()
    qtbot.keyClicks(year, "2023")
    with qtbot.assertNotEmitted(page.opened):
        qtbot.keyClick(year, Qt.Key.Key_Return)
    assert "2021年版" in page.drafts.form._year.message
    assert store.list() == ()


def test_the_newest_draft_is_the_one_to_go_on_with(page: StartPage, store: DraftStore, qtbot: QtBot) -> None:
    old, new = begin(store, "甲市", "乙市")
    page.fill(store)
    newest = store.list()[0].id
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.mouseClick(page.drafts.card.button, Qt.MouseButton.LeftButton)
    assert opened.args == [newest, ""]
    assert {old, new} == {draft.id for draft in store.list()}
    assert page.drafts.deadline is not None


def test_a_part_of_the_strip_opens_the_report_there(page: StartPage, store: DraftStore, qtbot: QtBot) -> None:
    begin(store, "甲市")
    page.fill(store)
    strip = page.drafts.card._strip
    strip.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return):
        if key == Qt.Key.Key_Return:
            with qtbot.waitSignal(page.opened) as opened:
                qtbot.keyClick(strip, key)
        else:
            qtbot.keyClick(strip, key)
    assert opened.args[1] == "1"


def test_keys_of_the_list_copy_bin_and_restore(page: StartPage, store: DraftStore, qtbot: QtBot) -> None:
    begin(store, "甲市", "乙市")
    page.fill(store)
    rows = page.drafts.list
    qtbot.keyClick(rows, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(store.list()) == 3
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert len(store.list()) == 2
    assert len(store.binned()) == 1
    page.nav.view_asked.emit("bin")
    qtbot.keyClick(page.bin.list, Qt.Key.Key_Return)
    assert len(store.list()) == 3
    assert store.binned() == ()


class KeysOfX11(QKeyEvent):
    """Under X11 Qt takes Ctrl+D for Delete too."""

    def matches(self, key: QKeySequence.StandardKey) -> bool:
        control_d = self.key() == Qt.Key.Key_D and self.modifiers() == Qt.KeyboardModifier.ControlModifier
        return (key == QKeySequence.StandardKey.Delete and control_d) or super().matches(key)


def test_the_key_that_copies_a_draft_deletes_none_anywhere(page: StartPage, store: DraftStore) -> None:
    begin(store, "甲市", "乙市")
    page.fill(store)
    pressed = KeysOfX11(QEvent.Type.KeyPress, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    page.drafts.list.keyPressEvent(pressed)
    assert (len(store.list()), len(store.binned())) == (3, 0)


def in_the_dialog(act: Callable[[Rename], None]) -> None:
    """Do something once the dialog is there."""

    def soon() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Rename)
        act(dialog)

    QTimer.singleShot(0, soon)


def test_a_draft_is_renamed(page: StartPage, store: DraftStore, qtbot: QtBot) -> None:
    begin(store, "甲市", "乙市")
    page.fill(store)

    def write(dialog: Rename) -> None:
        assert dialog.line.selectedText() == dialog.line.text()
        compose(dialog.line, "丙市年报")
        qtbot.keyClick(dialog.line, Qt.Key.Key_Return)

    in_the_dialog(write)
    qtbot.keyClick(page.drafts.list, Qt.Key.Key_F2)
    assert "丙市年报" in {info.title for info in store.list()}


def test_a_title_given_up_or_emptied_stays(page: StartPage, store: DraftStore, qtbot: QtBot) -> None:
    begin(store, "甲市", "乙市")
    page.fill(store)
    before = {info.title for info in store.list()}

    def empty(dialog: Rename) -> None:
        qtbot.keyClick(dialog.line, Qt.Key.Key_Delete)
        assert not dialog.save.isEnabled()
        qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
        assert dialog.isVisible()
        qtbot.keyClick(dialog.line, Qt.Key.Key_Escape)

    in_the_dialog(empty)
    qtbot.keyClick(page.drafts.list, Qt.Key.Key_F2)
    assert {info.title for info in store.list()} == before


def test_a_draft_that_is_open_elsewhere_stays(page: StartPage, store: DraftStore, qtbot: QtBot) -> None:
    begin(store, "甲市", "乙市")
    page.fill(store)
    draft = page.drafts.list.current()
    assert draft is not None
    held = store.open(draft.id)
    qtbot.keyClick(page.drafts.list, Qt.Key.Key_Delete)
    held.close()
    assert len(store.list()) == 2
    assert "不能删除" in page._message.text


def test_times_are_told_as_people_tell_them() -> None:
    now = datetime(2018, 3, 9, 15, 0)
    assert when_words(datetime(2018, 3, 9, 14, 32), now) == "今天 14:32"
    assert when_words(datetime(2018, 3, 8, 17, 5), now) == "昨天 17:05"
    assert when_words(datetime(2018, 3, 6, 9, 11), now) == "3月6日 09:11"
    assert when_words(datetime(2017, 3, 14, 9, 11), now) == "2017年3月14日"


def test_the_strip_takes_two_lines_where_one_is_too_short(page: StartPage, store: DraftStore, qtbot: QtBot) -> None:
    begin(store, "甲市")
    page.fill(store)
    strip = page.drafts.card._strip
    qtbot.waitUntil(lambda: strip.height() == 44)
    page.resize(683, 384)
    page.set_tier(Tier.TINY)
    qtbot.waitUntil(lambda: strip.height() == 96)
