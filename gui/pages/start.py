"""The start page: the report one was at, the other drafts, new ones, files to read in, the bin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.marks import Mark
from gui.pages.page import Tier
from gui.pages.start_nav import BIN, DRAFTS, StartNav
from gui.widgets import Button, Fitted, Label, StableScroll, column, dress_surface, row

if TYPE_CHECKING:
    from forms.drafts import DraftStore

_TITLES = {DRAFTS: "年报草稿", BIN: "回收站"}


class StartPage(QWidget):
    """What the window shows while no report is open. `fill` reads the folder of drafts, after the first paint."""

    opened = Signal(str, str)
    """The id of a draft to open, and the section to go to ('' for where one stopped)."""
    choose_asked = Signal()
    import_asked = Signal()
    sample_asked = Signal()
    guide_asked = Signal()
    dropped = Signal(object)
    """The Path of a file that was dropped."""

    def __init__(self) -> None:
        super().__init__()
        dress_surface(self, "page")
        self.setAcceptDrops(True)
        self._store: DraftStore | None = None
        self._tier = Tier.WIDE
        self.nav = StartNav()
        self._title = Label(_TITLES[DRAFTS], 22, True)
        self._new = Button("新建年报", glyph="plus")
        self._import = Button("导入已公布的年报…", glyph="import")
        self._open = Button("打开文件…", glyph="folder")
        self._buttons = QWidget()
        self._buttons.setLayout(row(self._new, self._import, self._open))
        self._mark, self._message = Mark("", 16), Fitted("", 14, height=40)
        self._notice = QWidget()
        self._notice.setLayout(row(self._mark, self._message, gap=6, margins=(0, 8, 0, 0)))
        self._notice.hide()
        self._views = QStackedWidget()
        head = row(self._title, None, self._buttons)
        self._body = QWidget()
        self._body.setLayout(column(head, self._notice, 14, self._views, gap=0, margins=(28, 18, 16, 16)))
        self._across = row(self.nav, self._body, gap=0)
        self.setLayout(self._across)
        self._buttons.hide()
        self._new.clicked.connect(self.open_form)
        self._import.clicked.connect(self.import_asked)
        self._open.clicked.connect(self.choose_asked)
        self.nav.view_asked.connect(self._show_view)
        self.nav.sample_asked.connect(self.sample_asked)
        self.nav.guide_asked.connect(self.guide_asked)

    def fill(self, store: DraftStore) -> None:
        """Read the folder of drafts and show what is there."""
        if self._store is None:
            self._store = store
            self._build(store)
        self.say("")
        self._refill()
        self.drafts.take_focus()

    def _build(self, store: DraftStore) -> None:
        """Lists and cards: what the first paint does without."""
        from gui.pages.start_bin import BinView
        from gui.pages.start_drafts import DraftsView

        # A scroll area made before the first paint would put it off by 20 ms: Qt for Python then loads every class of widget.
        self._across.addWidget(StableScroll(self._body, "年报草稿"))
        self.drafts, self.bin = DraftsView(store), BinView(store)
        self.drafts.set_tier(self._tier)
        self._views.addWidget(self.drafts)
        self._views.addWidget(self.bin)
        self.drafts.opened.connect(self.opened)
        self.drafts.new_asked.connect(self.open_form)
        self.drafts.import_asked.connect(self.import_asked)
        self.drafts.sample_asked.connect(self.sample_asked)
        for view in (self.drafts, self.bin):
            view.failed.connect(self.say)
            view.changed.connect(self._refill)

    def _refill(self) -> None:
        self.drafts.fill()
        self.bin.fill()
        self.nav.show_deadline(self.drafts.deadline)
        self._buttons.setVisible(self._views.currentWidget() is self.drafts and not self.drafts.empty)

    def open_form(self) -> None:
        """The form for a new report, in the page."""
        self._show_view(DRAFTS)
        self.drafts.open_form()

    def open_bin(self) -> None:
        """The drafts that were deleted, with the keyboard in their list."""
        self._show_view(BIN)
        self.bin.take_focus()

    def say(self, sentence: str) -> None:
        """Say under the heading what did not work; '' takes it away."""
        self._mark.show_kind("error" if sentence else "")
        self._message.show_text(sentence)
        self._notice.setVisible(bool(sentence))

    def set_tier(self, tier: Tier) -> None:
        """Without room the list of places goes, and the buttons show fewer words."""
        self._tier = tier
        self.nav.setVisible(tier is not Tier.TINY)
        self._import.set_text("导入…" if tier is Tier.TINY else "导入已公布的年报…")
        if self._store is not None:
            self.drafts.set_tier(tier)

    def _show_view(self, name: str) -> None:
        self.nav.show_view(name)
        self._title.setText(_TITLES[name])
        self._views.setCurrentWidget(self.bin if name == BIN else self.drafts)
        self._buttons.setVisible(name == DRAFTS and not self.drafts.empty)

    # --- files dropped ---
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One local file can be dropped anywhere on the page."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the file on."""
        self.dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))
        event.acceptProposedAction()
