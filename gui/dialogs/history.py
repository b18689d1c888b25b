"""历史和版本: who changed which answer when, named versions, what differs from now; and bringing an earlier state back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from forms.drafts import OpenDraft
from forms.history import Past, tracked
from forms.history_entry import Entry
from forms.history_of_session import told
from forms.session import Session
from forms.versions import Version
from gui.background import Background
from gui.dialogs.dialog import Dialog
from gui.dialogs.differing import Differing, short, table
from gui.draft_history import read_past
from gui.widgets import Button, Label, LineInput, column, row

_MOST = 2000
"""Entries that are listed, the newest ones; the rest stays in the file."""
_ROOMY = 800
"""From this width of the window on, the line of buttons leaves room for a whole name."""
_SOURCE = Qt.ItemDataRole.UserRole


class Asked(Enum):
    """What the officer wants done when the dialog closes."""

    NOTHING = "nothing"
    RESTORE = "restore"
    VERSION = "version"
    SIGN = "sign"
    REVISION = "revision"


class HistoryDialog(Dialog):
    """`asked` says what to do; `state` and `when` of the chosen row, `name` of the version."""

    def __init__(self, parent: QWidget, session: Session, draft: OpenDraft) -> None:
        super().__init__(parent, "历史和版本")
        self.asked = Asked.NOTHING
        self.state: Mapping[str, str] = {}
        self.when = self.name = ""
        self._session, self._draft = session, draft
        self._past = Past({}, ())
        self._lead = Label("正在读历史…", tone="text2", wrap=True)
        self.rows = table("历史和版本", ("时间", "谁", "栏目", "原来", "改为", "理由"), (132, 76, 220, 150, 150))
        self.differing = Differing(session)
        self._restore, close = Button("恢复到那时"), Button("关闭", "primary")
        self._name = LineInput()
        self._name.setAccessibleName("版本名称")
        self._name.setPlaceholderText("版本名称，如：送审稿1")
        self._name.setFixedWidth(220 if parent.width() >= _ROOMY else 120)
        self._keep, self._sign = Button("存为版本"), Button("存为签发稿并锁定")
        self._revise = Button("另起修订")
        for button, asked in (
            (self._restore, Asked.RESTORE),
            (self._keep, Asked.VERSION),
            (self._sign, Asked.SIGN),
            (self._revise, Asked.REVISION),
        ):
            button.clicked.connect(lambda _on=False, asked=asked: self._ask(asked))
        close.clicked.connect(self.reject)
        naming = row(self._name, self._keep, self._sign, self._revise, None, self._restore, close)
        body = column(self._lead, self.rows, self.differing, naming, gap=10, margins=(24, 18, 24, 18))
        body.setStretch(1, 3)
        body.setStretch(2, 2)
        self.setLayout(body)
        self.rows.currentItemChanged.connect(self._look)
        self._allow()
        self.resize(min(920, parent.width() - 40), min(620, parent.height() - 40))
        self._reading = Background(self, partial(read_past, draft), self._show, self._lead.setText)

    def _allow(self) -> None:
        locked = self._draft.read_only
        for widget in (self._name, self._keep, self._sign):
            widget.setVisible(not locked)
        self._revise.setVisible(locked and self._draft.signed)
        self._restore.setEnabled(bool(self.differing.count) and not locked)

    def _show(self, read: tuple[Past, tuple[Version, ...]]) -> None:
        past, versions = self._past, _ = read
        items = [item for one in newest_first(past.entries[-_MOST:], versions) if (item := self._item(one)) is not None]
        self.rows.addTopLevelItems(items)
        more = f"；更早的{len(past.entries) - _MOST}步仍在草稿旁边的历史文件中" if len(past.entries) > _MOST else ""
        self._lead.setText(
            f"选中一行，下面列出那一步之前（版本则为当时）与现在的不同；恢复是一步，可以撤销。共{len(items)}行{more}。"
            if items
            else "还没有历史：从下一次修改起，每一步都会记在这里。"
        )
        if items:
            self.rows.setCurrentItem(items[0])
        self.rows.setFocus()

    def _item(self, one: Entry | Version) -> QTreeWidgetItem | None:
        when = f"{one.at.astimezone():%Y-%m-%d %H:%M}"
        if isinstance(one, Version):
            words = [when, one.who, f"版本　{one.name}", "", "签发，已锁定" if one.signed else "", ""]
        else:
            named = told(self._session, [one])
            if not named:
                return None
            words = [when, one.who, named[0].name, short(named[0].before), short(named[0].after), one.why]
        item = QTreeWidgetItem(words)
        item.setData(0, _SOURCE, one)
        if isinstance(one, Version):
            font = item.font(2)
            font.setBold(True)
            item.setFont(2, font)
        return item

    def _look(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            self.differing.clear()
        else:
            one: Entry | Version = item.data(0, _SOURCE)
            self.when = f"{one.at.astimezone():%m月%d日%H:%M}"
            self.state = tracked(one.payload) if isinstance(one, Version) else self._past.before(one.number)
            self.differing.show_state(self.state)
        self._allow()

    def _ask(self, asked: Asked) -> None:
        self.name = self._name.text().strip()
        if asked in (Asked.VERSION, Asked.SIGN) and not self.name:
            self._lead.setText("请先填写版本名称，如：送审稿1。")
            self._name.setFocus()
            return
        self.asked = asked
        self.accept()

    def done(self, result: int) -> None:
        """What is still being read is waited for by nobody."""
        self._reading.abandon()
        super().done(result)


def newest_first(entries: Sequence[Entry], versions: Sequence[Version]) -> list[Entry | Version]:
    """Entries in the order they were made, whatever the clock did meanwhile, and among them the versions by their time."""
    found: list[Entry | Version] = []
    left = list(versions)
    for entry in entries:
        while left and left[0].at < entry.at:
            found.append(left.pop(0))
        found.append(entry)
    return [*found, *left][::-1]
