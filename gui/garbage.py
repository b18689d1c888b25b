"""Python's search for garbage cycles, kept on the thread of the windows.

Python looks for cycles in whichever thread happens to allocate. Among them are windows that are over; taken apart in the
thread that saves or reads a history, Qt loses its timers and the process. So the automatic search is off while there are
windows, and this looks instead, by the same thresholds, from a timer.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class Garbage(QObject):
    """From now on cycles are looked for on this thread only."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation whose turn it is, as Python would have by now."""
        due = [
            g for g, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most
        ]
        if due:
            gc.collect(due[-1])
