"""Which known figure a number of the text may be: equal in print, and fitting the words around it. Offers, never decisions.

A number is offered only where something speaks for it: words that mean the figure (declared by the edition), its name in the
sentence, or so many digits that chance is unlikely. What the words of the text contradict (收到 against 办结, 人 against 条) is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from forms.anchors import Hunk, moved, whole
from forms.expressions import Expression, Reference, References, rate, same
from forms.prose.chars import narrow
from forms.prose.divisions import aspect
from forms.prose.document import Said, meaning_of, said
from forms.prose.figures import Figure
from forms.prose.meaning import KnownFacts
from forms.prose.structure import paragraphs
from forms.references import REFS, can_quote, named, printed, references, stretch_of
from forms.report import Report, bare
from forms.rules.bounds import Same
from forms.rules.prose import ReadsReport
from forms.values import Kind, Value, is_number

PLAUSIBLE, LIKELY = 3.0, 5.0
"""What words and digits must add up to: to be offered at all, and to be ticked beforehand in a list."""
LONG = "1234"
"""A number of so many digits is rarely equal by chance."""
LEAST_NAME = 4
"""So many characters a name must have for its typing to offer its figure."""
_KINDS_OF_UNIT = (
    frozenset("件宗起封份条篇个项则"),
    frozenset("人名位"),
    frozenset("次场期回届"),
    frozenset("个处家所"),
)
_YEAR = re.compile(r"(?:19|20)\d\d")


class Known(NamedTuple):
    """A figure that the report knows: its key, as printed, its name in two parts (row and column), its unit, its part."""

    key: str
    shown: str
    row: str
    column: str
    unit: str
    section: str
    doing: str


class Offer(NamedTuple):
    """A stretch of a text that may be a known figure. An empty stretch: its name was typed, the figure is yet to come."""

    start: int
    end: int
    source: Expression
    shown: str
    name: str
    weight: float = LIKELY

    @property
    def words(self) -> str:
        """「2257＝12345热线办结数」."""
        return f"{self.shown}＝{self.name}" if self.end > self.start else f"{self.name}＝{self.shown}"


class KnownFigures:
    """The figures of a report as they stand now, found by how they are printed. Make it anew when answers change."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._by_shown: dict[str, list[Known]] = {}
        self._by_name: dict[str, Known] = {}
        for known in _all(report):
            self._by_shown.setdefault(known.shown, []).append(known)
            for name in {(full := known.row + known.column), full.removesuffix("数")}:
                if len(name) >= LEAST_NAME:
                    self._by_name.setdefault(name, known)
        self._longest = max(map(len, self._by_name), default=0)
        reader = next((r for r in report.form.rules if isinstance(r, ReadsReport)), None)
        self._facts = KnownFacts({}, {}, "", None, None, reader.meanings()) if reader is not None else None
        self._table = report.form.tables[reader.table] if reader is not None else None
        self._alike = {frozenset((r.cell, r.other)) for r in report.form.rules if isinstance(r, Same)}

    def has(self, shown: str) -> bool:
        """Whether any known figure is printed like this."""
        return shown in self._by_shown

    def at_caret(self, text_key: str, text: str, caret: int) -> Offer | None:
        """What to offer while the caret is right behind a number or a name in a text, None for nothing."""
        begin = text.rfind("\n", 0, caret) + 1
        digits = re.search(r"[\d０-９][\d０-９.,．，]*[%％]?$", text[begin:caret])
        if digits is None:
            return self._by_its_name(text, begin, caret)
        start = begin + digits.start()
        if not whole(text, start, caret) or not self.has(stretch_of(text, start, caret)):
            return None
        if any(r.start < caret and start < r.end for r in references(self.report, text_key)):
            return None
        end_of_line = text.find("\n", caret)
        line = narrow(text[begin : end_of_line if end_of_line >= 0 else len(text)])
        at, unit = caret - begin, ""
        if not any(f.start == start - begin for p in paragraphs(line) for f in p.figures):
            line, unit = f"{line[:at]}件{line[at:]}", "?"
        found = next((s for s in said("", line, paragraphs(line)) if s.figure.start == start - begin), None)
        if found is None or (unit and re.match(r"[年月日号]", text[caret : caret + 1])):
            return None
        best = self._best(found, self._section(text_key), bool(unit), text[start:caret])
        return best._replace(start=start, end=caret) if best is not None and best.weight >= PLAUSIBLE else None

    def _by_its_name(self, text: str, begin: int, caret: int) -> Offer | None:
        if text[caret : caret + 1].isdigit():
            return None
        for length in range(min(self._longest, caret - begin), LEAST_NAME - 1, -1):
            known = self._by_name.get(text[caret - length : caret])
            if known is not None:
                return Offer(caret, caret, same(known.key), known.shown, known.row + known.column)
        return None

    def in_part(self, text_key: str) -> list[Offer]:
        """Every number of a part that may be a known figure and is none yet, first place first, each with the best source."""
        text = self.report.text(text_key)
        flat, taken = narrow(text), references(self.report, text_key)
        found: list[Offer] = []
        every = list(said("", flat, paragraphs(flat)))
        places = {(r.start, r.end): r.source for r in taken}
        for one in every:
            start, end = place_of(one.figure)
            if any(r.start < end and start < r.end for r in taken) or not whole(text, start, end):
                continue
            best = self._best(one, self._section(text_key), False, text[start:end])
            if best is None or best.weight < PLAUSIBLE:
                best = self._as_rate(one, every, places) if one.figure.unit == "%" else None
            if best is not None:
                found.append(best._replace(start=start, end=end))
                places[start, end] = best.source
        return found

    def _section(self, text_key: str) -> str:
        return self.report.form.section_of(text_key).id

    def _best(self, one: Said, section: str, no_unit: bool, stretch: str) -> Offer | None:
        shown = stretch_of(stretch, 0, len(stretch))
        candidates = self._by_shown.get(shown, ())
        meant = self._meant(one)
        weighed = [(self._weight(k, one, section, meant, no_unit), k) for k in candidates]
        if not weighed:
            return None
        weight, best = max(weighed, key=lambda pair: pair[0])
        return Offer(0, 0, same(best.key), best.shown, self.report.name(best.key), weight)

    def _meant(self, one: Said) -> str:
        if self._facts is None or self._table is None or one.figure.about:
            return ""
        meaning = meaning_of(one, self._facts)
        return self._table.cell(meaning.row) if meaning is not None else ""

    def _weight(self, known: Known, one: Said, section: str, meant: str, no_unit: bool) -> float:
        """How much speaks for a candidate; below nought where the words of the text speak against it."""
        figure = one.figure
        if not no_unit and known.unit and figure.said and not _kin(known.unit, figure.said):
            return -1.0
        doing = aspect(figure)
        if doing and known.doing and doing != known.doing:
            return -1.0
        linked = bool(meant) and (meant == known.key or frozenset((meant, known.key)) in self._alike)
        clause, sentence = figure.lead + figure.tail, one.sentence + figure.tail
        words = 6.0 if linked else -2.0 if meant else 0.0
        words += 4 * _share(known.row, clause)
        if known.column:
            words += 2 * _share(known.column, clause)
        if figure.unit == "%" and "率" in clause and (known.column or known.row).endswith("率"):
            words += 1.5
        if words <= 0.6 and _digits(known.shown) < _digits(LONG):
            return 0.0  # its name somewhere in the sentence is not enough for a short number
        return (
            words
            + 1.5 * _share(known.row, sentence)
            + _digits(known.shown)
            + (1.5 if known.section == section else 0.0)
        )

    def _as_rate(self, one: Said, every: list[Said], places: dict[tuple[int, int], Expression]) -> Offer | None:
        """A percentage that two quoted figures right before it give: part ÷ whole, as printed."""
        before = [s for s in every if s.figure.start < one.figure.start][-2:]
        terms = [places.get(place_of(s.figure)) for s in before]
        if len(terms) < 2 or any(t is None or len(t.keys) != 1 for t in terms):
            return None
        whole_, part = (t.keys[0] for t in terms if t is not None)
        decimals = max(0, -int(Decimal(one.figure.shown).as_tuple().exponent)) if one.figure.shown else 0
        source = rate(part, whole_, decimals)
        shown = printed(self.report, source)
        if shown != f"{one.figure.shown}%":
            return None
        return Offer(0, 0, source, shown, named(self.report, source), LIKELY)


