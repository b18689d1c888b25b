"""Backups: what stays when many are kept, and drafts that open from one."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from draft_kit import file_of, previous_of, refuse, report, saved

from forms import backups
from forms.backup_reading import kept, payload_of
from forms.backups import NEWEST, Backup, Backups, thinned
from forms.draft_file import decode
from forms.drafts import DraftStore
from forms.errors import DraftDamagedError, DraftNotFoundError

NOW = datetime(2018, 3, 15, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DraftStore:
    monkeypatch.setattr(backups, "EVERY", 0)
    return DraftStore(tmp_path / "data", backups=tmp_path / "second")


def made(ages: list[float], size: int = 1000) -> list[Backup]:
    """Backups of these ages in seconds, oldest first."""
    return [Backup(n, NOW - timedelta(seconds=age), size, Path(str(n))) for n, age in enumerate(ages)]


def work(store: DraftStore, saves: int) -> Path:
    draft = store.open(store.create(report("0")))
    for number in range(1, saves + 1):
        draft.save(report(str(number)))
    draft.close()
    return draft.path


def test_the_last_twenty_stay_and_older_ones_one_a_minute_an_hour_a_day() -> None:
    ages = [float(age) for age in range(30 * 86400, 0, -20)]
    stay = thinned(made(ages), NOW)
    kept = [(NOW - backup.changed).total_seconds() for backup in stay]
    assert kept[-NEWEST:] == ages[-NEWEST:]
    assert len([age for age in kept if age <= 3600]) in range(NEWEST + 50, NEWEST + 62)
    assert len([age for age in kept if 3600 < age <= 2 * 86400]) in range(45, 50)
    assert len([age for age in kept if age > 2 * 86400]) in range(27, 31)
    assert thinned(stay, NOW) == stay


def test_backups_are_bounded_in_size_and_the_newest_always_stays() -> None:
    half = backups.MOST_BYTES // 2
    assert [b.generation for b in thinned(made([30, 20, 10], half), NOW)] == [1, 2]
    assert [b.generation for b in thinned(made([20, 10], 3 * half), NOW)] == [1]


def test_backups_older_than_ninety_days_go_once_there_are_newer_ones() -> None:
    ages = [100 * 86400.0, *(float(age) for age in range(30, 0, -1))]
    assert 0 not in [backup.generation for backup in thinned(made(ages), NOW)]
    assert 0 in [backup.generation for backup in thinned(made(ages[:5]), NOW)]


def test_saves_are_kept_in_both_folders_and_thinned(store: DraftStore, tmp_path: Path) -> None:
    path = work(store, 60)
    here = sorted((path.parent / "backups" / path.stem).iterdir())
    assert NEWEST <= len(here) <= NEWEST + 3  # the older ones are of one minute, or of two
    assert decode(here[-1].read_bytes())[1]["draft"]["1"] == report("59")
    (folder,) = (tmp_path / "second").iterdir()
    assert [decode(copy.read_bytes())[1]["draft"]["1"] for copy in folder.iterdir()] == [report("0")]


def test_saves_within_a_second_leave_one_backup(tmp_path: Path) -> None:
    path = work(DraftStore(tmp_path), 5)
    assert len(list((path.parent / "backups" / path.stem).iterdir())) == 1


def test_without_hard_links_a_backup_is_a_copy(store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups.os, "link", refuse(errno.EPERM))
    path = work(store, 3)
    (backup,) = (path.parent / "backups" / path.stem).iterdir()
    assert decode(backup.read_bytes())[1]["draft"]["1"] == report("0")


def test_a_backup_that_fails_fails_no_save(store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = store.open(store.create(report()))
    monkeypatch.setattr(backups, "make_private_folder", refuse(errno.ENOSPC))
    draft.save(report("存上"))
    assert draft.backups.problem is not None
    assert saved(store, draft.id) == report("存上")
    draft.close()


def test_a_damaged_draft_without_previous_copy_opens_from_the_newest_good_backup(store: DraftStore) -> None:
    path = work(store, 6)
    kept = sorted((path.parent / "backups" / path.stem).iterdir(), key=lambda file: file.stat().st_mtime_ns)
    path.write_bytes(b"damaged")
    previous_of(path).unlink()
    kept[-1].write_bytes(kept[-1].read_bytes()[:-1])
    draft = store.open(path.stem)
    assert draft.payload == report("4")
    assert "已损坏" in draft.recovered
    draft.save(report("接着写"))
    draft.close()
    assert saved(store, path.stem) == report("接着写")
    assert [file.read_bytes() for file in store.folder.glob("*.damaged-*")] == [b"damaged"]


def test_the_second_folder_saves_a_draft_that_lost_everything_beside_it(store: DraftStore) -> None:
    path = work(store, 1)
    for file in path.parent.rglob("*"):
        if file.is_file():
            file.write_bytes(b"damaged")
    assert store.open(path.stem, for_reading=True).payload == report("0")
    lonely = DraftStore(store.folder)
    with pytest.raises(DraftDamagedError):
        lonely.open(path.stem)


def test_a_previous_copy_newer_than_the_backups_is_taken_first(tmp_path: Path) -> None:
    store = DraftStore(tmp_path)
    path = work(store, 5)
    path.write_bytes(b"")
    assert store.open(path.stem, for_reading=True).payload == report("4")


def test_an_open_backup_folder_that_vanishes_is_made_again(store: DraftStore) -> None:
    draft = store.open(store.create(report("0")))
    draft.save(report("1"))
    folder = draft.path.parent / "backups" / draft.id
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    draft.save(report("2"))
    draft.save(report("3"))
    draft.close()
    assert len(os.listdir(folder)) == 1
    assert Backups(file_of(store, draft.id)).newest_first()[0].size > 0


def test_what_was_kept_is_told_newest_first_and_once_though_it_lies_in_both_folders(store: DraftStore) -> None:
    path = work(store, 3)
    found = kept(Backups(path, store.second_folder))
    assert [one.backup.generation for one in found] == [3, 2, 1]
    assert [(one.here, one.second) for one in found] == [(True, False), (True, False), (True, True)]
    assert payload_of(found[0].backup) == report("2")
    found[1].backup.path.write_bytes(b"")
    assert kept(Backups(path, None))[1].state == ""
    with pytest.raises(DraftDamagedError, match="另选一份"):
        payload_of(found[1].backup)
    found[0].backup.path.unlink()
    with pytest.raises(DraftNotFoundError, match="另选一份"):
        payload_of(found[0].backup)


def test_another_second_folder_is_used_from_the_next_save_on(store: DraftStore, tmp_path: Path) -> None:
    draft = store.open(store.create(report("0")))
    draft.backups.copy_to(tmp_path / "third")
    draft.save(report("1"))
    draft.close()
    assert len(list((tmp_path / "third").glob("*/*.nianbao"))) == 1
    assert not (tmp_path / "second").exists()
