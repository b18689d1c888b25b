"""The rows of the rail: a model that recounts only the parts that changed, and the delegate that paints them."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from forms.findings import State
from gui.bridge import Bridge
from gui.icons import draw_icon
from gui.marks import mark
from gui.painting import RIGHT, pen, text_width, write
from gui.part_state import PartState, part_state
from gui.places import CHECK, EXPORT, PLACES
from gui.theme import colour, size

GAP = ""
PLACE = Qt.ItemDataRole.UserRole
_NO_INDEX = QModelIndex()
_MOST_STATE = 152
"""Where 「数字已改，须重核」 begins at the latest; the names of parts stay left of it in the wide rail."""


class RailModel(QAbstractListModel):
    """Sections of the form, a gap, 检查 and 导出."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._sections = bridge.session.form.section_by_id
        self._places = (*self._sections, GAP, CHECK, EXPORT)
        self._states: dict[str, PartState] = {}
        self._confirmed: set[str] = set()
        self._findings = 0

    def recount(self, sections: Set[str] | None = None) -> None:
        """Work out states again: of the sections named, else of all; only rows that differ are painted again."""
        for place in self._sections if sections is None else sections:
            if place in self._sections:
                self._recount_one(place)
        session = self._bridge.session
        found = sum(self._bridge.loud(f) and session.state(f) is not State.EXPLAINED for f in session.findings)
        if found != self._findings:
            self._findings = found
            self._changed(CHECK)

    @property
    def confirmed(self) -> int:
        """How many parts are confirmed as they stand."""
        return len(self._confirmed)

    def _recount_one(self, place: str) -> None:
        if self._bridge.session.confirmation(place) is State.EXPLAINED:
            self._confirmed.add(place)
        else:
            self._confirmed.discard(place)
        state = part_state(self._bridge, place)
        if self._states.get(place) != state:
            self._states[place] = state
            self._changed(place)

    def _changed(self, place: str) -> None:
        index = self.index_of(place)
        self.dataChanged.emit(index, index)

    def place(self, at: int) -> str:
        """The place of a row, GAP for the line between."""
        return self._places[at]

    def index_of(self, place: str) -> QModelIndex:
        """The row of a place; invalid for an unknown one."""
        return self.index(self._places.index(place), 0) if place in self._places else QModelIndex()

    def state(self, place: str) -> PartState:
        """What its row shows at the right."""
        if place == CHECK:
            return PartState("", f"{self._findings}条" if self._findings else "")
        return self._states.get(place, PartState("", ""))

    def name(self, place: str) -> tuple[str, str]:
        """(numeral, short name) of a place."""
        if place in PLACES:
            return "", PLACES[place][1]
        section = self._sections[place]
        return section.numeral, section.short

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        """Every place and the gap."""
        return 0 if parent.isValid() else len(self._places)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """The gap cannot be chosen."""
        if self._places[index.row()] == GAP:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The place for the delegate; the whole row in words for screen readers, the state in words as the tooltip."""
        place = self._places[index.row()]
        if role == PLACE:
            return place
        if place == GAP:
            return None
        words = self.state(place).words
        if role == Qt.ItemDataRole.ToolTipRole:
            return words or None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            name = " ".join(filter(None, self.name(place)))
            return f"{name}，{words}" if words else name
        return None


class RailDelegate(QStyledItemDelegate):
    """Paints a row: numeral or icon, short name, state. `narrow` shows numbers for words."""

    narrow = False

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def height(self, place: str) -> int:
        """The height of a row."""
        if place == GAP:
            return 13
        return size("rail_row_compact" if self.narrow else "rail_row")

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows are as wide as the rail."""
        return QSize(0, self.height(index.data(PLACE)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        model = index.model()
        assert isinstance(model, RailModel)
        place, rect = model.place(index.row()), QRectF(option.rect)
        painter.save()
        if place == GAP:
            painter.setPen(pen("line"))
            y = int(rect.center().y()) + 0.5
            painter.drawLine(QPointF(16, y), QPointF(rect.right() - 16, y))
        else:
            chosen = index == self._view.currentIndex()
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._ground(painter, rect, chosen, hovered)
            self._name(painter, rect, place, model, chosen)
            self._state(painter, rect, model.state(place))
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, chosen: bool, hovered: bool) -> None:
        if not (chosen or hovered):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("selected" if chosen else "hover"))
        painter.drawRoundedRect(rect.adjusted(8, 1, -8, -1), 4, 4)
        if chosen:
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(QRectF(8, rect.top() + 8, 3, rect.height() - 16), 1.5, 1.5)
        window = self._view.window()
        by_key = window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if chosen and self._view.hasFocus() and by_key:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(9, 2, -9, -2), 4, 4)

    def _name(self, painter: QPainter, rect: QRectF, place: str, model: RailModel, chosen: bool) -> None:
        numeral, name = model.name(place)
        if numeral:
            write(painter, QRectF(20, rect.top(), 34, rect.height()), numeral, "text2", 14, chosen)
        else:
            icon = PLACES[place][0] if place in PLACES else "page"
            draw_icon(painter, icon, 19, rect.center().y() - 8)
        write(painter, QRectF(55, rect.top(), 90, rect.height()), name, "text", 14, chosen)

    def _state(self, painter: QPainter, rect: QRectF, state: PartState) -> None:
        words = state.words if not self.narrow else state.number if state.mark in ("error", "warning") else ""
        right = rect.right() - 18
        wide = text_width(words, 12)
        room = right - (rect.left() + _MOST_STATE - 17)
        shown = words if self.narrow or wide <= room else "须重核" if state.mark == "pending" else words
        wide = text_width(shown, 12)
        write(painter, QRectF(right - wide, rect.top(), wide + 1, rect.height()), shown, "text2", 12, align=RIGHT)
        if state.mark:
            x = right - wide - (17 if shown else 12)
            mark(painter, state.mark, x, int(rect.center().y()) - 6, 12)
