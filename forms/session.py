"""One open report: the only place where an answer changes. Undo over everything; listeners hear what changed and what it did."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from forms.checker import Checker, never
from forms.findings import Finding, Reason, Severity, State
from forms.model import Form
from forms.references import entailed, unfit
from forms.report import MARK, NOTHING, Answers, Report
from forms.values import Value, parse

MERGE_SECONDS = 1.0
"""Changes of one answer that follow each other faster than this are one step of undo, as typing is."""


class Step(NamedTuple):
    """One step of undo: what it is called, each key with its answer before and after, and the keys that were asked for.

    The others followed from those (a sentence from the figure that it quotes).
    """

    label: str
    changes: tuple[tuple[str, Value | None, Value | None], ...]
    asked: frozenset[str]


class Change(NamedTuple):
    """What listeners hear: the keys whose answers changed, and the findings that went and came."""

    keys: frozenset[str]
    went: frozenset[Finding]
    came: frozenset[Finding]


Listener: TypeAlias = Callable[[Change], None]


class Session:
    """Answers, findings, reasons and undo history of one report. Knows no window and no file."""

    def __init__(
        self,
        form: Form,
        answers: Answers = NOTHING,
        last: Answers = NOTHING,
        reasons: Mapping[str, Reason] | None = None,
        confirmed: Mapping[str, str] | None = None,
        clock: Callable[[], float] = time.monotonic,
        read_later: bool = False,
    ) -> None:
        self.form = form
        self._answers: dict[str, Value] = dict(answers)
        self.report = Report(form, self._answers, dict(last))
        self._store(unfit(self.report))
        self.checker = Checker(self.report, later=read_later)
        self.reasons: dict[str, Reason] = dict(reasons or {})
        self.confirmed: dict[str, str] = dict(confirmed or {})
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._clock = clock
        self._last_time = float("-inf")
        self._listeners: list[Listener] = []
        self.revision = 0
        """Grows with every change of anything that a draft keeps."""

    # --- listening ---
    def listen(self, listener: Listener) -> None:
        """Call `listener` after every change, on the caller's thread."""
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        """Stop calling it."""
        self._listeners.remove(listener)

    # --- changing ---
    def type(self, key: str, text: str, label: str = "") -> None:
        """Take typed text as the answer to `key`, read as its kind. Raises KeyError for a key that the form does not have."""
        spec = self.form.spec(key)
        if spec is None:
            raise KeyError(key)
        self.set({key: parse(spec.kind, text)}, label or f"填写{self.report.name(key)}")

    def set(self, answers: Mapping[str, Value | None], label: str) -> bool:
        """Change answers (None clears) as one step of undo, and with them what follows: sentences that quote a figure, places
        of figures in a text. Returns whether anything changed.
        """
        # Who gives the very figure that an import read has confirmed it.
        confirmed = {key + MARK: None for key in answers if self.report.unconfirmed(key)}
        asked = {k: v for k, v in {**confirmed, **answers}.items() if not same(self._answers.get(k), v)}
        if not asked:
            return False
        for key in answers:
            if self.form.spec(key) is None:
                raise KeyError(key)
        changes = {k: v for k, v in entailed(self.report, asked).items() if not same(self._answers.get(k), v)}
        self._remember(Step(label, tuple((k, self._answers.get(k), v) for k, v in changes.items()), frozenset(asked)))
        self._apply(changes)
        return True

    def _remember(self, step: Step) -> None:
        now = self._clock()
        last = self._undo[-1] if self._undo else None
        soon = now - self._last_time < MERGE_SECONDS
        if last and soon and not self._redo and len(step.asked) == 1 and last.asked == step.asked:
            self._undo[-1] = Step(last.label, _joined(last.changes, step.changes), last.asked)
        else:
            self._undo.append(step)
        self._redo.clear()
        self._last_time = now

    def _store(self, answers: Mapping[str, Value | None]) -> None:
        for key, value in answers.items():
            if value is None:
                self._answers.pop(key, None)
            else:
                self._answers[key] = value

    def _apply(self, answers: Mapping[str, Value | None]) -> None:
        self._store(answers)
        went, came = self.checker.recheck(answers)
        self._tell(Change(frozenset(answers), went, came))

    def _tell(self, change: Change) -> None:
        self.revision += 1
        for listener in tuple(self._listeners):
            listener(change)

    @property
    def behind(self) -> bool:
        """Whether texts are still to be read."""
        return self.checker.behind

    def catch_up(self, enough: Callable[[], bool] = never) -> None:
        """Run the slow rules that were put off (the texts are read), and tell what they found; `enough`: as in the checker."""
        went, came = self.checker.catch_up(enough)
        if went or came:
            for listener in tuple(self._listeners):  # nothing that a draft keeps has changed
                listener(Change(frozenset(), went, came))

    def part_step(self) -> None:
        """End the running step of undo: the next change of the same answer is a step of its own (focus left, page changed)."""
        self._last_time = float("-inf")

    # --- undo ---
    @property
    def undo_label(self) -> str:
        """What undo would take back, '' if there is nothing."""
        return self._undo[-1].label if self._undo else ""

    @property
    def redo_label(self) -> str:
        """What redo would bring again, '' if there is nothing."""
        return self._redo[-1].label if self._redo else ""

    def undo(self) -> frozenset[str]:
        """Take the last step back, with all that followed from it; returns the keys that it was asked for."""
        if not self._undo:
            return frozenset()
        step = self._undo.pop()
        self._redo.append(step)
        self.part_step()
        self._apply({key: before for key, before, _ in step.changes})
        return step.asked

    def redo(self) -> frozenset[str]:
        """Bring the last step taken back again; returns the keys that it was asked for."""
        if not self._redo:
            return frozenset()
        step = self._redo.pop()
        self._undo.append(step)
        self.part_step()
        self._apply({key: after for key, _, after in step.changes})
        return step.asked

    # --- findings and what the officer makes of them ---
    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding as it stands."""
        return self.checker.findings

    def state(self, finding: Finding) -> State:
        """OPEN, EXPLAINED by a reason that still fits, or LAPSED: the reason was written for other figures."""
        reason = self.reasons.get(finding.identity)
        if reason is None:
            return State.OPEN
        return State.EXPLAINED if reason.fingerprint == fingerprint(self.report, finding) else State.LAPSED

    def open_findings(self, section: str = "") -> list[Finding]:
        """Findings without a standing reason, worst first; of one section if named."""
        found = [
            f for f in self.findings if (not section or f.section == section) and self.state(f) is not State.EXPLAINED
        ]
        return sorted(found, key=lambda f: f.severity.rank)

    def explain(self, finding: Finding, text: str, author: str = "", when: str = "") -> None:
        """Let a warning or hint stand with a reason. Raises ValueError for an error, or without words."""
        if finding.severity is Severity.ERROR:
            raise ValueError("必须改的问题不能用说明代替改正。")
        if not text.strip():
            raise ValueError("请写明理由。")
        moment = when or datetime.now().astimezone().isoformat(timespec="minutes")
        self.reasons[finding.identity] = Reason(text.strip(), author, moment, fingerprint(self.report, finding))
        self._tell(Change(frozenset(), frozenset({finding}), frozenset({finding})))

    def withdraw(self, finding: Finding) -> None:
        """Take a reason back."""
        if self.reasons.pop(finding.identity, None):
            self._tell(Change(frozenset(), frozenset({finding}), frozenset({finding})))

    # --- parts ---
    def confirm(self, section: str, on: bool) -> None:
        """The officer's own 「本部分已核对」; it lapses when an answer of the part changes."""
        if on:
            self.confirmed[section] = self.section_print(section)
        else:
            self.confirmed.pop(section, None)
        self._tell(Change(frozenset(), frozenset(), frozenset()))

    def confirmation(self, section: str) -> State:
        """OPEN: not confirmed; EXPLAINED: confirmed as it stands; LAPSED: changed since."""
        if section not in self.confirmed:
            return State.OPEN
        return State.EXPLAINED if self.confirmed[section] == self.section_print(section) else State.LAPSED

    def section_print(self, section: str) -> str:
        """A short hash of all answers of a part."""
        return _hash(f"{key}={self.report.shown(key)}" for key in self.report.keys_of(section))

    def set_last(self, last: Answers) -> None:
        """Put last year's answers beside this year's."""
        self.report.last = dict(last)
        self._tell(Change(frozenset(), frozenset(), frozenset()))

    def snapshot(self) -> Report:
        """The report as it stands, unmoved by what is typed afterwards."""
        return self.report.frozen()


def _joined(
    first: tuple[tuple[str, Value | None, Value | None], ...], then: tuple[tuple[str, Value | None, Value | None], ...]
) -> tuple[tuple[str, Value | None, Value | None], ...]:
    """Two runs of changes as one: each key from what it was before both to what it is after them."""
    both = {key: (before, after) for key, before, after in first}
    for key, before, after in then:
        both[key] = (both[key][0] if key in both else before, after)
    return tuple((key, before, after) for key, (before, after) in both.items())


def same(before: Value | None, after: Value | None) -> bool:
    """Whether two answers are one and the same also on paper: 0.5 and 0.50 are equal numbers and print differently."""
    if before != after or type(before) is not type(after):
        return False
    return not isinstance(before, Decimal) or str(before) == str(after)


def fingerprint(report: Report, finding: Finding) -> str:
    """What a reason was written for: the rule, the figures it read, and the stretch of text."""
    figures = (f"{key}={report.shown(key)}" for key in finding.fields if not key.startswith("text:"))
    return _hash([finding.rule, finding.text or "", *figures])


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
