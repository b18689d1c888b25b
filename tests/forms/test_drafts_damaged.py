"""Drafts whose file is damaged, gone, of a newer program, or on a disk that refuses."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from draft_kit import file_of, previous_of, refuse, report, saved, says, twice_saved

from forms import draft_access, draft_file, storage
from forms.draft_file import decode
from forms.drafts import DraftStore
from forms.errors import (
    DraftDamagedError,
    DraftNotSavedError,
    DraftReadOnlyError,
    DraftTooNewError,
    DraftUnreadableError,
)


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path / "data")


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
    before = {file.name: file.read_bytes() for file in store.folder.iterdir() if file.is_file()}
    for _ in range(2):
        with pytest.raises(DraftDamagedError) as error:
            store.open(path.stem)
        assert "已损坏" in says(error)
    assert {file.name: file.read_bytes() for file in store.folder.iterdir() if file.is_file()} == before


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
    for broken in (path.read_bytes()[:-1], path.read_bytes()[:50], b""):
        path.write_bytes(broken)
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
        assert draft._database.table("draft").all() == [saved(store, id_)]
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


def test_a_draft_that_may_not_be_read_is_not_taken_for_damaged(store: DraftStore) -> None:
    path = twice_saved(store)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("permissions do not bind this user")
    with pytest.raises(DraftUnreadableError, match="没有访问权限"):
        store.open(path.stem, for_reading=True)


def test_a_draft_in_a_folder_that_cannot_be_written_opens_read_only(store: DraftStore) -> None:
    path = twice_saved(store)
    store.folder.chmod(0o500)
    if os.access(store.folder, os.W_OK):
        pytest.skip("permissions do not bind this user")
    draft = store.open(path)
    store.folder.chmod(0o700)
    assert draft.payload == report("第二次")
    assert "不能写入" in draft.why


def test_a_folder_without_room_for_a_lock_opens_read_only(store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> None:
    path = twice_saved(store)
    monkeypatch.setattr(draft_access, "Lock", refuse(errno.EROFS))
    draft = store.open(path)
    assert draft.payload == report("第二次")
    assert draft.read_only
    assert "所在磁盘只能读取" in draft.why


# Sudden death


def test_a_program_killed_while_saving_loses_no_acknowledged_save(store: DraftStore) -> None:
    id_ = store.create(report(number=0))
    program = (
        "import sys; from pathlib import Path; from forms.drafts import DraftStore\n"
        "draft = DraftStore(Path(sys.argv[1])).open(sys.argv[2]); number = draft.payload['number']\n"
        "while True:\n"
        "    number += 1; draft.save({'number': number, 'prose': '公开' * 20_000}); print(number, flush=True)"
    )
    command = [sys.executable, "-c", program, str(store.folder), id_]
    for deadline in (1, 4, 9):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as other:
            assert other.stdout is not None
            told = [int(other.stdout.readline()) for _ in range(deadline)]
            other.kill()
            told += [int(line) for line in other.stdout.read().split()]
        draft = store.open(id_)
        assert (draft.recovered, draft.read_only) == ("", False)
        assert draft.payload["number"] in (told[-1], told[-1] + 1)
        draft.close()
