"""A report given as bare text: its parts, and the rows of its table (label, unit and value on lines)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from forms.prose import numerals
from forms.prose.chars import narrow
from forms.prose.meaning import Cell

_HEADING = re.compile(r"^[ \t]{0,8}([一二三四五六七八九十]{1,3})、(?!\s?是)([^\n。,;:]{2,40}?)[ \t]*$", re.MULTILINE)
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+\.|其中:)\s*")
_OF = r"(?:[条件次篇个人宗]|万元|人次)"
_COUNT = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,12})(?:\.\d{1,4})?"
_VALUE = re.compile(rf"\s*{_OF}?\s*({_COUNT})(?=\s*{_OF}?\s*$|\s*\()")
_ROW = re.compile(
    rf"(?P<label>[^\n]{{2,80}}?)(?:[\s|:]{{1,40}}\(?{_OF}\)?)?[\s|:]{{1,40}}(?P<value>{_COUNT})\s?{_OF}?[\s|]{{0,20}}"
)
_UNIT = re.compile(r"\s*(?:[条件次篇个人]|万元|人次|——|-)\s*$")


def parts(flat: str) -> dict[str, tuple[str, int, int, int]]:
    """Part id to (title, start of its heading, start and end of its text), where headings 一、 二、 … follow one another."""
    found: dict[str, tuple[str, int, int, int]] = {}
    last: str | None = None
    for m in _HEADING.finditer(flat):
        if numerals.read(m[1]) != len(found) + 1:
            continue
        if last is not None:
            title, at, start, _ = found[last]
            found[last] = (title, at, start, m.start())
        last = str(len(found) + 1)
        found[last] = (m[2].strip(), m.start(), m.end(), len(flat))
    return found


def headings(flat: str) -> list[tuple[int, str]]:
    """(where its text begins, title) of every numbered heading, an excerpt's too."""
    return [(m.end(), m[2].strip()) for m in _HEADING.finditer(flat)]


def bare(label: str) -> str:
    """A label without numbering, brackets and blanks, for comparison."""
    flat = _NUMBERED.sub("", narrow(label).strip())
    return re.sub(r"\([^()]*\)|[\s:]", "", flat)


def cells(flat: str, labels: Mapping[str, str]) -> tuple[dict[str, Cell], tuple[int, int]]:
    """(row id to cell, half-open stretch of the lines read) for rows that stand in a text in the order of the table."""
    order = [(row, bare(label)) for row, label in labels.items()]
    by_label: dict[str, list[int]] = {}
    for at, (_, name) in enumerate(order):
        by_label.setdefault(name, []).append(at)
    found: dict[str, Cell] = {}
    lines = _lines(flat)
    next_row, first, last = 0, -1, -1
    for n, (start, line) in enumerate(lines):
        name, same = _on_one_line(line)
        row_at = next((at for at in by_label.get(bare(name), ()) if at >= next_row), None)
        if row_at is None:
            continue
        value, end = (same, start + len(line)) if same is not None else _value_below(lines, n)
        if value is None:
            continue
        row = order[row_at][0]
        found[row] = Cell(labels[row], "", value)
        next_row = row_at + 1
        first, last = start if first < 0 else first, end
    return found, (first, last)


def _lines(flat: str) -> list[tuple[int, str]]:
    out, start = [], 0
    for line in flat.split("\n"):
        if line.strip():
            out.append((start, line))
        start += len(line) + 1
    return out


def _on_one_line(line: str) -> tuple[str, int | Decimal | None]:
    """(label, figure) of 「收到申请数  件  7」, 「| 收到申请数 | 件 | 7 |」, 「收到申请数：7件」; (line, None) where no figure ends it."""
    m = _ROW.fullmatch(line.strip(" |"))
    if m is None:
        return line, None
    return re.sub(r"[|\s]", "", m["label"]), _number(m["value"])


def _value_below(lines: list[tuple[int, str]], n: int) -> tuple[int | Decimal | None, int]:
    """The first figure on the three lines below a label."""
    for start, line in lines[n + 1 : n + 4]:
        if m := _VALUE.match(line):
            return _number(m[1]), start + len(line)
        if not _UNIT.match(line) and not line.strip().startswith("("):
            break
    return None, -1


def _number(digits: str) -> int | Decimal:
    digits = digits.replace(",", "")
    return Decimal(digits) if "." in digits else int(digits)
