"""Small windows: the panel over the page, with the keyboard in it, and everything in it usable."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from table_kit import bridge, shown

from gui.bridge import Place
from gui.findings.panel import FindingsPanel
from gui.pages.page import Tier
from gui.workspace import Workspace

BAD = {"3.1": "5", "3.2": "9", "2.1": "5", "2.2.4": "9", "2.2.5": "3"}


@pytest.fixture
def space(qtbot: QtBot) -> Workspace:
    made = Workspace(bridge(BAD), Tier.TINY)
    shown(qtbot, made, 683, 344)
    made.begin()
    made.stand()
    made.bridge.go(Place("11", "3.1"))
    made.side.toggle()
    return made


def panel(space: Workspace) -> FindingsPanel:
    assert space.side.panel is not None
    return space.side.panel


def test_it_covers_the_page_and_has_the_keyboard(space: Workspace) -> None:
    assert panel(space).geometry() == space.rect()
    assert QApplication.focusWidget() is panel(space).view
    assert panel(space).detail.finding == panel(space).model.findings[0]


def test_closing_it_brings_the_keyboard_back(space: Workspace) -> None:
    assert space.page is not None
    QTest.mouseClick(panel(space)._close, Qt.MouseButton.LeftButton)
    assert not panel(space).isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert space.page.isAncestorOf(focus)


def test_going_to_a_place_makes_way(space: Workspace) -> None:
    QTest.keyClick(panel(space).view, Qt.Key.Key_Return)
    assert not panel(space).isVisible()
    assert space.bridge.place.key == panel(space).model.findings[0].fields[0]


def test_the_explanation_beside_the_list_scrolls_to_every_button_of_the_form(space: Workspace) -> None:
    warning = next(f for f in space.bridge.findings("11") if f.rule == "W04")
    space.bridge.choose(warning)
    panel(space).detail.explain()
    save = panel(space).detail.form._save
    panel(space).detail.form.editor.setPlainText("含上年结转2件。")
    QApplication.processEvents()
    while QApplication.focusWidget() is not save:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert save.visibleRegion().boundingRect().height() == save.height()
    assert panel(space).detail.height() < 400


def test_with_more_room_it_stands_beside_the_page_again(space: Workspace) -> None:
    space.resize(1366, 700)
    space.set_tier(Tier.WIDE)
    assert panel(space).isVisible()
    assert panel(space)._close.isHidden()
    assert panel(space).detail.parentWidget() is panel(space).view.parentWidget()
