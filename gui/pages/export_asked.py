"""What exports may be asked for besides the usual files: the details of each file, contents and page of the office."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from forms.drafts import DraftStore
from forms.errors import NianbaoError
from forms.record import to_record
from forms.values import Kind, parse
from gui.background import Background
from gui.bridge import Bridge
from gui.dialogs.choosing import choose_file
from gui.exporting import Exporting
from gui.output_options import LEAST_MARGIN, MOST_MARGIN, Options
from gui.widgets import Button, Check, Elided, Fold, Label, LineInput, column, row

DETAILS: dict[str, tuple[tuple[str, str], ...]] = {
    "approval": (("drafter", "拟稿人"), ("version", "第几稿")),
    "reading": (("index_number", "索引号"),),
    "handover": (("receiver", "接收单位"), ("contact", "联系人"), ("phone", "联系电话")),
}
"""For a kind of file: fields of Options and what they are called."""
_FLAGS = (
    ("contents", "目录", "在正文前另起一页"),
    ("pictures", "图文并茂", "由附表生成条形图，放在有关部分"),
    ("two_sided", "双面装订", "偶数页订口在右"),
    ("embed", "PDF 内附报告数据", "供存档系统读取（PDF/A-3a）"),
    ("bundled", "只用程序自带字体", "各台电脑生成的 PDF 完全相同"),
)
_MARGINS = (("top", "上"), ("bottom", "下"), ("left", "左"), ("right", "右"))
_FACES = (("fangsong", "仿宋"), ("kai", "楷体"), ("hei", "黑体"), ("xiaobiaosong", "小标宋"))
_REPORTS = "年报草稿和已公布的年报 (*.nianbao *.txt);;所有文件 (*)"


def detail_row(exporting: Exporting, kind: str) -> QHBoxLayout:
    """The fields that a kind of file needs, each kept as it is typed."""
    items: list[QWidget] = []
    for name, label in DETAILS[kind]:
        items += [Label(label, 14, tone="text2"), _text(exporting, name, label)]
    return row(*items)


def _text(exporting: Exporting, name: str, label: str) -> LineInput:
    made = LineInput(getattr(exporting.options, name))
    made.setAccessibleName(label)
    made.typed.connect(lambda text: exporting.change(**{name: text.strip()}))
    return made


class Against(QWidget):
    """What a 花脸稿 is held against: a named version of the draft, another draft, or a published report."""

    chosen = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._button = Button("选择对照稿…")
        self._words = Elided("", tone="text2")
        self._button.clicked.connect(self._ask)
        self.setLayout(row(self._button, self._words))
        versions = self._versions()
        if versions:
            self._take(f"与“{versions[-1][0]}”对照", versions[-1][1])

    def _versions(self) -> list[tuple[str, dict[str, object]]]:
        draft = self._bridge.draft
        if draft is None:
            return []
        try:
            return [(version.name, dict(version.payload)) for version in draft.versions.all()]
        except NianbaoError as error:
            self._words.show_text(str(error))
            return []

    def _ask(self) -> None:
        versions = self._versions()
        if not versions:
            self._choose_file()
            return
        menu = QMenu(self)
        for name, payload in reversed(versions):
            action = menu.addAction(name)
            action.triggered.connect(lambda _on=False, n=name, p=payload: self._take(f"与“{n}”对照", p))
        menu.addSeparator()
        menu.addAction("另一份草稿或已公布的年报…").triggered.connect(lambda _on=False: self._choose_file())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height())))

    def _choose_file(self) -> None:
        path = choose_file(self, "选择对照稿", self._bridge.folder, _REPORTS)
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Hold the report against this file, which is read beside the window; what hinders it is said in its place."""
        self._words.show_text(f"正在读“{path.name}”…")
        self._reading = Background(
            self,
            partial(_payload_of, path),
            lambda payload: self._take(f"与“{path.name}”对照", payload),
            self._words.show_text,
        )

    def _take(self, words: str, payload: dict[str, object]) -> None:
        self._bridge.exporting.earlier = payload
        self._words.show_text(words)
        self.chosen.emit()