def place_of(figure: Figure) -> tuple[int, int]:
    """Where the number alone stands: without its unit, with its per cent sign."""
    return figure.start, figure.end if figure.unit == "%" else figure.start + len(figure.shown)


def _all(report: Report) -> Iterator[Known]:
    for section in report.form.sections:
        for key in report.keys_of(section.id):
            if can_quote(report, key) and is_number(report.value(key)):
                yield _known(report, key, section.id)


def _known(report: Report, key: str, section: str) -> Known:
    spec = report.form.spec(key)
    assert spec is not None
    row, column = bare(spec.label), ""
    if spec.table is not None and spec.column is not None:
        row = bare(report.row_name(spec.table, spec.table.split(key)[0]))
        column = spec.column.label if sum(c.id != "name" for c in spec.table.columns) > 1 else ""
    words = Figure(Decimal(0), "", 0, 0, "", Decimal(1), False, "", lead=row + column)
    unit = "" if spec.kind is Kind.PERCENT else report.unit(key)
    return Known(key, report.shown(key), row, column, unit, section, aspect(words))


def _kin(one: str, other: str) -> bool:
    return one == other or any(one in kind and other in kind for kind in _KINDS_OF_UNIT)


def _share(name: str, words: str) -> float:
    """How much of a name stands in the words, 0 to 1, by pairs of characters."""
    pairs = {name[i : i + 2] for i in range(len(name) - 1)} or ({name} if name else set())
    return sum(pair in words for pair in pairs) / len(pairs) if pairs else 0.0


def _digits(shown: str) -> float:
    """What the digits alone say: a long number is rarely equal by chance."""
    digits = sum(c.isdigit() for c in shown)
    if digits >= 4:
        return 0.0 if _YEAR.fullmatch(shown) else 3.0
    return {3: 1.5, 2: 0.0}.get(digits, -1.0)


def bound(report: Report, text_key: str, offers: list[Offer]) -> dict[str, Value | None]:
    """The answers in which the offers are taken: numbers written as their sources print them, each a live figure."""
    text = report.text(text_key)
    pieces: list[str] = []
    made: list[Reference] = []
    changes: list[Hunk] = []
    at = shift = 0
    for offer in sorted(offers, key=lambda o: o.start):
        if offer.start < at:
            continue
        pieces += (text[at : offer.start], offer.shown)
        grown = len(offer.shown) - (offer.end - offer.start)
        made.append(Reference(offer.start + shift, offer.start + shift + len(offer.shown), offer.source))
        changes.append(Hunk(offer.start, offer.end, len(offer.shown)))
        shift += grown
        at = offer.end
    kept = moved(references(report, text_key), changes)
    items = tuple(sorted((*kept, *made), key=lambda r: r.start))
    return {text_key: "".join((*pieces, text[at:])), text_key + REFS: References(items)}
