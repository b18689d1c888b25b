"""Recognising the label of a table row at the start of a line."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from forms.intake.figures import is_blank, looks_like_value
from forms.intake.layout import Layout
from forms.intake.lines import Line
from forms.intake.marks import BLANK_RUN, BLANKS, NUMERALS, folded, key, strip

_LONGEST = 160
_LONGEST_LINE = 2000
_START = 4
_MOST_LINES = 3
_OF_WHICH = r"(?:其\s{0,2}中\s{0,2}[:：]?)?"
_NUMBERING = re.compile(
    rf"(?:\d{{1,3}}[\t ]+)?{_OF_WHICH}\s*"
    rf"(?:[{NUMERALS}]{{1,3}}\s*[、.．,，]|[(（][{NUMERALS}\d]{{1,3}}[)）]|[\d０-９]{{1,2}}\s*[、.．,，)）]|[①-⑳])?\s*{_OF_WHICH}\s*"
)
_BRACKETED = re.compile(r"[(（][^()（）]{0,120}[)）]")
_SUFFIX = re.compile(r"(?:数量|量|数)(?=[\s:：\d０-９(（]|$)")
_GLUED = re.compile(
    r"(?:[条件次篇个人期]|人次|万元)?\s*[\d０-９][\d０-９,，.．]*\s*(?:[条件次篇个人期]|人次|万元)?|[—－/-]{1,4}"
)


@dataclass(frozen=True)
class Label:
    """A label found: the rows (their places in the layout) that are printed so, and what stands after it.

    `letters` is the compared form of what was read of it, `whole` says that nothing stands after it on its line, `lines`
    on how many lines it is printed.
    """

    rows: tuple[int, ...]
    cells: tuple[str, ...]
    words: str
    whole: bool
    letters: str
    lines: int = 1


class Labels:
    """The labels of a layout, looked up without numbering, marks and blanks, with or without their bracketed part."""

    def __init__(self, layout: Layout) -> None:
        found: dict[str, list[int]] = defaultdict(list)
        self._full: dict[int, str] = {}
        for at, row in enumerate(layout.rows):
            bare = row.label[_end_of_numbering(row.label) :]
            self._full[at] = key(bare)
            for form in {key(bare), key(_BRACKETED.sub("", bare))}:
                found[form].append(at)
        self._rows = {form: tuple(rows) for form, rows in found.items() if form}
        self._beginnings = {form[:end] for form in self._rows for end in range(_START, len(form))}
        self._lengths = sorted({len(form) for form in self._rows}, reverse=True)
        self._starts = {form[:_START] for form in self._rows}

    def bare(self, row: int) -> str:
        """The compared form of a row's label without its numbering."""
        return self._full[row]

    def find(self, text: str) -> Label | None:
        """The row label with which the line begins, if only cells of that row follow it."""
        if len(text) > _LONGEST_LINE:
            return None
        start = _end_of_numbering(text[:_LONGEST])
        if key(text[start : start + 2 * _START])[:_START] not in self._starts:
            return None
        letters, ends = _letters(text[: start + _LONGEST], start)
        for length in self._lengths:
            if length <= len(letters) and (rows := self._rows.get(letters[:length])):
                label = self._with_rest(rows, text, ends[length - 1], letters[:length])
                if label:
                    return label
        return None

    def find_over_lines(self, lines: Sequence[Line], at: int) -> Label | None:
        """As `find` for the line at index `at`, also if the label goes on on the next line or two."""
        text = lines[at].text
        label = self.find(text)
        if label or len(text) > _LONGEST or key(text[_end_of_numbering(text) :]) not in self._beginnings:
            return label
        for last in range(at + 1, min(at + _MOST_LINES, len(lines))):
            if len(text) > _LONGEST:
                break
            text += lines[last].text
            if label := self.find(text):
                return replace(label, lines=last - at + 1)
        return None

    def continues(self, rows: tuple[int, ...], letters: str, text: str) -> bool:
        """Whether the line is the next piece of the label of one of the rows, of which `letters` are read."""
        piece = key(text) if len(text) <= _LONGEST else ""
        return bool(piece) and any(self._full[row].startswith(letters + piece) for row in rows)

    def _with_rest(self, rows: tuple[int, ...], text: str, end: int, letters: str) -> Label | None:
        while end < len(text) and text[end] in '》〉”"':
            end += 1
        rest, words = text[end:], ""
        if rest[:1] in ")）":
            rest = rest[1:]
        if suffix := _SUFFIX.match(rest):
            rest = rest[suffix.end() :]
        bracket = _BRACKETED.match(rest.lstrip(BLANKS)[:_LONGEST])
        if bracket:
            rest = rest.lstrip(BLANKS)[bracket.end() :]
            if not any(self._full[row] != letters for row in rows):
                words = bracket.group()[1:-1]
        if not rest or rest[0] in BLANKS or rest[0] in ":：":
            return Label(rows, _cells(rest.lstrip(":：")), words, not strip(rest), letters)
        if len(rest) <= 24 and _GLUED.fullmatch(rest):
            unit = re.match(r"[^\d０-９—－/-]*", rest)
            split = unit.end() if unit else 0
            return Label(rows, tuple(filter(None, (rest[:split].strip(), rest[split:]))), words, False, letters)
        return None


def cells_of(text: str) -> tuple[str, ...]:
    """The cells of a line that has no label of its own."""
    return _cells(text)


def has_value(label: Label) -> bool:
    """Whether the cells after the label begin as a row's cells do."""
    return bool(label.cells) and looks_like_value(label.cells[0])


def _cells(rest: str) -> tuple[str, ...]:
    """Cells parted by tabs if there are any (blank ones are kept), else by runs of blanks."""
    if "\t" in rest:
        cells = [strip(cell) for cell in rest.split("\t")]
        if cells and not cells[0]:
            cells = cells[1:]
        return tuple(cells)
    rest = strip(rest)
    if not rest:
        return ()
    pieces = BLANK_RUN.split(rest)
    leading = 0
    while leading < len(pieces) and (looks_like_value(pieces[leading]) or is_blank(pieces[leading])):
        leading += 1
    return (*pieces[:leading], *((" ".join(pieces[leading:]),) if pieces[leading:] else ()))


def _end_of_numbering(text: str) -> int:
    match = _NUMBERING.match(text)
    return match.end() if match else 0


def _letters(text: str, start: int) -> tuple[str, list[int]]:
    """The compared form of the text from `start`, and where in the text each of its letters ends."""
    letters: list[str] = []
    ends: list[int] = []
    for at in range(start, len(text)):
        for letter in folded(text[at]):
            letters.append(letter)
            ends.append(at + 1)
    return "".join(letters), ends
