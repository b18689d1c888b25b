"""Records what a save asks of the file system, as a list of operations that `torture.powercut` can replay in part."""

from __future__ import annotations

import builtins
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock


class Operation(NamedTuple):
    """One operation. `file` is the number of a file (not of a name); `content` is what is written at `place`."""

    kind: str  # create, write, cut, sync, link, rename, remove, sync_folder, saved
    file: int = 0
    name: str = ""
    to: str = ""
    place: int = 0
    content: bytes = b""


class Recorder:
    """Wraps the calls of `os` (and `open` for writing) that concern one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)
        self.operations: list[Operation] = []
        self._files: dict[str, int] = {}  # name -> file
        self._open: dict[int, tuple[int, str]] = {}  # descriptor -> (file, 0 for the folder; name)
        self._made = 0

    def saved(self, number: int) -> None:
        """Note that a save was acknowledged."""
        self._note(Operation("saved", number))

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Record what happens inside; the calls are really made, too."""
        real = {name: getattr(os, name) for name in ("open", "write", "fsync", "close", "link", "replace", "unlink")}
        real_open = builtins.open

        def open_(path: Any, flags: int, *args: Any, **named: Any) -> int:
            inside = self._name(path)
            new = inside is not None and flags & os.O_CREAT and inside not in self._files
            descriptor = int(real["open"](path, flags, *args, **named))
            if inside is not None:
                if new:
                    self._create(inside)
                self._open[descriptor] = (self._files.get(inside, 0), inside)
            return descriptor

        def write(descriptor: int, content: Any) -> int:
            # Before writing: `lseek` of a file opened to append tells its end only afterwards.
            place = os.fstat(descriptor).st_size
            length = int(real["write"](descriptor, content))
            if descriptor in self._open:
                file = self._open[descriptor][0]
                self._note(Operation("write", file, place=place, content=bytes(content[:length])))
            return length

        def fsync(descriptor: int) -> None:
            real["fsync"](descriptor)
            if descriptor in self._open:
                file, name = self._open[descriptor]
                self._note(Operation("sync", file) if name else Operation("sync_folder"))

        def close(descriptor: int) -> None:
            self._open.pop(descriptor, None)
            real["close"](descriptor)

        def link(source: Any, target: Any, **named: Any) -> None:
            real["link"](source, target, **named)
            self._meta("link", source, target)

        def replace(source: Any, target: Any, **named: Any) -> None:
            real["replace"](source, target, **named)
            self._meta("rename", source, target)

        def unlink(path: Any, **named: Any) -> None:
            real["unlink"](path, **named)
            self._meta("remove", path, path)

        def open_file(path: Any, mode: str = "r", *args: Any, **named: Any) -> Any:
            inside = self._name(path) if isinstance(path, (str, Path)) else None
            file = real_open(path, mode, *args, **named)
            if inside is None or mode in ("r", "rb"):
                return file
            if inside not in self._files:
                self._create(inside)
            self._open[file.fileno()] = (self._files[inside], inside)
            return _Noted(file, self, self._files[inside])

        wrapped: dict[str, Any] = {"open": open_, "write": write, "fsync": fsync, "close": close}
        wrapped |= {"link": link, "replace": replace, "unlink": unlink}
        with mock.patch.multiple(os, **wrapped), mock.patch.object(builtins, "open", open_file):
            yield

    def _name(self, path: Any) -> str | None:
        """The name below the folder, "" for the folder itself, None for what lies elsewhere."""
        if not isinstance(path, (str, Path)):
            return None
        text = str(path)
        if text == self.folder:
            return ""
        inside = text.removeprefix(self.folder + os.sep)
        # Locks are held in memory: what lies in their files does not matter.
        return inside if inside != text and os.sep not in inside and not inside.endswith(".lock") else None

    def _create(self, name: str) -> None:
        self._made += 1
        self._files[name] = self._made
        self._note(Operation("create", self._made, name))

    def _meta(self, kind: str, source: Any, target: Any) -> None:
        name, to = self._name(source), self._name(target)
        if name is None or to is None or name not in self._files:
            return
        file = self._files[name]
        if kind == "rename" and self._files.get(to) == file:
            return  # two names of one file: the system does nothing
        if kind != "link":
            del self._files[name]
        if kind != "remove":
            self._files[to] = file
        self._note(Operation(kind, file, name, to))

    def _note(self, operation: Operation) -> None:
        self.operations.append(operation)


class _Noted(io.TextIOBase):
    """A file opened with `open`: what is flushed and cut is noted."""

    def __init__(self, file: Any, recorder: Recorder, number: int) -> None:
        self._file, self._recorder, self._number = file, recorder, number
        self._pending = b""
        self._place = 0

    def write(self, text: str) -> int:
        self._pending += text.encode()
        return int(self._file.write(text))

    def flush(self) -> None:
        self._file.flush()
        if self._pending:
            self._recorder._note(Operation("write", self._number, place=self._place, content=self._pending))
            self._place += len(self._pending)
            self._pending = b""

    def truncate(self, size: int | None = None) -> int:
        self._recorder._note(Operation("cut", self._number, place=self._place))
        return int(self._file.truncate(size))

    def seek(self, offset: int, whence: int = 0) -> int:
        place = int(self._file.seek(offset, whence))
        self._place = os.fstat(self.fileno()).st_size if whence == 2 else place
        return place

    def read(self, size: int | None = -1) -> Any:
        return self._file.read(size)

    def tell(self) -> int:
        return int(self._file.tell())

    def fileno(self) -> int:
        return int(self._file.fileno())

    def close(self) -> None:
        if not self._file.closed:
            self.flush()
            self._recorder._open.pop(self.fileno(), None)
            self._file.close()
