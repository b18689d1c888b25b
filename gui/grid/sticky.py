"""The section head that stays in sight: one row under the header for what the topmost visible row stands under."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from gui.grid.cell import HEAD
from gui.grid.model import GridModel
from gui.grid.paint import PAD
from gui.painting import fill, pen, text_width, write
from gui.theme import size

BETWEEN = " › "


class StickyHead(QWidget):
    """Lies over the first row of a grid; the next head pushes it up as one scrolls."""

    def __init__(self, view: QTableView, model: GridModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._heads: list[int] = []
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        view.verticalScrollBar().valueChanged.connect(self.refresh)

    @property
    def words(self) -> list[str]:
        """The heads shown, outermost first."""
        return [self._model.cell(row, 0).text for row in self._heads] if self.isVisibleTo(self._view) else []

    @property
    def covered(self) -> int:
        """How many pixels of the first rows lie under it."""
        return size("table_row") if self.isVisibleTo(self._view) else 0

    def refresh(self) -> None:
        """Look again which row is the topmost."""
        top = self._view.rowAt(0)
        heads = self._model.heads_above(top) if top >= 0 else []
        whole = top >= 0 and self._view.rowViewportPosition(top) == 0
        if not heads or (whole and heads == [top]):
            self._heads = heads
            self.hide()
            return
        port, full = self._view.viewport().geometry(), size("table_row")
        self.setGeometry(port.x(), port.y(), port.width(), self._room(top, full))
        if heads != self._heads or self.isHidden():
            self._heads = heads
            self.setAccessibleName(BETWEEN.join(self._model.cell(row, 0).text for row in heads))
            self.update()
        self.show()
        self.raise_()

    def _room(self, top: int, full: int) -> int:
        for row in range(top + 1, min(top + 3, self._model.rowCount())):
            place = self._view.rowViewportPosition(row)
            if 0 < place < full and self._model.cell(row, 0).kind == HEAD:
                return place
        return full

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the heads side by side and the rule under them."""
        painter = QPainter(self)
        full = size("table_row")
        fill(painter, self.rect(), "given")
        painter.setPen(pen("line_field"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        x, top = float(PAD), float(self.height() - full)
        for place, row in enumerate(self._heads):
            cell = self._model.cell(row, 0)
            text = cell.text if place == 0 else BETWEEN + cell.text
            write(painter, QRectF(x, top, self.width() - x - 8, full), text, cell.tone, 14, cell.strong)
            x += text_width(text, 14, cell.strong)
        painter.end()
