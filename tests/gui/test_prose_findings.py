"""Underlines, tints and tooltips over running text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from prose_desk import Desk
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from gui.theme import colour


@pytest.fixture
def desk(qtbot: QtBot) -> Callable[..., Desk]:
    return lambda text="": Desk(qtbot, text)


def test_stretches_follow_the_text_and_show_their_message(
    desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, _widget: shown.append(words))
    here = desk("（一）来信\n1.信箱\n2.热线办理很好，收到不少。")
    QApplication.processEvents()
    found = [f for f in here.session.findings if f.section == "3" and f.start is not None]
    assert [f.text for f in found] == ["信箱"]
    block = here.editor.document().findBlockByNumber(1)
    rect = here.editor.document().documentLayout().blockBoundingRect(block)
    spot = QPoint(int(rect.left()) + 32 + 14 + 20, int(rect.center().y()))
    finding = here.editor.found.at(spot)
    assert finding is not None
    assert finding == found[0]
    assert here.editor.found.at(spot + QPoint(200, 0)) is None
    viewport = here.editor.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, spot, viewport.mapToGlobal(spot)))
    assert shown == [finding.message]
    here.at(0, 0)
    here.key(Qt.Key.Key_Return)
    moved = here.editor.found.at(spot + QPoint(0, 28))
    assert moved is not None
    assert moved.start == finding.start + 1 if finding.start else False


def test_underlines_are_drawn_and_go_when_the_fault_is_mended(desk: Callable[..., Desk]) -> None:
    here = desk("（一）来信和来电办理情况\n1.信箱\n2.热线办理很好，收到不少。")
    warn = _colours(here.editor.grab().toImage())
    here.at(1, 4)
    here.compose("", "：收到497封")
    assert warn - _colours(here.editor.grab().toImage())


def _colours(image: object) -> set[int]:
    return {image.pixel(x, y) for x in range(0, image.width(), 1) for y in range(50, 80)}  # type: ignore[attr-defined]


def test_the_chosen_stretch_is_tinted(desk: Callable[..., Desk]) -> None:
    here = desk("（一）来信和来电办理情况\n1.信箱\n2.热线办理很好，收到不少。")
    tint = colour("warn_tint").rgb()
    assert tint not in _colours(here.editor.grab().toImage())
    here.bridge.choose(next(f for f in here.session.findings if f.section == "3" and f.start is not None))
    assert tint in _colours(here.editor.grab().toImage())


def test_composing_in_front_of_a_stretch_moves_it_along(desk: Callable[..., Desk]) -> None:
    here = desk("（一）来信和来电办理情况\n1.信箱\n2.热线办理很好，收到不少。")
    rect = here.editor.document().documentLayout().blockBoundingRect(here.editor.document().findBlockByNumber(1))
    spot = QPoint(int(rect.left()) + 32 + 14 + 20, int(rect.center().y()))
    here.at(1, 2)
    here.compose("中中中中")
    assert here.editor.found.at(spot) is None
    assert here.editor.found.at(spot + QPoint(64, 0)) is not None
    assert here.sent == []
