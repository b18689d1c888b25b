"""Tables in the PDF, and what stays together on a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_kit import BOTTOM, LEFT, RIGHT, TOP, said, squeezed, written
from specimen import indicator_table, prose, wide_table

from exporters.blocks import (
    Cell,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    SignOff,
    Table,
    Title,
)


def test_a_page_break_and_none_at_the_ends(tmp_path: Path) -> None:
    pages = written(tmp_path, PageBreak(), Paragraph("前"), PageBreak(), PageBreak(), Paragraph("后"), PageBreak())
    assert ["".join(line.text for line in page.lines) for page in pages] == ["前", "后"]


def test_an_empty_document_has_one_page(tmp_path: Path) -> None:
    assert len(written(tmp_path)) == 1


def lines_of_paragraphs(count: int) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(f"第{number}行") for number in range(count))


@pytest.mark.parametrize("before", range(18, 22))
def test_a_heading_an_annex_title_and_a_table_stay_together(tmp_path: Path, before: int) -> None:
    pages = written(tmp_path, *lines_of_paragraphs(before), Heading(1, "附表"), Title("统计表"), indicator_table(3))
    heads = [page.lines[0].text for page in pages[1:]]
    assert heads == ["附表"]


def test_no_page_before_a_page_break_holds_a_single_line(tmp_path: Path) -> None:
    long = Paragraph("字" * (26 + 28 + 20))
    pages = written(tmp_path, *lines_of_paragraphs(20), long, PageBreak(), Paragraph("后"))
    assert [len(page.lines) for page in pages] == [21, 2, 1]


def test_a_table_repeats_its_head_and_divides_no_row(tmp_path: Path) -> None:
    pages = written(tmp_path, indicator_table())
    assert len(pages) > 3
    for page in pages:
        assert page.lines[0].text == "统计指标单位统计数"
    label = squeezed("2．通过政府公报、政务微博、政务微信以及其他方式公开政府信息数（不同渠道和方式公开相同信息计1条）")
    for page in pages:
        text = squeezed("".join(char.char for char in page.chars))
        assert text.count("2．通过") == text.count(label)


def test_numbers_end_on_one_edge(tmp_path: Path) -> None:
    table = Table(
        (Column(3), Column(1, "right")),
        (Row((Cell("项"), Cell("数"))),),
        tuple(Row((Cell("行"), Cell(number, mark=mark))) for number, mark in (("5", 0), ("1,234", 1), ("78", 0))),
        ("注",),
    )
    page = written(tmp_path, table)[0]
    last = [max((char.x for char in line.chars if char.char.isdecimal()), default=0) for line in page.lines]
    assert len([x for x in last if x]) == 3
    assert len({round(x, 1) for x in last if x}) == 1
    mark = next(char for char in page.chars if char.char == "①")
    number = next(char for char in page.chars if char.char == "4")
    assert mark.size < number.size
    assert mark.y < number.y
    assert mark.x > number.x


def test_a_section_row_stays_with_its_first_row(tmp_path: Path) -> None:
    for before in range(20, 30):
        plain = tuple(Row((Cell("行"),)) for _ in range(before))
        pages = written(tmp_path, Table((Column(1),), (), (*plain, Row((Cell("节"),), strong=True), *plain)))
        assert all(page.lines[-1].text != "节" for page in pages)


def test_a_wide_table_keeps_its_numbers_whole(tmp_path: Path) -> None:
    pages = written(tmp_path, wide_table())
    drawn = " ".join(line.text for page in pages for line in page.lines)
    for page in pages:
        sizes = {round(char.size, 1) for char in page.chars}
        assert min(sizes) >= 10.5
    assert "22,008" in drawn
    assert "14,410" in drawn


def test_a_cell_over_rows_and_columns(tmp_path: Path) -> None:
    head = (
        Row((Cell("甲", down=2), Cell("乙", across=2), Cell("丙", down=2))),
        Row((Cell("丁"), Cell("戊"))),
    )
    rows = (Row((Cell("己", down=2), Cell("1"), Cell("2"), Cell("3"))), Row((Cell("4"), Cell("5"), Cell("6"))))
    page = written(tmp_path, Table(tuple(Column(1) for _ in range(4)), head, rows))[0]
    at = {char.char: (char.x, char.y) for char in page.chars}
    assert at["乙"][1] < at["甲"][1] == at["丙"][1] < at["丁"][1] == at["戊"][1]
    assert at["丁"][0] < at["乙"][0] < at["戊"][0]
    assert at["1"][1] < at["己"][1] < at["4"][1]
    assert at["4"][0] == at["1"][0]


def test_a_row_higher_than_a_page_is_divided_and_loses_nothing(tmp_path: Path) -> None:
    text = prose(0, 60)
    pages = written(tmp_path, Table((Column(1), Column(1)), (), (Row((Cell("短"), Cell(text))),)))
    assert len(pages) > 2
    assert squeezed("".join(char.char for page in pages for char in page.chars)) == "短" + squeezed(text)
    assert all(char.y < BOTTOM for page in pages for char in page.chars)


def test_too_many_cells_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="more cells than the table has columns"):
        written(tmp_path, Table((Column(1),), (), (Row((Cell("一"), Cell("二"))),)))


def test_the_sign_off_fills_the_line_under_the_table(tmp_path: Path) -> None:
    pairs = (("单位负责人", "张珺喆"), ("审核人", "王垚"), ("填报人", "李旻昇"))
    line = written(tmp_path, indicator_table(5), SignOff(pairs))[0].lines[-1]
    assert line.left == pytest.approx(LEFT, abs=0.1)
    assert line.right == pytest.approx(RIGHT, abs=2)


def test_a_long_sign_off_takes_more_lines(tmp_path: Path) -> None:
    pairs = (*((f"负责人{number}", "某某单位某某部门") for number in range(9)), ("说明", prose(0, 3)))
    page = written(tmp_path, SignOff(pairs))[0]
    assert all(line.right < RIGHT + 1 for line in page.lines)
    assert squeezed("".join(char.char for char in page.chars)) == squeezed("".join(said((SignOff(pairs),))))


def test_a_sign_off_stays_with_its_table(tmp_path: Path) -> None:
    for rows in range(18, 26):
        table = Table((Column(1),), (), tuple(Row((Cell("行"),)) for _ in range(rows)))
        pages = written(tmp_path, table, SignOff((("审核人", "王垚"),)))
        assert len(pages[-1].lines) > 1


def test_a_group_higher_than_a_page_is_divided(tmp_path: Path) -> None:
    rows = (Row((Cell("高", down=60), Cell("0"))), *(Row((Cell(str(number)),)) for number in range(1, 60)))
    pages = written(tmp_path, Table((Column(1), Column(1)), (), rows))
    drawn = [char for page in pages for char in page.chars]
    assert "高" in {char.char for char in drawn}
    assert all(TOP < char.y < BOTTOM for char in drawn)


def test_a_table_of_a_thousand_rows(tmp_path: Path) -> None:
    pages = written(tmp_path, indicator_table(1000))
    assert len(pages) > 40


def test_a_head_too_high_to_repeat_stands_once(tmp_path: Path) -> None:
    head = (Row((Cell("很长的表头" * 30),)),)
    columns = (Column(1), *(Column(1) for _ in range(8)))
    pages = written(tmp_path, Table(columns, head, tuple(Row((Cell("行"),)) for _ in range(40))))
    assert "".join(line.text for page in pages for line in page.lines).count("很") == 30
