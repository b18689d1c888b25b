"""What changed between two versions: which paragraphs (or rows) belong together, and which words changed within a pair.

Pure functions on sequences, for the marked-up copy (花脸稿). `difflib` finds what is common; what it leaves open is paired by
likeness. Figures and Latin words count as one piece, so that 1,243 replaces 1,234 and not 43 replaces 34.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["equal", "delete", "insert"]
Likeness: TypeAlias = Callable[[int, int], float]

_PIECE = re.compile(r"\d[\d,.，．]*\d%?|\d%?|[A-Za-z]+|.", re.DOTALL)
_ISLAND = 2
"""So few common pieces between two changes are taken for chance, and changed along with them."""


class Change(NamedTuple):
    """A stretch that is equal, deleted or inserted: half-open places in the old and in the new sequence."""

    kind: Kind
    old: tuple[int, int]
    new: tuple[int, int]


def pieces_of(text: str) -> list[str]:
    """A text as pieces that change as a whole: a figure, a Latin word, or one character."""
    return _PIECE.findall(text)


def changes(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """How the old sequence becomes the new one; where something is replaced, what is deleted comes first."""
    blocks: list[tuple[int, int, int, int, bool]] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        blocks.append((i, i_end, j, j_end, tag == "equal"))
    found: list[Change] = []
    i = j = 0
    for at, (_, i_end, _, j_end, equal) in enumerate(blocks):
        island = equal and 0 < at < len(blocks) - 1 and i_end - blocks[at][0] < _ISLAND
        if island or (not equal and at + 1 < len(blocks) and _is_island(blocks, at + 1)):
            continue
        if equal:
            found.append(Change("equal", (i, i_end), (j, j_end)))
        else:
            found += [Change("delete", (i, i_end), (j, j))] if i < i_end else []
            found += [Change("insert", (i_end, i_end), (j, j_end))] if j < j_end else []
        i, j = i_end, j_end
    return found


def _is_island(blocks: Sequence[tuple[int, int, int, int, bool]], at: int) -> bool:
    start, end, _, _, equal = blocks[at]
    return equal and at < len(blocks) - 1 and end - start < _ISLAND


def likeness(old: str, new: str) -> float:
    """How much of two texts is alike, from 0 to 1: the share of pairs of neighbouring characters that both have."""
    if old == new:
        return 1.0
    mine, other = _pairs(old), _pairs(new)
    total = mine.total() + other.total()
    return 2 * (mine & other).total() / total if total else 0.0


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1))


def aligned(
    old: Sequence[str], new: Sequence[str], like: Likeness, least: float
) -> list[tuple[int | None, int | None]]:
    """Pairs (place in old, place in new) in order, None where one side has nothing.

    Equal texts are paired first; between them, those whose likeness is at least `least`, so that the sum is greatest.
    """
    found: list[tuple[int | None, int | None]] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += zip(range(i, i_end), range(j, j_end), strict=True)
        else:
            found += _between(range(i, i_end), range(j, j_end), like, least)
    return found


def _between(old: range, new: range, like: Likeness, least: float) -> list[tuple[int | None, int | None]]:
    """The best pairs of two stretches that have no equal text (a longest common subsequence, weighed)."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    score = [[like(i, j) for j in new] for i in old]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = score[i][j] + best[i + 1][j + 1] if score[i][j] >= least else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    found: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if score[i][j] >= least and best[i][j] == score[i][j] + best[i + 1][j + 1]:
            found.append((old[i], new[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            found.append((old[i], None))
            i += 1
        else:
            found.append((None, new[j]))
            j += 1
    return [*found, *((place, None) for place in old[i:]), *((None, place) for place in new[j:])]
