"""Drafts as the window and the command line use them."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from draft_kit import file_of, previous_of, refuse, report, saved, says, twice_saved
from tinydb import TinyDB

from forms import draft_file, drafts, storage
from forms.draft_file import decode
from forms.drafts import DraftStore
from forms.errors import (
    DraftChangedElsewhereError,
    DraftDamagedError,
    DraftError,
    DraftInUseError,
    DraftNotFoundError,
    DraftReadOnlyError,
    NotADraftError,
    UnstorableContentError,
)


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path / "data")


# Creating, opening, saving


def test_a_draft_comes_back_as_it_was_saved(store: DraftStore) -> None:
    id_ = store.create(report(notes=["一", 2, None, {"三": 3.5}]))
    draft = store.open(id_)
    assert (draft.id, draft.payload, draft.recovered, draft.read_only, draft.why) == (
        id_,
        report(notes=["一", 2, None, {"三": 3.5}]),
        "",
        False,
        "",
    )
    draft.save(report(done=True))
    draft.close()
    assert saved(store, id_) == report(done=True)  # the old key "notes" is gone


def test_the_file_is_one_tinydb_document_in_the_table_draft(store: DraftStore) -> None:
    path = file_of(store, store.create(report()))
    head, body = path.read_bytes().split(b"\n", 1)
    assert json.loads(body) == {"draft": {"1": report()}}
    assert json.loads(head)["format"] == "nianbao-draft"
    assert isinstance(store.open(path)._database, TinyDB)


def test_a_save_writes_the_file_once_and_counts_generations(store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> None:
    id_ = store.create(report())
    written = []
    real = storage.write_atomically
    monkeypatch.setattr("forms.draft_keeper.write_atomically", lambda *args: (written.append(args[0]), real(*args)))
    draft = store.open(id_)
    for number in range(3):
        draft.save(report(number=number))
    draft.close()
    assert written == [file_of(store, id_)] * 3
    assert decode(file_of(store, id_).read_bytes())[0].generation == 4
    assert decode(previous_of(file_of(store, id_)).read_bytes())[1]["draft"]["1"] == report(number=1)


def test_changing_the_loaded_payload_changes_nothing_until_it_is_saved(store: DraftStore) -> None:
    id_ = store.create(report())
    draft = store.open(id_)
    draft.payload["answers"]["主动公开.条数"]["text"] = "12"
    assert saved(store, id_) == report()
    draft.save(draft.payload)
    draft.close()
    assert saved(store, id_)["answers"]["主动公开.条数"]["text"] == "12"


@pytest.mark.parametrize("value", [float("nan"), b"", {1: 1}], ids=repr)
def test_content_that_is_not_json_is_refused_and_the_draft_goes_on(store: DraftStore, value: object) -> None:
    id_ = store.create(report())
    draft = store.open(id_)
    with pytest.raises(UnstorableContentError) as error:
        draft.save(report(value=value))
    assert says(error)
    assert saved(store, id_) == report()
    draft.save(report(value="好"))
    draft.close()
    assert saved(store, id_) == report(value="好")


def test_nothing_is_written_before_the_first_draft_and_then_for_the_owner_only(tmp_path: Path) -> None:
    store = DraftStore(tmp_path / "not" / "yet")
    assert (store.list(), store.binned()) == ((), ())
    assert os.listdir(tmp_path) == []
    id_ = store.create(report())
    if os.name != "nt":
        assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
        assert stat.S_IMODE(file_of(store, id_).stat().st_mode) == 0o600
    assert os.listdir(store.folder) == [f"{id_}.nianbao"]


def test_the_folder_is_the_given_one_or_the_environments_or_the_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "named"))
    assert DraftStore().folder == tmp_path / "named"
    assert DraftStore(tmp_path / "given").folder == tmp_path / "given"
    monkeypatch.setenv("NIANBAO_DATA", "")
    monkeypatch.setattr("platformdirs.user_data_dir", lambda name, appauthor: str(tmp_path / name / str(appauthor)))
    assert DraftStore().folder == tmp_path / "nianbao" / "False"


def test_ids_are_short_and_an_id_is_never_given_twice(store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> None:
    random = iter([b"\x3f\x9a", b"\x3f\x9a", b"\x00\x01", b"\x3f\x9a", b"\x00\x01", b"\x00\x02"])
    real = os.urandom
    monkeypatch.setattr(drafts.os, "urandom", lambda length: next(random) if length == 2 else real(length))
    first, second = store.create(report()), store.create(report())
    store.delete(first)
    third = store.create(report())
    day = f"d{datetime.now():%Y%m%d}"
    assert [first, second, third] == [f"{day}-3f9a", f"{day}-0001", f"{day}-0002"]


# Lists


def test_the_list_shows_summaries_newest_first(store: DraftStore) -> None:
    before = datetime.now().astimezone() - timedelta(seconds=1)
    ids = [store.create(report(f"第{number}份")) for number in range(3)]
    draft = store.open(ids[0])
    draft.save(report("改过的"))
    draft.close()
    infos = store.list()
    assert [info.id for info in infos] == [ids[0], ids[2], ids[1]]
    assert [info.title for info in infos] == ["改过的", "第2份", "第1份"]
    first = infos[0]
    assert (first.year, first.organ, first.scope, first.state) == (2017, "某市人民政府", "全市", "填报中")
    assert (first.path, first.damaged) == (file_of(store, ids[0]), False)
    assert first.changed.utcoffset() == datetime.now().astimezone().utcoffset()
    assert before < first.changed < datetime.now().astimezone() + timedelta(seconds=1)


def test_the_list_reads_no_body(store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.create(report(prose="公开" * 100_000))
    read = []
    real = os.read
    monkeypatch.setattr("forms.draft_list.os.read", lambda *args: (read.append(args[1]), real(*args))[1])
    assert store.list()[0].title == "某市2017年报告"
    assert read == [draft_file.HEAD_LIMIT]


def test_a_payload_without_summary_is_listed_with_blanks(store: DraftStore) -> None:
    store.create({"answers": {}})
    (info,) = store.list()
    assert (info.title, info.year, info.damaged) == ("", None, False)


def test_other_files_in_the_folder_are_no_drafts(store: DraftStore) -> None:
    id_ = store.create(report())
    for name in ("notes.txt", ".hidden.nianbao", "x.nianbao.damaged-1", ".d.nianbao.lock"):
        (store.folder / name).write_text("x")
    assert [info.id for info in store.list()] == [id_]


# Two at once


def test_the_second_window_may_look_and_not_save(store: DraftStore) -> None:
    id_ = store.create(report())
    first, second = store.open(id_), DraftStore(store.folder).open(id_)
    assert (first.read_only, second.read_only) == (False, True)
    with pytest.raises(DraftReadOnlyError, match="另一个窗口") as error:
        second.save(report("抢"))
    assert says(error)
    first.save(report("先"))
    first.close()
    second.close()
    third = store.open(id_)
    assert (third.read_only, third.payload) == (False, report("先"))
    third.close()


def test_another_process_sees_the_lock_and_death_frees_it(store: DraftStore) -> None:
    id_ = store.create(report())
    program = (
        "import sys, time; from pathlib import Path; from forms.drafts import DraftStore\n"
        "draft = DraftStore(Path(sys.argv[1])).open(sys.argv[2]); print(draft.read_only, flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", program, str(store.folder), id_]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "False\n"
        assert store.open(id_).read_only
        with pytest.raises(DraftInUseError):
            store.delete(id_)
        other.kill()
    draft = store.open(id_)
    assert not draft.read_only
    draft.close()


def test_a_file_changed_by_somebody_else_is_not_overwritten(store: DraftStore) -> None:
    id_ = store.create(report("我的"))
    path = file_of(store, id_)
    draft = store.open(id_)
    stranger = store.create(report("同步盘带来的"))
    os.replace(file_of(store, stranger), path)  # the same generation, another content
    for _ in range(2):
        with pytest.raises(DraftChangedElsewhereError) as error:
            draft.save(report("我的又改"))
        assert "另存" in says(error)
    draft.close()
    assert saved(store, id_) == report("同步盘带来的")


def test_a_file_removed_by_somebody_else_is_written_again(store: DraftStore) -> None:
    id_ = store.create(report())
    draft = store.open(id_)
    file_of(store, id_).unlink()
    draft.save(report("还在"))
    draft.close()
    assert saved(store, id_) == report("还在")


def test_a_closed_draft_saves_nothing(store: DraftStore) -> None:
    id_ = store.create(report())
    draft = store.open(id_)
    draft.close()
    draft.close()
    with pytest.raises(DraftReadOnlyError, match="已经关闭") as error:
        draft.save(report("晚了"))
    assert says(error)
    assert saved(store, id_) == report()


# Bin, copies, names


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
    assert store.binned() == ()
    store.delete(path.stem)
    store.restore(path.stem)
    assert saved(store, path.stem) == report("第二次")


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
