"""Strips of single answers: lines that fit the width, last year's row, focus and typing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from table_kit import FORM, Key, bridge, compose, focused, press, shown, typed

from forms.model import Figures
from gui.grid import GridView
from gui.tables.answers import AnswerGrid
from gui.tables.strip import FiguresStrip

Make = Callable[..., FiguresStrip]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def build(
        section: str, answers: Mapping[str, str] | None = None, last: Mapping[str, int] | None = None, width: int = 860
    ) -> FiguresStrip:
        figures = next(i for i in FORM.section_by_id[section].items if isinstance(i, Figures))
        made = FiguresStrip(bridge(answers, last), figures)
        shown(qtbot, made, width, 200)
        return made

    return build


def views(strip: FiguresStrip) -> list[GridView]:
    return [view for view in strip.findChildren(GridView) if view.isVisible()]


def model(view: GridView) -> AnswerGrid:
    found = view.model()
    assert isinstance(found, AnswerGrid)
    return found


def test_a_figure_is_typed_where_the_key_is_shown(make: Make) -> None:
    strip = make("3")
    strip.show_key("response.surveys")
    typed("3")
    press(Key.Key_Return)
    grid = model(views(strip)[0])
    assert grid.report.number("response.surveys") == 3
    place = grid.place_of("response.surveys")
    assert place is not None
    assert grid.cell(*place).text == "3"


def test_tab_goes_through_the_figures(make: Make) -> None:
    strip = make("3")
    strip.show_key("response.knowledge")
    for digit in "123":
        typed(digit)
        press(Key.Key_Tab)
    report = model(views(strip)[0]).report
    assert [report.number(f"response.{key}") for key in ("knowledge", "cases", "surveys")] == [1, 2, 3]


def test_last_year_is_a_row_only_where_it_is_known(make: Make) -> None:
    strip = make("3")
    (view,) = views(strip)
    height = view.height()
    assert model(view).rowCount() == 1
    session = model(view).bridge.session
    session.set_last({"response.cases": 4})
    assert model(view).rowCount() == 2
    assert view.height() > height
    session.set_last({"response.cases": 5})
    assert model(view).cell(1, 2).text == "5"
    session.set_last({})
    assert (model(view).rowCount(), view.height()) == (1, height)


def test_a_narrow_window_breaks_the_strip_into_lines_without_losing_a_field(make: Make) -> None:
    strip = make("4", width=360)
    assert len(views(strip)) > 1
    figures = [key for view in views(strip) for key in model(view)._places]
    assert figures == [f.key for f in FORM.section_by_id["4"].items[0].fields]  # type: ignore[union-attr]
    strip.show_key("requests.rate")
    assert focused() is views(strip)[-1]
    assert model(views(strip)[-1]).bridge.place.key == "requests.rate"


def test_lines_do_not_change_while_something_is_typed(make: Make) -> None:
    strip = make("4")
    strip.show_key("requests.received")
    typed("7")
    strip.resize(360, 300)
    QApplication.processEvents()
    assert len(views(strip)) == 1
    typed("8")
    assert model(views(strip)[0]).report.number("requests.received") == 78


def test_other_lines_keep_the_cell_one_was_on(make: Make) -> None:
    strip = make("4")
    strip.show_key("requests.rate")
    strip.resize(360, 300)
    QApplication.processEvents()
    assert len(views(strip)) > 1
    typed("100%")
    assert str(model(views(strip)[-1]).report.number("requests.rate")) == "100"


def test_words_are_composed_in_a_strip(make: Make) -> None:
    strip = make("11")
    strip.show_key("sign.head")
    compose("zhang")
    compose("", "张三")
    press(Key.Key_Return)
    assert model(views(strip)[0]).report.text("sign.head") == "张三"


def test_what_is_no_figure_stays_as_typed_with_its_mark(make: Make) -> None:
    strip = make("4")
    strip.show_key("requests.received")
    typed("7x")
    press(Key.Key_Return)
    grid = model(views(strip)[0])
    cell = grid.cell(0, 1)
    assert (cell.text, cell.mark) == ("7x", "error")


def test_lines_that_were_replaced_are_seen_no_more(make: Make) -> None:
    strip = make("4")
    strip.resize(360, 300)
    QApplication.processEvents()
    seen = views(strip)
    assert [len(model(view).columns) - 1 for view in seen] == [len(m.fields) for m in strip._models]
