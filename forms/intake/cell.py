"""From the gathered cells of one row to its value, its note and what to look at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from forms.intake.columns import Columns
from forms.intake.figures import Figure, is_figure, is_unit, looks_like_value, read_figure, unit_name
from forms.intake.layout import TableRow
from forms.intake.lines import Line
from forms.intake.reading import CellRead, Remark
from forms.intake.tidy import tidy

_FIRST_GROUP = re.compile(r"\d{1,3}(?:\d{3})*")
_GROUP = re.compile(r"\d{3}")


@dataclass(frozen=True)
class Token:
    """The words of one cell and the line they stand on."""

    line: Line
    text: str


@dataclass(frozen=True)
class RowOutcome:
    """A row's cell, the remarks on it, and the numbers of lines that turned out not to belong to it."""

    cell: CellRead
    remarks: tuple[Remark, ...]
    unused: frozenset[int]


def read_row(
    row: TableRow, tokens: Sequence[Token], columns: Columns, year: int | None, line: int, trailing: bool
) -> RowOutcome:
    """Read the cells after a row's label, which stands on `line`.

    `columns` are the heads of the table, `year` the report's year, to choose among several figures. `trailing` says
    that no row follows: words on later lines are then not taken for a note.
    """
    unit, rest = _without_unit(row, tokens)
    if len(columns.values) == 1:
        rest = _grouped(rest)
    figures = [(token, read_figure(token.text, row)) for token in rest if is_figure(token.text)]
    words = [token for token in rest if not looks_like_value(token.text)]
    if row.header:
        return _header(row, tokens, figures, words, line)
    unused: set[int] = set()
    if trailing and not columns.note and figures:
        unused = {token.line.number for token in words if token.line.number > figures[0][0].line.number}
        unused -= {token.line.number for token, _ in figures}
        words = [token for token in words if token.line.number not in unused]
    remarks: list[Remark] = []
    chosen = _chosen(row, figures, columns, year, line, remarks)
    value, notes = None, []
    where = line
    if chosen:
        token, figure = chosen
        where, value = token.line.number, figure.value
        if figure.words:
            notes.append(figure.words)
        problem = figure.problem or (_money_problem(row, unit) if value is not None else "")
        if problem:
            value, notes = None, [" ".join(filter(None, (token.text, unit if unit != row.unit else "")))]
            remarks.append(
                Remark(
                    where,
                    f"“{row.label}”的“{shortened(token.text)}”{problem}；已留空并移入备注，请核对后填写。",
                    "other_unit" if "单位" in problem else "bad_value",
                    row.id,
                )
            )
        elif figure.words and value is not None:
            remarks.append(Remark(where, f"“{row.label}”读作{value}，其余文字移入备注。", "note_moved", row.id))
    elif words:
        where = words[0].line.number
        remarks.append(
            Remark(
                where, f"“{row.label}”里是文字“{shortened(words[0].text)}”，不是数；已移入备注。", "bad_value", row.id
            )
        )
    else:
        remarks.append(Remark(line, f"“{row.label}”原文没有填数，已留空。", "blank_cell", row.id))
    notes.extend(token.text for token in words)
    note = tidy(_unwrapped("；".join(notes))) or None
    written = " ".join(token.text for token in tokens if token.line.number not in unused and token.text)
    return RowOutcome(CellRead(value, note, where, written), tuple(remarks), frozenset(unused))


def _grouped(tokens: Sequence[Token]) -> list[Token]:
    """With one column of figures, groups of three digits on one line are one figure: 1 234."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if last and last.line is token.line and _FIRST_GROUP.fullmatch(last.text) and _GROUP.fullmatch(token.text):
            joined[-1] = Token(token.line, last.text + token.text)
        else:
            joined.append(token)
    return joined


def _without_unit(row: TableRow, tokens: Sequence[Token]) -> tuple[str, list[Token]]:
    """Part the unit, in a cell of its own or apart from the figure, from the other cells; another unit goes first."""
    units = [unit_name(token.text) for token in tokens if is_unit(token.text)]
    unit = next((unit for unit in units if unit != row.unit), row.unit)
    return unit, [token for token in tokens if not is_unit(token.text)]


def _chosen(
    row: TableRow,
    figures: list[tuple[Token, Figure]],
    columns: Columns,
    year: int | None,
    line: int,
    remarks: list[Remark],
) -> tuple[Token, Figure] | None:
    if not figures:
        return None
    at = columns.chosen(len(figures), year)
    taken = figures[at or 0]
    if len({figure.value for _, figure in figures}) > 1:
        others = "、".join(shortened(token.text) for token, _ in figures if token is not taken[0])
        remarks.append(
            Remark(
                line,
                f"“{row.label}”有几个数，已取“{shortened(taken[0].text)}”，没有取“{shortened(others)}”；请核对。",
                "several_values",
                row.id,
            )
        )
    return taken


def _money_problem(row: TableRow, unit: str) -> str:
    if row.money and unit != row.unit and unit in ("元", "人民币元"):
        return f"单位是{unit}，本格应以{row.unit}计"
    return ""


def _header(
    row: TableRow,
    tokens: Sequence[Token],
    figures: list[tuple[Token, Figure]],
    words: list[Token],
    line: int,
) -> RowOutcome:
    """A header row has no value: figures on its own line are remarked, on lines of their own they are unplaced."""
    extra = [token for token, _ in figures] + words
    unused = frozenset(token.line.number for token in extra if token.line.number != line)
    remarks = tuple(
        Remark(
            line,
            f"“{row.label}”是栏目行，没有数可填，原文却有“{shortened(token.text)}”；没有读入。",
            "header_value",
            row.id,
        )
        for token in extra
    )
    return RowOutcome(CellRead(None, None, line, " ".join(token.text for token in tokens)), remarks, unused)


def _unwrapped(note: str) -> str:
    """The note without a pair of brackets that encloses the whole of it."""
    if len(note) > 2 and note[0] in "(（" and note[-1] in ")）" and not any(mark in "()（）" for mark in note[1:-1]):
        return note[1:-1]
    return note


def shortened(text: str) -> str:
    """The text as quoted in a message: at most 40 characters of it."""
    return text if len(text) <= 40 else text[:40] + "…"
