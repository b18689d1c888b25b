"""The numbered lines of a source text."""

import re
from dataclasses import dataclass

from forms.intake.errors import Unreadable
from forms.intake.marks import strip

MOST_CHARACTERS = 1_000_000
MOST_LINES = 20_000
"""Lines that are not blank, and characters; a long report has some 1,000 and 60,000."""
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
    """The lines that are not blank, in order. Raises Unreadable beyond a million characters or 20,000 such lines."""
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(f"文件有{len(text) // 10_000}万字，而一份年报只有几万字；请只选报告正文另存成的文本文件。")
    numbered = ((number, strip(raw)) for number, raw in enumerate(_BREAK.split(text), 1))
    lines = [Line(number, stripped) for number, stripped in numbered if stripped]
    if len(lines) > MOST_LINES:
        raise Unreadable(f"文件有{len(lines)}行，而一份年报只有几百行；请只选报告正文另存成的文本文件。")
    return lines
