"""How to use the program, on one page: the way from a new draft to the report, and the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from gui.dialogs.dialog import Dialog
from gui.widgets import Button, Label, StableScroll, column, row

STEPS = (
    "新建年报，或把已公布的年报读成草稿；去年的年报可放在旁边，数字逐格对照。",
    "按左边的顺序逐部分填写。白格填数，灰格不填；没有发生的填0，没有统计的留空。",
    "数字之间的勾稽关系边填边核：平、差多少、还差几项，写在数字旁边。",
    "必须改的要改；请核实的，改正或说明理由。看过一部分，勾选“本部分已核对”。",
    "最后到“检查”通看一遍，再到“导出”生成 Word 和 PDF。随时自动保存，不必另存。",
)
KEYS = (
    ("Ctrl+PgUp　Ctrl+PgDn", "上一部分、下一部分"),
    ("F8　Shift+F8", "下一处、上一处问题"),
    ("Alt+←", "回到来处"),
    ("Ctrl+F", "在全文和各表中查找；在检查页查找问题"),
    ("F3", "数字的出处，或正文中引用它的地方"),
    ("Shift+F3", "把正文中引用的数改为普通数字"),
    ("Ctrl+Shift+Enter", "本部分识别自正文的数全部核对"),
    ("F6", "栏目、页面、问题栏之间切换"),
    ("F9", "显示或收起问题栏"),
    ("F1", "本部分的填报说明"),
    ("F5", "到检查页"),
    ("Ctrl+Z　Ctrl+Y", "撤销、重做（全文）"),
    ("Ctrl+Enter", "表格中的下一空格"),
    ("Ctrl+0　1　2", "正文段、（一）标题、1.小标题"),
)


class Guide(Dialog):
    """Steps and keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "使用说明")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for at, (keys, what) in enumerate(KEYS):
            grid.addWidget(Label(keys, tone="text2"), at, 0)
            grid.addWidget(Label(what), at, 1)
        grid.setColumnStretch(1, 1)
        close = Button("关闭", "primary")
        close.clicked.connect(self.accept)
        steps = [Label(f"{number}. {step}", wrap=True) for number, step in enumerate(STEPS, 1)]
        body = QWidget()
        heads = Label("怎样填报", 16, True), Label("按键", 16, True)
        body.setLayout(column(heads[0], *steps, 10, heads[1], grid, None, gap=6, margins=(24, 20, 12, 8)))
        foot = row(None, close, margins=(24, 8, 24, 20))
        self.reading = StableScroll(body, "使用说明")
        self.reading.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # arrows and Page Down read on
        self.setLayout(column(self.reading, foot, gap=0))
        room = parent.height() - 40
        self.resize(640, min(580, room))
