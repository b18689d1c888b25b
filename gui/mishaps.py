"""When the program itself goes wrong: save first, then say so calmly. Set up before anything can go wrong, so it is small."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.window import Window

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def catch_mishaps(window: Window) -> None:
    """From now on an exception that nobody caught is shown, after everything has been saved."""
    before: Hook = sys.excepthook
    showing = False

    def hook(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        nonlocal showing
        before(kind, error, where)
        if showing or not issubclass(kind, Exception):
            return
        from gui.dialogs.mishap import Mishap, particulars

        showing = True
        try:
            saved = window.holder.save_now()
            Mishap(window, saved, particulars(kind, error, where)).exec()
        finally:
            showing = False

    sys.excepthook = hook
