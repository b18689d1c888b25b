"""Rows and columns of widgets in one line of code."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

Item = QWidget | QLayout | int | None
Margins = tuple[int, int, int, int]
"""Left, top, right, bottom in logical pixels."""


def row(*items: Item, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Side by side: widgets, layouts, gaps in pixels, None for the stretch. Elided text takes the room that is left."""
    box = QHBoxLayout()
    box.setContentsMargins(*margins)
    box.setSpacing(gap)
    for item in items:
        _put(box, item, wide=True)
    return box


def column(*items: Item, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """One under the other: widgets, layouts, gaps in pixels, None for the stretch."""
    box = QVBoxLayout()
    box.setContentsMargins(*margins)
    box.setSpacing(gap)
    for item in items:
        _put(box, item, wide=False)
    return box


def _put(box: QBoxLayout, item: Item, wide: bool) -> None:
    if item is None:
        box.addStretch(1)
    elif isinstance(item, int):
        box.addSpacing(item)
    elif isinstance(item, QWidget):
        greedy = wide and item.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored
        box.addWidget(item, 1 if greedy else 0)
    else:
        box.addLayout(item)
