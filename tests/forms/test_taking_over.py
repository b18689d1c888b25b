"""A draft that is open elsewhere: who has it, reading meanwhile, taking it over knowingly; nothing is overwritten or lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from forms.drafts import DraftStore
from forms.errors import DraftChangedElsewhereError

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows does not let a lock be taken that is held")


def payload(text: str) -> dict[str, object]:
    return {"summary": {"title": text}, "answers": {"title": text}}


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path / "data", rescue=tmp_path / "rescue")


def test_the_second_window_is_told_who_has_the_draft(store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "zhou")
    id_ = store.create(payload("一"))
    first, second = store.open(id_), store.open(id_)
    assert (first.in_use, second.in_use, second.read_only) == (False, True, True)
    assert "（zhou，" in second.why
    second.close()
    first.close()
    assert not [name for name in os.listdir(store.folder) if "holder" in name or "lock" in name]


def test_who_takes_over_writes_and_the_other_is_told_at_its_next_save(store: DraftStore) -> None:
    id_ = store.create(payload("一"))
    first = store.open(id_)
    second = store.open(id_, take_over=True)
    assert not second.read_only
    with pytest.raises(DraftChangedElsewhereError, match="接管"):
        first.save(payload("那边没有存进去的"))
    second.save(payload("二"))
    first.close()
    assert store.open(id_).in_use  # closing the first window leaves the lock of the second
    second.close()
    assert store.open(id_, for_reading=True).payload["answers"] == {"title": "二"}


def test_what_the_other_could_not_save_becomes_a_draft_of_its_own(store: DraftStore) -> None:
    id_ = store.create(payload("一"))
    first = store.open(id_)
    second = store.open(id_, take_over=True)
    second.save(payload("二"))
    with pytest.raises(DraftChangedElsewhereError):
        first.save(payload("那边没有存进去的"))
    first.close()
    second.close()
    assert "另存为草稿" in store.open(id_).recovered
    assert {info.title for info in store.list()} == {"二", "那边没有存进去的"}


def test_taking_over_what_nobody_has_is_opening_it(store: DraftStore) -> None:
    id_ = store.create(payload("一"))
    draft = store.open(id_, take_over=True)
    draft.save(payload("二"))
    draft.close()
    assert store.open(id_, for_reading=True).payload["answers"] == {"title": "二"}


def test_a_window_that_lost_the_draft_leaves_its_history_alone(store: DraftStore) -> None:
    id_ = store.create(payload("一"))
    first = store.open(id_)
    for number in range(40):
        first.save(payload(f"一{number}"), "周明")
    second = store.open(id_, take_over=True)
    second.save(payload("二"), "李华")
    before = second.history.path.read_bytes()
    first.close()
    assert second.history.path.read_bytes() == before
    second.close()


def test_a_window_that_lost_the_draft_names_and_signs_no_version_of_it(store: DraftStore) -> None:
    id_ = store.create(payload("一"))
    first = store.open(id_)
    second = store.open(id_, take_over=True)
    with pytest.raises(DraftChangedElsewhereError, match="接管"):
        first.keep_version("签发稿", signed=True)
    assert not second.versions.all()
    second.keep_version("签发稿", signed=True)
    third = store.open(id_, take_over=True)
    with pytest.raises(DraftChangedElsewhereError, match="接管"):
        second.begin_revision()
    assert third.read_only
    for window in (first, second, third):
        window.close()
