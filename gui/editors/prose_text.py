"""The text behind the narrative editor: paragraphs kept beside the document, smallest edits, what may be pasted."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtGui import QTextCursor, QTextDocument

MOST_PASTED = 200_000
"""Characters pasted at once: three times a whole report."""
_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SHOWN_AS_BREAK = str.maketrans(dict.fromkeys("\r\u2028\u2029\ufdd0\ufdd1", "\n"))
_EDGE_BLANKS = re.compile("(?m)^[\u3000\t]+|[ \u3000\t]+$")
_INDENT = re.compile("(?<=\n)[ \u3000]+")
_DROPPED = frozenset(("Cc", "Cf", "Cs", "Cn"))


def units(text: str) -> int:
    """The length of text as Qt counts it: characters beyond the basic plane (rare characters of names) count twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def points(text: str, count: int) -> int:
    """How many characters the first `count` of Qt's units are."""
    if text.isascii():
        return min(count, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * count].decode("utf-16-le", "replace"))


def displayed(text: str) -> list[str]:
    """A stored text as paragraphs; other signs for a break count as one, place by place, so that places stay the same."""
    return text.translate(_SHOWN_AS_BREAK).split("\n")


def cleaned(text: str) -> str:
    """Pasted text: line breaks kept, indents and tabs gone, odd blanks plain ones, controls and invisible signs dropped."""
    text = _BREAKS.sub("\n", text)
    kept = "".join(_plain_sign(sign) for sign in text)
    return _INDENT.sub("", _EDGE_BLANKS.sub("", kept)).replace("\t", " ")


def _plain_sign(sign: str) -> str:
    if sign in "\n\t\u3000" or " " <= sign <= "~":
        return sign
    category = unicodedata.category(sign)
    if category == "Zs":
        return " "
    return "" if category in _DROPPED or sign == "\ufffc" else sign


class Edit(NamedTuple):
    """In paragraph `line`, `gone` characters from `column` on make way for `text` (which may hold line breaks)."""

    line: int
    column: int
    gone: str
    text: str


def edits(old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    """What makes the old paragraphs the new ones while touching as little as possible, first place first."""
    if len(old) == len(new):
        return [
            _edit(at, before, after) for at, (before, after) in enumerate(zip(old, new, strict=True)) if before != after
        ]
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    if head and head + tail == min(len(old), len(new)):
        head -= 1  # whole paragraphs come or go: take the one before along, whose break is concerned
    elif tail and head + tail == min(len(old), len(new)):
        tail -= 1
    return [_edit(head, "\n".join(old[head : len(old) - tail]), "\n".join(new[head : len(new) - tail]))]


def _edit(line: int, old: str, new: str) -> Edit:
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    above = old[:head].count("\n")
    column = head - (old.rfind("\n", 0, head) + 1)
    return Edit(line + above, column, old[head : len(old) - tail], new[head : len(new) - tail])


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items both begin with."""
    most = min(len(one), len(other))
    return next((at for at in range(most) if one[at] != other[at]), most)


def apply(document: QTextDocument, texts: Sequence[str], changes: Sequence[Edit]) -> None:
    """Carry out edits on the document whose paragraphs are `texts`, as one change; carets and selections go along."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for edit in reversed(changes):
        start = document.findBlockByNumber(edit.line).position() + units(texts[edit.line][: edit.column])
        cursor.setPosition(start)
        cursor.setPosition(start + units(edit.gone), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(edit.text)
    cursor.endEditBlock()


class Lines:
    """The paragraphs of a document as Python strings, kept up to date from what `contentsChange` says."""

    def __init__(self) -> None:
        self.texts: list[str] = [""]
        self._counts: list[int] = [0]
        self.total = 0
        """Characters without blanks."""

    @property
    def text(self) -> str:
        """The whole text."""
        return "\n".join(self.texts)

    def follow(self, document: QTextDocument, position: int, added: int) -> bool:
        """Read the paragraphs that a change touched; returns whether the text is another one."""
        block = document.findBlock(position)
        first = block.blockNumber()
        last = document.findBlock(min(position + added, document.characterCount() - 1)).blockNumber()
        until = len(self.texts) - (document.blockCount() - 1 - last)
        fresh = []
        for _ in range(first, last + 1):
            fresh.append(block.text())
            block = block.next()
        if fresh == self.texts[first:until]:
            return False
        counts = [len("".join(text.split())) for text in fresh]
        self.total += sum(counts) - sum(self._counts[first:until])
        self.texts[first:until] = fresh
        self._counts[first:until] = counts
        return True

    @property
    def starts(self) -> list[int]:
        """The offset of each paragraph in the whole text."""
        return list(accumulate((len(text) + 1 for text in self.texts[:-1]), initial=0))

    def place(self, offset: int, starts: Sequence[int]) -> tuple[int, int]:
        """(paragraph, characters from its beginning) of an offset in the whole text; `starts` as above."""
        at = max(0, bisect_right(starts, offset) - 1)
        return at, min(max(0, offset - starts[at]), len(self.texts[at]))
