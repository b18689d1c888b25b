"""Drafts as the window and the command line use them."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from draft_kit import file_of, previous_of, report, saved, says
from tinydb import TinyDB

from forms import draft_file, drafts, storage
from forms.draft_file import decode
from forms.drafts import DraftStore
from forms.errors import (
    DraftChangedElsewhereError,
    DraftInUseError,
    DraftReadOnlyError,
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


def test_a_store_begins_by_sweeping_what_dead_programs_left(store: DraftStore) -> None:
    id_ = store.create(report())
    left = store.folder / ".nianbao-0123456789abcdef.tmp"
    left.touch()
    os.utime(left, (0, 0))
    DraftStore(store.folder)
    assert os.listdir(store.folder) == [f"{id_}.nianbao"]


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
