"""字体: which face is used for which role, where it is from, what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from forms.record import to_record
from gui.bridge import Bridge
from gui.preview.source import PageSource
from gui.widgets import Button, Label, column, row

_LISTED = 20
_USES = {
    "仿宋": "正文、表格、注",
    "楷体": "二级标题、署名",
    "黑体": "一级标题、表头",
    "小标宋": "标题",
    "宋体": "页码",
    "西文": "数字和字母",
}


class FacesPanel(QDialog):
    """The faces of the PDF as the process that sets it finds them on this machine."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("字体")
        self.words = Label("正在查看本机字体", tone="text2", wrap=True)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(20)
        self.grid.setVerticalSpacing(8)
        close = Button("关闭")
        close.clicked.connect(self.accept)
        lead = Label("PDF 所用字体；Word 文件只写字体名，由打开它的电脑选用。", tone="text2", wrap=True)
        self.setLayout(column(lead, self.grid, self.words, None, row(None, close), gap=14, margins=(24, 20, 24, 16)))
        self.setMinimumWidth(640)
        self.source = PageSource(self)
        self.source.faces_told.connect(self._show)
        self.source.failed.connect(self.words.setText)
        self.source.ask_faces(to_record(bridge.session), bridge.exporting.options.as_json())
        self.finished.connect(lambda _result: self.source.stop())

    def _show(self, said: Mapping[str, Any]) -> None:
        heads = ("用途", "字体", "来源", "缺字")
        for column_, text in enumerate(heads):
            self.grid.addWidget(Label(text, 12, tone="text3"), 0, column_)
        for line, (role, family, file, bundled, lacking) in enumerate(said["faces"], 1):
            name = Path(file).name
            where = "程序自带" if bundled else f"本机 {Path(file).parent}"
            lacks = "—" if lacking is None else f"缺{lacking}字" if lacking else "不缺"
            cells = (f"{role}（{_USES.get(role, '')}）", f"{family}　{name}", where, lacks)
            for column_, text in enumerate(cells):
                self.grid.addWidget(Label(text), line, column_)
        self.words.setText(_borrowed(said["borrowed"]))
        self.source.stop()


def _borrowed(borrowed: Mapping[str, str]) -> str:
    """What this report takes from another face."""
    counted = "“缺字”按《通用规范汉字表》8105字计，缺的字由后备字体补上。"
    if not borrowed:
        return f"{counted}本报告没有用到后备字体。"
    listed = "、".join(list(borrowed)[:_LISTED])
    more = f"等{len(borrowed)}字" if len(borrowed) > _LISTED else ""
    return f"{counted}本报告由后备字体补上的字：{listed}{more}。"
