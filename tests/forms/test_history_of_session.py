"""An earlier state as a session: looked at, told in words, brought back as one step."""

from __future__ import annotations

from pathlib import Path

from forms.drafts import DraftStore
from forms.editions import EDITIONS
from forms.history import Difference
from forms.history_of_session import earlier, restore, told
from forms.record import from_record, to_record
from forms.session import Session
from forms.values import Kind

FORM = EDITIONS[0]
COUNT = next(key for key in ("1.1", "1") if (spec := FORM.spec(key)) is not None and spec.kind is Kind.COUNT)


def test_an_earlier_state_is_looked_at_told_and_brought_back(tmp_path: Path) -> None:
    session = Session(FORM)
    session.type(COUNT, "5")
    session.type("organ", "某市人民政府")
    store = DraftStore(tmp_path)
    draft = store.open(store.create(to_record(session)))
    session.type(COUNT, "6")
    draft.save(to_record(session), "张某")
    draft.close()

    history = draft.history
    past = earlier(session, history.state_at(0))
    assert past.report.value(COUNT) == 5
    (words,) = told(session, history.entries())
    assert (words.name, words.before, words.after) == (session.report.name(COUNT), "5", "6")
    assert told(session, history.compare(0, history.entries()[-1])) == [words]

    assert restore(session, history.state_at(0))
    assert session.report.value(COUNT) == 5
    session.undo()
    assert session.report.value(COUNT) == 6
    assert from_record(to_record(session)).report.value("organ") == "某市人民政府"


def test_only_the_wanted_answers_are_brought_back() -> None:
    session = Session(FORM)
    session.type(COUNT, "6")
    session.type("organ", "另一机关")
    assert restore(session, {COUNT: "5", "reason:x": "y"}, [COUNT])
    assert (session.report.value(COUNT), session.report.value("organ")) == (5, "另一机关")
    assert restore(session, {COUNT: "5"})
    assert session.report.blank("organ")
    assert not restore(session, {COUNT: "5"})


def test_where_figures_stand_in_a_text_is_no_change_that_is_told() -> None:
    key = next(s.narrative for s in FORM.sections if s.narrative)
    assert told(Session(FORM), [Difference(f"{key}#refs", None, "[]"), Difference(f"{key}#read", "[]", None)]) == []
