"""Where the preview stands: beside the page in wide windows, over it in others; beside the export page from the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.bridge import Bridge
from gui.pages.page import Tier
from gui.widgets import column

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.preview.pane import PreviewPane

LEAST, MOST, OVER = 440, 720, 640
"""Widths in logical pixels: beside the page at least and at most, and over it at most (a tiny window is covered)."""
_EXPORT_SHARE = 0.46


class PreviewSide:
    """Keeps the preview where the tier wants it. It is built, and its process started, when it is first shown."""

    def __init__(self, bridge: Bridge, host: QWidget, ask_print: Callable[[], None]) -> None:
        self._bridge, self._host, self._ask_print = bridge, host, ask_print
        self._tier = Tier.WIDE
        self._wanted, self._exporting, self._wanted_there = False, False, True
        self.slot = QWidget()
        self._beside = column()
        self.slot.setLayout(self._beside)
        self.slot.hide()
        self.pane: PreviewPane | None = None
        self.changed: Callable[[], None] = lambda: None
        """Called when it came or went."""

    @property
    def beside(self) -> bool:
        """Whether it takes room from the page."""
        return self._tier is Tier.WIDE and self.shown

    @property
    def shown(self) -> bool:
        """Whether it is to be seen where one is."""
        return self._wanted_there if self._exporting and self._tier is Tier.WIDE else self._wanted

    def show_for(self, exporting: bool) -> None:
        """The export page has it beside it, where there is room."""
        self._exporting = exporting
        if self._tier is not Tier.WIDE:
            self._wanted = False
        self._arrange()

    def set_tier(self, tier: Tier) -> None:
        """Beside or over."""
        if tier is not self._tier:
            self._tier = tier
            if tier is not Tier.WIDE:
                self._wanted = False
        self._arrange()

    def toggle(self) -> None:
        """Ctrl+P: it comes, and the keyboard with it where it lies over the page; or it goes."""
        self._show(not self.shown)
        if self.shown and self.pane is not None and not self.beside:
            self.pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, on: bool) -> None:
        if self._exporting and self._tier is Tier.WIDE:
            self._wanted_there = on
        else:
            self._wanted = on
        self._arrange()

    def close_over(self) -> bool:
        """Esc: take it from over the page; False if it was not there."""
        if self.beside or not self.shown:
            return False
        self._show(False)
        return True

    def shown_pane(self) -> QWidget | None:
        """The preview if it can be seen."""
        return self.pane if self.pane is not None and self.pane.isVisible() else None

    def fit(self, room: int, foot: int) -> None:
        """So much room is there beside the rail; the footer's height stays free where the preview lies over the page."""
        self._room, self._foot = room, foot
        spare = round(room * _EXPORT_SHARE) if self._exporting else room - 928
        self.slot.setFixedWidth(max(LEAST, min(MOST, spare)))
        self._place_over()

    _room, _foot = 0, 0

    def _build(self) -> PreviewPane:
        from gui.preview.pane import PreviewPane

        pane = self.pane = PreviewPane(self._bridge)
        pane.close_asked.connect(lambda: self._show(False))
        pane.left_for_form.connect(self.close_over)
        pane.print_asked.connect(self._ask_print)
        return pane

    def _arrange(self) -> None:
        if self.shown or self.pane is not None:
            pane = self.pane or self._build()
            if self._tier is Tier.WIDE and pane.parent() is not self.slot:
                self._beside.addWidget(pane)
            elif self._tier is not Tier.WIDE and pane.parent() is not self._host:
                pane.setParent(self._host)
            pane.setVisible(self.shown)
        self.slot.setVisible(self.beside)
        self.changed()
        self._place_over()

    def _place_over(self) -> None:
        if self.pane is not None and self.shown and not self.beside:
            width = self._host.width() if self._tier is Tier.TINY else min(OVER, self._host.width())
            self.pane.setGeometry(self._host.width() - width, 0, width, self._host.height() - self._foot)
            self.pane.raise_()
