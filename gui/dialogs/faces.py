"""字体: which face is used for which role, where it is from, what it lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from exporters.page import Role
from forms.record import to_record
from gui.bridge import Bridge
from gui.dialogs.dialog import Dialog
from gui.output_options import PDF_FACES
from gui.preview.source import PageSource
from gui.widgets import Button, Label, column, row

_LISTED = 20
_LOW = 440
"""A window of fewer pixels leaves no room between the lines."""
_USES = {
    "仿宋": "正文、表格、注",
    "楷体": "二级标题、署名",
    "黑体": "一级标题、表头",
    "小标宋": "标题",
    "宋体": "页码",
    "西文": "数字和字母",
}


class FacesPanel(Dialog):
    """The faces of the PDF as the process that sets it finds them on this machine, each to be chosen for itself."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent, "字体")
        self._bridge = bridge
        self.words = Label("正在查看本机字体", tone="text2", wrap=True)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(20)
        low = parent is not None and parent.height() < _LOW
        self.grid.setVerticalSpacing(2 if low else 8)
        self.buttons: dict[str, Button] = {}
        self.menus: dict[str, QMenu] = {}
        """For each role the button that shows its face, and the list of those that may take its place."""
        close = Button("关闭")
        close.clicked.connect(self.accept)
        self.usual = Button("全部恢复自动", "link")
        self.usual.clicked.connect(lambda: self._choose(**dict.fromkeys(PDF_FACES.values(), "")))
        lead = Label("PDF 所用字体；Word 文件只写字体名，由打开它的电脑选用。", tone="text2", wrap=True)
        foot = row(self.usual, None, close)
        self.setLayout(column(lead, self.grid, self.words, None, foot, gap=14, margins=(24, 20, 24, 16)))
        self.setMinimumWidth(min(720, parent.width() - 40) if parent is not None else 720)
        self.source = PageSource(self)
        self.source.faces_told.connect(self._show)
        self.source.failed.connect(self.words.setText)
        self.finished.connect(lambda _result: self.source.stop())
        self._ask()

    def _ask(self) -> None:
        self.source.ask_faces(to_record(self._bridge.session), self._bridge.exporting.options.as_json())

    def _choose(self, **fields: str) -> None:
        self._bridge.exporting.change(**fields)
        self._ask()

    def _show(self, said: Mapping[str, Any]) -> None:
        if not self.buttons:
            for column_, text in enumerate(("用途", "字体", "来源", "缺字")):
                self.grid.addWidget(Label(text, 12, tone="text3"), 0, column_)
        for line, (role, family, file, bundled, lacking, choices) in enumerate(said["faces"], 1):
            where = "程序自带" if bundled else f"本机 {Path(file).parent}"
            lacks = "—" if lacking is None else f"缺{lacking}字" if lacking else "不缺"
            self._line(line, f"{role}（{_USES.get(role, '')}）", where, lacks)
            self._offer(line, Role(role), family, choices)
        options = self._bridge.exporting.options
        self.usual.setVisible(bool(options.chosen))
        self.words.setText(_borrowed(said["borrowed"]))

    def _line(self, line: int, use: str, where: str, lacks: str) -> None:
        for column_, text in ((0, use), (2, where), (3, lacks)):
            there = self.grid.itemAtPosition(line, column_)
            label = there.widget() if there is not None else None
            if isinstance(label, Label):
                label.setText(text)
            else:
                self.grid.addWidget(Label(text), line, column_)

    def _offer(self, line: int, role: Role, family: str, choices: Sequence[Sequence[str]]) -> None:
        """A button with the face in use, which opens the list of those that may take its place."""
        field = PDF_FACES[role]
        own = getattr(self._bridge.exporting.options, field)
        button = self.buttons.get(role.value)
        if button is None:
            button = self.buttons[role.value] = Button("", "plain", glyph="down")
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            button.clicked.connect(lambda: self._open(role.value))
            self.grid.addWidget(button, line, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
            self.menus[role.value] = QMenu(self)
        button.set_text(family if own else f"{family}（自动）")
        button.setAccessibleName(f"{role.value}所用字体")
        menu = self.menus[role.value]
        menu.clear()
        for file, name in (("", "自动选用"), *map(tuple, choices)):
            action = menu.addAction(f"{name}　{file}" if file else name)
            action.setCheckable(True)
            action.setChecked(file == own)
            action.triggered.connect(lambda _on=False, file=file: self._choose(**{field: file}))

    def _open(self, role: str) -> None:
        button = self.buttons[role]
        self.menus[role].popup(button.mapToGlobal(QPoint(0, button.height())))


def _borrowed(borrowed: Mapping[str, str]) -> str:
    """What this report takes from another face."""
    counted = "“缺字”按《通用规范汉字表》8105字计，缺的字由后备字体补上。"
    if not borrowed:
        return f"{counted}本报告没有用到后备字体。"
    listed = "、".join(list(borrowed)[:_LISTED])
    more = f"等{len(borrowed)}字" if len(borrowed) > _LISTED else ""
    return f"{counted}本报告由后备字体补上的字：{listed}{more}。"
