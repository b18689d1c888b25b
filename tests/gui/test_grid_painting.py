"""The grid with real keys, an input method, the clipboard, and what it paints."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from grid_sample import COLUMNS, FIGURE, NOTES, Ledger
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QImage, QInputMethodEvent, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.grid import TINY, VALUE, WIDE, Cell, GridView, Piece, block, columns
from gui.grid.cell import BALANCE
from gui.grid.paint import is_cut, paint_cell, paint_frame
from gui.theme import DARK, colour, theme

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Make = Callable[..., GridView]


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Make]:
    """An active window with a grid and a line edit after it."""
    held: list[object] = []

    def build(repeat: int = 1, sticky: bool = False) -> GridView:
        model, window = Ledger(repeat), QWidget()
        view = GridView(model, "附表", sticky)
        box = QVBoxLayout(window)
        box.addWidget(view)
        box.addWidget(QLineEdit())
        qtbot.addWidget(window)
        window.resize(760, 320)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        held.extend((model, window))
        view.setFocus()
        return view

    yield build
    held.clear()


def ledger(view: GridView) -> Ledger:
    model = view.model()
    assert isinstance(model, Ledger)
    return model


def at(view: GridView) -> tuple[int, int]:
    return view.currentIndex().row(), view.currentIndex().column()


def press(view: GridView, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key goes where the focus is, as on a real keyboard."""
    QTest.keyClick(view.cells.editor or view, key, modifiers)


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


def compose(view: GridView, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(QApplication.focusWidget() or view, event)


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


# --- lay-out ---
def test_last_year_gives_way_in_a_tiny_window(make: Make) -> None:
    view = make()
    view.set_tier(TINY)
    assert view.isColumnHidden(4)
    view.set_tier(WIDE)
    assert not view.isColumnHidden(4)


def test_columns_fill_the_room_and_labels_give_way() -> None:
    made = columns.widths(COLUMNS, WIDE, 760)
    assert sum(made.values()) == 760
    assert made[0] == 298
    narrow = columns.widths(COLUMNS, WIDE, 500)
    assert sum(narrow.values()) == 500
    assert narrow[0] < 298
    assert narrow[FIGURE] == 86


def test_rows_are_high_enough_for_two_lines(make: Make) -> None:
    view = make()
    assert view.rowHeight(3) == 31
    assert view.rowHeight(4) == 48


def test_typing_moves_no_row(make: Make) -> None:
    view = make()
    heights = [view.rowHeight(row) for row in range(10)]
    for key in (KEY.Key_A, KEY.Key_9, KEY.Key_Return):
        press(view, key)
    assert [view.rowHeight(row) for row in range(10)] == heights


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("cell", "cut"),
    [
        (Cell("1.网站", "label"), False),
        (Cell("危及国家安全、公共安全、经济安全和社会稳定", "label"), False),  # two lines
        (Cell("危及国家安全、公共安全、经济安全和社会稳定的其他情形以及不予公开的情形", "label"), True),
        (Cell("（一）回应数", "label", small="（不同方式回应同一热点或舆情计1次，仅此一次）"), True),
        (Cell("书记、市长信箱和热线的回复", "note"), False),
        (Cell("书记、市长信箱和“12345”政务服务热线的回复数一并计入", "note"), True),
    ],
)
def test_a_cell_knows_when_words_are_cut(cell: Cell, cut: bool) -> None:
    assert is_cut(cell, 200) is cut


def test_the_tooltip_gives_what_is_cut(make: Make) -> None:
    view = make()
    view.setColumnWidth(0, 160)
    spot = view.visualRect(view.model().index(4, 0)).center()
    where = view.viewport().mapToGlobal(spot)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, spot, where))
    assert QToolTip.text() == ledger(view).rows[4][0]
    QToolTip.hideText()


def test_a_short_grid_is_as_high_as_its_rows(make: Make) -> None:
    view = make()
    view.fit_height()
    assert view.height() == 30 + sum(view.rowHeight(row) for row in range(10)) + 2


def test_a_reset_keeps_nothing_of_the_old_place(make: Make) -> None:
    view = make()
    press(view, KEY.Key_5)
    model = ledger(view)
    model.beginResetModel()
    model.rows = model.rows[:4]
    model.endResetModel()
    assert view.cells.editor is None
    assert view.cells.current == (-1, -1)
    QApplication.processEvents()
    press(view, KEY.Key_Return)
    assert at(view) == (1, FIGURE)


def test_the_section_head_stays_in_sight(make: Make) -> None:
    view = make(repeat=4, sticky=True)
    assert view.sticky is not None
    assert view.sticky.words == []
    view.verticalScrollBar().setValue(40)
    assert view.sticky.words == ["一、主动公开情况"]
    view.verticalScrollBar().setValue(sum(view.rowHeight(row) for row in range(8)) + 5)
    assert view.sticky.words == ["二、回应解读情况", "（二）不同渠道"]


