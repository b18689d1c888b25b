"""The bin: drafts that were deleted, each can be had back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from forms.draft_list import DraftInfo
from forms.drafts import DraftStore
from forms.errors import NianbaoError
from gui.pages.start_list import DraftList
from gui.widgets import Button, Label, column, hline, row


class BinView(QWidget):
    """`changed` follows every restored draft."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, store: DraftStore) -> None:
        super().__init__()
        self._store = store
        self._none = Label("回收站是空的。移入回收站的草稿会留在这里，随时可以恢复。", tone="text2")
        self.list = DraftList("回收站", keys=False)
        self._restore = Button("恢复到草稿列表")
        self._restore.clicked.connect(lambda: self._do("open", self.list.current()))
        self._some = QWidget()
        tip = row(self._restore, Label("Enter 恢复", 12, tone="text3"), None)
        self._some.setLayout(column(hline(), self.list, 12, tip, gap=0))
        self.setLayout(column(self._none, self._some, None, gap=0))
        self.list.asked.connect(self._do)

    def fill(self) -> None:
        """Read the bin again."""
        drafts = self._store.binned()
        self._none.setVisible(not drafts)
        self._some.setVisible(bool(drafts))
        self.list.show_drafts(drafts)

    def take_focus(self) -> None:
        """The keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _do(self, what: str, draft: DraftInfo | None) -> None:
        if draft is None or what != "open":
            return
        problem = ""
        try:
            self._store.restore(draft.id)
        except NianbaoError as error:
            problem = str(error)
        self.changed.emit()
        if problem:
            self.failed.emit(problem)
