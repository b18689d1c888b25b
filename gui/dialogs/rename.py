"""Another title for a draft that is not open."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from gui.dialogs.dialog import Dialog
from gui.widgets import Button, Label, LineInput, column, row

_WIDTH = 520


class Rename(Dialog):
    """Enter or 改名 takes the title; Esc leaves it as it is."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, "改名")
        self.line = LineInput(title)
        self.line.setAccessibleName("标题")
        self.save, cancel = Button("改名", "primary"), Button("取消")
        self.save.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.line.typed.connect(lambda text: self.save.setEnabled(bool(text.strip())))
        self.line.returnPressed.connect(self.save.click)
        words = column(Label("标题", tone="text2"), self.line, gap=6)
        self.setLayout(column(words, row(None, cancel, self.save), gap=18, margins=(24, 20, 24, 20)))
        self.setMinimumWidth(_WIDTH)
        self.line.selectAll()
        self.line.setFocus()

    @staticmethod
    def ask(parent: QWidget, title: str) -> str:
        """The new title; '' where it stays as it is."""
        dialog = Rename(parent, title)
        given = dialog.exec() == QDialog.DialogCode.Accepted
        said = dialog.line.text().strip()
        dialog.deleteLater()
        return said if given and said != title.strip() else ""
