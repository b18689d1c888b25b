"""The check page in detail: paragraphs by their headings, what a click asks for, days to the deadline."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from table_kit import bridge, shown

from gui.bridge import Place
from gui.pages import check_rows
from gui.pages.check import CheckPage
from gui.pages.check_facts import deadline_fact
from gui.pages.check_rows import UNFILLED, lines, paragraph_words

LEFT = Qt.MouseButton.LeftButton
TEXT = "开头一段。\n（一）信件\n办理情况如下。\n全年收到7封。\n（二）热线。接到来电。"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("开头", "第1段"),
        ("信件", "（一）"),
        ("办理", "（一）第1段"),
        ("全年", "（一）第2段"),
        ("来电", "（二）第1段"),
    ],
)
def test_a_paragraph_is_counted_from_the_heading_over_it(words: str, said: str) -> None:
    assert paragraph_words(TEXT, TEXT.index(words)) == said


@pytest.mark.usefixtures("qapp")
def test_blanks_of_like_names_are_told_apart() -> None:
    begun = bridge({"cases.review@all": "6", "cases.below@all": "13"})
    reviews = [line.title for line in lines(begun, UNFILLED, "") if line.key.endswith("@upheld")]
    assert len(set(reviews)) == len(reviews) == 3
    named = [(line.title, line.words, line.place) for line in lines(begun, UNFILLED, "") if line.key in ("4.2", "5.2")]
    assert len({title for title, *_ in named}) == 1
    assert len(set(named)) == len(named) == 2


def test_the_deadline_is_a_count_until_it_is_over() -> None:
    last = date(2018, 3, 31)
    assert deadline_fact(last, date(2018, 3, 9)) == ("22", "天", "距3月31日公布期限")
    assert deadline_fact(last, last) == ("今天", "是公布期限", "2018年3月31日")
    assert deadline_fact(last, date(2018, 4, 1)) == ("已过", "公布期限", "2018年3月31日")


@pytest.fixture
def page(qtbot: QtBot) -> CheckPage:
    made = CheckPage(bridge({"3.1": "5", "3.2": "9"}))
    shown(qtbot, made, 1138, 700)
    made.show_place(Place("check"))
    return made


def middle_of(page: CheckPage, from_right: int) -> QPoint:
    """A point of the chosen row, some way from its right end."""
    row = page.view.visualRect(page.view.currentIndex())
    return QPoint(row.right() - from_right, row.center().y())


def test_a_click_on_the_place_goes_there_and_one_on_the_words_only_chooses(page: CheckPage) -> None:
    went: list[Place] = []
    page.bridge.going.connect(went.append)
    QTest.mouseClick(page.view.viewport(), LEFT, pos=middle_of(page, 400))
    assert went == []
    QTest.mouseClick(page.view.viewport(), LEFT, pos=middle_of(page, 40))
    assert len(went) == 1


def test_a_double_click_goes_once(page: CheckPage) -> None:
    went: list[Place] = []
    page.bridge.going.connect(went.append)
    QTest.mouseDClick(page.view.viewport(), LEFT, pos=middle_of(page, 400))
    assert len(went) == 1


def test_letting_go_on_another_row_is_no_click(page: CheckPage) -> None:
    went: list[Place] = []
    page.bridge.going.connect(went.append)
    at = middle_of(page, 40)
    QTest.mousePress(page.view.viewport(), LEFT, pos=at)
    QTest.mouseRelease(page.view.viewport(), LEFT, pos=at + QPoint(0, 80))
    assert went == []


def test_a_text_is_parted_once_for_all_its_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    parted: list[str] = []
    plain = check_rows.paragraphs
    monkeypatch.setattr(check_rows, "paragraphs", lambda text: (parted.append(text), plain(text))[1])
    text = "\n".join(f"（{n}）小标题\n第一段。\n第二段。" for n in "一二三四五六七")
    told = {check_rows.paragraph_words(text, at) for at in range(len(text) + 5)}
    assert len(parted) == 1
    assert {"（一）", "（一）第1段", "（七）第2段"} <= told
