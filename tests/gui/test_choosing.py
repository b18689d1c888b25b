"""Qt's own dialog for files: not one English word in it, and its list of names can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.choosing import choose_file, choose_folder

LATIN = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def seen_words(seen: list[str]) -> None:
    """Read the open dialog's labels and buttons, then close it."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    seen += [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    seen += [button.text() for button in dialog.findChildren(QPushButton) if button.isVisible()]
    dialog.reject()


def test_the_words_of_the_dialog_are_chinese(parent: QWidget, tmp_path: Path) -> None:
    seen: list[str] = []
    QTimer.singleShot(0, lambda: seen_words(seen))
    assert choose_file(parent, "打开文件", str(tmp_path), "已公布的年报 (*.txt)") is None
    assert len(seen) >= 4
    assert not [words for words in seen if LATIN.search(words)]


def test_so_are_those_of_the_dialog_for_folders(parent: QWidget, tmp_path: Path) -> None:
    seen: list[str] = []
    QTimer.singleShot(0, lambda: seen_words(seen))
    assert choose_folder(parent, "选择文件夹", str(tmp_path)) is None
    assert len(seen) >= 4
    assert not [words for words in seen if LATIN.search(words)]
