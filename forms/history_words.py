"""What a change in a draft's history is called: answers by their names, and in words what is kept beside them.

Marks, lists of rows and references are kept as data that nobody can read. Where figures stand in a text moves with every letter
before them and is no change that is told; that a number was bound or let go is.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from forms.expressions import Expression, Term
from forms.references import REFS, named
from forms.report import MARK, Report
from forms.values import Kind

_SOURCE = re.compile(r"(?<!\S)(same|sum|difference|rate)(\d?)((?: [^\s;]+)+)")
WAITS, LOOKED_AT, PLAIN = "待核对", "已核对", "普通数字"


class Told(NamedTuple):
    """A difference in words: what the answer is called, and both texts ('' for a blank)."""

    key: str
    name: str
    before: str
    after: str


def worded(report: Report, key: str, before: str, after: str) -> Told | None:
    """A change of one answer, or of what is kept beside it; None for one that is not told."""
    spec = report.form.spec(key)
    if spec is None:
        return None
    name = report.name(key if key.endswith("#rows") else key.partition("#")[0])
    if spec.kind is Kind.REFERENCES:
        return _bound(report, key, before, after) if key.endswith(REFS) else None
    if spec.kind is Kind.ROWS:
        return Told(key, f"{name}：行", _rows(before), _rows(after))
    if key.endswith(MARK):
        return Told(key, name, WAITS if before else LOOKED_AT, WAITS if after else LOOKED_AT)
    return Told(key, f"{name}备注" if "#" in key else name, before, after)


def _bound(report: Report, key: str, before: str, after: str) -> Told | None:
    """Which figures of the text became live ones or plain ones; a stretch of the kept data shows the whole ones in it."""
    old, new = _sources(report, before), _sources(report, after)
    gone, come = old - new, new - old
    if not gone and not come:
        return None
    name = f"{report.form.section_of(key).short}：引用的数"
    return Told(key, name, _quoted(report, gone) or PLAIN, _quoted(report, come) or PLAIN)


def _sources(report: Report, kept: str) -> Counter[Expression]:
    found = (Expression(Term(m[1]), tuple(m[3].split()), int(m[2] or 0)) for m in _SOURCE.finditer(kept))
    return Counter(source for source in found if all(report.form.spec(key) is not None for key in source.keys))


def _quoted(report: Report, sources: Counter[Expression]) -> str:
    return "、".join(f"引用{named(report, source)}" for source in sources.elements())


def _rows(kept: str) -> str:
    """How many rows; a stretch of the kept list may begin or end within one."""
    return f"{len(kept.split())}行" if kept else ""
