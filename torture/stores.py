"""What is put through the power cuts: the store of drafts, and two ways that must fail, so that the trial is known to bite."""

from __future__ import annotations

import os
from pathlib import Path
from unittest import mock

from tinydb import TinyDB

from forms import storage
from forms.drafts import DraftStore
from torture.child import state
from torture.recorder import Operation, Recorder

SAVES = 12


def record_drafts(folder: Path) -> list[Operation]:
    """The operations of a draft's making and of twelve saves."""
    recorder = Recorder(folder)
    with recorder.recording():
        store = DraftStore(folder)
        id_ = store.create(state(1))
        recorder.saved(1)
        draft = store.open(id_)
        for number in range(2, SAVES + 1):
            draft.save(state(number))
            recorder.saved(number)
        draft.close()
    return recorder.operations


def open_draft(folder: Path) -> int:
    """Open what a cut left, save once, and see that the history agrees; the number found."""
    store = DraftStore(folder)
    (info,) = store.list()
    draft = store.open(info.id)
    number = int(draft.payload["answers"]["n"])
    assert draft.payload == state(number)
    assert not draft.read_only
    draft.history.record(dict(draft.payload["answers"]))
    assert draft.history.problem is None
    assert draft.history.state_at(10**12) == draft.payload["answers"]
    draft.save(state(number + 1))
    draft.close()
    return number


def record_without_fsync(folder: Path) -> list[Operation]:
    """The same saves by a program that syncs nothing."""
    with mock.patch.object(storage, "sync_folder"):
        operations = record_drafts(folder)
    return [one for one in operations if one.kind not in ("sync", "sync_folder")]


def record_plain_tinydb(folder: Path) -> list[Operation]:
    """The same states by TinyDB's own JSON storage."""
    recorder = Recorder(folder)
    with recorder.recording():
        for number in range(1, SAVES + 1):
            database = TinyDB(os.path.join(folder, "db.json"), access_mode="r+", encoding="utf-8")
            database.table("draft").upsert({"state": state(number)}, lambda _: True)
            database.close()
            recorder.saved(number)
    return recorder.operations


def open_plain_tinydb(folder: Path) -> int:
    """The number in the database."""
    with TinyDB(folder / "db.json", encoding="utf-8") as database:
        (document,) = database.table("draft").all()
    number = int(document["state"]["answers"]["n"])
    assert document["state"] == state(number)
    return number
