"""Rows that were added and left empty weigh nothing."""

from __future__ import annotations

from builders import E2014, clean

from forms.session import Session
from forms.values import RowRef

PORTAL = E2014.tables["portal"]


def with_empty_row(session: Session) -> Session:
    rows = (*session.report.rows(PORTAL), RowRef("r1", 1))
    session.set({PORTAL.rows_key: rows}, "加一项")
    return session


def test_an_empty_row_hides_no_broken_total() -> None:
    session = clean()
    session.type("portal.above@n", "13")
    broken = [f for f in session.findings if f.rule == "E18"]
    assert broken
    assert [f for f in with_empty_row(session).findings if f.rule == "E18"] == broken


def test_an_empty_row_is_not_asked_for_until_it_has_a_name() -> None:
    session = with_empty_row(clean())
    assert "portal.r1@n" not in session.report.asked("2")
    session.type("portal.r1@name", "其他")
    assert "portal.r1@n" in session.report.asked("2")
    assert not [f for f in session.findings if f.rule == "E18"]
