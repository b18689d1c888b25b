"""The text of one part, read once for all that is declared of it: its figures, and the totals with their parts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from forms.anchors import whole
from forms.intake.stated import Found
from forms.model import Table
from forms.prose.chars import narrow
from forms.prose.claims import Claim, scaled
from forms.prose.document import Said, said
from forms.prose.figures import Figure
from forms.prose.splits import splits
from forms.prose.structure import paragraphs
from forms.quoting import place_of
from forms.report import Report
from forms.values import Kind, RowRef, Value, is_number, parse

LONGEST_NAME = 20
_SENTENCE = 400
"""So many characters of a sentence before a figure are looked at: work stays in proportion to the text."""
_BEFORE = re.compile(
    r"^(?:[\s、,:;。和及与]|其中|主要包括|包括|包含|分别为|分别是|分别|具体为|具体是|分为|主要有|主要是|由|含|另外|此外|另有|"
    r"据统计|截至年底|全年|本年度|今年|当年|\d{4}年度?)+"
)
_BEHIND = re.compile(r"(?:(?<!信息)(?<!政务)(?:公开|发布|登载|刊登|更新)(?:了|的)?|的|共|共计|累计|总计|为|达|有|全年|本年|年内|已)+$")  # fmt: skip
_BRACKET = re.compile(r"\([^()]*\)$")
_NO_NAME = re.compile(r"[,;:。!?%]|^[\d\W_]*$")


class PartText:
    """The text as it stands and narrowed (places are the same in both)."""

    def __init__(self, report: Report, text: str) -> None:
        self.report, self.text = report, text
        self.flat = narrow(text)
        self.paragraphs = paragraphs(self.flat)
        self.said: list[Said] = list(said("", self.flat, self.paragraphs))

    @cached_property
    def _starts(self) -> list[int]:
        return [s.figure.start for s in self.said]

    @cached_property
    def _by_place(self) -> dict[tuple[int, int], Figure]:
        return {(s.figure.start, s.figure.end): s.figure for s in self.said}

    @cached_property
    def _claims(self) -> dict[tuple[int, int], list[Claim]]:
        found: dict[tuple[int, int], list[Claim]] = {}
        for claim in (c for p in self.paragraphs for g in p.groups for c in splits(self.flat, g)):
            found.setdefault(claim.places[0], []).append(claim)
        return found

    def parts(self, head: Figure) -> list[Figure]:
        """The parts that the text gives of a total, all of them: they come to it, or the reader of the text says that they
        should. [] for parts that leave a rest, that are round, or where no parts are given.
        """
        best: list[Figure] = []
        for claim in self._claims.get((head.start, head.end), ()):
            parts = [self._by_place[place] for place in claim.places[1:] if place in self._by_place]
            added = sum((p.value for p in parts), Decimal(0))
            closed = added == head.value if claim.finding is None else claim.finding.expected == scaled(head, added)
            plain = len(parts) >= 2 and not any(p.about or p.rough for p in parts)
            if closed and plain and len(parts) > len(best):
                best = parts
        return best

    def divides(self, head: Figure, others: list[Figure]) -> bool:
        """Whether the text gives the others as parts of a total."""
        places = {p for claim in self._claims.get((head.start, head.end), ()) for p in claim.places[1:]}
        return bool(others) and all((f.start, f.end) in places for f in others)

    def answer(self, key: str, figure: Figure) -> Found | None:
        """A figure as the answer to a key; None if it is round, or no answer of its kind."""
        spec = self.report.form.spec(key)
        start, end = place_of(figure)
        if spec is None or figure.about or not whole(self.text, start, end):
            return None
        value = worth(spec.kind, figure)
        return None if value is None else Found(key, value, start, end)

    def sentence(self, figure: Figure) -> str:
        """The sentence before a figure, with the clauses that semicolons part."""
        near = max(0, figure.start - _SENTENCE)
        begin = max(self.flat.rfind(mark, near, figure.start) for mark in "。!?\n") + 1
        return self.flat[max(begin, near) : figure.start]

    def figures_in(self, start: int, end: int) -> list[Figure]:
        """The figures that begin within a stretch."""
        first = bisect_left(self._starts, start)
        return [s.figure for s in self.said[first : bisect_left(self._starts, end)]]

    def name_of(self, figure: Figure) -> tuple[int, int] | None:
        """Where the words stand that name a figure; None if they are no name that can head a row."""
        start, end = self.trimmed(figure.lead_start, figure.start)
        if start == end and figure.tail.strip():
            at = self.flat.find(figure.tail.strip(), figure.end)
            start, end = self.trimmed(at, at + len(figure.tail.strip())) if at >= 0 else (0, 0)
        name = self.flat[start:end]
        return None if not 2 <= len(name) <= LONGEST_NAME or _NO_NAME.search(name) else (start, end)

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """A stretch without the words that only join it to the sentence."""
        front = _BEFORE.match(self.flat[start:end])
        start += front.end() if front else 0
        while start < end:
            behind = _BRACKET.search(self.flat[start:end]) or _BEHIND.search(self.flat[start:end].rstrip())
            if behind is None:
                break
            end = start + behind.start()
        while start < end and self.flat[end - 1] == " ":
            end -= 1
        return start, end


def worth(kind: Kind, figure: Figure) -> Value | None:
    """An exact figure as an answer of a kind, None if it is rounded or none of that kind (money is asked in 万元)."""
    if kind is Kind.COUNT and figure.rough:
        return None
    number = figure.value / 10_000 if kind is Kind.MONEY and figure.unit == "元" else figure.value
    value = parse(kind, format(number, "f"))
    return value if is_number(value) else None


def row_id(parent: str, name: str, taken: set[str]) -> str:
    """The id of a row that a text names: made of its name, so that next year's row of that name has the same."""
    stem = "-".join(filter(None, (parent, re.sub(r"\W|_", "", name))))
    made, number = stem, 2
    while made in taken:
        made, number = f"{stem}{number}", number + 1
    taken.add(made)
    return made


def listed_rows(table: Table, count: int) -> Iterator[str]:
    """Ids for the rows of a list without heads: those proposed, then further ones."""
    declared = [row.id for row in table.rows]
    yield from declared[:count]
    stem = declared[0].rstrip("0123456789") if declared else "r"
    yield from (f"{stem}{n}" for n in range(len(declared) + 1, count + 1))


def rows_of(table: Table, rows: list[RowRef]) -> Found:
    """The rows that a table has now."""
    return Found(table.rows_key, tuple(rows), to_confirm=False)
