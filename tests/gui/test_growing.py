"""Tables inside parts, driven by keys: rows come, go, nest and move as single steps of undo, and the caret stays where it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from table_kit import ALT, CTRL, FORM, Key, at, bridge, clipboard, compose, focused, press, shown, typed

from forms.report import MARK, READ
from forms.values import RowRef, Unreadable
from gui.grid.paint import text_start
from gui.tables.growing import TableEditor

Make = Callable[..., TableEditor]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def build(
        table: str, answers: Mapping[str, str] | None = None, last: Mapping[str, int] | None = None, width: int = 860
    ) -> TableEditor:
        made = TableEditor(bridge(answers, last), FORM.tables[table])
        shown(qtbot, made, width)
        made.show_key("")
        return made

    return build


def ids(editor: TableEditor) -> list[str]:
    return [row.id for row in rows(editor)]


def rows(editor: TableEditor) -> tuple[RowRef, ...]:
    return editor.model.report.rows(editor.table)


def undo(editor: TableEditor) -> None:
    editor.model.bridge.undo()


def key_here(editor: TableEditor) -> str:
    return editor.model.key_at(*at(editor.view))


# --- rows ---
def test_a_row_is_added_below_with_the_caret_in_its_name_and_undone_in_one_step(make: Make) -> None:
    editor = make("letters")
    press(Key.Key_Insert, CTRL)
    assert ids(editor) == ["box", "box1", "box2", "r1", "hotline"]
    assert key_here(editor) == "letters.r1@name"
    typed("x")
    assert editor.model.report.text("letters.r1@name") == "x"
    undo(editor)
    undo(editor)
    assert ids(editor) == ["box", "box1", "box2", "hotline"]
    assert "letters.r1@name" not in editor.model.report.answers
    assert focused() is editor.view


def test_a_row_is_added_while_a_name_is_typed(make: Make) -> None:
    editor = make("problems")
    typed("a")
    press(Key.Key_Insert, CTRL)
    typed("b")
    assert [editor.model.report.text(f"problems.{row}@name") for row in ids(editor)] == ["a", "b", "", ""]


def test_enter_in_the_last_row_goes_on_to_a_new_one_unless_it_is_empty(make: Make) -> None:
    editor = make("problems")
    for words in "abc":
        typed(words)
        press(Key.Key_Return)
    assert len(rows(editor)) == 4
    assert at(editor.view) == (3, 0)
    press(Key.Key_Return)
    assert len(rows(editor)) == 4


def test_the_arrow_down_in_the_last_row_adds_nothing(make: Make) -> None:
    editor = make("problems", {"problems.r3@name": "x"})
    for _ in range(4):
        press(Key.Key_Down)
    assert len(rows(editor)) == 3


def test_a_removed_row_takes_its_answers_and_undo_brings_both_back_with_the_caret(make: Make) -> None:
    editor = make("letters", {"letters.box1@received": "459", "letters.box2@received": "39"})
    editor.show_key("letters.box1@received")
    press(Key.Key_Delete, CTRL)
    assert ids(editor) == ["box", "box2", "hotline"]
    assert "letters.box1@received" not in editor.model.report.answers
    assert key_here(editor) == "letters.box2@received"
    assert focused() is editor.view
    undo(editor)
    assert ids(editor) == ["box", "box1", "box2", "hotline"]
    assert editor.model.report.number("letters.box1@received") == 459
    assert key_here(editor) == "letters.box1@received"
    editor.model.bridge.redo()
    assert ids(editor) == ["box", "box2", "hotline"]


def test_every_row_may_go_and_one_may_come_again(make: Make) -> None:
    editor = make("problems")
    for _ in range(3):
        press(Key.Key_Delete, CTRL)
    assert rows(editor) == ()
    press(Key.Key_Delete, CTRL)
    press(Key.Key_Insert, CTRL)
    assert len(rows(editor)) == 1
    typed("x")
    assert editor.model.report.text(key_here(editor)) == "x"


def test_a_row_moves_with_what_is_under_it_and_the_caret_goes_along(make: Make) -> None:
    editor = make("letters", {"letters.box@received": "5"})
    editor.show_key("letters.box@received")
    press(Key.Key_Down, ALT)
    assert ids(editor) == ["hotline", "box", "box1", "box2"]
    assert key_here(editor) == "letters.box@received"
    press(Key.Key_Up, ALT)
    assert ids(editor) == ["box", "box1", "box2", "hotline"]


def test_rows_nest_by_keys_as_deep_as_the_table_allows(make: Make) -> None:
    editor = make("letters")
    editor.show_key("letters.hotline@received")
    press(Key.Key_Right, ALT)
    press(Key.Key_Right, ALT)
    assert rows(editor)[-1] == RowRef("hotline", 1)
    assert editor.model.cell(3, 0).indent == editor.model.cell(2, 0).indent
    press(Key.Key_Left, ALT)
    assert rows(editor)[-1] == RowRef("hotline", 0)


def test_the_height_follows_the_rows(make: Make) -> None:
    editor = make("problems")
    before = editor.view.height()
    press(Key.Key_Insert, CTRL)
    assert editor.view.height() > before
    press(Key.Key_Delete, CTRL)
    assert editor.view.height() == before


def test_typing_does_not_lose_the_editor_when_brackets_change(make: Make) -> None:
    editor = make("letters", {"letters.box@received": "5", "letters.box1@received": "3"})
    editor.show_key("letters.box2@received")
    typed("23")
    assert editor.model.report.number("letters.box2@received") == 23
    assert editor.view.cells.editor is not None
    assert editor.view.cells.editor.text() == "23"


# --- names ---
def test_a_proposed_name_is_shown_and_may_be_changed(make: Make) -> None:
    editor = make("letters")
    assert editor.model.cell(0, 0).text == "领导信箱来信（封）"
    press(Key.Key_Left)
    press(Key.Key_F2)
    assert editor.view.cells.editor is not None
    assert editor.view.cells.editor.text() == "领导信箱来信（封）"
    press(Key.Key_Backspace)
    press(Key.Key_Return)
    assert editor.model.report.text("letters.box@name") == "领导信箱来信（封"


def test_chinese_is_composed_in_a_name(make: Make) -> None:
    editor = make("problems")
    compose("gong")
    assert editor.model.report.blank("problems.r1@name")
    compose("", "公开不够及时")
    assert editor.model.report.text("problems.r1@name") == "公开不够及时"
    press(Key.Key_Return)
    assert at(editor.view) == (1, 0)


# --- kinds of answers ---
def test_space_ticks_and_unticks(make: Make) -> None:
    editor = make("channels")
    press(Key.Key_Space)
    assert editor.model.report.value("channels.website@used") is True
    assert editor.model.cell(0, 1).text == "√"
    press(Key.Key_Space)
    assert editor.model.report.value("channels.website@used") is False


def test_a_choice_is_completed_from_its_first_letter(make: Make) -> None:
    editor = make("events")
    editor.show_key("events.e1@kind")
    compose("", "培")
    press(Key.Key_Return)
    assert editor.model.report.text("events.e1@kind") == "培训"


def test_space_goes_through_the_choices(make: Make) -> None:
    editor = make("events")
    editor.show_key("events.e1@kind")
    for wanted in ("会议", "培训", "会议"):
        press(Key.Key_Space)
        assert editor.model.report.text("events.e1@kind") == wanted


def test_choices_are_offered_by_a_menu(make: Make, qtbot: QtBot) -> None:
    editor = make("events")
    editor.show_key("events.e1@kind")
    press(Key.Key_Down, ALT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    qtbot.waitUntil(lambda: editor.model.report.text("events.e1@kind") == "培训")


def test_a_date_is_typed_and_what_is_none_stays_as_typed(make: Make) -> None:
    editor = make("events")
    editor.show_key("events.e1@date")
    typed("2017-8-15")
    press(Key.Key_Return)
    typed("2017-2-30")
    press(Key.Key_Return)
    assert editor.model.report.day("events.e1@date") == date(2017, 8, 15)
    assert isinstance(editor.model.report.value("events.e2@date"), Unreadable)
    place = editor.model.place_of("events.e2@date")
    assert place is not None
    assert editor.model.cell(*place).text == "2017-2-30"


# --- brackets and last year ---
def test_what_is_off_is_said_beside_the_rows(make: Make) -> None:
    letters = {"box@received": "497", "box1@received": "459", "box2@received": "39"}
    closed = {"box@closed": "470", "box1@closed": "427", "box2@closed": "39"}
    editor = make("letters", {f"letters.{key}": text for key, text in (letters | closed).items()})
    assert editor.model.cell(0, editor.model.balance_column()).text == "收到差1，办结差4"


def test_last_year_comes_and_goes_beside_the_figures(make: Make) -> None:
    editor = make("letters")
    titles = [column.title for column in editor.model.columns]
    session = editor.model.bridge.session
    session.set_last({"letters.box@received": 300})
    assert [column.title for column in editor.model.columns].count("上年") == 1
    assert editor.model.cell(0, 2).text == "300"
    session.set_last({"letters.box@received": 301})
    assert editor.model.cell(0, 2).text == "301"
    session.set_last({})
    assert [column.title for column in editor.model.columns] == titles


# --- blocks ---
def test_a_block_goes_in_from_the_current_cell_and_adds_rows_as_one_step(make: Make) -> None:
    editor = make("problems")
    clipboard("一\n二\n三\n四")
    press(Key.Key_V, CTRL)
    assert [editor.model.report.text(f"problems.{row}@name") for row in ids(editor)] == list("一二三四")
    undo(editor)
    assert len(rows(editor)) == 3
    assert not [key for key in editor.model.report.answers if key.startswith("problems.")]


def test_a_block_of_figures_in_a_fixed_table_ends_with_it(make: Make) -> None:
    editor = make("cases")
    editor.show_key("cases.review@all")
    clipboard("１\t2\n3\t4\n5\t6\n")
    press(Key.Key_V, CTRL)
    report = editor.model.report
    assert [report.number(f"cases.{key}") for key in ("review@all", "review@disclosure", "below@all")] == [1, 2, 3]
    assert len(rows(editor)) == 3


# --- places ---
def test_the_bridge_hears_where_one_is_and_what_was_left(make: Make) -> None:
    editor = make("cases")
    editor.show_key("cases.suit@all")
    assert editor.model.bridge.place.key == "cases.suit@all"
    press(Key.Key_Right)
    assert "cases.suit@all" in editor.model.bridge.touched


def test_a_page_that_is_left_ends_editing_where_it_is(make: Make) -> None:
    editor = make("cases")
    editor.show_key("cases.review@all")
    typed("5")
    editor.view.leave_editor("stay")
    assert editor.view.cells.editor is None
    assert key_here(editor) == "cases.review@all"


def test_the_bracket_of_a_sum_wears_the_weight_of_its_finding(make: Make) -> None:
    figures = {"letters.box@received": "9", "letters.box1@received": "4", "letters.box2@received": "4"}
    editor = make("letters", figures)
    total = editor.model.place_of("letters.box@received")
    assert total is not None
    balance = (total[0], editor.model.balance_column())
    assert editor.model.cell(*balance).state == "broken"
    editor.model.bridge.set({key + MARK: READ for key in figures}, "识别自正文")
    assert editor.model.cell(*balance).state == "doubted"
    editor.model.bridge.set(dict.fromkeys((key + MARK for key in figures), None), "核对")
    assert editor.model.cell(*balance).state == "broken"


def test_the_first_part_of_a_total_is_led_by_words_that_are_not_its_name(make: Make) -> None:
    editor = make("portal")
    names = [editor.model.cell(row, 0) for row in range(7)]
    assert [cell.lead for cell in names] == ["", "其中：", "其中：", "", "", "", ""]
    assert names[1].text == "本级栏目"
    starts = [text_start(cell) for cell in names]
    assert starts[0] < starts[1] < starts[2] == starts[3] == starts[6]
    assert editor.model.typed_text(1, 0) == "本级栏目"


def test_what_leads_moves_with_the_rows(make: Make) -> None:
    editor = make("letters")
    editor.show_key("letters.box2@name")
    press(Key.Key_Up, ALT)
    assert ids(editor)[:3] == ["box", "box2", "box1"]
    assert [editor.model.cell(row, 0).lead for row in range(3)] == ["", "其中：", ""]
    editor.model.bridge.set({"letters.box2@name": "县长信箱"}, "改名")
    assert editor.model.cell(1, 0).text == "县长信箱"
    assert editor.model.report.text("letters.box2@name") == "县长信箱"


def test_where_rows_have_their_names_one_begins_with_the_first_figure(make: Make) -> None:
    editor = make("letters")
    assert key_here(editor) == "letters.box@received"
    QTest.keyClicks(focused(), "9")
    assert editor.model.report.number("letters.box@received") == 9
    assert editor.model.report.row_name(editor.table, "box").startswith("领导信箱来信")


def test_in_an_empty_list_one_begins_with_the_name(make: Make) -> None:
    assert key_here(make("problems")).endswith("@name")
