"""What an import read from the text, on its page: the quiet mark, Space, F3 there and back, one button for a whole part."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from table_kit import FORM, Key, focused

from forms.intake.stated import stated
from forms.session import Session
from forms.values import Value
from gui.bridge import Bridge, Place
from gui.grid import GridView
from gui.grid.model import cell_at
from gui.pages.part import PartPage
from gui.pages.read_in import ReadIn, confirm_read
from gui.sources import go_to_source
from gui.tables.growing import TableEditor

EVENTS = "2017年3月8日，召开全市信息公开工作会议，60人参加。9月20日，举办信息员业务培训，120余名信息员参加。"
NAME, KIND, DAY, PEOPLE, EXACT = range(5)


class Part:
    """The page of the ninth part as an import left it, in a shown window."""

    def __init__(self, qtbot: QtBot, text: str = EVENTS) -> None:
        answers: dict[str, Value] = {"title": "青河市2017年政府信息公开工作年度报告", "text:9": text}
        self.session = Session(FORM, answers | stated(FORM, answers))
        self.bridge = Bridge(self.session)
        self.page = PartPage(self.bridge, "9")
        self.bridge.going.connect(self.page.show_place)
        qtbot.addWidget(self.page)
        self.page.resize(900, 700)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        self.page.show_place(Place("9", "events.e1@name"))

    @property
    def view(self) -> GridView:
        (editor,) = (e for _, e in self.page.figures if isinstance(e, TableEditor))
        return editor.view

    @property
    def bar(self) -> ReadIn | None:
        return self.page.findChild(ReadIn)

    def go(self, row: int, column: int) -> None:
        self.view.go((row, column))
        self.view.setFocus()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(focused(), key)

    @property
    def waiting(self) -> int:
        return len(self.session.report.unconfirmed_in("9"))


@pytest.fixture
def part(qtbot: QtBot) -> Part:
    return Part(qtbot)


def test_the_bar_says_how_many_wait_and_its_button_confirms_them_as_one_step(part: Part) -> None:
    assert part.bar is not None
    assert part.bar.isVisible()
    assert part.bar.words.text.startswith("识别自正文，请核对：10项")
    part.bar.all.click()
    assert part.waiting == 0
    assert not part.bar.isVisible()
    assert part.session.undo_label == "核对识别自正文的10项"
    part.bridge.undo()
    assert part.waiting == 10
    assert part.bar.isVisible()


def test_a_page_on_which_nothing_was_read_has_no_bar(qtbot: QtBot) -> None:
    assert Part(qtbot, "全年没有召开会议。").bar is None


def test_every_cell_that_was_read_has_the_mark_and_says_so(part: Part) -> None:
    model = part.view.model()
    cells = [cell_at(model.index(0, column)) for column in (NAME, KIND, DAY, PEOPLE, EXACT)]
    assert [cell.mark for cell in cells] == ["read"] * 5
    assert all("F3" in cell.tip for cell in cells)
    assert (
        part.view.model().data(model.index(0, DAY), Qt.ItemDataRole.AccessibleTextRole).endswith("识别自正文，请核对")
    )


def test_space_confirms_a_cell_and_only_then_changes_a_choice(part: Part) -> None:
    part.go(0, KIND)
    part.key(Key.Key_Space)
    assert part.session.report.text("events.e1@kind") == "会议"
    assert not part.session.report.unconfirmed("events.e1@kind")
    assert part.waiting == 9
    part.key(Key.Key_Space)
    assert part.session.report.text("events.e1@kind") == "培训"


def test_typing_over_what_was_read_confirms_it(part: Part) -> None:
    part.go(1, PEOPLE)
    for digit in "118":
        QTest.keyClick(focused(), digit)
    part.key(Key.Key_Return)
    assert part.session.report.shown("events.e2@people") == "118"
    assert part.waiting == 9


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [(0, NAME, "全市信息公开工作会议"), (0, KIND, "全市信息公开工作会议"), (1, DAY, "9月20日"), (1, EXACT, "120")],
)
def test_f3_leads_to_the_place_in_the_text_and_back(part: Part, row: int, column: int, said: str) -> None:
    part.go(row, column)
    key = part.bridge.place.key
    go_to_source(part.bridge)
    editor = part.page.editor
    assert editor is not None
    assert editor.hasFocus()
    assert editor.textCursor().selectedText() == said
    go_to_source(part.bridge)
    assert part.view.hasFocus()
    assert part.session.report.form.section_of(part.bridge.place.key).id == "9"
    assert part.bridge.place.key.partition("@")[0] == key.partition("@")[0]


def test_confirming_where_nothing_waits_is_no_step(part: Part) -> None:
    assert confirm_read(part.bridge, "9")
    assert not confirm_read(part.bridge, "9")
    assert not confirm_read(part.bridge, "check")


def test_rows_that_go_take_their_share_of_the_count_with_them(part: Part) -> None:
    part.go(0, NAME)
    QTest.keyClick(focused(), Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert part.bar is not None
    assert part.bar.words.text.startswith("识别自正文，请核对：5项")
    assert isinstance(part.page.focusWidget(), QWidget)
