"""The lines of a source text: numbered, blank ones left out, and no more of them than any report has."""

import pytest

from forms.intake.errors import Unreadable
from forms.intake.lines import MOST_CHARACTERS, MOST_LINES, split


def test_lines_keep_their_numbers_and_blank_ones_are_left_out() -> None:
    assert [(line.number, line.text) for line in split("一\r\n\n 二\u2028三\x85\n")] == [
        (1, "一"),
        (3, "二"),
        (4, "三"),
    ]


def test_any_number_of_blank_lines_is_read() -> None:
    assert [line.text for line in split("\n" * 300_000 + "公开")] == ["公开"]


def test_more_text_than_any_report_has_is_refused_with_its_size() -> None:
    assert len(split("公开\n" * MOST_LINES)) == MOST_LINES
    with pytest.raises(Unreadable, match="20001行"):
        split("公开\n" * (MOST_LINES + 1))
    with pytest.raises(Unreadable, match="30万字"):
        split("公" * (MOST_CHARACTERS + 1))
