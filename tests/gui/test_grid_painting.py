"""How the grid lies in its room, what it paints, and how little of it."""

from __future__ import annotations

import pytest
from grid_sample import COLUMNS, FIGURE, KEY, Make, at, ledger, press
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from gui.grid import TINY, VALUE, WIDE, Cell, GridView, Piece, columns
from gui.grid.cell import BALANCE, TEXT
from gui.grid.paint import is_cut, paint_cell, paint_frame, text_start
from gui.theme import DARK, colour, theme


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


def test_rows_are_as_high_as_their_labels_need(make: Make) -> None:
    view = make()
    assert view.rowHeight(3) == 31
    assert view.rowHeight(4) == 68


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
        (Cell("危及国家安全、公共安全、经济安全和社会稳定的其他情形以及不予公开的情形", "label"), False),  # three lines
        (Cell("危及国家安全、公共安全、经济安全和社会稳定的其他情形以及不予公开的情形" * 2, "label"), True),
        (Cell("（一）回应数", "label", small="（不同方式回应同一热点或舆情计1次，仅此一次）"), False),  # three lines
        (Cell("（一）回应数", "label", small="（不同方式回应同一热点或舆情计1次）" * 2), True),
        (Cell("书记、市长信箱和热线的回复", "note"), False),
        (Cell("收到差1，办结差4", "balance", state="broken"), False),
        (Cell("收到差10000001，办结差40000001", "balance", state="broken"), False),  # two lines
        (Cell("收到差1000000000000000001，办结差4000", "balance", state="broken"), True),
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
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("inner", "outer"), [("ok", "broken"), ("broken", "ok"), ("pending", "broken")])
def test_a_broken_bracket_is_covered_by_no_other(inner: str, outer: str) -> None:
    image = QImage(110, 31, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    pieces = (Piece(0, "start", inner), Piece(1, "mid", outer))
    paint_cell(painter, QRectF(0, 0, 110, 31), Cell("", BALANCE, state=inner, pieces=pieces))
    painter.end()
    error, ground = colour("error"), colour("given")
    tick = [image.pixelColor(4, y) for y in range(31)]
    assert [c for c in tick if c != ground and c != colour("line")] == [error, error]


def dark_columns(state: str) -> set[int]:
    """Where the vertical line of a bracket runs, colour left out."""
    image = QImage(60, 62, QImage.Format.Format_RGB32)
    image.fill(colour("given"))
    painter = QPainter(image)
    for row in (0, 1):
        cell = Cell("", BALANCE, state=state, pieces=(Piece(0, "pass", state),))
        paint_cell(painter, QRectF(0, 31 * row, 60, 31), cell)
    painter.end()
    ground = colour("given").lightness()
    inside = [y for y in range(62) if y % 31 < 29]
    return {x for x in range(3, 20) if any(image.pixelColor(x, y).lightness() < ground - 60 for y in inside)}


@pytest.mark.usefixtures("qapp")
def test_what_is_only_to_be_verified_is_told_by_a_wave_and_not_by_colour_alone() -> None:
    assert len(dark_columns("broken")) == 2
    assert len(dark_columns("doubted")) >= 4


@pytest.mark.usefixtures("qapp")
def test_what_leads_a_name_stays_while_the_name_is_typed() -> None:
    led, bare = Cell("本级信箱", TEXT, lead="其中："), Cell("本级信箱", TEXT)
    assert text_start(led) - text_start(bare) == 42

    def ink(cell: Cell, blank: bool) -> int:
        image = QImage(180, 31, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        paint_cell(painter, QRectF(0, 0, 180, 31), cell, blank=blank)
        painter.end()
        return sum(image.pixelColor(x, y) != colour("page") for x in range(12, 50) for y in range(4, 26))

    assert ink(led, True) == ink(led, False) > 60
    assert ink(bare, True) == 0


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
    "doubted": Cell("平", BALANCE, state="doubted", pieces=(Piece(0, "start", "doubted"),)),
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
