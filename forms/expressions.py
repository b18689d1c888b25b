"""What a live figure of the text stands for: a known figure, or a closed expression over known figures. Data, kept as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Term(StrEnum):
    """The closed kinds of expression. The keys of DIFFERENCE are (from, less), those of RATE (part, whole)."""

    SAME = "same"
    SUM = "sum"
    DIFFERENCE = "difference"
    RATE = "rate"


class Expression(NamedTuple):
    """A figure worked out from answers by their keys. `places`: printed decimals of a rate."""

    term: Term
    keys: tuple[str, ...]
    places: int = 0


class Reference(NamedTuple):
    """A half-open stretch of a text that is a figure, and what it stands for."""

    start: int
    end: int
    source: Expression


class References(NamedTuple):
    """The live figures of one text, first place first, none over another."""

    items: tuple[Reference, ...] = ()


_ITEM = r"(\d{1,7})-(\d{1,7}) (same|sum|difference|rate)(\d?)((?: [^\s;]+)+)"
_KEYS = {Term.SAME: 1, Term.DIFFERENCE: 2, Term.RATE: 2}
_MOST_PLACES = 4


def same(key: str) -> Expression:
    """The figure of one answer."""
    return Expression(Term.SAME, (key,))


def total(keys: Iterable[str]) -> Expression:
    """The sum of answers."""
    return Expression(Term.SUM, tuple(keys))


def difference(of: str, less: str) -> Expression:
    """One answer less another."""
    return Expression(Term.DIFFERENCE, (of, less))


def rate(part: str, whole: str, places: int = 0) -> Expression:
    """The percentage that one answer is of another."""
    return Expression(Term.RATE, (part, whole), places)


def pack(references: References) -> str:
    """As a draft keeps them: `12-16 same 3.1; 20-23 rate1 3.2 3.1`."""
    return "; ".join(
        f"{r.start}-{r.end} {r.source.term}{r.source.places or ''} {' '.join(r.source.keys)}" for r in references.items
    )


def unpack(text: str) -> References | None:
    """References as kept; whatever is misshapen, out of order or over another is left out. None if nothing is left."""
    found: list[Reference] = []
    for piece in text.split(";"):
        m = re.fullmatch(_ITEM, piece.strip())
        if m is None:
            continue
        term, keys = Term(m[3]), tuple(m[5].split())
        start, end, places = int(m[1]), int(m[2]), int(m[4] or 0)
        fits = len(keys) == _KEYS.get(term, len(keys)) and places <= _MOST_PLACES and (term is Term.RATE or not places)
        if fits and start < end and (not found or found[-1].end <= start):
            found.append(Reference(start, end, Expression(term, keys, places)))
    return References(tuple(found)) if found else None
