"""A session as JSON for a draft, and back. Values are kept by kind, so that a draft can be read with the naked eye."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from forms.editions import edition
from forms.errors import NianbaoError
from forms.expressions import References
from forms.findings import Reason, Severity, State
from forms.model import Form
from forms.report import Answers
from forms.session import Session
from forms.values import Kind, Period, Unreadable, Value, parse, show

_SHOWN = 40  # characters of an unknown edition's name


class UnknownEditionError(NianbaoError):
    """The draft belongs to an edition that this program does not have."""


def to_record(session: Session, extra: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Everything that a draft keeps. `extra`: source text, unplaced lines, the place where one stopped."""
    report = session.report
    return {
        "form": session.form.id,
        "answers": {key: packed(value) for key, value in report.answers.items()},
        "last": {key: packed(value) for key, value in report.last.items()},
        "reasons": {name: list(reason) for name, reason in session.reasons.items()},
        "confirmed": dict(session.confirmed),
        **(extra or {}),
        "summary": summary(session),
    }


def from_record(record: Mapping[str, Any], read_later: bool = False) -> Session:
    """The session that a record describes; `read_later` as for Session. Raises UnknownEditionError.

    What does not fit (a key that the edition no longer has, a value of the wrong shape) stays out of the session.
    """
    form = edition(str(record.get("form", "")))
    if form is None:
        name = str(record.get("form") or "没有写明的")[:_SHOWN]
        raise UnknownEditionError(f"这份草稿用的是“{name}”格式，本程序没有这一格式，请用较新的版本打开。")
    reasons = {
        str(name): Reason(*map(str, parts))
        for name, parts in _mapping(record.get("reasons")).items()
        if isinstance(parts, (list, tuple)) and len(parts) == len(Reason._fields)
    }
    confirmed = {str(k): str(v) for k, v in _mapping(record.get("confirmed")).items()}
    answers, last = answers_of(form, record.get("answers")), answers_of(form, record.get("last"))
    return Session(form, answers, last, reasons, confirmed, read_later=read_later)


def answers_of(form: Form, packed: object) -> Answers:
    """Answers from their JSON; unknown keys and misshapen values are left out."""
    found: dict[str, Value] = {}
    for key, value in _mapping(packed).items():
        spec = form.spec(str(key))
        if spec is not None and isinstance(value, str):
            read = parse(spec.kind, value)
            if read is not None:
                found[str(key)] = read
    return found


def packed(value: Value) -> str:
    """An answer as a draft keeps it."""
    return show(_kind(value), value)


def _kind(value: Value) -> Kind:
    if isinstance(value, Unreadable):
        return Kind.TEXT
    if isinstance(value, bool):
        return Kind.FLAG
    if isinstance(value, Period):
        return Kind.PERIOD
    if isinstance(value, References):
        return Kind.REFERENCES
    if isinstance(value, tuple):
        return Kind.ROWS
    if isinstance(value, date):
        return Kind.DATE
    return Kind.COUNT if isinstance(value, (int, Decimal)) else Kind.TEXT


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def summary(session: Session) -> dict[str, Any]:
    """What lists of drafts show: title, year, organ, scope, state, and each part's state."""
    report = session.report
    open_ones = session.open_findings()
    errors = sum(f.severity is Severity.ERROR and not f.quiet for f in open_ones)
    warnings = sum(f.severity is Severity.WARNING for f in open_ones)
    parts = session.form.sections
    confirmed = sum(session.confirmation(s.id) is State.EXPLAINED for s in parts)
    begun = any(not report.blank(key) for s in parts[1:] for key in report.keys_of(s.id))
    state = (
        "已核对" if confirmed == len(parts) else f"填写中　已核对{confirmed}/{len(parts)}部分" if begun else "未开始"
    )
    return {
        "title": report.text("title"),
        "year": report.year,
        "organ": report.text("organ"),
        "scope": report.text("scope"),
        "state": state,
        "errors": errors,
        "warnings": warnings,
    }
