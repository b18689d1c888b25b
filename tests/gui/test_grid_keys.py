"""The grid under real keys, an input method and the clipboard."""

from __future__ import annotations

from grid_sample import CTRL, FIGURE, KEY, NOTES, SHIFT, Make, at, compose, ledger, press
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from gui.grid import block


# --- moving ---
def test_the_focus_begins_at_the_first_cell_to_fill(make: Make) -> None:
    assert at(make()) == (1, FIGURE)


def test_enter_goes_down_over_heads(make: Make) -> None:
    view = make()
    places = []
    for _ in range(8):
        press(view, KEY.Key_Return)
        places.append(at(view)[0])
    assert places == [2, 3, 4, 6, 8, 9, 9, 9]


def test_tab_goes_through_cells_to_fill_and_then_out(make: Make) -> None:
    view = make()
    press(view, KEY.Key_Tab)
    assert at(view) == (1, NOTES)
    press(view, KEY.Key_Tab)
    assert at(view) == (2, FIGURE)
    press(view, KEY.Key_Tab, SHIFT)
    assert at(view) == (1, NOTES)
    view.go((9, NOTES))
    press(view, KEY.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_arrows_skip_what_is_given(make: Make) -> None:
    view = make()
    press(view, KEY.Key_Right)
    assert at(view) == (1, NOTES)
    press(view, KEY.Key_Left)
    view.go((4, FIGURE))
    press(view, KEY.Key_Down)
    assert at(view) == (6, FIGURE)
    press(view, KEY.Key_Home, CTRL)
    assert at(view) == (1, FIGURE)
    press(view, KEY.Key_End, CTRL)
    assert at(view) == (9, FIGURE)


def test_ctrl_enter_goes_to_the_next_blank_and_round(make: Make) -> None:
    view = make()
    press(view, KEY.Key_Return, CTRL)
    assert at(view) == (4, FIGURE)
    press(view, KEY.Key_Return, CTRL)
    assert at(view) == (9, FIGURE)
    press(view, KEY.Key_Return, CTRL)
    assert at(view) == (4, FIGURE)


def test_a_click_on_a_label_goes_to_the_figure_of_its_row(make: Make) -> None:
    view = make()
    spot = view.visualRect(view.model().index(3, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert at(view) == (3, FIGURE)


def test_the_model_hears_what_was_entered_and_left(make: Make) -> None:
    view = make()
    press(view, KEY.Key_Return)
    assert ledger(view).visited == [("entered", 1), ("left", 1), ("entered", 2)]


# --- typing ---
def test_typing_replaces_and_tells_every_key(make: Make) -> None:
    view = make()
    press(view, KEY.Key_4)
    press(view, KEY.Key_9)
    assert ledger(view).told == [(1, "4"), (1, "49")]
    assert view.cells.editor is not None
    assert view.cells.editor.text() == "49"
    press(view, KEY.Key_Return)
    assert view.cells.editor is None
    assert at(view) == (2, FIGURE)
    assert ledger(view).rows[1][1] == "49"


def test_nothing_rewrites_what_is_typed(make: Make) -> None:
    view = make()
    for key in (KEY.Key_1, KEY.Key_Comma, KEY.Key_0):
        press(view, key)
    ledger(view).rows[1][1] = "1,0"
    ledger(view).cell_changed(1, FIGURE)
    ledger(view).row_changed(1)
    assert view.cells.editor is not None
    assert view.cells.editor.text() == "1,0"


def test_a_late_check_of_a_tidied_value_leaves_the_editor_alone(make: Make) -> None:
    view, model = make(), None
    model = ledger(view)
    model.type = lambda index, text: model.rows[index.row()].__setitem__(1, text.strip())  # type: ignore[method-assign]
    press(view, KEY.Key_7)
    press(view, KEY.Key_Space)
    model.cell_changed(1, FIGURE)
    assert view.cells.editor is not None
    assert view.cells.editor.text() == "7 "


def test_a_change_from_outside_reaches_the_open_editor(make: Make) -> None:
    view = make()
    press(view, KEY.Key_4)
    ledger(view).rows[1][1] = "7"
    ledger(view).cell_changed(1, FIGURE)
    assert view.cells.editor is not None
    assert view.cells.editor.text() == "7"


def test_f2_keeps_the_text_and_moves_the_caret(make: Make) -> None:
    view = make()
    press(view, KEY.Key_F2)
    press(view, KEY.Key_0)
    assert ledger(view).rows[1][1] == "70"
    press(view, KEY.Key_Left)
    press(view, KEY.Key_1)
    assert ledger(view).rows[1][1] == "710"
    assert at(view) == (1, FIGURE)


def test_arrows_leave_the_cell_when_typing_began_over_it(make: Make) -> None:
    view = make()
    press(view, KEY.Key_5)
    press(view, KEY.Key_Down)
    assert at(view) == (2, FIGURE)
    assert ledger(view).rows[1][1] == "5"


def test_escape_restores(make: Make) -> None:
    view = make()
    press(view, KEY.Key_5)
    press(view, KEY.Key_5)
    press(view, KEY.Key_Escape)
    assert ledger(view).rows[1][1] == "7"
    assert view.cells.editor is None
    assert at(view) == (1, FIGURE)
    assert view.hasFocus()


def test_tab_out_of_the_editor_goes_to_the_next_cell(make: Make) -> None:
    view = make()
    press(view, KEY.Key_5)
    press(view, KEY.Key_Tab)
    assert at(view) == (1, NOTES)
    press(view, KEY.Key_A)
    press(view, KEY.Key_Tab, SHIFT)
    assert at(view) == (1, FIGURE)
    assert ledger(view).notes[1] == "a"


def test_tab_out_of_the_last_editor_leaves_the_grid(make: Make) -> None:
    view = make()
    view.go((9, NOTES))
    press(view, KEY.Key_A)
    press(view, KEY.Key_Tab)
    assert view.cells.editor is None
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert not view.isAncestorOf(QApplication.focusWidget())


def test_delete_clears_and_escape_or_letters_on_nothing_do_no_harm(make: Make) -> None:
    view = make()
    press(view, KEY.Key_Escape)
    press(view, KEY.Key_Delete)
    assert ledger(view).told == [(1, "")]
    assert view.cells.editor is None


def test_space_confirms(make: Make) -> None:
    view = make()
    press(view, KEY.Key_Space)
    assert ledger(view).confirmed == [1]
    assert view.cells.editor is None


def test_an_input_method_begins_in_the_cell(make: Make) -> None:
    view = make()
    view.go((1, NOTES))
    assert view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    compose(view, "yu")
    assert view.cells.editor is not None
    assert ledger(view).told == []
    compose(view, "yushang")
    compose(view, "", "与上项同")
    assert ledger(view).told == [(1, "与上项同")]
    assert view.cells.editor.text() == "与上项同"
    press(view, KEY.Key_Return)
    assert at(view) == (2, NOTES)


def test_a_digit_that_comes_through_an_input_method_is_typed(make: Make) -> None:
    view = make()
    compose(view, "", "8")
    assert ledger(view).told == [(1, "8")]
    press(view, KEY.Key_9)
    assert ledger(view).rows[1][1] == "89"


def test_candidates_stand_at_the_cell(make: Make) -> None:
    view = make()
    place = view.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert place.topLeft() == view.viewport().mapTo(view, view.visualRect(view.currentIndex()).topLeft())


def test_a_cancelled_composition_leaves_the_cell_as_it_was(make: Make) -> None:
    view = make()
    compose(view, "qi")
    compose(view, "")
    press(view, KEY.Key_Escape)
    assert ledger(view).rows[1][1] == "7"
    assert ledger(view).told == []


# --- blocks ---
def test_a_block_from_a_spreadsheet_goes_to_the_cells_to_fill(make: Make) -> None:
    view = make()
    QGuiApplication.clipboard().setText("11\r\n12\r\n13\r\n")
    press(view, KEY.Key_V, CTRL)
    assert [row[1] for row in ledger(view).rows[1:4]] == ["11", "12", "13"]


def test_a_block_pasted_into_the_editor_is_not_run_together(make: Make) -> None:
    view = make()
    press(view, KEY.Key_5)
    QGuiApplication.clipboard().setText("11\n12\n")
    press(view, KEY.Key_V, CTRL)
    assert view.cells.editor is None
    assert [row[1] for row in ledger(view).rows[1:3]] == ["11", "12"]


def test_a_chosen_block_is_copied_and_cleared(make: Make) -> None:
    view = make()
    press(view, KEY.Key_Down, SHIFT)
    press(view, KEY.Key_Down, SHIFT)
    press(view, KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "7\n7\n0"
    press(view, KEY.Key_Delete)
    assert [row[1] for row in ledger(view).rows[1:4]] == ["", "", ""]


def test_blocks_survive_quotes_and_line_breaks() -> None:
    rows = [["约\n七件", '“"”'], ["1\t2", "3"]]
    assert block.read_block(block.write_block(rows)) == rows
    assert block.read_block("7\r\n") == [["7"]]
    assert block.read_block("") == []
    assert not block.is_block("7\n")
