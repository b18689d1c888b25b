"""The numbered lines of a source text."""

import re
from dataclasses import dataclass

from forms.intake.errors import Unreadable
from forms.intake.marks import strip

MOST_LINES = 500_000
_BREAKS = ("\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_SHORT = 60
SENTENCE_END = "。；;！!？?，,"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its number from 1 and its text without blanks at its ends."""

    number: int
    text: str

    @property
    def short(self) -> bool:
        """Whether it may be a heading, an organ or a page residue: no sentence and not long."""
        return len(self.text) <= _SHORT and self.text[-1] not in SENTENCE_END and "。" not in self.text


def split(text: str) -> list[Line]:
    """The lines that are not blank, in order. Raises Unreadable beyond half a million line breaks."""
    if sum(text.count(mark) for mark in _BREAKS) > MOST_LINES:
        raise Unreadable("文字超过五十万行，不像一份年度报告；请只选报告正文另存成的文本文件。")
    numbered = ((number, strip(raw)) for number, raw in enumerate(_BREAK.split(text), 1))
    return [Line(number, stripped) for number, stripped in numbered if stripped]
