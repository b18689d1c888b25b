"""A short run of every trial; `python -m torture` runs them at length."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from torture import stores
from torture.__main__ import bad
from torture.bad_bulk import bulk
from torture.bad_drafts import bad_drafts
from torture.bad_files import GOOD
from torture.commands import try_files
from torture.faults import faults
from torture.fuzz import fuzz
from torture.kills import kill_trial
from torture.powercut import power_cuts
from torture.two import two_processes
from torture.window import window_trial

WEAK = pytest.mark.parametrize("weak", [False, True], ids=["ordered", "weak"])


@WEAK
def test_no_power_cut_damages_a_draft_or_loses_a_save(tmp_path: Path, weak: bool) -> None:
    counts = power_cuts(stores.record_drafts(tmp_path), 150, weak, stores.open_draft, tmp_path / "x", seed=7)
    assert bad(counts) == 0, counts


@WEAK
def test_the_trial_sees_a_program_that_syncs_nothing(tmp_path: Path, weak: bool) -> None:
    operations = stores.record_without_fsync(tmp_path)
    assert bad(power_cuts(operations, 60, weak, stores.open_draft, tmp_path / "x")) > 10


@WEAK
def test_the_trial_sees_plain_tinydb(tmp_path: Path, weak: bool) -> None:
    operations = stores.record_plain_tinydb(tmp_path)
    assert bad(power_cuts(operations, 60, weak, stores.open_plain_tinydb, tmp_path / "x")) > 10


def test_no_refusal_at_any_call_of_a_save_loses_or_damages_anything(tmp_path: Path) -> None:
    counts = faults(tmp_path, (errno.ENOSPC,))
    assert counts["trials"] > 20
    assert counts["failed"] > 10
    assert bad(counts) == 0, counts


def test_no_kill_damages_a_draft_or_loses_a_save(tmp_path: Path) -> None:
    counts = kill_trial(tmp_path, 6)
    assert counts["kills"] == 6
    assert bad(counts) == 0, counts


def test_two_processes_lose_no_update_of_each_other(tmp_path: Path) -> None:
    counts = two_processes(tmp_path, 1)
    assert counts["saves"] > 0
    assert bad(counts) == 0, counts


def test_no_fuzzed_report_or_draft_raises_anything_but_a_sentence() -> None:
    counts = fuzz(0.5)
    assert counts["reports"] > 0
    assert counts["crashes"] == 0


def test_no_kill_of_a_window_damages_a_draft_or_loses_more_than_a_quarter_of_a_second(tmp_path: Path) -> None:
    counts, lost = window_trial(tmp_path, 2)
    assert counts["kills"] == len(lost) == 2
    assert counts["keys"] > 0
    assert not counts["damaged"] + counts["wrong"] + counts["unopened"] + counts["failed"], counts


def test_no_bad_file_brings_a_command_to_anything_but_a_result_or_a_sentence(tmp_path: Path) -> None:
    files = {
        "empty": b"",
        "controls": GOOD.replace("。", "。\x01", 5).encode(),
        **dict(bulk(GOOD)),
        **dict(bad_drafts(GOOD)),
    }
    names = ("empty", "controls", "a Chinese line of 18 MB", "deep JSON", "draft with None as answers")
    counts, wrong = try_files({name: files[name] for name in names}, tmp_path)
    assert wrong == []
    assert counts["commands"] == 5 * len(names) + 1  # one of them can be read in and exported
    assert counts["refused"] > 0
