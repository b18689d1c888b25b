"""Bookmarks round what came from one answer, so that a file edited in Word can be laid back to its fields."""

from __future__ import annotations

import hashlib
import re
import string
from collections.abc import Sequence

from exporters.blocks import Block, Heading, Paragraph
from exporters.word_xml import Element, element

_PLAIN = frozenset(string.ascii_lowercase + string.digits)
_PREFIX = "v_"
_LONGEST = 40
_HASHED = 16
_PART = re.compile(r"(.+)\.(\d+)", re.DOTALL)


def bookmark_name(key: str) -> str:
    """The bookmark's name of a key: valid in Word (40 letters, digits and `_` at most), another one for each key.

    Word takes capitals and small letters for the same, so all is small: a full stop is `__`, any other character
    `_x`, its code in hexadecimal digits, `_`. A name that would be too long is cut, and ends in `_z` and a hash.
    """
    name = _PREFIX + "".join(map(_letters, key))
    if len(name) <= _LONGEST:
        return name
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:_HASHED]
    return f"{name[: _LONGEST - _HASHED - 2]}_z{digest}"


def _letters(char: str) -> str:
    if char in _PLAIN:
        return char
    return "__" if char == "." else f"_x{ord(char):x}_"


class Bookmarks:
    """The bookmarks of one document: each key is marked once, where it comes first."""

    def __init__(self, blocks: Sequence[Block] = ()) -> None:
        self._count = 0
        self._marked: set[str] = set()
        self._last_part: dict[str, str] = {}
        self._open: dict[str, list[Element]] = {}
        for block in blocks:
            if isinstance(block, (Heading, Paragraph)) and (part := _PART.fullmatch(block.key)):
                self._last_part[part[1]] = block.key

    def around(self, key: str) -> tuple[list[Element], list[Element]]:
        """What stands before and behind the text of a key: a bookmark's start and end, or nothing."""
        if not key or key in self._marked:
            return [], []
        self._marked.add(key)
        return self.named(bookmark_name(key))

    def named(self, name: str) -> tuple[list[Element], list[Element]]:
        """A bookmark of this very name, which the caller gives only once."""
        number = self._count
        self._count += 1
        return [element("w:bookmarkStart", id=number, name=name)], [element("w:bookmarkEnd", id=number)]

    def around_part(self, key: str) -> tuple[list[Element], list[Element]]:
        """The same for one paragraph of an answer; the first also opens a bookmark round all of them, the last closes it.

        So a paragraph that is written between two others in Word still lies within its answer.
        """
        start, end = self.around(key)
        part = _PART.fullmatch(key)
        if part is None or part[1] not in self._last_part:
            return start, end
        answer = part[1]
        if answer not in self._open:
            opening, self._open[answer] = self.around(answer)
            start = [*opening, *start]
        if self._last_part[answer] == key:
            end = [*end, *self._open[answer]]
            self._open[answer] = []
        return start, end
