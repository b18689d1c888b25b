"""Recognising the label of a table row at the start of a line."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from forms.intake.columns import head_words
from forms.intake.figures import is_blank, is_unit, looks_like_value
from forms.intake.layout import Layout
from forms.intake.lines import Line
from forms.intake.marks import BLANK_RUN, BLANKS, NUMERALS, folded, key, strip
from forms.intake.residue import guess

_LONGEST = 160
_LONGEST_LINE = 2000
_START = 4
_SHORTEST_PIECE = 2
_MOST_LINES = 24
_OF_WHICH_WORDS = "其中"
_OF_WHICH = r"(?:其\s{0,2}中\s{0,2}[:：]?)?"
_NUMBERING = re.compile(
    rf"\"?(?:\d{{1,3}} +)?{_OF_WHICH}\s*"
    rf"(?:[{NUMERALS}]{{1,3}}\s*[、.．,，]|[(（][{NUMERALS}\d]{{1,3}}[)）]|[\d０-９]{{1,2}}\s*[、.．,，)）]|[①-⑳])?\s*{_OF_WHICH}\s*"
)
_BRACKETED = re.compile(r"[(（][^()（）]{0,120}[)）]")
_SUFFIX = re.compile(r"(?:数量|量|数)(?=[\s:：\d０-９(（]|$)")
_CLOSING = ')）》”"'
_LEADER = re.compile(r"^\s*[.…·]{2,}\s*")
_UNIT_NAMED = re.compile(r"^(?:计量)?单位\s*[:：]\s*")
_COMMAS = re.compile(r'(?:"?,"?[^,"，。]{0,20}){1,6}"?')
_GAP = re.compile(f"[{re.escape(BLANKS)}]+")
_LONGEST_TABLE = 20_000
_LONGEST_NUMBERING = 8
_FEWEST_APART = 2
_MOST_BEFORE = 2
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
        self._beginnings = {form[:end] for form in self._rows for end in range(_SHORTEST_PIECE, len(form))}
        self._all = self._beginnings | set(self._rows)
        self._any = re.compile("|".join(sorted(self._rows, key=len, reverse=True)))
        self._numberings = [_numbering_of(row.label) for row in layout.rows]
        self._lengths = sorted({len(form) for form in self._rows}, reverse=True)
        self._starts = {form[:_START] for form in self._rows}

    def bare(self, row: int) -> str:
        """The compared form of a row's label without its numbering."""
        return self._full[row]

    def find(self, text: str) -> Label | None:
        """The row label with which the line begins, if only cells of that row follow it.

        Cells parted by tabs may also stand before the label: a serial number, the unit, the value.
        """
        label = self._at_start(text)
        if label or "\t" not in text[:_LONGEST]:
            return label
        cells = text.split("\t")
        for at in range(1, min(_MOST_BEFORE, len(cells) - 1) + 1):
            if not looks_like_value(strip(cells[at - 1])):
                return None
            if label := self._at_start("\t".join(cells[at:])):
                before = tuple(map(strip, cells[:at]))
                if any(not is_unit(cell) for cell in label.cells):
                    before = tuple(cell for cell in before if is_unit(cell))  # the figure before it is a serial number
                return replace(label, cells=(*label.cells, *before), whole=label.whole and not before)
        return None

    def _at_start(self, text: str) -> Label | None:
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
        """As `find` for the line at index `at`, also if the label goes on on the next lines, with the cells beside any of them."""
        label = self.find(lines[at].text)
        if (label and not label.whole) or not self._may_begin(lines[at].text):
            return label
        letters, cells, found = "", list[str](), label
        for last in range(at, min(at + _MOST_LINES, len(lines))):
            text = lines[last].text
            if letters and guess(text):
                continue  # a page's number
            piece = self._piece(text[_end_of_numbering(text) :] if last == at else text, letters)
            if piece is None and letters and not cells and looks_like_value(cells_of(text)[0]):
                cells.extend(cells_of(text))  # the value stands halfway up a label of several lines
                continue
            if piece is None or (cells and piece[1]):
                break
            letters += piece[0]
            cells.extend(piece[1])
            if rows := self._rows.get(letters):
                found = Label(rows, tuple(cells), "", not cells, letters, last - at + 1)
        return found

    def _may_begin(self, text: str) -> bool:
        return key(text[(start := _end_of_numbering(text[:_LONGEST])) : start + _SHORTEST_PIECE]) in self._beginnings

    def _piece(self, text: str, letters: str) -> tuple[str, tuple[str, ...]] | None:
        """The line as the next piece of a label of which `letters` are read, and the cells beside it; None if it is none."""
        if len(text) > _LONGEST:
            return None
        if not text.strip(_CLOSING):
            return "", ()  # the end of a label's bracket, on a line of its own
        pieces = re.split(r"\t" if "\t" in text else _GAP, text)
        if len(pieces) > 1 and all(looks_like_value(strip(piece)) for piece in pieces):
            return None  # 次 is a unit here, though a label may go on with it
        for end in range(len(pieces), 0, -1):
            piece = key("".join(pieces[:end]))
            cells = tuple(map(strip, pieces[end:]))
            if piece and letters + piece in self._all and all(map(looks_like_value, cells)):
                return piece, cells
        return None

    def continued(self, rows: tuple[int, ...], letters: str, text: str) -> tuple[str, tuple[str, ...]] | None:
        """The line as the next piece of the label of one of the rows, of which `letters` are read, and the cells beside it."""
        piece = self._piece(text, letters)
        goes_on = piece is not None and any(self._full[row].startswith(letters + piece[0]) for row in rows)
        return piece if goes_on else None

    def rows_apart(self, line: Line) -> list[Line]:
        """The line, or the rows that stand on it one behind the other, each as a line of its own."""
        if not (2 * _START < len(line.text) <= _LONGEST_TABLE):
            return [line]
        letters, ends = _letters(line.text, 0)
        marks = list(self._any.finditer(letters))
        if len(marks) < _FEWEST_APART or 2 * len({match[0] for match in marks}) < len(marks):
            return [line]
        text, at, starts = line.text, 0, list[int]()
        for match in marks:
            begin = ends[match.start()] - 1
            starts.append(begin - self._numbering_before(match[0], text[max(at, begin - _LONGEST_NUMBERING) : begin]))
            at = ends[match.end() - 1]
        pieces = [strip(text[begin:end]) for begin, end in zip(starts, [*starts[1:], len(text)], strict=True)]
        labels = list(map(self.find, pieces))
        if not all(labels) or sum(label is not None and has_value(label) for label in labels) * 2 < len(labels):
            return [line]
        return [replace(line, text=piece) for piece in (*_heads_apart(strip(text[: starts[0]])), *pieces)]

    def _numbering_before(self, form: str, text: str) -> int:
        """How many characters at the end of `text`, which stands before a label, are the numbering of that label's row."""
        found = self._numberings[self._rows[form][0]].search(text)
        return len(text) - found.start() if found else 0

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
                words = _UNIT_NAMED.sub("", bracket.group()[1:-1])
        rest = _LEADER.sub("\t", rest)
        if (listed := _COMMAS.fullmatch(rest)) and all(map(looks_like_value, cells := _listed(listed[0]))):
            return Label(rows, cells, words, False, letters)
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


def _listed(rest: str) -> tuple[str, ...]:
    """The cells of a line whose cells are parted by commas, in quotes or not."""
    return tuple(strip(cell.strip('"')) for cell in rest.strip('"').lstrip(",").split(","))


def _heads_apart(text: str) -> tuple[str, ...]:
    """What stands before the first row of a table on one line: its title and the heads of its columns, each for itself."""
    words = text.split()
    at = next((at for at in range(len(words)) if head_words(" ".join(words[at:]))), len(words))
    return tuple(filter(None, (" ".join(words[:at]), " ".join(words[at:]))))


def _numbering_of(label: str) -> re.Pattern[str]:
    """How the numbering of a row may be printed right before its label: 1. 1、 (1) ①, （一） 一、, 其中：."""
    number = key(label[: _end_of_numbering(label)]).removeprefix(_OF_WHICH_WORDS)
    circled = chr(0x2460 + int(number) - 1) if number.isdecimal() else number
    marked = rf"(?:[(（]\s?{number}\s?[)）]|{number}\s?[、.．,，)）]|{circled}\s?、?)\s?" if number else ""
    return re.compile(rf"{_OF_WHICH}\s*{marked}\s*{_OF_WHICH}$")


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
