"""A live figure of the text becomes a plain number again: by key, by menu, and back with undo."""

from __future__ import annotations

import pytest
from prose_desk import KEY, Desk
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from forms.expressions import Reference, References, same
from forms.references import REFS, references
from gui.sources import unbind

CLOSED = "letters.hotline@closed"


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk(qtbot, "热线办结2257件，另有2257件。")
    made.session.type(CLOSED, "2257")
    made.session.set({KEY + REFS: References((Reference(4, 8, same(CLOSED)), Reference(12, 16, same(CLOSED))))}, "引用")
    made.session.part_step()
    return made


def live(desk: Desk) -> list[int]:
    return [r.start for r in references(desk.session.report, KEY)]


def test_the_figure_at_the_caret_is_let_go_and_no_longer_follows_its_cell(desk: Desk) -> None:
    desk.at(0, 6)
    unbind(desk.bridge)
    assert live(desk) == [12]
    assert desk.said == "热线办结2257件，另有2257件。"
    desk.bridge.type(CLOSED, "2260")
    assert desk.said == "热线办结2257件，另有2260件。"


def test_it_is_one_step_that_can_be_undone(desk: Desk) -> None:
    desk.at(0, 6)
    unbind(desk.bridge)
    assert desk.session.undo_label == "解除引用政务服务热线办结"
    desk.bridge.undo()
    assert live(desk) == [4, 12]
    desk.bridge.type(CLOSED, "2260")
    assert desk.said == "热线办结2260件，另有2260件。"


def test_where_no_live_figure_is_nothing_happens(desk: Desk) -> None:
    desk.at(0, 1)
    before = desk.session.revision
    unbind(desk.bridge)
    assert desk.session.revision == before


def menu_at(desk: Desk, column: int) -> QMenu:
    desk.at(0, column)
    point = desk.editor.cursorRect().center() + QPoint(1, 0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, desk.editor.viewport().mapToGlobal(point))
    QApplication.sendEvent(desk.editor.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_the_context_menu_offers_it_on_a_live_figure_only(desk: Desk) -> None:
    menu = menu_at(desk, 6)
    words = [action.text() for action in menu.actions()]
    assert words[:2] == ["引用政务服务热线办结，去看\tF3", "改为普通数字\tShift+F3"]
    menu.actions()[1].trigger()
    menu.close()
    assert live(desk) == [12]
    plain = menu_at(desk, 1)
    assert not any("普通数字" in action.text() for action in plain.actions())
    plain.close()


def test_a_draft_that_can_only_be_read_keeps_its_figures(desk: Desk) -> None:
    desk.bridge.read_only = "这份草稿已在别处打开。"
    menu = menu_at(desk, 6)
    assert not menu.actions()[1].isEnabled()
    menu.close()
    desk.at(0, 6)
    unbind(desk.bridge)
    assert live(desk) == [4, 12]
