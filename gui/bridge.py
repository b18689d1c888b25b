"""Between one Session and the window: Qt signals instead of callbacks, and what only a window knows (where one is, what was left once).

Pages read `bridge.session` and change answers only through its methods; they repaint what the signals name.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from forms.findings import Finding, Severity, State
from forms.session import Change, Session
from forms.values import Value
from gui.text_reading import TextReading

if TYPE_CHECKING:
    from forms.drafts import OpenDraft
    from gui.exporting import Exporting

PAUSE_MS = 120
"""After so long without a key a figure counts as typed."""


def whole_part(section: str) -> str:
    """How a whole part stands among the keys that were left once (part 7 is not row 7 of a table)."""
    return f"part:{section}"


class Place(NamedTuple):
    """Where the officer is or should go: a section, a key in it ('' for its top), and a stretch of its narrative (-1: none)."""

    section: str
    key: str = ""
    start: int = -1
    end: int = -1


class Bridge(QObject):
    """One open report as the window sees it."""

    answers_changed = Signal(object)
    """frozenset of keys whose answers changed, by whomever."""
    findings_changed = Signal(object)
    """frozenset of section ids whose findings or reasons changed: at once, for what stands beside the caret."""
    settled = Signal(object)
    """frozenset of section ids whose answers or findings changed: at once, but in the run of typing only when it pauses. For what
    stands apart from the caret (panel, rail): nothing there moves under one's eyes while a figure is half typed."""
    state_changed = Signal()
    """Undo labels, confirmations, last year's answers: small things in rail, top bar and footer."""
    chosen_changed = Signal(object)
    """The Finding that is looked at, or None."""
    going = Signal(object)
    """A Place that somebody asked to see."""
    refused = Signal(str)
    """Something was typed into a draft that can only be read: the sentence that says why."""
    offered = Signal(str, str)
    """What is offered at the caret, for the footer: 「2257＝12345热线办结数」 and 「按 Tab 引用」; '' and '' for nothing."""
    place_changed = Signal(object)
    """The Place where the caret now is."""
    line_changed = Signal()
    """The caret is in another line of a text: `line` says in which."""

    def __init__(
        self,
        session: Session,
        touched: frozenset[str] = frozenset(),
        author: str = "",
        folder: str = "",
        exports: str = "",
        draft: OpenDraft | None = None,
    ) -> None:
        super().__init__()
        self.session = session
        self.author = author
        self.folder = folder
        self.draft = draft
        self._exports = exports
        self.read_only = ""
        """Why nothing can be changed ('' where it can): the draft is open elsewhere, or of a newer program."""
        self.touched: set[str] = set(touched)
        self.chosen: Finding | None = None
        self.place = Place("cover")
        self.line = ("", 0)
        """The text that the caret was in last, and in which of its lines, as typed."""
        self._came_from: list[Place] = []
        self.turns: dict[str, int] = {}
        """Of which of its quotations in the text F3 showed last, by the key of a cell."""
        self.jumped = False
        """Whether one has just come here from elsewhere and done nothing yet: Alt+← leads back, wherever one is."""
        self._told_at = (-1, -1, -1)
        self._told: list[Finding] = []
        self._told_in: dict[str, list[Finding]] = {}
        self._typing = False
        self._unsettled: set[str] = set()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._settle)
        session.listen(self._heard)
        self._texts = TextReading(session, self)

    @cached_property
    def exporting(self) -> Exporting:
        """What exports are asked for; made when the export page or the preview is first shown."""
        from gui.exporting import Exporting

        return Exporting(self._exports)

    @property
    def exports(self) -> str:
        """What is remembered of exports for the next time."""
        return self.exporting.remembered() if "exporting" in self.__dict__ else self._exports

    def release(self) -> None:
        """Stop listening: the window shows another report."""
        self._pause.stop()
        self._texts.stop()
        self.session.unlisten(self._heard)

    def _heard(self, change: Change) -> None:
        self.jumped = False
        if change.keys:
            self.answers_changed.emit(change.keys)
        sections = frozenset(finding.section for finding in change.went | change.came)
        if sections:
            self.findings_changed.emit(sections)
        self._unsettled |= sections | self._sections_of(change.keys)
        if self._typing:
            self._pause.start()
            self._texts.stop()
        else:
            self._settle()
        self.state_changed.emit()

    def _sections_of(self, keys: frozenset[str]) -> set[str]:
        specs = [self.session.form.spec(key) for key in keys]
        return {spec.section.id for spec in specs if spec is not None}

    def _settle(self) -> None:
        """Tell what stands apart from the caret; the chosen finding is followed while its numbers change, and let go when cured."""
        self._pause.stop()
        self._texts.go_on()
        if self.chosen is not None and self.chosen not in self.session.findings:
            same = [f for f in self.session.findings if f.identity == self.chosen.identity]
            self.choose(same[0] if same else None)
        if self._unsettled:
            sections, self._unsettled = frozenset(self._unsettled), set()
            self.settled.emit(sections)

    # --- changing answers ---
    def type(self, key: str, text: str) -> None:
        """Typed text as the answer to a key; refused where the draft can only be read."""
        if self._refuses():
            return
        self._typing = True
        try:
            self.session.type(key, text)
        finally:
            self._typing = False

    def set(self, answers: Mapping[str, Value | None], label: str) -> None:
        """Several answers as one step of undo; refused where the draft can only be read."""
        if self._refuses():
            return
        self.session.set(answers, label)

    def _refuses(self) -> bool:
        if self.read_only:
            self.refused.emit(self.read_only)
        return bool(self.read_only)

    def undo(self) -> None:
        """Take the last step back and go where it happened."""
        self._go_to_one_of(self.session.undo())

    def redo(self) -> None:
        """Bring a step again and go where it happened."""
        self._go_to_one_of(self.session.redo())

    def _go_to_one_of(self, keys: frozenset[str]) -> None:
        here = [
            k for k in keys if self.session.form.spec(k) and self.session.form.section_of(k).id == self.place.section
        ]
        if keys and not here:
            key = min(keys)
            self.going.emit(Place(self.session.form.section_of(key).id, key.partition("#")[0]))

    # --- what was left once ---
    def touch(self, key: str) -> None:
        """A field was left: what is missing in it may be said aloud from now on."""
        if key not in self.touched:
            self.touched.add(key)
            self._tell(frozenset(self._sections_of(frozenset({key}))))

    def touch_all(self) -> None:
        """The check page was opened, or a published report was read in: everything may be said aloud."""
        for section in self.session.form.sections:
            self.touched.add(whole_part(section.id))
        self._tell(frozenset(s.id for s in self.session.form.sections))

    def _tell(self, sections: frozenset[str]) -> None:
        self.findings_changed.emit(sections)
        self._unsettled |= sections
        self._settle()

    def loud(self, finding: Finding) -> bool:
        """False for something merely missing in a place that was not left once; cells told together wait for the last of them."""
        if not finding.quiet or whole_part(finding.section) in self.touched:
            return True
        together = finding.fields if self.session.form.table_of(finding.fields[0]) else finding.fields[:1]
        return all(key in self.touched for key in together)

    def findings(self, section: str = "") -> list[Finding]:
        """What may be said aloud (of one section if named): open ones first, worst first, then the explained ones."""
        now = (self.session.revision, len(self.touched), id(self.session.findings))
        if now != self._told_at:
            self._told_at = now
            self._told = self._ordered()
            self._told_in = {}
        if not section:
            return list(self._told)
        if section not in self._told_in:
            self._told_in[section] = [f for f in self._told if f.section == section]
        return list(self._told_in[section])

    def _ordered(self) -> list[Finding]:
        session = self.session
        found = [f for f in session.findings if self.loud(f)]
        return sorted(found, key=lambda f: (session.state(f) is State.EXPLAINED, f.severity.rank))

    def counts(self, section: str = "") -> dict[Severity, int]:
        """How many open findings of each severity may be said aloud."""
        found = [f for f in self.findings(section) if self.session.state(f) is not State.EXPLAINED]
        return {severity: sum(f.severity is severity for f in found) for severity in Severity}

    # --- where one is ---
    def choose(self, finding: Finding | None) -> None:
        """Look at a finding (or at none)."""
        if finding != self.chosen:
            self.chosen = finding
            self.chosen_changed.emit(finding)

    def go(self, place: Place) -> None:
        """Ask the window to show a place; remembers where one came from."""
        if place.section != self.place.section or place.key != self.place.key:
            self._came_from.append(self.place)
        self.going.emit(place)
        self.jumped = self.place.key == place.key

    def go_to_finding(self, finding: Finding) -> None:
        """Choose a finding and go where it is mended."""
        self.choose(finding)
        key = finding.fields[0] if finding.fields else ""
        at = (-1, -1) if finding.start is None or finding.end is None else (finding.start, finding.end)
        self.go(Place(finding.section, key, *at))

    def go_back(self) -> None:
        """Back to where one came from (Alt+←)."""
        if self._came_from:
            self.going.emit(self._came_from.pop())
            self.jumped = False

    def enter_line(self, key: str, line: int) -> None:
        """A text says in which of its lines, as typed, the caret is (the first is 0)."""
        if (key, line) != self.line:
            self.line = key, line
            self.line_changed.emit()

    def arrive(self, place: Place) -> None:
        """A page says where the caret is now."""
        if place != self.place:
            if place.key != self.place.key:
                self.session.part_step()
                self.jumped = False
            self.place = place
            self.place_changed.emit(place)
