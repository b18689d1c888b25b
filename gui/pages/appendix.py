"""The page of tables that are part of the report: cell bar, the tables in the painted grid, paste, sign-off line."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from forms.model import Figures, Section, Table
from gui.bridge import Bridge, Place
from gui.grid import GridView
from gui.grid.block import read_block
from gui.pages.page import Page, Tier
from gui.painting import face
from gui.tables.cell_bar import CellBar
from gui.tables.paste_preview import PastePreview
from gui.tables.printed import PrintedGrid
from gui.tables.printed_tables import PrintedTables
from gui.tables.strip import FiguresStrip
from gui.theme import size, type_size
from gui.widgets import Button, Label, column, dress_surface, row


class TablePage(Page):
    """Shows the printed tables of a section with all that belongs to them; strips of single answers stand under them."""

    def __init__(self, bridge: Bridge, section: str, parent: QWidget | None = None) -> None:
        super().__init__(bridge, section, parent)
        dress_surface(self)
        self.part: Section = bridge.session.form.section_by_id[section]
        printed = [i for i in self.part.items if isinstance(i, Table) and i.printed]
        self.tables = PrintedTables(bridge, section, printed)
        self.bar = CellBar(bridge, notes=any(table.notes for table in printed))
        self.preview = PastePreview(bridge)
        self._title = Label(bridge.session.report.heading(section), type_size("title"), strong=True)
        self._filled = Label("", tone="text2")
        self._next, self._paste = Button("下一空格"), Button("从Excel粘贴…")
        self._next.setToolTip("Ctrl+Enter")
        self._paste.setToolTip("复制Excel或WPS中的一列或一块，再按这里；也可在格中按Ctrl+V")
        self._strips = [FiguresStrip(bridge, i) for i in self.part.items if isinstance(i, Figures)]
        self._more = self._further()
        self._sign = Button("落款…", "chip")
        self._sign.setChecked(not self._more.isHidden())
        self._head = row(self._title, None, self._filled, 6, self._sign, self._next, self._paste)
        self._column = column(self._head, self.bar, self.preview, self.tables, self._more, gap=10)
        self._column.setStretchFactor(self.tables, 1)
        self.setLayout(self._column)
        self._connect()
        self._count()
        self.set_tier(Tier.WIDE)

    @property
    def view(self) -> GridView:
        """The grid where the caret is."""
        return self.tables.view

    @property
    def model(self) -> PrintedGrid:
        """The model of that grid."""
        return self.tables.model

    def _further(self) -> QWidget:
        """The strips under the tables (the sign-off line), folded away until something is in them."""
        made = QWidget()
        made.setLayout(column(*self._strips, gap=8))
        fields = [f for i in self.part.items if isinstance(i, Figures) for f in i.fields]
        made.setVisible(any(not self.bridge.session.report.blank(f.key) for f in fields))
        return made

    def _connect(self) -> None:
        self.tables.block_pasted.connect(self.preview.offer)
        self.tables.key_moved.connect(self.bar.show_key)
        self.preview.done.connect(self.tables.take_focus)
        self.bar.confirmed.connect(self.tables.confirm)
        self.bar.left.connect(self.tables.take_focus)
        self._next.clicked.connect(self.tables.go_to_blank)
        self._paste.clicked.connect(self._paste_clipboard)
        self._sign.clicked.connect(self._more.setVisible)
        self.bridge.answers_changed.connect(self._answered)
        self.bridge.state_changed.connect(self.tables.refresh_last)

    # --- following ---
    def _answered(self, keys: frozenset[str]) -> None:
        if any(self.tables.has_key(key) for key in keys):
            self._count()
        if f"heading:{self.section}" in keys:
            self._title.setText(self.bridge.session.report.heading(self.section))

    def _count(self) -> None:
        cells = self.tables.cells
        missing = sum(map(self.bridge.session.report.blank, cells))
        words = f"已填{len(cells) - missing}/{len(cells)}格" + (f"，还差{missing}格" if missing else "")
        if words != self._filled.text():
            self._filled.setText(words)
            self._next.setEnabled(missing > 0)
            self.status.emit(words)

    def set_tier(self, tier: Tier) -> None:
        """Less room: narrower margins, no title in a tiny window."""
        wide = tier is Tier.WIDE
        pad = size("page_pad") if wide else size("page_pad_compact")
        self._column.setContentsMargins(pad, 16 if wide else 10, pad, 10 if wide else 8)
        self._column.setSpacing(10 if wide else 8)
        self._title.setFont(face(type_size("title") if wide else 18, True))
        for widget in (self._title, self._filled, self._next, self._paste):
            widget.setVisible(tier is not Tier.TINY)
        self._sign.setVisible(bool(self._strips) and tier is not Tier.TINY)
        self.bar.set_tier(tier)
        self.tables.set_tier(int(tier))
        for strip in self._strips:
            strip.set_tier(int(tier))

    # --- going and doing ---
    def show_place(self, place: Place) -> None:
        """To the cell of a key (a note's cell for a note); else where one was, or the first cell."""
        self.status.emit(self._filled.text())
        if self.tables.show_key(place.key):
            return
        for strip in self._strips:
            if strip.has_key(place.key):
                self._sign.setChecked(True)
                self._more.show()
                strip.show_key(place.key)
                return
        self.tables.begin()

    def _paste_clipboard(self) -> None:
        self.preview.offer(self.tables.current_key(), read_block(QGuiApplication.clipboard().text()))

    def leave(self) -> None:
        """End editing in the cell."""
        self.tables.leave()
