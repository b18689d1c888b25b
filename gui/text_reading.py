"""When the texts of the open report are read: once its page stands, then in pauses of typing, a few milliseconds at a time."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer

from forms.session import Session

FIRST_MS = 700
"""So long after a report was opened its texts are read for the first time."""
AT_ONCE = 0.008
"""Seconds of the processor that reading takes before keys have their turn."""


class TextReading(QObject):
    """Reads on whenever the window has nothing else to do; what is wrong is told when all is read. A key begins it anew."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._timer = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._timer.timeout.connect(self.go_on)
        self._timer.start()

    def stop(self) -> None:
        """Until `go_on` is called."""
        self._timer.stop()

    def go_on(self) -> None:
        """Read what is still to be read, for a while, and then again and again until it is done."""
        self._timer.stop()
        self._session.catch_up(_Enough())
        if self._session.behind:
            self._timer.start(0)


class _Enough:
    """Says when AT_ONCE is over; begins to count when it is first asked: what is imported for the first step is not reading."""

    def __init__(self) -> None:
        self._until: float | None = None

    def __call__(self) -> bool:
        now = time.thread_time()
        if self._until is None:
            self._until = now + AT_ONCE
        return now >= self._until
