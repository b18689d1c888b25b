"""Asked only when a window is to close and its report cannot be saved: the one moment when waiting is no longer possible."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QWidget

from gui.dialogs.dialog import Dialog
from gui.widgets import Button, Label, column, row


class Answer(Enum):
    """What to do with what is not saved."""

    STAY = "stay"
    COPY = "copy"
    DROP = "drop"


class Unsaved(Dialog):
    """Says why it could not be saved. Closing the dialog means to stay."""

    def __init__(self, parent: QWidget, why: str) -> None:
        super().__init__(parent, "还有改动没有保存")
        self.answer = Answer.STAY
        stay, copy, drop = Button("返回，不关闭", "primary"), Button("另存一份再关闭"), Button("不保存，关闭")
        for button, answer in ((stay, Answer.STAY), (copy, Answer.COPY), (drop, Answer.DROP)):
            button.clicked.connect(lambda _on=False, answer=answer: self._take(answer))
        words = Label(why, wrap=True)
        self.setLayout(column(words, row(None, drop, copy, stay), gap=18, margins=(24, 20, 24, 20)))
        self.setMinimumWidth(520)
        stay.setFocus()

    def _take(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()

    @staticmethod
    def ask(parent: QWidget, why: str) -> Answer:
        """Show the dialog and give the answer."""
        dialog = Unsaved(parent, why)
        dialog.exec()
        dialog.deleteLater()
        return dialog.answer
