"""The page of a table that is part of the report: cell bar, the table in the painted grid, paste, sign-off line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from forms.model import Figures, Section, Table
from gui.bridge import Bridge, Place
from gui.grid import GridView
from gui.grid.block import read_block
from gui.pages.page import Page, Tier
from gui.painting import face
from gui.tables.cell_bar import CellBar
from gui.tables.grouped_head import group_heads
from gui.tables.keeping import PlaceKeeper
from gui.tables.paste_preview import PastePreview
from gui.tables.printed import PrintedGrid
from gui.theme import size, type_size
from gui.widgets import Button, Label, column, dress_surface, row


class TablePage(Page):
    """Shows the first printed table of a section with all that belongs to it; further items stand under it."""

    def __init__(self, bridge: Bridge, section: str) -> None:
        super().__init__(bridge, section)
        dress_surface(self)
        self.part: Section = bridge.session.form.section_by_id[section]
        self.table = next(i for i in self.part.items if isinstance(i, Table) and i.printed)
        self.model = PrintedGrid(bridge, section, self.table)
        self.view = GridView(self.model, self.table.title, sticky=True)
        PlaceKeeper(self.view, self.model)
        group_heads(self.view, self.table, self.model)
        self.bar = CellBar(bridge, self.table)
        self.preview = PastePreview(bridge, self.table)
        self._title = Label(bridge.session.report.heading(section), type_size("title"), strong=True)
        self._filled = Label("", tone="text2")
        self._next, self._paste = Button("下一空格"), Button("从Excel粘贴…")
        self._next.setToolTip("Ctrl+Enter")
        self._paste.setToolTip("复制Excel或WPS中的一列或一块，再按这里；也可在格中按Ctrl+V")
        self._more = self._further()
        self._sign = Button("落款…", "chip")
        self._head = row(self._title, None, self._filled, 6, self._sign, self._next, self._paste)
        body = [self.bar, self.preview, self.view, *([self._more] if self._more else [])]
        self._column = column(self._head, *body, gap=10)
        self._column.setStretchFactor(self.view, 1)
        self.setLayout(self._column)
        self._connect()
        self._count()
        self.set_tier(Tier.WIDE)

    def _further(self) -> QWidget | None:
        """The strips under the table (the sign-off line), folded away until something is in them."""
        from gui.tables.strip import FiguresStrip

        strips = [FiguresStrip(self.bridge, i) for i in self.part.items if isinstance(i, Figures)]
        if not strips:
            return None
        made = QWidget()
        made.setLayout(column(*strips, gap=8))
        filled = any(
            not self.bridge.session.report.blank(f.key)
            for i in self.part.items
            if isinstance(i, Figures)
            for f in i.fields
        )
        made.setVisible(filled)
        return made

    def _connect(self) -> None:
        self.model.block_pasted.connect(self.preview.offer)
        self.model.current_key.connect(self.bar.show_key)
        self.preview.done.connect(self.view.setFocus)
        self.bar.confirmed.connect(self._confirm)
        self.bar.left.connect(self.view.setFocus)
        self._next.clicked.connect(self._go_to_blank)
        self._paste.clicked.connect(self._paste_clipboard)
        self._sign.clicked.connect(self._fold)
        self.bridge.answers_changed.connect(self._answered)
        self.bridge.state_changed.connect(self._last_may_have_come)
        if self._more is not None:
            self._sign.setChecked(self._more.isVisibleTo(self))

    # --- following ---
    def _answered(self, keys: frozenset[str]) -> None:
        if any(self.model.place_of(key) for key in keys):
            self._count()
        if f"heading:{self.section}" in keys:
            self._title.setText(self.bridge.session.report.heading(self.section))

    def _count(self) -> None:
        report = self.bridge.session.report
        cells = [self.table.cell(r.id, c.id) for r in self.table.rows if not r.head for c in self.table.columns]
        missing = sum(report.blank(key) for key in cells)
        words = f"已填{len(cells) - missing}/{len(cells)}格" + (f"，还差{missing}格" if missing else "")
        if words != self._filled.text():
            self._filled.setText(words)
            self._next.setEnabled(missing > 0)
            self.status.emit(words)

    def _last_may_have_come(self) -> None:
        if self.model.refresh_last():
            self.view.lay_out()

    def set_tier(self, tier: Tier) -> None:
        """Less room: narrower margins, no title in a tiny window."""
        wide = tier is Tier.WIDE
        pad = size("page_pad") if wide else size("page_pad_compact")
        self._column.setContentsMargins(pad, 16 if wide else 10, pad, 10 if wide else 8)
        self._column.setSpacing(10 if wide else 8)
        self._title.setFont(face(type_size("title") if wide else 18, True))
        for widget in (self._title, self._filled, self._next, self._paste):
            widget.setVisible(tier is not Tier.TINY)
        self._sign.setVisible(self._more is not None and tier is not Tier.TINY)
        self.bar.set_tier(tier)
        self.view.set_tier(int(tier))

    # --- going and doing ---
    def show_place(self, place: Place) -> None:
        """To the cell of a key (a note's cell for a note); else where one was, or the first cell."""
        self.status.emit(self._filled.text())
        at = self.model.place_of(place.key) or self.model.place_of(place.key.partition("#")[0])
        if at is not None:
            self.view.go(at)
        elif place.key and self._more is not None:
            self._open_strip(place.key)
            return
        elif not self.view.currentIndex().isValid():
            self.view.step("next")
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_strip(self, key: str) -> None:
        from gui.tables.strip import FiguresStrip

        assert self._more is not None
        self._sign.setChecked(True)
        self._more.show()
        for strip in self._more.findChildren(FiguresStrip):
            if strip.has_key(key):
                strip.show_key(key)

    def _fold(self, on: bool) -> None:
        if self._more is not None:
            self._more.setVisible(on)

    def _confirm(self, key: str) -> None:
        at = self.model.place_of(key)
        if at is not None:
            self.model.confirm(self.model.index(*at))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_blank(self) -> None:
        self.view.step("blank")
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _paste_clipboard(self) -> None:
        block = read_block(QGuiApplication.clipboard().text())
        at = self.view.currentIndex()
        key = self.model.key_at(at.row(), at.column()) if at.isValid() else self._first_key()
        self.preview.offer(key, block)

    def _first_key(self) -> str:
        row_ = next(r for r in self.table.rows if not r.head)
        return self.table.cell(row_.id, self.table.columns[0].id)

    def leave(self) -> None:
        """End editing in the cell."""
        self.view.leave_editor("stay")
