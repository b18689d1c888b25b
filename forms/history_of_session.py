"""A draft's history as a session understands it: looking at an earlier state, comparing, bringing answers back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from forms.history import Difference
from forms.history_entry import Entry
from forms.record import answers_of
from forms.session import Session
from forms.values import Kind, Value

_OTHERS = ("reason:", "confirmed:")


class Told(NamedTuple):
    """A difference in words: what the answer is called, and both texts as kept ('' for a blank)."""

    key: str
    name: str
    before: str
    after: str


def earlier(session: Session, state: Mapping[str, str]) -> Session:
    """A session on an earlier state (`History.state_at`), to look at; last year's answers are those of today."""
    return Session(session.form, answers_of(session.form, _answers(state)), session.report.last)


def told(session: Session, differences: Iterable[Difference | Entry]) -> list[Told]:
    """Differences or entries of answers with the names that the officer knows.

    Reasons and confirmations are left out, and the places of figures in a text, which move with every letter before them.
    """
    found = []
    for one in differences:
        key = one.key
        spec = session.form.spec(key)
        if spec is not None and spec.kind is not Kind.REFERENCES:
            before, after = (one.old, one.new) if isinstance(one, Entry) else (one.before, one.after)
            found.append(Told(key, session.report.name(key), before or "", after or ""))
    return found


def restore(session: Session, state: Mapping[str, str], keys: Iterable[str] | None = None, label: str = "") -> bool:
    """Bring the answers of an earlier state back, all or some, as one step that can be undone; whether anything changed."""
    past = answers_of(session.form, _answers(state))
    wanted = set(past) | set(session.report.answers) if keys is None else set(keys)
    answers: dict[str, Value | None] = {key: past.get(key) for key in wanted if session.form.spec(key) is not None}
    session.part_step()  # or bringing one answer back would be one step with its typing
    changed = session.set(answers, label or "恢复到以前的内容")
    session.part_step()
    return changed


def _answers(state: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, text in state.items() if not key.startswith(_OTHERS)}
