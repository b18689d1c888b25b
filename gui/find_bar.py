"""Ctrl+F: a line under the page in which words are sought in the whole report; Enter goes from one place to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.bridge import Bridge, Place
from gui.searching import found
from gui.widgets import Label, LineInput, ToolButton, column, dress_surface, row

HEIGHT, INPUT = 42, 260


class FindBar(QWidget):
    """`closed`: Esc or the button; the page takes the keyboard again, at what was found last."""

    closed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        dress_surface(self, "panel", "top")
        self.setFixedHeight(HEIGHT)
        self._bridge = bridge
        self._at = -1
        self._revision = -1
        self._places: list[Place] = []
        self.input = LineInput()
        self.input.setPlaceholderText("在全文和各表中查找")
        self.input.setAccessibleName("查找")
        self.input.setMaximumWidth(INPUT)
        self.said = Label("", 12, tone="text2")
        before, after = ToolButton("back", "上一处 Shift+Enter"), ToolButton("next", "下一处 Enter")
        close = ToolButton("close", "关闭查找 Esc")
        line = row(Label("查找"), self.input, before, after, self.said, None, close, margins=(16, 0, 8, 0))
        line.setStretch(1, 1)
        self.setLayout(column(line, gap=0))
        self.input.typed.connect(lambda _text: self._seek())
        before.clicked.connect(lambda: self.step(-1))
        after.clicked.connect(lambda: self.step(1))
        close.clicked.connect(self.closed)

    def begin(self, words: str = "") -> None:
        """The keyboard into the line; `words`, what was selected, to be sought first."""
        self.show()
        if words:
            self.input.show_text(words)
            self._seek()
        self.input.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.input.selectAll()

    def _seek(self) -> None:
        self._revision = self._bridge.session.revision
        self._places = found(self._bridge.session.report, self.input.text())
        self._at = -1
        self._tell()

    def step(self, by: int) -> None:
        """Go to the next place or the one before; round from the last to the first."""
        at = self._at
        if self._revision != self._bridge.session.revision:
            self._seek()
        if not self._places:
            return
        first = at if at >= 0 else self._start() - (by > 0)
        self._at = (first + by) % len(self._places)
        self._bridge.go(self._places[self._at])
        self._tell()
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start(self) -> int:
        """The first place in the section where one is, or behind it."""
        order = list(self._bridge.session.form.section_by_id)
        here = self._bridge.place.section
        after = order[order.index(here) :] if here in order else order
        return next((n for n, place in enumerate(self._places) if place.section in after), 0)

    def _tell(self) -> None:
        count = len(self._places)
        words = f"{self._at + 1}/{count}处" if self._at >= 0 else f"{count}处，按Enter逐处去看" if count else "没有找到"
        self.said.setText(words if self.input.text().strip() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on, Shift+Enter back, Esc away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
