"""What kinds of characters there are for a line of Chinese text, and what of a text can be set at all.

Sources: 中文排版需求 (CLREQ) 3.1 on marks at line start and end; GB/T 15834-2011, 5.1 on the place of marks.
"""

from __future__ import annotations

import re
import unicodedata

OPENING = frozenset("（《〈「『【〔〖“‘［｛")
"""Full-width opening marks: their ink is in the right half of the cell, so the left half can be given up."""
CLOSING = frozenset("，。、；：？！）》〉」』】〕〗”’．］｝")
"""Full-width closing marks: their ink is in the left half of the cell, so the right half can be given up."""
NO_START = CLOSING | frozenset("—…―─⋯⸺～·‰℃％°,.;:?!)]}%/\u2013")
"""Marks that never begin a line."""
NO_END = OPENING | frozenset("([{￥＄¥$#№")
"""Marks that never end a line."""
PAIRED = frozenset("—…―─⋯")
"""Marks that stand in pairs (——, ……) and are not taken apart."""
SEPARATORS = frozenset("/._-?&=:#,;")
"""Where an over-long run of Latin letters (a URL) is best broken: behind these."""

_NUMBER_WITH_UNIT = re.compile(
    r"第?[0-9０-９][0-9０-９,.]*\s?"
    r"(?:[多余]?[百千万亿]*(?:人次|元|平方米|公里|个工作日|[年月日时分秒件条次个人名项起份篇期场册号批处位辆台家户种类岁周天页届度])?)?"
)
_JOINED = re.compile("[\u0300-\u036f]+")
_COMBINED = re.compile("[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""What counts as printable and still is not set as it is: loose accents, and variation selectors."""
_NEW_LINE = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def lines_of(text: str) -> list[str]:
    """The text as it can be set: cut where a new line was typed, cleaned of what has no picture. Never empty.

    Control characters, marks of writing direction, zero-width characters, variation selectors, lone surrogates and codes
    that are no character (U+FFFE, U+FFFF) are left out; each kind of space but the full-width one becomes a plain space; a
    letter with a loose accent becomes one character. Everything else stays, in its order.
    """
    return [_clean(piece) for piece in _NEW_LINE.split(text)]


def _clean(text: str) -> str:
    if text.isprintable() and not _COMBINED.search(text):
        return text
    if _JOINED.search(text):
        text = re.sub(".[\u0300-\u036f]+", lambda found: unicodedata.normalize("NFC", found[0]), text)
    return "".join(_settable(char) for char in text)


def _settable(char: str) -> str:
    if char == "\t":
        return " "
    category = unicodedata.category(char)
    if category == "Zs":
        return char if char == "\u3000" else " "
    if category in ("Cc", "Cf", "Cs") or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return ""
    if category == "Cn" and ("\ufdd0" <= char <= "\ufdef" or ord(char) & 0xFFFE == 0xFFFE):
        return ""
    return char


def in_run(char: str) -> bool:
    """Whether the character belongs to a run of Latin letters or digits that stays on one line."""
    return char < "\u0530" and char not in " ·×÷±°§"


def units(text: str) -> list[tuple[int, int]]:
    """Where a number stands with its unit (1日, 94%, 3件, 第5号): starts and ends of what is best kept together."""
    return [found.span() for found in _NUMBER_WITH_UNIT.finditer(text)]


def is_mark(char: str) -> bool:
    """Whether the character is a mark or a space, not a letter that a reader counts."""
    return unicodedata.category(char)[0] in "PZ"
