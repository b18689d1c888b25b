"""The parts of the export page: one choice for each output, one line for what became of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QWidget

from exporters.files import safe_name
from gui.marks import Mark
from gui.widgets import Button, Check, Elided, Label, LineInput, column, row

INDENT = 28


class Choice(QWidget):
    """Word 文档, PDF or 审核说明: wanted or not, what for, under which name."""

    changed = Signal()

    def __init__(self, kind: str, name: str, why: str, suffix: str, on: bool, details: QWidget | None = None) -> None:
        super().__init__()
        self.kind, self.suffix = kind, suffix
        self.check = Check(name, strong=True)
        self.check.setChecked(on)
        self.name = LineInput()
        self.name.setAccessibleName(f"{name}文件名")
        self.name.setEnabled(on)
        self._proposed = ""
        head = row(self.check, Label(why, tone="text3"), None)
        self._details = details or QWidget()
        self._details.setVisible(on and details is not None)
        self.setLayout(column(head, row(INDENT, self.name), row(INDENT, self._details), gap=4))
        if details is not None:
            self.check.toggled.connect(details.setVisible)
        self.check.toggled.connect(self.name.setEnabled)
        self.check.toggled.connect(lambda _on: self.changed.emit())

    @property
    def wanted(self) -> bool:
        """Whether this output is asked for."""
        return self.check.isChecked()

    @property
    def file_name(self) -> str:
        """The name with its suffix, fit for every system."""
        typed = self.name.text().strip() or self._proposed
        return safe_name(typed[: -len(self.suffix)] if typed.lower().endswith(self.suffix) else typed, self.suffix)

    def propose(self, name: str) -> None:
        """The name by rule; one that the officer typed stays."""
        if not self.name.text().strip() or self.name.text() == self._proposed:
            self.name.show_text(name)
        self._proposed = name


class Outcome(QWidget):
    """One line of the progress box: half disc while it is made, tick and links when it is there, or why not."""

    retry = Signal(str)
    other_folder = Signal(str)
    stopped = Signal()

    def __init__(self, kind: str, name: str) -> None:
        super().__init__()
        self.kind, self._name = kind, name
        self._path = Path()
        self._made = f" {name}" if name[0].isascii() else name
        self._mark, self._words = Mark("empty", 16), Elided(f"等待生成{self._made}", tone="text2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(f"{name}进度")
        self._bar.hide()
        self._open, self._folder = Button("打开", "link"), Button("打开所在文件夹", "link")
        self._again, self._other = Button("重试", "link"), Button("另选文件夹", "link")
        self._stop = Button("停止", "link")
        links = (self._open, self._folder, self._again, self._other, self._stop)
        self.setLayout(column(row(self._mark, self._words, *links, gap=10), self._bar, gap=6))
        for link in links:
            link.hide()
        self._open.clicked.connect(lambda: _show(self._path))
        self._folder.clicked.connect(lambda: _show(self._path.parent))
        self._again.clicked.connect(lambda: self.retry.emit(self.kind))
        self._other.clicked.connect(lambda: self.other_folder.emit(self.kind))
        self._stop.clicked.connect(self.stopped)

    def show_progress(self, page: int, pages: int) -> None:
        """「正在生成 PDF　第8页，共13页」."""
        self._words.show_text(f"正在生成{self._made}　第{page}页，共{pages}页")
        self._bar.setRange(0, pages)
        self._bar.setValue(page)
        self._bar.show()

    def show_begun(self, with_keyboard: bool) -> None:
        """Its turn has come; the keyboard on 停止 if it waited here."""
        self._mark.show_kind("half")
        self._words.show_text(f"正在生成{self._made}", "text")
        self._stop.show()
        if with_keyboard:
            self._stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_done(self, path: str) -> None:
        """It is there."""
        self._path = Path(path)
        self._end(
            "done",
            f"{self._name}{' ' if self._name[-1].isascii() else ''}已生成　{self._path.name}",
            (self._open, self._folder),
        )

    def show_failed(self, sentence: str) -> None:
        """It is not, and why."""
        self._end("error", sentence, (self._again, self._other))

    def allow_retry(self, on: bool) -> None:
        """One run at a time: nothing is tried again while another output is written."""
        self._again.setEnabled(on)
        self._other.setEnabled(on)

    @property
    def words(self) -> str:
        """What the line says."""
        return self._words.text

    def _end(self, mark: str, words: str, links: tuple[Button, ...]) -> None:
        had_keyboard = self._stop.hasFocus()
        self._bar.hide()
        self._mark.show_kind(mark)
        self._words.show_text(words, "text")
        for link in links:
            link.show()
        if had_keyboard:
            links[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._stop.hide()


def _show(path: Path) -> None:
    """Open a file or folder with what the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
