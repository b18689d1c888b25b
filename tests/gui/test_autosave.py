"""Saving without being asked: soon, off the GUI thread, again after a failure, and never lost on close."""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from forms.errors import DraftNotSavedError
from gui.autosave import WAIT_MS, Autosave, SaveState

pytestmark = pytest.mark.usefixtures("qapp")


class Disk:
    """A draft that remembers what was saved, by which thread, and can be full."""

    def __init__(self) -> None:
        self.saved: list[Mapping[str, Any]] = []
        self.threads: set[str] = set()
        self.full = False

    def save(self, payload: Mapping[str, Any]) -> None:
        self.threads.add(threading.current_thread().name)
        if self.full:
            raise DraftNotSavedError("没有保存：磁盘已满；请腾出空间。") from OSError(errno.ENOSPC, "full")
        self.saved.append(payload)


class Desk:
    """A text that grows, and its saving."""

    def __init__(self) -> None:
        self.disk, self.text = Disk(), ""
        self.makers: set[str] = set()
        self.autosave = Autosave(self.disk, self.make)

    def make(self) -> Mapping[str, Any]:
        self.makers.add(threading.current_thread().name)
        return {"text": self.text}

    def type(self, letter: str) -> None:
        self.text += letter
        self.autosave.change()


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.autosave.close()


def test_a_change_is_saved_without_being_asked(desk: Desk, qtbot: QtBot) -> None:
    desk.type("7")
    assert desk.autosave.state is SaveState.WAITING
    qtbot.waitUntil(lambda: desk.autosave.state is SaveState.SAVED, timeout=2000)
    assert desk.disk.saved == [{"text": "7"}]


def test_further_keys_do_not_put_a_save_off(desk: Desk, qtbot: QtBot) -> None:
    for _ in range(3 * WAIT_MS // 20):
        desk.type("7")
        qtbot.wait(20)
    assert desk.disk.saved, "nothing was saved while the typing went on"


def test_the_file_is_written_by_the_worker_and_the_payload_made_by_the_window(desk: Desk) -> None:
    desk.type("7")
    assert desk.autosave.wait() == ""
    assert desk.disk.threads == {"autosave"}
    assert desk.makers == {threading.main_thread().name}


def test_nothing_is_written_while_nothing_changes(desk: Desk) -> None:
    desk.autosave.save_now()
    assert desk.autosave.wait() == ""
    assert desk.disk.saved == []


def test_a_full_disk_is_told_in_words_and_tried_again(desk: Desk, qtbot: QtBot) -> None:
    desk.disk.full = True
    desk.type("7")
    with qtbot.waitSignal(desk.autosave.state_changed, timeout=2000):
        pass
    assert desk.autosave.state is SaveState.FAILED
    assert desk.autosave.reason == "磁盘已满"
    assert desk.autosave.problem.startswith("没有保存：磁盘已满")
    desk.disk.full = False
    desk.autosave.save_now()
    qtbot.waitUntil(lambda: desk.autosave.state is SaveState.SAVED, timeout=2000)
    assert desk.disk.saved == [{"text": "7"}]


def test_keys_after_a_failure_are_saved_soon(desk: Desk, qtbot: QtBot) -> None:
    desk.disk.full = True
    desk.type("7")
    assert desk.autosave.wait()
    desk.disk.full = False
    desk.type("8")
    qtbot.waitUntil(lambda: desk.autosave.state is SaveState.SAVED, timeout=2000)
    assert desk.disk.saved == [{"text": "78"}]


def test_closing_waits_for_the_last_key() -> None:
    desk = Desk()
    desk.type("7")
    assert desk.autosave.close() == ""
    assert desk.disk.saved == [{"text": "7"}]


def test_closing_says_what_could_not_be_saved() -> None:
    desk = Desk()
    desk.disk.full = True
    desk.type("7")
    assert "磁盘已满" in desk.autosave.close()


def test_the_worker_outlives_an_error_that_nobody_foresaw(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def burst(_payload: Mapping[str, Any]) -> None:
        raise RuntimeError("burst")

    monkeypatch.setattr(desk.disk, "save", burst)
    desk.type("7")
    assert "burst" in desk.autosave.wait()
    monkeypatch.undo()
    desk.type("8")
    assert desk.autosave.wait() == ""
    assert desk.disk.saved == [{"text": "78"}]
