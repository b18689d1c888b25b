"""Editors for single answers, with real keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from forms.editions import EDITIONS
from forms.model import Field, Figures, Form, Section
from forms.session import Session
from forms.values import Kind, Value
from gui.bridge import Bridge
from gui.editors.field import ChoiceEditor, FieldEditor, FlagEditor, LineEditor, field_editor
from gui.widgets import column

FORM = EDITIONS[0]
CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """Editors of some fields one under the other, and something else to go to."""

    def __init__(self, qtbot: QtBot, form: Form, *keys: str, last: Mapping[str, Value] | None = None) -> None:
        self.session = Session(form, form.propose("临江市", 2017, "") if form.propose else {}, last=last or {})
        self.bridge = Bridge(self.session)
        fields = {f.key: f for s in form.sections for item in s.items if isinstance(item, Figures) for f in item.fields}
        self.editors = {key: field_editor(self.bridge, fields[key]) for key in keys}
        self.other = QLineEdit()
        self.window = QWidget()
        self.window.setLayout(column(self.other, *self.editors.values(), None))
        qtbot.addWidget(self.window)
        self.window.resize(700, 400)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.other.setFocus()

    def line(self, key: str) -> LineEditor:
        editor = self.editors[key]
        assert isinstance(editor, LineEditor)
        return editor

    def retype(self, key: str, text: str) -> None:
        box = self.line(key).line.input
        box.setFocus()
        box.selectAll()
        QTest.keyClick(box, Qt.Key.Key_Delete)
        QTest.keyClicks(box, text)


Make = Callable[..., Desk]


@pytest.fixture
def desk(qtbot: QtBot) -> Make:
    return lambda *keys, form=FORM, last=None: Desk(qtbot, form, *keys, last=last)


def test_a_date_is_read_while_typed_and_printed_when_left(desk: Make) -> None:
    here = desk("date")
    here.retype("date", "2018-3-15")
    assert here.session.report.shown("date") == "2018年3月15日"
    assert here.line("date").line.text == "2018-3-15"
    here.other.setFocus()
    assert here.line("date").line.text == "2018年3月15日"


def test_a_date_that_cannot_be_read_stays_and_is_told_of_when_left(desk: Make) -> None:
    here = desk("date")
    here.retype("date", "2018-2-30")
    assert here.line("date").line.message == ""
    here.other.setFocus()
    message = here.line("date").line.message
    assert here.line("date").line.text == "2018-2-30"
    assert message == next(f.message for f in here.session.findings if f.fields[0] == "date")
    assert "2018-2-30" in message


def test_after_the_first_time_the_message_is_live(desk: Make) -> None:
    here = desk("period")
    here.retype("period", "2017")
    here.other.setFocus()
    assert here.line("period").line.message
    here.retype("period", "2017-1-1 ~ 2017-12-31")
    assert here.line("period").line.message == ""
    here.retype("period", "2016-1-1 ~ 2016-12-31")
    assert "年份不一致" in here.line("period").line.message


def test_what_is_missing_is_told_only_when_left(desk: Make) -> None:
    here = desk("organ")
    assert here.line("organ").line.message == ""
    here.line("organ").take_focus()
    assert here.line("organ").line.message == ""
    here.other.setFocus()
    assert here.line("organ").line.message == "编制机关没有填，标题只写了地区“临江市”，请填写。"
    assert "organ" in here.bridge.touched


def test_a_message_that_was_there_stays_while_the_field_is_entered(desk: Make) -> None:
    here = desk("date")
    here.session.type("date", "2017年3月15日")
    before = here.line("date").line.message
    assert "不晚于统计截止日" in before
    here.line("date").take_focus()
    assert here.line("date").line.message == before


def test_it_stays_too_when_one_comes_from_a_field_that_was_never_left(desk: Make) -> None:
    here = desk("organ", "date")
    here.session.type("date", "2017年3月15日")
    here.line("organ").take_focus()
    here.line("date").take_focus()
    assert "不晚于统计截止日" in here.line("date").line.message


def test_undo_in_a_field_is_the_sessions(desk: Make) -> None:
    here = desk("organ")
    here.retype("organ", "abc")
    QTest.keyClick(here.line("organ").line.input, Qt.Key.Key_Z, CTRL)
    assert here.session.report.text("organ") == here.line("organ").line.text == ""
    QTest.keyClick(here.line("organ").line.input, Qt.Key.Key_Y, CTRL)
    assert here.session.report.text("organ") == here.line("organ").line.text == "abc"


def test_the_place_is_told(desk: Make) -> None:
    here = desk("organ", "date")
    here.line("date").take_focus()
    assert (here.bridge.place.section, here.bridge.place.key) == ("cover", "date")


def test_choices_are_chips(desk: Make) -> None:
    here = desk("scope")
    editor = here.editors["scope"]
    assert isinstance(editor, ChoiceEditor)
    assert [chip.isChecked() for chip in editor.buttons] == [True, False]
    QTest.mouseClick(editor.buttons[1], Qt.MouseButton.LeftButton)
    assert here.session.report.text("scope") == "含下属汇总"
    here.bridge.undo()
    assert [chip.isChecked() for chip in editor.buttons] == [True, False]
    assert editor.buttons[0].accessibleName() == "统计范围：本级"


def test_arrows_go_through_the_chips_and_delete_takes_the_choice_back(desk: Make) -> None:
    here = desk("scope")
    editor = here.editors["scope"]
    editor.take_focus()
    QTest.keyClick(editor._controls[0], Qt.Key.Key_Right)
    assert here.session.report.text("scope") == "含下属汇总"
    assert "scope" not in here.bridge.touched
    QTest.keyClick(editor._controls[1], Qt.Key.Key_Delete)
    assert here.session.report.value("scope") is None
    here.other.setFocus()
    assert "scope" in here.bridge.touched


def test_last_years_answer_stands_beside_where_known(desk: Make) -> None:
    here = desk("organ", "date", last={"organ": "临江市电子政务办公室"})
    assert [here.editors[key].last.text for key in ("organ", "date")] == ["上年：临江市电子政务办公室", ""]
    assert here.editors["organ"].last.isVisible()
    here.editors["organ"].show_last(False)
    assert not here.editors["organ"].last.isVisible()


def test_without_last_year_its_room_is_given_up(desk: Make) -> None:
    here = desk("organ")
    assert not here.editors["organ"].last.isVisible()


KINDS = Form(
    id="kinds",
    name="各类",
    years=range(2017, 2018),
    sections=(
        Section(
            "first",
            "首页",
            "首页",
            items=(
                Figures(
                    "各类",
                    (
                        Field("flag", "有无", Kind.FLAG),
                        Field("money", "经费", Kind.MONEY, "万元", "年初预算。"),
                        Field("rate", "办复率", Kind.PERCENT),
                    ),
                ),
            ),
        ),
    ),
)


def test_a_flag_is_a_box_to_tick(desk: Make) -> None:
    here = desk("flag", form=KINDS)
    editor = here.editors["flag"]
    assert isinstance(editor, FlagEditor)
    editor.take_focus()
    QTest.keyClick(editor.buttons[0], Qt.Key.Key_Space)
    assert here.session.report.value("flag") is True
    QTest.keyClick(editor.buttons[0], Qt.Key.Key_Space)
    assert here.session.report.value("flag") is False


def test_numbers_are_lines_that_are_right_aligned(desk: Make) -> None:
    here = desk("money", "rate", form=KINDS)
    here.retype("money", "3.5")
    assert here.session.report.shown("money") == "3.5"
    assert here.line("money").line.input.alignment() & Qt.AlignmentFlag.AlignRight
    assert here.line("money").line.input.accessibleDescription() == "年初预算。"


@pytest.mark.parametrize("kind", [Kind.NARRATIVE, Kind.ROWS])
def test_kinds_that_are_no_single_answer_have_no_editor(kind: Kind) -> None:
    session = Session(KINDS)
    with pytest.raises(KeyError):
        field_editor(Bridge(session), Field("flag", "", kind))


def test_an_explained_finding_has_the_calm_mark(desk: Make) -> None:
    here = desk("period")
    here.session.type("period", "2017年3月1日至2017年12月31日")
    finding = here.editors["period"].finding
    assert finding is not None
    assert here.line("period").line._mark.kind == "warning"
    here.session.explain(finding, "三月成立。")
    assert here.line("period").line._mark.kind == "explained"


def test_every_field_editor_says_how_it_shows(qtbot: QtBot) -> None:
    bare = FieldEditor(Bridge(Session(FORM)), Field("organ", "编制机关", Kind.TEXT))
    qtbot.addWidget(bare)
    with pytest.raises(NotImplementedError):
        bare.show_answer()
    with pytest.raises(NotImplementedError):
        bare.show_message("", "")
