"""The numbered lines of a source text."""

import re
from dataclasses import dataclass
from itertools import pairwise

from forms.intake.errors import Unreadable
from forms.intake.marks import strip
from forms.intake.markup import plain

MOST_CHARACTERS, MOST_LINES, _MOST_BLANKS = 300_000, 20_000, 2_000_000
"""Characters and lines that are not blank; a long report has some 60,000 in 1,000. An editor bears no more of them."""
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_PAGE_NUMBER = re.compile(r"(\d{1,3})")
_SHORT = 60
SENTENCE_END = "。；;！!？?，,"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its number from 1, its text without markup, and the line as written.

    Neither has blanks at its ends. Where a whole table stands on one line, several of these are parts of it. `page` counts the form
    feeds above it.
    """

    number: int
    text: str
    written: str
    page: int = 0

    @property
    def short(self) -> bool:
        """Whether it may be a heading, an organ or a page residue: no sentence and not long."""
        return len(self.text) <= _SHORT and self.text[-1] not in SENTENCE_END and "。" not in self.text


def split(text: str) -> list[Line]:
    """The lines that are not blank, in order. Raises Unreadable beyond 300,000 characters or 20,000 such lines."""
    if len(text) > MOST_CHARACTERS and (len(text) > _MOST_BLANKS or sum(map(len, text.split())) > MOST_CHARACTERS):
        raise Unreadable(f"文件有{len(text) // 10_000}万字，而一份年报只有几万字；请只选报告正文另存成的文本文件。")
    pages = _page_numbers(text) if "\x0c" in text else frozenset()
    lines: list[Line] = []
    above = 0
    for page, sheet in enumerate(text.split("\x0c")):
        raws = _BREAK.split(sheet)
        for number, raw in enumerate(raws, above + 1):
            if stripped := strip(raw):
                read = f"— {stripped} —" if number in pages else plain(stripped)
                lines.append(Line(number, read, stripped, page))
        above += len(raws)
    if len(lines) > MOST_LINES:
        raise Unreadable(f"文件有{len(lines)}行，而一份年报只有几百行；请只选报告正文另存成的文本文件。")
    return lines


def _page_numbers(text: str) -> frozenset[int]:
    """The numbers of lines that hold only a page's number: at the foot or the head of each page, one more on each."""
    feet, heads = list[tuple[int, int] | None](), list[tuple[int, int] | None]()
    number = 1
    for page in text.split("\x0c"):
        filled = [(at, strip(raw)) for at, raw in enumerate(_BREAK.split(page), number) if strip(raw)]
        for ends, at in ((heads, 0), (feet, -1)):
            figure = _PAGE_NUMBER.fullmatch(filled[at][1]) if filled else None
            ends.append((filled[at][0], int(figure[1])) if figure else None)
        number += len(_BREAK.findall(page)) + 1
    found: set[int] = set()
    for ends in (heads, feet):
        for one, other in pairwise(ends):
            if one and other and other[1] == one[1] + 1:
                found |= {one[0], other[0]}
    return frozenset(found)
