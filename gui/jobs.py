"""Runs the export worker and hears what it says. Typing goes on meanwhile; stopping kills it and leaves no half file."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

import resources

STOP_MS = 2000


class ExportJob(QObject):
    """One run of the worker over one or more outputs."""

    progressed = Signal(str, int, int)
    """kind, page drawn, all pages."""
    written = Signal(str, str)
    """kind, path."""
    failed = Signal(str, str)
    """kind, sentence."""
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._buffer = b""
        self._waiting: set[str] = set()
        self._stopped = False
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._trouble)

    @property
    def running(self) -> bool:
        """Whether the worker is at work."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def start(self, record: Mapping[str, Any], outputs: Sequence[tuple[str, Path]]) -> None:
        """Begin: `record` is the draft as it stands (forms.record.to_record)."""
        self._waiting = {kind for kind, _ in outputs}
        self._stopped = False
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONIOENCODING", "utf-8")
        self._process.setProcessEnvironment(environment)
        self._process.setWorkingDirectory(str(resources.path("").parent))
        self._process.start(sys.executable, ["-m", "gui.export_worker"])
        asked = {"record": record, "outputs": [[kind, str(path)] for kind, path in outputs]}
        self._process.write(json.dumps(asked, ensure_ascii=False).encode())
        self._process.closeWriteChannel()

    def stop(self) -> None:
        """Kill the worker; what was complete stays, nothing else is there."""
        self._stopped = True
        if self.running:
            self._process.kill()
            self._process.waitForFinished(STOP_MS)

    def _read(self) -> None:
        self._buffer += bytes(self._process.readAllStandardOutput().data())
        *lines, self._buffer = self._buffer.split(b"\n")
        for line in lines:
            self._hear(json.loads(line))

    def _hear(self, said: Mapping[str, Any]) -> None:
        kind = str(said["kind"])
        if "page" in said:
            self.progressed.emit(kind, int(said["page"]), int(said["pages"]))
            return
        self._waiting.discard(kind)
        if "done" in said:
            self.written.emit(kind, str(said["done"]))
        else:
            self.failed.emit(kind, str(said["failed"]))

    def _finished(self) -> None:
        self._read()
        sentence = "已停止，没有写出文件。" if self._stopped else "导出程序中途退出，文件没有写成，请重试。"
        for kind in sorted(self._waiting):
            self.failed.emit(kind, sentence)
        self._waiting.clear()
        self.ended.emit()

    def _trouble(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            for kind in sorted(self._waiting):
                self.failed.emit(kind, "导出程序没有启动，请重新安装本程序后再试。")
            self._waiting.clear()
            self.ended.emit()
