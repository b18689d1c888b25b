"""Work that its folder refuses: kept in a second place, told, and found again."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from draft_kit import file_of, refuse, report, saved, says

from forms import draft_keeper, rescue
from forms.drafts import DraftStore, OpenDraft
from forms.errors import DraftChangedElsewhereError, DraftNotSavedError, DraftRescuedError


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path / "data", rescue=tmp_path / "rescue")


@pytest.fixture
def draft(store: DraftStore) -> OpenDraft:
    return store.open(store.create(report("旧")))


def refuse_the_folder(patch: pytest.MonkeyPatch, number: int = errno.ENOSPC) -> None:
    patch.setattr(draft_keeper, "write_atomically", refuse(number))


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.ETIMEDOUT], ids=errno.errorcode.get)
def test_a_refused_save_lies_in_the_second_place_until_a_save_succeeds(
    store: DraftStore, draft: OpenDraft, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    with monkeypatch.context() as patch:
        refuse_the_folder(patch, number)
        for text in ("新", "更新"):
            with pytest.raises(DraftRescuedError) as error:
                draft.save(report(text))
            assert str(draft.path) in says(error)
            assert isinstance(error.value.__cause__, OSError)
    (kept,) = store.rescued()
    assert (kept.draft, kept.payload, kept.summary.title) == (draft.path, report("更新"), "更新")
    assert str(kept.path) in str(error.value)
    assert [info.rescued for info in store.list()] == [True]
    draft.save(report("存上"))
    assert store.rescued() == ()
    assert [info.rescued for info in store.list()] == [False]


def killed_with_rescued_work(draft: OpenDraft, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        refuse_the_folder(patch)
        with pytest.raises(DraftRescuedError):
            draft.save(report("暂存的"))
    assert draft._lock is not None
    draft._lock.release()  # as the system does when the process dies


def test_the_next_opening_finds_rescued_work_and_says_so(
    store: DraftStore, draft: OpenDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_with_rescued_work(draft, monkeypatch)
    assert store.open(draft.id, for_reading=True).payload == report("旧")
    again = store.open(draft.id)
    assert again.payload == report("暂存的")
    assert "暂存" in again.recovered
    assert again.recovered.endswith("。")
    again.close()
    assert saved(store, draft.id) == report("暂存的")
    assert store.rescued() == ()


def test_rescued_work_stays_where_it_is_while_the_folder_still_refuses(
    store: DraftStore, draft: OpenDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_with_rescued_work(draft, monkeypatch)
    with monkeypatch.context() as patch:
        refuse_the_folder(patch)
        again = store.open(draft.id)
        assert again.payload == report("暂存的")
        assert str(store.rescued()[0].path) in again.recovered
    again.save(report("存上"))
    again.close()
    assert (store.rescued(), saved(store, draft.id)) == ((), report("存上"))


def test_rescued_work_never_overwrites_what_somebody_else_has_saved_since(
    store: DraftStore, draft: OpenDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_with_rescued_work(draft, monkeypatch)
    other = DraftStore(store.folder, rescue=store.folder / "elsewhere").open(draft.id)
    other.save(report("别人的"))
    other.close()
    again = store.open(draft.id)
    assert again.payload == report("别人的")
    (copy,) = (info for info in store.list() if info.id != draft.id)
    assert copy.id in again.recovered
    assert saved(store, copy.id) == report("暂存的")
    again.close()
    assert store.rescued() == ()


def test_a_save_that_meets_a_strangers_file_is_rescued_too(store: DraftStore, draft: OpenDraft) -> None:
    os.replace(file_of(store, store.create(report("同步盘带来的"))), draft.path)
    with pytest.raises(DraftChangedElsewhereError):
        draft.save(report("我的"))
    assert [one.payload for one in store.rescued()] == [report("我的")]


def test_work_whose_folder_is_gone_is_listed_and_opened_where_it_was_rescued(
    store: DraftStore, draft: OpenDraft
) -> None:
    shutil.rmtree(store.folder)
    with pytest.raises(DraftRescuedError):
        draft.save(report("网络盘断开后写的"))
    (info,) = store.list()
    assert (info.rescued, info.title) == (True, "网络盘断开后写的")
    found = store.open(info.path)
    assert {**found.payload, rescue.NOTE: None} == {**report("网络盘断开后写的"), rescue.NOTE: None}
    found.close()


def test_where_no_place_takes_it_the_error_is_the_plain_one(draft: OpenDraft, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_the_folder(monkeypatch)
    monkeypatch.setattr(rescue, "write_atomically", refuse(errno.ENOSPC))
    with pytest.raises(DraftNotSavedError) as error:
        draft.save(report("新"))
    assert not isinstance(error.value, DraftRescuedError)


@pytest.mark.parametrize(
    "change",
    [lambda content: content[:-1], lambda _: b"", lambda _: b"{}"],
    ids=["cut", "empty", "something else"],
)
def test_a_damaged_rescue_copy_is_never_taken_for_work(
    store: DraftStore, draft: OpenDraft, monkeypatch: pytest.MonkeyPatch, change: Callable[[bytes], bytes]
) -> None:
    killed_with_rescued_work(draft, monkeypatch)
    path = store.rescued()[0].path
    path.write_bytes(change(path.read_bytes()))
    again = store.open(draft.id)
    assert (again.payload, again.recovered) == (report("旧"), "")
    again.close()


def test_the_usual_places_are_the_users_cache_and_the_folder_for_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda name, **_: str(tmp_path / name))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "tmp"))
    monkeypatch.delenv("NIANBAO_RESCUE")
    first, second = rescue.places()
    assert first == tmp_path / "nianbao" / "rescue"
    assert second.parent == tmp_path / "tmp"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such owners")
def test_a_place_that_belongs_to_somebody_else_is_not_used(
    store: DraftStore, draft: OpenDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    real: Callable[[], Any] = os.getuid
    refuse_the_folder(monkeypatch)
    monkeypatch.setattr(rescue.os, "getuid", lambda: real() + 1)
    with pytest.raises(DraftNotSavedError) as error:
        draft.save(report("新"))
    assert not isinstance(error.value, DraftRescuedError)
    assert store.rescued() == ()


def test_rescued_work_whose_folder_is_gone_opens_by_the_name_that_the_list_gives_it(
    store: DraftStore, draft: OpenDraft
) -> None:
    shutil.rmtree(store.folder)
    with pytest.raises(DraftRescuedError):
        draft.save(report("网络盘断开后写的"))
    (info,) = store.list()
    found = store.open(info.id)
    assert found.path == info.path
    found.close()


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_rescued_work_of_a_folder_reached_by_a_link_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    store = DraftStore(tmp_path / "link", rescue=tmp_path / "rescue")
    draft = store.open(store.create(report("旧")))
    with monkeypatch.context() as patch:
        refuse_the_folder(patch)
        with pytest.raises(DraftRescuedError):
            draft.save(report("新"))
    assert [(info.id, info.rescued) for info in store.list()] == [(draft.id, True)]
    shutil.rmtree(tmp_path / "real")
    assert [(info.title, info.rescued) for info in store.list()] == [("新", True)]
