"""A table inside a part with what can be done to its rows: the keys, and one line of buttons under it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from forms.model import Table
from forms.values import Kind, RowRef, Value
from gui.bridge import Bridge
from gui.grid import GridView
from gui.tables import row_moves
from gui.tables.keeping import PlaceKeeper
from gui.tables.part_grid import PartGrid
from gui.tables.paste_rows import pasted
from gui.widgets import Button, Label, column, row

_Key, _Mod = Qt.Key, Qt.KeyboardModifier


class TableEditor(QWidget):
    """Shows a table of a part. Rows are added, removed, nested and moved as single steps of undo."""

    def __init__(self, bridge: Bridge, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self.table = bridge, table
        section = next(s.id for s in bridge.session.form.sections if table in s.items)
        self.model = PartGrid(bridge, section, table)
        self.view = GridView(self.model, table.title, parent=self)
        self.view.installEventFilter(self)
        self.view.cells.made.connect(lambda editor: editor.installEventFilter(self))
        self.setFocusProxy(self.view)
        self._hint: Label | None = None
        nested = "　Alt+→ 下一级　Alt+← 上一级" if table.nests else ""
        self.setLayout(column(self.view, gap=4))
        if table.grows:
            add = Button("加一项", "link", "plus", self)
            add.clicked.connect(self.add_row)
            keys = f"Ctrl+Insert 加一项{nested}　Alt+↑↓ 移动　Ctrl+Delete 删除"
            self._hint = Label(keys, 12, tone="text3", parent=self)
            cast(QVBoxLayout, self.layout()).addLayout(row(add, 8, self._hint, None))
        self._keys: dict[tuple[int, bool, bool], Callable[[], object]] = {
            (_Key.Key_Insert, True, False): self.add_row,
            (_Key.Key_Delete, True, False): self.remove_row,
            (_Key.Key_Right, False, True): partial(self.shift_row, 1),
            (_Key.Key_Left, False, True): partial(self.shift_row, -1),
            (_Key.Key_Up, False, True): partial(self.move_row, -1),
            (_Key.Key_Down, False, True): partial(self.move_row, 1),
        }
        self.model.modelReset.connect(self.view.fit_height)
        PlaceKeeper(self.view, self.model)
        if table.grows:
            self.view.beyond.connect(self._go_on)
        self.model.block_pasted.connect(self._paste)
        bridge.state_changed.connect(self._last_may_have_come)
        self.view.fit_height()

    # --- rows ---
    def _rows(self) -> tuple[RowRef, ...]:
        return self._bridge.session.report.rows(self.table)

    def _at(self) -> int:
        return self.view.currentIndex().row()

    def _set_rows(self, rows: tuple[RowRef, ...], label: str, more: dict[str, Value | None] | None = None) -> None:
        self.view.leave_editor("stay")
        self._bridge.set({self.table.rows_key: rows, **(more or {})}, label)

    def _taken(self) -> set[str]:
        """Ids of rows that are or were there: a removed row's id is not given to another, or undo would mix them up."""
        answered = {
            self.table.split(k)[0] for k in self._bridge.session.report.answers if k.startswith(f"{self.table.id}.")
        }
        return {r.id for r in self._rows()} | set(self.table.row_by_id) | answered

    def add_row(self) -> None:
        """A row after the current one, and the caret in its name."""
        at = self._at()
        rows = row_moves.added(self._rows(), at, row_moves.fresh_id(self._taken()))
        new = next(n for n, r in enumerate(rows) if r not in self._rows())
        self._set_rows(rows, "加一项")
        self.view.go((new, 0))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        """Enter in the last row: a new one, unless the last is empty."""
        last = self._rows()[-1].id
        answers = self._bridge.session.report.answers
        if any(self.table.split(k)[0] == last for k in answers if k.startswith(f"{self.table.id}.")):
            self.add_row()

    def remove_row(self) -> None:
        """The current row goes with what is nested under it and its answers."""
        at = self._at()
        if at < 0:
            return
        stay, go = row_moves.removed(self._rows(), at)
        answers = self._bridge.session.report.answers
        gone = {r.id for r in go}
        cleared: dict[str, Value | None] = {
            k: None for k in answers if k.startswith(f"{self.table.id}.") and self.table.split(k)[0] in gone
        }
        column_at = self.view.currentIndex().column()
        self._set_rows(stay, "删除一项", cleared)
        if stay:
            self.view.go((min(at, len(stay) - 1), column_at))

    def shift_row(self, by: int) -> None:
        """One level down or up."""
        at = self._at()
        if at >= 0 and self.table.nests:
            self._change(row_moves.shifted(self._rows(), at, by, self.table.nests), at, "改变层级")

    def move_row(self, by: int) -> None:
        """Change places with the neighbour of the same level."""
        at = self._at()
        if at >= 0:
            rows, now = row_moves.moved(self._rows(), at, by)
            self._change(rows, now, "移动一项")

    def _change(self, rows: tuple[RowRef, ...], now: int, label: str) -> None:
        column_at = self.view.currentIndex().column()
        if rows != self._rows():
            self._set_rows(rows, label)
            self.view.go((now, column_at))

    # --- keys ---
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys for rows and choices; they are ours before the window's shortcuts (Alt+←)."""
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return super().eventFilter(watched, event)
        work = self._work(event)
        if (
            watched is not self.view and work != self.add_row
        ):  # other keys come from the editor by themselves, or are its own
            return super().eventFilter(watched, event)
        if work is None:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            work()
        return True

    def _work(self, event: QKeyEvent) -> Callable[[], object] | None:
        modifiers = event.modifiers()
        control, alt = bool(modifiers & _Mod.ControlModifier), bool(modifiers & _Mod.AltModifier)
        here = self.view.currentIndex()
        if self.model.kind_at(here.column()) is Kind.CHOICE and alt and event.key() == _Key.Key_Down:
            return self._offer_choices
        if alt and event.key() == Qt.Key.Key_Left and self._bridge.jumped:
            return None  # F3 led here: Alt+← leads back
        return self._keys.get((event.key(), control, alt)) if self.table.grows else None

    def _offer_choices(self) -> None:
        here = self.view.currentIndex()
        key = self.model.key_at(here.row(), here.column())
        menu = QMenu(self)
        for choice in self.model.choices_at(here.column()):
            menu.addAction(choice).triggered.connect(partial(self._choose, key, choice))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.view.viewport().mapToGlobal(QPoint(*self.view.visualRect(here).bottomLeft().toTuple())))

    def _choose(self, key: str, choice: str, _on: bool = False) -> None:
        self._bridge.set({key: choice}, f"选择{choice}")

    # --- blocks ---
    def _paste(self, key: str, block: list[list[str]]) -> None:
        """A block goes in from the current cell; a table that grows gets the rows that it lacks."""
        answers = pasted(self._bridge.session.report, self.table, key, block, self._taken())
        if answers:
            self.view.leave_editor("stay")
            self._bridge.set(answers, f"粘贴{len(block)}行")

    # --- what pages ask ---
    def _last_may_have_come(self) -> None:
        if self.model.refresh_last():
            self.view.lay_out()
            self.view.fit_height()

    def set_tier(self, tier: int) -> None:
        """Fewer columns in a tiny window."""
        self.view.set_tier(int(tier))
        if self._hint is not None:
            self._hint.setVisible(tier < 2)

    def show_key(self, key: str) -> None:
        """Make the cell of a key the current one and give it the focus."""
        at = self.model.place_of(key)
        if at is not None:
            self.view.go(at)
        elif not self.view.currentIndex().isValid():
            self.view.begin("next")
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
