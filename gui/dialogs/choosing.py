"""Choosing a file or a folder. Where the system has no dialog of its own Qt shows one, and a few of its words lack in Qt's Chinese."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QFileDialog, QWidget

_WORDS = {
    "&Look in:": "查找范围(&L)：",
    "Files of &type:": "文件类型(&T)：",
    "&Directory:": "文件夹(&D)：",
    "Folder": "文件夹",
    "File Folder": "文件夹",
    "Drive": "磁盘",
    "File": "文件",
    "%1 File": "%1 文件",
    "Shortcut": "快捷方式",
    "Alias": "快捷方式",
    "Unknown": "未知",
    "Size": "大小",
    "Computer": "计算机",
}
_CONTEXTS = ("QFileDialog", "QAbstractFileIconProvider", "QFileSystemModel")


class _Missing(QTranslator):
    """The words that qtbase_zh_CN lacks or has wrong."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The Chinese words; None (a null string to Qt, '' is a translation) leaves the question to the next translator."""
        del disambiguation, n
        return _WORDS.get(source) if context in _CONTEXTS else None  # type: ignore[return-value]

    def isEmpty(self) -> bool:
        """It has words: an empty translator would not be asked."""
        return False


@lru_cache(1)
def _complete_words() -> _Missing:
    made = _Missing()
    QCoreApplication.installTranslator(made)
    return made


def choose_file(parent: QWidget, title: str, folder: str, filters: str) -> Path | None:
    """A file that is there, or None."""
    _complete_words()
    name, _ = QFileDialog.getOpenFileName(parent, title, folder, filters)
    return Path(name) if name else None


def choose_folder(parent: QWidget, title: str, folder: str) -> Path | None:
    """A folder, or None."""
    _complete_words()
    name = QFileDialog.getExistingDirectory(parent, title, folder)
    return Path(name) if name else None
