"""Lines of Chinese text: what may begin and end them, what stays together, and that nothing gets lost."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.page import Role
from exporters.typesetting.breaking import SLIP, Line, break_lines, may_break
from exporters.typesetting.characters import CLOSING, NO_END, NO_START, OPENING, in_run, lines_of
from exporters.typesetting.shaping import Glyph, Shaper, width_of
from exporters.typesetting.titles import break_title

SIZE = 10.0


@dataclass(frozen=True)
class EvenFace:
    """A face in which each Chinese character is one em wide, and each other half an em."""

    name: str = "even"
    family: str = "Even"

    def width(self, char: str) -> float:
        return 0.5 if in_run(char) or char == " " else 1.0


class EvenFaces:
    """The even face for everything."""

    def first(self, role: Role) -> EvenFace:  # noqa: ARG002
        return EvenFace()

    def pick(self, char: str, role: Role) -> EvenFace:  # noqa: ARG002
        return EvenFace()


def shaped(text: str) -> list[Glyph]:
    return Shaper(EvenFaces()).glyphs(text, Role.FANGSONG, SIZE)


def broken(text: str, cells: float, first: float = 0, justify: bool = True) -> list[Line]:
    return break_lines(shaped(text), cells * SIZE, first * SIZE, justify)


def texts(lines: list[Line]) -> list[str]:
    return ["".join(item.glyph.char for item in line.placed) for line in lines]


def test_an_empty_text_is_one_empty_line() -> None:
    assert texts(broken("", 5)) == [""]


def test_a_plain_text_fills_its_lines_and_the_first_is_set_in() -> None:
    assert texts(broken("一二三四五六七八九十一二", 5, first=2)) == ["一二三", "四五六七八", "九十一二"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("一二三四五。六七", ["一二三四", "五。六七"]),
        ("一二三四，。五六七", ["一二三四，。", "五六七"]),
        ("一，二三四、五六七", ["一，二三四、", "五六七"]),
        ("一二三四五！”六七八", ["一二三四", "五！”六七八"]),
        ("一二三四（五）六七八", ["一二三四", "（五）六七八"]),
        ("一二三四《五六》七八", ["一二三四", "《五六》七八"]),
        ("一（二三四）五六七", ["一（二三四）", "五六七"]),
    ],
)
def test_marks_are_pushed_in_or_out(text: str, lines: list[str]) -> None:
    assert texts(broken(text, 5)) == lines


def test_the_mark_at_the_end_is_squeezed_first() -> None:
    line = broken("一，二三四五。六七", 6.5)[0]
    assert line.placed[-1].room == SIZE / 2
    assert line.placed[1].room == SIZE
    assert line.width == pytest.approx(6.5 * SIZE)


def test_a_mark_gives_up_half_its_width_at_most() -> None:
    for line in broken("一，二、三。四五六七八，九十。" * 9, 7.5):
        for item in line.placed:
            assert item.room >= SIZE / 2 - SLIP or in_run(item.glyph.char)


@pytest.mark.parametrize("unit", ["2017年", "1日", "94%", "3件", "120.5万元", "1,206人次", "第5号", "20个工作日"])
def test_a_number_keeps_its_unit(unit: str) -> None:
    for before in range(12):
        lines = texts(broken("字" * before + unit + "后面还有一些文字", 10))
        assert any(unit in line for line in lines), lines


@pytest.mark.parametrize("pair", ["——", "……"])
def test_pairs_are_not_taken_apart_and_begin_no_line(pair: str) -> None:
    for before in range(2, 14):
        lines = texts(broken("字" * before + pair + "后面还有一些文字", 10))
        assert any(pair in line for line in lines)
        assert not any(line.startswith(pair[0]) for line in lines)


def test_a_latin_word_stays_whole() -> None:
    assert texts(broken("一二三四五六七Report字字字字", 9)) == ["一二三四五六七", "Report字字字字"]


@pytest.mark.parametrize("cells", [3, 6, 14, 28])
def test_a_long_address_breaks_and_never_runs_over(cells: int) -> None:
    address = "http://www.example.gov.cn/zwgk/2017/abcdefghijklmnopqrstuvwxyz0123456789.html?id=1&page=2"
    lines = broken("详见" + address + "。", cells)
    assert all(line.width <= cells * SIZE + SLIP for line in lines)
    assert "".join(texts(lines)) == "详见" + address + "。"


def test_a_long_address_breaks_behind_a_separator_if_one_is_near() -> None:
    lines = texts(broken("详见http://www.example.gov.cn/zwgk/index.html", 12))
    assert lines[0].endswith(("/", "."))


@pytest.mark.parametrize("length", range(11, 25))
def test_the_last_line_has_two_letters(length: int) -> None:
    last = texts(broken("字" * length + "。", 10))[-1]
    assert len(last.rstrip("。")) >= 2


def test_a_squeezed_opening_mark_gives_up_its_left_half() -> None:
    line = broken("一（二三四）五六七", 5)[0]
    assert "".join(item.glyph.char for item in line.placed) == "一（二三四）"
    opening, after = line.placed[1:3]
    assert opening.x == pytest.approx(SIZE / 2)
    assert after.x - opening.x == pytest.approx(SIZE)


def test_no_gap_opens_inside_a_pair() -> None:
    line = broken("一二三——四五六七八", 6.5)[0]
    dashes = [item.x for item in line.placed if item.glyph.char == "—"]
    assert line.width == pytest.approx(6.5 * SIZE)
    assert dashes[1] - dashes[0] == pytest.approx(SIZE)
    assert dashes[0] > 3 * SIZE


def test_full_lines_reach_the_edge() -> None:
    lines = broken("政府信息公开是1项工作，ABC也要（认真）做好。" * 12, 13)
    assert all(line.width == pytest.approx(13 * SIZE) for line in lines[:-1])


def test_a_line_with_few_gaps_stays_ragged() -> None:
    lines = broken("一二abcdefghijklmnopqr三", 10)
    assert texts(lines)[0] == "一二"
    assert lines[0].width == 2 * SIZE


def test_spaces_end_lines_but_begin_none() -> None:
    lines = texts(broken("one two three four five six", 4))
    assert all(line == line.strip() for line in lines)
    assert " ".join(lines) == "one two three four five six"


ALPHABET = "字文政府" + "，。、；：？！（）《》“”〔〕" + "—…" + "0123456789" + "abXY/.,-%" + " ①℃"


@given(st.text(ALPHABET, max_size=120), st.integers(2, 30), st.integers(0, 2), st.booleans())
def test_nothing_is_lost_and_nothing_runs_over(text: str, cells: int, first: int, justify: bool) -> None:
    glyphs = shaped(text)
    indent = min(first, cells - 1) * SIZE
    lines = break_lines(glyphs, cells * SIZE, indent, justify)
    ends = [line.end for line in lines]
    assert [line.start for line in lines] == [0, *ends[:-1]]
    assert ends[-1] == len(text)
    for line in lines:
        set_text = "".join(item.glyph.char for item in line.placed)
        assert set_text == text[line.start : line.end].rstrip(" ")
        assert line.indent + line.width <= cells * SIZE + SLIP or len(line.placed) == 1
        for before, after in zip(line.placed, line.placed[1:], strict=False):
            squeezed = SIZE / 2 if {before.glyph.char, after.glyph.char} & (OPENING | CLOSING) else 0
            assert after.x - before.x >= before.glyph.width - 2 * squeezed - SLIP


@given(st.text("字文政府公开工作" + "，。、（）《》“”" + "01a", max_size=200), st.integers(14, 30))
def test_forbidden_marks_stand_only_where_they_cannot_be_avoided(text: str, cells: int) -> None:
    """A break that is not allowed is made only if no allowed one lies in the whole line."""
    glyphs = shaped(text)
    allowed = may_break(glyphs)
    for line in break_lines(glyphs, cells * SIZE)[:-1]:
        if not allowed[line.end]:
            chunk = next((at for at in range(line.end, len(glyphs)) if allowed[at]), len(glyphs))
            start = max((at for at in range(line.start, line.end) if allowed[at]), default=line.start)
            assert width_of(glyphs[start:chunk]) > 10 * SIZE


@given(st.text(max_size=80))
def test_any_text_can_be_cleaned_and_broken(text: str) -> None:
    for piece in lines_of(text):
        assert "".join(texts(broken(piece, 6))).replace(" ", "") == piece.replace(" ", "")


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("甲\u202e乙\u200b丙\ufeff", ["甲乙丙"]),
        ("甲\ud800乙\x00\x1b丙", ["甲乙丙"]),
        ("甲\r\n乙\n\n丙\u2028丁", ["甲", "乙", "", "丙", "丁"]),
        ("a\u00a0b\tc\u3000d", ["a b c\u3000d"]),
        ("cafe\u0301 葛\U000e0100", ["café 葛"]),
    ],
)
def test_what_has_no_picture_is_left_out(typed: str, clean: list[str]) -> None:
    assert lines_of(typed) == clean


@pytest.mark.parametrize("mark", sorted(NO_START - set("°")))
def test_no_line_begins_with(mark: str) -> None:
    for before in range(8, 12):
        lines = texts(broken("字" * before + mark + "文" * 9, 10))
        assert not any(line.startswith(mark) for line in lines), lines


@pytest.mark.parametrize("mark", sorted(NO_END))
def test_no_line_ends_with(mark: str) -> None:
    for before in range(8, 12):
        lines = texts(broken("字" * before + mark + "文" * 9, 10))
        assert not any(line.endswith(mark) for line in lines), lines


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("青云市2017年政府信息公开工作年度报告", ["青云市2017年政府信息公开工作年度报告"]),
        (
            "青云市青山区人民政府办公室2017年政府信息公开工作年度报告",
            ["青云市青山区人民政府办公室", "2017年政府信息公开工作年度报告"],
        ),
        (
            "青云市住房和城乡建设局2017年政府信息公开工作年度报告",
            ["青云市住房和城乡建设局2017年", "政府信息公开工作年度报告"],
        ),
    ],
)
def test_titles_are_balanced_and_words_stay_whole(title: str, lines: list[str]) -> None:
    assert texts(break_title(shaped(title), 20 * SIZE)) == lines


@given(st.text("市县局政府信息公开工作年度报告2017（）——，", min_size=1, max_size=90))
def test_titles_lose_nothing(title: str) -> None:
    lines = break_title(shaped(title), 20 * SIZE)
    assert "".join(texts(lines)) == title
    assert all(line.width <= 20 * SIZE + SLIP for line in lines)


def test_time_grows_with_the_length_only() -> None:
    """Counted, not timed: how often glyphs are looked at while a paragraph is broken."""

    class Counting(list[Glyph]):
        looks = 0

        def __getitem__(self, at):  # type: ignore[no-untyped-def]
            Counting.looks += 1 if isinstance(at, int) else len(range(*at.indices(len(self))))
            return super().__getitem__(at)

    counts = []
    for length in (1000, 5000):
        for text in ("政府信息公开，" * length, "x" * length, "（" * length, "，" * length):
            Counting.looks = 0
            break_lines(Counting(shaped(text[:length])), 28 * SIZE)
            counts.append(Counting.looks)
    for short, long in zip(counts[:4], counts[4:], strict=True):
        assert long < 6 * short


def test_a_web_address_is_broken_behind_a_separator_rather_than_leaving_a_loose_line() -> None:
    lines = broken("一二三四五六七八九十一二三四五六七八九十（www.qingyun.gov.cn）为主", 28)
    assert texts(lines)[0].endswith("（www.qingyun.")


def test_a_telephone_number_is_not_broken() -> None:
    lines = broken("一二三四五六七八九十一二三四五六七八九十一二三四五0000-12345678为准", 28)
    assert texts(lines)[1].startswith("0000-12345678")
