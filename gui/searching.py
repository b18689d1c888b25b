"""Words sought in a whole report: in its texts, its figures, their names and notes, in the order of the report. No widget here."""

from __future__ import annotations

from collections.abc import Iterator

from forms.report import Report
from gui.bridge import Place

NOTE = "#note"


def found(report: Report, words: str) -> list[Place]:
    """Every place where the words stand; capitals and small letters are the same. [] for no words."""
    sought = words.strip().casefold()
    return list(_found(report, sought)) if sought else []


def _found(report: Report, sought: str) -> Iterator[Place]:
    for section in report.form.sections:
        rows: set[tuple[str, str]] = set()
        for key in report.keys_of(section.id):
            if key != section.narrative:
                yield from _in_answer(report, section.id, key, sought, rows)
        yield from _in_text(report, section.id, section.narrative, sought)


def _in_answer(report: Report, section: str, key: str, sought: str, rows: set[tuple[str, str]]) -> Iterator[Place]:
    """A row whose name has the words is told once, at its first figure: `rows` are those that were."""
    spec = report.form.spec(key)
    told = [report.shown(key)]
    if spec is None or spec.table is None:
        told.append(report.name(key))
    else:
        row = (spec.table.id, spec.table.split(key)[0])
        if row not in rows:
            told.append(report.row_name(spec.table, row[1]))
            rows.add(row)
    if any(sought in text.casefold() for text in told):
        yield Place(section, key)
    elif sought in report.text(key + NOTE).casefold():
        yield Place(section, key + NOTE)


def _in_text(report: Report, section: str, key: str, sought: str) -> Iterator[Place]:
    text = report.text(key).casefold() if key else ""
    if len(text) != len(report.text(key)):  # a letter that folds into two would move every place behind it
        text = report.text(key)
    at = text.find(sought)
    while at >= 0:
        yield Place(section, key, at, at + len(sought))
        at = text.find(sought, at + len(sought))
