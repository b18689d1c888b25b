"""A part of a page that stays folded until it is wanted: a heading that opens it, and what was chosen inside."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from gui.widgets.buttons import PLAIN, Button
from gui.widgets.labels import Label
from gui.widgets.layouts import column, row


class Fold(QWidget):
    """A heading and its body; Space or a click opens and folds it."""

    def __init__(self, name: str, body: QLayout) -> None:
        super().__init__()
        self._name = name
        self.head = Button(name, PLAIN)
        self.head.setCheckable(True)
        self._note = Label("", 12, tone="text3")
        self.body = QWidget()
        self.body.setLayout(body)
        self.setLayout(column(row(self.head, self._note, None), self.body, gap=4))
        self.head.toggled.connect(self._show)
        self._show(False)

    def show_note(self, note: str) -> None:
        """Say beside the heading what was chosen inside."""
        self._note.setText(note)

    def open(self) -> None:
        """Open it."""
        self.head.setChecked(True)

    def _show(self, on: bool) -> None:
        self.body.setVisible(on)
        self.head.setText(f"{'▾' if on else '▸'} {self._name}")
        self.head.setAccessibleDescription("已展开" if on else "已折叠")
