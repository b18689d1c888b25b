"""The rail: every part with its state in shape and words, 检查 and 导出 below, and how far the whole report has come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QProgressBar, QWidget

from gui.bridge import Bridge
from gui.deadline import deadline_words
from gui.pages.page import Tier, rail_width
from gui.rail_paint import GAP
from gui.rail_rows import RailDelegate, RailModel
from gui.theme import theme
from gui.widgets import Label, column, dress_surface, own_viewport

_FOOT_HEIGHT = 84


AnyIndex = QModelIndex | QPersistentModelIndex


class RailView(QListView):
    """The list itself: arrows move, Enter and a click stay where they are."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        own_viewport(self)
        self.setMouseTracking(True)
        self.hovered = -1
        """The row under the mouse, -1 for none."""
        self.entered.connect(lambda index: self._hover(index.row()))
        self.viewportEntered.connect(lambda: self._hover(-1))

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse any more."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        before, self.hovered = self.hovered, row
        for at in {before, row} - {-1}:
            self.update(self.model().index(at, 0))

    def dataChanged(self, first: AnyIndex, last: AnyIndex, _roles: Sequence[int] = ()) -> None:
        """Rows keep their height: repaint those that changed and lay nothing out anew."""
        for at in range(first.row(), last.row() + 1):
            self.update(self.model().index(at, 0))
        self.setAccessibleName("部分")

    def sizeHint(self) -> QSize:
        """As high as its rows: the foot follows at the bottom of the rail."""
        return QSize(0, 0)


class Rail(QWidget):
    """All places of the report. `asked` says which place the officer chose."""

    asked = Signal(str)

    def __init__(self, bridge: Bridge, tier: Tier) -> None:
        super().__init__()
        dress_surface(self, "rail", "right")
        self._bridge = bridge
        self.model = RailModel(bridge)
        self.view = RailView()
        self.view.setModel(self.model)
        self._delegate = RailDelegate(self.view)
        self.view.setItemDelegate(self._delegate)
        self._confirmed = dict(bridge.session.confirmed)
        self._count = Label("", 12, tone="text2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, len(bridge.session.form.sections))
        self._bar.setAccessibleName("已核对的部分")
        self._deadline = Label("", 12, tone="text2")
        self._foot = QWidget()
        self._foot.setLayout(column(self._count, self._bar, self._deadline, gap=7, margins=(20, 10, 20, 14)))
        self.setLayout(column(self.view, self._foot, gap=0, margins=(0, 8, 1, 0)))
        self.setFocusProxy(self.view)
        self.set_tier(tier)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        bridge.settled.connect(self._settled)
        bridge.state_changed.connect(self._state_changed)
        theme().changed.connect(self.view.viewport().update)

    def fill(self) -> None:
        """Work out every row's state and the foot: after the first paint, and when another report is shown."""
        self.model.recount()
        self._show_foot()

    def set_tier(self, tier: Tier) -> None:
        """Words where there is room, numbers where there is not."""
        self.setFixedWidth(rail_width(tier))
        self._delegate.narrow = tier is not Tier.WIDE
        self.view.doItemsLayout()
        self._fit_foot()

    def show_place(self, place: str) -> None:
        """Mark the place that is shown, without asking for it again."""
        index = self.model.index_of(place)
        if index.isValid() and index != self.view.currentIndex():
            model = self.view.selectionModel()
            model.blockSignals(True)
            self.view.setCurrentIndex(index)
            model.blockSignals(False)
            self.view.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The foot goes where the rows need the height."""
        super().resizeEvent(event)
        self._fit_foot()

    def _fit_foot(self) -> None:
        rows = sum(self._delegate.height(self.model.place(at)) for at in range(self.model.rowCount()))
        self._foot.setVisible(self.height() >= rows + 8 + _FOOT_HEIGHT)

    def _chosen(self, now: QModelIndex | QPersistentModelIndex) -> None:
        place = self.model.place(now.row()) if now.isValid() else GAP
        if place != GAP:
            self.asked.emit(place)

    def _settled(self, sections: Iterable[str]) -> None:
        self.model.recount(set(sections))
        if self._bridge.session.form.sections[0].id in set(sections):
            self._show_deadline()

    def _state_changed(self) -> None:
        now = self._bridge.session.confirmed
        if now != self._confirmed:
            changed = {
                name for name in now.keys() | self._confirmed.keys() if now.get(name) != self._confirmed.get(name)
            }
            self._confirmed = dict(now)
            self.model.recount(changed)
        self._show_count()

    def _show_foot(self) -> None:
        self._show_count()
        self._show_deadline()

    def _show_count(self) -> None:
        done = self.model.confirmed
        if done != self._bar.value() or not self._count.text():
            self._bar.setValue(done)
            self._count.setText(f"已核对 {done}/{self._bar.maximum()} 部分")

    def _show_deadline(self) -> None:
        self._deadline.setText(deadline_words(self._bridge.session.report))
