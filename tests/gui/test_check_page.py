"""The check page: everything by part with its reasons, what is still blank, and ways to each place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from table_kit import Key, bridge, shown

from gui.bridge import Place, whole_part
from gui.pages.check import CheckPage
from gui.pages.check_rows import BLANK, FINDING, PART
from gui.pages.page import Tier
from gui.places import CHECK, EXPORT

BAD = {"date": "2017年3月15日", "3.1": "5", "3.2": "9"}
"""An error on the cover (E15) and a warning in the appendix (W04)."""

Make = Callable[..., CheckPage]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def build(answers: dict[str, str] | None = None) -> CheckPage:
        made = CheckPage(bridge(BAD if answers is None else answers))
        made.bridge.arrive(Place(CHECK))
        shown(qtbot, made, 1138, 700)
        return made

    return build


def rules(page: CheckPage) -> list[str]:
    return [line.finding.rule for line in page.model.lines if line.finding is not None]


def row_of(page: CheckPage, rule: str) -> int:
    return next(n for n, line in enumerate(page.model.lines) if line.finding is not None and line.finding.rule == rule)


def press(page: CheckPage, words: str) -> None:
    """Click the button whose words begin so."""
    found = [b for b in page.findChildren(QPushButton) if b.text().startswith(words) and b.isVisible()]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_opening_the_page_says_everything_aloud(make: Make) -> None:
    page = make({})
    assert {"E13", "E14"} <= set(rules(page))
    assert all(whole_part(section.id) in page.bridge.touched for section in page.bridge.session.form.sections)


def test_findings_stand_under_the_heading_of_their_part(make: Make) -> None:
    page = make()
    section = ""
    for line in page.model.lines:
        if line.kind == PART:
            section = line.section
            assert line.title == page.bridge.session.report.heading(section)
        else:
            assert line.finding is not None
            assert line.finding.section == line.section == section
    order = [line.section for line in page.model.lines if line.kind == PART]
    assert order == [s.id for s in page.bridge.session.form.sections if s.id in order]


def test_enter_goes_to_the_finding(make: Make) -> None:
    page = make()
    went: list[Place] = []
    page.bridge.going.connect(went.append)
    page.view.setFocus()
    page.view.setCurrentIndex(page.model.index(row_of(page, "W04")))
    QTest.keyClick(page.view, Key.Key_Return)
    assert [(place.section, place.key) for place in went] == [("11", "3.2")]
    assert page.bridge.chosen is not None
    assert page.bridge.chosen.rule == "W04"
    page.bridge.arrive(went[0])
    page.bridge.go_back()
    assert went[-1].section == CHECK


def test_the_keyboard_begins_at_the_first_finding_and_skips_headings(make: Make) -> None:
    page = make()
    page.show_place(Place(CHECK))
    assert page.view.currentIndex().row() == 1
    for _ in range(len(page.model.lines)):
        QTest.keyClick(page.view, Key.Key_Down)
        assert page.model.lines[page.view.currentIndex().row()].kind == FINDING


def test_chips_count_and_filter(make: Make) -> None:
    page = make()
    every = page.model.lines
    press(page, "请核实")
    assert rules(page)
    assert {line.finding.severity.value for line in page.model.lines if line.finding} == {"warning"}
    assert page._chips["warning"].text() == f"请核实 {len(rules(page))}"
    press(page, "全部")
    assert page.model.lines == every
    assert page._chips["all"].text() == f"全部 {len(rules(page))}"


def test_what_is_blank_is_listed_and_gone_to(make: Make) -> None:
    page = make()
    went: list[Place] = []
    page.bridge.going.connect(went.append)
    press(page, "未填")
    blank = [line for line in page.model.lines if line.kind == BLANK]
    assert page._chips["unfilled"].text() == f"未填 {len(blank)}"
    at = next(n for n, line in enumerate(page.model.lines) if line.key == "3.3.1")
    page.view.setCurrentIndex(page.model.index(at))
    QTest.keyClick(page.view, Key.Key_Return)
    assert (went[-1].section, went[-1].key) == ("11", "3.3.1")
    page.bridge.type("3.3.1", "0")
    page.refresh()
    assert "3.3.1" not in [line.key for line in page.model.lines]


def test_a_reason_stands_on_a_line_of_its_own_and_lapses_visibly(make: Make, qtbot: QtBot) -> None:
    page = make()
    session = page.bridge.session
    finding = next(f for f in session.findings if f.rule == "W04")
    low = page.view.sizeHintForIndex(page.model.index(row_of(page, "W04"))).height()
    session.explain(finding, "含上年结转", "王某")
    qtbot.waitUntil(lambda: page.model.lines[row_of(page, "W04")].mark == "explained", timeout=2000)
    reason = page.model.lines[row_of(page, "W04")].reason
    assert reason is not None
    assert reason.text == "含上年结转"
    assert page.view.sizeHintForIndex(page.model.index(row_of(page, "W04"))).height() > low
    press(page, "已说明")
    assert rules(page) == ["W04"]
    press(page, "全部")
    page.bridge.set({"3.2": 8}, "填写")
    qtbot.waitUntil(lambda: page.model.lines[row_of(page, "W04")].mark == "warning", timeout=2000)
    assert page.model.lines[row_of(page, "W04")].reason == reason


def test_search_keeps_what_holds_the_words(make: Make) -> None:
    page = make()
    page.search.setText("办结数大于收到数")
    assert rules(page) == ["W04"]
    page.search.setText("没有这样的话")
    assert page.model.lines == []
    assert page._none.isVisible()
    page.search.clear()
    assert {"E15", "W04"} <= set(rules(page))


def test_a_cured_finding_leaves_and_the_chosen_one_stays_chosen(make: Make, qtbot: QtBot) -> None:
    page = make()
    page.view.setCurrentIndex(page.model.index(row_of(page, "W04")))
    page.bridge.type("date", "2018年3月15日")
    qtbot.waitUntil(lambda: "E15" not in rules(page), timeout=2000)
    assert page.view.currentIndex().row() == row_of(page, "W04")


def test_the_sheet_button_leads_to_the_export_with_the_check_sheet(make: Make) -> None:
    page = make()
    went: list[Place] = []
    page.bridge.going.connect(went.append)
    press(page, "导出审核说明")
    assert went == [Place(EXPORT, "checks")]


@pytest.mark.parametrize("tier", list(Tier))
def test_a_tiny_window_keeps_the_list(make: Make, tier: Tier) -> None:
    page = make()
    page.set_tier(tier)
    assert page.view.isVisible()
    assert page._facts.isVisible() == (tier is not Tier.TINY)
