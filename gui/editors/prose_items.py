"""What Enter does in a numbered list: the next number, or the end of the list. Pure text, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from forms.narrative import level_of, number_text, paragraphs


@cache
def _first_level() -> dict[str, int]:
    return {number_text(1, count): count for count in range(1, 100)}


def count_of(level: int, number: str) -> int:
    """The count that a typed number stands for: 2 for 「（二）」, 12 for 「12.」; 0 if it is none."""
    return _first_level().get(number, 0) if level == 1 else int(number[:-1]) if level == 2 else 0


def following(level: int, number: str) -> str:
    """The number after it, with the same mark behind it; '' where there is none."""
    count = count_of(level, number)
    if not count or count >= 99:
        return ""
    return number_text(1, count + 1) if level == 1 else f"{count + 1}{number[-1]}"


def after_enter(texts: Sequence[str], at: int, column: int) -> list[str] | None:
    """The paragraphs after Enter in paragraph `at` behind `column` characters; None where Enter only breaks the line.

    A heading that stands alone is followed by its text, not by the next heading. Items that counted on are counted on.
    """
    line = texts[at]
    level, number = level_of(line)
    if not level or column < len(number):
        return None
    if not line[len(number) :].strip():
        return [*texts[:at], "", *texts[at + 1 :]]
    following_number = following(level, number)
    if not following_number or (level == 1 and paragraphs(line)[0].stands_alone):
        return None
    below = _counted_on(list(texts[at + 1 :]), level, following_number)
    return [*texts[:at], line[:column], following_number + line[column:].lstrip(), *below]


def _counted_on(below: list[str], level: int, taken: str) -> list[str]:
    """The paragraphs below, with the numbers that follow each other raised by one where `taken` is now given twice."""
    expected = taken
    for at, line in enumerate(below):
        found, number = level_of(line)
        if 0 < found < level:
            break
        if found != level:
            continue
        raised = following(level, number)
        if number != expected or not raised:
            break
        below[at] = raised + line[len(number) :]
        expected = raised
    return below
