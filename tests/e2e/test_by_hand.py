"""From an empty draft to a clean export, every figure and every word by the keyboard, in a real window."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pypdfium2
from builders import CELLS, E2014, MEETINGS
from hands import CONTROL, Hands
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from forms.findings import State
from gui.pages.export import ExportPage

WORDS = "全年各项工作有序开展，政府信息公开的制度进一步健全，公开的渠道进一步拓宽。"
PORTAL = ("120", "60", "10", "5", "15", "20", "10", "40", "12", "8")
LETTERS = (("30", "27", "90%"), ("20", "18", "90%"), ("10", "9", "90%"), ("200", "190", "95%"))
CASES = (("5", "1", "1", "0", "1"), ("3", "1", "1", "0", "1"), ("4", "1", "1", "1", "0"))
STRIPS = {"1": ("12", "6", "300"), "4": ("9", "1", "0", "7", "1", "9", "100%"), "7": ("0.50", "0")}
OTHERS = ("120", "6", "40", "500", "4")
"""Published in all, themes, services online, accepted online, issues of the gazette."""
LISTS = {
    "5": (("咨询内容", "医疗保险"), ("咨询较多的单位", "市社会保险局")),
    "10": (("问题", "更新不及时"), ("措施", "落实责任")),
}


def begin(hands: Hands) -> None:
    """新建年报: place, year, organ; then the cover."""
    QTest.keyClick(hands.window, Qt.Key.Key_N, CONTROL)
    hands.settle()
    hands.write("临江市")
    hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_A, CONTROL)
    hands.type("2017")
    hands.key(Qt.Key.Key_Tab)
    hands.write("临江市政务公开办公室")
    hands.key(Qt.Key.Key_Return)
    hands.wait_for(lambda: hands.window.holder.bridge is not None, "the new draft opens")
    hands.settle(20)
    hands.tab_to("报告日期")
    hands.write("2018年3月15日")


def block(hands: Hands, lines: tuple[tuple[str, ...], ...]) -> None:
    """Figures line by line: Tab within a line, and the caret goes on to the next line by itself."""
    for line in lines:
        for figure in line:
            hands.type(figure)
            hands.key(Qt.Key.Key_Tab)


def figures(hands: Hands, section: str) -> None:
    """The figures of a part, from its first cell."""
    if section == "2":
        for figure in PORTAL:
            hands.type(figure)
            hands.key(Qt.Key.Key_Return)
        hands.tab_to("其他数字")
        block(hands, (OTHERS,))
        hands.tab_to("公开形式")
        hands.key(Qt.Key.Key_Space)
    elif section == "3":
        block(hands, LETTERS[:1])
        for line in LETTERS[1:]:
            hands.key(Qt.Key.Key_Tab)  # past the name of the row
            block(hands, (line,))
    elif section == "6":
        block(hands, CASES)
        hands.type("0")
    elif section == "9":
        for name, kind, day, people in (
            ("工作推进会", "会议", "2017年5月8日", "30"),
            ("业务培训", "培训", "2017年11月10日", "45"),
        ):
            for words in (name, kind, day):
                hands.write(words)
                hands.key(Qt.Key.Key_Tab)
            hands.type(people)
            hands.key(Qt.Key.Key_Tab)
            hands.write("整")
            hands.key(Qt.Key.Key_Tab)
    elif section in LISTS:
        if section == "5":
            hands.type("50")
            hands.key(Qt.Key.Key_Tab)
        for name, words in LISTS[section]:
            hands.tab_to(name)
            hands.write(words)
            hands.key(Qt.Key.Key_Return)
    else:
        block(hands, (STRIPS.get(section, ()),))


def test_a_report_filled_by_hand_leaves_as_a_clean_word_and_pdf(hands: Hands, tmp_path: Path) -> None:
    begin(hands)
    bridge = hands.window.holder.bridge
    assert bridge is not None
    session = bridge.session
    for section in E2014.sections[1:-1]:
        hands.next_part()
        assert bridge.place.section == section.id
        figures(hands, section.id)
        hands.tab_to(f"{section.title}正文")
        hands.write(MEETINGS if section.id == "9" else WORDS)
    hands.next_part()
    for figure in CELLS.values():
        hands.type(figure)
        hands.key(Qt.Key.Key_Return)
    report = session.report
    assert {key: report.shown(key) for key in CELLS} == CELLS
    assert report.number("portal.own5@n") == 10
    assert report.shown("letters.hotline@rate") == "95%"
    assert report.text("events.e2@name") == "业务培训"
    assert [report.number(key) for key in ("overview.documents", "published", "gazette.issues")] == [12, 120, 4]
    assert [report.text(key) for key in ("topics.r1@name", "units.r1@name")] == ["医疗保险", "市社会保险局"]
    assert [report.text(key) for key in ("problems.r1@name", "measures.r1@name")] == ["更新不及时", "落实责任"]
    assert any(key.startswith("channels.") and report.shown(key) for key in report.answers)
    untouched = [key for s in E2014.sections for key in report.asked(s.id) if report.blank(key)]
    assert untouched == []

    QTest.keyClick(hands.window, Qt.Key.Key_F5)
    hands.settle(20)
    assert bridge.place.section == "check"
    open_ones = [f for f in session.findings if session.state(f) is State.OPEN]
    assert open_ones == [], [f.message for f in open_ones]

    hands.key(Qt.Key.Key_E, CONTROL)
    hands.settle(10)
    page = hands.window.holder.workspace.page if hands.window.holder.workspace else None
    assert isinstance(page, ExportPage)
    out = tmp_path / "out"
    out.mkdir()
    hands.tab_to("保存到")
    hands.key(Qt.Key.Key_A, CONTROL)
    hands.type(str(out))
    hands.tab_to("导出送审稿")
    hands.key(Qt.Key.Key_Return)
    hands.wait_for(lambda: len(list(out.iterdir())) >= 2 and not page.running, "Word and PDF are written")
    files = {path.suffix: path for path in out.iterdir()}
    assert files[".docx"].name == "临江市2017年政府信息公开工作年度报告.docx"
    with zipfile.ZipFile(files[".docx"]) as packed:
        text = re.sub("<[^>]+>", "", packed.read("word/document.xml").decode())
    assert "草稿" not in text
    assert WORDS in text
    pdf = pypdfium2.PdfDocument(files[".pdf"])
    said = "".join(page_.get_textpage().get_text_range() for page_ in pdf)
    pdf.close()
    assert "草稿" not in said
    assert "临江市政务公开办公室" in said


def test_closing_at_any_time_loses_nothing_and_reopens_where_one_stopped(hands: Hands) -> None:
    begin(hands)
    hands.next_part()
    hands.next_part()
    hands.key(Qt.Key.Key_Right)
    hands.type("18126")
    hands.close()  # in the middle of a cell, without Enter
    hands.reopen()
    draft = hands.window.store.list()[0]
    hands.window.open_named(draft.id)
    hands.settle(20)
    bridge = hands.window.holder.bridge
    assert bridge is not None
    assert bridge.session.report.shown("portal.total@n") == "18126"
    assert bridge.place.section == "2"
