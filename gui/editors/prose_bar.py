"""The bar over the narrative: levels of the paragraph with the caret, and what can be done with the text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QWidget

from gui.editors.prose import ProseEditor
from gui.theme import type_size
from gui.widgets import Button, Label, row
from gui.widgets.buttons import CHIP, PLAIN

LEVELS = ("正文段", "（一）标题", "1.小标题")


class ProseBar(QWidget):
    """Its title, three chips for the levels, and 按数据拟写… where the part has something to draft from."""

    draft_asked = Signal()
    bind_asked = Signal()

    def __init__(self, editor: ProseEditor, title: str, drafts: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.chips = tuple(Button(words, CHIP) for words in LEVELS)
        group = QButtonGroup(self)
        for level, chip in enumerate(self.chips):
            group.addButton(chip, level)
            chip.setToolTip(f"{LEVELS[level]}　Ctrl+{level}")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keyboard: Ctrl+0/1/2, so that Tab goes on to the text
        group.idClicked.connect(self._set)
        self.draft = Button("按数据拟写…", PLAIN, "draft")
        self.draft.clicked.connect(self.draft_asked)
        self.bind = Button("识别并绑定", PLAIN, "link")
        self.bind.setToolTip("列出正文里可能是附表和各表数字的地方，逐一确认后引用")
        self.bind.clicked.connect(self.bind_asked)
        words = Label(title, type_size("section"), strong=True)
        self.setLayout(row(words, 10, *self.chips, None, self.bind, self.draft, gap=6))
        self.draft.setVisible(drafts)
        editor.level_changed.connect(self._show)
        self._show(editor.level)

    def _show(self, level: int) -> None:
        self.chips[level].setChecked(True)

    def _set(self, level: int) -> None:
        QGuiApplication.inputMethod().commit()
        self._editor.set_level(level)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
