"""Small widgets, with real keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.theme import DARK, theme
from gui.widgets import (
    Button,
    Check,
    Elided,
    FieldForm,
    FocusRing,
    Label,
    LineField,
    StableScroll,
    ToolButton,
    column,
    hline,
)

Show = Callable[..., QWidget]

pytestmark = pytest.mark.usefixtures("qapp")  # a widget without an application ends the process


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Show]:
    """Puts widgets one under the other in an active window and holds it until the test is over."""
    held: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        window.setLayout(column(*widgets, margins=(20, 20, 20, 20)))
        qtbot.addWidget(window)
        window.resize(400, 300)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        held.append(window)
        return window

    yield show
    held.clear()


def test_every_widget_has_an_accessible_name() -> None:
    assert Button("下一部分(&N)").accessibleName() == "下一部分(N)"
    assert ToolButton("undo", "撤销 Ctrl+Z").accessibleName() == "撤销 Ctrl+Z"
    assert Check("本部分已核对").accessibleName() == "本部分已核对"
    assert LineField("报告标题").input.accessibleName() == "报告标题"


@pytest.mark.parametrize("make", [lambda: Button("新建年报"), lambda: ToolButton("undo", "撤销 Ctrl+Z")])
def test_enter_on_a_button_does_what_space_does(shown: Show, make: Callable[[], Button | ToolButton]) -> None:
    button, pressed = make(), []
    shown(button)
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(button, key)
    assert len(pressed) == 3


def test_icons_of_buttons_follow_the_theme() -> None:
    button = Button("新建年报", glyph="plus")
    before = button.icon().pixmap(16, 16).toImage()
    theme().choose(DARK)
    assert button.icon().pixmap(16, 16).toImage() != before


def test_space_checks_and_a_click_on_the_words_too(shown: Show) -> None:
    check = Check("本部分已核对")
    shown(check)
    QTest.keyClick(check, Qt.Key.Key_Space)
    assert check.isChecked()
    QTest.mouseClick(check, Qt.MouseButton.LeftButton, pos=check.rect().center())
    assert not check.isChecked()


def test_the_ring_shows_for_the_keyboard_and_not_for_the_mouse(shown: Show) -> None:
    first, second, field = Button("取消"), Button("建立草稿", "primary"), LineField("题目")
    window = shown(first, second, field)
    ring = FocusRing(window)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring.around is None
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert ring.around is second
    assert ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    QTest.keyClick(second, Qt.Key.Key_Tab)
    assert ring.around is None  # a field shows the focus by its own frame
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert ring.around is None


def test_the_ring_outlives_what_it_was_drawn_round(shown: Show) -> None:
    first, second = Button("取消"), Button("建立草稿")
    window = shown(first, second)
    ring = FocusRing(window)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    shiboken6.delete(second)
    assert ring.around is not second


def test_the_ring_stays_inside_the_window(shown: Show) -> None:
    first, second = Button("取消"), Button("边上")
    window = shown(first, second)
    second.setParent(window)
    second.setGeometry(0, 0, 120, 40)
    second.show()
    ring = FocusRing(window)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert ring.around is second
    assert window.rect().contains(ring.geometry())


def test_typing_is_told_key_by_key_and_never_rewritten(shown: Show) -> None:
    field = LineField("题目")
    shown(field)
    told: list[str] = []
    field.typed.connect(told.append)
    QTest.keyClicks(field.input, "1,2 ")
    assert told == ["1", "1,", "1,2", "1,2 "]
    field.show_text("1,2 ")
    assert field.text == "1,2 "


def test_a_composition_is_told_when_it_is_committed(shown: Show) -> None:
    field = LineField("题目")
    shown(field)
    told: list[str] = []
    field.typed.connect(told.append)
    QApplication.sendEvent(field.input, QInputMethodEvent("zheng", []))
    assert told == []
    commit = QInputMethodEvent()
    commit.setCommitString("政")
    QApplication.sendEvent(field.input, commit)
    assert told == ["政"]


def test_leaving_a_field_is_told(shown: Show, qtbot: QtBot) -> None:
    field, after = LineField("题目"), Button("取消")
    shown(field, after)
    field.setFocus()
    with qtbot.waitSignal(field.left, timeout=500):
        QTest.keyClick(field.input, Qt.Key.Key_Tab)


def test_a_message_moves_nothing(shown: Show) -> None:
    field, below = LineField("报告日期"), hline()
    window = shown(field, below)
    place = below.geometry()
    field.show_message("报告日期早于统计截止日，请检查年份。", "error")
    QApplication.processEvents()
    window.layout().activate()
    assert below.geometry() == place
    assert field.input.accessibleDescription() == "报告日期早于统计截止日，请检查年份。"


def test_a_row_names_its_editor(qtbot: QtBot) -> None:
    form, field = FieldForm(), LineField("")
    label = form.add_row("信息公开申请收费", field, "没有收费的填0。", "万元")
    qtbot.addWidget(form)
    assert field.input.accessibleName() == "信息公开申请收费（万元）"
    assert field.input.accessibleDescription() == "没有收费的填0。"
    assert label.buddy() is field


def test_a_cut_line_tells_the_whole_in_its_tooltip(qtbot: QtBot) -> None:
    line = Elided("写497封，市本级459＋衡阳市转办39＝498封，差1封。")
    qtbot.addWidget(line)
    line.resize(80, 22)
    line.show()
    assert line.toolTip() == line.text
    line.resize(800, 22)
    assert line.toolTip() == ""


def test_the_lane_of_the_scroll_bar_is_kept_free(qtbot: QtBot) -> None:
    body = QWidget()
    area = StableScroll(body, "页面")
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    QApplication.processEvents()
    narrow = area.viewport().width()
    assert narrow == 300 - 12
    body.setMinimumHeight(900)
    QApplication.processEvents()
    assert area.viewport().width() == narrow


def test_a_label_changes_its_tone(qtbot: QtBot) -> None:
    label = Label("差7", tone="text2")
    qtbot.addWidget(label)
    label.show()
    label.set_tone("error")
    assert label.palette().windowText().color() == theme().colour("error")
