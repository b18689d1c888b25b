"""Surfaces, frames, lines and the scroll area that never moves its contents sideways."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLayout, QScrollArea, QWidget


def surface(name: str = "page", edge: str = "", layout: QLayout | None = None) -> QWidget:
    """A plain surface: page, given, panel, rail, bar; with a hairline on one side (top, left, …) or none."""
    made = QWidget()
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    dress_surface(made, name, edge)
    if layout is not None:
        made.setLayout(layout)
    return made


def dress_surface(widget: QWidget, name: str = "page", edge: str = "") -> None:
    """Give a widget of one's own class that surface and edge."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setProperty("surface", name)
    if edge:
        widget.setProperty("edge", edge)


def boxed(layout: QLayout, fill: str = "given", edge: str = "frame") -> QWidget:
    """A framed surface with 1 px line and 6 px corners: facts, notices, progress; edge "drop" is dashed."""
    return surface(fill, edge, layout)


def hline(ledger: bool = False) -> QFrame:
    """A hairline across; the ledger rule has the contrast of a field's edge."""
    made = QFrame()
    made.setProperty("rule", "ledger" if ledger else "plain")
    made.setFixedHeight(1)
    return made


def vline(height: int = 20) -> QFrame:
    """A hairline between things in a row."""
    made = QFrame()
    made.setProperty("rule", "plain")
    made.setFixedSize(1, height)
    return made


def own_viewport(area: QAbstractScrollArea) -> None:
    """Give a view or scroll area a viewport made here, before anything else is done to it.

    PySide knows it then. Asked for Qt's own one, it loads every kind of widget to tell which it is: 10 ms of the start.
    """
    viewport = QWidget(area)
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    area.setViewport(viewport)


class StableScroll(QScrollArea):
    """Scrolls up and down only, and keeps the 12 px lane of its bar free, so that nothing moves when the bar comes."""

    def __init__(self, body: QWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        own_viewport(self)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(body)
        body.setAutoFillBackground(False)
