"""Single figures: a number between the words that state it, or words that state that there was none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from forms.intake.stated import Found
from forms.intake.stated.part import PartText
from forms.prose.document import Said
from forms.values import parse

MANY = 40
"""Words that stand at more numbers than these state none of them."""


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """Words that state the figure `of`. `units`: as compared (宗 and 封 are 件).

    lead     right before it in its clause;  `tail`: or right behind it;  `bar`: in neither
    context  somewhere before it in its clauses back to a semicolon, where `wide` back to the full stop
    beside   right behind it, up to the end of a bracket or sentence
    """

    of: str
    units: tuple[str, ...]
    lead: re.Pattern[str] | None = None
    bar: re.Pattern[str] | None = None
    context: re.Pattern[str] | None = None
    tail: re.Pattern[str] | None = None
    beside: re.Pattern[str] | None = None
    wide: bool = False

    @property
    def key(self) -> str:
        """The figure's own."""
        return self.of

    def read(self, part: PartText) -> Iterable[Found]:
        """The figure, if the part gives one and the same number wherever these words stand."""
        fitting = self.fitting(part)
        found = part.answer(self.of, fitting[0].figure) if fitting else None
        return [found] if found is not None else []

    def fitting(self, part: PartText) -> list[Said]:
        """The figures that these words state: all of one value. Of several values the one that the others are parts of."""
        found = [one for one in part.said if self._fits(part, one)]
        if any(one.figure.about for one in found) or len(found) > MANY:
            return []
        values = {one.figure.value for one in found}
        if len(values) <= 1:
            return found
        for one in found:
            others = [o.figure for o in found if o.figure.value != one.figure.value]
            if part.divides(one.figure, others):
                return [one]
        return []

    def _fits(self, part: PartText, one: Said) -> bool:
        figure = one.figure
        if figure.unit not in self.units:
            return False
        ahead = self.lead is not None and self.lead.search(figure.lead)
        behind = self.tail is not None and self.tail.search(figure.tail)
        if not (ahead or behind):
            return False
        words = figure.lead + ("|" + figure.tail if behind else "")
        if self.bar is not None and self.bar.search(words):
            return False
        ahead_of_it = part.sentence(figure) if self.wide else one.sentence
        if self.context is not None and not self.context.search(ahead_of_it + figure.tail):
            return False
        if self.beside is None:
            return True
        return bool(self.beside.search(re.split(r"[。;)〕\n]", part.flat[figure.end : figure.end + 40])[0]))


@dataclass(frozen=True, slots=True)
class StatedNone:
    """Words that state that there was none: the figure is 0. Nothing where the part gives a number for it as well."""

    of: str
    words: re.Pattern[str]
    unless: StatedFigure | None = None

    @property
    def key(self) -> str:
        """The figure's own."""
        return self.of

    def read(self, part: PartText) -> Iterable[Found]:
        """0, at the words that say so."""
        m = self.words.search(part.flat)
        spec = part.report.form.spec(self.of)
        if m is None or spec is None or (self.unless is not None and self.unless.fitting(part)):
            return []
        zero = parse(spec.kind, "0")
        return [Found(self.of, zero, m.start(), m.end())] if zero is not None else []


@dataclass(frozen=True, slots=True)
class StatedRun:
    """「第1—21期」: a run that begins with the first counts as many as its last. `words` has the group `last`."""

    of: str
    words: re.Pattern[str]

    @property
    def key(self) -> str:
        """The figure's own."""
        return self.of

    def read(self, part: PartText) -> Iterable[Found]:
        """The number of the last one, if the part names one run."""
        spec = part.report.form.spec(self.of)
        found = list(self.words.finditer(part.flat))
        if spec is None or len({m["last"] for m in found}) != 1:
            return []
        value = parse(spec.kind, found[0]["last"])
        return [Found(self.of, value, *found[0].span("last"))] if value is not None else []
