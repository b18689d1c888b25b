"""From a published report's file to a session: decoded, read, and laid into the answers of the edition for its year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from forms.editions import EDITIONS, edition_for, refusal
from forms.errors import NianbaoError, reason_of
from forms.intake.decode import decode
from forms.intake.errors import Unreadable as NotAReport
from forms.intake.layout import Layout, SectionTitle, TableRow
from forms.intake.reading import Reading, Remark
from forms.intake.stated import stated
from forms.intake.text import read
from forms.model import Figures, Form, Table
from forms.plain_files import read_plain
from forms.report import Answers
from forms.session import Session
from forms.values import Kind, Period, Value, parse

LARGEST = 20 * 1024 * 1024
"""Bytes that are read of a file; a report is some 30 KB, and no text of one comes near this."""


class CannotLoadError(NianbaoError):
    """The file cannot become a draft; the text says why and what to do."""


@dataclass(frozen=True)
class Loaded:
    """A report that was read: its form, the answers found, what was read, and the original text that the draft keeps."""

    form: Form
    answers: Answers
    reading: Reading
    text: str
    encoding: str
    name: str

    def session(self, last: Answers | None = None) -> Session:
        """A new session on the answers."""
        return Session(self.form, self.answers, last or {})

    @property
    def source(self) -> dict[str, Any]:
        """What the draft keeps of the original: its name, its text, and the lines that found no home."""
        return {
            "name": self.name,
            "encoding": self.encoding,
            "text": self.text,
            "unplaced": [{"line": u.line, "text": u.text, "guess": u.guess} for u in self.reading.unplaced],
            "warnings": [{"line": w.line, "message": w.message, "place": w.place} for w in self.reading.warnings],
        }


def load(path: Path) -> Loaded:
    """Read a published report from a file. Raises CannotLoadError with one finished sentence."""
    try:
        data, _ = read_plain(path, LARGEST + 1)
    except OSError as error:
        raise CannotLoadError(f"打不开文件“{path.name or path}”：{reason_of(error)}，请换一个文件。") from error
    return load_bytes(data, path.name)


def load_bytes(data: bytes, name: str) -> Loaded:
    """Read a published report from a file's content. Raises CannotLoadError with one finished sentence."""
    try:
        decoded = decode(data)
        reading = read(decoded.text, layout_of(EDITIONS[0]))
        if decoded.warning is not None:
            line, message = decoded.warning
            reading = replace(reading, warnings=(Remark(line, message, "illegible"), *reading.warnings))
    except NotAReport as error:
        raise CannotLoadError(str(error)) from error
    year = reading.year or (reading.period[1].year if reading.period[1] else None)
    form = EDITIONS[0] if year is None else edition_for(year)
    if form is None:
        assert year is not None
        raise CannotLoadError(refusal(year))
    return Loaded(form, answers_from(form, reading), reading, decoded.text, decoded.encoding, name)


def layout_of(form: Form) -> Layout:
    """What intake has to know of an edition with one printed table: titles of its parts and rows of the table."""
    holder, table = _printed_table(form)
    return Layout(
        sections=tuple(SectionTitle(s.id, (s.title, *s.known_as)) for s in form.sections if s.numeral),
        rows=tuple(TableRow(r.id, r.label, r.unit, r.head, r.kind is Kind.MONEY) for r in table.rows),
        table_section=holder,
        signoff=tuple(
            (field.label, field.key)
            for section in form.sections
            for item in section.items
            if isinstance(item, Figures) and item.printed_under == table.id
            for field in item.fields
        ),
    )


def _printed_table(form: Form) -> tuple[str, Table]:
    for section in form.sections:
        for item in section.items:
            if isinstance(item, Table) and item.printed:
                return section.id, item
    raise CannotLoadError(f"“{form.name}”没有附表，不能从文本读入。")


def answers_from(form: Form, reading: Reading) -> Mapping[str, Value]:
    """The answers that a reading gives; what is blank stays blank, words of a cell become its note."""
    answers: dict[str, Value] = {}

    def put(key: str, value: Value | None) -> None:
        if value is not None and value != "":
            answers[key] = value

    put("title", reading.title)
    put("organ", reading.organ)
    put("date", reading.date)
    start, end = reading.period
    if start and end:
        answers["period"] = Period(start, end)
    put("preface", reading.preface)
    for section in form.sections:
        if section.narrative and section.numeral:
            put(section.narrative, reading.sections.get(section.id))
            heading = reading.headings.get(section.id, "")
            put(f"heading:{section.id}", heading if heading != section.heading else None)
    for key, said in reading.signoff.items():
        spec = form.spec(key)
        put(key, parse(spec.kind, said) if spec else None)
    _, table = _printed_table(form)
    for row, cell in reading.cells.items():
        key = table.cell(row, table.columns[0].id)
        put(key, cell.value)
        put(f"{key}#note", cell.note)
    for remark in reading.warnings:
        key = table.cell(remark.place, table.columns[0].id) if remark.place in table.row_by_id else ""
        if remark.kind == "note_moved" and key in answers:
            answers[f"{key}#mark"] = "moved"
        elif remark.kind == "cell_twice" and key in answers:
            answers[f"{key}#mark"] = remark.message
    return answers | stated(form, answers)
