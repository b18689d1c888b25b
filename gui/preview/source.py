"""Asks the warm process for pages and hears its answers. Nothing here waits: pictures come when they are drawn."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from exporters.pdf_spots import Spot
from gui.processes import start_module

DIED = "预览程序中途退出；改动任意一处，或关闭后重新打开预览，即可再试，导出不受影响。"
NOT_STARTED = "预览程序没有启动，请重新安装本程序后再试。"
_STOP_MS = 2000


class FileSet(NamedTuple):
    """A file that was set: the size of each page in points, and where each answer stands."""

    sizes: tuple[tuple[float, float], ...]
    spots: tuple[Spot, ...]


class PageSource(QObject):
    """One warm process. Of the files that are asked for while one is being set, only the last is set."""

    file_set = Signal(object)
    """FileSet: pages that are asked for from now on are those of this file."""
    drawn = Signal(int, QImage)
    """Index of a page, its picture in shades of grey."""
    failed = Signal(str)
    """A sentence; the file set before stays."""
    faces_told = Signal(object)
    """What the process says of the faces: {"faces": …, "borrowed": …}."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._buffer = bytearray()
        self._head: dict[str, Any] | None = None
        self._setting = False
        self._next: dict[str, Any] | None = None
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._trouble)

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def start(self) -> None:
        """Start the process if it is not there, so that it is warm when the first file is wanted."""
        if self.running:
            return
        self._buffer.clear()
        self._head, self._setting = None, False
        start_module(self._process, "gui.preview_worker", waited_for=True)

    def set_file(self, record: Mapping[str, Any], options: Mapping[str, Any], kind: str) -> None:
        """Have the report set as this kind of file."""
        asked = {"do": "set", "record": record, "options": options, "kind": kind}
        if self._setting and self.running:
            self._next = asked
            return
        self.start()
        self._setting = True
        self._ask(asked)

    def draw(self, page: int, width: int) -> None:
        """Have a page drawn, so many pixels wide."""
        if self.running:
            self._ask({"do": "draw", "page": page, "width": width})

    def ask_faces(self, record: Mapping[str, Any], options: Mapping[str, Any]) -> None:
        """Ask which faces serve which role, and which characters of this report come from another one."""
        self.start()
        self._ask({"do": "faces", "record": record, "options": options})

    def stop(self) -> None:
        """End the process and say nothing more."""
        if isValid(self):
            self.blockSignals(True)
            self._process.kill()
            self._process.waitForFinished(_STOP_MS)
            self.blockSignals(False)

    def _ask(self, asked: Mapping[str, Any]) -> None:
        self._process.write(json.dumps(asked, ensure_ascii=False).encode() + b"\n")

    # --- answers ---
    def _read(self) -> None:
        self._buffer += self._process.readAllStandardOutput().data()
        while self._hear_one():
            pass

    def _hear_one(self) -> bool:
        """Take one answer out of the buffer; False if it is not there as a whole yet."""
        if self._head is None:
            end = self._buffer.find(b"\n")
            if end < 0:
                return False
            line = bytes(self._buffer[:end])
            del self._buffer[: end + 1]
            self._head = json.loads(line)
        assert self._head is not None
        size = int(self._head.get("bytes", 0))
        if len(self._buffer) < size:
            return False
        behind = bytes(self._buffer[:size])
        del self._buffer[:size]
        head, self._head = self._head, None
        self._hear(head, behind)
        return True

    def _hear(self, said: Mapping[str, Any], behind: bytes) -> None:
        if said["did"] == "set":
            self._setting = False
        if "failed" in said:
            self.failed.emit(str(said["failed"]))
        elif said["did"] == "set":
            sizes = tuple((float(width), float(height)) for width, height in said["pages"])
            self.file_set.emit(FileSet(sizes, tuple(Spot(*spot) for spot in said["spots"])))
        elif said["did"] == "draw":
            if behind:
                width, height = int(said["width"]), int(said["height"])
                picture = QImage(behind, width, height, width, QImage.Format.Format_Grayscale8).copy()
                self.drawn.emit(int(said["page"]), picture)
        else:
            self.faces_told.emit(said)
        if said["did"] == "set" and self._next is not None:
            asked, self._next = self._next, None
            self._setting = True
            self._ask(asked)

    def _finished(self) -> None:
        self._setting, self._next = False, None
        self.failed.emit(DIED)

    def _trouble(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._setting = False
            self.failed.emit(NOT_STARTED)
