"""Reports and findings as JSON, for --json: the shapes that scripts may rely on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from forms.findings import Finding
from forms.intake.load import Loaded
from forms.mending import advice
from forms.prose.wording import covered
from forms.session import Session
from forms.values import Number


def number(value: Number | None) -> int | float | None:
    """A figure as a JSON number: whole ones without a point."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def reading_json(loaded: Loaded) -> dict[str, Any]:
    """What `import` prints of a reading: cover, all cells, all narratives, what found no home, what wants a look."""
    reading = loaded.reading
    return {
        "cover": {
            "title": reading.title or None,
            "organ": reading.organ or None,
            "scope": reading.scope,
            "date": _day(reading.date),
            "period": [_day(reading.period[0]), _day(reading.period[1])],
            "preface": reading.preface or None,
        },
        "cells": {row: {"value": number(cell.value), "note": cell.note or None} for row, cell in reading.cells.items()},
        "sections": {
            section.id: {
                "heading": reading.headings.get(section.id) or section.heading,
                "text": reading.sections.get(section.id, ""),
            }
            for section in loaded.form.sections
            if section.numeral and section.narrative
        },
        "unplaced": loaded.source["unplaced"],
        "warnings": loaded.source["warnings"],
    }


def cover_json(session: Session) -> dict[str, Any]:
    """The cover of a report as `check` prints it."""
    report = session.report
    period = report.period("period")
    return {
        "title": report.text("title") or None,
        "organ": report.text("organ") or None,
        "scope": report.text("scope") or None,
        "date": _day(report.day("date")),
        "period": [_day(period.start) if period else None, _day(period.end) if period else None],
        "preface": report.text("preface") or None,
    }


def in_order(session: Session) -> list[Finding]:
    """The findings part by part, in each the worst first, those of one weight as their places stand in the text."""
    parts = {section.id: at for at, section in enumerate(session.form.sections)}
    return sorted(session.findings, key=lambda f: (parts[f.section], f.severity.rank, f.start or 0))


def finding_json(session: Session, finding: Finding) -> dict[str, Any]:
    """One finding as `check` prints it; where one cell would mend a sum, its message says which. Personal numbers are covered."""
    cure = advice(session.report, finding)
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "section": finding.section,
        "fields": list(finding.fields),
        "title": covered(finding.title),
        "message": covered(finding.message + cure),
        "stated": number(finding.stated),
        "expected": number(finding.expected),
        "start": finding.start,
        "end": finding.end,
        "text": None if finding.text is None else covered(finding.text),
        "state": session.state(finding).value,
    }
