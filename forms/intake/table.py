"""Reading the rows of the statistics table, one cell per line or one row per line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from forms.intake.apart import Apart, columns_apart
from forms.intake.cell import Token, read_row, shortened
from forms.intake.columns import Columns, columns_of, head_words
from forms.intake.figures import is_blank, looks_like_value
from forms.intake.labels import Label, Labels, cells_of
from forms.intake.layout import Layout
from forms.intake.lines import Line
from forms.intake.marks import key
from forms.intake.markup import is_rule
from forms.intake.order import reading_order
from forms.intake.reading import CellRead, Remark, Unplaced
from forms.intake.region import Region
from forms.intake.residue import SIGNATURE, TABLE_HEAD, TABLE_TITLE, guess, is_signature, is_table_title

UNKNOWN_IN_TABLE = "附表里没有认出的文字"
_MOST_TOKENS = 8
_OF_WHICH = "其中"
_LONGEST_CELL = 1000


@dataclass
class TableRead:
    """The cells by row id, the lines that found no row, and what to look at. `placed` has the line numbers used."""

    cells: dict[str, CellRead] = field(default_factory=dict)
    unplaced: list[Unplaced] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    placed: set[int] = field(default_factory=set)
    rows: dict[str, int] = field(default_factory=dict)


@dataclass
class _Open:
    """The row whose cells are being gathered."""

    at: int
    label: Label
    line: Line
    tokens: list[Token]
    letters: str
    columns: Columns


class TableReader:
    """Reads the regions of one text, in order; `finish` gives the result once."""

    def __init__(self, layout: Layout, labels: Labels, year: int | None) -> None:
        self._layout = layout
        self._labels = labels
        self._year = year
        self._columns = Columns()
        self._heads: list[str] = []
        self._current = -1
        self._open: _Open | None = None
        self._rows: list[_Open] = []
        self._of_cell: dict[str, tuple[Remark, ...]] = {}
        self._result = TableRead()

    def read(self, lines: Sequence[Line], region: Region, found: dict[int, Label]) -> None:
        """Read the lines of one region; `found` holds the labels by line index."""
        within = {at + n for at, label in found.items() for n in range(1, label.lines)}
        pages = {} if len(self._columns.values) > 1 else self._apart(lines, region, found)
        for at in reading_order(lines, region, found):
            line = lines[at]
            if page := pages.get(at):
                if at == page.page.start:
                    self._read_apart(lines, page, found)
                continue
            if is_rule(line.text) or (at in within and not guess(line.text)):
                self._result.placed.add(line.number)
            elif at in within:
                self._leave(line)
            elif at in found:
                self._start(line, found[at])
            elif not self._take(line):
                self._leave(line)
        for opened in self._rows:
            self._settle(opened, trailing=opened is self._open)
        self._rows, self._open = [], None

    def _apart(self, lines: Sequence[Line], region: Region, found: dict[int, Label]) -> dict[int, Apart]:
        pages = columns_apart(lines, region, found, self._layout, self._current)
        return {at: page for page in pages for at in page.page}

    def _read_apart(self, lines: Sequence[Line], page: Apart, found: dict[int, Label]) -> None:
        """Read a page whose columns stand one after the other: each row has its cells, what is no cell is left."""
        of_labels = {at + n for at in page.labels for n in range(found[at].lines)}
        for at in page.page:
            line = lines[at]
            if at in of_labels or is_rule(line.text) or all(map(looks_like_value, cells_of(line.text))):
                self._result.placed.add(line.number)
            else:
                self._leave(line)
        for at, row in page.labels.items():
            if self._layout.rows[row].header:
                self._result.rows.setdefault(self._layout.rows[row].id, lines[at].number)
            else:
                tokens = page.cells.pop(row, [])
                self._rows.append(_Open(row, found[at], lines[at], tokens, found[at].letters, self._columns))
            self._current = max(self._current, row)
        self._open = None

    def finish(self) -> TableRead:
        """What was read from all regions."""
        for remarks in self._of_cell.values():
            self._result.remarks.extend(remarks)
        return self._result

    def _start(self, line: Line, label: Label) -> None:
        if self._heads:
            self._columns, self._heads = columns_of(self._heads), []
        later = [row for row in label.rows if row > self._current]
        at = later[0] if later else label.rows[-1]
        self._current = at
        tokens = [Token(line, cell) for cell in label.cells]
        if label.words:
            tokens.append(Token(line, label.words))
        self._open = _Open(at, label, line, tokens, label.letters, self._columns)
        self._rows.append(self._open)
        self._result.placed.add(line.number)

    def _take(self, line: Line) -> bool:
        """Give the line to the open row as a cell or as the end of its label; False if it belongs elsewhere."""
        row = self._open
        if row is None or (head_words(line.text) and not is_blank(line.text)):
            return False
        if key(line.text) == _OF_WHICH:
            self._result.placed.add(line.number)
            return True
        piece = self._labels.continued(row.label.rows, row.letters, line.text)
        if piece and not (row.tokens and piece[1]):
            row.letters += piece[0]
            row.tokens.extend(Token(line, cell) for cell in piece[1])
            self._result.placed.add(line.number)
            return True
        if guess(line.text) or is_signature(line.text) or len(line.text) > _LONGEST_CELL:
            return False
        if len(row.tokens) >= _MOST_TOKENS:
            return False
        row.tokens.extend(Token(line, cell) for cell in cells_of(line.text))
        return True

    def _leave(self, line: Line) -> None:
        words = head_words(line.text)
        if words:
            self._heads.extend(words)
            reason = TABLE_HEAD
        elif is_signature(line.text):
            reason = SIGNATURE
        elif is_table_title(line.text):
            reason = TABLE_TITLE
        else:
            reason = guess(line.text) or UNKNOWN_IN_TABLE
        self._result.unplaced.append(Unplaced(line.number, line.written, reason))

    def _settle(self, opened: _Open, trailing: bool) -> None:
        """Read the gathered cells. After the last row, words on lines of their own are not taken for its note."""
        row = self._layout.rows[opened.at]
        outcome = read_row(row, opened.tokens, opened.columns, self._year, opened.line.number, trailing)
        self._place(opened.tokens, outcome.unused)
        self._result.rows.setdefault(row.id, opened.line.number)
        if row.header:
            self._result.remarks.extend(outcome.remarks)
            return
        before = self._result.cells.get(row.id)
        if before is None or (before.value is None and not before.note):
            self._result.cells[row.id] = outcome.cell
            self._result.rows[row.id] = opened.line.number
            self._of_cell[row.id] = outcome.remarks
        elif (outcome.cell.value, outcome.cell.note) not in ((before.value, before.note), (None, None)):
            message = (
                f"“{row.label}”出现了两次，前一处（第{before.line}行）是“{shortened(before.written)}”，"
                f"这里是“{shortened(outcome.cell.written)}”；已取前一处，请核对。"
            )
            self._result.remarks.append(Remark(opened.line.number, message, "cell_twice", row.id))

    def _place(self, tokens: Iterable[Token], unused: frozenset[int]) -> None:
        for line in {token.line.number: token.line for token in tokens}.values():
            if line.number in unused:
                self._result.unplaced.append(Unplaced(line.number, line.written, guess(line.text) or UNKNOWN_IN_TABLE))
            else:
                self._result.placed.add(line.number)
