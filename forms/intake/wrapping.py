"""Paragraphs that were copied line by line, as a page breaks them (text out of a PDF): put together again."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from unicodedata import east_asian_width

from forms.intake.dates import whole_line
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
_SET_APART = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) (?=[\u4e00-\u9fff])")
_SET_CLOSE = re.compile(r"[\u4e00-\u9fff](?=[A-Za-z0-9])|[A-Za-z0-9%](?=[\u4e00-\u9fff])")
_FEWEST_GAPS, _OFTENER = 10, 4
_NOTHING = re.compile(r"(?!)")
_BETWEEN = re.compile(r"(?<=[^ -~]) (?=[^ -~])|(?<=[^ -~]) (?=\d)|(?<=\d) (?=[^ -~])")
_WITHIN = "，、"
_MOST_PIECES, _SHORTER, _LONGER = 6, 1, 3
"""Columns by which the pieces of one line may miss its width: marks may have given up half of theirs."""
_LISTED = re.compile("[一二三四五六七八九]、?是")
_RAGGED = 6
_STOP = "。；：！？;:!?"


def wide(text: str) -> float:
    """How many columns the text takes; a blank beside Chinese is the quarter of an em that the page leaves there."""
    columns = sum(2 if east_asian_width(char) in "WF" or char in "“”‘’…—" else 1 for char in text)
    return columns - len(_SET_APART.findall(text)) / 2


def put_together(lines: Sequence[Line], apart: Set[int]) -> tuple[list[Line], dict[int, list[Line]]]:
    """The lines with broken paragraphs as one line each, and by the number of each such line the lines that it was.

    A line goes on where what begins the next one would not have fitted on it, and after a comma. Pieces that fill just one line are
    one: where a line was stretched, each wide gap beside a mark ends a piece. `apart` are the indexes of lines that belong to the
    table. A text that is not broken so comes back with its lines as they are.
    """
    prose = [line for at, line in enumerate(lines) if at not in apart and guess(line.text) is None]
    gaps = _gaps(prose)
    full = _full_width(prose)
    if full is None:
        return [
            line if at in apart else replace(line, text=gaps.sub("", line.text)) for at, line in enumerate(lines)
        ], {}
    joined: list[Line] = []
    members: dict[int, list[Line]] = {}
    open_at, last = -1, ""  # the paragraph that may go on, and the last line of it
    pieces = False  # that line is the first of its paragraph, and more than one piece of it are read
    for at, line in enumerate(lines):
        if guess(line.text):
            joined.append(line)  # a page's number between two lines of a paragraph
            continue
        alone = open_at >= 0 and joined[open_at].number not in members
        # A first line that ends with a full stop is more often a paragraph of one line than one broken just there.
        room = full - (_INDENT if alone or pieces else 0)
        whole = alone and last[-1] == "。" and not line.text.startswith("其中")
        one = at not in apart and open_at >= 0 and _one_line(last, lines, at, apart, room, full - _INDENT)
        text = line.text if at in apart else _untracked(gaps.sub("", line.text), full)
        if one or (
            at not in apart
            and open_at >= 0
            and not whole
            and _goes_on(last, line.text, room, "" if alone else joined[open_at].text)
        ):
            head = joined[open_at]
            members.setdefault(head.number, [head]).append(line)
            blank = " " if last[-1].isascii() and line.text[0].isascii() and last[-1].isalpha() else ""
            joined[open_at] = replace(head, text=head.text + blank + text)
        else:
            open_at = -1 if at in apart else len(joined)
            joined.append(replace(line, text=text))
        pieces = one and (pieces or alone)
        last = last + line.text if one else line.text
    return joined, members


def _gaps(lines: Sequence[Line]) -> re.Pattern[str]:
    """The blanks between Chinese and figures or Latin letters if nearly every such place has one; else a pattern of nothing.

    LibreOffice and Word set a gap there, which comes out of a PDF as a blank.
    """
    spaced = sum(len(_SET_APART.findall(line.text)) for line in lines)
    close = sum(len(_SET_CLOSE.findall(line.text)) for line in lines)
    return _SET_APART if spaced >= _FEWEST_GAPS and spaced > _OFTENER * close else _NOTHING


def _untracked(text: str, full: float) -> str:
    """A line without the blanks between Chinese characters that stretching it to the full width made."""
    return _BETWEEN.sub("", text) if " " in text and wide(text) >= full - _RAGGED else text


def _one_line(before: str, lines: Sequence[Line], at: int, apart: Set[int], room: float, first: float) -> bool:
    """Whether `before` and what follows from index `at` are the pieces of one stretched line.

    Behind the end of a sentence, what is as wide as the `first` line of a paragraph more likely is one.
    """
    total = wide(before)
    for after in range(at, min(at + _MOST_PIECES, len(lines))):
        text = lines[after].text
        at_mark = before[-1] in _NO_START or text[0] in _NO_END
        if not at_mark or after in apart or guess(text) or _ITEM.match(text) or "\t" in text or whole_line(text)[0]:
            return False
        if before[-1] in _STOP and wide(text) >= first - _LONGER:
            return False
        total += wide(text)
        if total >= room - _SHORTER:
            return total <= room + _LONGER
        before = text
    return False


def _full_width(lines: Sequence[Line]) -> float | None:
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


def _goes_on(before: str, after: str, room: float, paragraph: str) -> bool:
    """Whether the line `before` goes on with the line `after`; `paragraph` is what it ends so far, "" if it is the first."""
    first = _UNIT.match(after)
    if first is None or "\t" in before + after:
        return False
    # Nothing ends without a mark but headings, and those are short: such a line was broken early, before a long word.
    slack = _SLACK if before[-1] in _NO_START or not paragraph else _RAGGED
    if before[-1] not in _WITHIN and wide(before) + wide(first[0]) <= room - slack:
        return False
    if before[-1] not in _STOP or not (item := _ITEM.match(after)):
        return True
    return (
        item[0].endswith("是") and _LISTED.search(paragraph, 2) is not None
    )  # 一是…；二是… run on within the paragraph