def test_a_cell_is_never_left_under_the_section_head(make: Make) -> None:
    view = make(repeat=4, sticky=True)
    view.go((39, FIGURE))
    for _ in range(30):
        press(view, KEY.Key_Up)
        assert view.sticky is not None
        assert view.visualRect(view.currentIndex()).top() >= view.sticky.covered


def test_screen_readers_hear_label_figure_and_state(make: Make) -> None:
    view = make()
    spoken = view.model().index(1, FIGURE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "（一）公开数，统计数：7"


# --- painting ---
class Painted(QObject):
    """Collects what a viewport was asked to paint."""

    def __init__(self, view: GridView) -> None:
        super().__init__()
        self.area = 0
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.area += sum(part.width() * part.height() for part in event.region())
        return False


def test_a_key_repaints_one_cell(make: Make) -> None:
    view = make()
    QApplication.processEvents()
    press(view, KEY.Key_4)
    QApplication.processEvents()
    painted = Painted(view)
    press(view, KEY.Key_9)
    QApplication.processEvents()
    assert 0 < painted.area <= 2 * 86 * 31


def test_moving_repaints_two_cells(make: Make) -> None:
    view = make()
    QApplication.processEvents()
    painted = Painted(view)
    press(view, KEY.Key_Return)
    QApplication.processEvents()
    assert 0 < painted.area <= 4 * 86 * 31


def test_the_viewport_is_opaque_and_wholly_painted(make: Make) -> None:
    view = make()
    view.window().resize(760, 700)
    QApplication.processEvents()
    picture = view.viewport().grab().toImage()
    below = picture.pixelColor(10, view.viewport().height() - 3)
    assert below == colour("given")


def picture(cell: Cell, focused: bool | None = None) -> QImage:
    image = QImage(90, 31, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_cell(painter, QRectF(0, 0, 90, 31), cell)
    if focused is not None:
        paint_frame(painter, QRectF(0, 0, 90, 31), focused)
    painter.end()
    return image


STATES = {
    "empty": Cell(),
    "filled": Cell("497"),
    "strong": Cell("497", strong=True),
    "operand": Cell("497", operand=True),
    "read": Cell("497", mark="pending"),
    "error": Cell("497", mark="error"),
    "warning": Cell("497", mark="warning"),
    "info": Cell("497", mark="info"),
    "explained": Cell("497", mark="explained"),
    "given": Cell("497", "given", align="r"),
    "balanced": Cell("平", BALANCE, state="ok", pieces=(Piece(0, "start", "ok"),)),
    "broken": Cell("平", BALANCE, state="broken", pieces=(Piece(0, "start", "broken"),)),
    "pending": Cell("平", BALANCE, state="pending", pieces=(Piece(0, "start", "pending"),)),
}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("mode", ["light", DARK])
def test_every_state_looks_different_even_without_colour(mode: str) -> None:
    theme().choose(mode)
    pictures = [picture(cell) for cell in STATES.values()]
    pictures += [picture(STATES["filled"], True), picture(STATES["filled"], False)]
    grey = [image.convertToFormat(QImage.Format.Format_Grayscale8) for image in pictures]
    assert all(one != other for i, one in enumerate(grey) for other in grey[:i])


@pytest.mark.usefixtures("qapp")
def test_a_mark_stands_left_and_the_figure_keeps_its_ink() -> None:
    faulty, sound = picture(Cell("497", mark="error")), picture(Cell("497"))
    assert faulty.pixelColor(14, 6) == colour("error_tint")
    assert sound.pixelColor(14, 6) == colour("page")
    inks = {faulty.pixelColor(x, y).name() for x in range(50, 80) for y in range(8, 24)}
    assert colour("text").name() in inks
    assert colour("error").name() not in inks


def test_only_figures_and_notes_are_edited(make: Make) -> None:
    view = make()
    model = view.model()
    edit = Qt.ItemFlag.ItemIsEditable
    assert [bool(model.flags(model.index(1, n)) & edit) for n in range(6)] == [False, False, True, False, False, True]
    assert not any(model.flags(model.index(0, n)) & edit for n in range(6))
    assert ledger(view).cell(1, FIGURE).kind == VALUE


def test_the_cell_under_the_mouse_is_tinted_until_the_mouse_is_gone(make: Make) -> None:
    view = make()
    place = view.visualRect(view.model().index(3, FIGURE))
    spot = place.topLeft() + QPoint(20, 8)
    QTest.mouseMove(view.viewport(), place.center())
    QApplication.processEvents()
    assert view.viewport().grab().toImage().pixelColor(spot) == colour("hover")
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert view.viewport().grab().toImage().pixelColor(spot) == colour("page")
