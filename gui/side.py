"""Where the findings stand: a panel at the right in wide windows, else a strip over the footer with the panel on call."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from gui.bridge import Bridge
from gui.pages.page import Tier
from gui.theme import size
from gui.widgets import column

if TYPE_CHECKING:
    from gui.findings.panel import FindingsPanel
    from gui.findings.strip import FindingStrip


class FindingsSide:
    """Keeps panel and strip where the tier wants them. They are built by `build`, after the first paint."""

    def __init__(self, bridge: Bridge, host: QWidget, ask_last_year: Callable[[], None]) -> None:
        self._bridge, self._host, self._ask_last_year = bridge, host, ask_last_year
        self._tier = Tier.WIDE
        self._for_part, self._wanted, self._over = True, True, False
        self.panel_slot, self.strip_slot = QWidget(), QWidget()
        self._beside, self._under = column(), column()
        self.panel_slot.setLayout(self._beside)
        self.strip_slot.setLayout(self._under)
        self.panel: FindingsPanel | None = None
        self.strip: FindingStrip | None = None
        self._width, self._foot = size("panel"), 0
        self._came_from: QWidget | None = None
        bridge.going.connect(lambda _place: self._make_way())

    def build(self) -> None:
        """Build panel and strip, once: when the page has been shown, or sooner if somebody asks for them."""
        if self.panel is not None:
            return
        from gui.findings.panel import FindingsPanel
        from gui.findings.strip import FindingStrip

        self.panel, self.strip = FindingsPanel(self._bridge), FindingStrip(self._bridge)
        self._under.addWidget(self.strip)
        self.strip.all_asked.connect(self.toggle)
        self.panel.last_year_asked.connect(self._ask_last_year)
        self.panel.close_asked.connect(self.close_over)
        self._arrange()

    def show_for(self, part: bool) -> None:
        """Parts have findings beside them; 检查 and 导出 do not."""
        self._for_part = part
        self._arrange()

    def set_tier(self, tier: Tier) -> None:
        """Panel or strip."""
        if tier is not self._tier:
            self._tier, self._over = tier, False
        self._arrange()

    def toggle(self) -> None:
        """F9: the panel beside the page in wide windows, over it in others."""
        self.build()
        if self._tier is Tier.WIDE:
            self._wanted = not self._wanted
        elif self._over:
            self.close_over()
        else:
            self._over, self._came_from = True, QApplication.focusWidget()
        self._arrange()
        if self._over and self.panel is not None:
            self.panel.show_findings()
            self.panel.choose_current()

    def open(self) -> None:
        """Show the panel, wherever it goes."""
        self.build()
        if self.shown_panel() is None:
            self.toggle()

    def show_help(self) -> None:
        """F1: the panel with 填报说明."""
        self.open()
        if self.panel is not None:
            self.panel.show_help()

    def close_over(self) -> bool:
        """Esc: take the panel from over the page; False if it was not there."""
        was, self._over = self._over, False
        if was and self._came_from is not None and isValid(self._came_from) and self._came_from.isVisible():
            self._came_from.setFocus()
        self._came_from = None
        self._arrange()
        return was

    def _make_way(self) -> None:
        """Where the panel covers the whole page, it goes when one goes to a place."""
        if self._tier is Tier.TINY and self._over:
            self._over, self._came_from = False, None
            self._arrange()

    def shown_panel(self) -> QWidget | None:
        """The panel if it can be seen."""
        return self.panel if self.panel is not None and self.panel.isVisible() else None

    def fit(self, width: int, foot: int) -> None:
        """Take that width; leave the footer's height free when the panel lies over the page."""
        self._width, self._foot = width, foot
        self.panel_slot.setFixedWidth(width)
        self._place_over()

    def _arrange(self) -> None:
        beside = self._for_part and self._tier is Tier.WIDE and self._wanted
        over = self._for_part and self._tier is not Tier.WIDE and self._over
        if self.panel is not None:
            if self._tier is Tier.WIDE and self.panel.parent() is not self.panel_slot:
                self._beside.addWidget(self.panel)
            elif self._tier is not Tier.WIDE and self.panel.parent() is not self._host:
                self.panel.setParent(self._host)
            self.panel.lie_over(over, self._tier is Tier.TINY)
            self.panel.setVisible(beside or over)
        self.panel_slot.setVisible(beside)
        self.strip_slot.setVisible(self._for_part and self._tier is not Tier.WIDE)
        self._place_over()

    def _place_over(self) -> None:
        if self.panel is not None and self._over and self.panel.isVisible():
            tiny = self._tier is Tier.TINY
            width = self._host.width() if tiny else min(self._width, self._host.width())
            below = 0 if tiny else self._foot + self.strip_slot.height()
            self.panel.setGeometry(self._host.width() - width, 0, width, self._host.height() - below)
            self.panel.raise_()
