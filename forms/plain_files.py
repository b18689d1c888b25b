"""Reading files that somebody names: a bounded piece of a plain file, and never a wait for a pipe or a device."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def read_plain(path: Path, most: int) -> tuple[bytes, int]:
    """The first `most` bytes of a plain file, and how many bytes it has. Raises OSError; ENODEV for what is no plain file.

    A pipe, a device or a socket is not even opened: that alone may wait for ever, or do something.
    """
    try:
        _insist_on_plain(os.stat(path))
    except ValueError:  # NUL or half a character: no path of this system
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL)) from None
    descriptor = os.open(path, _FLAGS)
    try:
        found = os.fstat(descriptor)
        _insist_on_plain(found)
        pieces: list[bytes] = []
        left = most
        while left and (piece := os.read(descriptor, left)):
            pieces.append(piece)
            left -= len(piece)
        read = b"".join(pieces)
        return read, max(len(read), found.st_size)
    finally:
        os.close(descriptor)


def _insist_on_plain(found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
