"""「识别并绑定」: one list of the numbers of a part that may be known figures, to look through. Nothing is bound unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from forms.model import Section
from gui.bridge import Bridge
from gui.editors.prose import ProseEditor
from gui.painting import write
from gui.theme import colour, type_size
from gui.widgets import Button, Label, boxed, column, row
from gui.widgets.buttons import PLAIN
from gui.widgets.check import paint_box

if TYPE_CHECKING:
    from forms.quoting import Offer

Index = QModelIndex | QPersistentModelIndex
NOTHING = "没有认出可以引用的数：正文里的数与已填的数都不相同，或已经引用。"
ROWS_SHOWN, ROW_HEIGHT = 8, 28
BEFORE, AFTER = 14, 6
"""So many characters of the sentence stand before and after the number."""


class _Rows(QStyledItemDelegate):
    """A box to tick and the sentence, in the dress of the other lists."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are of one height."""
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("selected"))
        box = QRectF(rect.left() + 6, rect.top() + (rect.height() - 16) // 2 + 0.5, 16, 16)
        paint_box(painter, box, index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value)
        write(painter, rect.adjusted(32, 0, -8, 0), str(index.data()), "text", type_size("body"))
        painter.restore()


class Binding(QWidget):
    """Stands between the bar and the editor; hidden until it is asked for. Space ticks, Enter binds what is ticked, Esc leaves."""

    def __init__(self, bridge: Bridge, section: Section, editor: ProseEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._key, self._editor = bridge, section.narrative, editor
        self._offers: list[Offer] = []
        self._text = ""
        self.title = Label("", strong=True)
        self.list = QListWidget()
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setAccessibleName("可以引用的数")
        self.list.currentRowChanged.connect(self._show_place)
        self.list.itemChanged.connect(lambda _item: self._count())
        self.take, self.all, self.cancel = Button("引用所选"), Button("全选", PLAIN), Button("取消", PLAIN)
        self.take.clicked.connect(self._bind)
        self.all.clicked.connect(self._tick_all)
        self.cancel.clicked.connect(self.close_list)
        inside = column(self.title, self.list, row(self.take, self.all, self.cancel, None), margins=(12, 10, 12, 12))
        self.setLayout(column(boxed(inside), margins=(0, 0, 0, 8)))
        bridge.answers_changed.connect(self._answered)
        self.setVisible(False)

    def start(self) -> None:
        """List what the text of the part may quote, the likely ones ticked."""
        from forms.quoting import LIKELY, KnownFigures

        report = self._bridge.session.report
        self._offers = [] if self._bridge.read_only else KnownFigures(report).in_part(self._key)
        self._text = report.text(self._key)
        self.list.clear()
        for offer in self._offers:
            item = QListWidgetItem(self._words(offer))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if offer.weight >= LIKELY else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        for widget in (self.list, self.take, self.all):
            widget.setVisible(bool(self._offers))
        self.list.setFixedHeight(ROW_HEIGHT * min(ROWS_SHOWN, max(1, len(self._offers))) + 4)
        self._count()
        self.setVisible(True)
        if self._offers:
            self.list.setCurrentRow(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, offer: Offer) -> str:
        begin = max(self._text.rfind("\n", 0, offer.start) + 1, offer.start - BEFORE)
        after = self._text[offer.end : offer.end + AFTER].partition("\n")[0]
        said = f"{self._text[begin : offer.start]}【{self._text[offer.start : offer.end]}】{after}"
        return f"…{said}…　＝　{offer.name}"

    @property
    def ticked(self) -> list[Offer]:
        """The proposals that are ticked."""
        states = (self.list.item(at).checkState() for at in range(self.list.count()))
        return [offer for offer, state in zip(self._offers, states, strict=True) if state is Qt.CheckState.Checked]

    def _count(self) -> None:
        if self.list.count() == len(self._offers):
            chosen = len(self.ticked)
            self.title.setText(f"认出{len(self._offers)}处，已选{chosen}处" if self._offers else NOTHING)
            self.take.setEnabled(bool(chosen))

    def _show_place(self, at: int) -> None:
        if 0 <= at < len(self._offers) and self.isVisible():
            self._editor.select(self._offers[at].start, self._offers[at].end)

    def _tick_all(self) -> None:
        for at in range(self.list.count()):
            self.list.item(at).setCheckState(Qt.CheckState.Checked)

    def _bind(self) -> None:
        from forms.quoting import bound

        chosen = self.ticked
        if chosen:
            session = self._bridge.session
            session.part_step()
            self._bridge.set(bound(session.report, self._key, chosen), f"引用{len(chosen)}处数字")
            session.part_step()
        self.close_list()

    def _answered(self, _keys: frozenset[str]) -> None:
        if self.isVisible() and self._bridge.session.report.text(self._key) != self._text:
            self.setVisible(False)  # the places are others now: it is asked for again

    def close_list(self) -> None:
        """Away with the list; back to the text."""
        self.setVisible(False)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter binds what is ticked, Esc leaves everything as it was."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._bind()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_list()
        else:
            super().keyPressEvent(event)
