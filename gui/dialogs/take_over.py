"""Asked before a draft is taken from another window or computer: what will happen there, and that nothing is overwritten."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gui.dialogs.dialog import Dialog
from gui.widgets import Button, Label, column, row

_WORDS = (
    "接管后由这里继续改，那边再保存时会被告知，那边还没有存进草稿的内容另外保留，不会互相覆盖。"
    "请先确认那边已经不再填写。"
)


class TakeOver(Dialog):
    """`why` says who has the draft. Closing the dialog means to go on reading."""

    def __init__(self, parent: QWidget, why: str) -> None:
        super().__init__(parent, "接管编辑")
        read, take = Button("只查看", "primary"), Button("接管编辑")
        read.clicked.connect(self.reject)
        take.clicked.connect(self.accept)
        words = column(Label(why, wrap=True), Label(_WORDS, tone="text2", wrap=True), gap=8)
        self.setLayout(column(words, row(None, take, read), gap=18, margins=(24, 20, 24, 20)))
        self.setMinimumWidth(520)
        read.setFocus()
