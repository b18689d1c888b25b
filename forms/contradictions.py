"""What a form may not say of itself: found when its edition is imported, before anybody fills it in."""

from __future__ import annotations

from itertools import pairwise

from forms.model import ContradictionError, Figures, Form, Section, Table, declared
from forms.values import Kind


def refuse_contradictions(form: Form) -> None:
    """Raise ContradictionError for duplicate or unknown ids, empty tables, rules that read nothing or what does not exist."""
    sections = [s.id for s in form.sections]
    _no_doubles(form, sections, "section")
    _no_doubles(form, [i.id for s in form.sections for i in s.items if isinstance(i, Table)], "table")
    _no_doubles(form, [spec.key for s in form.sections for spec in declared(s)], "key")
    for table in form.tables.values():
        _no_doubles(form, [row.id for row in table.rows], f"row of {table.id}")
        _no_doubles(form, [column.id for column in table.columns], f"column of {table.id}")
        if not table.columns or not (table.rows or table.grows):
            raise ContradictionError(f"{form.id}: table {table.id} has no columns or no rows")
        if table.grows and not any(column.id == "name" for column in table.columns):
            raise ContradictionError(f"{form.id}: table {table.id} grows but has no column 'name'")
        depths = [0, *(row.depth for row in table.rows)]
        if any(after > before + 1 or after < 0 for before, after in pairwise(depths)):
            raise ContradictionError(f"{form.id}: a row of table {table.id} is nested under none")
    for part in form.sections:
        _refuse_odd_items(form, part)
    if not form.years:
        raise ContradictionError(f"{form.id} serves no year")
    for section in form.drafting:
        if section not in form.section_by_id:
            raise ContradictionError(f"{form.id}: drafting for the unknown section {section}")
    for section, pictures in form.pictures.items():
        if section not in form.section_by_id:
            raise ContradictionError(f"{form.id}: pictures for the unknown section {section}")
        for key, _ in (bar for picture in pictures for bar in picture.bars):
            if key not in form.specs:
                raise ContradictionError(f"{form.id}: a picture shows {key!r}, which the form does not have")
    for rule in form.rules:
        if not rule.reads:
            raise ContradictionError(f"{form.id}: rule {rule.id} reads nothing")
        if not rule.source:
            raise ContradictionError(f"{form.id}: rule {rule.id} cites no source")
        for name in sorted(rule.reads):
            if name not in form.tables and form.spec(name) is None:
                raise ContradictionError(f"{form.id}: rule {rule.id} reads {name!r}, which the form does not have")
        for table_id, column in rule.columns:
            if column not in {c.id for c in form.tables[table_id].columns}:
                raise ContradictionError(
                    f"{form.id}: rule {rule.id} looks for the unknown column {column!r} of {table_id}"
                )
    _no_doubles(form, [f"{rule.id} {rule.formula} {sorted(rule.reads)}" for rule in form.rules], "rule")


def _refuse_odd_items(form: Form, section: Section) -> None:
    """Choices without a choice; names printed under a table that is none."""
    for item in section.items:
        asked = item.fields if isinstance(item, Figures) else item.columns
        for one in asked:
            if one.kind is Kind.CHOICE and not one.choices:
                raise ContradictionError(f"{form.id}: {one.label!r} of section {section.id} has no choices")
        if isinstance(item, Figures) and item.printed_under and item.printed_under not in form.tables:
            raise ContradictionError(f"{form.id}: figures printed under the unknown table {item.printed_under!r}")


def _no_doubles(form: Form, names: list[str], what: str) -> None:
    if len(set(names)) < len(names):
        doubled = {name for name in names if names.count(name) > 1}
        raise ContradictionError(f"{form.id}: {what} declared twice: {sorted(doubled)}")
