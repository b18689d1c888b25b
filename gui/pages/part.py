"""The page of a part: its title, the figures it tells of, and its running text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QSizePolicy, QWidget

from forms.model import Item, Section, Table
from gui.bridge import Bridge, Place
from gui.pages.page import Page, Tier
from gui.painting import face
from gui.theme import size, type_size
from gui.widgets import Button, Label, StableScroll, column, dress_surface, row
from gui.widgets.buttons import LINK

if TYPE_CHECKING:
    from gui.editors.prose import ProseEditor
    from gui.pages.binding import Binding
    from gui.pages.drafting import Drafting

LANE = 12
"""The width of the scroll bar, which is part of the margin."""
IN_SIGHT = 48
"""How much of the page stays in sight above and below the caret."""


class Figured(Protocol):
    """What an editor of figures can do for its page."""

    def show_key(self, key: str) -> None:
        """Make the cell of a key the current one and give it the focus; an unknown one: where one was, or the first."""
        ...


class PartPage(Page):
    """Figures over text, in one column that scrolls. The cover has the same shape with other editors of figures."""

    text_title = "正文"

    def __init__(self, bridge: Bridge, section: str, parent: QWidget | None = None) -> None:
        super().__init__(bridge, section, parent)
        self.part: Section = bridge.session.form.section_by_id[section]
        dress_surface(self)
        self._body = QWidget(
            self
        )  # from here down each widget has its parent from the first: its look is worked out once
        self.area = StableScroll(self._body, f"{self.part.short}：内容", self)
        self.setLayout(column(self.area, gap=0))
        self._head = QWidget(self._body)
        words = bridge.session.report.heading(section)
        self.title = Label(words, type_size("title"), strong=True, wrap=True, parent=self._head)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.lead = Label(self.part.lead, tone="text2", wrap=True, parent=self._head)
        self.help = Button("填报说明 F1", LINK, parent=self._head)
        self.help.clicked.connect(self.help_asked)
        self.help.setAccessibleDescription(self.part.help)
        self._head.setLayout(column(row(self.title, self.help, gap=16), self.lead, gap=4, margins=(0, 0, 0, 18)))
        self.figures: list[tuple[Item, QWidget]] = [(i, self.figures_for(i, self._body)) for i in self.part.items]
        self.editor: ProseEditor | None = None
        self._asked_for = column(gap=0)
        """Room between the bar and the text for what is asked for."""
        self._begun = False
        self._column = column(self._head, *self._room_for_read(), *self._figure_rows(), None, gap=0)
        self._body.setLayout(self._column)
        bridge.answers_changed.connect(self._answered)
        bridge.place_changed.connect(self._follow_focus)
        self.set_tier(Tier.WIDE)

    def figures_for(self, item: Item, parent: QWidget) -> QWidget:
        """The editor for a table or a strip of figures."""
        from gui.tables.growing import TableEditor
        from gui.tables.strip import FiguresStrip

        if isinstance(item, Table):
            return TableEditor(self.bridge, item, parent)
        return FiguresStrip(self.bridge, item, parent)

    def _room_for_read(self) -> list[QWidget]:
        """What an import read from the text and nobody has confirmed yet: only where there is some now."""
        if not self.bridge.session.report.unconfirmed_in(self.section):
            return []
        from gui.pages.read_in import ReadIn

        return [ReadIn(self.bridge, self.section, self._body)]

    def _figure_rows(self) -> list[QWidget | int]:
        rows: list[QWidget | int] = []
        for _, editor in self.figures:
            rows += [editor, 16]
        return rows

    def complete(self) -> None:
        """The text under the figures."""
        if not self.part.narrative or self.editor is not None:
            return
        from gui.editors.prose import ProseEditor
        from gui.editors.prose_bar import ProseBar

        self.editor = ProseEditor(self.bridge, self.part)
        self.editor.status.connect(self.status)
        self.editor.caret_moved.connect(self._keep_in_sight)
        bar = ProseBar(self.editor, self.text_title, self.part.id in self.bridge.session.form.drafting)
        bar.draft_asked.connect(lambda: self.drafting.start())
        bar.bind_asked.connect(lambda: self.binding.start())
        at = self._column.count() - 1  # directly into the column, which then knows at once that the text has grown
        self._column.insertSpacing(at, 4)
        self._column.insertWidget(at + 1, bar)
        self._column.insertSpacing(at + 2, 8)
        self._column.insertLayout(at + 3, self._asked_for)
        self._column.insertWidget(at + 4, self.editor)
        for made in (bar, self.editor):
            made.show()  # at once where the page is shown already: the text may be where the keyboard goes
        self.status.emit(self.editor.count)

    @cached_property
    def drafting(self) -> Drafting:
        """「按数据拟写」, built when it is asked for. Only where the part has a text."""
        from gui.pages.drafting import Drafting

        assert self.editor is not None
        made = Drafting(self.bridge, self.part, self.editor)
        self._asked_for.addWidget(made)
        return made

    @cached_property
    def binding(self) -> Binding:
        """「识别并绑定」, built when it is asked for. Only where the part has a text."""
        from gui.pages.binding import Binding

        assert self.editor is not None
        made = Binding(self.bridge, self.part, self.editor)
        self._asked_for.addWidget(made)
        return made

    def _answered(self, keys: frozenset[str]) -> None:
        if f"heading:{self.section}" in keys:
            self.title.setText(self.bridge.session.report.heading(self.section))

    def set_tier(self, tier: Tier) -> None:
        """Less room: narrower margins, a smaller title, the lead behind F1; no title at all in a tiny window."""
        wide = tier is Tier.WIDE
        pad = size("page_pad") if wide else size("page_pad_compact")
        self._column.setContentsMargins(pad, 16 if wide else 10, pad - LANE, 10)
        self._body.setMaximumWidth(size("measure") + 2 * pad - LANE)
        self.title.setFont(face(type_size("title") if wide else 18, True))
        self._head.setVisible(tier is not Tier.TINY)
        self.lead.setVisible(wide and bool(self.part.lead))
        for _, editor in self.figures:
            if hasattr(editor, "set_tier"):
                editor.set_tier(tier)

    # --- going somewhere ---
    def show_place(self, place: Place) -> None:
        """A figure's key: its cell; the narrative: the caret there, a stretch selected; else where one was, or the top."""
        if place.key == self.part.narrative or not self.figures:
            self.complete()
        if self.editor is not None:
            self.status.emit(self.editor.count)
        key = place.key.partition("#")[0] if not place.key.endswith("#rows") else place.key
        if self.editor is not None and key == self.part.narrative:
            if place.start >= 0:
                self.editor.select(place.start, place.end)
                self._keep_in_sight(self.editor.cursorRect(), self.area.viewport().height() // 3)
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._begun = True
            return
        self.bridge.arrive(Place(self.section, key))
        editor = self._editor_of(key)
        before = self.focusWidget() if self._begun else None
        self._begun = True
        if editor is not None:
            cast(Figured, editor).show_key(key)
            self._follow_focus()
        elif before is not None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._begin()

    def _begin(self) -> None:
        """To the first thing to fill in, at the top of the page."""
        self.area.verticalScrollBar().setValue(0)
        if self.figures:
            item, editor = self.figures[0]
            cast(Figured, editor).show_key("" if isinstance(item, Table) else item.fields[0].key)
        elif self.editor is not None:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """End what an input method composes and what is typed in a cell; what comes next is another step of undo."""
        from gui.grid import GridView

        QGuiApplication.inputMethod().commit()
        for view in self.findChildren(GridView):
            view.leave_editor("stay")
        self.bridge.session.part_step()

    def _editor_of(self, key: str) -> QWidget | None:
        for item, editor in self.figures:
            if isinstance(item, Table):
                if self.bridge.session.form.table_of(key) is item:
                    return editor
            elif any(field.key == key for field in item.fields):
                return editor
        return None

    def _follow_focus(self, _place: Place | None = None) -> None:
        """Scroll so that the cell or field with the focus is in sight; the text looks after its own caret."""
        focus = self.focusWidget()
        if focus is None or focus is self.editor or not self._body.isAncestorOf(focus):
            return
        rect = focus.rect()
        if isinstance(focus, QAbstractItemView):
            rect, focus = focus.visualRect(focus.currentIndex()), focus.viewport()
        centre = focus.mapTo(self._body, rect.center())
        self.area.ensureVisible(0, centre.y(), 0, rect.height() // 2 + IN_SIGHT)

    def _keep_in_sight(self, caret: QRect, around: int = IN_SIGHT) -> None:
        """Scroll so that the caret, with so much of the page above and below, is in sight."""
        if self.editor is None:
            return
        if self.editor.geometry().bottom() > self._body.height():  # it has just grown: do not wait for the layout
            QApplication.sendEvent(self.area, QEvent(QEvent.Type.LayoutRequest))
        centre = self.editor.viewport().mapTo(self._body, QPoint(0, caret.center().y()))
        self.area.ensureVisible(0, centre.y(), 0, around)
