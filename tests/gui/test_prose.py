"""The narrative editor, with real keys and a real composition of an input method."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from prose_desk import KEY, Desk
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

Z, Y = Qt.Key.Key_Z, Qt.Key.Key_Y
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot: QtBot) -> Callable[..., Desk]:
    return lambda text="": Desk(qtbot, text)


# --- typing ---
def test_typing_reaches_the_report(desk: Callable[..., Desk]) -> None:
    here = desk()
    QTest.keyClicks(here.editor, "497 letters")
    assert here.said == "497 letters"
    assert here.session.undo_label


def test_what_the_report_holds_is_shown_without_being_sent_back(desk: Callable[..., Desk]) -> None:
    here = desk("（一）来信\n全年收到信件497封。")
    assert here.editor.toPlainText() == "（一）来信\n全年收到信件497封。"
    assert here.sent == []


def test_a_composition_is_sent_only_when_it_becomes_text(desk: Callable[..., Desk]) -> None:
    here = desk("全年")
    here.at(0, 2)
    for letters in ("s", "sh", "shou", "shou'dao"):
        here.compose(letters)
    assert (here.sent, here.said) == ([], "全年")
    here.compose("", "收到")
    assert (here.sent, here.said) == (["全年收到"], "全年收到")


def test_a_composition_that_is_given_up_leaves_no_trace(desk: Callable[..., Desk]) -> None:
    here = desk("全年")
    here.at(0, 1)
    here.compose("shou")
    here.compose("")
    assert (here.sent, here.editor.toPlainText()) == ([], "全年")


def test_a_change_elsewhere_in_the_text_leaves_the_composition_alone(desk: Callable[..., Desk]) -> None:
    here = desk("第一段\n第二段")
    here.at(1, 3)
    here.compose("shou")
    here.bridge.set({KEY: "第一段有改动\n第二段"}, "改")
    assert here.editor.document().findBlockByNumber(1).layout().preeditAreaText() == "shou"
    here.compose("", "收")
    assert here.said == "第一段有改动\n第二段收"


def test_a_blank_text_is_not_rewritten(desk: Callable[..., Desk]) -> None:
    here = desk()
    QTest.keyClicks(here.editor, "  ")
    assert here.editor.toPlainText() == "  "
    assert here.session.report.value(KEY) is None


# --- undo ---
def test_undo_and_redo_are_the_sessions(desk: Callable[..., Desk]) -> None:
    here = desk("原文")
    here.at(0, 2)
    here.session.part_step()
    QTest.keyClicks(here.editor, "abc")
    here.key(Z, CTRL)
    assert here.editor.toPlainText() == here.said == "原文"
    here.key(Y, CTRL)
    assert here.editor.toPlainText() == here.said == "原文abc"
    assert not here.editor.document().isUndoAvailable()


def test_undo_touches_only_what_differs(desk: Callable[..., Desk]) -> None:
    here = desk("第一段\n第二段\n第三段")
    here.bridge.set({KEY: "第一段\n第二段改了\n第三段"}, "改")
    here.at(2, 2)
    changes: list[tuple[int, int, int]] = []
    here.editor.document().contentsChange.connect(lambda *change: changes.append(change))
    here.bridge.undo()
    assert here.editor.toPlainText() == "第一段\n第二段\n第三段"
    assert here.caret == (2, 2)
    assert changes == [(7, 2, 0)]


def test_a_shortcut_of_the_window_gets_the_key_of_undo(desk: Callable[..., Desk]) -> None:
    here = desk("原文")
    heard: list[str] = []
    QShortcut(QKeySequence.StandardKey.Undo, here.window).activated.connect(lambda: heard.append("undo"))
    here.key(Z, CTRL)
    assert heard == ["undo"]
    assert here.said == "原文"


# --- levels ---
def test_levels_are_set_by_keys_in_one_step(desk: Callable[..., Desk]) -> None:
    here = desk("来信办理\n全年收到信件。\n政策解读")
    here.at(0, 2)
    here.key(Qt.Key.Key_1, CTRL)
    assert here.said == "（一）来信办理\n全年收到信件。\n政策解读"
    assert here.caret == (0, 5)
    here.at(2, 0)
    here.key(Qt.Key.Key_1, CTRL)
    assert here.said == "（一）来信办理\n全年收到信件。\n（二）政策解读"
    assert here.session.undo_label == "改为（一）标题"
    here.key(Z, CTRL)
    assert here.said == "（一）来信办理\n全年收到信件。\n政策解读"


def test_a_heading_becomes_plain_and_the_ones_below_are_counted_anew(desk: Callable[..., Desk]) -> None:
    here = desk("（一）来信\n文\n（二）来电\n文\n（三）解读")
    here.at(2, 4)
    here.key(Qt.Key.Key_0, CTRL)
    assert here.said == "（一）来信\n文\n来电\n文\n（二）解读"
    assert here.caret == (2, 1)


def test_chips_show_the_level_of_the_caret_and_set_it(desk: Callable[..., Desk]) -> None:
    here = desk("（一）来信\n1.信箱\n文")
    checked = []
    for line in range(3):
        here.at(line, 0)
        checked.append([chip.isChecked() for chip in here.bar.chips].index(True))
    assert checked == [1, 2, 0]
    QTest.mouseClick(here.bar.chips[2], Qt.MouseButton.LeftButton)
    assert here.said == "（一）来信\n1.信箱\n2.文"
    assert here.editor.hasFocus()


def test_headings_are_strong_without_a_change_of_the_text(desk: Callable[..., Desk]) -> None:
    here = desk("（一）来信\n全文")
    QApplication.processEvents()
    first, second = (here.editor.document().findBlockByNumber(n).layout().formats() for n in (0, 1))
    assert first[0].format.font().bold()
    assert second == []
    assert here.sent == []


# --- lists ---
def test_enter_goes_on_with_the_next_number_and_ends_the_list_on_an_empty_item(desk: Callable[..., Desk]) -> None:
    here = desk("1.信箱办理")
    here.at(0, 6)
    here.key(Qt.Key.Key_Return)
    assert (here.said, here.caret) == ("1.信箱办理\n2.", (1, 2))
    here.key(Qt.Key.Key_Return)
    assert (here.said, here.caret) == ("1.信箱办理\n", (1, 0))


def test_tab_leaves_the_editor(desk: Callable[..., Desk]) -> None:
    here = desk("文")
    here.key(Qt.Key.Key_Tab)
    assert not here.editor.hasFocus()
    assert here.said == "文"
    assert KEY in here.bridge.touched


def test_paragraphs_keep_their_shape_when_all_was_deleted(desk: Callable[..., Desk]) -> None:
    here = desk("一\n二")
    before = here.editor.document().firstBlock().blockFormat()
    here.editor.selectAll()
    here.key(Qt.Key.Key_Delete)
    QTest.keyClicks(here.editor, "ab")
    here.key(Qt.Key.Key_Return)
    QTest.keyClicks(here.editor, "c")
    assert here.said == "ab\nc"
    assert here.editor.document().lastBlock().blockFormat() == before
    assert before.textIndent() == 32


def test_the_menu_undoes_in_the_session(desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: menus.append(menu))
    here = desk("原文")
    here.session.part_step()
    here.paste("前")
    spot = QPoint(40, 20)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, here.editor.mapToGlobal(spot))
    here.editor.contextMenuEvent(event)
    undo = menus[0].findChild(QAction, "edit-undo")
    assert isinstance(undo, QAction)
    assert undo.isEnabled()
    undo.trigger()
    menus[0].close()
    assert here.said == "原文"


# --- paste and copy ---
def test_a_paste_is_plain_clean_and_one_step(desk: Callable[..., Desk]) -> None:
    here = desk("前后")
    here.at(0, 1)
    here.paste("一\t二\x00\x07\u200b\r\n　　三\u00a0四\u2028五")
    assert here.said == "前一 二\n三 四\n五后"
    here.key(Z, CTRL)
    assert here.said == "前后"


def test_ten_thousand_characters_are_pasted_whole(desk: Callable[..., Desk]) -> None:
    here = desk()
    text = "\n".join("全市共收到群众来信四百九十七封。" * 6 for _ in range(104))
    assert len(text) > 10_000
    here.paste(text)
    assert here.said == text
    assert here.editor.count == f"{16 * 6 * 104}字"
    assert here.editor.verticalScrollBar().maximum() == 0


def test_a_paste_of_far_too_much_is_said_and_changes_nothing(desk: Callable[..., Desk]) -> None:
    here, said = desk("原文"), []
    here.editor.status.connect(said.append)
    here.paste("公" * 500_000)
    assert here.said == "原文"
    assert "50万字" in said[-1]


def test_copied_text_is_plain(desk: Callable[..., Desk]) -> None:
    here = desk("（一）题\n文")
    here.editor.selectAll()
    data = here.editor.createMimeDataFromSelection()
    assert data.formats() == ["text/plain"]
    assert data.text() == "（一）题\n文"


# --- places, words for the footer ---
def test_selecting_a_stretch_counts_characters_beyond_the_basic_plane_once(desk: Callable[..., Desk]) -> None:
    here = desk("𠀀𠀀来信\n收到497封")
    here.editor.select(5, 10)
    assert here.editor.textCursor().selectedText() == "收到497"
    here.editor.select(2, 4)
    assert here.editor.textCursor().selectedText() == "来信"


def test_the_footer_counts_characters_without_blanks(desk: Callable[..., Desk]) -> None:
    here = desk("收到 497封\n\n办结")
    said: list[str] = []
    here.editor.status.connect(said.append)
    here.at(2, 2)
    QTest.keyClicks(here.editor, "4")
    assert said[-1] == "9字"


def test_the_place_is_told_when_the_focus_comes(desk: Callable[..., Desk]) -> None:
    here = desk("文")
    assert (here.bridge.place.section, here.bridge.place.key) == ("3", KEY)
    assert here.editor.accessibleName() == "回应关切及政策解读情况正文"


def test_the_editor_is_as_high_as_its_text(desk: Callable[..., Desk]) -> None:
    here = desk("文")
    before = here.editor.height()
    for _ in range(10):
        here.key(Qt.Key.Key_Return)
    assert here.editor.height() > before
    assert here.editor.verticalScrollBar().maximum() == 0


def test_the_frame_of_the_focus_moves_no_text(desk: Callable[..., Desk]) -> None:
    here = desk("文")
    inside = here.editor.viewport().geometry()
    here.bar.draft.setFocus()
    assert here.editor.viewport().geometry() == inside
