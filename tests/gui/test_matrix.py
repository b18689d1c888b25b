"""A section with several tables and a matrix with grouped heads are shown, typed in and pasted into like any other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from editions.matrix_form import DATA_ROWS, DISPUTES, FEES, MATRIX, OPENED, REQUESTS, SUM, balanced
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from table_kit import CTRL, Key, at, clipboard, focused, press, shown, typed

from forms.session import Session
from gui.bridge import Bridge, Place
from gui.findings.delegate import FindingDelegate
from gui.grid.paint import is_cut
from gui.pages.appendix import TablePage
from gui.pages.check_rows import place_words

Make = Callable[..., TablePage]


@pytest.fixture
def page(qtbot: QtBot) -> Make:
    def make(section: str, empty: bool = False) -> TablePage:
        bridge = Bridge(Session(MATRIX, {} if empty else balanced()))
        made = TablePage(bridge, section)
        bridge.going.connect(made.show_place)
        shown(qtbot, made, 960, 700)
        made.show_place(Place(section))
        return made

    return make


def here(page: TablePage) -> str:
    return page.model.key_at(*at(page.view))


def test_a_matrix_is_typed_by_keys_and_its_totals_are_told(page: Make) -> None:
    made = page("3")
    assert here(made) == REQUESTS.cell("new", "natural")
    made.show_place(Place("3", REQUESTS.cell("open", SUM)))
    assert made.bar._rule.text() == "＝ 自然人＋…＋其他"
    typed("9")
    press(Key.Key_Return)
    place = made.model.place_of(REQUESTS.cell("open", SUM))
    assert place is not None
    cell = made.model.cell(*place)
    assert (cell.text, cell.mark, cell.strong) == ("9", "error", True)
    press(Key.Key_Up)
    assert "合计14" in made.bar._message.text
    part = made.model.place_of(REQUESTS.cell("open", "law"))
    assert part is not None
    assert made.model.cell(*part).operand


def test_all_seven_columns_are_in_sight_under_grouped_heads(page: Make) -> None:
    made = page("3")
    assert made.view.horizontalHeader().length() <= made.view.viewport().width()
    assert made.view.horizontalHeader().height() > 60
    assert made._filled.text() == f"已填{25 * 7}/{25 * 7}格"


def test_fifteen_columns_are_in_sight_too(page: Make) -> None:
    made = page("4")
    assert made.view.horizontalHeader().length() <= made.view.viewport().width()
    for _ in range(14):
        press(Key.Key_Tab)
    assert here(made) == DISPUTES.cell("all", f"after-{SUM}")


def test_several_tables_of_a_section_stand_under_each_other(page: Make) -> None:
    made = page("2", empty=True)
    assert [view.isVisible() for view in made.tables.views] == [True, True]
    assert here(made) == OPENED.cell("rules", "made")
    for _ in range(6):
        typed("1")
        press(Key.Key_Tab)
    assert here(made) == FEES.cell("fee", "charged")
    assert focused() is made.tables.views[1]
    assert made.bridge.place.key == FEES.cell("fee", "charged")
    assert "行政事业性收费" in made.bar._path.text
    typed("4.5")
    press(Key.Key_Return)
    assert made._filled.text() == "已填7/7格"


def test_the_next_blank_is_found_in_another_table(page: Make) -> None:
    made = page("2")
    made.bridge.type(FEES.cell("fee", "charged"), "")
    made.tables.go_to_blank()
    assert here(made) == FEES.cell("fee", "charged")


def test_a_block_fills_the_matrix_from_the_current_cell(page: Make) -> None:
    made = page("3", empty=True)
    clipboard("\n".join("\t".join(str(7 * n + m) for m in range(7)) for n in range(25)))
    press(Key.Key_V, CTRL)
    assert "将填入175格" in made.preview._sentence.text()
    press(Key.Key_Return)
    report = made.bridge.session.report
    assert report.number(REQUESTS.cell("new", "natural")) == 0
    assert report.number(REQUESTS.cell(DATA_ROWS[-1], SUM)) == 174
    made.bridge.undo()
    assert made._filled.text().startswith("已填0/175格")


def test_a_jump_goes_to_the_table_that_has_the_key(page: Make) -> None:
    made = page("2")
    made.bridge.go(Place("2", FEES.cell("fee", "charged")))
    QApplication.processEvents()
    assert focused() is made.tables.views[1]


def test_no_label_is_cut_and_fifteen_columns_are_in_sight(page: Make) -> None:
    for section in ("3", "4"):
        made = page(section)
        made.resize(814, 700)
        QApplication.processEvents()
        width = made.view.columnWidth(0)
        cut = [row for row in range(made.model.rowCount()) if is_cut(made.model.cell(row, 0), width)]
        assert cut == []
        assert made.view.horizontalHeader().length() <= made.view.viewport().width()


def test_places_are_named_in_words_where_rows_have_no_printed_number(page: Make) -> None:
    made = page("3")
    made.bridge.set({REQUESTS.cell("open", SUM): 9}, "改")
    found = made.bridge.findings("3")[0]
    assert place_words(made.bridge, found.fields[0]) == made.bridge.session.report.name(found.fields[0])
    assert FindingDelegate(made.bridge, made)._place(found) == ""
