"""Between session and window: what is refused, what is said aloud, and when."""

from __future__ import annotations

import pytest
from builders import E2014
from pytestqt.qtbot import QtBot

from forms.checker import check
from forms.session import Session
from gui import text_reading
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


def test_a_long_text_is_read_between_keys_and_the_newest_edit_wins(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_reading, "AT_ONCE", 0)  # one step at a time
    wrong = "接待群众50人次，其中现场咨询20人次、电话咨询10人次、网络咨询11人次。"
    bridge = Bridge(Session(E2014, read_later=True))
    told: list[frozenset[str]] = []
    bridge.settled.connect(told.append)
    bridge.set({"text:3": "\n".join([wrong] * 30)}, "粘贴")
    assert bridge.session.behind
    bridge.type("text:5", wrong)
    assert not [f for f in bridge.session.findings if f.rule == "E18"]
    qtbot.waitUntil(lambda: not bridge.session.behind)
    assert bridge.session.findings == check(bridge.session.report)
    assert {f.section for f in bridge.session.findings if f.rule == "E18"} == {"3", "5"}
    assert "5" in told[-1]
    bridge.release()
