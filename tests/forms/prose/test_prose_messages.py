"""What the reader of running text says: one finished sentence with its numbers that tells the officer what to do."""

from __future__ import annotations

import re
from datetime import date

import pytest
from precision import passages

from forms.findings import Finding
from forms.prose import audit
from forms.prose.kinds import KINDS
from forms.values import year_after

WHAT_TO_DO = re.compile("请|应为|应写作|建议")
NAMES_ONLY = ("I01", "I02", "I07", "W06", "E25", "W15", "E15", "E16")
"""Kinds that tell of one figure in words (却是0, 均已办结) or of none."""


@pytest.fixture(scope="module")
def heard() -> list[Finding]:
    sets = ("writing", "aside", "wordings", "blind", "blind2")
    return [finding for name in sets for passage in passages(name) for finding in audit(passage["text"])]


def test_every_message_is_finished_and_says_what_to_do(heard: list[Finding]) -> None:
    assert {f.rule for f in heard} <= set(KINDS)
    assert len({f.rule for f in heard}) > 15
    assert sorted({f.message for f in heard if not f.message.endswith("。") or "。。" in f.message}) == []
    assert sorted({f.message for f in heard if not WHAT_TO_DO.search(f.message)}) == []


def test_a_message_of_two_figures_gives_both(heard: list[Finding]) -> None:
    for f in heard:
        if f.rule not in NAMES_ONLY and f.stated is not None and f.expected is not None:
            said = f.message.replace(",", "")
            told = re.findall(r"\d+(?:\.\d+)?|[一二三四五六七八九十两]+", said)
            assert len(set(told)) >= 2, f.message


@pytest.mark.parametrize(
    ("day", "right"), [((2017, 3, 15), 2018), ((2017, 12, 31), 2018), ((2016, 2, 1), 2018), ((2015, 12, 31), 2018)]
)
def test_a_date_with_a_wrong_year_should_have_named_the_first_year_after_the_period(
    day: tuple[int, int, int], right: int
) -> None:
    assert year_after(date(*day), date(2017, 12, 31)) == right


def test_a_date_later_in_a_year_than_the_end_of_a_short_period_stays_in_that_year() -> None:
    assert year_after(date(2016, 8, 1), date(2017, 6, 30)) == 2017


def test_a_date_before_the_end_of_the_period_gives_both_years() -> None:
    text = "2017年政府信息公开工作年度报告\n2017年3月15日\n统计期限为2017年1月1日至2017年12月31日。"
    (finding,) = [f for f in audit(text) if f.rule == "E15"]
    assert (finding.stated, finding.expected) == (2017, 2018)
    assert "早291天" in finding.message
