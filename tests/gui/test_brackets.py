"""Brackets beside the figures: pieces, levels, states and words."""

from __future__ import annotations

from forms.rules.base import Balance, Standing
from gui.grid import Piece
from gui.tables.brackets import RowBracket, brackets


def weighed(total: int, *parts: int, standing: Standing = "ok", column: str = "", missing: int = 0) -> Balance:
    """A balance whose keys are row numbers."""
    stated = 7 if standing != "pending" else None
    added = {"ok": 7, "broken": 14, "pending": 3}[standing]
    keys = tuple(f"{part}{column}" for part in parts)
    return Balance(f"{total}{column}", keys, standing, added, stated, missing)


def row_of(key: str) -> int:
    return int(key.partition("@")[0])


def drawn(*balances: Balance) -> dict[int, RowBracket]:
    return brackets(balances, row_of, lambda key: key.partition("@")[2])


def test_a_bracket_goes_from_its_total_to_its_last_part() -> None:
    found = drawn(weighed(0, 1, 3))
    assert {row: [piece.where for piece in b.pieces] for row, b in found.items()} == {
        0: ["start"],
        1: ["mid"],
        2: ["pass"],
        3: ["end"],
    }
    assert found[0].words == "平"
    assert found[1].words == ""


def test_an_inner_bracket_stands_nearer_to_the_figures() -> None:
    found = drawn(weighed(0, 1, 2, 5), weighed(2, 3, 4, standing="broken"))
    assert found[2].pieces == (Piece(0, "start", "broken"), Piece(1, "mid", "ok"))
    assert found[3].pieces == (Piece(0, "mid", "broken"), Piece(1, "pass", "ok"))
    assert found[5].pieces == (Piece(1, "end", "ok"),)
    assert (found[2].words, found[2].state) == ("合计14　差7", "broken")


def test_a_broken_sum_that_is_only_to_be_verified_is_told_apart() -> None:
    found = brackets([weighed(0, 1, 2, standing="broken")], row_of, lambda _key: "", frozenset({"0"}))
    assert (found[0].words, found[0].state) == ("合计14　差7", "doubted")
    assert {piece.state for bracket in found.values() for piece in bracket.pieces} == {"doubted"}


def test_three_levels_never_share_a_lane_in_one_row() -> None:
    found = drawn(weighed(0, 1, 6), weighed(1, 2, 5), weighed(2, 3, 4), weighed(7, 8))
    for bracket in found.values():
        levels = [piece.level for piece in bracket.pieces]
        assert len(levels) == len(set(levels))
    assert found[7].pieces[0].level == 0


def test_pending_says_how_many_are_missing() -> None:
    assert drawn(weighed(0, 1, 2, standing="pending", missing=2))[0] == RowBracket(
        (Piece(0, "start", "pending"),), "还差2项", "pending"
    )


def test_columns_over_the_same_rows_share_a_bracket_and_tell_what_is_off_in_each() -> None:
    found = drawn(weighed(0, 1, column="@收到", standing="broken"), weighed(0, 1, column="@办结", standing="broken"))
    assert len(found[0].pieces) == 1
    assert found[0].words == "收到差7，办结差7"


def test_one_of_two_columns_off_names_only_that_one() -> None:
    found = drawn(weighed(0, 1, column="@收到"), weighed(0, 1, column="@办结", standing="broken"))
    assert (found[0].words, found[0].state) == ("办结差7", "broken")


def test_a_balance_with_rows_of_another_table_draws_nothing() -> None:
    assert brackets([weighed(0, 1)], lambda _key: -1, str) == {}
