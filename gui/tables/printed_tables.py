"""The printed tables of a section as one: a single one fills the page and scrolls, several stand under each other on a page that scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from forms.model import Table
from gui.bridge import Bridge
from gui.grid import GridView
from gui.tables.grouped_head import group_heads
from gui.tables.keeping import PlaceKeeper
from gui.tables.printed import PrintedGrid
from gui.widgets import Label, StableScroll, column

IN_SIGHT = 48
"""How much of the page stays in sight above and below the current cell."""


class PrintedTables(QWidget):
    """`view` and `model` are those of the table where the caret is, or was last."""

    key_moved = Signal(str)
    block_pasted = Signal(str, object)

    def __init__(self, bridge: Bridge, section: str, tables: Sequence[Table]) -> None:
        super().__init__()
        alone = len(tables) == 1
        self._report = bridge.session.report
        self.models = [PrintedGrid(bridge, section, table) for table in tables]
        self.views = [GridView(model, model.table.title, sticky=alone) for model in self.models]
        self._current = 0
        self._area: StableScroll | None = None
        for at, (view, model) in enumerate(zip(self.views, self.models, strict=True)):
            PlaceKeeper(view, model)
            group_heads(view, model.table, model)
            model.current_key.connect(partial(self._moved, at))
            model.block_pasted.connect(self.block_pasted)
        self._body = QWidget()
        if alone:
            self.setLayout(column(self.views[0], gap=0))
        else:
            self._stack()
        self.setFocusProxy(self.views[0])

    def _stack(self) -> None:
        parts: list[QWidget | int] = []
        for view, model in zip(self.views, self.models, strict=True):
            view.fit_height()
            parts += [Label(model.table.title, strong=True), view, 8]
        self._body.setLayout(column(*parts, None, gap=6))
        self._area = StableScroll(self._body, "统计表")
        self.setLayout(column(self._area, gap=0))

    @property
    def view(self) -> GridView:
        """Where the caret is."""
        return self.views[self._current]

    @property
    def model(self) -> PrintedGrid:
        """The model of that view."""
        return self.models[self._current]

    @property
    def table(self) -> Table:
        """The table where the caret is."""
        return self.model.table

    def _moved(self, at: int, key: str) -> None:
        self._current = at
        self.key_moved.emit(key)
        view = self.view
        if self._area is not None:
            rect = view.visualRect(view.currentIndex())
            centre = view.viewport().mapTo(self._body, rect.center())
            self._area.ensureVisible(0, centre.y(), 0, rect.height() // 2 + IN_SIGHT)

    # --- counting ---
    @cached_property
    def cells(self) -> tuple[str, ...]:
        """The keys of all figures."""
        tables = [model.table for model in self.models]
        return tuple(t.cell(row.id, each.id) for t in tables for row in t.rows if not row.head for each in t.columns)

    def has_key(self, key: str) -> bool:
        """Whether a figure or a note with this key stands in one of the tables."""
        return any(model.place_of(key) for model in self.models)

    # --- going ---
    def show_key(self, key: str) -> bool:
        """Make the cell of a key (of a note or mark: where it is shown) the current one; False for a key that is not here."""
        for at, (model, view) in enumerate(zip(self.models, self.views, strict=True)):
            place = model.place_of(key) or model.place_of(key.partition("#")[0])
            if place is not None:
                self._current = at
                if not view.viewport().rect().contains(view.visualRect(model.index(*place))):
                    view.scrollTo(model.index(*place), GridView.ScrollHint.PositionAtCenter)
                view.go(place)
                self.take_focus()
                return True
        return False

    def begin(self) -> None:
        """Where one was, else the first cell."""
        if not self.view.currentIndex().isValid():
            self.view.step("next")
        self.take_focus()

    def take_focus(self) -> None:
        """Give the focus to the table where the caret is."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_blank(self) -> None:
        """The next empty cell, in this table or the next one that has any."""
        order = [*range(self._current, len(self.views)), *range(self._current)]
        for at in order:
            if self.views[at].step("blank"):
                self._current = at
                break
        self.take_focus()

    def current_key(self) -> str:
        """The key of the current cell, that of the first cell before there is one."""
        here = self.view.currentIndex()
        return self.model.key_at(here.row(), here.column()) if here.isValid() else self.cells[0]

    def confirm(self, key: str) -> None:
        """The officer has looked at what the reading of a report left at this key."""
        for model in self.models:
            place = model.place_of(key)
            if place is not None:
                model.confirm(model.index(*place))
        self.take_focus()

    # --- following ---
    def refresh_last(self) -> None:
        """Last year's figures came or went."""
        for model, view in zip(self.models, self.views, strict=True):
            if model.refresh_last():
                view.lay_out()

    def set_tier(self, tier: int) -> None:
        """Fewer columns in a tiny window."""
        for view in self.views:
            view.set_tier(tier)

    def leave(self) -> None:
        """End editing where it is."""
        for view in self.views:
            view.leave_editor("stay")
