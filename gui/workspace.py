"""One open report: rail, the pages one at a time, findings, footer. Pages are built when they are first shown.

The page where one stopped comes first; `stand` builds what stands around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QStackedWidget, QWidget

from gui.bridge import Bridge, Place
from gui.page_builders import build_page
from gui.pages.page import Page, Tier, foot_height, rail_width
from gui.places import CHECK, EXPORT, PLACES
from gui.preview.side import PreviewSide
from gui.side import FindingsSide
from gui.theme import size
from gui.widgets import column, dress_surface, row, surface

if TYPE_CHECKING:
    from gui.find_bar import FindBar
    from gui.footer import Footer
    from gui.rail import Rail

PARAGRAPH = "\u2029"
_SIDE_MS = 60
"""From the window to the findings beside the page: keys that are waiting are taken before they are built."""
_STAND_MS = 80
"""From the painted page to what stands around it: likewise."""


class Workspace(QWidget):
    """What the window shows while a report is open. `begin` shows the page where one stopped, `stand` all the rest."""

    last_year_asked = Signal()
    print_asked = Signal()
    faces_asked = Signal()
    page_painted = Signal()
    """The first page has been on the screen for a moment: time to `stand`."""
    rail: Rail
    footer: Footer

    def __init__(self, bridge: Bridge, tier: Tier, rail_picture: QWidget | None = None) -> None:
        super().__init__()
        dress_surface(self, "page")
        self.bridge, self.tier = bridge, tier
        self._order = (*bridge.session.form.section_by_id, CHECK, EXPORT)
        self._pages: dict[str, Page] = {}
        self._status: dict[str, str] = {}
        self._stands = self._painted = False
        self._stack = QStackedWidget()
        self.side = FindingsSide(bridge, self, self.last_year_asked.emit)
        self.preview = PreviewSide(bridge, self, self.print_asked.emit)
        self.preview.changed = self._share_room
        self._rail_room, self._foot_room = rail_picture or QWidget(), surface("page", "top")
        self._middle = column(self._stack, self.side.strip_slot, self._foot_room, gap=0)
        self.find_bar: FindBar | None = None
        self._line = row(self._rail_room, self._middle, self.side.panel_slot, self.preview.slot, gap=0)
        self._line.setStretch(1, 1)
        self.setLayout(self._line)
        bridge.going.connect(self.show_place)
        self.set_tier(tier)

    # --- building ---
    def begin(self) -> None:
        """Build and show the page of the place where one stopped; it takes keys from now on."""
        self.show_place(self.bridge.place)
        self._fit()

    def stand(self) -> None:
        """Build, once, what stands around the page and what its first picture did without; findings a moment later."""
        if self._stands:
            return
        from gui.footer import Footer
        from gui.rail import Rail

        for page in self._pages.values():
            page.complete()  # before all else, for Tab leads from the figures into the text
        self.rail, self.footer = Rail(self.bridge, self.tier), Footer(self.bridge, self.tier)
        self._take_room(self._line, self._rail_room, self.rail)
        self._take_room(self._middle, self._foot_room, self.footer)
        self._stands = True
        self.rail.asked.connect(self._asked)
        self.footer.asked.connect(self.step)
        self.set_tier(self.tier)
        self._mark_place(self.bridge.place.section)
        self.rail.fill()
        self._fit()
        QTimer.singleShot(_SIDE_MS, self, self._build_side)

    @staticmethod
    def _take_room(box: QBoxLayout, before: QWidget, now: QWidget) -> None:
        box.replaceWidget(before, now)
        before.hide()
        before.deleteLater()

    def _build_side(self) -> None:
        self.side.build()
        if self.page is not None:
            self._lead_on(self.page)
        self._fit()

    def release(self) -> None:
        """The window shows something else: end editing and stop listening."""
        self.leave()
        self.bridge.release()

    def leave(self) -> None:
        """End what is being edited on the page shown."""
        if self.page is not None:
            self.page.leave()

    @property
    def page(self) -> Page | None:
        """The page shown, None before the first one is built."""
        return self._pages.get(self.bridge.place.section)

    def _page_for(self, place: str) -> Page:
        page = self._pages.get(place)
        if page is None:
            page = build_page(self.bridge, place, self._stack)
            page.status.connect(lambda text, place=place: self._say(place, text))
            page.help_asked.connect(self.side.show_help)
            page.faces_asked.connect(self.faces_asked)
            if self._stands:
                page.complete()
            page.set_tier(self.tier)
            self._pages[place] = page
            self._stack.addWidget(page)
            if self.side.panel is not None:
                self._lead_on(page)
        return page

    def _lead_on(self, page: Page) -> None:
        """Tab leads from the page to the footer, then to the findings; both were built before it."""
        from gui.regions import lead_on, takers

        panel = self.side.panel
        assert panel is not None
        beside = sorted(takers(panel), key=lambda widget: widget is not panel.view)
        lead_on(page, [*takers(self.footer), *beside])

    # --- places ---
    def show_place(self, place: Place) -> None:
        """Show a section (or 检查, 导出) and let its page go to the key."""
        if place.section not in self._order:
            return
        page = self._page_for(place.section)
        if self._stack.currentWidget() is not page:
            if self.bridge.place.section != place.section:
                self.leave()
            focus = QApplication.focusWidget()
            if self.page is not None and focus is not None and self.page.isAncestorOf(focus):
                self._stack.setFocus()  # else the keyboard would pass through the panel while the page is hidden
            self._stack.setCurrentWidget(page)
        if place.section != self.bridge.place.section:
            self.bridge.arrive(Place(place.section))
        self._mark_place(place.section)
        page.show_place(place)

    def _mark_place(self, place: str) -> None:
        at = self._order.index(place)
        before = self._order[at - 1] if at else ""
        after = self._order[at + 1] if at + 1 < len(self._order) else ""
        if self._stands:
            self.rail.show_place(place)
            self.footer.show_place(place, before, after)
            self.footer.show_status(self._status.get(place, ""))
        self._foot.setVisible(place not in PLACES)
        self.side.show_for(place not in PLACES)
        self.preview.show_for(place == EXPORT)

    def step(self, by: int) -> None:
        """The part before (-1) or the next one (1)."""
        at = self._order.index(self.bridge.place.section) + by
        if 0 <= at < len(self._order):
            self.bridge.go(Place(self._order[at]))

    def open_find(self) -> None:
        """Ctrl+F: words in the whole report; on 检查 among the findings."""
        from PySide6.QtWidgets import QTextEdit

        from gui.find_bar import FindBar

        page = self.page
        if page is not None and page.take_search():
            return
        if self.find_bar is None:
            self.find_bar = FindBar(self.bridge)
            self._middle.insertWidget(1, self.find_bar)
            self.find_bar.closed.connect(self.close_find)
        focus = QApplication.focusWidget()
        picked = focus.textCursor().selectedText() if isinstance(focus, QTextEdit) else ""
        self.find_bar.begin("" if PARAGRAPH in picked else picked)

    def close_find(self) -> None:
        """Esc in the line: back to the page, at what was found."""
        if self.find_bar is not None:
            self.find_bar.hide()
            self.show_place(self.bridge.place)

    def step_finding(self, by: int) -> None:
        """The next finding (1) or the one before (-1), over all sections in the order of the report."""
        from gui.finding_order import neighbour

        found = neighbour(self.bridge, by)
        if found is not None:
            self.bridge.go_to_finding(found)

    def _asked(self, place: str) -> None:
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if place != self.bridge.place.section:
            self.bridge.go(Place(place))
        if not by_mouse:
            self.rail.view.setFocus()

    def say_of_print(self, words: str) -> None:
        """How far printing is: under the preview if it is there, and in the footer."""
        if self.preview.pane is not None:
            self.preview.pane.say(words)
        self.footer.show_status(words)

    def _say(self, place: str, text: str) -> None:
        self._status[place] = text
        if self._stands and place == self.bridge.place.section:
            self.footer.show_status(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first time says that the first page is there."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(_STAND_MS, self, self.page_painted.emit)

    # --- room ---
    def set_tier(self, tier: Tier) -> None:
        """Give every part of the window the tier of its width."""
        self.tier = tier
        if self._stands:
            self.rail.setVisible(tier is not Tier.TINY)
            if tier is not Tier.TINY:
                self.rail.set_tier(tier)
            self.footer.set_tier(tier)
        else:
            self._rail_room.setFixedWidth(rail_width(tier))  # none in a tiny window
            self._foot_room.setFixedHeight(foot_height(tier))
        for page in self._pages.values():
            page.set_tier(tier)
        self.preview.set_tier(tier)
        self._share_room()

    def _share_room(self) -> None:
        """Findings stand in a strip while the preview takes the room of their panel."""
        self.side.set_tier(Tier.COMPACT if self.preview.beside and self.tier is Tier.WIDE else self.tier)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The findings take what the page does not need."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        foot = self._foot
        beside = self.width() - rail_width(self.tier)
        spare = beside - size("measure") - 2 * size("page_pad")
        self.side.fit(max(size("panel"), min(size("panel_max"), spare)), foot.height())
        self.preview.fit(beside, foot.height() if foot.isVisible() else 0)

    @property
    def _foot(self) -> QWidget:
        return self.footer if self._stands else self._foot_room

    # --- regions, the drop-down of tiny windows ---
    def regions(self) -> list[QWidget]:
        """What F6 goes through: rail, page, findings, footer; only what can be seen."""
        page, side, preview = self._stack.currentWidget(), self.side.shown_panel(), self.preview.shown_pane()
        return [w for w in (self.rail, page, side, preview, self.footer) if w is not None and w.isVisible()]

    def part_words(self) -> str:
        """「三　回应解读　必须改 2」 for the drop-down."""
        return self._words(self.bridge.place.section)

    def _words(self, place: str) -> str:
        numeral, name = self.rail.model.name(place)
        return "　".join(filter(None, (numeral, name, self.rail.model.state(place).words)))

    def open_part_menu(self, at: QPoint) -> None:
        """All places with their states as a menu."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        for place in self._order:
            action = menu.addAction(self._words(place))
            action.triggered.connect(lambda _on=False, place=place: self.bridge.go(Place(place)))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