def _payload_of(path: Path) -> dict[str, object]:
    """What a draft or a published report says. Raises NianbaoError."""
    store = DraftStore(path.parent)
    if store.resolve(str(path)) is None:
        from forms.intake.load import load  # seldom needed, and long

        return to_record(load(path).session())
    opened = store.open(path, for_reading=True)
    try:
        return dict(opened.payload)
    finally:
        opened.close()


class PageSetup(Fold):
    """内容和版式: what is printed besides the report, and the office's own page."""

    faces_asked = Signal()

    def __init__(self, exporting: Exporting) -> None:
        self._exporting = exporting
        self._checks = {name: Check(label) for name, label, _ in _FLAGS}
        self._margins = {name: LineInput() for name, _ in _MARGINS}
        self._faces = {name: LineInput() for name, _ in _FACES}
        lines = [row(self._checks[name], Label(why, tone="text3"), None) for name, _, why in _FLAGS]
        margins: list[QWidget] = []
        for name, label in _MARGINS:
            margins += [Label(label, tone="text2"), self._margins[name]]
            self._margins[name].setFixedWidth(64)
            self._margins[name].setAccessibleName(f"{label}边距（毫米）")
        faces = []
        for pair in (_FACES[:2], _FACES[2:]):
            items: list[QWidget] = []
            for name, label in pair:
                items += [Label(label, tone="text2"), self._faces[name]]
                self._faces[name].setAccessibleName(f"Word 文件中{label}的字体名")
            faces.append(row(*items))
        standard, look = Button("恢复国标版式", "link"), Button("查看所用字体…", "link")
        self._trouble = Label("", 12, tone="warn")
        super().__init__(
            "内容和版式",
            column(
                *lines,
                6,
                Label("页边距（毫米）", 14, tone="text2"),
                row(*margins, None),
                self._trouble,
                Label("Word 文件中写的字体名", 14, tone="text2"),
                *faces,
                row(standard, 12, look, None),
                gap=6,
                margins=(28, 0, 0, 4),
            ),
        )
        for name, check in self._checks.items():
            check.toggled.connect(lambda on, name=name: self._exporting.change(**{name: on}))
        for name, field in self._margins.items():
            field.typed.connect(lambda text, name=name: self._margin(name, text))
        for name, field in self._faces.items():
            field.typed.connect(lambda text, name=name: self._exporting.change(**{name: text}))
        standard.clicked.connect(self._standard)
        look.clicked.connect(self.faces_asked)
        exporting.changed.connect(self._tell)
        self._fill()

    def _fill(self) -> None:
        asked = self._exporting.options
        for name, check in self._checks.items():
            check.setChecked(getattr(asked, name))
        for name, margin in self._margins.items():
            margin.show_text(f"{getattr(asked, name):g}")
        for name, face in self._faces.items():
            face.show_text(getattr(asked, name))
        self._trouble.setText("")
        self._tell()

    def _margin(self, name: str, text: str) -> None:
        value = parse(Kind.MONEY, text)
        if isinstance(value, (int, Decimal)) and LEAST_MARGIN <= value <= MOST_MARGIN:
            self._trouble.setText("")
            self._exporting.change(**{name: float(value)})
        else:
            told = f"页边距写的是“{text.strip()}”，应在{LEAST_MARGIN:g}至{MOST_MARGIN:g}毫米之间；仍按原来的边距排版。"
            self._trouble.setText(told)

    def _standard(self) -> None:
        usual = Options()
        own = {name for name, _ in (*_MARGINS, *_FACES)}
        self._exporting.change(**{f.name: getattr(usual, f.name) for f in fields(Options) if f.name in own})
        self._fill()

    def _tell(self) -> None:
        asked = self._exporting.options
        told = [label for name, label, _ in _FLAGS if getattr(asked, name)]
        usual = Options()
        if any(getattr(asked, name) != getattr(usual, name) for name, _ in (*_MARGINS, *_FACES)):
            told.append("本单位版式")
        self.show_note("、".join(told))
