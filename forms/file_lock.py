"""One writer for one draft file, across windows, processes and computers; who it is; and taking it over knowingly."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from forms.plain_files import read_plain
from forms.storage import OWNER_ONLY, discard, write_all


class FileInUseError(Exception):
    """Another window or process holds the lock of a file; `holder` says who, "" if that is not known."""

    def __init__(self, holder: str = "") -> None:
        super().__init__(holder)
        self.holder = holder


class Lock:
    """One writer for one file, across processes; the system frees it when its process dies.

    On a network drive that knows no locks the lock file itself is the lock. A process that dies leaves it behind: who
    comes next reads, and takes it over knowingly.
    """

    def __init__(self, path: Path, *, take_over: bool = False) -> None:
        """Take the lock of `path` at once; raises FileInUseError, or OSError where no lock file can be made.

        With `take_over` also from a holder, who can tell by `lost`; Windows does not let a lock be taken that is held.
        """
        self._file = path.with_name(f".{path.name}.lock")
        self._holder_file = path.with_name(f".{path.name}.holder")
        if take_over:
            discard(self._file)
        try:
            self._descriptor: int | None = _locked(self._file)
        except FileInUseError:
            raise FileInUseError(self.holder) from None
        with suppress(OSError):
            _put(self._holder_file, _this_holder().encode("utf-8", "replace"))

    @property
    def lost(self) -> bool:
        """Whether somebody has taken the lock over. A lock file that cannot be seen is no sign of it."""
        try:
            return self._descriptor is None or not os.path.samestat(os.stat(self._file), os.fstat(self._descriptor))
        except OSError:
            return False

    @property
    def holder(self) -> str:
        """Who holds the lock now, "" if that is not known."""
        try:
            return read_plain(self._holder_file, 200)[0].decode("utf-8", "replace").strip()
        except OSError:
            return ""

    def release(self) -> None:
        """Free the file; harmless when it is free already."""
        if self._descriptor is None:
            return
        if not self.lost:
            discard(self._holder_file)
            if os.name != "nt":  # Windows cannot remove an open file
                discard(self._file)
        descriptor, self._descriptor = self._descriptor, None
        os.close(descriptor)


def _this_holder() -> str:
    user = os.environ.get("USER") or os.environ.get("USERNAME", "")
    computer = os.environ.get("COMPUTERNAME", "") if os.name == "nt" else os.uname().nodename
    return "，".join(filter(None, (user, computer)))


def _put(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), OWNER_ONLY)
    try:
        write_all(descriptor, content)
    finally:
        os.close(descriptor)


def _locked(file: Path) -> int:
    """The descriptor of a lock file that nobody else holds."""
    while True:
        descriptor, made = _opened(file)
        try:
            if not _lock(descriptor) and not made:
                raise FileInUseError
            if os.name == "nt" or _is_named(file, descriptor):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)  # who held it removed it between opening and locking: the name leads to another file now


def _opened(file: Path) -> tuple[int, bool]:
    """A descriptor of the lock file, and whether it was made just now."""
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, OWNER_ONLY), True
    except FileExistsError:
        return os.open(file, os.O_RDWR | os.O_CREAT, OWNER_ONLY), False


def _is_named(file: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.stat(file), os.fstat(descriptor))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        """Lock the file; False where its drive knows no locks. Raises FileInUseError, OSError."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EDEADLK):
                raise FileInUseError from None
            raise
        return True

else:
    import fcntl

    _NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}

    def _lock(descriptor: int) -> bool:
        """Lock the file; False where its drive knows no locks. Raises FileInUseError, OSError."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FileInUseError from None
        except OSError as error:
            if error.errno in _NO_LOCKS:
                return False
            raise
        return True
