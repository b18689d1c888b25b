"""An editor of running text on a desk: what the tests of it share."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from forms.editions import EDITIONS
from forms.session import Session
from gui.bridge import Bridge
from gui.editors.prose import ProseEditor
from gui.editors.prose_bar import ProseBar
from gui.widgets import column

FORM = EDITIONS[0]
KEY = "text:3"


class Desk:
    """An editor in a shown window, the bridge behind it, and what it sent."""

    def __init__(self, qtbot: QtBot, text: str = "") -> None:
        self.session = Session(FORM)
        if text:
            self.session.type(KEY, text)
        self.bridge = Bridge(self.session)
        self.editor = ProseEditor(self.bridge, FORM.section_by_id["3"])
        self.bar = ProseBar(self.editor, "正文", True)
        self.sent: list[str] = []
        self.bridge.answers_changed.connect(lambda _keys: self.sent.append(self.said))
        self.window = QWidget()
        self.window.setLayout(column(self.bar, self.editor, None))
        qtbot.addWidget(self.window)
        self.window.resize(700, 500)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.editor.setFocus()

    @property
    def said(self) -> str:
        return self.session.report.text(KEY)

    def at(self, line: int, column: int) -> None:
        cursor = self.editor.textCursor()
        cursor.setPosition(self.editor.document().findBlockByNumber(line).position() + column)
        self.editor.setTextCursor(cursor)

    @property
    def caret(self) -> tuple[int, int]:
        cursor = self.editor.textCursor()
        return cursor.blockNumber(), cursor.positionInBlock()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.editor, key, modifiers)

    def compose(self, preedit: str, commit: str = "") -> None:
        event = QInputMethodEvent(preedit, [])
        if commit:
            event.setCommitString(commit)
        QApplication.sendEvent(self.editor, event)

    def paste(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        data.setHtml(f"<b>{text}</b>")
        self.editor.insertFromMimeData(data)
