"""Drafted text with live figures in it: sentences are put together as strings, and the figures in them are found again at the end."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, NamedTuple

from forms.expressions import Expression, Reference, References, pack, unpack
from forms.references import printed

if TYPE_CHECKING:
    from forms.report import Report

# Noncharacters: no input method types them, and no text may hold them.
_OPEN, _MIDDLE, _CLOSE = "\ufdd2", "\ufdd3", "\ufdd4"
_MARKED = re.compile(f"{_OPEN}([^{_OPEN}{_MIDDLE}{_CLOSE}]*){_MIDDLE}([^{_OPEN}{_MIDDLE}{_CLOSE}]*){_CLOSE}")
_STRAY = re.compile(f"[{_OPEN}{_MIDDLE}{_CLOSE}]")


class Drafted(NamedTuple):
    """A text and the figures in it that are answers."""

    text: str
    references: References = References()

    def behind(self, written: str) -> Drafted:
        """The same figures where the text stands behind another one, in a paragraph of its own."""
        begin = f"{written.rstrip()}\n"
        items = (Reference(r.start + len(begin), r.end + len(begin), r.source) for r in self.references.items)
        return Drafted(begin + self.text, References(tuple(items)))


def quote(report: Report, source: Expression) -> str:
    """A figure to put into a sentence, '' while it cannot be worked out; `assembled` makes it a live one."""
    shown = printed(report, source)
    if not shown:
        return ""
    return f"{_OPEN}{pack(References((Reference(0, 1, source),)))}{_MIDDLE}{shown}{_CLOSE}"


def assembled(marked: str) -> Drafted:
    """Sentences with their quoted figures as text and references."""
    pieces: list[str] = []
    items: list[Reference] = []
    at = length = 0
    for m in _MARKED.finditer(marked):
        before = _STRAY.sub("", marked[at : m.start()])
        length += len(before)
        kept = unpack(m[1])
        if kept is not None:
            items.append(Reference(length, length + len(m[2]), kept.items[0].source))
        pieces += (before, m[2])
        length += len(m[2])
        at = m.end()
    return Drafted("".join((*pieces, _STRAY.sub("", marked[at:]))), References(tuple(items)))


def drafts(write: Callable[[Report], str]) -> Callable[[Report], Drafted]:
    """A function that writes sentences with quoted figures, as one that gives the text and its references."""

    @wraps(write)
    def drafted(report: Report) -> Drafted:
        return assembled(write(report))

    return drafted
