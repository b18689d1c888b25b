"""The rail tells how far each part has come, in words and shape, and repaints only the rows that changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from forms.editions import EDITIONS
from forms.session import Session
from gui.bridge import Bridge
from gui.deadline import days_left, deadline_words
from gui.pages.page import Tier
from gui.part_state import part_state
from gui.places import CHECK, EXPORT
from gui.rail import Rail
from gui.rail_paint import PartState

FORM = EDITIONS[0]
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def bridge() -> Iterator[Bridge]:
    made = Bridge(Session(FORM, FORM.propose("临江市", 2017, "临江市电子政务办公室")))
    yield made
    made.release()


@pytest.fixture
def rail(bridge: Bridge, qtbot: QtBot) -> Rail:
    made = Rail(bridge, Tier.WIDE)
    qtbot.addWidget(made)
    made.resize(228, 724)
    made.show()
    made.fill()
    return made


def words(rail: Rail, place: str) -> str:
    return str(rail.model.index_of(place).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_new_report_shouts_nowhere(rail: Rail) -> None:
    assert words(rail, "3") == "三 回应解读，未开始"
    assert words(rail, "11") == "十一 附表，未开始"


def test_filled_cells_are_counted(bridge: Bridge, rail: Rail) -> None:
    bridge.session.type("3.3", "7")
    whole = len(bridge.session.report.asked("11"))
    assert words(rail, "11") == f"十一 附表，填写中 1/{whole}"


def test_a_contradiction_goes_before_everything_else(bridge: Bridge, rail: Rail) -> None:
    for key, figure in (("3.3", "7"), *((f"3.3.{n}", "0") for n in range(1, 9))):
        bridge.session.type(key, figure)
    assert part_state(bridge, "11").mark == "error"
    assert words(rail, "11").startswith("十一 附表，必须改 ")
    bridge.session.type("3.3.1", "7")
    assert part_state(bridge, "11").mark != "error"
    assert "必须改" not in words(rail, "11")


def test_a_confirmation_lapses_with_the_figures(bridge: Bridge, rail: Rail) -> None:
    bridge.session.confirm("3", True)
    assert words(rail, "3") == "三 回应解读，已核对"
    assert rail.model.confirmed == 1
    bridge.session.type(bridge.session.report.keys_of("3")[0], "5")
    assert words(rail, "3") == "三 回应解读，数字已改，须重核"
    assert rail.model.confirmed == 0
    bridge.undo()
    assert words(rail, "3") == "三 回应解读，已核对"


def test_hints_never_reach_a_row(bridge: Bridge) -> None:
    assert part_state(bridge, "2") == PartState("empty", "未开始")


def test_only_the_rows_that_changed_are_painted_again(bridge: Bridge, rail: Rail) -> None:
    changed: list[str] = []
    rail.model.dataChanged.connect(lambda first, _last: changed.append(rail.model.place(first.row())))
    bridge.session.type("3.3", "7")
    assert set(changed) <= {"11", CHECK}


def test_choosing_a_row_asks_for_its_place(rail: Rail, qtbot: QtBot) -> None:
    rail.show_place("cover")
    with qtbot.waitSignal(rail.asked) as asked:
        qtbot.keyClick(rail.view, Qt.Key.Key_Down)
    assert asked.args == ["1"]


def test_the_line_between_is_stepped_over(rail: Rail, qtbot: QtBot) -> None:
    rail.show_place("11")
    with qtbot.waitSignal(rail.asked) as asked:
        qtbot.keyClick(rail.view, Qt.Key.Key_Down)
    assert asked.args == [CHECK]


def test_showing_a_place_asks_for_nothing(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(rail.asked):
        rail.show_place(EXPORT)
    assert rail.view.currentIndex() == rail.model.index_of(EXPORT)


def test_the_rows_fit_a_small_window(rail: Rail, qtbot: QtBot) -> None:
    rail.set_tier(Tier.COMPACT)
    rail.resize(176, 496)
    qtbot.waitUntil(lambda: not rail.view.verticalScrollBar().isVisible(), timeout=1000)


def test_the_deadline_is_told_in_days(bridge: Bridge) -> None:
    report = bridge.session.report
    assert deadline_words(report, date(2018, 3, 9)) == "距3月31日公布期限22天"
    assert deadline_words(report, date(2018, 3, 31)) == "今天是公布期限"
    assert deadline_words(report, date(2018, 4, 1)) == "3月31日公布期限已过"
    assert days_left(date(2018, 3, 31), date(2018, 3, 9)) == "还有22天"


def test_in_the_run_of_typing_the_rail_waits_for_a_pause(bridge: Bridge, rail: Rail, qtbot: QtBot) -> None:
    bridge.type("3.3", "7")
    assert words(rail, "11") == "十一 附表，未开始"
    with qtbot.waitSignal(bridge.settled, timeout=5000):
        pass
    assert words(rail, "11").startswith("十一 附表，填写中 1/")
