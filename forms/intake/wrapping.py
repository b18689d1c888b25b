"""Paragraphs that were copied line by line, as a page breaks them (text out of a PDF): put together again."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from unicodedata import east_asian_width

from forms.intake.lines import Line
from forms.intake.residue import guess

_NARROWEST, _WIDEST = 40, 120
"""Columns of a text, an ideograph being two: lines of 20 to 60 of them."""
_FEWEST_FULL = 8
_FULL_SHARE = 0.25
_LONGER_SHARE = 0.02
_SLACK = 1
_INDENT = 4
_NO_START = "，。、；：！？）》〉”’〕】,.;:!?)]}％%"
_NO_END = "（《〈“‘〔【([{"
_UNIT = re.compile(rf"[{re.escape(_NO_END)}]*(?:[A-Za-z0-9.,%/:-]+|.)[{re.escape(_NO_START)}]*")
_ITEM = re.compile(r"[(（]?[一二三四五六七八九十\d]{1,3}(?:[)）、.．]|是|、?是)|第[一二三四五六七八九十]+部分|[①-⑳]")
_WITHIN = "，、"
_STOP = "。；：！？;:!?"


def wide(text: str) -> int:
    """How many columns the text takes."""
    return sum(2 if east_asian_width(char) in "WF" or char in "“”‘’…—" else 1 for char in text)


def put_together(lines: Sequence[Line], apart: Set[int]) -> tuple[list[Line], dict[int, list[Line]]]:
    """The lines with broken paragraphs as one line each, and by the number of each such line the lines that it was.

    A line goes on where what begins the next one would not have fitted on it, and after a comma. `apart` are the indexes of lines that belong
    to the table. A text that is not broken so comes back as it is.
    """
    full = _full_width([line for at, line in enumerate(lines) if at not in apart and guess(line.text) is None])
    if full is None:
        return list(lines), {}
    joined: list[Line] = []
    members: dict[int, list[Line]] = {}
    open_at, last = -1, ""  # the paragraph that may go on, and the last line of it
    for at, line in enumerate(lines):
        if guess(line.text):
            joined.append(line)  # a page's number between two lines of a paragraph
            continue
        alone = open_at >= 0 and joined[open_at].number not in members
        # A first line that ends with a full stop is more often a paragraph of one line than one broken just there.
        whole = alone and last[-1] == "。"
        room = full - (_INDENT if alone else 0)
        if at not in apart and open_at >= 0 and not whole and _goes_on(last, line.text, room):
            head = joined[open_at]
            members.setdefault(head.number, [head]).append(line)
            blank = " " if last[-1].isascii() and line.text[0].isascii() and last[-1].isalpha() else ""
            joined[open_at] = replace(head, text=head.text + blank + line.text)
        else:
            open_at = -1 if at in apart else len(joined)
            joined.append(line)
        last = line.text
    return joined, members


def _full_width(lines: Sequence[Line]) -> int | None:
    """The width at which the lines are broken, None if they are not."""
    widths = [width for line in lines if (width := wide(line.text)) >= _NARROWEST // 2]
    counts = Counter(width for width in widths if _NARROWEST <= width <= _WIDEST)
    if not counts:
        return None
    full = counts.most_common(1)[0][0]
    about = sum(count for width, count in counts.items() if full - 2 <= width <= full + 2)
    longer = sum(width > full + 4 for width in widths)
    broken = about >= max(_FEWEST_FULL, _FULL_SHARE * len(widths)) and longer <= _LONGER_SHARE * len(widths)
    return full if broken else None


def _goes_on(before: str, after: str, room: int) -> bool:
    first = _UNIT.match(after)
    if first is None or "\t" in before + after:
        return False
    if before[-1] not in _WITHIN and wide(before) + wide(first[0]) <= room - _SLACK:
        return False
    return not (_ITEM.match(after) and before[-1] in _STOP)
