"""The same figures printed in many table layouts are read alike."""

from collections.abc import Callable

import pytest
from intake_samples import COVER, DATA_ROWS, FIGURES, LAYOUT, prose, table

from forms.intake.layout import TableRow
from forms.intake.marks import NUMERALS
from forms.intake.text import read

_WIDE = str.maketrans("0123456789.,()", "０１２３４５６７８９．，（）")


def _printed(row: TableRow, pattern: Callable[[TableRow, str], str]) -> str:
    return pattern(row, "——" if row.header else str(FIGURES[row.id]))


def _thousands(value: str, comma: str) -> str:
    return value if value == "——" else f"{int(value):,}".replace(",", comma)


def _unnumbered(label: str) -> str:
    for mark in ("、", "）", "."):
        head, found, rest = label.partition(mark)
        if found and head.lstrip("（") and all(char in NUMERALS + "（12345678" for char in head):
            return rest
    return label


def _value_with_unit(row: TableRow, value: str) -> str:
    return value if row.header else value + row.unit


LAYOUTS: dict[str, Callable[[TableRow, str], str]] = {
    "label and value on two lines": lambda row, value: f"{row.label}\n{value}",
    "label, unit, value on three lines": lambda row, value: f"{row.label}\n{row.unit}\n{value}",
    "three lines with blank lines": lambda row, value: f"{row.label}\n\n{row.unit}\n\n\xa0{value}\n",
    "tabs": lambda row, value: f"{row.label}\t{row.unit}\t{value}",
    "tabs with blanks": lambda row, value: f"  {row.label} \t {row.unit} \t {value} ",
    "several blanks": lambda row, value: f"{row.label}    {row.unit}   {value}",
    "one blank": lambda row, value: f"{row.label} {row.unit} {value}",
    "ideographic blanks, full-width digits": lambda row, value: (
        f"　　{row.label}　{row.unit}　{value.translate(_WIDE)}"
    ),
    "half-width labels": lambda row, value: (
        row.label.translate(str.maketrans("（）：", "():")) + f"\n{row.unit}\n{value}"
    ),
    "full-width labels": lambda row, value: f"{row.label.translate(_WIDE)}\t{row.unit}\t{value}",
    "no numbering": lambda row, value: f"{_unnumbered(row.label)}\t{row.unit}\t{value}",
    "1、 for 1.": lambda row, value: f"{row.label.replace('.', '、', 1)}\n{value}",
    "thousands commas": lambda row, value: f"{row.label}\t{row.unit}\t{_thousands(value, ',')}",
    "full-width thousands commas": lambda row, value: f"{row.label}\n{row.unit}\n{_thousands(value, '，')}",
    "unit attached to the value": lambda row, value: f"{row.label}\n{_value_with_unit(row, value)}",
    "of which without colon": lambda row, value: f"{row.label.replace('其中：', '其中')}\t{row.unit}\t{value}",
    "note column of dashes": lambda row, value: f"{row.label}\t{row.unit}\t{value}\t—",
    "bracket of the label on its own line": lambda row, value: (
        f"{row.label.replace('（不', chr(10) + '（不')}\n{value}"
    ),
    "colon before the value": lambda row, value: f"{row.label}：{value}",
    "label without its bracket": lambda row, value: f"{row.label.partition('（不')[0]}\t{row.unit}\t{value}",
    "value glued to the label": lambda row, value: f"{row.label}{value}",
    "long labels broken over two lines": lambda row, value: (
        f"{row.label[:10]}{chr(10) if len(row.label) > 12 else ''}{row.label[10:]}\n{row.unit}\n{value}"
    ),
    "bracket of the label broken": lambda row, value: (
        f"{row.label.replace('（不', chr(10) + '（不').replace('公开', '公开' + chr(10), row.label.count('（不'))}\n{value}"
    ),
    "of which on its own line": lambda row, value: f"{row.label.replace('其中：', '其中：' + chr(10))}\n{value}",
    "serial number before the label": lambda row, value: f"7\t{row.label}\t{row.unit}\t{value}",
}


