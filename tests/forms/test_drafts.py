"""Drafts as the window and the command line use them."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
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
    DraftNotSavedError,
    DraftReadOnlyError,
    DraftTooNewError,
    DraftUnreadableError,
    NianbaoError,
    NotADraftError,
    UnstorableContentError,
)

needs_modes = pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")


def report(title: str = "某市2017年报告", **more: Any) -> dict[str, Any]:
    summary = {"title": title, "year": 2017, "organ": "某市人民政府", "scope": "全市", "state": "填报中"}
    return {"summary": summary, "answers": {"主动公开.条数": {"text": "", "value": None}}, **more}


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path / "data")


def file_of(store: DraftStore, id_: str) -> Path:
    path = store.resolve(id_)
    assert path is not None
    return path


def previous_of(path: Path) -> Path:
    return path.with_name(path.name + ".prev")


def saved(store: DraftStore, id_: str) -> Any:
    """The payload as another program would find it now."""
    return store.open(id_, for_reading=True).payload


def says(error: pytest.ExceptionInfo[NianbaoError]) -> str:
    """The error's text, proved to be a finished sentence that names what to do."""
    text = str(error.value)
    assert text.endswith("。")
    assert "；" in text
    return text


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


# Damage

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "0 bytes": lambda _: b"",
    "null": lambda _: b"null",
    "cut in the header": lambda content: content[:40],
    "cut in the body": lambda content: content[:-5],
    "a flipped bit": lambda content: content[:-9] + bytes([content[-9] ^ 1]) + content[-8:],
    "all zeros, as after a power cut": lambda content: bytes(len(content)),
    "not JSON": lambda _: b"\xff\xfe{" * 50,
    "deep JSON": lambda _: sealed(b"[" * 100_000 + b"]" * 100_000),
    "an empty database": lambda _: sealed(b"{}"),
    "a list": lambda _: sealed(b"[]"),
    "a document that is a number": lambda _: sealed(b'{"draft":{"1":5}}'),
    "two documents": lambda _: sealed(b'{"draft":{"1":{},"2":{}}}'),
    "another table of a wrong type": lambda _: sealed(b'{"draft":{"1":{}},"x":[]}'),
}
damages = pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())


def sealed(body: bytes, version: int = 1) -> bytes:
    """A file with a faultless header around any body."""
    head = draft_file.read_head(draft_file.encode({"draft": {"1": {}}}, {"title": "封好的"}, 7))
    data = json.loads(head.line)
    del data["seal"]
    data |= {"version": version, "bytes": len(body), "sha256": draft_file.hashlib.sha256(body).hexdigest()}
    unsealed = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()[:-1]
    seal = draft_file.hashlib.sha256(unsealed).hexdigest().encode()
    return unsealed + b',"seal":"' + seal + b'"}\n' + body


def twice_saved(store: DraftStore) -> Path:
    id_ = store.create(report("第一次"))
    draft = store.open(id_)
    draft.save(report("第二次"))
    draft.close()
    return file_of(store, id_)


@damages
def test_a_damaged_draft_opens_from_its_previous_copy_and_is_kept_aside(
    store: DraftStore, damage: Callable[[bytes], bytes]
) -> None:
    path = twice_saved(store)
    broken = damage(path.read_bytes())
    path.write_bytes(broken)
    draft = store.open(path.stem)
    assert draft.payload == report("第一次")
    assert draft.recovered.startswith(f"草稿「{path.name}」已损坏（")
    assert draft.recovered.endswith("。")
    (kept,) = store.folder.glob("*.damaged-*")
    assert kept.read_bytes() == broken
    assert kept.name in draft.recovered
    assert not draft.read_only
    draft.save(report("第三次"))
    draft.close()
    assert saved(store, path.stem) == report("第三次")
    assert decode(previous_of(path).read_bytes())[1]["draft"]["1"] == report("第一次")
    again = store.open(path.stem)
    assert again.recovered == ""
    again.close()


