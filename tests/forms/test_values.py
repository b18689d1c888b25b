"""Typed text, stored values, printed text."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.values import Kind, Period, RowRef, Unreadable, Value, parse, show

COUNTS = [
    ("7", 7),
    ("０", 0),
    (" １８１２６ ", 18126),
    ("18,126", 18126),
    ("18，126", 18126),
    ("1,234,567", 1234567),
    ("007", 7),
    ("7.0", 7),
    ("+3", 3),
    ("-0", 0),
]


@pytest.mark.parametrize(("typed", "value"), COUNTS)
def test_counts_are_read_as_officers_type_them(typed: str, value: int) -> None:
    assert parse(Kind.COUNT, typed) == value


@pytest.mark.parametrize(
    "typed", ["七件", "7件", "-3", "3.5", "—", "/", "无", "1e5", "1,2", "9" * 13, "9" * 400, "+", ".", "1 .2.3"]
)
def test_what_is_no_count_is_kept_as_typed(typed: str) -> None:
    read = parse(Kind.COUNT, typed)
    assert isinstance(read, Unreadable)
    assert show(Kind.COUNT, read) == typed
    assert read.why


@pytest.mark.parametrize("kind", [k for k in Kind if k is not Kind.NARRATIVE])
@pytest.mark.parametrize("typed", ["", "  ", "\u3000", "\n"])
def test_a_blank_is_no_value(kind: Kind, typed: str) -> None:
    assert parse(kind, typed) is None


def test_money_has_at_most_two_decimals() -> None:
    assert parse(Kind.MONEY, "3.5") == Decimal("3.5")
    assert show(Kind.MONEY, parse(Kind.MONEY, "３．５０")) == "3.50"
    assert isinstance(parse(Kind.MONEY, "3.505"), Unreadable)


def test_a_rate_is_read_with_and_without_its_sign() -> None:
    assert parse(Kind.PERCENT, "94%") == parse(Kind.PERCENT, "９４％") == parse(Kind.PERCENT, "94") == Decimal(94)
    assert show(Kind.PERCENT, parse(Kind.PERCENT, "94.57%")) == "94.57%"
    assert isinstance(parse(Kind.PERCENT, "%"), Unreadable)


@pytest.mark.parametrize(
    "typed",
    [
        "2018年3月15日",
        "（2018年3月15日）",
        "2018-03-15",
        "2018.3.15",
        "2018/3/15",
        "20180315",
        "２０１８年３月１５日",
        "二〇一八年三月十五日",
    ],
)
def test_a_date_in_the_ways_offices_write_it(typed: str) -> None:
    assert parse(Kind.DATE, typed) == date(2018, 3, 15)


@pytest.mark.parametrize(
    "typed", ["2018年2月30日", "三月十五", "2018年", "2018年3月15日止", "2018-13-01", "二〇一八年十三月一日"]
)
def test_a_day_that_does_not_exist_is_no_date(typed: str) -> None:
    assert isinstance(parse(Kind.DATE, typed), Unreadable)


@pytest.mark.parametrize(
    "typed",
    [
        "2017年1月1日至2017年12月31日",
        "2017年1月1日至12月31日",
        "2017-1-1～2017-12-31",
        "自2017年1月1日至2017年12月31日止",
        "2017.1.1—2017.12.31",
    ],
)
def test_a_period_in_the_ways_offices_write_it(typed: str) -> None:
    assert parse(Kind.PERIOD, typed) == Period(date(2017, 1, 1), date(2017, 12, 31))


def test_a_period_without_its_end_is_kept_as_typed() -> None:
    assert parse(Kind.PERIOD, "2017年1月1日至") == Unreadable(
        "2017年1月1日至", "请写成2017年1月1日至2017年12月31日的样子"
    )


@given(st.sampled_from(list(Kind)), st.text())
def test_reading_never_fails_and_what_was_read_prints_and_reads_the_same(kind: Kind, typed: str) -> None:
    value = parse(kind, typed)
    if value is not None:
        assert parse(kind, show(kind, value)) == value


NUMBERS: dict[Kind, st.SearchStrategy[Value]] = {
    Kind.COUNT: st.integers(0, 10**12 - 1),
    Kind.MONEY: st.decimals(0, 10**9, places=2),
    Kind.DATE: st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    Kind.FLAG: st.booleans(),
    Kind.ROWS: st.lists(
        st.builds(RowRef, st.from_regex(r"[a-z][a-z0-9]{0,6}", fullmatch=True), st.integers(0, 2)), min_size=1
    ).map(tuple),
}


@pytest.mark.parametrize("kind", NUMBERS)
def test_every_value_survives_printing(kind: Kind) -> None:
    @given(NUMBERS[kind])
    def law(value: Value) -> None:
        assert parse(kind, show(kind, value)) == value

    law()


@pytest.mark.parametrize("typed", ["7①", "7²", "⑦"])
def test_a_mark_of_a_note_is_no_digit(typed: str) -> None:
    assert isinstance(parse(Kind.COUNT, typed), Unreadable)
