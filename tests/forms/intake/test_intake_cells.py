"""What may stand in a value cell, and what becomes of it."""

from decimal import Decimal

import pytest
from intake_samples import COVER, FIGURES, LAYOUT, table

from forms.intake.reading import Reading
from forms.intake.text import read


def _with(row_id: str, printed: str) -> Reading:
    row = next(row for row in LAYOUT.rows if row.id == row_id)
    before = f"{row.label}\n\n{row.unit}\n\n{FIGURES[row_id]}"
    text = table()
    assert before in text
    return read(COVER + text.replace(before, f"{row.label}\n\n{row.unit}\n\n{printed}"), LAYOUT)


@pytest.mark.parametrize("printed", ["—", "——", "/", "－", "-", "／", ""])
def test_dashes_and_strokes_are_blank(printed: str) -> None:
    reading = _with("2.2.3", printed)
    assert (reading.cells["2.2.3"].value, reading.cells["2.2.3"].note) == (None, None)
    assert ("blank_cell", "2.2.3") in {(remark.kind, remark.place) for remark in reading.warnings}


@pytest.mark.parametrize(
    ("printed", "value", "note"),
    [
        ("0", 0, None),
        ("007", 7, None),
        ("18,126", 18126, None),
        ("１８，１２６", 18126, None),
        ("7 篇", 7, None),
        ("7篇(含转载)", 7, "含转载"),
        ("2727(书记、市长信箱和“12345”热线回复数)", 2727, "书记、市长信箱和“12345”热线回复数"),
        ("2727（书记,市长信箱）", 2727, "书记，市长信箱"),
        ("12.0", 12, None),
        ("1 234", 1234, None),
        ("共7篇", 7, None),
        ("+7", 7, None),
        ("7①", 7, "①"),
        ("7²", 7, "²"),
        ("7，其中转载2篇", 7, "其中转载2篇"),
    ],
)
def test_figures(printed: str, value: int, note: str | None) -> None:
    cell = _with("2.2.3", printed).cells["2.2.3"]
    assert (cell.value, cell.note) == (value, note)
    assert isinstance(cell.value, int)


@pytest.mark.parametrize(
    "printed", ["9" * 400, "-7", "7a", "约70", "70余篇", "3.5", "1.2万", "7%", "七", "详见附件", "1,2", "2017-3", "⑦⑧x"]
)
def test_what_is_no_figure_becomes_a_note(printed: str) -> None:
    reading = _with("2.2.3", printed)
    cell = reading.cells["2.2.3"]
    assert (cell.value, cell.note) == (None, printed)
    assert ("bad_value", "2.2.3") in {(remark.kind, remark.place) for remark in reading.warnings}
    assert reading.cells["2.2.4"].value == FIGURES["2.2.4"]


@pytest.mark.parametrize(
    ("row", "printed", "why"),
    [
        ("2.2.3", "-3", "是负数，统计数不能小于0"),
        ("2.2.3", "－3", "是负数，统计数不能小于0"),
        ("2.2.3", "−3", "是负数，统计数不能小于0"),
        ("2.2.3", "约70", "是约数，本格应填确数"),
        ("2.2.3", "3.5", "是小数，本格应为整数"),
        ("2.2.3", "9" * 13, "位数太多，不像一个统计数"),
        ("8.4", "3.555", "超过两位小数，本格最多两位小数"),
        ("8.4", "-0.5", "是负数，统计数不能小于0"),
    ],
)
def test_the_remark_says_why_a_figure_was_not_taken(row: str, printed: str, why: str) -> None:
    reading = _with(row, printed)
    assert (reading.cells[row].value, reading.cells[row].note) == (None, printed)
    said = [remark.message for remark in reading.warnings if remark.place == row]
    assert [f"“{printed}”{why}；已留空并移入备注，请核对后填写。" in message for message in said] == [True]


def test_nothing_in_words_is_blank_with_its_word() -> None:
    cell = _with("2.2.3", "无").cells["2.2.3"]
    assert (cell.value, cell.note) == (None, "无")


@pytest.mark.parametrize(
    ("printed", "value"), [("3", "3"), ("3.25万元", "3.25"), ("1,200.5", "1200.5"), ("０．５", "0.5")]
)
def test_amounts(printed: str, value: str) -> None:
    cell = _with("8.4", printed).cells["8.4"]
    assert isinstance(cell.value, Decimal)
    assert str(cell.value) == value


def test_another_unit_of_money_is_never_taken_for_the_rows() -> None:
    attached = _with("8.4", "30000元")
    row = next(row for row in LAYOUT.rows if row.id == "8.4")
    column = read(table().replace(f"{row.label}\n\n万元", f"{row.label}\n\n元"), LAYOUT)
    for reading in (attached, column):
        assert reading.cells["8.4"].value is None
        assert "元" in (reading.cells["8.4"].note or "")
        assert ("other_unit", "8.4") in {(remark.kind, remark.place) for remark in reading.warnings}


def test_a_row_printed_twice_with_another_figure() -> None:
    reading = read(COVER + table() + "\n\n（一）收到申请数\n\n件\n\n8", LAYOUT)
    assert reading.cells["3.1"].value == FIGURES["3.1"]
    twice = [remark for remark in reading.warnings if remark.kind == "cell_twice"]
    assert [(remark.place, remark.line) for remark in twice] == [("3.1", len((COVER + table()).split("\n")) + 2)]


def test_a_row_that_is_missing() -> None:
    row = next(row for row in LAYOUT.rows if row.id == "5.2")
    before, _, after = table().rpartition(f"{row.label}\n\n{row.unit}\n\n{FIGURES['5.2']}")
    reading = read(COVER + before + after, LAYOUT)
    assert reading.cells["4.2"].value == FIGURES["4.2"]
    assert reading.cells["5.3"].value == FIGURES["5.3"]
    assert (reading.cells["5.2"].value, reading.cells["5.2"].line) == (None, 0)
    assert ("row_missing", "5.2") in {(remark.kind, remark.place) for remark in reading.warnings}


def test_a_figure_in_a_header_row_is_not_lost() -> None:
    reading = read(COVER + table().replace("一、主动公开情况\n\n——\n\n——", "一、主动公开情况\n\n——\n\n35"), LAYOUT)
    assert "35" in {item.text for item in reading.unplaced}
    assert ("header_value", "1") in {(remark.kind, remark.place) for remark in reading.warnings}
