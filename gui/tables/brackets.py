"""The 勾稽 brackets of a table: which row draws which piece, on which level, in which state, with which words. No Qt here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from forms.rules.base import Balance, apart
from forms.values import plain
from gui.grid.cell import Piece

_WORSE = {"ok": 0, "pending": 1, "doubted": 2, "broken": 3}


class RowBracket(NamedTuple):
    """What the 勾稽 column shows in one row."""

    pieces: tuple[Piece, ...]
    words: str
    state: str


NO_BRACKET = RowBracket((), "", "")


class _Bracket(NamedTuple):
    total: int
    parts: tuple[int, ...]
    balances: tuple[Balance, ...]

    def state(self, doubted: Set[str]) -> str:
        """The worst of its sums."""
        states = ("doubted" if b.standing == "broken" and b.total in doubted else b.standing for b in self.balances)
        return max(states, key=_WORSE.__getitem__)


def brackets(
    balances: Iterable[Balance],
    row_of: Callable[[str], int],
    column_of: Callable[[str], str],
    doubted: Set[str] = frozenset(),
) -> dict[int, RowBracket]:
    """Row number -> bracket. Balances of several columns over the same rows share one bracket (收到差1，办结差4).

    `doubted`: totals of which a broken sum is no error, but a question or one that was answered.
    """
    grouped: dict[tuple[int, tuple[int, ...]], list[Balance]] = {}
    for balance in balances:
        rows = (row_of(balance.total), tuple(row_of(part) for part in balance.parts))
        if rows[0] >= 0 and min(rows[1]) >= 0:
            grouped.setdefault(rows, []).append(balance)
    drawn = [_Bracket(total, parts, tuple(found)) for (total, parts), found in grouped.items()]
    states = [bracket.state(doubted) for bracket in drawn]
    words = {bracket.total: (_words(bracket, column_of), state) for bracket, state in zip(drawn, states, strict=True)}
    return {
        row: RowBracket(
            tuple(Piece(level, where, states[at]) for level, where, at in pieces), *words.get(row, ("", ""))
        )
        for row, pieces in _structure(tuple(grouped)).items()
    }


@lru_cache(32)
def _structure(groups: tuple[tuple[int, tuple[int, ...]], ...]) -> dict[int, tuple[tuple[int, str, int], ...]]:
    """Row -> (level, where, number of the bracket): what does not change while figures are typed."""
    spans = [(min(total, *parts), max(total, *parts)) for total, parts in groups]
    rows: dict[int, list[tuple[int, str, int]]] = {}
    for at, ((first, last), level) in enumerate(zip(spans, _levels(spans), strict=True)):
        parts = groups[at][1]
        for row in range(first, last + 1):
            where = "start" if row == first else "end" if row == last else "mid" if row in parts else "pass"
            rows.setdefault(row, []).append((level, where, at))
    return {row: tuple(sorted(pieces)) for row, pieces in rows.items()}


def _levels(spans: Sequence[tuple[int, int]]) -> list[int]:
    """The narrowest brackets nearest to the figures; one that overlaps a narrower one stands one level out."""
    levels = [0] * len(spans)
    placed: list[int] = []
    for at in sorted(range(len(spans)), key=lambda n: spans[n][1] - spans[n][0]):
        first, last = spans[at]
        within = [levels[other] for other in placed if spans[other][0] <= last and spans[other][1] >= first]
        levels[at] = max(within, default=-1) + 1
        placed.append(at)
    return levels


def _words(bracket: _Bracket, column_of: Callable[[str], str]) -> str:
    if len(bracket.balances) == 1:
        return bracket.balances[0].words
    broken = [b for b in bracket.balances if b.standing == "broken"]
    if broken:
        return "，".join(f"{column_of(b.total)}差{plain(apart(b.added, b.stated or 0))}" for b in broken)
    missing = sum(b.missing for b in bracket.balances)
    return f"还差{missing}项" if missing else "平"
