"""A draft's history as a session understands it: looking at an earlier state, comparing, bringing answers back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from forms.history import Difference
from forms.history_entry import Entry
from forms.history_words import Told, worded
from forms.record import answers_of
from forms.session import Session
from forms.values import Value

_OTHERS = ("reason:", "confirmed:")


def earlier(session: Session, state: Mapping[str, str]) -> Session:
    """A session on an earlier state (`History.state_at`), to look at; last year's answers are those of today."""
    return Session(session.form, answers_of(session.form, _answers(state)), session.report.last)


def told(session: Session, differences: Iterable[Difference | Entry]) -> list[Told]:
    """Differences or entries of answers in words that the officer knows; reasons and confirmations are left out."""
    found = []
    for one in differences:
        before, after = (one.old, one.new) if isinstance(one, Entry) else (one.before, one.after)
        words = worded(session.report, one.key, before or "", after or "")
        if words is not None:
            found.append(words)
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
