"""Printing and the list of faces, on the real pages."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from table_kit import bridge

from gui.dialogs.faces import FacesPanel
from gui.printing import PrintJob, new_printer, set_up

LONG_MS = 60_000
pytestmark = pytest.mark.usefixtures("qapp")  # a printer without an application ends the process


class Recording(QPrinter):
    """A printer that notes what it is asked for: without a device Qt drops the wish for both sides."""

    asked: QPrinter.DuplexMode | None = None

    def setDuplex(self, mode: QPrinter.DuplexMode) -> None:
        self.asked = mode


def test_a_report_is_printed_on_both_sides_by_default() -> None:
    printer = Recording()
    set_up(printer, "年报")
    assert printer.asked == QPrinter.DuplexMode.DuplexLongSide
    assert printer.docName() == "年报"
    assert printer.fullPage()


def test_every_page_reaches_the_printer(qtbot: QtBot, tmp_path: Path) -> None:
    printer = new_printer("年报")
    printer.setOutputFileName(str(tmp_path / "纸.pdf"))
    printer.setResolution(72)
    job = PrintJob(bridge({"text:1": "一段正文。"}), printer)
    said: list[str] = []
    job.told.connect(said.append)
    with qtbot.waitSignal(job.ended, timeout=LONG_MS) as done:
        pass
    assert done.args == [True]
    printed = pypdfium2.PdfDocument(tmp_path / "纸.pdf")
    assert said[-1] == f"已送往打印机，共{len(printed)}页。"
    grey = printed[0].render(scale=1, grayscale=True)
    assert min(bytes(grey.buffer)) < 100
    assert abs(grey.width - 595) <= 2
    printed.close()


def test_what_cannot_be_set_is_told_and_nothing_printed(qtbot: QtBot, tmp_path: Path) -> None:
    printer = new_printer("年报")
    printer.setOutputFileName(str(tmp_path / "纸.pdf"))
    job = PrintJob(bridge({"text:1": "私用字\ue000。"}), printer)
    with qtbot.waitSignal(job.ended, timeout=LONG_MS) as done:
        pass
    assert done.args == [False]
    assert not (tmp_path / "纸.pdf").exists()


def test_the_list_of_faces_says_where_each_is_from_and_what_was_borrowed(qtbot: QtBot) -> None:
    panel = FacesPanel(bridge({"text:1": "张珺喆签发。"}))
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.source.faces_told, timeout=LONG_MS):
        pass
    said = [label.text() for label in panel.findChildren(QLabel)]
    assert any(text.startswith("仿宋") for text in said)
    assert "程序自带" in said or any(text.startswith("本机") for text in said)
    assert panel.words.text().endswith("。")
    panel.reject()


def test_the_face_of_one_role_can_be_chosen_and_given_back(qtbot: QtBot) -> None:
    shown = bridge({"text:1": "正文。"})
    shown.exporting.change(bundled=True)
    panel = FacesPanel(shown)
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.source.faces_told, timeout=LONG_MS):
        pass
    offered = {action.text(): action for action in panel.menus["小标宋"].actions()}
    assert offered["自动选用"].isChecked()
    with qtbot.waitSignal(panel.source.faces_told, timeout=LONG_MS):
        next(action for text, action in offered.items() if text.endswith("NotoSansSC-Medium.ttf")).trigger()
    assert shown.exporting.options.pdf_xiaobiaosong == "NotoSansSC-Medium.ttf"
    assert "自动" not in panel.buttons["小标宋"].text()
    assert "自动" in panel.buttons["楷体"].text()
    assert "NotoSansSC-Medium.ttf" in shown.exporting.remembered()
    with qtbot.waitSignal(panel.source.faces_told, timeout=LONG_MS):
        panel.usual.click()
    assert shown.exporting.options.chosen == ()
    panel.reject()
