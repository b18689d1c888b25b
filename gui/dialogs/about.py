"""What the program is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from forms.editions import EDITIONS
from gui.dialogs.dialog import Dialog
from gui.widgets import Button, Label, column, row


class About(Dialog):
    """Name, version, the editions it serves, its licence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "关于年报")
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("nianbao")
        except PackageNotFoundError:  # run from its sources
            number = ""
        close = Button("关闭", "primary")
        close.clicked.connect(self.accept)
        words = [Label(f"年报 {number}".strip(), 16, True), Label("政府信息公开工作年度报告的填报、勾稽与导出")]
        words += [Label(f"格式：{form.name}", tone="text2") for form in EDITIONS]
        words.append(Label("许可：木兰宽松许可证，第2版", tone="text2"))
        self.setLayout(column(*words, 12, row(None, close), gap=6, margins=(24, 20, 24, 20)))
