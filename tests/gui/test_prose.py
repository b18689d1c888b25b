"""The narrative editor, with real keys and a real composition of an input method."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeySequence,
    QShortcut,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from forms.editions import EDITIONS
from forms.session import Session
from gui.bridge import Bridge
from gui.editors.prose import ProseEditor
from gui.editors.prose_bar import ProseBar
from gui.editors.prose_items import after_enter, count_of, following
from gui.editors.prose_text import Lines, apply, cleaned, edits, points, units
from gui.theme import colour
from gui.widgets import column

FORM = EDITIONS[0]
KEY = "text:3"
Z, Y = Qt.Key.Key_Z, Qt.Key.Key_Y
CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """An editor in a shown window, the bridge behind it, and what it sent."""

    def __init__(self, qtbot: QtBot, text: str = "") -> None:
        self.session = Session(FORM)
        if text:
            self.session.type(KEY, text)
        self.bridge = Bridge(self.session)
        self.editor = ProseEditor(self.bridge, FORM.section_by_id["3"])
        self.bar = ProseBar(self.editor, "正文", True)
        self.sent: list[str] = []
        self.bridge.answers_changed.connect(lambda _keys: self.sent.append(self.said))
        self.window = QWidget()
        self.window.setLayout(column(self.bar, self.editor, None))
        qtbot.addWidget(self.window)
        self.window.resize(700, 500)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.editor.setFocus()

    @property
    def said(self) -> str:
        return self.session.report.text(KEY)

    def at(self, line: int, column: int) -> None:
        cursor = self.editor.textCursor()
        cursor.setPosition(self.editor.document().findBlockByNumber(line).position() + column)
        self.editor.setTextCursor(cursor)

    @property
    def caret(self) -> tuple[int, int]:
        cursor = self.editor.textCursor()
        return cursor.blockNumber(), cursor.positionInBlock()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.editor, key, modifiers)

    def compose(self, preedit: str, commit: str = "") -> None:
        event = QInputMethodEvent(preedit, [])
        if commit:
            event.setCommitString(commit)
        QApplication.sendEvent(self.editor, event)

    def paste(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        data.setHtml(f"<b>{text}</b>")
        self.editor.insertFromMimeData(data)


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


def test_items_below_are_counted_on() -> None:
    texts = ["1.甲", "2.乙", "文", "3.丙", "（二）题", "1.丁"]
    assert after_enter(texts, 0, 2) == ["1.", "2.甲", "3.乙", "文", "4.丙", "（二）题", "1.丁"]


@pytest.mark.parametrize(
    ("line", "column"),
    [("全年收到信件。", 3), ("（一）来信", 5), ("1.信箱", 1), ("（一）加强领导。成立小组。", 0), ("99.末项", 4)],
)
def test_enter_only_breaks_the_line_elsewhere(line: str, column: int) -> None:
    assert after_enter([line], 0, column) is None


def test_numbers_that_follow() -> None:
    assert [following(1, "（九）"), following(2, "9、"), following(2, "9．")] == ["（十）", "10、", "10．"]
    assert [count_of(1, "（十二）"), count_of(2, "12."), count_of(0, "")] == [12, 12, 0]
    assert after_enter(["（一）加强领导。成立小组。"], 0, 13) == ["（一）加强领导。成立小组。", "（二）"]


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


def test_what_is_cleaned() -> None:
    assert cleaned("\ufeff甲\ufffc乙\ud800丙\u202e") == "甲乙丙"
    assert cleaned("　　甲　乙\r丙 \x0b丁\x0c") == "甲　乙\n丙\n丁\n"


def test_copied_text_is_plain(desk: Callable[..., Desk]) -> None:
    here = desk("（一）题\n文")
    here.editor.selectAll()
    data = here.editor.createMimeDataFromSelection()
    assert data.formats() == ["text/plain"]
    assert data.text() == "（一）题\n文"


# --- findings ---
def test_stretches_follow_the_text_and_show_their_message(
    desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, _widget: shown.append(words))
    here = desk("（一）来信\n1.信箱\n2.热线办理很好，收到不少。")
    QApplication.processEvents()
    found = [f for f in here.session.findings if f.section == "3" and f.start is not None]
    assert [f.text for f in found] == ["信箱"]
    block = here.editor.document().findBlockByNumber(1)
    rect = here.editor.document().documentLayout().blockBoundingRect(block)
    spot = QPoint(int(rect.left()) + 32 + 14 + 20, int(rect.center().y()))
    finding = here.editor.found.at(spot)
    assert finding is not None
    assert finding == found[0]
    assert here.editor.found.at(spot + QPoint(200, 0)) is None
    viewport = here.editor.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, spot, viewport.mapToGlobal(spot)))
    assert shown == [finding.message]
    here.at(0, 0)
    here.key(Qt.Key.Key_Return)
    moved = here.editor.found.at(spot + QPoint(0, 28))
    assert moved is not None
    assert moved.start == finding.start + 1 if finding.start else False


def test_underlines_are_drawn_and_go_when_the_fault_is_mended(desk: Callable[..., Desk]) -> None:
    here = desk("（一）来信和来电办理情况\n1.信箱\n2.热线办理很好，收到不少。")
    warn = _colours(here.editor.grab().toImage())
    here.at(1, 4)
    here.compose("", "：收到497封")
    assert warn - _colours(here.editor.grab().toImage())


def _colours(image: object) -> set[int]:
    return {image.pixel(x, y) for x in range(0, image.width(), 1) for y in range(50, 80)}  # type: ignore[attr-defined]


def test_the_chosen_stretch_is_tinted(desk: Callable[..., Desk]) -> None:
    here = desk("（一）来信和来电办理情况\n1.信箱\n2.热线办理很好，收到不少。")
    tint = colour("warn_tint").rgb()
    assert tint not in _colours(here.editor.grab().toImage())
    here.bridge.choose(next(f for f in here.session.findings if f.section == "3" and f.start is not None))
    assert tint in _colours(here.editor.grab().toImage())


def test_composing_in_front_of_a_stretch_moves_it_along(desk: Callable[..., Desk]) -> None:
    here = desk("（一）来信和来电办理情况\n1.信箱\n2.热线办理很好，收到不少。")
    rect = here.editor.document().documentLayout().blockBoundingRect(here.editor.document().findBlockByNumber(1))
    spot = QPoint(int(rect.left()) + 32 + 14 + 20, int(rect.center().y()))
    here.at(1, 2)
    here.compose("中中中中")
    assert here.editor.found.at(spot) is None
    assert here.editor.found.at(spot + QPoint(64, 0)) is not None
    assert here.sent == []


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


# --- smallest edits ---
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("甲\n乙\n丙", "甲\n丙"),
        ("甲\n丙", "甲\n乙\n丙"),
        ("", "甲\n乙"),
        ("甲\n乙", ""),
        ("甲\n甲\n甲", "甲\n甲"),
        ("𠀀甲\n乙", "𠀀乙\n𠀀乙\n丙"),
        ("甲\n", "\n甲\n"),
        ("一\n二\n三", "一二三"),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_edits_bring_one_text_to_the_other(old: str, new: str) -> None:
    document = QTextDocument(old)
    apply(document, old.split("\n"), edits(old.split("\n"), new.split("\n")))
    assert document.toPlainText() == new


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.usefixtures("qapp")
def test_the_lines_kept_beside_the_document_are_its_paragraphs(seed: int) -> None:
    chance = random.Random(seed)
    document = QTextDocument("一\n二二\n\n三")
    document.documentLayout()  # a document without a layout does not tell of its changes
    lines = Lines()
    lines.follow(document, 0, document.characterCount())
    document.contentsChange.connect(lambda at, _gone, came: lines.follow(document, at, came))
    for _ in range(120):
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for _ in range(chance.randint(1, 3)):
            cursor.setPosition(chance.randrange(document.characterCount()))
            cursor.setPosition(chance.randrange(document.characterCount()), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(chance.choice(["", "甲", "乙\n丙", "\n", "𠀀", "\n\n丁 戊\n"]))
        cursor.endEditBlock()
        assert lines.text == document.toPlainText()
        assert lines.total == len("".join(document.toPlainText().split()))


def test_a_place_in_the_text() -> None:
    lines = Lines()
    lines.texts = ["一二", "", "三"]
    assert [lines.place(n, lines.starts) for n in (0, 2, 3, 4, 5, 99)] == [
        (0, 0),
        (0, 2),
        (1, 0),
        (2, 0),
        (2, 1),
        (2, 1),
    ]


def test_equal_texts_need_no_edit() -> None:
    assert edits(["甲", "乙"], ["甲", "乙"]) == []


def test_units_of_qt() -> None:
    assert (units("甲𠀀"), points("甲𠀀乙", 3), points("abc", 9)) == (3, 2, 3)
