"""Bookmarks round what came from one answer, so that a file edited in Word can be laid back to its fields."""

from __future__ import annotations

import hashlib
import string

from exporters.word_xml import Element, element

_PLAIN = frozenset(string.ascii_lowercase + string.digits)
_PREFIX = "v_"
_LONGEST = 40
_HASHED = 16


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

    def __init__(self) -> None:
        self._marked: set[str] = set()

    def around(self, key: str) -> tuple[list[Element], list[Element]]:
        """What stands before and behind the text of a key: a bookmark's start and end, or nothing."""
        if not key or key in self._marked:
            return [], []
        number = len(self._marked)
        self._marked.add(key)
        return (
            [element("w:bookmarkStart", id=number, name=bookmark_name(key))],
            [element("w:bookmarkEnd", id=number)],
        )
