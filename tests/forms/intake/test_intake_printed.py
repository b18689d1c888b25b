"""One known report printed in many ways is read as one and the same: 58 cells of 58, the cover, every part."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed_report import CELLS, DATE, LAYOUT, ORGAN, PARTS, PREFACE, TITLE, Way
from printed_ways import (
    BELOW_TITLE,
    CELL_TEXTS,
    CHROME,
    FOOT,
    HEADINGS,
    LAYOUTS,
    ONE_LINE,
    ORDERS,
    PAGES,
    PREFACES,
    TABLE_HEADINGS,
    TITLES_PRINTED,
    tabs,
    thousands,
)

from forms.intake.text import read

PLAIN = Way()


def _is_read_whole(way: Way) -> None:
    reading = read(way.text(), LAYOUT)
    assert {row: cell.value for row, cell in reading.cells.items()} == CELLS
    assert {row: cell.note for row, cell in reading.cells.items() if cell.note} == {}
    assert (reading.title, reading.organ, reading.date) == (TITLE, ORGAN, DATE)
    assert reading.period == (date(2017, 1, 1), date(2017, 12, 31))
    assert reading.preface == PREFACE
    assert reading.sections == {number: text if number in way.order else "" for number, text in PARTS.items()}


@pytest.mark.parametrize("row", LAYOUTS.values(), ids=LAYOUTS)
def test_rows(row) -> None:  # type: ignore[no-untyped-def]
    _is_read_whole(PLAIN.with_(row=row))


@pytest.mark.parametrize(("row", "sep"), ONE_LINE.values(), ids=ONE_LINE)
def test_the_whole_table_on_one_line(row, sep) -> None:  # type: ignore[no-untyped-def]
    _is_read_whole(PLAIN.with_(row=row, table=sep.join))
    heads = "十一、附表 统计指标 单位 统计数 "
    _is_read_whole(PLAIN.with_(row=row, table_heading=(), table_head=(), table=lambda rows: heads + sep.join(rows)))


@pytest.mark.parametrize("cell", CELL_TEXTS.values(), ids=CELL_TEXTS)
@pytest.mark.parametrize("row", ["label, value on lines", "tabs", "blanks", "Markdown"])
def test_figures(cell, row: str) -> None:  # type: ignore[no-untyped-def]
    _is_read_whole(PLAIN.with_(cell=cell, row=LAYOUTS[row]))


def test_thousands_parted_by_blanks() -> None:
    _is_read_whole(PLAIN.with_(cell=thousands(" "), row=tabs))


@pytest.mark.parametrize("heading", HEADINGS.values(), ids=HEADINGS)
def test_headings(heading: str) -> None:
    _is_read_whole(PLAIN.with_(heading=heading))


@pytest.mark.parametrize("lines", BELOW_TITLE.values(), ids=BELOW_TITLE)
def test_organ_and_date(lines: tuple[str, ...]) -> None:
    _is_read_whole(PLAIN.with_(below_title=lines))


@pytest.mark.parametrize("lines", [(ORGAN, "2018年3月15日"), (ORGAN, "二〇一八年三月十五日")])
def test_signed_below_everything(lines: tuple[str, ...]) -> None:
    _is_read_whole(PLAIN.with_(below_title=(), after=lines))
    _is_read_whole(PLAIN.with_(below_title=(), parts=PARTS | {"10": "\n".join([PARTS["10"], *lines])}))


@pytest.mark.parametrize("lines", PREFACES.values(), ids=PREFACES)
def test_preface(lines: tuple[str, ...]) -> None:
    _is_read_whole(PLAIN.with_(preface=lines))


@pytest.mark.parametrize("lines", TITLES_PRINTED.values(), ids=TITLES_PRINTED)
def test_title(lines: tuple[str, ...]) -> None:
    _is_read_whole(PLAIN.with_(title=lines))


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("row", ["label, unit, value on lines", "tabs"])
def test_pages(page, row: str) -> None:  # type: ignore[no-untyped-def]
    _is_read_whole(PLAIN.with_(page=page, row=LAYOUTS[row]))


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_parts_missing_or_in_another_order(order: tuple[str, ...]) -> None:
    _is_read_whole(PLAIN.with_(order=order))


@pytest.mark.parametrize("lines", TABLE_HEADINGS.values(), ids=TABLE_HEADINGS)
@pytest.mark.parametrize("first", [True, False])
def test_table_before_or_after_the_parts(lines: tuple[str, ...], first: bool) -> None:
    _is_read_whole(PLAIN.with_(table_heading=lines, table_first=first))


@pytest.mark.parametrize("row", ["label, unit, value on lines", "tabs"])
def test_what_a_web_page_puts_around(row: str) -> None:
    way = PLAIN.with_(before=CHROME, after=FOOT, row=LAYOUTS[row])
    _is_read_whole(way)
    assert {item.text for item in read(way.text(), LAYOUT).unplaced} >= {*CHROME, *FOOT}


@pytest.mark.parametrize(
    "lines",
    [
        ("单位负责人：甲某　审核人：乙某　填表人：丙某", "联系电话：0000-0000000　填报日期：2018年1月20日"),
        (
            "单位负责人：",
            "甲某",
            "审核人：",
            "乙某",
            "填报人：",
            "丙某",
            "联系电话：0000-0000000",
            "填报日期：2018年1月20日",
        ),
        ("单位负责人：甲某\t审核人：乙某\t填报人：丙某\t联系电话：0000-0000000\t填报日期：2018年1月20日",),
    ],
)
def test_names_below_the_table_are_read(lines: tuple[str, ...]) -> None:
    way = PLAIN.with_(after=lines)
    _is_read_whole(way)
    reading = read(way.text(), LAYOUT)
    assert list(reading.signoff.values()) == ["甲某", "乙某", "丙某", "0000-0000000", "2018年1月20日"]
    assert [item.guess for item in reading.unplaced] == ["附表表头"]


_WAYS = st.builds(
    PLAIN.with_,
    row=st.sampled_from(list(LAYOUTS.values())),
    heading=st.sampled_from([heading for heading in HEADINGS.values() if "\n" not in heading]),
    below_title=st.sampled_from(list(BELOW_TITLE.values())),
    preface=st.sampled_from(list(PREFACES.values())),
    title=st.sampled_from(list(TITLES_PRINTED.values())),
    page=st.sampled_from(list(PAGES.values())),
    table_heading=st.sampled_from(list(TABLE_HEADINGS.values())),
    table_first=st.booleans(),
    before=st.sampled_from([(), CHROME]),
    after=st.sampled_from([(), FOOT]),
)


@settings(max_examples=150, deadline=None)
@given(_WAYS)
def test_ways_together(way: Way) -> None:
    _is_read_whole(way)
