"""F6: the focus goes round through the regions of the window, and comes back in each to where it was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def next_region(regions: Sequence[QWidget]) -> None:
    """Give the focus to the region after the one that has it; regions in which nothing takes the focus are passed over."""
    focus = QApplication.focusWidget()
    at = next((i for i, region in enumerate(regions) if focus is not None and _within(region, focus)), -1)
    for step in range(1, len(regions) + 1):
        target = focus_target(regions[(at + step) % len(regions)])
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def focus_target(region: QWidget) -> QWidget | None:
    """What had the focus in a region last, else the first that takes it by Tab."""
    before, first = region.focusWidget(), region.focusProxy()
    for known in (before, first):
        if known is not None and _within(region, known) and known.isVisible() and known.isEnabled():
            return known
    widget = region.nextInFocusChain()
    while widget is not None and widget is not region:
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes and widget.isVisible() and widget.isEnabled() and _within(region, widget):
            return widget
        widget = widget.nextInFocusChain()
    return None


def _within(region: QWidget, widget: QWidget) -> bool:
    return region is widget or region.isAncestorOf(widget)