@damages
def test_a_draft_with_no_good_copy_is_refused_and_left_alone(
    store: DraftStore, damage: Callable[[bytes], bytes]
) -> None:
    path = twice_saved(store)
    for file in (path, previous_of(path)):
        file.write_bytes(damage(file.read_bytes()))
    before = {file.name: file.read_bytes() for file in store.folder.iterdir()}
    for _ in range(2):
        with pytest.raises(DraftDamagedError) as error:
            store.open(path.stem)
        assert "已损坏" in says(error)
    assert {file.name: file.read_bytes() for file in store.folder.iterdir()} == before


def test_a_recovered_draft_is_whole_on_the_disk_before_anything_is_saved(store: DraftStore) -> None:
    path = twice_saved(store)
    path.write_bytes(b"")
    (info,) = store.list()
    assert (info.damaged, info.title) == (True, "第一次")
    store.open(path.stem).close()
    (info,) = store.list()
    assert (info.damaged, info.title) == (False, "第一次")
    assert decode(path.read_bytes())[1]["draft"]["1"] == report("第一次")


def test_a_damaged_draft_without_copy_is_listed_as_damaged(store: DraftStore) -> None:
    path = file_of(store, store.create(report()))
    path.write_bytes(b"")
    (info,) = store.list()
    assert (info.id, info.title, info.damaged) == (path.stem, "", True)


def test_a_draft_whose_file_was_removed_opens_from_its_previous_copy(store: DraftStore) -> None:
    path = twice_saved(store)
    path.unlink()
    assert [(info.id, info.damaged) for info in store.list()] == [(path.stem, True)]
    draft = store.open(path.stem)
    assert "不见了" in draft.recovered
    assert draft.payload == report("第一次")
    draft.close()
    assert path.is_file()


def test_opening_for_reading_changes_nothing_on_the_disk(store: DraftStore) -> None:
    path = twice_saved(store)
    path.write_bytes(b"")
    before = sorted(os.listdir(store.folder))
    draft = store.open(path.stem, for_reading=True)
    assert draft.payload == report("第一次")
    assert draft.recovered
    with pytest.raises(DraftReadOnlyError):
        draft.save(report())
    assert sorted(os.listdir(store.folder)) == before


def test_a_draft_damaged_while_it_is_open_is_kept_aside_by_the_next_save(store: DraftStore) -> None:
    path = twice_saved(store)
    draft = store.open(path.stem)
    path.write_bytes(b"cut off by another program")
    draft.save(report("第三次"))
    draft.close()
    assert saved(store, path.stem) == report("第三次")
    assert [kept.read_bytes() for kept in store.folder.glob("*.damaged-*")] == [b"cut off by another program"]
    assert decode(previous_of(path).read_bytes())[1]["draft"]["1"] == report("第一次")


