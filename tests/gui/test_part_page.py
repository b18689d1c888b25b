"""The page of a part: figures over text, going to places, drafting from the figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from forms.editions import EDITIONS
from forms.session import Session
from gui.bridge import Bridge, Place
from gui.grid import GridView
from gui.pages.drafting import SAME
from gui.pages.page import Tier
from gui.pages.part import PartPage

FORM = EDITIONS[0]
Make = Callable[..., PartPage]


@pytest.fixture
def page(qtbot: QtBot) -> Make:
    def make(section: str, **answers: str) -> PartPage:
        session = Session(FORM, FORM.propose("临江市", 2017, "") if FORM.propose else {})
        for key, text in answers.items():
            session.type(key.replace("_", "."), text)
        session.part_step()
        made = PartPage(Bridge(session), section)
        made.complete()
        made.bridge.going.connect(made.show_place)
        qtbot.addWidget(made)
        made.resize(815, 640)
        with qtbot.waitExposed(made):
            made.show()
        made.activateWindow()
        return made

    return make


def written(page: PartPage, text: str) -> None:
    page.bridge.set({page.part.narrative: text}, "填写")


def text_of(page: PartPage) -> str:
    assert page.editor is not None
    return page.editor.text


def press(page: PartPage, words: str) -> None:
    """Click the button with these words that can be seen."""
    found = [b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


# --- drafting ---
def test_an_empty_text_is_drafted_at_once_in_one_step(page: Make) -> None:
    part = page("7", fees_charged="3.5")
    press(part, "按数据拟写…")
    assert "3.5万元" in text_of(part)
    assert part.bridge.session.undo_label == "按数据拟写"
    part.bridge.undo()
    assert text_of(part) == ""


def test_a_written_text_is_compared_and_never_overwritten_unasked(page: Make) -> None:
    part = page("7", fees_charged="3.5")
    written(part, "原来的一段。")
    press(part, "按数据拟写…")
    assert text_of(part) == "原来的一段。"
    assert part.drafting is not None
    assert part.drafting.isVisible()
    drafted = part.drafting.words.text()
    press(part, "加在文末")
    assert text_of(part) == f"原来的一段。\n{drafted}"
    assert not part.drafting.isVisible()
    part.bridge.undo()
    assert text_of(part) == "原来的一段。"


def test_replacing_and_giving_up(page: Make) -> None:
    part = page("7", fees_charged="3.5")
    written(part, "原来的一段。")
    press(part, "按数据拟写…")
    press(part, "取消")
    assert text_of(part) == "原来的一段。"
    press(part, "按数据拟写…")
    press(part, "替换全文")
    assert text_of(part).startswith("2017年")
    assert part.editor is not None
    assert part.editor.hasFocus()


def test_escape_closes_the_comparison(page: Make) -> None:
    part = page("7", fees_charged="3.5")
    written(part, "原来的一段。")
    press(part, "按数据拟写…")
    assert part.drafting is not None
    focus = QApplication.focusWidget()
    assert focus is part.drafting.append
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not part.drafting.isVisible()
    assert text_of(part) == "原来的一段。"


def test_without_figures_it_says_so(page: Make) -> None:
    part = page("7")
    press(part, "按数据拟写…")
    assert part.drafting is not None
    assert part.drafting.words.text() == "还没有可写的数据，请先填上面的数字。"
    assert text_of(part) == ""
    press(part, "关闭")
    assert not part.drafting.isVisible()


def test_a_part_without_figures_of_its_own_names_the_table(page: Make) -> None:
    part = page("8")
    press(part, "按数据拟写…")
    assert part.drafting is not None
    assert part.drafting.words.text() == "还没有可写的数据，请先填附表的数字。"


def test_what_is_already_written_is_not_offered_again(page: Make) -> None:
    part = page("7", fees_charged="3.5")
    press(part, "按数据拟写…")
    press(part, "按数据拟写…")
    assert part.drafting is not None
    assert part.drafting.words.text() == SAME


# --- places ---
def test_going_to_a_stretch_selects_it(page: Make) -> None:
    part = page("7")
    written(part, "全年收取费用3万元。")
    part.show_place(Place("7", "text:7", 6, 9))
    assert part.editor is not None
    assert part.editor.textCursor().selectedText() == "3万元"
    assert part.editor.hasFocus()
    assert part.bridge.place == Place("7", "text:7")


def test_going_to_a_figure_gives_its_cell_the_focus(page: Make) -> None:
    part = page("7")
    part.show_place(Place("7", "fees.waived"))
    assert part.bridge.place.key == "fees.waived"
    assert part.figures[0][1].isAncestorOf(QApplication.focusWidget())


def test_a_long_text_scrolls_with_the_caret(page: Make) -> None:
    part = page("8")
    written(part, "\n".join("全市设立专门机构。" * 8 for _ in range(60)))
    part.show_place(Place("8", "text:8", 0, 0))
    assert part.editor is not None
    assert part.area.verticalScrollBar().value() < 200
    QTest.keyClick(part.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    for _ in range(5):
        QTest.keyClick(part.editor, Qt.Key.Key_Return)
    assert _caret_in_sight(part)
    QTest.keyClick(part.editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert _caret_in_sight(part)


def _caret_in_sight(part: PartPage) -> bool:
    assert part.editor is not None
    at = part.editor.viewport().mapTo(part.area.viewport(), part.editor.cursorRect().topLeft())
    size = part.editor.cursorRect().size()
    return part.area.viewport().rect().contains(QRect(at, size))


def test_a_place_far_down_is_in_sight_at_once(page: Make) -> None:
    part = page("8")
    text = "\n".join("全市设立专门机构。" * 8 for _ in range(60))
    written(part, text)
    part.show_place(Place("8", "text:8", len(text) - 3, len(text) - 1))
    assert _caret_in_sight(part)


def test_cells_far_down_are_in_sight(page: Make) -> None:
    part = page("2")
    part.show_place(Place("2"))
    assert part.area.verticalScrollBar().value() == 0
    part.show_place(Place("2", "channels.others@how"))
    assert _cell_in_sight(part)
    part.show_place(Place("2", "portal.total@n"))
    assert _cell_in_sight(part)
    for _ in range(12):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        assert _cell_in_sight(part)


def _cell_in_sight(part: PartPage) -> bool:
    focus = QApplication.focusWidget()
    assert isinstance(focus, GridView)
    rect = focus.visualRect(focus.currentIndex())
    at = focus.viewport().mapTo(part.area.viewport(), rect.topLeft())
    return part.area.viewport().rect().contains(QRect(at, rect.size()))


def test_what_is_undone_out_of_sight_comes_into_sight_while_the_caret_stays(page: Make) -> None:
    part = page("8")
    written(part, "\n".join("全市设立专门机构。" * 8 for _ in range(60)))
    assert part.editor is not None
    part.show_place(Place("8", "text:8", 0, 0))
    QTest.keyClicks(part.editor, "1")
    part.editor.select(4000, 4000)
    caret = part.editor.textCursor().position()
    assert part.area.verticalScrollBar().value() > 500
    QTest.keyClick(part.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert part.area.verticalScrollBar().value() < 200
    assert part.editor.textCursor().position() == caret - 1


def test_the_top_is_where_a_part_begins(page: Make) -> None:
    part = page("8")
    part.show_place(Place("8"))
    assert part.area.verticalScrollBar().value() == 0
    assert part.bridge.place.section == "8"


def test_coming_back_one_is_where_one_was(page: Make) -> None:
    part = page("8")
    written(part, "\n".join("全市设立专门机构。" * 8 for _ in range(60)))
    part.show_place(Place("8", "text:8", 2000, 2000))
    before = part.area.verticalScrollBar().value()
    part.show_place(Place("8"))
    assert before > 0
    assert part.area.verticalScrollBar().value() == before
    assert part.editor is not None
    assert part.editor.hasFocus()


def test_leaving_the_page_ends_what_is_typed_in_a_cell(page: Make) -> None:
    part = page("3")
    part.show_place(Place("3", "letters.box@received"))
    for figure in "497":
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, figure)
    view = part.findChildren(GridView)[0]
    assert view.cells.editor is not None
    part.leave()
    assert view.cells.editor is None
    assert part.bridge.session.report.number("letters.box@received") == 497


def test_tab_goes_from_the_figures_to_the_text(page: Make) -> None:
    part = page("7")
    part.show_place(Place("7"))
    seen = [part.bridge.place.key]
    for _ in range(12):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        if part.bridge.place.key != seen[-1]:
            seen.append(part.bridge.place.key)
        if seen[-1] == "text:7":
            break
    assert seen[-1] == "text:7"
    assert seen == ["fees.charged", "fees.waived", "text:7"]


def test_the_wheel_over_the_text_is_left_to_the_page(page: Make) -> None:
    part = page("8")
    assert part.editor is not None
    spot = QPointF(100, 100)
    event = QWheelEvent(
        spot,
        QPointF(part.editor.viewport().mapToGlobal(spot.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(part.editor.viewport(), event)
    assert not event.isAccepted()


# --- head and tiers ---
def test_the_title_is_the_heading_as_printed(page: Make) -> None:
    part = page("3")
    assert part.title.text() == "三、回应关切及政策解读情况"
    part.bridge.set({"heading:3": "三、回应解读情况"}, "改标题")
    assert part.title.text() == "三、回应解读情况"


def test_less_room_takes_the_lead_and_then_the_title(page: Make) -> None:
    part = page("8")
    seen = {}
    for tier in Tier:
        part.set_tier(tier)
        seen[tier] = (part.title.isVisible(), part.lead.isVisible())
    assert seen == {Tier.WIDE: (True, True), Tier.COMPACT: (True, False), Tier.TINY: (False, False)}


def test_the_link_asks_for_help(page: Make) -> None:
    part = page("8")
    asked: list[bool] = []
    part.help_asked.connect(lambda: asked.append(True))
    QTest.mouseClick(part.help, Qt.MouseButton.LeftButton)
    assert asked == [True]
    assert part.help.accessibleDescription() == part.part.help


def test_what_the_text_says_to_the_footer_reaches_the_page(page: Make) -> None:
    part = page("8")
    said: list[str] = []
    part.status.connect(said.append)
    assert part.editor is not None
    part.editor.setFocus()
    QTest.keyClicks(part.editor, "96")
    assert said[-1] == "2字"


@pytest.mark.parametrize("section", [s.id for s in FORM.sections if s.narrative and s.numeral])
def test_every_part_has_a_page_that_begins_somewhere(page: Make, section: str) -> None:
    part = page(section)
    for tier in Tier:
        part.set_tier(tier)
    part.show_place(Place(section))
    assert part.isAncestorOf(QApplication.focusWidget())
    assert part.bridge.place.section == section
