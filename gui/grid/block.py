"""Blocks of cells as spreadsheets put them on the clipboard: tabs between cells, one line for a row."""

from __future__ import annotations

from collections.abc import Iterable

_MOST = 1_000_000
"""Characters that are read of a clipboard; the largest table of a report has some 10,000."""


def read_block(text: str) -> list[list[str]]:
    """Rows of cells from what Excel or WPS copied; quoted cells may hold tabs and line breaks. [] for no text."""
    import csv  # only when something is pasted: not at the start of the program
    import io

    plain = text[:_MOST].replace("\r\n", "\n").replace("\r", "\n")
    try:
        rows = list(csv.reader(io.StringIO(plain), dialect="excel-tab"))
    except csv.Error:  # no spreadsheet copies such cells: what stands between tabs and line ends is taken as it is
        rows = [line.split("\t") for line in plain.split("\n")]
    return [[cell.strip() for cell in line] for line in rows]


def write_block(rows: Iterable[Iterable[str]]) -> str:
    """Rows of cells for the clipboard, without a line break at the end."""
    return "\n".join("\t".join(_quoted(cell) for cell in line) for line in rows)


def _quoted(cell: str) -> str:
    if any(sign in cell for sign in '\t\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def is_block(text: str) -> bool:
    """More than one cell: pasting it into one line would run cells together."""
    return "\t" in text or "\n" in text.rstrip("\r\n")
