"""The window: places, tiers, keys over everything, saving, and coming back to where one stopped."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

import resources
from forms.drafts import DraftStore, OpenDraft
from forms.errors import DraftNotSavedError
from forms.intake.load import load
from gui.bridge import Place
from gui.dialogs.mishap import Mishap
from gui.dialogs.unsaved import Answer, Unsaved
from gui.first_frame import Shown
from gui.mishaps import catch_mishaps
from gui.opening import create_loaded, create_new, open_report
from gui.pages.importing import ImportPage
from gui.pages.page import Tier
from gui.places import CHECK
from gui.settings import Settings
from gui.warming import Warming
from gui.window import Window
from gui.workspace import Workspace

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path)


@pytest.fixture
def window(store: DraftStore, tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    made = Window(lambda: store, Settings(tmp_path))
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(lambda: made._painted and not made._after_paint)
    yield made
    made.close()


@pytest.fixture
def report(window: Window, store: DraftStore, qtbot: QtBot) -> Window:
    assert window.holder.open(create_new(store, "临江市", 2017, "临江市电子政务办公室"))
    qtbot.waitUntil(lambda: workspace(window).side.panel is not None)
    return window


def workspace(window: Window) -> Workspace:
    assert window.holder.workspace is not None
    return window.holder.workspace


def place(window: Window) -> str:
    return workspace(window).bridge.place.section


def type_figure(window: Window, key: str, figure: str) -> None:
    workspace(window).bridge.type(key, figure)


def test_a_report_opens_on_its_first_page(report: Window) -> None:
    assert report.scene() is workspace(report)
    assert place(report) == "cover"
    assert workspace(report).page is not None
    assert report.bar._title.text == "临江市2017年政府信息公开工作年度报告"


def test_pages_are_built_when_they_are_first_shown(report: Window, qtbot: QtBot) -> None:
    assert set(workspace(report)._pages) == {"cover"}
    qtbot.keyClick(report, Qt.Key.Key_PageDown, CONTROL)
    assert place(report) == "1"
    assert set(workspace(report)._pages) == {"cover", "1"}
    qtbot.keyClick(report, Qt.Key.Key_PageUp, CONTROL)
    assert place(report) == "cover"


def test_alt_left_goes_back_to_where_one_came_from(report: Window, qtbot: QtBot) -> None:
    report.holder.go("5")
    report.holder.go("9")
    qtbot.keyClick(report, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert place(report) == "5"


def test_f5_goes_to_the_check_page_without_footer_and_findings(report: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(report, Qt.Key.Key_F5)
    assert place(report) == CHECK
    assert not workspace(report).footer.isVisible()
    assert workspace(report).side.shown_panel() is None


def test_f8_goes_through_the_findings_of_all_sections(window: Window, store: DraftStore, qtbot: QtBot) -> None:
    loaded = load(resources.path("samples/report-2017.txt"))
    assert window.holder.open(create_loaded(store, loaded))
    seen: list[str] = []
    for _ in range(60):
        qtbot.keyClick(window, Qt.Key.Key_F8)
        chosen = workspace(window).bridge.chosen
        assert chosen is not None
        assert chosen.section == place(window)
        seen.append(chosen.section)
    assert {"cover", "7", "11"} <= set(seen)
    last = workspace(window).bridge.chosen
    qtbot.keyClick(window, Qt.Key.Key_F8)
    qtbot.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert workspace(window).bridge.chosen == last


def test_undo_works_over_the_whole_report_and_goes_there(report: Window, qtbot: QtBot) -> None:
    type_figure(report, "3.3", "7")
    qtbot.keyClick(report, Qt.Key.Key_Z, CONTROL)
    assert workspace(report).bridge.session.report.blank("3.3")
    assert place(report) == "11"
    qtbot.keyClick(report, Qt.Key.Key_Y, CONTROL)
    assert workspace(report).bridge.session.report.number("3.3") == 7


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_a_text_editor_does_not_keep_undo_to_itself(
    report: Window, qtbot: QtBot, kind: type[QLineEdit] | type[QPlainTextEdit]
) -> None:
    type_figure(report, "3.3", "7")
    editor = kind(parent=workspace(report))
    editor.show()
    editor.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor)
    qtbot.keyClicks(editor, "12")
    qtbot.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    assert workspace(report).bridge.session.report.blank("3.3")


def test_going_to_a_finding_of_another_part_chooses_that_one(report: Window, qtbot: QtBot) -> None:
    space = workspace(report)
    bridge = space.bridge
    bridge.set({"3.1": 5, "3.2": 9, "date": "2017年3月15日"}, "填")
    there = next(f for f in bridge.findings("11") if f.rule == "W04")
    bridge.go(Place("cover"))
    qtbot.waitUntil(lambda: space.side.panel is not None)
    bridge.go_to_finding(there)
    assert bridge.chosen == there
    assert bridge.place.section == "11"


def test_f6_goes_round_the_regions(report: Window, qtbot: QtBot) -> None:
    space = workspace(report)
    space.rail.view.setFocus()
    seen = []
    for _ in range(len(space.regions())):
        qtbot.keyClick(report, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        seen.append(next(at for at, region in enumerate(space.regions()) if region.isAncestorOf(focus)))
    assert seen == [*range(1, len(seen)), 0]


def test_f6_shows_where_the_keyboard_is(report: Window, qtbot: QtBot) -> None:
    space = workspace(report)
    assert space.page is not None
    space.page.setFocus()
    qtbot.keyClick(report, Qt.Key.Key_F6)
    assert space.side.panel is not None
    assert space.side.panel.isAncestorOf(QApplication.focusWidget())
    assert report.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    qtbot.keyClick(report, Qt.Key.Key_F6)
    focus = QApplication.focusWidget()
    assert space.footer.isAncestorOf(focus)
    assert report._ring.around is focus


def test_a_text_field_does_not_keep_the_key_of_the_export_page(report: Window) -> None:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    claim = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_E, CONTROL)
    claim.accept()  # as a text field does under X11
    assert report._undo_keys.eventFilter(field, claim)
    assert not claim.isAccepted()


def test_alt_opens_the_menus_where_there_is_no_bar(report: Window, qtbot: QtBot) -> None:
    report.resize(683, 384)
    focus = QApplication.focusWidget()
    assert focus is not None
    for keys in ((Qt.Key.Key_Alt, Qt.Key.Key_Left), (Qt.Key.Key_Alt,)):
        assert QApplication.activePopupWidget() is None
        for key in keys:
            qtbot.keyPress(focus, key)
        for key in reversed(keys):
            qtbot.keyRelease(focus, key)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.activeAction() is not None
    assert menu.activeAction().text() == "文件(&F)"
    menu.close()


def test_tab_leads_from_the_text_to_the_footer_then_to_the_findings(report: Window, qtbot: QtBot) -> None:
    space = workspace(report)
    for section in ("4", "7", "4"):
        space.bridge.go(Place(section, f"text:{section}"))
        named = []
        for _ in range(4):
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            named.append(QApplication.focusWidget().accessibleName()[:4])
        assert named[:3] == ["上一部分", "本部分已", "下一部分"]
        assert space.side.panel is not None
        assert space.side.panel.isAncestorOf(QApplication.focusWidget())


def test_f9_takes_the_panel_away_and_brings_it_back(report: Window, qtbot: QtBot) -> None:
    side = workspace(report).side
    assert side.shown_panel() is not None
    qtbot.keyClick(report, Qt.Key.Key_F9)
    assert side.shown_panel() is None
    qtbot.keyClick(report, Qt.Key.Key_F9)
    assert side.shown_panel() is not None


def test_f1_opens_the_help_of_the_part_even_where_the_panel_was_put_away(report: Window, qtbot: QtBot) -> None:
    side = workspace(report).side
    report.holder.go("3")
    qtbot.keyClick(report, Qt.Key.Key_F9)
    qtbot.keyClick(report, Qt.Key.Key_F1)
    assert side.shown_panel() is side.panel
    assert side.panel is not None
    assert side.panel.guidance.isVisible()


def test_three_tiers_by_width(report: Window, qtbot: QtBot) -> None:
    space = workspace(report)
    report.resize(960, 540)
    assert report.tier is Tier.COMPACT
    assert space.rail.isVisible()
    assert space.side.shown_panel() is None
    assert space.side.strip_slot.isVisible()
    qtbot.keyClick(report, Qt.Key.Key_F9)
    over = space.side.shown_panel()
    assert over is not None
    assert over.geometry().right() == space.rect().right()
    qtbot.keyClick(report, Qt.Key.Key_Escape)
    assert space.side.shown_panel() is None
    report.resize(683, 384)
    assert report.tier is Tier.TINY
    assert not space.rail.isVisible()
    assert report.bar.part_button.isVisible()
    assert report.bar.part_button.text().startswith("封面")
    report.resize(1366, 768)
    assert space.side.shown_panel() is not None


def test_the_officer_confirms_a_part(report: Window, qtbot: QtBot) -> None:
    report.holder.go("3")
    qtbot.mouseClick(workspace(report).footer._check, Qt.MouseButton.LeftButton)
    assert workspace(report).rail.model.state("3").words == "已核对"


def test_changes_are_kept_and_one_comes_back_to_where_one_stopped(report: Window, store: DraftStore) -> None:
    name = store.list()[0].id
    report.holder.go("11", "3.3")
    type_figure(report, "3.3", "7")
    report.show_start()
    kept = open_report(store, name, for_reading=True)
    assert kept.session.report.number("3.3") == 7
    assert kept.place.section == "11"
    assert report.holder.open(name)
    assert place(report) == "11"


def test_looking_at_a_report_does_not_write_it(report: Window, store: DraftStore) -> None:
    before = store.list()[0].path.read_bytes()
    assert report.holder.autosave is not None
    assert report.holder.autosave.wait() == ""
    assert store.list()[0].path.read_bytes() == before


def test_a_full_disk_is_said_in_the_bar_and_the_text_stays(
    report: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_draft: OpenDraft, _payload: Mapping[str, Any]) -> None:
        raise DraftNotSavedError("没有保存：磁盘已满。") from OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(OpenDraft, "save", full)
    type_figure(report, "3.3", "7")
    qtbot.waitUntil(lambda: report.bar._saved.text() == "未能保存：磁盘已满", timeout=2000)
    assert report.bar._retry.isVisible()
    assert workspace(report).bridge.session.report.number("3.3") == 7
    monkeypatch.setattr(Unsaved, "ask", lambda *_: Answer.STAY)
    assert not report.close()
    monkeypatch.undo()
    qtbot.mouseClick(report.bar._retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: report.bar._saved.text().startswith("已保存"), timeout=2000)
    assert not report.bar._retry.isVisible()


def test_a_report_open_elsewhere_can_only_be_looked_at(window: Window, store: DraftStore) -> None:
    name = create_new(store, "临江市", 2017, "办公室")
    held = store.open(name)
    assert window.holder.open(name)
    assert window.bar._saved.text() == "只能查看"
    assert window.holder.autosave is None
    window.show_start()
    held.close()


def test_what_cannot_be_opened_is_said_on_the_start_page(window: Window) -> None:
    assert not window.holder.open("d20180101-none")
    assert "没有叫" in window.start._message.text
    assert window.scene() is window.start


def test_last_year_is_put_beside(report: Window, qtbot: QtBot) -> None:
    status = workspace(report).footer._status
    report.files.read_last(resources.path("samples/report-2017.txt"))
    qtbot.waitUntil(lambda: "没有放在旁边" in status.text)
    assert not workspace(report).bridge.session.report.last
    report.files.read_last(resources.path("samples/report-2016.txt"))
    qtbot.waitUntil(lambda: "已列在旁边" in status.text)
    assert workspace(report).bridge.session.report.last
    assert report.holder.report is not None
    assert report.holder.report.kept["source_last"]["name"] == "report-2016.txt"


def test_the_sample_opens_with_its_year_before(window: Window, qtbot: QtBot) -> None:
    window.files.sample()
    window.files.sample()  # asked twice, made once
    qtbot.waitUntil(lambda: window.holder.workspace is not None)
    assert len(window.store.list()) == 1
    session = workspace(window).bridge.session
    assert session.report.year == 2017
    assert session.report.last


def test_a_draft_named_on_the_command_line_is_opened_after_the_first_paint(
    store: DraftStore, tmp_path: Path, qtbot: QtBot
) -> None:
    name = create_new(store, "临江市", 2017, "办公室")
    made = Window(lambda: store, Settings(tmp_path), Shown())
    made.after_paint(lambda: made.open_named(name))
    made.show()
    qtbot.waitUntil(lambda: made.holder.workspace is not None and made.scene() is made.holder.workspace)
    assert made.close()


def test_a_report_named_on_the_command_line_is_read_in(window: Window) -> None:
    window.open_named(str(resources.path("samples/report-2017.txt")))
    assert window.scene() not in (window.start, window.holder.workspace)


def test_no_letter_stands_twice_in_a_menu(report: Window) -> None:
    for menu in report.actions_.menus.values():
        letters = [a.text().partition("&")[2][:1] for a in menu.actions() if "&" in a.text()]
        assert len(letters) == len(set(letters)), (menu.title(), letters)


def test_every_action_of_the_menus_is_there(report: Window) -> None:
    for menu in report.actions_.menus.values():
        assert [action for action in menu.actions() if not action.isSeparator()]
    report.show_start()
    assert not report.actions_["undo"].isEnabled()
    assert report.actions_["new"].isEnabled()


def test_what_a_report_needs_is_imported_in_pauses(window: Window, qtbot: QtBot) -> None:
    warming = Warming(window)
    with qtbot.waitSignal(warming.destroyed, timeout=5000):
        pass


def test_the_window_stands_where_it_stood(window: Window, store: DraftStore, tmp_path: Path) -> None:
    window.resize(700, 500)
    window.close()
    again = Window(lambda: store, Settings(tmp_path))
    again.place()
    assert again.size() == QSize(700, 500)
    again.close()


def test_geometry_and_colours_are_remembered(window: Window, tmp_path: Path) -> None:
    window._choose_colours("dark")
    window.close()
    again = Settings(tmp_path)
    assert again.colours == "dark"
    assert again.geometry.size()


def test_a_mishap_is_told_calmly_after_everything_was_saved(
    report: Window, store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Mishap] = []
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    monkeypatch.setattr(Mishap, "exec", lambda self: told.append(self))
    catch_mishaps(report)
    type_figure(report, "3.3", "7")
    error = ValueError("burst")
    sys.excepthook(ValueError, error, None)
    assert len(told) == 1
    assert told[0].findChild(QPlainTextEdit).toPlainText().endswith("ValueError")
    kept = open_report(store, store.list()[0].id, for_reading=True)
    assert kept.session.report.number("3.3") == 7


def test_a_report_being_read_in_follows_the_size_of_the_window(window: Window) -> None:
    window.resize(683, 384)
    window.open_named(str(resources.path("samples/report-2017.txt")))
    page = window.scene()
    assert isinstance(page, ImportPage)
    assert page.source.isHidden()
    window.resize(1366, 768)
    assert not page.source.isHidden()


def test_the_bin_is_in_the_menu_too(window: Window, store: DraftStore) -> None:
    store.delete(create_new(store, "临江市", 2017, "临江市电子政务办公室"))
    window.actions_["bin"].trigger()
    assert window.start.bin.list.isVisible()
    assert QApplication.focusWidget() is window.start.bin.list
