"""How a grid lies in its room: columns by tier, heights of rows, spans of heads, the section head in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from gui.grid import columns
from gui.grid.cell import HEAD, LABEL, TEXT, VALUE
from gui.grid.delegate import GridDelegate
from gui.grid.model import GridModel
from gui.grid.paint import label_lines
from gui.grid.sticky import StickyHead
from gui.painting import face, line_height
from gui.theme import size, theme
from gui.widgets import own_viewport

_Edit = QAbstractItemView.EditTrigger
_ROOM_BEFORE_SHOWN = 760
"""Logical pixels: a view that was never shown does not know its width, and rows must not be measured for less."""


class LaidGrid(QTableView):
    """Columns, rows, spans and the head that stays in sight; moves and keys are added by the classes above it."""

    def __init__(self, model: GridModel, name: str, sticky: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self._grid = model
        self._widths: dict[int, int] = {}
        self._short = False
        self.sticky: StickyHead | None = None
        self.cells = GridDelegate(self, model)
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(name)
        self._set_up()
        if sticky:
            self.sticky = StickyHead(self, model)
        model.modelReset.connect(self.lay_out)
        model.layoutChanged.connect(self.lay_out)
        theme().changed.connect(self.viewport().update)
        self.lay_out()

    def _set_up(self) -> None:
        self.setProperty("grid", "true")
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(_Edit.AnyKeyPressed | _Edit.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(size("table_row"))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        rows, head = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(20)
        rows.setDefaultSectionSize(size("table_row"))
        head.setFont(face(12))
        head.setFixedHeight(size("table_head"))
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(20)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # --- lay-out ---
    def set_tier(self, tier: int) -> None:
        """Go by how much room the window has: WIDE, COMPACT or TINY."""
        if tier != self._grid.tier:
            self._grid.tier = tier
            self._grid.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._grid.columns) - 1)
            self.lay_out()

    def lay_out(self) -> None:
        """Set hidden columns, spans of heads, widths and heights anew: after a reset or another tier."""
        shown = columns.shown(self._grid.columns, self._grid.tier)
        for number in range(len(self._grid.columns)):
            self.setColumnHidden(number, number not in shown)
        kinds = [self._grid.columns[number].kind for number in shown]
        self.cells.right_rules = frozenset(
            shown[place]
            for place in range(len(shown) - 1)
            if kinds[place] == VALUE and kinds[place + 1] not in (VALUE, TEXT)
        )
        self.clearSpans()
        before_figures = next((n for n, column in enumerate(self._grid.columns) if column.kind == VALUE), 1)
        for row in range(self._grid.rowCount()):
            if before_figures > 1 and self._grid.cell(row, 0).kind == HEAD:
                self.setSpan(row, 0, 1, before_figures)
        self._widths = {}
        self.cells.current = (self.currentIndex().row(), self.currentIndex().column())
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().width() if self.isVisible() else max(self.viewport().width(), _ROOM_BEFORE_SHOWN)
        made = columns.widths(self._grid.columns, self._grid.tier, room)
        if made == self._widths:
            return
        labels_moved = made.get(0) != self._widths.get(0)
        self._widths = made
        for number, width in made.items():
            self.setColumnWidth(number, width)
        if labels_moved:
            self._fit_rows(made.get(0, 0))
        if self.sticky is not None:
            self.sticky.refresh()

    def _fit_rows(self, width: int) -> None:
        two = size("table_row_two_lines")
        heights = {1: size("table_row"), 2: two, 3: two + line_height(14)}
        for row in range(self._grid.rowCount()):
            cell = self._grid.cell(row, 0)
            height = heights[label_lines(cell, width) if cell.kind == LABEL else 1]
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
        if self._short:
            self.fit_height()

    def fit_height(self) -> None:
        """Be as high as the rows are: short grids that the page scrolls. Keeps no lane for a scroll bar."""
        self._short = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = sum(self.rowHeight(row) for row in range(self._grid.rowCount()))
        self.setFixedHeight(self.horizontalHeader().minimumHeight() + rows + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        self._fit()
        if self.sticky is not None:
            self.sticky.refresh()
