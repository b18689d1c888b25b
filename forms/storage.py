"""Files that survive: all or nothing after a crash, a full disk or a power cut.

A save writes a temporary file beside the old one, syncs it, keeps the old one as the previous copy, puts the new one
in its place and syncs the folder. At every moment the name leads to a whole file, the old one or the new one.
Nothing here knows what the bytes mean. Functions raise `OSError`; whoever calls them makes the sentence.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path

OWNER_ONLY = 0o600
_ABANDONED_AFTER = 3600.0  # seconds; no save takes this long, so an older temporary file belongs to a dead process
_TEMPORARY = re.compile(r"\.nianbao-[0-9a-f]{16}\.tmp")
# Network and FUSE file systems answer so to syncing a folder: they cannot do it, which is not a failure of this save.
_FOLDER_CANNOT_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF, errno.EACCES, errno.EPERM}
_REPLACE_FOR = 2.0 if os.name == "nt" else 0.0  # seconds
_REPLACE_PAUSE = 0.05


def write_atomically(path: Path, content: bytes, previous: Path | None = None) -> None:
    """Put `content` at `path` in one step, keeping what was there, if anything, as `previous` if that is given.

    Raises OSError. Then the file is the old one or, if only the last step failed (syncing the folder), the new one.
    """
    temporary = _name_beside(path)
    try:
        _write_new(temporary, content)
        _take_over_mode(path, temporary)
        if previous is not None:
            _keep_previous(path, previous)
        _replace(temporary, path)
    finally:
        discard(temporary)
    sync_folder(path.parent)


def append(path: Path, content: bytes, *, sync: bool) -> None:
    """Add to the end of a file that exists; with `sync` so that a power cut does not take it. Raises OSError.

    Part of the content may be there all the same: what is appended must tell its own torn pieces.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
    try:
        write_all(descriptor, content)
        if sync:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def copy_once(path: Path, copy: Path) -> None:
    """Keep a whole copy of a file, which later saves do not touch; a copy that exists stays. Raises OSError."""
    if not os.path.exists(copy):
        write_atomically(copy, path.read_bytes())


def set_aside(path: Path) -> Path:
    """Rename a damaged file so that nothing overwrites it, and return its new path."""
    kept = path.with_name(f"{path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}-{os.urandom(2).hex()}")
    _replace(path, kept)
    return kept


def move(source: Path, target: Path) -> None:
    """Move a file within one file system and sync both folders; raises OSError."""
    _replace(source, target)
    sync_folder(target.parent)
    sync_folder(source.parent)


def make_private_folder(folder: Path) -> None:
    """Create a folder that only its owner may enter (0700), with its parents; an existing one stays as it is."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)


def sweep(folder: Path) -> None:
    """Remove temporary files that saves of dead processes left: only ours by name and owner, only old ones."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name):
                with suppress(OSError):
                    found = entry.stat(follow_symlinks=False)
                    if _is_ours(found) and time.time() - found.st_mtime > _ABANDONED_AFTER:
                        os.unlink(entry.path)


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` last through a power cut; Windows does so by itself. Raises OSError."""
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _FOLDER_CANNOT_SYNC:
            raise


def _name_beside(path: Path) -> Path:
    return path.with_name(f".nianbao-{os.urandom(8).hex()}.tmp")


def _write_new(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), OWNER_ONLY)
    try:
        write_all(descriptor, content)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_all(descriptor: int, content: bytes) -> None:
    """Write all of it, in as many pieces as the system takes; raises OSError."""
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def _take_over_mode(path: Path, temporary: Path) -> None:
    """A file that its owner shares with colleagues stays shared."""
    with suppress(OSError):
        mode = stat.S_IMODE(os.stat(path).st_mode)
        if mode != OWNER_ONLY:
            os.chmod(temporary, mode)


def _keep_previous(path: Path, previous: Path) -> None:
    spare = _name_beside(path)
    try:
        try:
            os.link(path, spare)
        except FileNotFoundError:
            return
        except OSError:  # FAT, some network drives: no hard links
            try:
                content = path.read_bytes()
            except FileNotFoundError:
                return
            _write_new(spare, content)
        _replace(spare, previous)
    finally:
        # After a save that failed, `previous` may be the same inode already: then the rename did nothing, and without
        # this the spare name would stay for ever.
        discard(spare)


def _replace(source: Path, target: Path) -> None:
    """Rename over `target`; on Windows a virus scanner may hold a file for a moment, so try again for a while."""
    until = time.monotonic() + _REPLACE_FOR
    while True:
        try:
            os.replace(source, target)
        except PermissionError:
            if time.monotonic() >= until:
                raise
            time.sleep(_REPLACE_PAUSE)
        else:
            return


def discard(path: Path) -> None:
    """Remove a file if that can be done."""
    with suppress(OSError):
        os.unlink(path)


def _is_ours(found: os.stat_result) -> bool:
    return os.name == "nt" or found.st_uid == os.getuid()
