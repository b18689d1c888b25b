"""From a draft's file to an open report and back: sessions, and what a window keeps in a draft beside them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forms.drafts import DraftStore, OpenDraft
from forms.editions import edition_for, refusal
from forms.errors import NianbaoError
from forms.keystrokes import MARK
from forms.record import from_record, packed, to_record
from forms.report import Answers
from forms.session import Change, Session
from gui.bridge import Place, whole_part

if TYPE_CHECKING:
    from forms.intake.load import Loaded

TITLE = "title"
"""The answer that every edition has for the report's title: `forms.record.summary` puts it into the draft's header."""
_OF_SESSION = frozenset({"form", "answers", "last", "reasons", "confirmed", "summary"})
_WINDOW = "ui"


class NoEditionError(NianbaoError):
    """No edition of the form serves the year; the text says which one would."""


class OpenReport:
    """A draft that is being worked on, with its session, where one stopped, and what else the draft keeps."""

    def __init__(
        self, draft: OpenDraft, session: Session, place: Place, touched: frozenset[str], kept: dict[str, Any]
    ) -> None:
        self.draft, self.session = draft, session
        self.place, self.touched = place, touched
        self.kept = kept

    def payload(self, place: Place, touched: set[str], shown: dict[str, Any] | None = None) -> dict[str, Any]:
        """What is saved: a copy that later typing does not move. Made on the GUI thread.

        `shown` is what the next start paints before the draft is opened (see `gui.first_frame`).
        """
        window: dict[str, Any] = {"place": [place.section, place.key], "touched": sorted(touched)}
        if shown is not None:
            window["shown"] = shown
        typed = self.draft.keystrokes
        return to_record(self.session, {**self.kept, _WINDOW: window, **({} if typed is None else {MARK: typed.mark})})

    def write_down(self, change: Change) -> None:
        """Note what was changed at once: a save takes its time."""
        if self.draft.keystrokes is not None:
            for key in change.keys:
                value = self.session.report.value(key)
                self.draft.keystrokes.note(key, None if value is None else packed(value))

    @property
    def saved_at(self) -> datetime | None:
        """When the file was last written."""
        try:
            return datetime.fromtimestamp(self.draft.path.stat().st_mtime)
        except OSError:
            return None


def open_report(
    store: DraftStore, name: str | Path, *, for_reading: bool = False, take_over: bool = False
) -> OpenReport:
    """Open a draft by its id or path. Raises what `DraftStore.open` and `from_record` raise, all NianbaoError."""
    draft = store.open(name, for_reading=for_reading, take_over=take_over)
    try:
        session = from_record(draft.payload, read_later=True)
    except BaseException:
        draft.close()
        raise
    window = draft.payload.get(_WINDOW)
    kept = {key: value for key, value in draft.payload.items() if key not in _OF_SESSION and key != _WINDOW}
    place, touched = _window_of(session, window)
    report = OpenReport(draft, session, place, touched, kept)
    session.listen(report.write_down)
    return report


def _window_of(session: Session, window: object) -> tuple[Place, frozenset[str]]:
    first = Place(session.form.sections[0].id)
    if not isinstance(window, dict):
        return first, frozenset()
    at, touched = window.get("place"), window.get("touched")
    place = first
    if isinstance(at, list) and len(at) == 2 and at[0] in session.form.section_by_id:
        key = str(at[1])
        place = Place(str(at[0]), key if session.form.spec(key) else "")
    return place, frozenset(map(str, touched)) if isinstance(touched, list) else frozenset()


def create_new(store: DraftStore, place: str, year: int, organ: str) -> str:
    """A new draft for an office and a year; returns its id. Raises NoEditionError, DraftError."""
    form = edition_for(year)
    if form is None:
        raise NoEditionError(refusal(year))
    answers = form.propose(place, year, organ) if form.propose is not None else {}
    return store.create(to_record(Session(form, answers)))


def create_loaded(store: DraftStore, loaded: Loaded, last: Loaded | None = None, answers: Answers | None = None) -> str:
    """A new draft from a report that was read, with the year before beside it; returns its id. Raises DraftError.

    `answers` are those that the officer settled on, if they differ from what was read.
    """
    session = Session(loaded.form, loaded.answers if answers is None else answers, last.answers if last else {})
    # A published report was written by somebody: what is missing in it may be said aloud from the first.
    touched = [whole_part(section.id) for section in loaded.form.sections]
    extra = {"source": loaded.source, _WINDOW: {"place": [loaded.form.sections[0].id, ""], "touched": touched}}
    if last is not None:
        extra["source_last"] = last.source
    return store.create(to_record(session, extra))


def rename(store: DraftStore, name: str, title: str) -> None:
    """Give a draft that is not open another title. Raises NianbaoError."""
    report = open_report(store, name)
    try:
        report.session.set({TITLE: title.strip() or None}, "改标题")
        report.draft.save({**report.draft.payload, **to_record(report.session)})
    finally:
        report.draft.close()


def title_of(session: Session) -> str:
    """The title that lists and the top bar show."""
    return session.report.text(TITLE)
