"""Running text of a part: one string, paragraphs divided by line breaks, numbers typed in front. Levels are read from them.

Level 1 is 「（一）」, level 2 「1.」, level 0 a plain paragraph. Typed numbers are what leaves the office (no automatic numbering
that another program could count differently), so levels are a way of reading the text and never a second truth beside it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

HAN = "一二三四五六七八九十"
_LEVEL_1 = r"（[一二三四五六七八九十]{1,3}）"
_LEVEL_2 = r"\d{1,2}[.．、](?!\d)"
HEADING_LENGTH = 40
"""A numbered line longer than this is a paragraph that begins with its heading."""


class Paragraph(NamedTuple):
    """One paragraph: level 0-2, its number as typed (with its mark), what follows, and its half-open place in the text."""

    level: int
    number: str
    body: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The paragraph as printed."""
        return self.number + self.body

    @property
    def stands_alone(self) -> bool:
        """True for a heading on a line of its own (short, one clause), False for a paragraph or a run-in heading."""
        inner = self.body.rstrip("。")
        return bool(self.level) and len(self.text) <= HEADING_LENGTH and not re.search("[。；：！？]", inner)

    @property
    def lead(self) -> str:
        """The run-in heading of a numbered paragraph: up to its first full stop, '' if it has none."""
        if not self.level or self.stands_alone:
            return ""
        head, stop, _ = self.text.partition("。")
        return head + stop if stop and len(head) <= HEADING_LENGTH else ""


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a narrative; blank lines are none."""
    found: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            level, number = level_of(line)
            found.append(Paragraph(level, number, line[len(number) :], start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


def level_of(line: str) -> tuple[int, str]:
    """(level, number as typed) of one line."""
    for level, pattern in ((1, _LEVEL_1), (2, _LEVEL_2)):
        found = re.match(pattern, line)
        if found:
            return level, found[0]
    return 0, ""


def number_text(level: int, count: int) -> str:
    """The standard number of the count-th heading of a level (GB/T 9704: 一、 （一） 1.)."""
    if level == 1:
        return f"（{han(count)}）"
    return f"{count}." if level == 2 else ""


def han(count: int) -> str:
    """1 … 99 in Chinese numerals."""
    tens, ones = divmod(count, 10)
    head = "" if tens == 0 else "十" if tens == 1 else HAN[tens - 1] + "十"
    return head + (HAN[ones - 1] if ones else "")


def set_level(text: str, index: int, level: int) -> str:
    """Give the index-th line of the text a level, and count the numbers of both levels anew from the top.

    Only numbers are rewritten, never words; a line keeps its words when its number goes.
    """
    lines = text.split("\n")
    if 0 <= index < len(lines):
        _, number = level_of(lines[index])
        lines[index] = number_text(level, 1) + lines[index][len(number) :]
    return "\n".join(renumbered(lines))


def renumbered(lines: list[str]) -> list[str]:
    """Lines with their numbers counted anew: （一）（二）… through the part, 1. 2. … under each of them."""
    counts = [0, 0, 0]
    out: list[str] = []
    for line in lines:
        level, number = level_of(line)
        if level:
            counts[level] += 1
            if level == 1:
                counts[2] = 0
            standard = number_text(level, counts[level])
            if level == 2 and number[-1] == "、":
                standard = standard[:-1] + "、"
            line = standard + line[len(number) :]
        out.append(line)
    return out
