"""The reader of running text: labelled passages, the sample report, changed digits, any input."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from precision import CORPUS, measure

from forms.findings import Severity
from forms.prose import audit, read
from forms.prose.wording import PERSONAL, mask
from resources import path

SAMPLE = path("samples/report-2017.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def kinds() -> Counter[tuple[str, str]]:
    return Counter((f.rule, f.text or "") for f in audit(SAMPLE))


@pytest.mark.parametrize("name", ["writing", "aside", "wordings"])
def test_the_labelled_passages_are_read_precisely(name: str) -> None:
    precision, recall = measure(name)
    assert precision >= 0.97
    assert recall >= 0.90


def test_nothing_honest_that_offices_write_is_called_wrong_and_the_same_with_a_fault_is() -> None:
    assert measure("offices") == (1.0, 1.0)


def test_what_a_text_says_in_two_ways_is_told_and_what_only_seems_so_is_not() -> None:
    assert measure("contradictions") == (1.0, 1.0)


def test_the_faults_of_the_sample_are_found_with_their_numbers() -> None:
    figures = {(f.rule, f.stated, f.expected) for f in audit(SAMPLE)}
    expected = {
        ("E18", 18126, 18268),
        ("E19", 497, 498),
        ("E19", 470, 466),
        ("W01", 94, 95),
        ("W01", 96, 97),
        ("W07", 5, 6),
        ("E25", 1, 0),
        ("W05", 0, 2),
        ("W09", 169, None),
    }
    assert expected <= figures


def test_rates_cut_off_are_hints_and_nothing_read_from_text_is_an_error() -> None:
    found = audit(SAMPLE)
    assert {f.severity for f in found if f.rule == "W01"} == {Severity.INFO}
    assert not [f for f in found if f.severity is Severity.ERROR]


def test_names_channels_references_and_marks_of_the_sample(kinds: Counter[tuple[str, str]]) -> None:
    assert kinds["W08", "回应解读情况"] == 1
    assert kinds["W08", "附表十一"] == 1
    assert kinds["W06", "新闻发布会"] == 1
    assert kinds["W06", "微博"] == 1
    assert kinds["I02", "交通管理"] == 1
    assert kinds["I02", "[2017]53号"] == 1
    assert sum(n for (rule, text), n in kinds.items() if rule == "I02" and "、" in text) == 8


def test_every_finding_says_where_what_and_how() -> None:
    for finding in audit(SAMPLE):
        assert finding.start is not None
        assert finding.text == SAMPLE[finding.start : finding.end]
        assert finding.message.endswith("。")
        assert finding.how.endswith("。")


def test_the_message_has_the_sum_in_words() -> None:
    text = "共收到来信497封，办结466封，其中市本级收到459封，办结427封；上级转办39封，办结39封。"
    (finding,) = audit(text)
    assert "市本级收到459＋上级转办39＝498" in finding.message
    assert "少1" in finding.message


def test_personal_data_is_shown_masked() -> None:
    (finding,) = audit("联系人手机13873412345，欢迎咨询。")
    assert "138****2345" in finding.message
    assert "13873412345" not in finding.message


def test_a_paragraph_is_read_once() -> None:
    first = read("收到申请20件，其中网上18件，书面2件。")
    assert read("收到申请20件，其中网上18件，书面2件。") is first
    assert [c.rule for c in first.claims] == ["E18"]


_PIECES = st.sampled_from(
    [
        "其中",
        "包括",
        "共",
        "合计",
        "收到",
        "办结",
        "办结率",
        "占",
        "比上年的",
        "增加",
        "增长",
        "翻一番",
        "上述",
        "年初",
        "现有",
        "均已办结",
        "另外",
        "其他",
        "分别为",
        "由",
        "组成",
        "月均",
        "第",
        "一是",
        "三、是",
        "五大板块",
        "等",
        "见附表十一",
        "件",
        "条",
        "封",
        "%",
        "人次",
        "万元",
        "万",
        "亿",
        "余",
        "约",
        "（",
        "）",
        "〔",
        "〕",
        "(",
        ")",
        "、",
        "，",
        ",",
        "；",
        "。",
        "：",
        "\n",
        "12",
        "3,456",
        "0",
        "1.5",
        "２０１７年",
        "2月30日",
        "一百二十三",
        "百分之九十",
        "12345热线",
        "110105194912310021",
        "13800138000",
        "《",
        "》",
        "“",
        "”",
        "行政复议",
        "信息公开",
        "三、依申请公开情况",
    ]
)


@given(st.lists(_PIECES | st.text(max_size=3), max_size=60).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_audited(text: str) -> None:
    for finding in audit(text):
        stretch = text[finding.start : finding.end]
        assert finding.text == (mask(stretch) if finding.rule == PERSONAL else stretch)


@pytest.mark.parametrize("name", ["county", "city"])
def test_a_text_without_a_fault_gets_no_finding(name: str) -> None:
    text = (CORPUS / f"faultless-{name}.txt").read_text(encoding="utf-8")
    assert audit(text) == []


def test_personal_data_is_covered_in_message_and_stretch() -> None:
    finding = next(f for f in audit("联系人手机13812345678，请拨打。") if f.rule == "W12")
    assert "12345678" not in finding.message + str(finding.text)
    assert finding.text == "138****5678"
