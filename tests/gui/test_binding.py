"""「识别并绑定」: one list to look through, by keyboard; and what a quoted cell says of its quotations."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import clean
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from forms.expressions import Reference, References, same
from forms.references import READ_AT, REFS, references
from forms.report import MARK, READ
from gui.bridge import Bridge, Place
from gui.grid import GridView
from gui.grid.model import cell_at
from gui.pages.binding import NOTHING
from gui.pages.part import PartPage
from gui.sources import go_to_source
from gui.tables.growing import TableEditor
from gui.tables.strip import FiguresStrip

TEXT = "text:3"
SAID = "全年收到热线来电200件，办结190件，办结率95%。\n公开政策解读信息15篇，设窗口15个。"


class Part:
    """The page of the third part in a shown window."""

    def __init__(self, qtbot: QtBot, text: str) -> None:
        self.session = clean()
        self.session.set({"letters.hotline@name": "热线", TEXT: text}, "填写")
        self.session.part_step()
        self.bridge = Bridge(self.session)
        self.told: list[tuple[str, str]] = []
        self.bridge.offered.connect(lambda words, act: self.told.append((words, act)))
        self.page = PartPage(self.bridge, "3")
        self.page.complete()
        qtbot.addWidget(self.page)
        self.page.resize(900, 900)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        assert self.page.binding is not None
        self.binding = self.page.binding
        self.list = self.binding.list

    def key(self, key: Qt.Key) -> None:
        focus = self.page.focusWidget()
        assert isinstance(focus, QWidget)
        QTest.keyClick(focus, key)

    @property
    def quoted(self) -> list[tuple[str, tuple[str, ...]]]:
        text = self.session.report.text(TEXT)
        return [(text[r.start : r.end], r.source.keys) for r in references(self.session.report, TEXT)]


@pytest.fixture
def part(qtbot: QtBot) -> Callable[..., Part]:
    return lambda text=SAID: Part(qtbot, text)


def test_numbers_are_listed_in_their_sentences_with_their_sources(part: Callable[..., Part]) -> None:
    here = part()
    here.binding.start()
    rows = [here.list.item(at).text() for at in range(here.list.count())]
    assert rows == [
        "…全年收到热线来电【200】件，办结19…　＝　热线收到",
        "…年收到热线来电200件，办结【190】件，办结率9…　＝　热线办结",
        "…00件，办结190件，办结率【95%】。…　＝　热线办复率",
        "…公开政策解读信息【15】篇，设窗口1…　＝　政策解读",
    ]
    assert here.quoted == []


def test_space_ticks_and_enter_binds_what_is_ticked_as_one_step(part: Callable[..., Part]) -> None:
    here = part()
    here.binding.start()
    here.binding.all.click()
    here.key(Qt.Key.Key_Down)
    here.key(Qt.Key.Key_Space)
    here.key(Qt.Key.Key_Return)
    assert not here.binding.isVisible()
    assert here.quoted == [
        ("200", ("letters.hotline@received",)),
        ("95%", ("letters.hotline@rate",)),
        ("15", ("response.interpretations",)),
    ]
    here.bridge.type("letters.hotline@received", "380")
    assert here.session.report.text(TEXT).startswith("全年收到热线来电380件，办结190件")
    here.bridge.undo()
    here.bridge.undo()
    assert here.quoted == []
    assert here.session.report.text(TEXT) == SAID


def test_escape_binds_nothing_and_the_list_goes_when_the_text_changes(part: Callable[..., Part]) -> None:
    here = part()
    here.binding.start()
    here.key(Qt.Key.Key_Escape)
    assert (here.binding.isVisible(), here.quoted) == (False, [])
    here.binding.start()
    here.bridge.type(TEXT, "今年" + SAID)
    assert not here.binding.isVisible()


def test_the_row_looked_at_is_selected_in_the_text(part: Callable[..., Part]) -> None:
    here = part()
    here.binding.start()
    here.key(Qt.Key.Key_Down)
    assert here.page.editor is not None
    assert here.page.editor.textCursor().selectedText() == "190"


def test_where_nothing_is_recognised_it_says_so(part: Callable[..., Part]) -> None:
    here = part("全年工作有序开展。")
    here.binding.start()
    assert here.binding.title.text() == NOTHING
    assert not here.list.isVisible()
    assert here.binding.cancel.hasFocus()


def test_a_quoted_cell_says_where_and_shows_the_sentence_change_while_it_is_typed(part: Callable[..., Part]) -> None:
    here = part()
    key = "letters.hotline@closed"
    here.bridge.set({TEXT + REFS: References((Reference(15, 18, same(key)),))}, "引用")
    editor = here.page.findChild(TableEditor)
    assert isinstance(editor, TableEditor)
    at = editor.model.place_of(key)
    assert at is not None
    assert "正文引用1处" in editor.model.cell(*at).tip
    editor.show_key(key)
    assert here.told[-1] == ("正文引用1处：“…线来电200件，办结190件，办结率9…”", "F3 去看")
    QTest.keyClick(editor.view, Qt.Key.Key_5)
    assert here.told[-1][0] == "正文引用1处：“…线来电200件，办结5件，办结率9…”"
    editor.view.leave_editor("next")
    assert here.told[-1] == ("", "")
    here.bridge.set({TEXT + REFS: None}, "不再引用")
    assert not editor.model.cell(*at).tip


def test_a_figure_read_from_the_text_has_a_dashed_ring_until_space_confirms_it(part: Callable[..., Part]) -> None:
    here = part("全年报送典型案例4件。")
    key = "response.cases"
    here.bridge.set({key: 4, key + MARK: READ, TEXT + READ_AT: References((Reference(8, 9, same(key)),))}, "读入")
    strip = here.page.findChild(FiguresStrip)
    assert isinstance(strip, FiguresStrip)
    strip.show_key(key)
    view = here.page.focusWidget()
    assert isinstance(view, GridView)
    at = view.currentIndex()
    assert cell_at(at).mark == "read"
    assert cell_at(at).tip.startswith("识别自正文，请核对")
    asked: list[Place] = []
    here.bridge.going.connect(asked.append)
    go_to_source(here.bridge)
    assert asked == [Place("3", TEXT, 8, 9)]
    strip.show_key(key)
    here.key(Qt.Key.Key_Space)
    assert here.session.report.blank(key + MARK)
    assert cell_at(at).mark == ""
