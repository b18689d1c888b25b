"""What a report itself says of two figures that rightly differ: 「上年结转12件」, 「其中1件申请人撤回」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.frozen import Frozen
from forms.report import Report
from forms.values import Number, numeral

_HAN = {numeral(n): n for n in range(1, 100)} | {"两": 2}
_COUNT = r"(?<![\d.])(?:\d{1,9}|[一二两三四五六七八九十]{1,3})\s?[件宗起]"
_BETWEEN = r"[^，；。,;\d]{0,24}?"
"""What may stand between the words and their figure: one clause, no other figure."""


class Told(Frozen):
    """Words that account for a difference, each with its figure, in the part `narrative`, or in the note of `cell`."""

    narrative: str
    cell: str
    words: str
    """What the text says beside the figure, as a pattern."""
    name: str
    """What it is, for the catalogue: 上年结转."""

    @property
    def reads(self) -> frozenset[str]:
        """The part and the note."""
        return frozenset((self.narrative, f"{self.cell}#note"))

    @property
    def formula(self) -> str:
        """In words, behind the relation from which it frees."""
        return f"（写明{self.name}的除外）"

    def covers(self, report: Report, apart: Number) -> bool:
        """Whether the note speaks of it, or the figures of the text come to as much."""
        if re.search(self.words, report.text(f"{self.cell}#note")):
            return True
        return sum(self._figures(report.text(self.narrative))) >= apart

    def _figures(self, text: str) -> Iterator[int]:
        beside = rf"(?:{self.words}){_BETWEEN}(?P<behind>{_COUNT})|(?P<ahead>{_COUNT}){_BETWEEN}(?:{self.words})"
        for m in re.finditer(beside, text):
            said = (m["behind"] or m["ahead"])[:-1].strip()
            yield int(said) if said.isdigit() else _HAN.get(said, 0)
