"""At the left of the start page: drafts, samples, the bin, how to use the program; the day of publication at the foot."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from gui.deadline import days_left, long_day
from gui.icons import draw_icon
from gui.painting import face, write
from gui.theme import colour, size
from gui.widgets import Label, column, dress_surface
from gui.widgets.buttons import enter_clicks

DRAFTS, SAMPLE, BIN, GUIDE = "drafts", "sample", "bin", "guide"
_ITEMS = ((DRAFTS, "page", "草稿"), (SAMPLE, "sample", "样例"), (BIN, "bin", "回收站"), (GUIDE, "help", "使用说明"))


class _Item(QPushButton):
    """One place at the left: icon, words; filled when chosen."""

    def __init__(self, glyph: str, words: str) -> None:
        super().__init__()
        self._glyph, self._words = glyph, words
        self.setAccessibleName(words)
        self.setFixedHeight(35)
        self.setCheckable(True)
        self.setFont(face(14))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_clicks(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selected" if chosen else "hover"))
            painter.drawRoundedRect(self.rect(), 4, 4)
        draw_icon(painter, self._glyph, 12, self.height() / 2 - 8, "text" if chosen else "text2")
        write(painter, self.rect().adjusted(33, 0, -8, 0).toRectF(), self._words, "text", 14, chosen)
        painter.end()


class StartNav(QWidget):
    """`view_asked` names DRAFTS or BIN; samples and the guide are asked for by signals of their own."""

    view_asked = Signal(str)
    sample_asked = Signal()
    guide_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress_surface(self, "rail", "right")
        self.setFixedWidth(size("rail"))
        self._items = {name: _Item(glyph, words) for name, glyph, words in _ITEMS}
        for name in (DRAFTS, BIN):
            self._items[name].clicked.connect(lambda _on=False, name=name: self.view_asked.emit(name))
        self._items[SAMPLE].clicked.connect(lambda: self._once(SAMPLE))
        self._items[GUIDE].clicked.connect(lambda: self._once(GUIDE))
        self._caption = Label("公布期限", 12, tone="text3")
        self._day = Label("", 14, True)
        self._left = Label("", 14, tone="text2")
        foot = column(self._caption, self._day, self._left, gap=2, margins=(12, 0, 0, 0))
        self.setLayout(column(*self._items.values(), None, foot, gap=3, margins=(8, 11, 8, 16)))
        self.show_view(DRAFTS)
        self.show_deadline(None)

    def _once(self, name: str) -> None:
        self._items[name].setChecked(False)
        (self.sample_asked if name == SAMPLE else self.guide_asked).emit()

    def show_view(self, name: str) -> None:
        """Mark the view that is shown."""
        for other, item in self._items.items():
            item.setChecked(other == name)

    def show_deadline(self, day: date | None) -> None:
        """The last day of publication of the report one was at; nothing while it is unknown."""
        for label in (self._caption, self._day, self._left):
            label.setVisible(day is not None)
        if day is not None:
            self._day.setText(long_day(day))
            self._left.setText(days_left(day))
