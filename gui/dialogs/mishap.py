"""What is shown when the program itself went wrong (see `gui.mishaps`): one calm sentence, and a text that can be copied."""

from __future__ import annotations

import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gui.dialogs.dialog import Dialog
from gui.widgets import Button, Label, column, row


class Mishap(Dialog):
    """One sentence, and the particulars below for whoever looks into it."""

    def __init__(self, parent: QWidget | None, saved: bool, particulars: str) -> None:
        super().__init__(parent, "年报")
        kept = "所填内容已经保存，可以继续。" if saved else "所填内容还在窗口中，但没有保存成功；请先导出或另存一份。"
        self._text = QPlainTextEdit(particulars)
        self._text.setReadOnly(True)
        self._text.setAccessibleName("技术细节")
        copy, close = Button("复制", glyph="copy"), Button("继续", "primary")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(particulars))
        close.clicked.connect(self.accept)
        words = Label(f"刚才一步没有做成。{kept}如再次出现，请把下面的文字复制给维护人员。", wrap=True)
        self.setLayout(column(words, self._text, row(copy, None, close), gap=12, margins=(24, 20, 24, 20)))
        self.resize(620, 360)


def particulars(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> str:
    """What to send: versions and the way to the fault; no words of the report, no names of folders or people.

    What an exception says of itself may quote the report, so only its kind is told.
    """
    import platform  # not needed at every start

    lines = [f"{platform.system()} {platform.machine()}　Python {platform.python_version()}", ""]
    for frame in traceback.extract_tb(where):
        lines.append(f"{'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno} {frame.name}　{frame.line}")
    lines.append(kind.__name__)
    cause = error.__cause__ or error.__context__
    while cause is not None:
        lines.append(f"起因：{type(cause).__name__}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)
