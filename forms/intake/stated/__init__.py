"""The figures of the parts, read from what the text of a published report states plainly.

What counts as plain is declared by the edition (`forms/editions/*/stating.py`) in the kinds of this package. Everything read
is marked as read from the text until somebody confirms it, and its place in the text is kept. What is not plain stays blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, Protocol

from forms.expressions import Reference, References, same, total
from forms.model import Form, Table
from forms.report import MARK, READ, Answers, Report
from forms.values import Value

if TYPE_CHECKING:
    from forms.intake.stated.part import PartText


class Found(NamedTuple):
    """An answer that a text states, and where. `to_confirm`: not for the head of a row, nor for a list of rows."""

    key: str
    value: Value
    start: int = -1
    end: int = -1
    to_confirm: bool = True


class Statement(Protocol):
    """What an edition declares of one figure, one table or one list: which words state it."""

    @property
    def key(self) -> str:
        """Of the single figure, or of the table's rows: the text of its part is read."""
        ...

    def read(self, part: PartText) -> Iterable[Found]:
        """What the text states plainly; nothing where it is unclear."""
        ...


def stated(form: Form, answers: Answers) -> dict[str, Value]:
    """The answers that the texts state plainly, their marks, and where each was read."""
    if form.stated is None:
        return {}
    from forms.intake.stated.part import PartText
    from forms.references import READ_AT

    report, declared = Report(form, answers), form.stated()
    found: dict[str, Value] = {}
    for section in form.sections:
        text = report.text(section.narrative) if section.narrative else ""
        mine = [one for one in declared if text and form.section_of(one.key) is section and _open(report, one.key)]
        if not mine:
            continue
        part = PartText(report, text)
        places: list[Reference] = []
        for one in mine:
            for answer in one.read(part) if one.key not in found else ():  # another way to say the same comes after
                found[answer.key] = answer.value
                if answer.to_confirm:
                    found[answer.key + MARK] = READ
                if answer.start >= 0:
                    places.append(Reference(answer.start, answer.end, same(answer.key)))
        if places:
            found[section.narrative + READ_AT] = References(tuple(_apart(places)))
    return found


def _open(report: Report, key: str) -> bool:
    """Whether nobody has filled in this figure, or anything of this table."""
    table = report.form.table_of(key)
    if table is None:
        return report.blank(key)
    return report.blank(key) if not key.endswith("#rows") else not _begun(report, table)


def _begun(report: Report, table: Table) -> bool:
    return any(report.form.table_of(key) is table for key in report.answers)


def _apart(places: list[Reference]) -> Iterator[Reference]:
    """In order, none over another; one stretch that states two figures (收到的、网上收到的) is one place that names both."""
    by_stretch: dict[tuple[int, int], list[str]] = {}
    for place in sorted(places, key=lambda r: (r.start, r.end)):
        by_stretch.setdefault((place.start, place.end), []).extend(place.source.keys)
    last = 0
    for (start, end), keys in by_stretch.items():
        if start >= last:
            yield Reference(start, end, same(keys[0]) if len(keys) == 1 else total(keys))
            last = end
