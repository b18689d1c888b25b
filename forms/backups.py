"""Backups of a draft: the states before the last 20 saves, thinned to minutes, hours and days, bounded in size.

On the draft's own disk a backup is another name of a file that was saved anyway, so it costs no writing; of saves that
follow each other within a second one is enough. In a second folder, if there is one, it is a copy, made once a minute
at most. Failing to keep a backup never fails a save.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from forms.storage import make_private_folder, write_atomically

NEWEST = 20
MOST_BYTES = 64 * 1024 * 1024  # of one draft's backups in one folder
EVERY = 1.0  # seconds
COPY_EVERY = 60.0  # seconds
_STEPS = ((3600, 60), (2 * 86400, 3600), (90 * 86400, 86400))  # (age up to, one backup each), seconds
_NAME = re.compile(r"(\d{8}T\d{6})-(\d{1,15})\.nianbao")
_STAMP = "%Y%m%dT%H%M%S"


class Backup(NamedTuple):
    """One kept state."""

    generation: int
    changed: datetime  # aware, UTC: when that state was saved
    size: int  # bytes
    path: Path


class Backups:
    """The backups of one draft; `second` is another folder for copies, such as one on another disk."""

    def __init__(self, draft: Path, second: Path | None = None) -> None:
        """Nothing is read or made yet."""
        self.folder = draft.parent / "backups" / draft.stem
        self._mark = hashlib.sha256(os.fsencode(draft)).hexdigest()[:8]
        self.second: Path | None
        self.problem: OSError | None  # why the last backup was not kept
        self.copy_to(second)
        self._kept: dict[Path, list[Backup]] = {}
        self._copied: dict[Path, float] = {}
        self._taken = float("-inf")

    def copy_to(self, second: Path | None) -> None:
        """Make copies in another second folder from now on, or in none."""
        self.second = second and second / f"{self.folder.name}-{self._mark}"
        self.problem = None

    def take(self, state: Path, changed: datetime, generation: int) -> None:
        """Keep a saved state. Never raises OSError: see `problem`."""
        if time.monotonic() - self._taken < EVERY:
            return
        self._taken, self.problem = time.monotonic(), None
        name = f"{changed.astimezone(UTC):{_STAMP}}-{generation}.nianbao"
        for folder, second in ((self.folder, False), (self.second, True)):
            if folder is not None:
                try:
                    self._take(folder, name, state, copy=second)
                except OSError as error:
                    self.problem = error
                    self._kept.pop(folder, None)  # a drive that comes back, a folder that was removed: looked at anew

    def newest_first(self) -> list[Backup]:
        """What is kept in both folders."""
        found = [backup for folder in (self.folder, self.second) if folder for backup in _listed(folder)]
        return sorted(found, key=lambda backup: backup.generation, reverse=True)

    def _take(self, folder: Path, name: str, state: Path, *, copy: bool) -> None:
        kept = self._kept.get(folder)
        if kept is None:
            make_private_folder(folder)
            kept = self._kept[folder] = _listed(folder)
        target = folder / name
        if copy:
            self._copy(state, target)
        else:
            try:
                os.link(state, target)
            except FileExistsError:
                return
            except FileNotFoundError:  # the folder was removed: made anew by the next save
                raise
            except OSError:  # FAT, some network drives: no hard links
                self._copy(state, target)
        match = _NAME.fullmatch(name)
        with suppress(FileNotFoundError):
            assert match
            kept.append(_backup(target, match, os.stat(target).st_size))
            self._thin(folder, kept)

    def _copy(self, state: Path, target: Path) -> None:
        now = time.monotonic()
        last = self._copied.get(target.parent)
        if last is None or now - last >= COPY_EVERY:
            write_atomically(target, state.read_bytes())
            self._copied[target.parent] = now

    def _thin(self, folder: Path, kept: list[Backup]) -> None:
        if len(kept) > NEWEST:
            stay = thinned(kept, datetime.now(UTC))
            for backup in set(kept).difference(stay):
                with suppress(FileNotFoundError):
                    os.unlink(backup.path)
            self._kept[folder] = stay


def thinned(kept: Iterable[Backup], now: datetime) -> list[Backup]:
    """Which backups stay, oldest first: the newest 20, then one a minute, an hour, a day; the newest as far as they fit."""
    newest_first = sorted(kept, key=lambda backup: (backup.generation, backup.changed), reverse=True)
    stay = newest_first[:NEWEST]
    taken: set[tuple[int, int]] = set()
    for backup in newest_first[NEWEST:]:
        age, second = (now - backup.changed).total_seconds(), int(backup.changed.timestamp())
        bucket = next(((step, second // step) for up_to, step in _STEPS if age <= up_to), None)
        if bucket is not None and bucket not in taken:
            taken.add(bucket)
            stay.append(backup)
    size = 0
    fit: list[Backup] = []
    for backup in stay:
        size += backup.size
        if size > MOST_BYTES and fit:
            break
        fit.append(backup)
    return fit[::-1]


def _listed(folder: Path) -> list[Backup]:
    found = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = _NAME.fullmatch(entry.name)
            if match:
                with suppress(OSError, ValueError):
                    found.append(_backup(Path(entry.path), match, entry.stat().st_size))
    return sorted(found, key=lambda backup: backup.generation)


def _backup(path: Path, match: re.Match[str], size: int) -> Backup:
    return Backup(int(match[2]), datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC), size, path)