def test_a_recovery_that_cannot_write_yet_is_finished_by_the_next_save(
    store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = twice_saved(store)
    content = path.read_bytes()
    broken = DAMAGES["a flipped bit"](content)  # its header is faultless: it must not pass for a good copy
    path.write_bytes(broken)
    with monkeypatch.context() as patch:
        patch.setattr(storage.os, "replace", refuse(errno.EACCES))
        draft = store.open(path.stem)
        assert draft.payload == report("第一次")
        with pytest.raises(DraftNotSavedError):
            draft.save(report("第三次"))
        assert path.read_bytes() == broken
    draft.save(report("第三次"))
    draft.close()
    assert [kept.read_bytes() for kept in store.folder.glob("*.damaged-*")] == [broken]
    assert saved(store, path.stem) == report("第三次")
    assert decode(previous_of(path).read_bytes())[1]["draft"]["1"] == report("第一次")


# Newer programs


def test_a_newer_programs_draft_can_be_read_and_not_saved(store: DraftStore) -> None:
    path = file_of(store, store.create(report()))
    newer = sealed(b'{"draft":{"1":{"a":1}},"new":{}}', version=2)
    path.write_bytes(newer)
    draft = store.open(path.stem)
    assert (draft.payload, draft.read_only) == ({"a": 1}, True)
    with pytest.raises(DraftReadOnlyError, match="升级"):
        draft.save(report())
    draft.close()
    assert path.read_bytes() == newer
    assert not store.list()[0].damaged


def test_a_newer_draft_of_another_shape_is_refused_and_not_taken_for_damaged(store: DraftStore) -> None:
    path = twice_saved(store)
    newer = sealed(b'["another shape"]', version=2)
    path.write_bytes(newer)
    with pytest.raises(DraftTooNewError) as error:
        store.open(path.stem)
    assert "升级" in says(error)
    assert path.read_bytes() == newer


# Failures of the system


def refuse(number: int) -> Callable[..., Any]:
    def call(*_: Any, **__: Any) -> Any:
        raise OSError(number, os.strerror(number))

    return call


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES], ids=errno.errorcode.get)
@pytest.mark.parametrize("step", ["open", "write", "fsync", "replace", "close"])
def test_a_failed_save_says_so_keeps_the_old_state_and_the_next_one_works(
    store: DraftStore, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    id_ = store.create(report("旧"))
    draft = store.open(id_)
    for round_ in range(3):
        with monkeypatch.context() as patch:
            patch.setattr(storage.os, step, refuse(number))
            for _ in range(2):
                with pytest.raises(DraftNotSavedError) as error:
                    draft.save(report("没存上"))
                assert str(file_of(store, id_)) in says(error)
        assert saved(store, id_) == report("旧" if round_ == 0 else f"存上{round_ - 1}")
        draft.save(report(f"存上{round_}"))
    draft.close()
    assert saved(store, id_) == report("存上2")


def test_when_only_the_last_step_fails_the_next_save_is_not_taken_for_a_strangers(
    store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = store.create(report("旧"))
    draft = store.open(id_)
    for _ in range(3):
        with monkeypatch.context() as patch:
            patch.setattr(storage, "sync_folder", refuse(errno.EIO))
            with pytest.raises(DraftNotSavedError, match="磁盘读写出错"):
                draft.save(report("已换上"))
    assert saved(store, id_) == report("已换上")
    draft.save(report("新"))
    draft.close()
    assert saved(store, id_) == report("新")


def test_a_full_disk_refuses_a_new_draft_with_a_sentence(store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(storage.os, "write", refuse(errno.ENOSPC))
        with pytest.raises(DraftNotSavedError, match="磁盘已满") as error:
            store.create(report())
        assert says(error)
    assert store.list() == ()
    assert len(store.list()) + 1 == len([store.create(report())])


def test_a_folder_that_is_a_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    store = DraftStore(tmp_path / "data")
    assert store.list() == ()
    with pytest.raises(DraftNotSavedError) as error:
        store.create(report())
    assert str(tmp_path / "data") in says(error)


@needs_modes
def test_a_draft_that_may_not_be_read_is_not_taken_for_damaged(store: DraftStore) -> None:
    path = twice_saved(store)
    path.chmod(0)
    with pytest.raises(DraftUnreadableError, match="没有访问权限"):
        store.open(path.stem, for_reading=True)


@needs_modes
def test_a_draft_in_a_folder_that_cannot_be_written_opens_read_only(store: DraftStore) -> None:
    path = twice_saved(store)
    store.folder.chmod(0o500)
    draft = store.open(path)
    store.folder.chmod(0o700)
    assert draft.payload == report("第二次")
    assert "不能写入" in draft.why


def test_a_folder_without_room_for_a_lock_opens_read_only(store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> None:
    path = twice_saved(store)
    monkeypatch.setattr(drafts, "Lock", refuse(errno.EROFS))
    draft = store.open(path)
    assert draft.payload == report("第二次")
    assert draft.read_only
    assert "所在磁盘只能读取" in draft.why


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
