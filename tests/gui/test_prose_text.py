"""The text behind the editor: lists, pastes, smallest edits, lines kept beside a document."""

from __future__ import annotations

import random

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument

from gui.editors.prose_items import after_enter, count_of, following
from gui.editors.prose_text import Lines, apply, cleaned, edits, points, units


def test_items_below_are_counted_on() -> None:
    texts = ["1.甲", "2.乙", "文", "3.丙", "（二）题", "1.丁"]
    assert after_enter(texts, 0, 2) == ["1.", "2.甲", "3.乙", "文", "4.丙", "（二）题", "1.丁"]


@pytest.mark.parametrize(
    ("line", "column"),
    [("全年收到信件。", 3), ("（一）来信", 5), ("1.信箱", 1), ("（一）加强领导。成立小组。", 0), ("99.末项", 4)],
)
def test_enter_only_breaks_the_line_elsewhere(line: str, column: int) -> None:
    assert after_enter([line], 0, column) is None


def test_numbers_that_follow() -> None:
    assert [following(1, "（九）"), following(2, "9、"), following(2, "9．")] == ["（十）", "10、", "10．"]
    assert [count_of(1, "（十二）"), count_of(2, "12."), count_of(0, "")] == [12, 12, 0]
    assert after_enter(["（一）加强领导。成立小组。"], 0, 13) == ["（一）加强领导。成立小组。", "（二）"]


def test_what_is_cleaned() -> None:
    assert cleaned("\ufeff甲\ufffc乙\ud800丙\u202e") == "甲乙丙"
    assert cleaned("　　甲　乙\r丙 \x0b丁\x0c") == "甲　乙\n丙\n丁\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("甲\n乙\n丙", "甲\n丙"),
        ("甲\n丙", "甲\n乙\n丙"),
        ("", "甲\n乙"),
        ("甲\n乙", ""),
        ("甲\n甲\n甲", "甲\n甲"),
        ("𠀀甲\n乙", "𠀀乙\n𠀀乙\n丙"),
        ("甲\n", "\n甲\n"),
        ("一\n二\n三", "一二三"),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_edits_bring_one_text_to_the_other(old: str, new: str) -> None:
    document = QTextDocument(old)
    apply(document, old.split("\n"), edits(old.split("\n"), new.split("\n")))
    assert document.toPlainText() == new


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.usefixtures("qapp")
def test_the_lines_kept_beside_the_document_are_its_paragraphs(seed: int) -> None:
    chance = random.Random(seed)
    document = QTextDocument("一\n二二\n\n三")
    document.documentLayout()  # a document without a layout does not tell of its changes
    lines = Lines()
    lines.follow(document, 0, document.characterCount())
    document.contentsChange.connect(lambda at, _gone, came: lines.follow(document, at, came))
    for _ in range(120):
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for _ in range(chance.randint(1, 3)):
            cursor.setPosition(chance.randrange(document.characterCount()))
            cursor.setPosition(chance.randrange(document.characterCount()), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(chance.choice(["", "甲", "乙\n丙", "\n", "𠀀", "\n\n丁 戊\n"]))
        cursor.endEditBlock()
        assert lines.text == document.toPlainText()
        assert lines.total == len("".join(document.toPlainText().split()))


def test_a_place_in_the_text() -> None:
    lines = Lines()
    lines.texts = ["一二", "", "三"]
    assert [lines.place(n, lines.starts) for n in (0, 2, 3, 4, 5, 99)] == [
        (0, 0),
        (0, 2),
        (1, 0),
        (2, 0),
        (2, 1),
        (2, 1),
    ]


def test_equal_texts_need_no_edit() -> None:
    assert edits(["甲", "乙"], ["甲", "乙"]) == []


def test_units_of_qt() -> None:
    assert (units("甲𠀀"), points("甲𠀀乙", 3), points("abc", 9)) == (3, 2, 3)
