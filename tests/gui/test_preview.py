"""The preview: real pages from a warm process, kept where one was, leading to the field and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from table_kit import FORM, Key, bridge, press, shown

from exporters.pdf_spots import Spot
from forms.record import to_record
from forms.report import Report
from gui.bridge import Bridge, Place
from gui.editors.prose import ProseEditor
from gui.output_options import Options
from gui.pages.page import Tier
from gui.places import EXPORT
from gui.preview.pane import PreviewPane
from gui.preview.source import FileSet, PageSource
from gui.preview.view import PageView
from gui.preview.where import answer_of, paragraph_at, place_at, spots_at
from gui.workspace import Workspace

LONG_MS = 30_000
A4 = (595.28, 841.89)
TEXT = "（一）第一件事。做了。\n第二段写得长一些，要占去不止一行的地方，好看出光标落在哪一行、哪一个字。"
ANSWERS = {"text:1": TEXT, "3.3": "7", "date": "2018年3月15日"}


def spot(key: str, page: int = 0, y: float = 100, at: int = 0, many: int = 10) -> Spot:
    return Spot(key, at, many, page, 100, y, 200, y + 20)


# --- from paper to the form ---
def test_a_key_of_a_block_names_its_answer() -> None:
    section = FORM.section_of("3.3").id
    assert answer_of(FORM, "3.3") == (section, "3.3", 0)
    assert answer_of(FORM, "text:1.2") == (FORM.section_of("text:1").id, "text:1", 2)
    assert answer_of(FORM, f"heading:{section}") == (section, "", 0)
    assert answer_of(FORM, "nothing.1") is None


def test_a_click_in_a_paragraph_leads_to_its_character() -> None:
    report = Report(FORM, {"text:1": TEXT})
    second = TEXT.index("第二段")
    place = place_at(report, [spot("text:1.1"), spot("text:1.2", y=130, at=20)], 0, 150, 140)
    assert place == Place(FORM.section_of("text:1").id, "text:1", second + 25, second + 25)


def test_a_click_behind_the_end_of_a_line_leads_into_that_line() -> None:
    report = Report(FORM, {"text:1": TEXT})
    place = place_at(report, [spot("text:1.1"), spot("text:1.2", y=120)], 0, 480, 112)
    assert place is not None
    assert place.start <= len(TEXT.split("\n")[0])


def test_a_click_into_the_margin_leads_nowhere() -> None:
    assert place_at(Report(FORM, {}), [spot("3.3")], 0, 150, 400) is None
    assert place_at(Report(FORM, {}), [spot("3.3")], 1, 150, 110) is None


def test_a_field_is_found_on_paper_and_one_that_is_not_printed_by_the_heading_of_its_part() -> None:
    section = FORM.section_of("3.3").id
    known = [spot(f"heading:{section}"), spot("3.3", page=2), spot("3.3.1", page=2)]
    assert spots_at(FORM, known, Place(section, "3.3")) == [known[1]]
    assert spots_at(FORM, known, Place(section, "9.9")) == [known[0]]
    assert spots_at(FORM, known, Place("check")) == []


def test_of_a_text_only_the_paragraph_with_the_caret_is_marked() -> None:
    section = FORM.section_of("text:1").id
    known = [spot("text:1.1"), spot("text:1.2", y=130), spot("text:1.2", y=150)]
    assert spots_at(FORM, known, Place(section, "text:1"), 2) == known[1:]
    assert spots_at(FORM, known, Place(section, "text:1"), 3) == known
    assert spots_at(FORM, known, Place(section, "text:1")) == known
    assert [paragraph_at("一\n\n二\n三", line) for line in range(4)] == [1, 1, 2, 3]


# --- the view ---
@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    made = PageView()
    made.wanted.connect(lambda page, width: made.show_picture(page, QImage(width, 10, QImage.Format.Format_Grayscale8)))
    shown(qtbot, made, 440, 600)
    made.show_pages([A4] * 5)
    made.setFocus()
    return made


def test_keys_turn_pages_and_go_to_the_ends(view: PageView) -> None:
    press(Key.Key_PageDown)
    press(Key.Key_PageDown)
    assert view.page == 2
    press(Key.Key_PageUp)
    assert view.page == 1
    press(Key.Key_End)
    assert view.page == 4
    press(Key.Key_Home)
    assert view.page == 0


def test_zoom_keeps_the_place_and_nought_is_the_width_again(view: PageView) -> None:
    press(Key.Key_PageDown)
    press(Key.Key_PageDown)
    before = view.scale
    press(Key.Key_Plus)
    assert view.scale > before
    assert view.page == 2
    press(Key.Key_Minus)
    press(Key.Key_Minus)
    assert view.scale < before
    press(Key.Key_0)
    assert view.scale == pytest.approx(before)
    assert view.page == 2


def test_another_file_is_shown_where_one_was(view: PageView) -> None:
    press(Key.Key_PageDown)
    press(Key.Key_PageDown)
    at = view.verticalScrollBar().value()
    view.show_pages([A4] * 6)
    assert view.verticalScrollBar().value() == at
    view.show_pages([A4])
    assert view.page == 0


def test_only_pages_near_those_in_sight_are_asked_for(qtbot: QtBot) -> None:
    made = PageView()
    asked: list[int] = []
    made.wanted.connect(lambda page, _width: asked.append(page))
    shown(qtbot, made, 440, 600)
    made.show_pages([A4] * 60)
    qtbot.wait(20)
    assert set(asked) == {0, 1, 2} or set(asked) == {0, 1}


def test_a_mark_out_of_sight_is_brought_into_view_and_one_in_sight_moves_nothing(view: PageView) -> None:
    view.mark([spot("3.3", page=3)], bring=True)
    assert view.page == 3
    at = view.verticalScrollBar().value()
    view.mark([spot("3.3.1", page=3, y=140)], bring=True)
    assert view.verticalScrollBar().value() == at


def test_clicks_and_enter_tell_the_place_on_the_page(view: PageView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.pointed) as clicked:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 200))
    page, x, y = clicked.args
    assert page == 0
    assert 0 < x < A4[0]
    assert 0 < y < A4[1]
    with qtbot.waitSignal(view.pointed):
        press(Key.Key_Return)


# --- the process ---
@pytest.fixture(scope="module")
def source(qapp: QApplication) -> Iterator[PageSource]:
    made = PageSource(qapp)
    yield made
    made.stop()


def set_file(source: PageSource, qtbot: QtBot, given: Bridge, kind: str = "pdf") -> FileSet:
    with qtbot.waitSignal(source.file_set, timeout=LONG_MS) as done:
        source.set_file(to_record(given.session), Options().as_json(), kind)
    file = done.args[0]
    assert isinstance(file, FileSet)
    return file


def test_a_report_is_set_with_the_place_of_each_answer(source: PageSource, qtbot: QtBot) -> None:
    file = set_file(source, qtbot, bridge(ANSWERS))
    assert file.sizes[0] == pytest.approx(A4, abs=0.1)
    keys = {one.key for one in file.spots}
    assert {"title", "date", "text:1.1", "text:1.2", "3.3", "3.3.1"} <= keys
    assert all(one.x1 < one.x2 or not one.many for one in file.spots)


def test_pages_are_drawn_as_wide_as_asked_and_not_blank(source: PageSource, qtbot: QtBot) -> None:
    set_file(source, qtbot, bridge(ANSWERS))
    with qtbot.waitSignal(source.drawn, timeout=LONG_MS) as done:
        source.draw(0, 500)
    page, picture = done.args
    assert (page, picture.width()) == (0, 500)
    greys = {picture.pixelColor(x, y).red() for x in range(0, 500, 3) for y in range(0, picture.height(), 3)}
    assert min(greys) < 80
    assert max(greys) == 255


def test_of_many_files_asked_for_at_once_the_first_and_the_last_are_set(source: PageSource, qtbot: QtBot) -> None:
    set_file(source, qtbot, bridge())
    heard: list[FileSet] = []
    source.file_set.connect(heard.append)
    given = bridge()
    for year in range(10):
        given.type("title", f"第{year}稿")
        source.set_file(to_record(given.session), Options().as_json(), "pdf")
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=LONG_MS)
    qtbot.wait(300)
    source.file_set.disconnect(heard.append)
    assert [next(s.many for s in file.spots if s.key == "title") for file in heard] == [3, 3]


def test_what_cannot_be_set_is_told_and_the_pages_stay(source: PageSource, qtbot: QtBot) -> None:
    set_file(source, qtbot, bridge())
    with qtbot.waitSignal(source.failed, timeout=LONG_MS) as told:
        source.set_file(to_record(bridge({"text:1": "私用字\ue000。"}).session), Options().as_json(), "pdf")
    assert "U+E000" in told.args[0]
    with qtbot.waitSignal(source.drawn, timeout=LONG_MS):
        source.draw(0, 100)


def test_a_process_that_was_killed_is_told_and_comes_again(source: PageSource, qtbot: QtBot) -> None:
    set_file(source, qtbot, bridge())
    with qtbot.waitSignal(source.failed, timeout=LONG_MS) as told:
        source._process.kill()
    assert told.args[0].endswith("。")
    assert set_file(source, qtbot, bridge()).sizes


@pytest.mark.parametrize("kind", ["reading", "large", "checks", "approval", "handover"])
def test_other_files_can_be_looked_at_too(source: PageSource, qtbot: QtBot, kind: str) -> None:
    assert set_file(source, qtbot, bridge(ANSWERS), kind).sizes


# --- beside the form ---
@pytest.fixture
def workspace(qtbot: QtBot) -> Iterator[Workspace]:
    made = Workspace(bridge(ANSWERS), Tier.WIDE)
    shown(qtbot, made, 1366, 724)
    made.begin()
    made.stand()
    yield made
    if made.preview.pane is not None:
        made.preview.pane.source.stop()


def opened(workspace: Workspace, qtbot: QtBot) -> PreviewPane:
    workspace.preview.toggle()
    pane = workspace.preview.pane
    assert pane is not None
    qtbot.waitUntil(lambda: pane.pages > 0, timeout=LONG_MS)
    return pane


def test_it_stands_beside_the_form_and_findings_give_it_their_room(workspace: Workspace, qtbot: QtBot) -> None:
    pane = opened(workspace, qtbot)
    assert pane.isVisible()
    assert workspace.side.shown_panel() is None
    assert workspace.page is not None
    assert workspace.page.width() >= 690
    workspace.preview.toggle()
    assert not pane.isVisible()


def test_what_is_typed_is_on_paper_soon(workspace: Workspace, qtbot: QtBot) -> None:
    pane = opened(workspace, qtbot)
    pages = pane.pages
    with qtbot.waitSignal(pane.source.file_set, timeout=LONG_MS):
        workspace.bridge.type("text:1", TEXT * 60)
    assert pane.pages > pages


def test_a_click_on_a_figure_goes_to_its_cell(workspace: Workspace, qtbot: QtBot) -> None:
    pane = opened(workspace, qtbot)
    assert pane._file is not None
    cell = next(one for one in pane._file.spots if one.key == "3.3")
    pane.view.pointed.emit(cell.page, cell.x1 + 5, cell.y1 + 5)
    assert (workspace.bridge.place.section, workspace.bridge.place.key) == (FORM.section_of("3.3").id, "3.3")


def test_a_click_in_a_text_sets_the_caret_in_its_paragraph_and_marks_that(workspace: Workspace, qtbot: QtBot) -> None:
    pane = opened(workspace, qtbot)
    assert pane._file is not None
    second = [one for one in pane._file.spots if one.key == "text:1.2"]
    pane.view.pointed.emit(second[0].page, second[0].x1 + 40, second[0].y1 + 5)
    qtbot.waitUntil(lambda: workspace.bridge.line == ("text:1", 1), timeout=LONG_MS)
    editor = QApplication.focusWidget()
    assert isinstance(editor, ProseEditor)
    assert TEXT.index("第二段") < editor.textCursor().position() < len(TEXT)
    assert pane.view._marks == second
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert {one.key for one in pane.view._marks} == {"text:1.1"}


def test_where_one_is_in_the_form_is_brought_into_view(workspace: Workspace, qtbot: QtBot) -> None:
    pane = opened(workspace, qtbot)
    assert pane._file is not None
    workspace.bridge.go(Place(FORM.section_of("3.3").id, "3.3"))
    cell = next(one for one in pane._file.spots if one.key == "3.3")
    assert pane.view._marks == [cell]
    assert pane.view._in_sight(cell)


def test_the_export_page_has_it_beside_from_the_first(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.bridge.go(Place(EXPORT))
    pane = workspace.preview.pane
    assert pane is not None
    assert pane.isVisible()
    qtbot.waitUntil(lambda: pane.pages > 0, timeout=LONG_MS)


def test_in_small_windows_it_lies_over_the_page_and_a_click_takes_it_away(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.set_tier(Tier.TINY)
    workspace.resize(683, 340)
    pane = opened(workspace, qtbot)
    assert pane.width() == workspace.width()
    assert pane.view.hasFocus()
    assert pane._file is not None
    cell = next(one for one in pane._file.spots if one.key == "3.3")
    pane.view.pointed.emit(cell.page, cell.x1 + 5, cell.y1 + 5)
    assert not pane.isVisible()
    workspace.preview.toggle()
    assert workspace.preview.close_over()
    assert not pane.isVisible()
