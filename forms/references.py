"""Live figures of the text: one truth, kept in step by the session as part of the change that concerns them.

The text of a part stays the plain string that is printed, and everybody reads that string. Beside it an answer of its own,
`text:3#refs`, says which stretches of it *are* known figures. Law, tested: such a stretch reads exactly as its source does,
unless its source cannot be worked out just now (a blank cell, one that holds words, a rate over nothing): a blank is not
zero, so the text keeps the number it last had, the reference stays, and a finding asks for the figure. An edit that touches
the figure itself ends the reference: it is ordinary text then, until it is bound again.

`text:3#read` holds in the same way where the figures of an import were read; nothing is written back through it.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping
from decimal import Decimal

from forms.anchors import Hunk, follow, moved, whole
from forms.expressions import Expression, Reference, References, Term
from forms.report import MARK, Report
from forms.rules.base import rounded
from forms.values import NUMERIC, Kind, Number, Value, narrow, show

REFS, READ_AT = "#refs", "#read"


def references(report: Report, text_key: str, aspect: str = REFS) -> tuple[Reference, ...]:
    """The live figures of a text, first place first (or, by `aspect`, where its figures were read)."""
    found = report.value(text_key + aspect)
    return found.items if isinstance(found, References) else ()


def narratives(report: Report) -> Iterator[str]:
    """The keys of all texts of a report."""
    return (section.narrative for section in report.form.sections if section.narrative)


def can_quote(report: Report, key: str) -> bool:
    """Whether an answer can be a live figure: a number of some kind."""
    spec = report.form.spec(key)
    return spec is not None and spec.kind in NUMERIC and "#" not in key


def printed(report: Report, source: Expression) -> str | None:
    """A source as it reads in the text, None while it cannot be worked out."""
    numbers = [report.number(key) for key in source.keys]
    if None in numbers:
        return None
    known = [n for n in numbers if n is not None]
    if source.term is Term.SAME:
        return report.shown(source.keys[0])
    if source.term is Term.RATE:
        if not known[1]:
            return None
        return show(Kind.PERCENT, rounded(Decimal(known[0]) * 100 / Decimal(known[1]), source.places))
    worth: Number = known[0]
    for number in known[1:]:
        worth = worth + number if source.term is Term.SUM else worth - number
    return show(Kind.MONEY, worth) if worth >= 0 else None


def named(report: Report, source: Expression) -> str:
    """A source in words: 「申请办结数」, 「市本级收到＋转办收到」, 「办结数÷收到数」."""
    mark = {Term.SAME: "", Term.SUM: "＋", Term.DIFFERENCE: "－", Term.RATE: "÷"}[source.term]
    return mark.join(report.name(key) for key in source.keys)


def quoted(report: Report) -> dict[str, list[tuple[str, Reference]]]:
    """Every quoted answer with the places where it is quoted: (key of the text, reference), in the order of the report."""
    found: dict[str, list[tuple[str, Reference]]] = {}
    for text_key in narratives(report):
        for reference in references(report, text_key):
            for key in dict.fromkeys(reference.source.keys):
                found.setdefault(key, []).append((text_key, reference))
    return found


def read_places(report: Report) -> dict[str, tuple[str, Reference]]:
    """Where an import read figures, as far as that is still known: (key of the text, first place) by the figure's key."""
    found: dict[str, tuple[str, Reference]] = {}
    for text_key in narratives(report):
        for reference in references(report, text_key, READ_AT):
            for key in reference.source.keys:
                found.setdefault(key, (text_key, reference))
    return found


def sound(report: Report, text_key: str, items: tuple[Reference, ...], live: bool = True) -> tuple[Reference, ...]:
    """Those references that fit their text and the form, first place first; `live` ones must read as their source does."""
    text = report.text(text_key)
    kept: list[Reference] = []
    for reference in sorted(items, key=lambda r: r.start):
        known = (can_quote(report, k) if live else report.form.spec(k) is not None for k in reference.source.keys)
        fits = whole(text, reference.start, reference.end) and all(known)
        if not fits or (kept and kept[-1].end > reference.start):
            continue
        now = printed(report, reference.source) if live else None
        if now is None or text[reference.start : reference.end] == now:
            kept.append(reference)
    return tuple(kept)


