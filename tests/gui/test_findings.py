"""The findings panel: going to a place, reasons given, lapsed and withdrawn, and a list that stands still."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from table_kit import CTRL, Key, bridge, compose, shown

from forms.findings import Finding, State
from gui.bridge import PAUSE_MS, Place
from gui.findings.panel import FindingsPanel

BAD = {"3.1": "5", "3.2": "9", "9.2": "0", "9.3": "5", "2.1": "5", "2.2.4": "9", "2.2.5": "3"}
"""Three warnings in the appendix: W04, W05, W02."""

Make = Callable[..., FindingsPanel]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def build(answers: dict[str, str] | None = None, section: str = "11") -> FindingsPanel:
        made = FindingsPanel(bridge(BAD if answers is None else answers))
        shown(qtbot, made, 324, 700)
        made._bridge.arrive(Place(section))
        return made

    return build


def rules(panel: FindingsPanel) -> list[str]:
    return [finding.rule for finding in panel.model.findings]


def finding(panel: FindingsPanel, rule: str) -> Finding:
    return next(one for one in panel._bridge.session.findings if one.rule == rule)


def press(panel: FindingsPanel, words: str) -> None:
    """Click the button with these words that can be seen."""
    found = [b for b in panel.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def give_reason(panel: FindingsPanel, rule: str, text: str) -> None:
    panel._bridge.choose(finding(panel, rule))
    press(panel, "说明理由…")
    compose("", text)
    QTest.keyClick(panel.detail.form.editor, Key.Key_Return, CTRL)


# --- going ---
def test_enter_goes_to_the_place_of_the_finding_under_the_bar(make: Make) -> None:
    panel = make()
    went: list[Place] = []
    panel._bridge.going.connect(went.append)
    panel.show_findings()
    panel.view.setCurrentIndex(panel.model.index(0))
    QTest.keyClick(panel.view, Key.Key_Down)
    QTest.keyClick(panel.view, Key.Key_Return)
    chosen = panel.model.findings[1]
    assert panel._bridge.chosen == chosen
    assert went == [Place("11", chosen.fields[0])]


def test_the_keyboard_coming_to_the_list_chooses_nothing(make: Make) -> None:
    panel = make()
    panel._bridge.choose(None)
    QApplication.processEvents()
    panel.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert panel.view.currentIndex().row() == 0
    assert panel._bridge.chosen is None
    QTest.keyClick(panel.view, Key.Key_Down)
    assert panel._bridge.chosen == panel.model.findings[1]


def test_arrows_only_look_at_a_finding(make: Make) -> None:
    panel = make()
    went: list[Place] = []
    panel._bridge.going.connect(went.append)
    panel.view.setCurrentIndex(panel.model.index(1))
    assert panel._bridge.chosen == panel.model.findings[1]
    assert panel.detail.isVisible()
    assert went == []


def test_other_sections_show_their_own(make: Make) -> None:
    panel = make()
    assert panel.tabs.tabText(0) == "问题 3"
    panel._bridge.arrive(Place("3"))
    assert rules(panel) == []
    assert panel.tabs.tabText(0) == "问题"
    assert panel._none.isVisible()
    assert not panel.view.isVisible()


# --- reasons ---
def test_an_explained_finding_sinks_and_its_reason_is_shown(make: Make) -> None:
    panel = make()
    first = rules(panel)[0]
    give_reason(panel, first, "含上年结转2件")
    assert rules(panel)[-1] == first
    assert panel._bridge.session.state(finding(panel, first)) is State.EXPLAINED
    assert panel._counts.text() == "请核实 2　已说明 1"
    assert panel.tabs.tabText(0) == "问题 2"
    panel._bridge.choose(finding(panel, first))
    assert panel.detail._reason.text().startswith("理由：含上年结转2件")
    assert panel.detail._title.text().startswith("已说明")


def test_a_lapsed_reason_is_offered_again(make: Make) -> None:
    panel = make()
    give_reason(panel, "W04", "含上年结转")
    panel._bridge.session.type("3.2", "8")
    assert panel._bridge.session.state(finding(panel, "W04")) is State.LAPSED
    panel._bridge.choose(finding(panel, "W04"))
    assert "原说明（数字已改，已失效）：含上年结转" in panel.detail._reason.text()
    press(panel, "说明理由…")
    assert panel.detail.form.editor.toPlainText() == "含上年结转"
    QTest.keyClick(panel.detail.form.editor, Key.Key_Return, CTRL)
    assert panel._bridge.session.state(finding(panel, "W04")) is State.EXPLAINED


def test_a_reason_is_withdrawn(make: Make) -> None:
    panel = make()
    give_reason(panel, "W04", "含上年结转")
    panel._bridge.choose(finding(panel, "W04"))
    press(panel, "改说明…")
    press(panel, "撤回说明")
    assert panel._bridge.session.state(finding(panel, "W04")) is State.OPEN
    assert not panel._bridge.session.reasons
    assert panel.tabs.tabText(0) == "问题 3"


def test_esc_gives_the_form_up_and_nothing_is_kept(make: Make) -> None:
    panel = make()
    panel._bridge.choose(finding(panel, "W04"))
    press(panel, "说明理由…")
    QTest.keyClicks(panel.detail.form.editor, "abc")
    QTest.keyClick(panel.detail.form.editor, Key.Key_Escape)
    assert not panel.detail.form.isVisible()
    assert not panel._bridge.session.reasons
    assert QApplication.focusWidget() is panel.detail._why


def test_an_error_cannot_be_explained_away(make: Make) -> None:
    panel = make({"date": "2017年3月15日"}, "cover")
    panel._bridge.choose(finding(panel, "E15"))
    assert panel.detail.isVisible()
    assert not panel.detail._why.isVisible()


# --- standing still ---
def test_the_list_waits_until_the_figure_is_typed(make: Make, qtbot: QtBot) -> None:
    panel = make()
    before = rules(panel)
    panel._bridge.type("3.2", "5")
    assert rules(panel) == before
    qtbot.waitUntil(lambda: "W04" not in rules(panel), timeout=20 * PAUSE_MS)
    assert rules(panel) == [rule for rule in before if rule != "W04"]


def test_rows_keep_their_places_while_numbers_change(make: Make, qtbot: QtBot) -> None:
    panel = make()
    before = rules(panel)
    resets: list[bool] = []
    panel.model.modelReset.connect(lambda: resets.append(True))
    panel._bridge.choose(finding(panel, "W04"))
    panel._bridge.type("3.2", "12")
    message = finding(panel, "W04").message
    qtbot.waitUntil(lambda: message in [f.message for f in panel.model.findings], timeout=20 * PAUSE_MS)
    assert rules(panel) == before
    assert resets == []
    assert panel.view.currentIndex().row() == before.index("W04")
    assert panel._bridge.chosen == finding(panel, "W04")


def test_a_cured_finding_leaves_and_is_no_longer_explained_below(make: Make) -> None:
    panel = make()
    panel._bridge.choose(finding(panel, "W04"))
    panel._bridge.set({"3.2": 5}, "填写")
    assert "W04" not in rules(panel)
    assert panel._bridge.chosen is None
    assert not panel.detail.isVisible()


def test_all_of_a_long_message_can_be_read(make: Make) -> None:
    panel = make({}, "7")
    panel._bridge.touch("text:7")
    long = next(f for f in panel._bridge.session.findings if f.rule == "E14" and f.section == "7")
    panel._bridge.choose(long)
    message = panel.detail._message
    assert panel.detail.isVisible()
    assert len(long.message) > 40
    QApplication.processEvents()
    assert message.height() >= message.heightForWidth(message.width())
