"""Rows of running text: 「举办活动24场，参与1360人次。上半年9场，512人次；下半年15场，848人次」, added up column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from forms.prose.claims import Claim, place
from forms.prose.divisions import aspect
from forms.prose.figures import Figure
from forms.prose.listing import STOP
from forms.prose.structure import Group
from forms.prose.weighing import mismatch

_MOST = 12
_NO_ROW = re.compile(r"合计|共计|总计|同比|比上年|较上年|上年同期|去年同期")


_CLOSING = re.compile(
    r"^[\s,。;]*(?:以上|三项|两项|全[市县区省局州])?(?:合计|共计|总计|共(?!青|产|建|享|同))[一-龥]{0,6}$"
)
"""The totals of the rows before it: 「合计举办58期，培训4579人次」."""


class _Row(NamedTuple):
    """Figures that one clause group gives, by what they count: (unit, what was done)."""

    figures: tuple[Figure, ...]

    @property
    def shape(self) -> tuple[tuple[str, str], ...]:
        """What tells its columns apart."""
        return tuple((f.unit, aspect(f) if f.unit in ("件", "条") else "") for f in self.figures)


def records(text: str, group: Group) -> Iterator[Claim]:
    """Totals of several columns, where the rows behind them come to one of the totals: then they come to every one."""
    rows = list(_rows(group.figures))
    at = 0
    while at < len(rows) - 2:
        head = rows[at]
        shape = head.shape
        until = at + 1
        if len(shape) >= 2 and len(set(shape)) == len(shape):
            while until < len(rows) and until - at <= _MOST and rows[until].shape == shape:
                until += 1
        last = rows[until - 1]
        if until - at >= 3 and _CLOSING.search(last.figures[0].lead):
            yield from _columns(text, last, rows[at : until - 1])
            at = until
        elif until - at >= 3:
            yield from _columns(text, head, rows[at + 1 : until])
            at = until
        else:
            at += 1


def _rows(figures: list[Figure]) -> Iterator[_Row]:
    """The counts of a level, row by row: a row ends at a stop, a semicolon, or where a unit comes again."""
    own: list[Figure] = []
    for figure in figures:
        if not figure.counts:
            continue
        again = any(f.unit == figure.unit and (f.unit not in ("件", "条") or aspect(f) == aspect(figure)) for f in own)
        if own and (again or ";" in figure.gap or STOP.search(figure.gap) or "其中" in figure.gap):
            yield _Row(tuple(own))
            own = []
        own.append(figure)
    if own:
        yield _Row(tuple(own))


def _begins(row: _Row) -> int:
    return row.figures[0].start


def _columns(text: str, head: _Row, rows: list[_Row]) -> Iterator[Claim]:
    figures = [f for row in rows for f in row.figures]
    closing = _CLOSING.search(head.figures[0].lead)
    if any(f.about or _NO_ROW.search(f.lead) for f in (*figures, *(head.figures if not closing else ()))):
        return
    if any(len(STOP.findall(b.figures[0].gap)) > 1 for _, b in pairwise(sorted([head, *rows], key=_begins))):
        return
    columns = [[row.figures[n] for row in rows] for n in range(len(head.figures))]
    totals = [sum((f.value for f in column), Decimal(0)) for column in columns]
    whole = [total == top.value for total, top in zip(totals, head.figures, strict=True)]
    if not any(whole):
        return
    why = "各行逐列相加，另一列正好等于总数，这一列也应相等"
    for top, column, total, right in zip(head.figures, columns, totals, whole, strict=True):
        claim = Claim("E18", place(top, *column))
        named = [row.figures[0] for row in rows]
        yield claim if right else claim._replace(finding=mismatch(text, "E18", top, column, total, why, named))