def unfit(report: Report) -> dict[str, Value | None]:
    """What must change in answers from a file, so that no reference points at anything but its figure.

    The text is what the officer last saw: a stretch that reads otherwise than its source stays, its reference goes.
    """
    changes: dict[str, Value | None] = {}
    for text_key in narratives(report):
        for aspect in (REFS, READ_AT):
            found = report.value(text_key + aspect)
            if found is not None:
                items = references(report, text_key, aspect)
                kept = sound(report, text_key, items, live=aspect == REFS)
                if kept != items or not kept:
                    changes[text_key + aspect] = References(kept) if kept else None
    return changes


def entailed(report: Report, changes: Mapping[str, Value | None]) -> dict[str, Value | None]:
    """The changes with all that follows from them: references follow their texts, texts follow the figures that they quote,
    and a figure that is typed anew is no longer one that was merely read.
    """
    after = dict(changes)
    for key in changes:
        if key + MARK not in changes and report.unconfirmed(key):
            after[key + MARK] = None
    for text_key in narratives(report):
        held = {aspect: _held(report, after, text_key, aspect) for aspect in (REFS, READ_AT)}
        if not any(held.values()):
            continue
        if text_key in changes:
            old, new = report.text(text_key), _text(changes[text_key])
            held = {a: r if text_key + a in changes else follow(r, old, new) for a, r in held.items()}
        if text_key + REFS in changes:
            held[REFS] = sound(_future(report, after), text_key, held[REFS])
        live = held[REFS]
        if any(key in changes for r in live for key in r.source.keys):
            text, steps = _written(report, after, text_key, live)
            held[REFS] = tuple(Reference(r.start + by, r.end + by + more, r.source) for r, by, more in steps)
            held[READ_AT] = moved(held[READ_AT], [Hunk(r.start, r.end, r.end - r.start + d) for r, _, d in steps if d])
            after[text_key] = text or None
        after.update({text_key + a: References(r) if r else None for a, r in held.items()})
    return after


def unbound(report: Report, text_key: str, reference: Reference) -> dict[str, Value | None]:
    """The answers in which a live figure is a plain number again: the text stays as it reads."""
    left = tuple(r for r in references(report, text_key) if r != reference)
    return {text_key + REFS: References(left) if left else None}


def _future(report: Report, after: dict[str, Value | None]) -> Report:
    return Report(report.form, ChainMap(after, report.answers), report.last)  # type: ignore[arg-type]  # None is a blank


def _text(value: Value | None) -> str:
    return value if isinstance(value, str) else ""


def _held(report: Report, after: Mapping[str, Value | None], text_key: str, aspect: str) -> tuple[Reference, ...]:
    given = after.get(text_key + aspect)
    if text_key + aspect in after:
        return given.items if isinstance(given, References) else ()
    return references(report, text_key, aspect)


def _written(
    report: Report, after: dict[str, Value | None], text_key: str, live: tuple[Reference, ...]
) -> tuple[str, list[tuple[Reference, int, int]]]:
    """The text in which every live figure reads as its source does after the changes; each reference with how far it moves
    and by how much it grows.
    """
    future = _future(report, after)
    old = future.text(text_key)
    pieces: list[str] = []
    steps: list[tuple[Reference, int, int]] = []
    worth: dict[Expression, str | None] = {}
    at = shift = 0
    for reference in live:
        stretch = old[reference.start : reference.end]
        if reference.source not in worth:
            worth[reference.source] = printed(future, reference.source)
        now = worth[reference.source]
        new = stretch if now is None else now
        pieces += (old[at : reference.start], new)
        steps.append((reference, shift, len(new) - len(stretch)))
        shift += len(new) - len(stretch)
        at = reference.end
    return "".join((*pieces, old[at:])), steps


def stretch_of(text: str, start: int, end: int) -> str:
    """A stretch of text as a figure would be printed: full-width digits narrow, no thousands commas."""
    return narrow(text[start:end]).replace(",", "")