@pytest.mark.parametrize("pattern", LAYOUTS.values(), ids=LAYOUTS)
def test_layout(pattern: Callable[[TableRow, str], str]) -> None:
    rows = "\n".join(_printed(row, pattern) for row in LAYOUT.rows)
    reading = read(f"{COVER}\n{prose()}\n十一、附表\n统计指标\t单位\t统计数\n{rows}\n扫一扫在手机打开当前页", LAYOUT)
    assert {row: cell.value for row, cell in reading.cells.items()} == FIGURES
    assert {cell.note for cell in reading.cells.values()} == {None}
    assert [remark.kind for remark in reading.warnings] == ["empty_section"]
    assert [item.guess for item in reading.unplaced] == ["附表表头", "像是网页的页脚文字"]


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        ("统计指标\t单位\t2015年\t2016年", "{other}\t{value}"),
        ("统计指标 单位 2016年 2015年", "{value}\t{other}"),
        ("统计指标 单位 2015 2016", "{other}\t{value}"),
        ("指标\t计量单位\t上半年\t合计\t下半年", "{other}\t{value}\t{other}"),
    ],
)
def test_several_value_columns(head: str, columns: str) -> None:
    rows = "\n".join(
        f"{row.label}\t{row.unit}\t" + columns.format(other=5, value="——" if row.header else FIGURES[row.id])
        for row in LAYOUT.rows
        if not row.header
    )
    reading = read(f"{COVER}\n{prose()}\n十一、附表\n{head}\n{rows}", LAYOUT)
    assert {row: cell.value for row, cell in reading.cells.items()} == FIGURES
    assert sum(remark.kind == "several_values" for remark in reading.warnings) == len(DATA_ROWS)


def test_several_figures_without_heads_take_the_first() -> None:
    text = table().replace(f"件\n\n{FIGURES['3.1']}\n", f"件\n\n{FIGURES['3.1']}\n\n99\n")
    reading = read(COVER + text, LAYOUT)
    assert reading.cells["3.1"].value == FIGURES["3.1"]
    assert "99" in reading.cells["3.1"].written
    assert ("several_values", "3.1") in {(remark.kind, remark.place) for remark in reading.warnings}


def test_note_column() -> None:
    rows = "\n".join(
        f"{row.label}\t{row.unit}\t{'' if row.header else FIGURES[row.id]}\t{'含 上年结转' if row.id == '3.1' else ''}"
        for row in LAYOUT.rows
    )
    reading = read(f"{COVER}\n十一、附表\n统计指标\t单位\t统计数\t备注\n{rows}", LAYOUT)
    assert {row: cell.value for row, cell in reading.cells.items()} == FIGURES
    assert {row: cell.note for row, cell in reading.cells.items() if cell.note} == {"3.1": "含 上年结转"}


def test_note_on_the_line_below_the_value() -> None:
    text = table().replace(f"件\n\n{FIGURES['3.1']}\n", f"件\n\n{FIGURES['3.1']}\n\n全部来自网络\n")
    reading = read(COVER + text, LAYOUT)
    assert (reading.cells["3.1"].value, reading.cells["3.1"].note) == (FIGURES["3.1"], "全部来自网络")


def test_words_below_the_table_are_nobodys_note() -> None:
    reading = read(COVER + table() + "\n单位负责人：甲 审核人：乙\n填报日期：2017年1月9日\n本表一式两份", LAYOUT)
    assert reading.cells["9.3"].note is None
    assert [item.guess for item in reading.unplaced[2:]] == ["附表下的签署栏"] * 2 + ["附表前后没有认出的文字"]


def test_blank_values_are_not_the_next_rows() -> None:
    rows = "\n".join(
        row.label if row.id in ("3.1.1", "3.1.2") else f"{row.label}\n{row.unit}\n3" for row in LAYOUT.rows
    )
    reading = read(COVER + "\n十一、附表\n" + rows.replace("——\n3", "——"), LAYOUT)
    blank = {row for row, cell in reading.cells.items() if cell.value is None}
    assert blank == {"3.1.1", "3.1.2"}
    assert {remark.place for remark in reading.warnings if remark.kind == "blank_cell"} == blank


def test_label_like_sentences_in_prose_are_no_rows() -> None:
    text = prose().replace("2.APP", "2.政府网站公开政府信息数18126条。\n（一）收到申请数\n比上年增加。\n3.APP")
    reading = read(COVER + text + "\n" + table(), LAYOUT)
    assert reading.cells["1.2.2"].value == FIGURES["1.2.2"]
    assert "（一）收到申请数\n比上年增加。" in reading.sections["10"]


def test_headings_that_end_in_a_full_stop_are_headings() -> None:
    plain = read(prose(), LAYOUT)
    stopped = "\n".join(f"{line}。" if line in plain.headings.values() else line for line in prose().split("\n"))
    assert stopped != prose()
    assert read(stopped, LAYOUT).sections == plain.sections
