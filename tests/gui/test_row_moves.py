"""Rows of tables that grow: whatever is done to them, none is lost and no row stands deeper than it can."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from forms.values import RowRef
from gui.tables import row_moves
from gui.tables.row_moves import Rows

DEEPEST = 2


@st.composite
def nested(draw: st.DrawFn, least: int = 1) -> Rows:
    """Rows as an officer can make them: each at most one level deeper than the one above."""
    rows: list[RowRef] = []
    for number in range(draw(st.integers(least, 9))):
        deepest = min(rows[-1].depth + 1, DEEPEST) if rows else 0
        rows.append(RowRef(f"r{number}", draw(st.integers(0, deepest))))
    return tuple(rows)


@st.composite
def with_place(draw: st.DrawFn) -> tuple[Rows, int]:
    rows = draw(nested())
    return rows, draw(st.integers(0, len(rows) - 1))


def valid(rows: Rows) -> bool:
    above = -1
    for row in rows:
        if not 0 <= row.depth <= min(above + 1, DEEPEST):
            return False
        above = row.depth
    return True


def ids(rows: Rows) -> list[str]:
    return sorted(row.id for row in rows)


@given(with_place())
def test_adding_keeps_all_rows_and_nests_under_nobody_new(case: tuple[Rows, int]) -> None:
    rows, at = case
    now = row_moves.added(rows, at, "new")
    assert ids(now) == sorted([*ids(rows), "new"])
    assert valid(now)
    assert tuple(row for row in now if row.id != "new") == rows
    assert next(row for row in now if row.id == "new").depth == rows[at].depth


@given(nested(least=0))
def test_adding_from_nowhere_adds_at_the_end(rows: Rows) -> None:
    now = row_moves.added(rows, -1, "new")
    assert now[:-1] == rows
    assert valid(now)


@given(with_place())
def test_removing_parts_the_rows_in_two(case: tuple[Rows, int]) -> None:
    rows, at = case
    stay, go = row_moves.removed(rows, at)
    assert ids((*stay, *go)) == ids(rows)
    assert go[0] == rows[at]
    assert all(row.depth > go[0].depth for row in go[1:])
    assert valid(stay)


@given(with_place(), st.sampled_from((1, -1)))
def test_indenting_loses_nothing_and_changes_one_family(case: tuple[Rows, int], by: int) -> None:
    rows, at = case
    now = row_moves.shifted(rows, at, by, DEEPEST)
    assert [row.id for row in now] == [row.id for row in rows]
    assert valid(now)
    if now != rows:
        family = range(at, at + row_moves.family(rows, at))
        assert all((now[n].depth - rows[n].depth) == (by if n in family else 0) for n in range(len(rows)))


@given(with_place())
def test_indenting_and_back_is_nothing(case: tuple[Rows, int]) -> None:
    rows, at = case
    deeper = row_moves.shifted(rows, at, 1, DEEPEST)
    if deeper != rows:
        assert row_moves.shifted(deeper, at, -1, DEEPEST) == rows


@given(with_place(), st.sampled_from((1, -1)))
def test_moving_there_and_back_is_nothing(case: tuple[Rows, int], by: int) -> None:
    rows, at = case
    there, now = row_moves.moved(rows, at, by)
    assert ids(there) == ids(rows)
    assert valid(there)
    assert there[now] == rows[at]
    if there != rows:
        assert row_moves.moved(there, now, -by) == (rows, at)


@given(st.sets(st.from_regex(r"r[1-9]", fullmatch=True)))
def test_a_fresh_id_is_nobody_elses(taken: set[str]) -> None:
    assert row_moves.fresh_id(taken) not in taken


def test_a_family_moves_over_its_whole_neighbour() -> None:
    rows = (RowRef("a", 0), RowRef("a1", 1), RowRef("b", 0), RowRef("b1", 1), RowRef("c", 0))
    there, at = row_moves.moved(rows, 0, 1)
    assert [row.id for row in there] == ["b", "b1", "a", "a1", "c"]
    assert at == 2


def test_the_last_of_a_family_does_not_leave_it() -> None:
    rows = (RowRef("a", 0), RowRef("a1", 1), RowRef("b", 0))
    assert row_moves.moved(rows, 1, 1) == (rows, 1)
    assert row_moves.moved(rows, 1, -1) == (rows, 1)
