"""Named versions: kept as they were, locked when signed, gone on from in a new revision."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from draft_kit import file_of, refuse, report, saved, says

from forms import storage
from forms.drafts import DraftStore, OpenDraft
from forms.errors import DraftNotSavedError, DraftReadOnlyError, VersionError
from forms.versions import versions_beside


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path / "data")


@pytest.fixture
def draft(store: DraftStore) -> OpenDraft:
    return store.open(store.create(report("初稿")))


def names(draft: OpenDraft) -> list[tuple[int, str, bool, str]]:
    return [(v.number, v.name, v.signed, v.who) for v in draft.versions.all()]


def test_a_version_keeps_the_last_saved_state_under_a_name(draft: OpenDraft) -> None:
    draft.keep_version("送审稿1", who="张某")
    draft.save(report("改过"))
    draft.keep_version(" 送审稿2 ")
    assert names(draft) == [(1, "送审稿1", False, "张某"), (2, "送审稿2", False, "")]
    assert [v.payload for v in draft.versions.all()] == [report("初稿"), report("改过")]
    assert not draft.read_only


@pytest.mark.parametrize("name", ["", "  ", "送审稿1"])
def test_a_version_needs_a_name_of_its_own(draft: OpenDraft, name: str) -> None:
    draft.keep_version("送审稿1")
    with pytest.raises(VersionError) as error:
        draft.keep_version(name)
    assert says(error)


def test_a_signed_version_locks_the_draft_until_a_revision_begins(store: DraftStore, draft: OpenDraft) -> None:
    draft.keep_version("签发稿", signed=True)
    for _ in range(2):
        with pytest.raises(DraftReadOnlyError, match="签发稿") as error:
            draft.save(report("偷改"))
        assert says(error)
        with pytest.raises(DraftReadOnlyError):
            draft.keep_version("再一个")
        draft.close()
        draft = store.open(draft.id)
    assert saved(store, draft.id) == report("初稿")
    draft.begin_revision("李某")
    draft.save(report("修订"))
    with pytest.raises(VersionError) as unlocked:
        draft.begin_revision()
    assert says(unlocked)
    draft.close()
    draft = store.open(draft.id)
    assert not draft.read_only
    assert [v.payload for v in draft.versions.all()] == [report("初稿")]
    draft.close()


def test_a_revision_cannot_begin_in_a_second_window(store: DraftStore, draft: OpenDraft) -> None:
    draft.keep_version("签发稿", signed=True)
    second = store.open(draft.id)
    with pytest.raises(DraftReadOnlyError, match="另一个窗口"):
        second.begin_revision()


def test_a_torn_version_is_left_out_and_the_others_stay(store: DraftStore, draft: OpenDraft) -> None:
    draft.keep_version("送审稿1")
    draft.keep_version("送审稿2")
    beside = versions_beside(file_of(store, draft.id))
    beside.write_bytes(beside.read_bytes()[:-20])
    assert names(draft) == [(1, "送审稿1", False, "")]
    draft.keep_version("送审稿3")
    assert [name for _, name, _, _ in names(draft)] == ["送审稿1", "送审稿3"]


def test_a_full_disk_refuses_a_version_with_a_sentence(draft: OpenDraft, monkeypatch: pytest.MonkeyPatch) -> None:
    draft.keep_version("送审稿1")
    with monkeypatch.context() as patch:
        patch.setattr(storage.os, "write", refuse(errno.ENOSPC))
        with pytest.raises(DraftNotSavedError, match="磁盘已满") as error:
            draft.keep_version("送审稿2", signed=True)
        assert says(error)
    assert not draft.read_only
    assert [name for _, name, _, _ in names(draft)] == ["送审稿1"]
