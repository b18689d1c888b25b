"""Findings: what a rule has to say, with the numbers. They are plain values and compare by value."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from forms.values import Number


class Severity(StrEnum):
    """How much a finding weighs: an error marks exports as 草稿, a warning may stand with a reason, an info is a hint."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def word(self) -> str:
        """The word that officers read."""
        return _WORDS[self]

    @property
    def rank(self) -> int:
        """0 for the worst: findings are listed in this order."""
        return _RANKS[self]


_WORDS = {Severity.ERROR: "必须改", Severity.WARNING: "请核实", Severity.INFO: "提示"}
_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class SumLine(NamedTuple):
    """One line of a sum written out as on paper. `role`: stated | part | total | diff."""

    label: str
    figure: str
    role: str


class Finding(NamedTuple):
    """One thing to mend, to confirm or to know.

    rule      id of the rule (E08), as in the catalogue
    severity  error, warning or info
    section   "cover" or "1" … "11": where the officer goes to mend it
    fields    every answer that the rule read, the faulted one first (keys of the form; the cover: title, organ, date …)
    title     a few words for lists; message: the sentence with the numbers and what to do
    stated    the figure found at fault, expected: what the others give; numbers or None
    start, end, text  half-open place in the section's text and that stretch; None where only fields are concerned
    lines     the sum written out; how: how a sentence was read
    quiet     something is only missing: not shown before the field was left once or the check page was opened
    """

    rule: str
    severity: Severity
    section: str
    fields: tuple[str, ...]
    title: str
    message: str
    stated: Number | None = None
    expected: Number | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None
    lines: tuple[SumLine, ...] = ()
    how: str = ""
    quiet: bool = False

    @property
    def identity(self) -> str:
        """Names this finding across re-checks while its numbers change: rule and faulted field (and the stretch of text)."""
        where = self.fields[0] if self.fields else self.section
        return f"{self.rule} {where}" + (f" {self.text}" if self.text is not None else "")


class State(StrEnum):
    """What the officer has made of a finding."""

    OPEN = "open"
    EXPLAINED = "explained"
    LAPSED = "lapsed"


class Reason(NamedTuple):
    """Why a warning may stand: the officer's words, who and when, and the fingerprint of what they were written for."""

    text: str
    author: str
    when: str
    fingerprint: str
