"""Work of some seconds off the GUI thread. The thread touches nothing of Qt: its result is fetched from here."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

from forms.errors import NianbaoError, reason_of

Result = TypeVar("Result")
_LOOK_MS = 15


class Background(QObject, Generic[Result]):
    """Runs `work` once; then `done` gets its result or `failed` a finished sentence, on the GUI thread, unless abandoned."""

    def __init__(
        self,
        parent: QObject,
        work: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[str], object],
    ) -> None:
        super().__init__(parent)
        self._done, self._failed = done, failed
        self._job: _Job[Result] = _Job(work)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @property
    def running(self) -> bool:
        """Whether a result or a sentence is still to come."""
        return self._timer.isActive()

    def abandon(self) -> None:
        """Whoever asked has gone: the thread ends by itself, and nobody hears of it."""
        self._timer.stop()

    def _look(self) -> None:
        if self._job.thread.is_alive():
            return
        self._timer.stop()
        if self._job.error is not None:
            raise self._job.error
        if self._job.failed:
            self._failed(self._job.failed)
        else:
            self._done(self._job.results[0])


class _Job(Generic[Result]):
    """What the thread knows."""

    def __init__(self, work: Callable[[], Result]) -> None:
        self.results: list[Result] = []
        self.failed = ""
        self.error: Exception | None = None
        self.thread = threading.Thread(target=self._run, args=(work,), name="background", daemon=True)
        self.thread.start()

    def _run(self, work: Callable[[], Result]) -> None:
        try:
            self.results.append(work())
        except NianbaoError as error:
            self.failed = str(error)
        except OSError as error:
            self.failed = f"没有做成：{reason_of(error)}；请排除原因后再试。"
        except Exception as error:  # raised where the program tells of its own faults
            self.error = error
