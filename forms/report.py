"""A report as rules, drafting and exporters read it: a form, its answers, and last year's where known. Reading only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from forms.expressions import References
from forms.model import Figures, Form, Table
from forms.values import NUMERIC, Number, Period, RowRef, Unreadable, Value, is_number, show

Answers: TypeAlias = "Mapping[str, Value]"

_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.|其中：)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年")
NOTHING: Answers = MappingProxyType({})
MARK = "#mark"
READ = "识别自正文"
"""The mark of a figure that an import read from the text and nobody has confirmed yet."""


def bare(label: str) -> str:
    """A label as it is spoken of: without its numbering and without the explanation in brackets behind it."""
    return _NUMBERING.sub("", label).partition("（")[0] or label


class Report:
    """Answers with the form that gives them meaning. `answers` may be a live mapping (a session's) or a frozen one."""

    __slots__ = ("answers", "form", "last")

    def __init__(self, form: Form, answers: Answers, last: Answers = NOTHING) -> None:
        self.form = form
        self.answers = answers
        self.last = last

    def frozen(self) -> Report:
        """The same report as it stands now, unmoved by later changes: what an export works on."""
        return Report(self.form, MappingProxyType(dict(self.answers)), self.last)

    def value(self, key: str) -> Value | None:
        """The stored answer, None for a blank."""
        return self.answers.get(key)

    def number(self, key: str) -> Number | None:
        """The answer as a number; None if blank or unreadable."""
        value = self.answers.get(key)
        return value if is_number(value) else None  # type: ignore[return-value]  # is_number has just said so

    def text(self, key: str) -> str:
        """The answer as text; '' for a blank."""
        value = self.answers.get(key)
        return value if isinstance(value, str) else ""

    def day(self, key: str) -> date | None:
        """The answer as a date; None if blank or unreadable."""
        value = self.answers.get(key)
        return value if isinstance(value, date) else None

    def period(self, key: str) -> Period | None:
        """The answer as a period; None if blank or unreadable."""
        value = self.answers.get(key)
        return value if isinstance(value, Period) else None

    def unconfirmed(self, key: str) -> bool:
        """Whether an import read the answer from the text and nobody has confirmed it yet."""
        return self.answers.get(key + MARK) == READ

    def unconfirmed_in(self, section: str) -> tuple[str, ...]:
        """What an import read from the text of a part and nobody has confirmed yet, in the order of its page."""
        part = self.form.section_by_id[section]
        keys: list[str] = []
        for item in part.items:
            if isinstance(item, Table):
                keys += (item.cell(row.id, c.id) for row in self.rows(item) for c in item.columns)
            else:
                keys += (field.key for field in item.fields)
        return tuple(key for key in keys if self.unconfirmed(key))

    def blank(self, key: str) -> bool:
        """True where nothing was filled in."""
        return self.answers.get(key) is None

    def shown(self, key: str) -> str:
        """The answer as printed."""
        value = self.answers.get(key)
        if value is None:
            return ""
        spec = self.form.spec(key)
        return show(spec.kind, value) if spec else str(value)

    def shown_last(self, key: str) -> str:
        """Last year's answer as printed, '' if unknown."""
        value = self.last.get(key)
        spec = self.form.spec(key)
        if value is None or spec is None or isinstance(value, Unreadable):
            return ""
        return show(spec.kind, value)

    def heading(self, section: str) -> str:
        """A part's heading: as the published report prints it, else the form's."""
        return self.text(f"heading:{section}") or self.form.section_by_id[section].heading

    def rows(self, table: Table) -> tuple[RowRef, ...]:
        """The rows of a table in their order."""
        if not table.grows:
            return table.first_rows
        value = self.answers.get(table.rows_key)
        return (
            value
            if isinstance(value, tuple) and not isinstance(value, (Unreadable, Period, References))
            else table.first_rows
        )

    def rows_begun(self, table: Table) -> tuple[RowRef, ...]:
        """The rows without those that were added and left wholly empty: Enter in the last row adds one, and it weighs nothing."""
        rows = self.rows(table)
        if not table.grows:
            return rows
        return tuple(
            row
            for row in rows
            if row.id in table.row_by_id or not all(self.blank(table.cell(row.id, c.id)) for c in table.columns)
        )

    def row_name(self, table: Table, row: str) -> str:
        """What a row is called: the officer's name for it, else the declared label."""
        named = self.text(table.cell(row, "name")) if table.grows else ""
        declared = table.row_by_id.get(row)
        return named or (declared.label if declared else "")

    def name(self, key: str) -> str:
        """What an answer is called in a message: 申请答复数, 书记、市长信件收到数."""
        spec = self.form.spec(key)
        if spec is None:
            return key
        if spec.table is None or spec.column is None:
            return bare(spec.label)
        row = self._told_apart(spec.table, spec.table.split(key)[0])
        told_apart = sum(column.id != "name" for column in spec.table.columns) > 1
        return f"{row}{spec.column.label}" if told_apart else row

    def _told_apart(self, table: Table, row: str) -> str:
        """A row as it is spoken of: short, but with its bracket where another row is called the same without (行政复议)."""
        full = self.row_name(table, row)
        short = bare(full)
        if "（" not in full or table.printed:
            return short
        alike = sum(bare(self.row_name(table, other.id)) == short for other in self.rows(table))
        return full if alike > 1 else short

    def unit(self, key: str) -> str:
        """The unit of an answer, '' if it has none."""
        spec = self.form.spec(key)
        if spec is None:
            return ""
        return spec.unit or (spec.column.unit if spec.column else "")

    def families(self, table: Table, depth: int = 0) -> Iterator[tuple[str, tuple[str, ...]]]:
        """(row, its parts) for each row of `depth` that has rows one deeper right under it."""
        rows = self.rows_begun(table)
        for at, row in enumerate(rows):
            if row.depth != depth:
                continue
            parts: list[str] = []
            for below in rows[at + 1 :]:
                if below.depth <= depth:
                    break
                if below.depth == depth + 1:
                    parts.append(below.id)
            if parts:
                yield row.id, tuple(parts)

    def asked(self, section: str) -> tuple[str, ...]:
        """What a part wants filled in before it is complete: its text, what the cover and printed tables need, and the rest
        of each set of figures that was begun (figures behind a text may be left alone altogether).
        """
        part = self.form.section_by_id[section]
        first = part is self.form.sections[0]
        keys = [part.narrative] if part.narrative else []
        for item in part.items:
            keys += _cells_asked(self, item) if isinstance(item, Table) else _fields_asked(self, item, always=first)
        return tuple(keys)

    @property
    def year(self) -> int | None:
        """The year reported on: that of the statistics period, else the first year in the title."""
        period = self.period("period")
        return period.end.year if period else year_in(self.text("title"))

    def keys_of(self, section: str) -> tuple[str, ...]:
        """Every key that can be filled in within a section, in the order of its page (notes and marks left out)."""
        part = self.form.section_by_id[section]
        keys: list[str] = []
        for item in part.items:
            if isinstance(item, Table):
                for row in self.rows(item):
                    declared = item.row_by_id.get(row.id)
                    if not (declared and declared.head):
                        keys += [item.cell(row.id, c.id) for c in item.columns if c.id != "name"]
            else:
                keys += [f.key for f in item.fields]
        return (*keys, part.narrative) if part.narrative else tuple(keys)


def _fields_asked(report: Report, figures: Figures, always: bool) -> list[str]:
    keys = [field.key for field in figures.fields if not field.optional]
    return keys if always or any(not report.blank(key) and not report.unconfirmed(key) for key in keys) else []


def _cells_asked(report: Report, table: Table) -> list[str]:
    """All cells of a printed table; of another one the figures, once it was begun (what was merely read begins nothing)."""
    rows = [
        row.id for row in report.rows_begun(table) if not (row.id in table.row_by_id and table.row_by_id[row.id].head)
    ]
    keys = [table.cell(r, c.id) for r in rows for c in table.columns if table.printed or c.kind in NUMERIC]
    begun = table.printed or any(not report.blank(key) and not report.unconfirmed(key) for key in keys)
    return keys if begun else []


def year_in(text: str) -> int | None:
    """The first year of the form 2017年 in a text, None if there is none."""
    found = _YEAR.search(text)
    return int(found[1]) if found else None
