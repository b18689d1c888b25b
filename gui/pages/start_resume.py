"""The card of the report one was at: its title, where one stopped, every part with its state, 继续填写."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.draft_list import DraftInfo
from gui.bridge import Bridge
from gui.first_frame import shown_in
from gui.marks import mark
from gui.opening import OpenReport, title_of
from gui.pages.start_list import when_words
from gui.painting import pen, write
from gui.part_state import part_state
from gui.rail_paint import PartState
from gui.theme import colour
from gui.widgets import Button, Elided, boxed, column, hline, row

Part = tuple[str, str, PartState]
"""Section, short name, state."""
_LINE, _BETWEEN, _NARROWEST = 44, 8, 76


class PartsStrip(QWidget):
    """All parts in a line, in two where it is short: name over shape; a click, or arrows and Enter, opens that part."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_LINE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("各部分的状态")
        self._parts: list[Part] = []
        self._at = -1

    def show_parts(self, parts: list[Part]) -> None:
        """Show every part."""
        self._parts = parts
        self._fit()
        self.setAccessibleDescription("；".join(f"{name}{state.words}" for _, name, state in parts))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw every part."""
        painter = QPainter(self)
        across, wide = self._across(), self.width() / self._across()
        for at, part in enumerate(self._parts):
            below, beside = divmod(at, across)
            self._draw(painter, round(beside * wide), below * (_LINE + _BETWEEN), wide, at, part)
        painter.end()

    def _draw(self, painter: QPainter, x: int, y: int, wide: float, at: int, part: Part) -> None:
        _, name, state = part
        if at == self._at:
            painter.fillRect(QRectF(x - 8, y, wide - 6, _LINE), colour("hover"))
        if x:
            painter.setPen(pen("line"))
            painter.drawLine(QPointF(x - 11.5, y + 4), QPointF(x - 11.5, y + 40))
        write(painter, QRectF(x, y + 2, wide - 10, 20), name, "text2", 12)
        mark(painter, state.mark, x, y + 25, 13)
        words = state.number if state.mark in ("error", "warning", "half") else state.words
        write(painter, QRectF(x + 18, y + 22, wide - 26, 20), words, "text2", 12)

    def _across(self) -> int:
        """How many parts stand in one line."""
        count = max(1, len(self._parts))
        return count if self.width() / count >= _NARROWEST else (count + 1) // 2

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Another width, perhaps another number of lines."""
        self._fit()

    def _fit(self) -> None:
        lines = 1 if self._across() >= len(self._parts) else 2
        self.setFixedHeight(lines * _LINE + (lines - 1) * _BETWEEN)

    def _point_at(self, at: int) -> None:
        if at != self._at:
            self._at = at
            section = self._parts[at] if 0 <= at < len(self._parts) else None
            self.setToolTip(f"{section[1]}　{section[2].words}" if section else "")
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the part under the pointer."""
        across = self._across()
        below = int(event.position().y() // (_LINE + _BETWEEN))
        self._point_at(below * across + int(event.position().x() * across / max(1, self.width())))

    def leaveEvent(self, _event: QEvent) -> None:
        """No part is pointed at, unless the keyboard is here."""
        if not self.hasFocus():
            self._point_at(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes: Enter would open the first part."""
        super().focusInEvent(event)
        self._point_at(max(0, self._at))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes elsewhere."""
        super().focusOutEvent(event)
        self._point_at(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the part."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose a part, Enter opens it."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._parts:
            self._point_at(max(0, min(len(self._parts) - 1, self._at + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if 0 <= self._at < len(self._parts):
            self.asked.emit(self._parts[self._at][0])


class ResumeCard(QWidget):
    """`asked` gives the section to go to, '' for where one stopped."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title = Elided("", 16, strong=True)
        self._where = Elided("", 14, tone="text2")
        self.button = Button("继续填写", "primary")
        self._strip = PartsStrip()
        words: QVBoxLayout = column(self._title, self._where, gap=3)
        top: QHBoxLayout = row(words, 12, self.button)
        top.setStretch(0, 1)
        inner = column(top, 10, hline(), 6, self._strip, gap=0, margins=(20, 14, 20, 10))
        self.setLayout(column(boxed(inner)))
        self.button.clicked.connect(lambda: self.asked.emit(""))
        self._strip.asked.connect(self.asked)

    def show_report(self, draft: DraftInfo, report: OpenReport) -> None:
        """Show a report as it was last saved: its texts have been read then, and need not be read for this."""
        session = report.session
        self._title.show_text(title_of(session) or "没有标题")
        heading = session.report.heading(report.place.section)
        self._where.show_text(f"上次填到　{heading}　{when_words(draft.changed)}")
        saved = {row.place: row.state for row in shown_in(report.draft.payload).rows}
        bridge = Bridge(session, report.touched)
        self._strip.show_parts(
            [(s.id, s.short, saved.get(s.id) or part_state(bridge, s.id)) for s in session.form.sections]
        )
        bridge.release()

    def show_unread(self, draft: DraftInfo, why: str) -> None:
        """The draft is there but cannot be read: say why, where the parts would be."""
        self._title.show_text(draft.title or draft.id)
        self._where.show_text(why, "error")
        self._strip.show_parts([])
