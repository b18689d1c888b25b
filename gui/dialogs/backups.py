"""备份: the states that were kept, what differs from now, one of them brought back or made a draft of its own; the second folder."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from forms.backup_reading import Kept, kept, payload_of
from forms.drafts import OpenDraft
from forms.errors import reason_of
from forms.history import tracked
from forms.session import Session
from gui.background import Background
from gui.dialogs.choosing import choose_folder
from gui.dialogs.dialog import Dialog
from gui.dialogs.differing import Differing, table
from gui.pages.start_list import when_words
from gui.widgets import Button, Elided, Label, column, hline, row

_SOURCE = Qt.ItemDataRole.UserRole
_LEAD = "保存时把上一次的内容留作备份：最近20份都在，再早的每分钟、每小时、每天各留一份，共留90天。"
_NONE = "还没有备份：从下一次保存起，上一次的内容会留在这里。"
_SECOND = "每分钟至多另存一份到第二个文件夹，最好选在另一块磁盘或移动硬盘上。"


class Asked(Enum):
    """What the officer wants done when the dialog closes."""

    NOTHING = "nothing"
    RESTORE = "restore"
    COPY = "copy"


class BackupsDialog(Dialog):
    """`asked` says what to do with `payload`, which was kept at `when`; `second` is the second folder as it was left."""

    def __init__(self, parent: QWidget, session: Session, draft: OpenDraft, second: Path | None) -> None:
        super().__init__(parent, "备份")
        self.asked = Asked.NOTHING
        self.payload: Mapping[str, Any] = {}
        self.when = ""
        self.second = second
        self._draft = draft
        self.lead = Label("正在看备份…", tone="text2", wrap=True)
        self.rows = table("备份", ("保存时间", "标题", "填写情况", "大小", "在哪里"), (120, 290, 190, 70))
        self.differing = Differing(session)
        self.restore, self.copy = Button("恢复到那时"), Button("另存为新草稿")
        close = Button("关闭", "primary")
        self.restore.clicked.connect(lambda: self._ask(Asked.RESTORE))
        self.copy.clicked.connect(lambda: self._ask(Asked.COPY))
        close.clicked.connect(self.reject)
        self.folder = Elided("", 14)
        choose, self.drop = Button("选择文件夹…"), Button("不再使用")
        choose.clicked.connect(self._choose)
        self.drop.clicked.connect(lambda: self._use(None))
        second_row = row(Label("第二个文件夹", 14, True), self.folder, choose, self.drop, gap=10)
        second_row.setStretch(1, 1)
        self._note = Label(_SECOND, 12, tone="text3", wrap=True)
        below = column(second_row, self._note, gap=4)
        buttons = row(None, self.restore, self.copy, close)
        margins = (24, 18, 24, 18)
        body = column(self.lead, self.rows, self.differing, hline(), below, buttons, gap=10, margins=margins)
        body.setStretch(1, 3)
        body.setStretch(2, 2)
        self.setLayout(body)
        self.rows.currentItemChanged.connect(self._look)
        self._show_second()
        self._allow()
        self.resize(min(920, parent.width() - 40), min(640, parent.height() - 40))
        self._reading: Background[Any] = Background(self, partial(kept, draft.backups), self._show, self.lead.setText)

    # --- the list ---
    def _show(self, found: tuple[Kept, ...]) -> None:
        items = [_item(one) for one in found]
        self.rows.addTopLevelItems(items)
        problem = self._draft.backups.problem
        trouble = f"最近一次备份没有写成：{reason_of(problem)}；草稿本身已保存。" if problem else ""
        self.lead.setText(trouble + (_LEAD if found else _NONE))
        if items:
            self.rows.setCurrentItem(items[0])
        self.rows.setFocus()

    def _look(self, item: QTreeWidgetItem | None) -> None:
        self.payload = {}
        self.differing.clear("正在读这一份…" if item else "")
        self._allow()
        self._reading.abandon()
        if item is not None:
            backup = item.data(0, _SOURCE).backup
            self.when = f"{backup.changed.astimezone():%m月%d日%H:%M}"
            self._reading = Background(self, partial(payload_of, backup), self._compare, self.differing.clear)

    def _compare(self, payload: Mapping[str, Any]) -> None:
        self.payload = payload
        self.differing.show_state(tracked(payload))
        self._allow()

    def _allow(self) -> None:
        self.copy.setEnabled(bool(self.payload))
        self.restore.setEnabled(bool(self.payload) and bool(self.differing.count) and not self._draft.read_only)

    def _ask(self, asked: Asked) -> None:
        self.asked = asked
        self.accept()

    def done(self, result: int) -> None:
        """What is still being read is waited for by nobody."""
        self._reading.abandon()
        super().done(result)

    # --- the second folder ---
    def _choose(self) -> None:
        chosen = choose_folder(self, "第二个文件夹", str(self.second or Path.home()))
        if chosen is None:
            return
        if chosen.absolute() == self._draft.path.parent:
            self._note.setText("这就是草稿所在的文件夹，起不到第二处的作用；请另选一个，最好在另一块磁盘上。")
            self._note.set_tone("error")
            return
        self._use(chosen)

    def _use(self, folder: Path | None) -> None:
        self.second = folder
        self._note.setText(_SECOND)
        self._note.set_tone("text3")
        self._show_second()

    def _show_second(self) -> None:
        self.folder.show_text(str(self.second) if self.second else "没有设", "text" if self.second else "text3")
        self.drop.setEnabled(self.second is not None)


def _item(one: Kept) -> QTreeWidgetItem:
    where = "、".join(words for there, words in ((one.here, "草稿旁边"), (one.second, "第二个文件夹")) if there)
    changed = one.backup.changed.astimezone()
    size = f"{max(1, one.backup.size // 1024)} KB"
    when = when_words(changed)
    if ":" in when:
        when += f":{changed:%S}"  # the newest ones lie seconds apart
    made = QTreeWidgetItem([when, one.title or "（读不出来）", one.state, size, where])
    made.setToolTip(0, f"{changed:%Y-%m-%d %H:%M:%S}")
    made.setToolTip(4, str(one.backup.path))
    made.setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    made.setData(0, _SOURCE, one)
    return made
