"""The import page: what was read from a published report, what wants a look, what found no home, with the original beside."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from forms.drafts import DraftStore
from forms.intake.load import Loaded, load
from forms.model import Table
from gui.background import Background
from gui.marks import Mark
from gui.pages.importing_list import RowList
from gui.pages.importing_rows import Row, answers_chosen, counts, empty_parts, original, rows_of
from gui.pages.importing_source import SourcePane
from gui.pages.page import Tier
from gui.theme import size
from gui.widgets import Button, Fitted, Label, boxed, column, dress_surface, row, surface

_NEXT = "建立后从封面开始逐部分核对；原文随草稿保存。"


class ImportPage(QWidget):
    """`made` gives the id of the new draft."""

    made = Signal(str)
    cancelled = Signal()
    other_asked = Signal()

    def __init__(self, store: DraftStore) -> None:
        super().__init__()
        dress_surface(self, "page")
        self._store = store
        self._loaded: Loaded | None = None
        self._at_work: Background[Any] | None = None
        self._roomy = True
        self._lead = Fitted("", 14, tone="text2", height=26)
        other = Button("换一个文件…")
        self._mark, self._problem = Mark("error", 16), Label("", wrap=True)
        self._failed = QWidget()
        sentence = row(self._mark, self._problem, gap=8)
        sentence.setStretchFactor(self._problem, 1)
        self._failed.setLayout(column(sentence, None, gap=0))
        self._facts: QHBoxLayout = row(gap=28)
        self._box = boxed(column(self._facts, margins=(18, 8, 18, 10)))
        self.rows = RowList()
        self.source = SourcePane()
        self.source.setFixedWidth(440)
        self._both = QWidget()
        self._both.setLayout(row(self.rows, self.source, gap=24))
        body = QWidget()
        head = row(column(Label("导入核对", 22, True), self._lead, gap=4), other)
        head.setStretch(0, 1)
        whole = column(head, self._box, self._both, self._failed, gap=12, margins=(24, 16, 24, 12))
        whole.setStretchFactor(self._both, 1)
        whole.setStretchFactor(self._failed, 1)
        body.setLayout(whole)
        self.make = Button("建立草稿", "primary")
        cancel = Button("取消")
        self._next = Label(_NEXT, 12, tone="text3")
        foot = surface("page", "top", row(cancel, None, self._next, 8, self.make, margins=(24, 0, 24, 0)))
        foot.setFixedHeight(size("footer"))
        self.setLayout(column(body, foot, gap=0))
        self.rows.looked_at.connect(self._look)
        self.make.clicked.connect(self._make)
        cancel.clicked.connect(self.cancelled)
        other.clicked.connect(self.other_asked)

    def read(self, path: Path) -> None:
        """Read a file off the GUI thread, and show what it gave, or in one sentence why it gave nothing."""
        self._loaded = None
        self._lead.show_text(f"正在读“{path.name}”…")
        self._arrange(read=False)
        self._say("")
        self._work(partial(_read_in, path), self._take, partial(self._fail, path))

    def _work(self, work: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[str], object]) -> None:
        self.abandon()
        self._at_work = Background(self, work, done, failed)

    def abandon(self) -> None:
        """Whatever is being read is not wanted any more."""
        if self._at_work is not None:
            self._at_work.abandon()

    @property
    def busy(self) -> bool:
        """Whether a file is being read or a draft made."""
        return self._at_work is not None and self._at_work.running

    def _take(self, read: _Read) -> None:
        self._loaded = read.loaded
        self._show(read)

    def _fail(self, path: Path, sentence: str) -> None:
        self._lead.show_text(path.name)
        self._say(sentence)

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._mark.setVisible(bool(problem))

    def _arrange(self, read: bool) -> None:
        self._failed.setVisible(not read)
        self._box.setVisible(read and self._roomy)
        self._both.setVisible(read)
        self._next.setText(_NEXT if read else "")
        self._next.set_tone("text3")
        self.make.setEnabled(read)

    def _show(self, read: _Read) -> None:
        loaded = read.loaded
        self._lead.show_text(_lead(loaded))
        while item := self._facts.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for fact in _facts(loaded):
            self._facts.addWidget(_fact(*fact), 1)
        self._arrange(read=True)
        self.source.show_lines(read.lines)
        self.rows.show_rows(read.rows)
        self.rows.setFocus()

    def _look(self, looked: Row) -> None:
        self.source.light(looked.lit)

    def set_tier(self, tier: Tier) -> None:
        """Without room the original goes, its line numbers stay with the rows; the counts go too."""
        self._roomy = tier is not Tier.TINY
        self._box.setVisible(self._roomy and self._loaded is not None)
        self.source.setVisible(tier is not Tier.TINY)
        self.source.setFixedWidth(440 if tier is Tier.WIDE else 340)

    def _make(self) -> None:
        from gui.opening import create_loaded

        if self._loaded is None or self.busy:
            return
        answers = answers_chosen(self._loaded, self.rows.model_.rows)
        work = partial(create_loaded, self._store, self._loaded, answers=answers)
        self._next.setText("正在建立草稿…")
        self._next.set_tone("text3")
        self._work(work, self.made.emit, self._not_made)

    def _not_made(self, sentence: str) -> None:
        self._next.setText(sentence)
        self._next.set_tone("error")


class _Read(NamedTuple):
    """What the thread makes ready: the report, the rows to look at, the numbered lines of the original."""

    loaded: Loaded
    rows: list[Row]
    lines: list[tuple[int, str]]


def _read_in(path: Path) -> _Read:
    loaded = load(path)
    return _Read(loaded, rows_of(loaded), original(loaded))


def _lead(loaded: Loaded) -> str:
    lines = loaded.text.count("\n") + 1
    parts = sum(bool(s.numeral) for s in loaded.form.sections)
    rows = sum(len(i.rows) for s in loaded.form.sections for i in s.items if isinstance(i, Table) and i.printed)
    encoding = f"{loaded.encoding}，" if loaded.encoding else ""
    return f"{loaded.name}，{encoding}{lines}行。认作{loaded.form.name}：{parts}个部分、附表{rows}行。"


def _facts(loaded: Loaded) -> list[tuple[str, str, str]]:
    captions = {"封面": "封面各项", "正文": "部分正文", "附表": "附表各格"}
    empty = empty_parts(loaded)
    if empty:
        captions["正文"] += f"，第{'、'.join(empty)}部分原文没有内容"
    facts = [(str(read), f"/{there}", captions[name]) for name, read, there, _ in counts(loaded)]
    facts.append((str(len(loaded.reading.warnings)), "处", "请看一眼"))
    facts.append((str(len(loaded.reading.unplaced)), "行", "未能归位，随草稿保留"))
    return facts


def _fact(number: str, of: str, caption: str) -> QWidget:
    made = QWidget()
    made.setLayout(
        column(
            row(Label(number, 24, True), Label(of, tone="text2"), None, gap=4),
            Fitted(caption, 12, tone="text2", height=26),
            gap=0,
        )
    )
    return made
