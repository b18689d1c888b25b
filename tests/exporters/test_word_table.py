"""Tables in the Word file: heads that repeat, rows that stay whole, merged cells, widths, numbers, notes, the line under it."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_parts import Element, W, body, text_of, value
from specimen import indicator_table, wide_table

from exporters.blocks import Cell, Column, Document, Paragraph, Row, SignOff, Table


def table_of(table: Table, folder: Path) -> Element:
    found = body(Document("表", (table,)), folder).find(f"{W}tbl")
    assert found is not None
    return found


MERGED = Table(
    (Column(1), Column(1), Column(1, "right")),
    (Row((Cell("项目", across=2), Cell("数"))),),
    (Row((Cell("甲", down=2), Cell("乙"), Cell("1"))), Row((Cell("丙"), Cell("2"))), Row((Cell("短"),))),
)


@pytest.mark.parametrize("table", [indicator_table(), wide_table(), MERGED])
def test_every_row_fills_the_grid_and_the_grid_fills_the_line(table: Table, tmp_path: Path) -> None:
    made = table_of(table, tmp_path)
    grid = [int(column.get(f"{W}w")) for column in made.iter(f"{W}gridCol")]
    assert abs(sum(grid) - 156 / 25.4 * 1440) <= 1
    assert value(made, "tblPr/tblW", "w") == str(sum(grid))
    assert value(made, "tblPr/tblLayout", "type") == "fixed"
    for row in made.iter(f"{W}tr"):
        start = 0
        for cell in row.iter(f"{W}tc"):
            across = int(value(cell, "tcPr/gridSpan") or 1)
            assert value(cell, "tcPr/tcW", "w") == str(sum(grid[start : start + across]))
            start += across
        assert start == len(grid)


@pytest.mark.parametrize(("table", "heads"), [(indicator_table(), 1), (wide_table(), 2)])
def test_head_rows_repeat_and_no_row_splits(table: Table, heads: int, tmp_path: Path) -> None:
    rows = list(table_of(table, tmp_path).iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [
        number < heads for number in range(len(rows))
    ]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_cells_across_and_down(tmp_path: Path) -> None:
    rows = [
        [(text_of(cell), value(cell, "tcPr/gridSpan"), value(cell, "tcPr/vMerge")) for cell in row.iter(f"{W}tc")]
        for row in table_of(MERGED, tmp_path).iter(f"{W}tr")
    ]
    assert rows == [
        [("项目", "2", None), ("数", None, None)],
        [("甲", None, "restart"), ("乙", None, None), ("1", None, None)],
        [("", None, "continue"), ("丙", None, None), ("2", None, None)],
        [("短", None, None), ("", "2", None)],
    ]


def test_numbers_stand_right_labels_are_indented_by_characters_sections_are_bold(tmp_path: Path) -> None:
    table = Table(
        (Column(3), Column(1, "right")),
        (Row((Cell("指标"), Cell("数"))),),
        (Row((Cell("一、总数"), Cell("——", align="center")), strong=True), Row((Cell("其中", indent=2.5), Cell("7")))),
    )
    paragraphs = list(table_of(table, tmp_path).iter(f"{W}p"))
    assert [value(p, "pPr/jc") for p in paragraphs] == ["center", "center", "left", "center", "left", "right"]
    assert [value(p, "r/rPr/rFonts", "eastAsia") for p in paragraphs] == ["黑体"] * 4 + ["仿宋_GB2312"] * 2
    assert value(paragraphs[4], "pPr/ind", "leftChars") == "250"
    assert value(paragraphs[4], "pPr/ind", "left") == str(round(2.5 * 14 * 20))


def test_notes_are_numbered_under_the_table_and_marked_in_it(tmp_path: Path) -> None:
    table = Table((Column(1, "right"),), (), (Row((Cell("7", mark=2),)), Row((Cell("8", mark=21),))), ("甲", "乙"))
    made = body(Document("表", (table,)), tmp_path)
    assert text_of(made) == "7②\n8(21)\n① 甲\n② 乙"
    raised = [run for run in made.iter(f"{W}r") if value(run, "rPr/vertAlign") == "superscript"]
    assert [text.text for run in raised for text in run.iter(f"{W}t")] == ["②", "(21)"]


def kept(element: Element) -> bool:
    return all(p.find(f"{W}pPr/{W}keepNext") is not None for p in element.iter(f"{W}p"))


def test_the_sign_off_stays_with_the_table_and_its_notes(tmp_path: Path) -> None:
    table = Table((Column(1),), (), (Row((Cell("甲"),)), Row((Cell("乙"),))), ("注",))
    pairs = (("单位负责人", "张三"), ("审核人", "李四"), ("填报人", "王五"))
    made = body(Document("表", (table, SignOff(pairs))), tmp_path)
    first, last = made.iter(f"{W}tr")
    note, signed = made.findall(f"{W}p")
    assert not kept(first)
    assert kept(last)
    assert kept(note)
    assert text_of(signed) == "单位负责人：张三 审核人：李四 填报人：王五"
    tabs = [tab.get(f"{W}val") for tab in signed.iter(f"{W}tab") if tab.get(f"{W}val")]
    assert tabs == ["left", "right"]


def test_a_sign_off_that_is_too_long_goes_on_more_lines(tmp_path: Path) -> None:
    pairs = tuple((f"第{number}项的很长的名称", "一个很长的填报单位名称") for number in range(4))
    lines = text_of(body(Document("表", (SignOff(pairs),)), tmp_path)).split("\n")
    assert len(lines) > 1
    assert " ".join(lines) == " ".join(f"{label}：{name}" for label, name in pairs)


def test_two_tables_are_parted_and_a_paragraph_ends_the_text(tmp_path: Path) -> None:
    table = Table((Column(1),), (), (Row((Cell("甲"),)),))
    made = body(Document("表", (table, table)), tmp_path)
    assert [child.tag.removeprefix(W) for child in made] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_of_many_rows_under_one_cell_only_the_first_are_kept_together(tmp_path: Path) -> None:
    rows = [Row((Cell("总", down=20), Cell("0"))), *(Row((Cell(str(number)),)) for number in range(1, 20))]
    made = table_of(Table((Column(1), Column(1)), (), tuple(rows)), tmp_path)
    assert [kept(row) for row in made.iter(f"{W}tr")] == [True] * 5 + [False] * 15


def test_a_long_caption_is_broken_like_a_title_and_stays_with_the_table(tmp_path: Path) -> None:
    caption = "青云市发展和改革委员会2017年度政府信息公开工作情况统计表"
    made = body(Document("表", (Table((Column(1),), (), (Row((Cell("甲"),)),), caption=caption),)), tmp_path)
    assert text_of(made[0]).replace(" ", "") == caption
    assert " " in text_of(made[0])
    assert kept(made[0])


def test_a_table_without_a_caption_has_room_above_and_no_empty_paragraph(tmp_path: Path) -> None:
    table = Table((Column(1),), (), (Row((Cell("甲"),)),))
    made = body(Document("表", (Paragraph("文"), table)), tmp_path)
    assert [child.tag.removeprefix(W) for child in made] == ["p", "tbl", "p", "sectPr"]
    assert int(value(made[0], "pPr/spacing", "after") or 0) > 0


def test_words_of_a_narrow_head_stay_whole(tmp_path: Path) -> None:
    narrow = Table(
        (Column(1), *(Column(1) for _ in range(8))), (Row(tuple(Cell("社会公益组织") for _ in range(9))),), ()
    )
    first = next(table_of(narrow, tmp_path).iter(f"{W}tc"))
    size = int(value(first, "p/r/rPr/sz") or 0) / 2
    sides = [int(value(first, "p/pPr/ind", side) or 0) / 20 for side in ("left", "right")]
    room = int(value(first, "tcPr/tcW", "w") or 0) / 20 - 8 - sum(sides)
    assert 2 <= room / size < 3
