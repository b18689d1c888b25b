"""Saving without being asked: at most 250 ms of typing are ever unsaved. The file is written by a thread of its own."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import Enum
from typing import Any, Protocol, TypeAlias

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from forms.errors import NianbaoError, reason_of

Payload: TypeAlias = Mapping[str, Any]

WAIT_MS = 100
"""From the first unsaved change to its saving; further changes do not put it off. The save itself takes some 2 ms."""
RETRY_MS = 5000


class Draft(Protocol):
    """What changes are saved into."""

    def save(self, payload: Payload) -> None:
        """Replace the content. Raises NianbaoError with a finished sentence."""
        ...


class SaveState(Enum):
    """Where saving stands."""

    SAVED = "saved"
    WAITING = "waiting"
    FAILED = "failed"


class Autosave(QObject):
    """Saves what `make` gives into a draft. `make` is called on the GUI thread, the draft on the worker's."""

    state_changed = Signal()
    _told = Signal(int, str)

    def __init__(self, draft: Draft, make: Callable[[], Payload], saved_at: datetime | None = None) -> None:
        super().__init__()
        self._make = make
        self._wanted = self._made = self._done = 0
        self.saved_at = saved_at
        self.problem = ""
        """Why the last save failed, a finished sentence; '' if it did not."""
        self.reason = ""
        """The same in a few words (磁盘已满), '' where there are none."""
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer, interval=WAIT_MS)
        self._timer.timeout.connect(self.save_now)
        self._jobs: queue.SimpleQueue[tuple[int, Payload] | threading.Event | None] = queue.SimpleQueue()
        self._told.connect(self._hear)
        self._worker = threading.Thread(target=self._work, args=(draft,), name="autosave", daemon=True)
        self._worker.start()

    @property
    def state(self) -> SaveState:
        """SAVED: everything is in the file; WAITING: a moment yet; FAILED: see `problem`."""
        if self.problem:
            return SaveState.FAILED
        return SaveState.SAVED if self._done == self._wanted else SaveState.WAITING

    @property
    def all_saved(self) -> bool:
        """Everything is in the file."""
        return self.state is SaveState.SAVED

    def change(self) -> None:
        """Something changed: save it soon. Never puts off a save that is already due."""
        self._wanted += 1
        if not self._timer.isActive() or self._timer.interval() != WAIT_MS:
            self._timer.start(WAIT_MS)

    def save_now(self) -> None:
        """Hand what there is to the worker, if anything is unsaved (page left, 重试, close)."""
        self._timer.stop()
        if self._done < self._wanted and (self._made < self._wanted or self.problem):
            self._made = self._wanted
            self._jobs.put((self._made, self._make()))

    def close(self) -> str:
        """Save the rest, wait for it, end the worker; returns the sentence of a save that failed, '' if all is saved."""
        self.save_now()
        self._timer.stop()
        self._told.disconnect(self._hear)
        self._jobs.put(None)
        self._worker.join()
        return self.problem

    def wait(self) -> str:
        """Save the rest and wait for it, the worker stays; returns what `close` returns."""
        self.save_now()
        done = threading.Event()
        self._jobs.put(done)
        done.wait()
        return self.problem

    def _work(self, draft: Draft) -> None:
        while (job := self._jobs.get()) is not None:
            if isinstance(job, threading.Event):
                job.set()
                continue
            number, payload = job
            try:
                draft.save(payload)
                self._report(number)
            except NianbaoError as error:
                cause = error.__cause__
                self._report(number, str(error), reason_of(cause) if isinstance(cause, OSError) else error.in_short)
            except Exception as error:  # the worker must outlive whatever a disk or a library comes up with
                self._report(number, f"草稿没有保存：{error or type(error).__name__}；文字仍在窗口中，请重试。")

    def _report(self, number: int, problem: str = "", reason: str = "") -> None:
        self.reason, self.problem = reason, problem
        if not problem:
            self._done = number
            self.saved_at = datetime.now()
        self._told.emit(number, problem)

    def _hear(self, _number: int, problem: str) -> None:
        if problem and not self._timer.isActive():
            self._timer.start(RETRY_MS)
        self.state_changed.emit()
