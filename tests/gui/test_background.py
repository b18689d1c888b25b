"""Work off the GUI thread: its result comes back here, a refusal as a sentence, and nothing once it is abandoned."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from forms.errors import NianbaoError
from gui.background import Background


class Heard(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.done: list[tuple[str, int]] = []
        self.failed: list[str] = []

    def take(self, result: str) -> None:
        self.done.append((result, threading.get_ident()))


def test_a_result_comes_back_on_the_thread_of_the_windows(qtbot: QtBot) -> None:
    heard = Heard()
    made: list[int] = []
    work = Background(heard, lambda: (made.append(threading.get_ident()), "读完")[1], heard.take, heard.failed.append)
    assert work.running
    qtbot.waitUntil(lambda: not work.running)
    assert heard.done == [("读完", threading.get_ident())]
    assert made != [threading.get_ident()]
    assert heard.failed == []


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (NianbaoError("这一份读不出来。"), "这一份读不出来。"),
        (OSError(28, "x"), "没有做成：磁盘已满；请排除原因后再试。"),
    ],
)
def test_a_refusal_comes_back_as_a_sentence(qtbot: QtBot, error: Exception, sentence: str) -> None:
    def refuse() -> str:
        raise error

    heard = Heard()
    work = Background(heard, refuse, heard.take, heard.failed.append)
    qtbot.waitUntil(lambda: not work.running)
    assert (heard.done, heard.failed) == ([], [sentence])


def test_a_fault_of_the_program_is_raised_where_it_is_told(qtbot: QtBot) -> None:
    heard = Heard()
    with qtbot.captureExceptions() as caught:
        work = Background(heard, lambda: str(1 // 0), heard.take, heard.failed.append)
        qtbot.waitUntil(lambda: not work.running)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert (heard.done, heard.failed) == ([], [])


def test_an_abandoned_work_is_heard_of_no_more_though_its_listener_is_gone(qtbot: QtBot) -> None:
    go_on, ended = threading.Event(), threading.Event()

    def slow() -> str:
        go_on.wait(5)
        ended.set()
        return "晚了"

    heard = Heard()
    work = Background(heard, slow, heard.take, heard.failed.append)
    work.abandon()
    go_on.set()
    assert ended.wait(5)
    qtbot.wait(40)
    assert (heard.done, heard.failed, work.running) == ([], [], False)
