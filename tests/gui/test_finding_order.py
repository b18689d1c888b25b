"""F8 over the whole report, the panel's tabs and buttons, and the marks of its rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from table_kit import Key, bridge, shown

from forms.findings import Finding, State
from forms.model import Figures
from gui.bridge import Bridge, Place
from gui.finding_order import in_order, neighbour
from gui.findings.delegate import FindingDelegate, mark_kind
from gui.findings.guidance import Guidance
from gui.findings.model import FINDING, STATE
from gui.findings.panel import GUIDANCE, LAST_YEAR, FindingsPanel
from gui.findings.strip import FindingStrip
from gui.places import CHECK
from gui.widgets import ToolButton

pytestmark = pytest.mark.usefixtures("qapp")

BAD = {"date": "2017年3月15日", "3.1": "5", "3.2": "9", "9.2": "0", "9.3": "5", "2.1": "5", "2.2.4": "9", "2.2.5": "3"}
"""An error on the cover, three warnings in the appendix."""


@pytest.fixture
def report() -> Bridge:
    made = bridge(BAD)
    made.touched.add("cover")
    return made


@pytest.fixture
def panel(report: Bridge, qtbot: QtBot) -> FindingsPanel:
    made = FindingsPanel(report)
    shown(qtbot, made, 324, 700)
    report.arrive(Place("11"))
    return made


def warning(report: Bridge, rule: str) -> Finding:
    return next(f for f in report.session.findings if f.rule == rule)


# --- F8 ---
def test_findings_go_by_section_and_worst_first(report: Bridge) -> None:
    found = in_order(report)
    sections = list(report.session.form.section_by_id)
    keys = [(sections.index(f.section), f.severity.rank) for f in found]
    assert keys == sorted(keys)
    assert {"E15", "W04"} <= {f.rule for f in found}


def test_the_next_one_begins_where_one_is_and_goes_round(report: Bridge) -> None:
    found = in_order(report)
    report.arrive(Place("11"))
    first_here = next(f for f in found if f.section == "11")
    assert neighbour(report, 1) == first_here
    assert neighbour(report, -1) == [f for f in found if f.section != "11"][-1]
    report.choose(found[-1])
    assert neighbour(report, 1) == found[0]
    report.arrive(Place("cover"))
    report.choose(found[0])
    assert neighbour(report, -1) == found[-1]


def test_whoever_went_to_another_part_since_goes_on_from_there(report: Bridge) -> None:
    first_there = next(f for f in in_order(report) if f.section == "11")
    report.arrive(Place("cover"))
    report.choose(next(f for f in in_order(report) if f.section == "cover"))
    report.arrive(Place("11", "9.3"))
    assert neighbour(report, 1) == first_there
    report.arrive(Place(CHECK))
    assert neighbour(report, 1) == in_order(report)[1]


def test_what_is_explained_is_stepped_over(report: Bridge) -> None:
    report.arrive(Place("11"))
    before = [f for f in in_order(report) if f.section == "11"]
    report.session.explain(before[0], "含上年结转")
    assert neighbour(report, 1) == before[1]
    report.session.withdraw(before[0])
    assert neighbour(report, 1) == before[0]


def test_without_findings_there_is_no_next_one() -> None:
    assert neighbour(bridge(), 1) is None


@pytest.mark.parametrize("build", [FindingsPanel, FindingStrip])
def test_the_arrows_step_like_f8(report: Bridge, qtbot: QtBot, build: Callable[[Bridge], FindingsPanel]) -> None:
    shown(qtbot, made := build(report), 600, 400)
    wanted = neighbour(report, 1)
    went: list[Place] = []
    report.going.connect(went.append)
    tools = {b.toolTip(): b for b in made.findChildren(ToolButton)}
    QTest.mouseClick(tools["下一处 F8"], Qt.MouseButton.LeftButton)
    assert report.chosen == wanted
    assert [place.section for place in went] == [wanted.section if wanted else ""]


# --- tabs ---
def test_tabs_change_by_keys_and_tell_of_the_place(panel: FindingsPanel) -> None:
    panel.tabs.setFocus()
    QTest.keyClick(panel.tabs, Key.Key_Right)
    assert panel.tabs.currentIndex() == GUIDANCE
    assert panel.guidance.isVisible()
    panel._bridge.arrive(Place("11", "3.3"))
    assert "3.3＝3.3.1＋…＋3.3.8" in panel.guidance._rules.text()
    QTest.keyClick(panel.tabs, Key.Key_Right)
    assert panel.tabs.currentIndex() == LAST_YEAR
    assert panel.last_year._text.text() == "去年的年报还没有导入。"


def test_rules_are_told_without_the_part_that_one_is_in(report: Bridge, qtbot: QtBot) -> None:
    guidance = Guidance(report)
    qtbot.addWidget(guidance)
    figures = next(item for item in report.session.form.section_by_id["4"].items if isinstance(item, Figures))
    guidance.show_place(Place("4", figures.fields[0].key))
    assert "3.1＝收到申请" in guidance._rules.text()
    assert "第四部分" not in guidance._rules.text()


def test_last_year_can_be_asked_for_and_is_shown_once_it_is_there(panel: FindingsPanel, qtbot: QtBot) -> None:
    panel.tabs.setCurrentIndex(LAST_YEAR)
    with qtbot.waitSignal(panel.last_year_asked):
        QTest.mouseClick(panel.last_year._fetch, Qt.MouseButton.LeftButton)
    panel._bridge.arrive(Place("3"))
    panel._bridge.session.set_last({"text:3": "去年回应3次。"})
    assert "去年回应3次。" in panel.last_year._text.text()
    assert not panel.last_year._fetch.isVisible()


# --- rows ---
def test_a_click_goes(panel: FindingsPanel) -> None:
    went: list[Place] = []
    panel._bridge.going.connect(went.append)
    row = panel.view.visualRect(panel.model.index(1))
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert [place.key for place in went] == [panel.model.findings[1].fields[0]]


def test_an_explained_row_wears_its_own_mark(panel: FindingsPanel) -> None:
    finding = warning(panel._bridge, "W04")
    marks = []
    for act in (lambda: None, lambda: panel._bridge.session.explain(finding, "含上年结转")):
        act()
        index = panel.model.index(panel.model.row_of(finding))
        marks.append(mark_kind(index.data(FINDING), index.data(STATE)))
    assert marks == ["warning", "explained"]
    assert mark_kind(finding, State.LAPSED) == "warning"


def test_long_rows_are_two_lines_of_message_and_no_more(panel: FindingsPanel) -> None:
    delegate = panel.view.itemDelegate()
    assert isinstance(delegate, FindingDelegate)
    heights = {panel.view.sizeHintForIndex(panel.model.index(n)).height() for n in range(panel.model.rowCount())}
    assert heights <= {62, 82}


def test_the_strip_tells_the_worst_one_here(report: Bridge, qtbot: QtBot) -> None:
    strip = FindingStrip(report)
    shown(qtbot, strip, 683, 38)
    report.arrive(Place("11"))
    strip.refresh()
    worst = report.findings("11")[0]
    assert strip._message.text == worst.message
    assert strip._at.text() == f"1/{len(report.findings('11'))}"
    report.arrive(Place("2"))
    strip.refresh()
    assert strip._message.text == "本部分没有问题。"
