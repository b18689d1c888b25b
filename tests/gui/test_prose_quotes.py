"""Live figures in the editor: offered at the caret, taken with Tab, shown with a tint, led to with F3; real keys throughout."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from prose_desk import KEY, Desk
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip
from pytestqt.qtbot import QtBot

from forms.expressions import Reference, References, same
from forms.references import REFS, references
from gui.bridge import Place
from gui.sources import go_to_source
from gui.theme import colour

CLOSED = "letters.hotline@closed"
Z, TAB = Qt.Key.Key_Z, Qt.Key.Key_Tab
CTRL = Qt.KeyboardModifier.ControlModifier


class Offers:
    """A desk with figures, and what the footer was told."""

    def __init__(self, qtbot: QtBot, text: str) -> None:
        self.qtbot = qtbot
        self.desk = Desk(qtbot, text)
        self.desk.session.type("letters.hotline@received", "2333")
        self.desk.session.type(CLOSED, "2257")
        self.desk.session.type("response.cases", "7")
        self.desk.session.part_step()
        self.told: list[tuple[str, str]] = []
        self.desk.bridge.offered.connect(lambda words, act: self.told.append((words, act)))
        self.desk.editor.moveCursor(self.desk.editor.textCursor().MoveOperation.End)

    @property
    def offer(self) -> str:
        found = self.desk.editor.quoted.offer
        return found.words if found else ""

    def type(self, text: str) -> None:
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self.desk.editor, letter)
            else:
                self.desk.compose("pin")
                self.desk.compose("", letter)

    def pause(self) -> None:
        QTest.qWait(190)

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: bool(self.offer))

    @property
    def quoted(self) -> list[tuple[str, str]]:
        text = self.desk.said
        return [(text[r.start : r.end], r.source.keys[0]) for r in references(self.desk.session.report, KEY)]


@pytest.fixture
def offers(qtbot: QtBot) -> Callable[[str], Offers]:
    return lambda text="": Offers(qtbot, text)


def test_a_number_that_is_a_known_figure_is_offered_and_tab_takes_it(offers: Callable[[str], Offers]) -> None:
    here = offers("热线已办结")
    here.type("2257")
    here.wait()
    assert here.told[-1] == ("2257＝政务服务热线办结", "按 Tab 引用")
    here.desk.key(TAB)
    assert here.desk.editor.hasFocus()
    assert here.quoted == [("2257", CLOSED)]
    assert here.told[-1][1] != "按 Tab 引用"
    here.desk.bridge.type(CLOSED, "2260")
    assert here.desk.editor.toPlainText() == "热线已办结2260"


def test_taking_an_offer_is_one_step_and_so_is_a_change_of_the_cell(offers: Callable[[str], Offers]) -> None:
    here = offers("热线已办结")
    here.type("2257")
    here.wait()
    here.desk.key(TAB)
    here.desk.bridge.type(CLOSED, "9")
    here.desk.key(Z, CTRL)
    assert (here.desk.said, here.desk.session.report.shown(CLOSED)) == ("热线已办结2257", "2257")
    here.desk.key(Z, CTRL)
    assert (here.quoted, here.desk.said) == ([], "热线已办结2257")


def test_without_an_offer_tab_leaves_the_editor(offers: Callable[[str], Offers]) -> None:
    here = offers("热线已办结")
    here.type("99")
    here.pause()
    assert not here.offer
    other = QLineEdit(here.desk.window)
    here.desk.window.layout().addWidget(other)
    other.show()
    here.desk.key(TAB)
    assert not here.desk.editor.hasFocus()


def test_escape_and_typing_on_dismiss_it(offers: Callable[[str], Offers]) -> None:
    here = offers("热线已办结")
    here.type("2257")
    here.wait()
    here.desk.key(Qt.Key.Key_Escape)
    assert not here.offer
    assert here.told[-1] == ("", "")
    here.type("件")
    here.desk.key(Qt.Key.Key_Backspace)
    here.wait()
    here.type("8")
    assert not here.offer
    here.pause()
    assert not here.offer
    assert here.quoted == []


def test_the_caret_that_leaves_takes_the_offer_away(offers: Callable[[str], Offers]) -> None:
    here = offers("热线已办结")
    here.type("2257")
    here.wait()
    here.desk.key(Qt.Key.Key_Left)
    assert not here.offer


@pytest.mark.parametrize("text", ["2017年共", "设立窗口", "共2条意见，涉及人员"])
def test_a_small_number_is_offered_only_where_words_speak_for_it(offers: Callable[[str], Offers], text: str) -> None:
    here = offers(text)
    here.type("7")
    here.pause()
    assert not here.offer


def test_words_decide_among_equal_figures(offers: Callable[[str], Offers]) -> None:
    here = offers("报送典型案例")
    here.desk.session.type("response.surveys", "7")
    here.type("7")
    here.wait()
    assert here.offer == "7＝典型案例"


def test_received_is_never_offered_for_closed(offers: Callable[[str], Offers]) -> None:
    here = offers("热线已收到")
    here.type("2257")
    here.pause()
    assert not here.offer


def test_nothing_is_offered_while_words_are_composed(offers: Callable[[str], Offers]) -> None:
    here = offers("热线已办结")
    here.type("2257")
    here.desk.compose("feng")
    here.pause()
    assert not here.offer
    QApplication.sendEvent(here.desk.editor, QInputMethodEvent("", []))
    here.type("件")
    here.pause()
    assert not here.offer


def test_a_name_offers_its_figure_and_tab_writes_it(offers: Callable[[str], Offers]) -> None:
    here = offers("全年")
    here.type("政务服务热线办结")
    here.wait()
    assert here.told[-1] == ("政务服务热线办结＝2257", "按 Tab 填入并引用")
    here.desk.key(TAB)
    assert here.desk.editor.toPlainText() == "全年政务服务热线办结2257"
    assert here.quoted == [("2257", CLOSED)]
    here.type("件")
    assert here.desk.said.endswith("2257件")
    assert here.quoted == [("2257", CLOSED)]


def test_full_width_digits_are_written_as_printed_when_taken(offers: Callable[[str], Offers]) -> None:
    here = offers("热线已办结")
    here.type("２２５７")
    here.wait()
    here.desk.key(TAB)
    assert here.desk.said == "热线已办结2257"


def ground(desk: Desk, line: int, column: int) -> QColor:
    cursor = desk.editor.textCursor()
    cursor.setPosition(desk.editor.document().findBlockByNumber(line).position() + column)
    rect = desk.editor.cursorRect(cursor)
    image = desk.editor.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    return image.pixelColor(round((rect.left() + 1) * ratio), round((rect.center().y() + 8) * ratio))


def test_a_live_figure_has_a_quiet_ground(offers: Callable[[str], Offers]) -> None:
    here = offers("热线已办结2257件，其余")
    here.desk.bridge.set({KEY + REFS: References((Reference(5, 9, same(CLOSED)),))}, "引用")
    assert ground(here.desk, 0, 6) == colour("reference")
    assert ground(here.desk, 0, 2) != colour("reference")
    here.desk.bridge.undo()
    assert ground(here.desk, 0, 6) != colour("reference")


def test_the_tooltip_names_the_source(offers: Callable[[str], Offers]) -> None:
    here = offers("热线已办结2257件，其余")
    here.desk.bridge.set({KEY + REFS: References((Reference(5, 9, same(CLOSED)),))}, "引用")
    cursor = here.desk.editor.textCursor()
    cursor.setPosition(7)
    at = here.desk.editor.cursorRect(cursor).center()
    QApplication.sendEvent(here.desk.editor.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, QPoint(9, 9)))
    assert QToolTip.text().splitlines()[-1] == "引用政务服务热线办结"
    QToolTip.hideText()


def test_f3_leads_to_the_cell_and_from_the_cell_to_each_quotation(offers: Callable[[str], Offers]) -> None:
    here = offers("热线已办结2257件，热线办结共2257件")
    items = tuple(Reference(at, at + 4, same(CLOSED)) for at in (5, 16))
    here.desk.bridge.set({KEY + REFS: References(items)}, "引用")
    asked: list[Place] = []
    here.desk.bridge.going.connect(asked.append)
    here.desk.at(0, 7)
    assert here.told[-1] == ("引用政务服务热线办结", "F3 去看")
    go_to_source(here.desk.bridge)
    assert asked == [Place("3", CLOSED)]
    here.desk.editor.clearFocus()
    here.desk.bridge.arrive(Place("3", CLOSED))
    go_to_source(here.desk.bridge)
    go_to_source(here.desk.bridge)
    go_to_source(here.desk.bridge)
    assert [(p.start, p.end) for p in asked[1:]] == [(5, 9), (16, 20), (5, 9)]
