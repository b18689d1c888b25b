"""The shape of every page of the wizard."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.theme import size

if TYPE_CHECKING:
    from gui.bridge import Bridge, Place


TINY_BAR = 40
"""The height of the bar where the window is tiny."""
COMPACT_TITLE = 18
"""The title of a page where the window is not wide."""


class Tier(IntEnum):
    """How much room the window has: WIDE >= 1320 px, COMPACT 800-1319, TINY < 800 (logical pixels)."""

    WIDE = 0
    COMPACT = 1
    TINY = 2


def tier_for(width: int) -> Tier:
    """The tier of a window of this width."""
    return Tier.WIDE if width >= 1320 else Tier.COMPACT if width >= 800 else Tier.TINY


def rail_width(tier: Tier) -> int:
    """How wide the rail is; 0 in a tiny window, which has none."""
    return {Tier.WIDE: size("rail"), Tier.COMPACT: size("rail_compact"), Tier.TINY: 0}[tier]


def foot_height(tier: Tier) -> int:
    """How high the footer is."""
    return {Tier.WIDE: size("footer"), Tier.COMPACT: 46, Tier.TINY: 40}[tier]


class Page(QWidget):
    """One page of the wizard. The window calls these; a page overrides what concerns it.

    Order of parts in every page: head (title, lead, actions), figures, narrative; the footer belongs to the window.
    """

    status = Signal(str)
    """What the footer says beside the Back button: what the caret is on, a count, an offer."""
    help_asked = Signal()
    """「填报说明 F1」 was clicked: the window shows it beside the page."""

    faces_asked = Signal()
    """「查看所用字体…」 was clicked."""

    def __init__(self, bridge: Bridge, section: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.section = section

    def set_tier(self, tier: Tier) -> None:
        """The window grew or shrank into another tier."""

    def complete(self) -> None:
        """Build what the page's first picture does without; called once, soon after it at the latest."""

    def show_place(self, place: Place) -> None:
        """Scroll to a key (or the top) and give its editor the focus."""

    def take_search(self) -> bool:
        """Ctrl+F: True if the page has a field of its own for it and gave it the keyboard."""
        return False

    def leave(self) -> None:
        """The page is about to be hidden or the window closed: end what is being edited."""
