"""Heads over heads: the groups of a matrix's columns, each written once over the columns that it covers."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from forms.model import Table
from gui.grid import GridView
from gui.painting import CENTRE, face, fill, line_height, pen, text_width, write
from gui.tables.printed import PrintedGrid
from gui.theme import size

LEVEL = 26


def group_heads(view: GridView, table: Table, model: PrintedGrid) -> None:
    """Give a view a header of several levels, if its columns have groups."""
    if any(column.groups for column in table.columns):
        view.setHorizontalHeader(GroupedHead(view, table, model))
        view.lay_out()


class GroupedHead(QHeaderView):
    """Paints labels at the bottom and groups above them."""

    def __init__(self, parent: QWidget, table: Table, model: PrintedGrid) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table, self._grid = table, model
        self._levels = max(len(column.groups) for column in table.columns)
        self.setFont(face(12))
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(20)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """A line for each level of groups and two for the labels."""
        return QSize(0, LEVEL * self._levels + size("table_head") + 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw labels, groups and the rules between them."""
        painter = QPainter(self.viewport())
        fill(painter, self.viewport().rect(), "given")
        for section in range(self.count()):
            if not self.isSectionHidden(section):
                self._label(painter, section)
        for level in range(self._levels):
            self._groups(painter, level)
        painter.setPen(pen("line_field"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def _first(self) -> int:
        return next(at for at in range(self.count()) if self._grid.role(at) == "value")

    def _depth(self, section: int) -> int:
        at = section - self._first()
        return len(self._table.columns[at].groups) if 0 <= at < len(self._table.columns) else 0

    def _label(self, painter: QPainter, section: int) -> None:
        top = LEVEL * self._depth(section)
        rect = QRectF(self.sectionViewportPosition(section), top, self.sectionSize(section), self.height() - top)
        text = self._grid.columns[section].title
        inner = rect.adjusted(4, 0, -4, 0)
        half = (len(text) + 1) // 2
        lines = [text] if text_width(text, 12) <= inner.width() else [text[:half], text[half:]]
        y = rect.center().y() - len(lines) * line_height(12) / 2
        for line in lines:
            write(painter, QRectF(inner.left(), y, inner.width(), line_height(12)), line, "text2", 12, align=CENTRE)
            y += line_height(12)

    def _groups(self, painter: QPainter, level: int) -> None:
        first = self._first()
        numbered = list(enumerate(self._table.columns, first))
        for name, run in groupby(numbered, key=lambda pair: pair[1].groups[: level + 1]):
            shown = [at for at, _ in run if not self.isSectionHidden(at)]
            if len(name) <= level or not shown:
                continue
            left = self.sectionViewportPosition(shown[0])
            width = sum(self.sectionSize(at) for at in shown)
            rect = QRectF(left, LEVEL * level, width, LEVEL)
            write(painter, rect, name[level], "text2", 12, align=CENTRE)
            painter.setPen(pen("line_field"))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
