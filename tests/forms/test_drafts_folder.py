"""The folder of drafts: the bin, copies, names, and drafts that lie elsewhere."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from draft_kit import file_of, previous_of, refuse, report, saved, says, twice_saved

from forms import storage
from forms.draft_file import decode
from forms.drafts import DraftStore
from forms.errors import (
    DraftDamagedError,
    DraftError,
    DraftInUseError,
    DraftNotFoundError,
    NotADraftError,
)


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path / "data")


def test_a_deleted_draft_lies_in_the_bin_and_comes_back_with_its_previous_copy(store: DraftStore) -> None:
    path = twice_saved(store)
    content = path.read_bytes()
    other = store.create(report("别的"))
    for _ in range(2):
        store.delete(path.stem)
        assert [info.id for info in store.list()] == [other]
        assert [(info.id, info.title) for info in store.binned()] == [(path.stem, "第二次")]
        assert store.resolve(path.stem) is None
        store.restore(path.stem)
        assert (path.read_bytes(), store.binned()) == (content, ())
        assert decode(previous_of(path).read_bytes())[1]["draft"]["1"] == report("第一次")


def test_an_open_draft_is_not_deleted(store: DraftStore) -> None:
    id_ = store.create(report())
    draft = store.open(id_)
    with pytest.raises(DraftInUseError) as error:
        store.delete(id_)
    assert says(error)
    draft.close()
    store.delete(id_)
    assert store.list() == ()


def test_a_deletion_that_fails_half_way_loses_nothing(store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> None:
    path = twice_saved(store)
    real = os.replace
    with monkeypatch.context() as patch:
        patch.setattr(storage.os, "replace", lambda old, new: refuse(errno.EACCES)() if old == path else real(old, new))
        with pytest.raises(DraftError, match="没有删除") as error:
            store.delete(path.stem)
        assert says(error)
    assert saved(store, path.stem) == report("第二次")
    assert previous_of(path).is_file()
    assert store.binned() == ()
    store.delete(path.stem)
    store.restore(path.stem)
    assert saved(store, path.stem) == report("第二次")


def test_a_deletion_that_dies_half_way_leaves_the_draft_in_the_list(
    store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = twice_saved(store)
    real, calls = os.replace, iter([os.replace])
    with monkeypatch.context() as patch:
        patch.setattr(storage.os, "replace", lambda *names: next(calls, refuse(errno.EIO))(*names))
        with pytest.raises(DraftError, match="没有删除"):
            store.delete(path.stem)
    assert os.replace is real
    assert saved(store, path.stem) == report("第二次")
    assert ([info.id for info in store.list()], store.binned()) == ([path.stem], ())
    store.delete(path.stem)
    assert ([info.damaged for info in store.binned()], store.list()) == ([False], ())


def test_what_is_not_there_cannot_be_deleted_restored_opened_or_copied(store: DraftStore) -> None:
    id_ = store.create(report())
    for action in (store.delete, store.restore, store.open, store.duplicate):
        for name in ("d20180315-0000", f"../data/{id_}", "", "年报"):
            with pytest.raises(DraftNotFoundError) as error:
                action(name)
            assert says(error)
    store.delete(id_)
    file = store.folder / f"{id_}.nianbao"
    file.write_bytes(b"")
    with pytest.raises(DraftError, match="已有一份草稿"):
        store.restore(id_)


def test_a_duplicate_goes_its_own_way(store: DraftStore) -> None:
    id_ = store.create(report("原件"))
    original = store.open(id_)  # open in a window: it may be copied all the same
    copy = store.duplicate(id_)
    original.save(report("原件又改"))
    original.close()
    assert copy != id_
    assert (saved(store, copy), saved(store, id_)) == (report("原件"), report("原件又改"))


def test_a_draft_anywhere_opens_by_its_path_under_any_name(store: DraftStore, tmp_path: Path) -> None:
    for name in ("某市 2017.nianbao", "草稿.txt"):
        path = tmp_path / name
        path.write_bytes(file_of(store, store.create(report(name))).read_bytes())
        assert store.resolve(str(path)) == path
        for way in (path, str(path)):
            draft = store.open(way)
            assert (draft.payload, draft.path, draft.id) == (report(name), path, path.stem)
            draft.save(report(name))
            draft.close()
        assert previous_of(path).is_file()
    assert {info.title for info in store.list()} == {"某市 2017.nianbao", "草稿.txt"}  # the two that were copied


def test_a_report_is_not_taken_for_a_draft(store: DraftStore, tmp_path: Path) -> None:
    text = tmp_path / "报告.txt"
    text.write_text("政府信息公开工作年度报告", encoding="utf-8")
    for not_a_draft in (str(text), str(tmp_path), "报告.docx", "a\0b", ""):
        assert store.resolve(not_a_draft) is None
    with pytest.raises(NotADraftError) as error:
        store.open(text)
    assert str(text) in says(error)
    with pytest.raises(DraftNotFoundError):
        store.open(tmp_path / "报告.docx")


def test_a_damaged_draft_is_still_a_draft(store: DraftStore, tmp_path: Path) -> None:
    path = tmp_path / "空.nianbao"
    path.touch()
    assert store.resolve(str(path)) == path
    with pytest.raises(DraftDamagedError, match="文件是空的"):
        store.open(path)


@pytest.mark.parametrize(
    "name",
    ["某市2017年年报", "d20180315-3f9a (1)", "-x", "a.nianbao", "c.nianbao.prev", "副本 - 年报", "x" * 200, "1.2"],
)
def test_whatever_name_somebody_gave_the_file_what_is_listed_can_be_worked_on(store: DraftStore, name: str) -> None:
    first = store.create(report("一"))
    path = store.folder / f"{name}.nianbao"
    path.write_bytes(file_of(store, first).read_bytes())
    store.delete(first)
    (info,) = store.list()
    assert (info.id, info.path, info.damaged) == (name, path, False)
    assert store.resolve(name) == path
    store.open(name).close()
    copied = store.duplicate(name)
    assert saved(store, copied) == report("一")
    store.delete(name)
    assert name in [one.id for one in store.binned()]
    store.restore(name)
    assert saved(store, name) == report("一")


@pytest.mark.parametrize("name", ["", ".", "..", "../data/a", "a/b", "a\\b", "C:a", ".hidden", "a\0b"])
def test_no_name_leads_out_of_the_folder(store: DraftStore, name: str) -> None:
    store.create(report())
    assert store.resolve(name) is None
    for work in (store.delete, store.restore):
        with pytest.raises(DraftNotFoundError):
            work(name)


def test_a_second_draft_of_one_name_does_not_take_the_place_of_the_first_in_the_bin(store: DraftStore) -> None:
    path = twice_saved(store)
    content = path.read_bytes()
    store.delete(path.stem)
    for number in (2, 3):  # brought back by a stick or a synchronised folder
        path.write_bytes(content)
        store.delete(path.stem)
        assert f"{path.stem}-{number}" in [info.id for info in store.binned()]
    assert len(store.binned()) == 3
    store.restore(f"{path.stem}-2")
    store.restore(path.stem)
    assert decode(previous_of(path).read_bytes())[1]["draft"]["1"] == report("第一次")
    assert {info.id for info in store.list()} == {path.stem, f"{path.stem}-2"}
