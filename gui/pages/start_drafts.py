"""The drafts on the start page: the one to go on with, the others, or what to begin with when there are none."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from forms.draft_list import DraftInfo
from forms.drafts import DraftStore
from forms.errors import NianbaoError
from gui.deadline import deadline_day
from gui.pages.page import Tier
from gui.pages.start_form import NewReportForm
from gui.pages.start_list import DraftList, columns_of
from gui.pages.start_resume import ResumeCard
from gui.widgets import Button, Label, boxed, column, hline, row

_TIP = "Enter 打开　F2 改名　Ctrl+D 另存一份　Delete 移入回收站"


class DraftsView(QWidget):
    """`opened` gives a draft's id and a section ('' for where one stopped); `changed` follows every change of the folder."""

    opened = Signal(str, str)
    changed = Signal()
    failed = Signal(str)
    new_asked = Signal()
    import_asked = Signal()
    sample_asked = Signal()

    def __init__(self, store: DraftStore) -> None:
        super().__init__()
        self._store = store
        self.empty = True
        self.deadline: date | None = None
        self._resumed = ""
        self.form = NewReportForm()
        self.card = ResumeCard()
        self._first = self._first_steps()
        self.list = DraftList("其他草稿")
        self._heads = _Heads()
        self._others = QWidget()
        self._others.setLayout(column(self._heads, hline(), self.list, 10, Label(_TIP, 12, tone="text3"), gap=0))
        self.setLayout(column(self.form, self._first, self.card, self._others, _drop(), None, gap=18))
        self.form.hide()
        self.form.made.connect(self._make)
        self.form.cancelled.connect(self._give_up_form)
        self.card.asked.connect(lambda section: self.opened.emit(self._resumed, section))
        self.list.asked.connect(self._do)

    def _first_steps(self) -> QWidget:
        self._import = importing = Button("导入已公布的年报…", "primary", "import")
        new, sample = Button("新建年报", glyph="plus"), Button("看一看样例")
        importing.clicked.connect(self.import_asked)
        new.clicked.connect(self.new_asked)
        sample.clicked.connect(self.sample_asked)
        words = Label("最省事的办法：把去年已公布的年报导入，去年的数会列在今年各格旁边。", tone="text2", wrap=True)
        buttons = row(importing, new, sample, None)
        inner = column(Label("还没有草稿", 16, True), 2, words, 12, buttons, gap=2, margins=(24, 22, 24, 24))
        return boxed(inner)

    # --- showing ---
    def fill(self) -> None:
        """Read the folder again."""
        drafts = self._store.list()
        self.empty = not drafts
        self._close_form()
        self.card.setVisible(not self.empty)
        self._others.setVisible(len(drafts) > 1)
        self.deadline = None
        if drafts:
            self._show_resumed(drafts[0])
        self.list.show_drafts(drafts[1:])

    def _show_resumed(self, draft: DraftInfo) -> None:
        from gui.opening import open_report

        self._resumed = draft.id
        try:
            report = open_report(self._store, draft.id, for_reading=True)
        except NianbaoError as error:
            self.card.show_unread(draft, str(error))
            return
        report.draft.close()
        self.card.show_report(draft, report)
        self.deadline = deadline_day(report.session.report)

    def take_focus(self, later: bool = False) -> None:
        """The keyboard to what one will most likely want: to go on, or to begin; once it can be seen."""
        button = self._import if self.empty else self.card.button
        if not self.form.isHidden():
            return
        if button.isVisible():
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not later:
            QTimer.singleShot(0, self, partial(self.take_focus, later=True))

    def open_form(self) -> None:
        """Show the form for a new report; it takes the primary button from the card."""
        self.form.show()
        self._first.hide()
        self.card.button.set_kind("")
        self.form.start()

    def _give_up_form(self) -> None:
        self._close_form()
        self.take_focus()

    def _close_form(self) -> None:
        self.form.hide()
        self._first.setVisible(self.empty)
        self.card.button.set_kind("primary")

    def set_tier(self, tier: Tier) -> None:
        """Narrow windows give the titles less room."""
        self.list.delegate.narrow = self._heads.narrow = tier is not Tier.WIDE
        self._heads.fit()

    # --- what is asked of a draft ---
    def _make(self, place: str, year: int, organ: str) -> None:
        from gui.opening import create_new

        try:
            name = create_new(self._store, place, year, organ)
        except NianbaoError as error:
            self.failed.emit(str(error))
            return
        self.opened.emit(name, "")

    def _do(self, what: str, draft: DraftInfo) -> None:
        if what == "open":
            self.opened.emit(draft.id, "")
            return
        problem = ""
        try:
            if what == "duplicate":
                self._store.duplicate(draft.id)
            elif what == "delete":
                self._store.delete(draft.id)
            elif what == "rename" and not self._rename(draft):
                return
        except NianbaoError as error:
            problem = str(error)
        self.changed.emit()
        if problem:
            self.failed.emit(problem)

    def _rename(self, draft: DraftInfo) -> bool:
        from gui.dialogs.rename import Rename
        from gui.opening import rename

        title = Rename.ask(self, draft.title)
        if not title:
            return False
        rename(self._store, draft.id, title)
        return True


class _Heads(QWidget):
    """The heads over the list's columns."""

    narrow = False

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(30)
        names = ("其他草稿", "年度", "状态", "最近修改")
        self._labels = [Label(name, 12, tone="text2", parent=self) for name in names]

    def resizeEvent(self, _event: object) -> None:
        """Heads stand over their columns."""
        self.fit()

    def fit(self) -> None:
        """Put every head over its column."""
        at = columns_of(self.width(), self.narrow)
        last = self.width() - 16 - self._labels[3].sizeHint().width()
        for label, x in zip(self._labels, (16, at["year"], at["state"], last), strict=True):
            label.setGeometry(x, 0, label.sizeHint().width(), 30)


def _drop() -> QWidget:
    head = Label("把已公布的年报拖到这里，读成新草稿", 14, True)
    words = "请用纯文本（.txt）：在网页或 Word 里全选、复制，贴进记事本保存即可。读入后逐项核对；读不准的原文随草稿保留，不会丢失。"
    inner: QHBoxLayout = row(column(head, Label(words, tone="text2", wrap=True), gap=4), margins=(20, 16, 20, 17))
    return boxed(inner, "page", "drop")
