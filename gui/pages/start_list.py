"""The list of drafts: its rows, how they are painted, and the keys that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from forms.draft_list import DraftInfo
from gui.marks import mark
from gui.painting import RIGHT, pen, write
from gui.theme import colour, theme
from gui.widgets import ring_row

ROW = 60
DRAFT = Qt.ItemDataRole.UserRole
_NO_INDEX = QModelIndex()
_MARKS = {"未开始": "empty", "已核对": "done", "待核对": "full"}


def when_words(when: datetime, now: datetime | None = None) -> str:
    """今天 14:32, 昨天 17:05, 3月6日 09:11, 2017年3月14日."""
    now = now or datetime.now(when.tzinfo)
    if when.date() == now.date():
        return f"今天 {when:%H:%M}"
    if when.date() == now.date() - timedelta(days=1):
        return f"昨天 {when:%H:%M}"
    if when.year == now.year:
        return f"{when.month}月{when.day}日 {when:%H:%M}"
    return f"{when.year}年{when.month}月{when.day}日"


class DraftModel(QAbstractListModel):
    """Drafts, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._drafts: Sequence[DraftInfo] = ()

    def show(self, drafts: Sequence[DraftInfo]) -> None:
        """Show these drafts."""
        self.beginResetModel()
        self._drafts = drafts
        self.endResetModel()

    def draft(self, at: int) -> DraftInfo | None:
        """The draft in a row."""
        return self._drafts[at] if 0 <= at < len(self._drafts) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        """One row a draft."""
        return 0 if parent.isValid() else len(self._drafts)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The draft for the delegate, the row in words for screen readers."""
        draft = self._drafts[index.row()]
        if role == DRAFT:
            return draft
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (draft.title or "没有标题", draft.organ, state_of(draft)[1], when_words(draft.changed))
            return "，".join(filter(None, parts))
        return None


def state_of(draft: DraftInfo) -> tuple[str, str]:
    """(mark, words) of a draft as its header tells them."""
    if draft.damaged:
        return "error", "文件损坏，打开时改用上一份副本"
    words = draft.state or "未开始"
    return _MARKS.get(words, "half"), words


class DraftDelegate(QStyledItemDelegate):
    """Two lines a draft: title and office; year, state, time in columns."""

    narrow = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every row is equally high."""
        return QSize(0, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one draft."""
        draft: DraftInfo = index.data(DRAFT)
        rect = QRectF(option.rect)
        view = self.parent()
        assert isinstance(view, QListView)
        columns = columns_of(rect.width(), self.narrow)
        painter.save()
        if index == view.currentIndex():
            painter.fillRect(rect, colour("selected"))
            if view.hasFocus():
                painter.fillRect(QRectF(0, rect.top(), 3, rect.height()), colour("accent"))
        painter.setPen(pen("line"))
        painter.drawLine(QPointF(0, rect.bottom() - 0.5), QPointF(rect.right(), rect.bottom() - 0.5))
        name = columns["year"] - 28
        write(painter, QRectF(16, rect.top() + 8, name, 24), draft.title or "没有标题", "text", 14, True)
        office = "・".join(filter(None, (draft.organ, draft.scope)))
        write(painter, QRectF(16, rect.top() + 31, name, 20), office, "text3", 12)
        whole = rect.top(), rect.height()
        write(painter, QRectF(columns["year"], whole[0], 60, whole[1]), str(draft.year or ""), "text2")
        shape, words = state_of(draft)
        mark(painter, shape, columns["state"], int(rect.center().y()) - 7, 14)
        room = columns["when"] - columns["state"] - 34
        write(painter, QRectF(columns["state"] + 22, whole[0], room, whole[1]), words, "text2")
        when = QRectF(columns["when"], whole[0], rect.width() - columns["when"] - 16, whole[1])
        write(painter, when, when_words(draft.changed), "text2", align=RIGHT)
        ring_row(painter, rect, view, index)
        painter.restore()


def columns_of(width: float, narrow: bool) -> dict[str, int]:
    """Where the columns begin in a list of that width; narrow ones give the title less."""
    year = int(min(500, width * (0.4 if narrow else 0.462)))
    return {"year": year, "state": year + (52 if narrow else 72), "when": int(width) - 142}


class DraftList(QListView):
    """Keys: Enter opens, F2 renames, Ctrl+D duplicates, Delete moves to the bin (each as far as `keys` allows)."""

    asked = Signal(str, object)
    """open, rename, duplicate or delete, and the DraftInfo."""

    def __init__(self, name: str, keys: bool = True) -> None:
        super().__init__()
        self._keys = keys
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.drafts = DraftModel()
        self.setModel(self.drafts)
        self.delegate = DraftDelegate(self)
        self.setItemDelegate(self.delegate)
        self.doubleClicked.connect(lambda index: self._ask("open", index.row()))
        theme().changed.connect(self.viewport().update)

    def show_drafts(self, drafts: Sequence[DraftInfo]) -> None:
        """Show these; the row that was current stays so, else the first one."""
        at = max(0, self.currentIndex().row())
        self.drafts.show(drafts)
        self.setFixedHeight(max(1, len(drafts)) * ROW)
        if drafts:
            self.setCurrentIndex(self.drafts.index(min(at, len(drafts) - 1), 0))

    def current(self) -> DraftInfo | None:
        """The draft in the current row."""
        return self.drafts.draft(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list; arrows as ever."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask("open", self.currentIndex().row())
        elif self._keys and event.key() == Qt.Key.Key_F2:
            self._ask("rename", self.currentIndex().row())
        elif self._keys and event.key() == Qt.Key.Key_Delete:
            self._ask("delete", self.currentIndex().row())
        elif self._keys and event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._ask("duplicate", self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _ask(self, what: str, at: int) -> None:
        draft = self.drafts.draft(at)
        if draft is not None:
            self.asked.emit(what, draft)
