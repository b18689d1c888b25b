"""历史和版本: who changed which answer when, named versions, what differs from now; and bringing an earlier state back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from forms.drafts import OpenDraft
from forms.history import Difference, Past, tracked
from forms.history_entry import Entry, common
from forms.history_of_session import told
from forms.record import to_record
from forms.session import Session
from forms.versions import Version
from gui.background import Background
from gui.draft_history import read_past
from gui.theme import colour
from gui.widgets import Button, Label, LineInput, column, row

_MOST = 2000
"""Entries that are listed, the newest ones; the rest stays in the file."""
_CUT, _CONTEXT = 60, 8
_SOURCE = Qt.ItemDataRole.UserRole


class Asked(Enum):
    """What the officer wants done when the dialog closes."""

    NOTHING = "nothing"
    RESTORE = "restore"
    VERSION = "version"
    SIGN = "sign"
    REVISION = "revision"


class HistoryDialog(QDialog):
    """`asked` says what to do; `state` and `when` of the chosen row, `name` of the version."""

    def __init__(self, parent: QWidget, session: Session, draft: OpenDraft) -> None:
        super().__init__(parent)
        self.setWindowTitle("历史和版本")
        self.asked = Asked.NOTHING
        self.state: Mapping[str, str] = {}
        self.when = self.name = ""
        self._session, self._draft = session, draft
        self._now = tracked(to_record(session))
        self._past = Past({}, ())
        self._lead = Label("正在读历史…", tone="text2", wrap=True)
        self.rows = _table("历史和版本", ("时间", "谁", "栏目", "原来", "改为", "理由"), (132, 76, 220, 150, 150))
        self.differences = _table("与现在不同之处", ("栏目", "那时", "现在"), (230, 270))
        self._head = Label("与现在不同之处", 14, True)
        self._restore, close = Button("恢复到那时"), Button("关闭", "primary")
        self._name = LineInput()
        self._name.setAccessibleName("版本名称")
        self._name.setPlaceholderText("版本名称，如：送审稿1")
        self._name.setFixedWidth(220)
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
        body = column(self._lead, self.rows, self._head, self.differences, naming, gap=10, margins=(24, 18, 24, 18))
        body.setStretch(1, 3)
        body.setStretch(3, 2)
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
        self._restore.setEnabled(bool(self.differences.topLevelItemCount()) and not locked)

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
            words = [when, one.who, named[0].name, _short(named[0].before), _short(named[0].after), one.why]
        item = QTreeWidgetItem(words)
        item.setData(0, _SOURCE, one)
        if isinstance(one, Version):
            font = item.font(2)
            font.setBold(True)
            item.setFont(2, font)
        return item

    def _look(self, item: QTreeWidgetItem | None) -> None:
        self.differences.clear()
        if item is not None:
            one: Entry | Version = item.data(0, _SOURCE)
            self.when = f"{one.at.astimezone():%m月%d日%H:%M}"
            self.state = tracked(one.payload) if isinstance(one, Version) else self._past.before(one.number)
            keys = [key for key in {**self.state, **self._now} if self.state.get(key) != self._now.get(key)]
            changed = [Difference(key, self.state.get(key), self._now.get(key)) for key in keys]
            for found in told(self._session, changed):
                begin = max(0, common(found.before, found.after) - _CONTEXT)
                then, now = (_short(text, begin) or "（空）" for text in (found.before, found.after))
                shown = QTreeWidgetItem([found.name, then, now])
                for at, text in ((1, found.before), (2, found.after)):
                    shown.setToolTip(at, text[:2000])
                self.differences.addTopLevelItem(shown)
            count = self.differences.topLevelItemCount()
            self._head.setText(f"与现在不同之处　{count}处" if count else "与现在没有不同")
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


def _short(text: str, begin: int = 0) -> str:
    """The text on one line, from a little before the place where it differs if it is long."""
    flat = " ".join(text[begin : begin + 4 * _CUT].split())
    cut = flat if len(flat) <= _CUT else f"{flat[:_CUT]}…"
    return f"…{cut}" if begin else cut


def _table(name: str, heads: tuple[str, ...], widths: tuple[int, ...]) -> QTreeWidget:
    made = QTreeWidget()
    made.setAccessibleName(name)
    made.setHeaderLabels(list(heads))
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setAllColumnsShowFocus(True)
    colours = made.palette()
    colours.setColor(QPalette.ColorRole.Highlight, colour("selected"))
    colours.setColor(QPalette.ColorRole.HighlightedText, colour("text"))
    made.setPalette(colours)
    made.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    for at, width in enumerate(widths):
        made.setColumnWidth(at, width)
    return made
