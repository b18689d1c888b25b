"""Every window over the window by the keyboard alone: where it is shows, each control has a name, Esc closes, and it fits a small screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from dialog_kit import with_new_draft
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from forms.drafts import DraftStore
from gui.bridge import Bridge
from gui.dialogs.about import About
from gui.dialogs.backups import BackupsDialog
from gui.dialogs.dialog import Dialog
from gui.dialogs.faces import FacesPanel
from gui.dialogs.guide import Guide
from gui.dialogs.history import HistoryDialog
from gui.dialogs.mishap import Mishap
from gui.dialogs.rename import Rename
from gui.dialogs.take_over import TakeOver
from gui.dialogs.unsaved import Unsaved
from gui.settings import Settings
from gui.window import Window

SMALL = (683, 384)
"""1366x768 at 200 %."""


def _bridge(window: Window) -> Bridge:
    assert window.holder.bridge is not None
    return window.holder.bridge


def _history(window: Window) -> Dialog:
    assert window.holder.report is not None
    return HistoryDialog(window, _bridge(window).session, window.holder.report.draft)


def _backups(window: Window) -> Dialog:
    assert window.holder.report is not None
    return BackupsDialog(window, _bridge(window).session, window.holder.report.draft, None)


DIALOGS: dict[str, Callable[[Window], Dialog]] = {
    "历史和版本": _history,
    "备份": _backups,
    "字体": lambda window: FacesPanel(_bridge(window), window),
    "使用说明": Guide,
    "关于年报": About,
    "还有改动没有保存": lambda window: Unsaved(window, "未能保存：磁盘已满。"),
    "接管编辑": lambda window: TakeOver(window, "这份草稿正由另一台电脑打开。"),
    "改名": lambda window: Rename(window, "临江市2017年政府信息公开工作年度报告"),
    "年报": lambda window: Mishap(window, True, "Linux"),
}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    yield from with_new_draft(qtbot, DraftStore(tmp_path), Settings(tmp_path))


def opened(dialog: Dialog, qtbot: QtBot) -> None:
    """Open it, and wait until it has the keyboard."""
    dialog.open()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or dialog.parentWidget()))


@pytest.fixture(params=DIALOGS)
def dialog(request: pytest.FixtureRequest, window: Window, qtbot: QtBot) -> Iterator[Dialog]:
    window.resize(*SMALL)
    made = DIALOGS[request.param](window)
    assert (made.windowTitle(), made.accessibleName()) == (request.param, request.param)
    opened(made, qtbot)
    yield made
    made.done(0)
    made.deleteLater()


def stops(dialog: Dialog) -> list[QWidget]:
    """What Tab comes to, until it comes round."""
    found: list[QWidget] = []
    while (here := QApplication.focusWidget()) is not None and here not in found:
        found.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert found
    assert all(dialog.isAncestorOf(widget) for widget in found)
    return found


def test_tab_comes_to_everything_that_can_be_used_and_it_has_a_name(dialog: Dialog) -> None:
    reached = stops(dialog)
    assert all(widget.accessibleName() for widget in reached)
    buttons = [b for b in dialog.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
    assert buttons
    assert all(button in reached for button in buttons)
    assert not any(button.text().isascii() for button in buttons)


def test_a_button_with_the_keyboard_wears_a_ring(dialog: Dialog) -> None:
    several = len(stops(dialog)) > 1
    for _ in stops(dialog) if several else ():
        here = QApplication.focusWidget()
        if isinstance(here, QAbstractButton):
            assert dialog.ring.around is here
            assert dialog.ring.isVisible()
        QTest.keyClick(here, Qt.Key.Key_Tab)


def test_escape_closes(dialog: Dialog) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_it_fits_a_small_screen_at_twice_the_size(dialog: Dialog) -> None:
    assert dialog.width() <= SMALL[0]
    assert dialog.height() <= SMALL[1]


def test_the_guide_is_read_on_with_the_arrows(window: Window, qtbot: QtBot) -> None:
    window.resize(*SMALL)
    guide = Guide(window)
    opened(guide, qtbot)
    (area,) = [widget for widget in stops(guide) if not isinstance(widget, QAbstractButton)]
    QTest.keyClick(area, Qt.Key.Key_PageDown)
    assert guide.reading.verticalScrollBar().value() > 0
    guide.done(0)


def test_a_dialog_that_a_key_opened_shows_at_once_where_the_keyboard_is(window: Window, qtbot: QtBot) -> None:
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    asked = TakeOver(window, "这份草稿正由另一台电脑打开。")
    opened(asked, qtbot)
    qtbot.waitUntil(lambda: asked.ring.around is not None)
    assert asked.ring.around is QApplication.focusWidget()
    asked.done(0)
