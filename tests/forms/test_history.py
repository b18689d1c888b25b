"""The history beside a draft: what it tells, what crashes and refusing disks do to it, how it stays small."""

from __future__ import annotations

import errno
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from draft_kit import file_of, refuse, report
from hypothesis import given
from hypothesis import strategies as st

from forms import storage
from forms.drafts import DraftStore
from forms.history import CAUGHT_UP, Difference, History, history_beside, tracked
from forms.history_entry import Entry, change, merged
from forms.sealed_lines import line_of, read_lines


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2018, 3, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return tmp_path / "d.nianbao"


@pytest.fixture
def history(draft: Path, clock: Clock) -> History:
    return History(draft, {"1.1": "5", "2.1": "7"}, clock)


def keys_of(history: History) -> list[tuple[str, str | None, str | None]]:
    return [(entry.key, entry.old, entry.new) for entry in history.entries()]


# Telling


def test_each_change_is_told_with_who_when_old_new_and_why(history: History, clock: Clock) -> None:
    history.record({"1.1": "6", "3.1": "1"}, "张某", "更正")
    told = [entry[1:] for entry in history.entries()]
    assert told == [
        (clock.now, "张某", "2.1", "7", None, "更正", None),
        (clock.now, "张某", "1.1", "5", "6", "更正", None),
        (clock.now, "张某", "3.1", None, "1", "更正", None),
    ]


def test_every_earlier_state_can_be_looked_at_and_compared(history: History) -> None:
    states = [{"1.1": "5", "2.1": "7"}, {"1.1": "6"}, {"1.1": "6", "3.1": "1"}]
    numbers = [0]
    for state in states[1:]:
        history.record(state)
        numbers.append(history.entries()[-1].number)
    assert [history.state_at(number) for number in numbers] == states
    assert history.state_at(history.entries()[-1]) == states[-1]
    assert set(history.compare(0, numbers[-1])) == {
        Difference("2.1", "7", None),
        Difference("1.1", "5", "6"),
        Difference("3.1", None, "1"),
    }


def test_a_long_text_is_kept_as_the_stretch_that_changed(history: History) -> None:
    text = "公开" * 2000
    history.record({"text:1": text})
    history.record({"text:1": text[:1000] + "主动" + text[1000:]})
    last = history.entries()[-1]
    assert (last.start, last.old, last.new) == (1000, "", "主动")
    assert history.state_at(last) == {"text:1": text[:1000] + "主动" + text[1000:]}


@given(st.text(max_size=120), st.text(max_size=120), st.text("年报", min_size=85))
def test_a_change_applied_to_the_old_text_gives_the_new_one(one: str, other: str, common: str) -> None:
    old, new = common + one + common, common + other + common
    entry = change(1, datetime.now(UTC), "", "k", old, new, "")
    assert entry.applied(old) == new


def test_a_draft_is_tracked_with_answers_reasons_and_confirmed_parts() -> None:
    payload = {"answers": {"a": "1", "b": 5}, "reasons": {"r": ["因为", "甲"], "x": []}, "confirmed": {"1": "f"}}
    assert tracked(payload) == {"a": "1", "reason:r": "因为", "confirmed:1": "f"}
    assert tracked({"answers": [], "reasons": 3}) == {}


def test_a_save_enters_what_changed_and_nothing_twice(tmp_path: Path) -> None:
    store = DraftStore(tmp_path)
    with_answers: Callable[[str], dict[str, Any]] = lambda text: {"answers": {"1.1": text}}  # noqa: E731
    id_ = store.create(with_answers("5"))
    opened = store.open(id_)
    opened.save(with_answers("6"), "张某")
    opened.save(with_answers("6"), "张某")
    opened.close()
    opened = store.open(id_)
    opened.save(with_answers("7"))
    opened.close()
    assert keys_of(opened.history) == [("1.1", "5", "6"), ("1.1", "6", "7")]


def test_half_a_character_is_told_as_the_draft_keeps_it(history: History, draft: Path) -> None:
    for _ in range(2):
        history.record({"1.1": "年\ud800"})
    assert keys_of(history)[-1] == ("1.1", "5", "年\ufffd")
    again = History(draft, {"1.1": "年\ufffd"})
    again.record({"1.1": "年\ufffd"})
    assert len(again.entries()) == 2


# Crashes


def test_what_a_crash_kept_out_is_caught_up_with_when_the_draft_is_opened_next(history: History, draft: Path) -> None:
    history.record({"1.1": "6"})
    again = History(draft, {"1.1": "9"})  # the save came through, its entry did not
    again.record({"1.1": "10"})
    assert [(e.old, e.new, e.why) for e in again.entries()][-2:] == [("6", "9", CAUGHT_UP), ("9", "10", "")]
    assert again.state_at(again.entries()[-1]) == {"1.1": "10"}


@pytest.mark.parametrize("lost", range(1, 60, 7))
def test_a_torn_last_line_is_left_out_and_the_next_is_whole(history: History, draft: Path, lost: int) -> None:
    history.record({"1.1": "6", "2.1": "7"})
    history.record({"1.1": "7", "2.1": "7"})
    history.path.write_bytes(history.path.read_bytes()[:-lost])
    # Without its line end alone the last line is still whole.
    assert keys_of(history) == [("1.1", "5", "6"), ("1.1", "6", "7")][: 1 + (lost == 1)]
    again = History(draft, {"1.1": "7", "2.1": "7"})
    again.record({"1.1": "8", "2.1": "7"})
    assert again.state_at(again.entries()[-1]) == {"1.1": "8", "2.1": "7"}
    assert keys_of(again)[-1] == ("1.1", "7", "8")


