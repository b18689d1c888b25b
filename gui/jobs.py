"""Runs the export worker and hears what it says. Typing goes on meanwhile; stopping kills it and leaves no half file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, Signal
from shiboken6 import isValid

from exporters.files import sweep
from gui.processes import start_module

STOP_MS = 2000


class ExportJob(QObject):
    """One run of the worker over one or more outputs."""

    begun = Signal(str)
    """kind: its turn has come."""
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
        self._waiting: dict[str, Path] = {}
        self._stopped = False
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._trouble)

    @property
    def running(self) -> bool:
        """Whether the worker is at work."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def start(
        self, record: Mapping[str, Any], outputs: Sequence[tuple[str, Path]], wish: Mapping[str, Any] | None = None
    ) -> None:
        """Begin: `record` is the draft as it stands (forms.record.to_record), `wish` what else the worker reads: options,
        earlier, draft. Raises RuntimeError while a run is on.
        """
        if self.running:
            raise RuntimeError("an export is running")
        self._waiting = dict(outputs)
        self._stopped = False
        self._buffer = b""
        start_module(self._process, "gui.export_worker")
        asked = {**(wish or {}), "record": record, "outputs": [[kind, str(path)] for kind, path in outputs]}
        self._process.write(json.dumps(asked, ensure_ascii=False).encode())
        self._process.closeWriteChannel()

    def stop(self) -> None:
        """Kill the worker; what was complete stays, nothing else is there."""
        self._stopped = True
        if self.running:
            self._process.kill()
            self._process.waitForFinished(STOP_MS)

    def abandon(self) -> None:
        """Stop and say nothing more: whoever listened is gone."""
        if isValid(self):
            self.blockSignals(True)
            self.stop()

    def _read(self) -> None:
        self._buffer += bytes(self._process.readAllStandardOutput().data())
        *lines, self._buffer = self._buffer.split(b"\n")
        for line in lines:
            said = _message(line)
            if said is not None:
                self._hear(said)

    def _hear(self, said: Mapping[str, Any]) -> None:
        kind = str(said["kind"])
        if "begun" in said:
            self.begun.emit(kind)
            return
        if "page" in said:
            self.progressed.emit(kind, int(said["page"]), int(said["pages"]))
            return
        self._waiting.pop(kind, None)
        if "done" in said:
            self.written.emit(kind, str(said["done"]))
        else:
            self.failed.emit(kind, str(said["failed"]))

    def _finished(self) -> None:
        self._read()
        sentence = "已停止，没有写出文件。" if self._stopped else "导出程序中途退出，文件没有写成，请重试。"
        self._give_up(sentence)

    def _give_up(self, sentence: str) -> None:
        """What was not written is told as failed, and nothing of it stays beside its target."""
        waiting, self._waiting = self._waiting, {}
        for kind, target in waiting.items():
            sweep(target)
            self.failed.emit(kind, sentence)
        self.ended.emit()

    def _trouble(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._give_up("导出程序没有启动，请重新安装本程序后再试。")


def _message(line: bytes) -> Mapping[str, Any] | None:
    """One line of the worker; None for a line that is not its own (a library that prints)."""
    try:
        said = json.loads(line)
    except ValueError:
        return None
    return said if isinstance(said, dict) and "kind" in said else None
