"""The rows of the rail: a model that recounts only the parts that changed, and the delegate that paints them."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from forms.findings import State
from gui.bridge import Bridge
from gui.part_state import part_state
from gui.places import CHECK, EXPORT, PLACES
from gui.rail_paint import GAP, PartState, RailRow, paint_gap, paint_ground, paint_row, row_height

if TYPE_CHECKING:
    from gui.rail import RailView

PLACE = Qt.ItemDataRole.UserRole
_NO_INDEX = QModelIndex()


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

    def __init__(self, view: RailView) -> None:
        super().__init__(view)
        self._view = view

    def height(self, place: str) -> int:
        """The height of a row."""
        return row_height(place, self.narrow)

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
            paint_gap(painter, rect)
        else:
            chosen = index == self._view.currentIndex()
            hovered = index.row() == self._view.hovered  # the option's own state would load QStyle: 6 ms of the start
            by_key = self._view.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
            paint_ground(painter, rect, chosen, hovered, by_key and self._view.hasFocus())
            paint_row(painter, rect, RailRow(place, *model.name(place), model.state(place)), chosen, self.narrow)
        painter.restore()