def test_every_damaged_byte_costs_its_line_and_never_makes_the_history_lie_about_today(
    history: History, draft: Path
) -> None:
    for text in ("6", "公开" * 60, "公开" * 60 + "。"):
        history.record({"1.1": text})
    whole = history.path.read_bytes()
    now = {"1.1": "今天"}
    for place in range(0, len(whole), 11):
        history.path.write_bytes(whole[:place] + bytes([whole[place] ^ 5]) + whole[place + 1 :])
        again = History(draft, now)
        again.record(now)
        assert again.problem is None
        entries = again.entries()
        assert (again.state_at(entries[-1]) if entries else again.state_at(0)) == now


def test_a_history_without_beginning_is_kept_aside_and_a_new_one_begins(history: History, draft: Path) -> None:
    history.path.write_bytes(b"something else\n")
    history.record({"1.1": "6", "2.1": "7"})
    assert keys_of(history) == [("1.1", "5", "6")]
    assert [kept.read_bytes() for kept in draft.parent.glob("*.damaged-*")] == [b"something else\n"]


def test_a_disk_that_refuses_is_told_and_tried_again(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    history.record({"1.1": "6"})
    with monkeypatch.context() as patch:
        patch.setattr(storage.os, "write", refuse(errno.ENOSPC))
        history.record({"1.1": "7"})
        assert history.problem is not None
    history.record({"1.1": "8"})
    assert history.problem is None
    assert keys_of(history)[-2:] == [("1.1", "6", "7"), ("1.1", "7", "8")]


def test_a_history_that_somebody_removed_begins_again(history: History) -> None:
    history.record({"1.1": "6"})
    history.path.unlink()
    history.record({"1.1": "7"})
    history.record({"1.1": "8"})
    assert keys_of(history) == [("1.1", "7", "8")]
    assert history.state_at(0) == {"1.1": "7"}


# Staying small


def test_a_run_of_typing_in_one_field_is_merged_when_the_history_is_compacted(history: History, clock: Clock) -> None:
    for text in ("6", "61", "612"):
        clock.wait(2)
        history.record({"1.1": text, "2.1": "7"})
    clock.wait(61)
    history.record({"1.1": "6120", "2.1": "7"})
    history.record({"1.1": "6120", "2.1": "8"})
    history.record({"1.1": "6121", "2.1": "8"})
    history.record({"1.1": "6122", "2.1": "8"}, why="更正")
    before = history.state_at(10**9)
    history.compact()
    assert keys_of(history) == [
        ("1.1", "5", "612"),
        ("1.1", "612", "6120"),
        ("2.1", "7", "8"),
        ("1.1", "6120", "6121"),
        ("1.1", "6121", "6122"),
    ]
    assert history.state_at(10**9) == before


CHANGES = st.lists(
    st.tuples(st.sampled_from("ab"), st.none() | st.text("年报，", max_size=200), st.integers(0, 90)), max_size=30
)


@given(CHANGES)
def test_compacting_leaves_the_state_after_each_entry_that_stays(changes: list[tuple[str, str | None, int]]) -> None:
    state: dict[str, str | None] = {}
    at = datetime(2018, 3, 1, tzinfo=UTC)
    entries: list[Entry] = []
    states = {}
    for number, (key, text, pause) in enumerate(changes, 1):
        at += timedelta(seconds=pause)
        entries.append(change(number, at, "", key, state.get(key), text, ""))
        state[key] = text
        states[number] = dict(state)
    after: dict[str, str | None] = {}
    for entry in merged({}, entries):
        after[entry.key] = entry.applied(after.get(entry.key))
        assert {k: v for k, v in after.items() if v is not None} == {
            k: v for k, v in states[entry.number].items() if v is not None
        }


def test_closing_merges_what_was_typed(history: History, clock: Clock) -> None:
    for number in range(100):
        clock.wait(1)
        history.record({"1.1": str(number), "2.1": "7"})
    history.close()
    assert keys_of(history) == [("1.1", "5", "99")]
    assert history.state_at(10**9) == {"1.1": "99", "2.1": "7"}


# Lines


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=20) | st.integers() | st.none(), min_size=1))
def test_a_line_comes_back(data: dict[str, Any]) -> None:
    back = read_lines(line_of(data))
    assert back.damaged == 0
    if not any(isinstance(v, str) and any("\ud800" <= c <= "\udfff" for c in v) for v in [*data, *data.values()]):
        assert back.whole == [data]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_failing(content: bytes) -> None:
    lines = read_lines(content)
    assert lines.whole == []
    assert lines.damaged == len([line for line in content.split(b"\n") if line])


def test_a_binned_draft_takes_its_history_along(tmp_path: Path) -> None:
    store = DraftStore(tmp_path)
    id_ = store.create(report())
    opened = store.open(id_)
    opened.save({"answers": {"1.1": "5"}})
    opened.close()
    beside = history_beside(file_of(store, id_))
    store.delete(id_)
    assert not beside.exists()
    store.restore(id_)
    assert keys_of(store.open(id_, for_reading=True).history) == [("1.1", None, "5")]
