"""The page of the statistics table with real keys: typing, marks, notes, brackets, pasting, undo, going to a cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from table_kit import CTRL, Key, at, bridge, clipboard, compose, focused, press, shown, typed

from forms.values import Unreadable
from gui.bridge import Place
from gui.pages.appendix import TablePage
from gui.pages.page import Tier
from gui.tables.cell_bar import CellBar

Make = Callable[..., TablePage]
ANSWERS = {"3.3": "7", "3.3.1": "6", "3.3.2": "4", "3.3.3": "0", "3.3.4": "0", "3.3.8": "4"}


@pytest.fixture
def page(qtbot: QtBot) -> Make:
    def make(
        answers: Mapping[str, str] | None = None, last: Mapping[str, int] | None = None, key: str = "1.1"
    ) -> TablePage:
        made = TablePage(bridge(answers, last), "11")
        made.bridge.going.connect(made.show_place)
        shown(qtbot, made, 960, 640)
        made.show_place(Place("11", key))
        return made

    return make


def cell_of(page: TablePage, key: str):  # type: ignore[no-untyped-def]
    place = page.model.place_of(key)
    assert place is not None
    return page.model.cell(*place)


def beside(page: TablePage, key: str, role: str) -> str:
    place = page.model.place_of(key)
    assert place is not None
    column = next(n for n in range(len(page.model.columns)) if page.model.role(n) == role)
    return page.model.cell(place[0], column).text


def here(page: TablePage) -> str:
    return page.model.key_at(*at(page.view))


def message(page: TablePage) -> str:
    return page.bar._message.text


def button(page: TablePage, words: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisible())


def click(page: TablePage, words: str) -> None:
    QTest.mouseClick(button(page, words), Qt.MouseButton.LeftButton)


# --- typing ---
def test_every_key_reaches_the_report_and_enter_goes_down(page: Make) -> None:
    made = page()
    typed("18")
    assert made.bridge.session.report.number("1.1") == 18
    typed("7")
    press(Key.Key_Return)
    assert made.bridge.session.report.number("1.1") == 187
    assert here(made) == "1.1a"
    typed("3")
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert here(made) == "1.2.1"


def test_undo_takes_a_cell_back_and_says_so_in_the_editor_that_is_open(page: Make) -> None:
    made = page()
    typed("18")
    made.bridge.undo()
    assert made.bridge.session.report.blank("1.1")
    assert made.view.cells.editor is not None
    assert made.view.cells.editor.text() == ""
    typed("9")
    assert made.bridge.session.report.number("1.1") == 9


def test_escape_restores_what_stood_there(page: Make) -> None:
    made = page({"1.1": "5"})
    typed("99")
    press(Key.Key_Escape)
    assert made.bridge.session.report.number("1.1") == 5
    assert here(made) == "1.1"


def test_unreadable_text_stays_as_typed_with_its_mark_and_message(page: Make) -> None:
    made = page()
    typed("7x")
    press(Key.Key_Return)
    press(Key.Key_Up)
    assert isinstance(made.bridge.session.report.value("1.1"), Unreadable)
    assert cell_of(made, "1.1").text == "7x"
    assert cell_of(made, "1.1").mark == "error"
    assert "只能填数字" in message(made)
    press(Key.Key_F2)
    press(Key.Key_Backspace)
    assert made.bridge.session.report.number("1.1") == 7


def test_full_width_digits_are_figures_and_are_not_rewritten_while_typed(page: Make) -> None:
    made = page()
    compose("", "１２")
    assert made.bridge.session.report.number("1.1") == 12
    assert made.view.cells.editor is not None
    assert made.view.cells.editor.text() == "１２"
    press(Key.Key_Return)
    assert cell_of(made, "1.1").text == "12"


def test_a_composition_in_a_figure_is_no_answer_until_it_is_finished(page: Make) -> None:
    made = page({"1.1": "5"})
    compose("yue")
    assert made.bridge.session.report.number("1.1") == 5
    compose("")
    press(Key.Key_Escape)
    assert made.bridge.session.report.number("1.1") == 5


def test_tab_goes_to_the_note_and_what_is_typed_there_is_a_note(page: Make) -> None:
    made = page()
    press(Key.Key_Tab)
    assert here(made) == "1.1#note"
    compose("", "含乡镇")
    press(Key.Key_Return)
    assert made.bridge.session.report.text("1.1#note") == "含乡镇"
    assert cell_of(made, "1.1#note").text == "含乡镇"


def test_delete_clears_a_chosen_block_in_one_step(page: Make) -> None:
    made = page({"1.1": "1", "1.1a": "2", "1.1b": "3"})
    press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(Key.Key_Delete)
    report = made.bridge.session.report
    assert all(report.blank(key) for key in ("1.1", "1.1a", "1.1b"))
    made.bridge.undo()
    assert [report.number(key) for key in ("1.1", "1.1a", "1.1b")] == [1, 2, 3]


# --- brackets, last year ---
def test_brackets_follow_every_key(page: Make) -> None:
    made = page(ANSWERS, key="3.3.8")
    for key in ("3.3.5", "3.3.6", "3.3.7"):
        made.bridge.type(key, "0")
    assert beside(made, "3.3", "balance") == "合计14　差7"
    assert cell_of(made, "3.3").mark == "error"
    made.show_place(Place("11", "3.3"))
    assert cell_of(made, "3.3.8").operand
    assert not cell_of(made, "1.1").operand
    typed("14")
    assert beside(made, "3.3", "balance") == "平"
    assert cell_of(made, "3.3").mark == ""


def test_last_year_and_the_change_stand_beside_only_where_known(page: Make) -> None:
    made = page({"1.1": "120", "1.1a": "3"})
    assert not {"上年", "增减"} & {column.title for column in made.model.columns}
    made.bridge.session.set_last({"1.1": 130, "1.1a": 3})
    assert (beside(made, "1.1", "last"), beside(made, "1.1", "change")) == ("130", "−10")
    assert beside(made, "1.1a", "change") == "0"
    assert beside(made, "1.1b", "change") == ""
    typed("150")
    assert beside(made, "1.1", "change") == "+20"
    made.bridge.session.set_last({"1.1": 149})
    assert beside(made, "1.1", "change") == "+1"


# --- cell bar ---
def test_the_cell_bar_names_the_cell_its_rule_and_what_is_wrong(page: Make) -> None:
    made = page({**ANSWERS, "3.3.5": "0", "3.3.6": "0", "3.3.7": "0"}, key="3.3")
    assert made.bar._id.text() == "3.3"
    assert made.bar._path.text == "三、依申请公开情况 › （三）申请答复数（件）"
    assert "3.3.1" in made.bar._rule.text()
    assert "14" in message(made)


def test_a_note_is_written_in_the_bar_and_enter_goes_back(page: Make) -> None:
    made = page()
    made.bar.note.setFocus()
    typed("ab ")
    assert made.bar.note.text() == "ab "
    typed("c")
    assert made.bridge.session.report.text("1.1#note") == "ab c"
    press(Key.Key_Return)
    assert focused() is made.view


def test_space_confirms_what_the_reading_of_a_report_left(page: Make) -> None:
    made = page({"1.1": "5", "1.1#mark": "moved"})
    marked = cell_of(made, "1.1")
    assert marked.tip
    assert button(made, "核对")
    press(Key.Key_Space)
    assert made.bridge.session.report.blank("1.1#mark")
    assert not cell_of(made, "1.1").tip
    made.bridge.undo()
    assert not made.bridge.session.report.blank("1.1#mark")
    click(made, "核对")
    assert made.bridge.session.report.blank("1.1#mark")
    assert focused() is made.view


def test_space_on_any_other_cell_changes_nothing(page: Make) -> None:
    made = page({"1.1": "5"})
    press(Key.Key_Space)
    assert made.bridge.session.report.number("1.1") == 5
    assert made.view.cells.editor is None


# --- count and blanks ---
def test_the_count_follows_and_ctrl_enter_goes_to_the_next_blank(page: Make) -> None:
    made = page({"1.1a": "1"})
    told: list[str] = []
    made.status.connect(told.append)
    assert made._filled.text() == "已填1/58格，还差57格"
    typed("5")
    assert made._filled.text() == "已填2/58格，还差56格"
    assert told[-1] == "已填2/58格，还差56格"
    press(Key.Key_Return, CTRL)
    assert here(made) == "1.1b"
    click(made, "下一空格")
    assert here(made) == "1.2.1"
    assert focused() is made.view


def test_the_footer_hears_the_count_when_the_page_is_shown(page: Make) -> None:
    made = page()
    told: list[str] = []
    made.status.connect(told.append)
    made.show_place(Place("11"))
    assert told == ["已填0/58格，还差58格"]


# --- pasting ---
def test_one_cell_is_pasted_at_once(page: Make) -> None:
    made = page()
    clipboard("1,234\n")
    press(Key.Key_V, CTRL)
    assert made.bridge.session.report.number("1.1") == 1234
    assert not made.preview.isVisible()


def test_a_column_is_looked_at_first_and_filled_as_one_step(page: Make) -> None:
    made = page({"1.1a": "9"})
    clipboard("\r\n".join(["——", "0", "1", "2", "——"]) + "\r\n")
    press(Key.Key_V, CTRL)
    assert made.preview.isVisible()
    assert made.bridge.session.report.blank("1.1")
    assert "1格已有不同的数" in made.preview._sentence.text()
    assert focused() is made.preview.fill
    press(Key.Key_Space)
    report = made.bridge.session.report
    assert [report.number(key) for key in ("1.1", "1.1a", "1.1b")] == [0, 1, 2]
    assert focused() is made.view
    made.bridge.undo()
    assert [report.number(key) for key in ("1.1", "1.1a", "1.1b")] == [None, 9, None]


def test_the_whole_column_of_the_printed_table_is_pasted(page: Make) -> None:
    made = page()
    lines = ["——" if row.head else str(n) for n, row in enumerate(made.tables.table.rows)]
    clipboard("\n".join(lines))
    press(Key.Key_V, CTRL)
    press(Key.Key_Return)
    assert made._filled.text() == "已填58/58格"
    assert made.bridge.session.report.number("9.3") == len(lines) - 1


def test_escape_gives_a_paste_up(page: Make) -> None:
    made = page()
    clipboard("1\n2")
    press(Key.Key_V, CTRL)
    press(Key.Key_Escape)
    assert not made.preview.isVisible()
    assert made.bridge.session.report.blank("1.1")
    assert focused() is made.view


def test_what_found_no_row_is_listed(page: Make) -> None:
    made = page()
    clipboard("（三）申请答复数\t7\n没有的行\t4\n（一）收到申请数\t9")
    click(made, "从Excel粘贴…")
    assert made.preview._sentence.text() == "将填入2格，1行没有对上。"
    assert "没有的行　4" in made.preview._more.text()
    click(made, "填入")
    assert made.bridge.session.report.number("3.3") == 7


def test_nothing_on_the_clipboard_is_said(page: Make) -> None:
    made = page()
    clipboard("")
    click(made, "从Excel粘贴…")
    assert made.preview.isVisible()
    assert "剪贴板" in made.preview._sentence.text()
    assert focused() is made.preview.cancel


def test_a_block_pasted_while_a_cell_is_edited_is_not_run_together(page: Make) -> None:
    made = page()
    typed("5")
    clipboard("1\n2")
    press(Key.Key_V, CTRL)
    assert made.preview.isVisible()
    assert made.bridge.session.report.number("1.1") == 5


# --- going ---
def test_a_finding_is_shown_at_its_cell(page: Make) -> None:
    made = page({**ANSWERS, "3.3.5": "0", "3.3.6": "0", "3.3.7": "0"}, key="9.3")
    finding = next(f for f in made.bridge.session.findings if f.fields[0] == "3.3")
    made.bridge.go_to_finding(finding)
    assert here(made) == "3.3"
    rect = made.view.visualRect(made.view.currentIndex())
    assert made.view.viewport().rect().contains(rect)


def test_the_sign_off_line_opens_for_its_fields(page: Make) -> None:
    made = page()
    assert not made._more.isVisible()
    made.show_place(Place("11", "sign.head"))
    assert made._more.isVisible()
    compose("", "张三")
    press(Key.Key_Return)
    assert made.bridge.session.report.text("sign.head") == "张三"


def test_what_is_missing_is_quiet_until_a_cell_was_left(page: Make) -> None:
    made = page()
    assert not made.bridge.findings("11")
    press(Key.Key_Down)
    assert "1.1" in made.bridge.touched


def test_a_tiny_window_keeps_figures_and_one_line_of_the_bar(page: Make) -> None:
    made = page({"1.1": "1"}, {"1.1": 2})
    wide = made.bar.height()
    made.set_tier(Tier.TINY)
    QApplication.processEvents()
    hidden = {c.title for n, c in enumerate(made.model.columns) if made.view.isColumnHidden(n)}
    assert {"上年", "增减"} <= hidden
    assert made.bar.height() < wide
    assert isinstance(made.bar, CellBar)


def test_the_first_row_in_sight_is_a_whole_one(page: Make) -> None:
    made = page(ANSWERS)
    sticky = made.view.sticky
    assert sticky is not None
    for key in ("3.3", "5.2", "2.2.3"):
        made.show_place(Place("11", key))
        QApplication.processEvents()
        first = made.view.rowAt(sticky.covered)
        assert made.view.rowViewportPosition(first) == sticky.covered
    for _ in range(12):
        press(Key.Key_Down)
        first = made.view.rowAt(sticky.covered)
        assert made.view.rowViewportPosition(first) == sticky.covered
