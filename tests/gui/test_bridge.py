"""Between session and window: what is refused, what is said aloud, and when."""

from __future__ import annotations

import pytest
from builders import E2014
from pytestqt.qtbot import QtBot

from forms.session import Session
from gui.bridge import Bridge

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_draft_that_can_only_be_read_takes_nothing_and_says_why(qtbot: QtBot) -> None:
    bridge = Bridge(Session(E2014))
    bridge.read_only = "这份草稿正在另一个窗口中打开，只能查看。"
    with qtbot.waitSignal(bridge.refused) as said:
        bridge.type("1.1", "7")
    assert said.args == [bridge.read_only]
    bridge.set({"1.1": 7}, "填")
    assert bridge.session.report.blank("1.1")


def test_blanks_told_together_wait_until_each_of_them_was_left() -> None:
    bridge = Bridge(Session(E2014))
    missing = next(f for f in bridge.session.findings if f.section == "11" and f.quiet)
    assert len(missing.fields) > 1
    for key in missing.fields[:-1]:
        bridge.touch(key)
    assert not bridge.loud(missing)
    bridge.touch(missing.fields[-1])
    assert bridge.loud(missing)


def test_row_seven_is_not_part_seven() -> None:
    bridge = Bridge(Session(E2014))
    missing = next(f for f in bridge.session.findings if f.section == "7" and f.quiet)
    bridge.touch("7")
    assert not bridge.loud(missing)
    bridge.touch("text:7")
    assert bridge.loud(missing)
