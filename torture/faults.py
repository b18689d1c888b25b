"""A refusal at every call of a save in turn: the next save must work, and nothing acknowledged may be lost."""

from __future__ import annotations

import builtins
import errno
import io
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from forms.drafts import DraftStore
from forms.errors import DraftNotSavedError
from torture.child import state

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
CALLS = ["open", "write", "fsync", "close", "link", "replace", "rename", "unlink", "stat", "lstat", "chmod", "mkdir"]
CALLS += ["listdir", "scandir"]


class _Refusing:
    """Lets `allowed` calls that touch the folder pass; then refuses one, or all."""

    def __init__(self, folder: Path, allowed: int, error: int, for_ever: bool) -> None:
        self.folder, self.allowed, self.error, self.for_ever = str(folder), allowed, error, for_ever
        self.calls = 0
        self.refused = 0
        self._ours: set[int] = set()

    def call(self, name: str, real: Any) -> Any:
        def wrapped(*args: Any, **named: Any) -> Any:
            first = args[0] if args else None
            by_name = isinstance(first, (str, Path)) and str(first).startswith(self.folder)
            inside = by_name or (isinstance(first, int) and first in self._ours)
            if inside:
                self.calls += 1
                if self.calls > self.allowed and (self.for_ever or not self.refused):
                    self.refused += 1
                    if name == "close":
                        real(*args, **named)  # the system closes it even when it reports an error
                    raise OSError(self.error, os.strerror(self.error))
            result = real(*args, **named)
            if inside and name == "open" and isinstance(result, int):
                self._ours.add(result)
            if name == "close":
                self._ours.discard(first if isinstance(first, int) else -1)
            return result

        return wrapped

    @contextmanager
    def refusing(self) -> Iterator[None]:
        with ExitStack() as stack:
            for name in CALLS:
                stack.enter_context(mock.patch.object(os, name, self.call(name, getattr(os, name))))
            real_open = builtins.open
            for module in (builtins, io):
                stack.enter_context(mock.patch.object(module, "open", self.call("file", real_open)))
            yield


def faults(folder: Path, errors: tuple[int, ...] = ERRORS) -> Counter[str]:
    """Counts of trials, failed saves, and what went wrong: silent (acknowledged and not there), damaged, stuck, odd."""
    counts: Counter[str] = Counter(trials=0, failed=0, silent=0, damaged=0, stuck=0, odd=0)
    for error in errors:
        for for_ever in (False, True):
            allowed = 0
            while _trial(folder / f"{error}-{for_ever}-{allowed}", allowed, error, for_ever, counts):
                allowed += 1
    return counts


def _trial(folder: Path, allowed: int, error: int, for_ever: bool, counts: Counter[str]) -> bool:
    """One save that meets a refusal; whether it met one."""
    store = DraftStore(folder / "data", rescue=folder / "rescue")
    draft = store.open(store.create(state(1)))
    draft.save(state(2))
    refusing = _Refusing(folder / "data", allowed, error, for_ever)
    counts["trials"] += 1
    acknowledged = 2
    with refusing.refusing():
        try:
            draft.save(state(3))
            acknowledged = 3
        except DraftNotSavedError:
            counts["failed"] += 1
        except Exception:  # anything else would be no sentence for the officer
            counts["odd"] += 1
    found = _number(store, draft.id, counts)
    counts["silent"] += found < acknowledged
    try:
        draft.save(state(4))
        counts["stuck"] += _number(store, draft.id, counts) != 4
    except DraftNotSavedError:
        counts["stuck"] += 1
    draft.close()
    return bool(refusing.refused)


def _number(store: DraftStore, id_: str, counts: Counter[str]) -> int:
    draft = store.open(id_, for_reading=True)
    number = int(draft.payload["answers"]["n"])
    counts["damaged"] += bool(draft.recovered) or draft.payload != state(number)
    return number
