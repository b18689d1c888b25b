"""The export page: names and words by what stands, files that are kept, and what became of each output."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from table_kit import Key, bridge, press, shown

from exporters.files import written_beside
from gui.bridge import Bridge, Place
from gui.pages.export import ExportPage
from gui.pages.export_files import make_room, put_back
from gui.pages.page import Tier
from gui.places import EXPORT
from gui.widgets import column
from resources import path

LONG_MS = 30_000
ERROR = {"3.3": "7", **{f"3.3.{n}": "0" for n in range(1, 9)}}
"""Answers that contradict each other."""

Make = Callable[..., ExportPage]


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Make]:
    made: list[ExportPage] = []

    def build(given: Bridge | None = None) -> ExportPage:
        page = ExportPage(given or bridge(ERROR))
        shown(qtbot, page, 1138, 724)
        page.choose_folder(tmp_path / "送审")
        made.append(page)
        return page

    yield build
    for page in made:
        page.job.abandon()


def button(page: ExportPage, words: str) -> QPushButton:
    """The button with these words that can be seen."""
    return next(b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisible())


def without_errors() -> Bridge:
    """A report in which nothing must be mended."""
    session = bridge({"date": "2018年3月15日"}).session
    for section in session.form.sections:
        for key in session.report.asked(section.id):
            if session.report.blank(key):
                session.type(key, "本年没有发生。" if key == section.narrative else "0")
    return Bridge(session)


def only(page: ExportPage, *kinds: str) -> None:
    """Tick these outputs and no others."""
    for choice in page.choices:
        choice.check.setChecked(choice.kind in kinds)


def run(page: ExportPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.job.ended, timeout=LONG_MS):
        page.start()


# --- words ---
def test_while_errors_stand_everything_is_called_a_draft(make: Make) -> None:
    page = make()
    assert page.go.text() == "导出草稿"
    assert page._notice.isVisible()
    assert page._notice_words.text.startswith("尚有")
    assert [choice.file_name for choice in page.choices[:3]] == [
        "临江市2017年政府信息公开工作年度报告（草稿）.docx",
        "临江市2017年政府信息公开工作年度报告（草稿）.pdf",
        "临江市2017年政府信息公开工作年度报告审核说明.docx",
    ]


def test_without_errors_it_is_sent_for_approval(make: Make) -> None:
    page = make(without_errors())
    assert page.go.text() == "导出送审稿"
    assert not page._notice.isVisible()
    assert page.choices[0].file_name == "临江市2017年政府信息公开工作年度报告.docx"


def test_a_name_that_was_typed_stays_and_fits_every_system(make: Make) -> None:
    page = make()
    page.choices[0].name.setFocus()
    page.choices[0].name.selectAll()
    QTest.keyClicks(page.choices[0].name, "sh/1:2")
    page.bridge.type("title", "临江市2018年政府信息公开工作年度报告")
    page.refresh()
    assert page.choices[0].name.text() == "sh/1:2"
    assert page.choices[0].file_name == "sh_1_2.docx"
    assert page.choices[1].file_name.startswith("临江市2018年")


def test_nothing_ticked_nothing_to_do(make: Make) -> None:
    page = make()
    only(page)
    assert not page.go.isEnabled()
    page._others.open()
    page.choices[2].check.setFocus()
    press(Key.Key_Space)
    assert page.go.isEnabled()
    assert page.choices[2].name.isEnabled()


def test_a_key_ticks_its_output_and_the_keyboard_waits_on_the_button(make: Make) -> None:
    page = make()
    page.show_place(Place(EXPORT, "checks"))
    assert page.choices[2].wanted
    assert page.go.hasFocus()


def test_in_a_tiny_window_the_keyboard_stays_in_sight(make: Make) -> None:
    page = make()
    page.set_tier(Tier.TINY)
    page.show_place(Place(EXPORT))
    assert page.choices[0].check.hasFocus()


# --- writing ---
def test_enter_writes_what_is_ticked_and_the_keyboard_ends_on_the_result(make: Make, qtbot: QtBot) -> None:
    page = make()
    only(page, "docx", "checks")
    page.go.setFocus()
    with qtbot.waitSignal(page.job.ended, timeout=LONG_MS):
        press(Key.Key_Space)
        assert not page.go.isEnabled()
        assert page.go.text() == "正在导出…"
    folder = Path(page.folder.text())
    names = sorted(choice.file_name for choice in page.choices if choice.wanted)
    assert sorted(path.name for path in folder.iterdir()) == names
    assert page.outcomes["docx"] == f"Word 文档已生成　{page.choices[0].file_name}"
    assert page.bridge.folder == str(folder)
    assert page.go.text() == "导出草稿"
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "打开"


def test_the_old_file_is_kept_under_its_time(make: Make, qtbot: QtBot) -> None:
    page = make()
    only(page, "docx")
    folder = Path(page.folder.text())
    folder.mkdir()
    target = folder / page.choices[0].file_name
    target.write_text("原来的")
    os.utime(target, (0, datetime(2018, 3, 9, 14, 32).timestamp()))
    run(page, qtbot)
    assert target.read_bytes().startswith(b"PK")
    assert (folder / f"{target.stem}（旧 2018-03-09 1432）.docx").read_text() == "原来的"


def test_stopping_gives_the_old_file_its_name_back(make: Make, qtbot: QtBot) -> None:
    page = make()
    only(page, "pdf")
    folder = Path(page.folder.text())
    folder.mkdir()
    target = folder / page.choices[1].file_name
    target.write_text("原来的")
    with qtbot.waitSignal(page.job.begun, timeout=LONG_MS):
        page.start()
    button(page, "停止").click()
    assert page.outcomes["pdf"] == "已停止，没有写出文件。"
    assert [path.name for path in folder.iterdir()] == [target.name]
    assert target.read_text() == "原来的"
    assert page.go.isEnabled()


def test_stopping_leaves_nothing_half_written(make: Make, qtbot: QtBot) -> None:
    page = make()
    only(page, "pdf")
    with qtbot.waitSignal(page.job.begun, timeout=LONG_MS):
        page.start()
    half = written_beside(Path(page.folder.text()) / page.choices[1].file_name)
    half.__enter__()
    button(page, "停止").click()
    assert list(Path(page.folder.text()).iterdir()) == []


def test_what_failed_is_tried_again_in_another_folder(
    make: Make, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make()
    only(page, "docx")
    (tmp_path / "文件").write_text("")
    page.choose_folder(tmp_path / "文件")
    page.start()
    assert "不能使用" in page.outcomes["docx"]
    assert page.outcomes["docx"].endswith("请另选文件夹。")
    assert not page.running
    monkeypatch.setattr("gui.pages.export.choose_folder", lambda *_given: tmp_path / "别处")
    with qtbot.waitSignal(page.job.ended, timeout=LONG_MS):
        button(page, "另选文件夹").click()
    assert (tmp_path / "别处" / page.choices[0].file_name).exists()
    assert page.bridge.folder == str(tmp_path / "别处")


def test_retry_writes_only_what_failed(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    page = make()
    only(page, "docx", "checks")
    (tmp_path / "送审").write_text("")
    page.start()
    (tmp_path / "送审").unlink()
    with qtbot.waitSignal(page.job.ended, timeout=LONG_MS):
        button(page, "重试").click()
    assert [path.name for path in (tmp_path / "送审").iterdir()] == [page.choices[0].file_name]
    assert "不能使用" in page.outcomes["checks"]


def test_two_outputs_of_one_name_are_not_written_over_each_other(make: Make, qtbot: QtBot) -> None:
    page = make()
    only(page, "docx", "checks")
    for at in (0, 2):
        page.choices[at].name.setText("年报.docx")
    run(page, qtbot)
    assert page.outcomes["docx"].startswith("Word 文档已生成")
    assert "同名" in page.outcomes["checks"]


def test_the_report_closes_while_it_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    page = ExportPage(bridge(ERROR))
    window.setLayout(column(page))
    shown(qtbot, window)
    page.choose_folder(tmp_path)
    only(page, "pdf")
    with qtbot.waitSignal(page.job.begun, timeout=LONG_MS):
        page.start()
    job = page.job
    page.deleteLater()
    qtbot.waitUntil(lambda: not job.running, timeout=LONG_MS)
    assert list(tmp_path.iterdir()) == []


def test_the_folder_used_last_is_proposed(qtbot: QtBot, tmp_path: Path) -> None:
    remembering = bridge()
    remembering.folder = str(tmp_path)
    page = ExportPage(remembering)
    shown(qtbot, page)
    assert page.folder.text() == str(tmp_path)


# --- files that are kept ---
def test_old_files_of_the_same_minute_are_counted(tmp_path: Path) -> None:
    target = tmp_path / "年报.pdf"
    when = datetime(2018, 3, 9, 14, 32).timestamp()
    for text in ("一", "二"):
        target.write_text(text)
        os.utime(target, (0, when))
        assert make_room(target).trouble == ""
    assert (tmp_path / "年报（旧 2018-03-09 1432）.pdf").read_text() == "一"
    assert (tmp_path / "年报（旧 2018-03-09 1432-2）.pdf").read_text() == "二"


def test_nothing_is_put_back_over_a_file_that_was_written(tmp_path: Path) -> None:
    target = tmp_path / "年报.pdf"
    target.write_text("旧")
    room = make_room(target)
    target.write_text("新")
    put_back(room, target)
    assert target.read_text() == "新"
    assert room.old is not None
    assert room.old.read_text() == "旧"


def test_tab_goes_through_the_page_in_its_order(make: Make) -> None:
    page = make()
    page.choices[0].check.setFocus()
    order = []
    for _ in range(10):
        order.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    wanted = [page.choices[0].check, page.choices[0].name, page.choices[1].check, page.choices[1].name]
    assert order[:4] == wanted
    assert page.go in order


# --- what else may be asked for ---
def test_a_margin_that_is_typed_is_kept_and_one_that_no_page_can_have_is_told(make: Make) -> None:
    page = make()
    page.setup.open()
    field = page.setup._margins["left"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "30")
    assert page.bridge.exporting.options.left == 30
    field.selectAll()
    QTest.keyClicks(field, "300")
    assert page.bridge.exporting.options.left == 30
    assert page.setup._trouble.text().endswith("。")


def test_what_was_ticked_and_asked_for_is_remembered(make: Make, qtbot: QtBot) -> None:
    page = make()
    only(page, "docx", "reading")
    page.bridge.exporting.change(index_number="0069/2018-1", contents=True)
    run(page, qtbot)
    again = make(Bridge(page.bridge.session, exports=page.bridge.exports))
    assert {choice.kind for choice in again.choices if choice.wanted} == {"docx", "reading"}
    assert again.bridge.exporting.options.index_number == "0069/2018-1"
    assert again.setup._checks["contents"].isChecked()


def test_a_marked_up_copy_wants_an_earlier_version(make: Make, qtbot: QtBot) -> None:
    page = make()
    only(page, "redline")
    page.start()
    assert "选择对照稿" in page.outcomes["redline"]
    with qtbot.waitSignal(page.against.chosen):
        page.against.take_file(path("samples/report-2016.txt"))
    run(page, qtbot)
    assert page.outcomes["redline"].startswith("花脸稿已生成")


def test_what_cannot_be_held_against_is_said_in_its_place(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    page = make()
    page.against.take_file(tmp_path / "nosuch.txt")
    qtbot.waitUntil(lambda: "nosuch.txt" in page.against._words.text and page.against._words.text.endswith("。"))
    assert page.bridge.exporting.earlier is None
