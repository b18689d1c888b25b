"""Where a figure stands after a text was edited. Places are kept only while they are beyond doubt; none is ever guessed.

An edit is known only by the text before and after it. Where it can be read in two ways (one of two equal phrases went),
a place is kept only if both readings agree on it and on what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from forms.expressions import Reference
from forms.narrative import level_of

_NUMERALS = frozenset(".．%％‰〇零一二三四五六七八九十百千万亿")
_JOINED_BEFORE = r"\d[.．,]?$"
_JOINED_AFTER = r"\d|[.．]\d|,\d{3}(?!\d)|[%％‰]|[万亿千百](?!元)"


class Hunk(NamedTuple):
    """Characters `start` to `end` of the text before made way for `added` characters."""

    start: int
    end: int
    added: int


def whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch is a figure of its own: no digit, decimals, per cent or 万 beside it that would make it another one.
    Words (the name of a row that an import read) may have figures beside them.
    """
    if not 0 <= start < end <= len(text):
        return False
    behind = text[end : end + 5]
    joined = behind[:1].isdigit() if text[end - 1] in "%％" else bool(re.match(_JOINED_AFTER, behind))
    after = joined and _is_numeral(text[end - 1])
    return not after and not (_is_numeral(text[start]) and re.search(_JOINED_BEFORE, text[max(0, start - 2) : start]))


def follow(items: tuple[Reference, ...], old: str, new: str) -> tuple[Reference, ...]:
    """The references whose figures an edit left alone, at their new places."""
    if old == new or not items:
        return items
    early, late = moved(items, hunks(old, new, early=True)), moved(items, hunks(old, new, early=False))
    sure = set(late)
    return tuple(r for r in early if r in sure and whole(new, r.start, r.end))


def moved(items: tuple[Reference, ...], changes: list[Hunk]) -> tuple[Reference, ...]:
    """The references that lie outside of every change, at their new places."""
    kept: list[Reference] = []
    at = by = 0
    for reference in items:
        while at < len(changes) and changes[at].end <= reference.start:
            by += changes[at].added - (changes[at].end - changes[at].start)
            at += 1
        if at == len(changes) or reference.end <= changes[at].start:
            kept.append(Reference(reference.start + by, reference.end + by, reference.source))
    return tuple(kept)


def hunks(old: str, new: str, early: bool) -> list[Hunk]:
    """What changed between two texts, line by line where lines can be told; `early`: equal heads are matched before equal tails."""
    before, after = old.split("\n"), new.split("\n")
    if len(before) != len(after):
        one = _hunk(old, new, 0, early)
        if "\n" not in old[one.start : one.end] or "\n" not in new[one.start : one.start + one.added]:
            return [one]
        return list(_by_lines(before, after, early))
    found, at = [], 0
    for line, other in zip(before, after, strict=True):
        if line != other:
            found.append(_hunk(line, other, at, early))
        at += len(line) + 1
    return found


def _hunk(old: str, new: str, at: int, early: bool) -> Hunk:
    if early:
        head = _common(old, new)
        tail = _common_end(old[head:], new[head:])
    else:
        tail = _common_end(old, new)
        head = _common(old[: len(old) - tail], new[: len(new) - tail])
    return Hunk(at + head, at + len(old) - tail, len(new) - tail - head)


def _by_lines(before: list[str], after: list[str], early: bool) -> Iterator[Hunk]:
    """Several lines changed and their count too, as when a list is counted on: lines are matched by their words."""
    from difflib import SequenceMatcher  # only where lists are counted on

    old, new = ([line[len(level_of(line)[1]) :] for line in lines] for lines in (before, after))
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line) + 1)
    for tag, a, z, b, y in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            for at, (one, other) in enumerate(zip(before[a:z], after[b:y], strict=True), a):
                if one != other:
                    yield _hunk(one, other, starts[at], early)
            continue
        gone, come = "\n".join(before[a:z]), "\n".join(after[b:y])
        ended = z == len(before)
        if tag == "replace":
            yield _hunk(gone, come, starts[a], early)
        else:  # whole lines went or came, with a line break each
            size = sum(len(line) + 1 for line in after[b:y])
            start = starts[a] - (1 if ended else 0)
            yield Hunk(start, start + (starts[z] - starts[a]), size)


def _common(one: str, other: str) -> int:
    """How many characters both begin with, by halving: comparing slices is quick."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle :] == other[len(other) - middle :]:
            low = middle
        else:
            high = middle - 1
    return low


def _is_numeral(mark: str) -> bool:
    return mark in _NUMERALS or mark.isdecimal()
