"""Levels are read from the typed numbers; setting a level rewrites numbers and never words."""

from hypothesis import given
from hypothesis import strategies as st

from forms.narrative import han, level_of, paragraphs, set_level

TEXT = "引言一段。\n（一）加强领导\n具体做法。\n1.明确分工。由办公室牵头。\n2、落实责任。\n\n（二）健全制度"


def test_paragraphs_know_level_number_and_place() -> None:
    parts = paragraphs(TEXT)
    assert [p.level for p in parts] == [0, 1, 0, 2, 2, 1]
    assert [p.number for p in parts] == ["", "（一）", "", "1.", "2、", "（二）"]
    assert all(TEXT[p.start : p.end] == p.text for p in parts)


def test_a_short_heading_stands_alone_and_a_long_item_begins_with_its_heading() -> None:
    parts = paragraphs(TEXT)
    assert [p.stands_alone for p in parts] == [False, True, False, False, True, True]
    assert parts[3].lead == "1.明确分工。"


def test_numbers_with_decimals_and_dates_are_no_levels() -> None:
    assert level_of("1.5万条信息") == (0, "")
    assert level_of("2017.3.15发布") == (0, "")
    assert level_of("一、是健全制度") == (0, "")


def test_setting_a_level_counts_all_numbers_anew() -> None:
    assert set_level("（一）甲\n乙\n（二）丙", 1, 1) == "（一）甲\n（二）乙\n（三）丙"
    assert set_level("（一）甲\n（二）乙\n（三）丙", 1, 0) == "（一）甲\n乙\n（二）丙"
    assert set_level("（一）甲\n子项\n（二）乙\n1.丁", 1, 2) == "（一）甲\n1.子项\n（二）乙\n1.丁"


def test_chinese_numerals() -> None:
    assert [han(n) for n in (1, 9, 10, 11, 20, 21, 99)] == ["一", "九", "十", "十一", "二十", "二十一", "九十九"]


@given(st.text(alphabet="甲乙。1.（一）、\n2", max_size=60), st.integers(0, 5), st.integers(0, 2))
def test_levels_never_touch_words_and_never_lose_a_line(text: str, index: int, level: int) -> None:
    after = set_level(text, index, level)
    assert after.count("\n") == text.count("\n")
    before_words = [line[len(level_of(line)[1]) :] for line in text.split("\n")]
    for line, words in zip(after.split("\n"), before_words, strict=True):
        assert line.endswith(words)
