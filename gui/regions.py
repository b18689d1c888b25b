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


def takers(region: QWidget) -> list[QWidget]:
    """What takes the focus by Tab in a region, in the order in which it was made."""
    return [w for w in region.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]


def lead_on(page: QWidget, widgets: Sequence[QWidget]) -> None:
    """Have Tab lead from the last widget of a page to these, one after the other."""
    step, ring = page.nextInFocusChain(), [page]
    while step is not None and step is not page:
        ring.append(step)
        step = step.nextInFocusChain()
    last = next((w for w in reversed(ring) if _within(page, w) and w.focusPolicy() & Qt.FocusPolicy.TabFocus), page)
    for widget in widgets:
        QWidget.setTabOrder(last, widget)
        last = widget


def _within(region: QWidget, widget: QWidget) -> bool:
    return region is widget or region.isAncestorOf(widget)
