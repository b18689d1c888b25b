"""Pages one under the other, as pictures that are drawn elsewhere: scrolling, zoom, keys, and where one clicks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from exporters.pdf_spots import Spot
from gui.theme import colour

GAP, EDGE = 12, 10
"""Logical pixels between two pages, and beside them."""
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_PX_PER_POINT = 96 / 72
_KEPT = 3
"""So many pages before and behind those in sight keep their pictures."""
_BAR = 3.0


class PageView(QAbstractScrollArea):
    """Shows pages; asks for their pictures by `wanted` and gets them by `show_picture`."""

    wanted = Signal(int, int)
    """A page, and how many pixels wide its picture is wanted."""
    pointed = Signal(int, float, float)
    """A page, and the place on it in points: somebody clicked there, or pressed Enter with this at the top."""
    page_changed = Signal(int)
    """The page that fills most of the view."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("预览页面")
        self.setAccessibleDescription("PgUp、PgDn 翻页，加号、减号缩放，0 适合宽度，回车到正在看的内容")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.sizes: tuple[tuple[float, float], ...] = ()
        self.zoom = 0.0
        """0: as wide as the view."""
        self._pictures: dict[int, QImage] = {}
        self._fresh: dict[int, int] = {}
        self._asked: dict[int, int] = {}
        self._tops: list[float] = []
        self._marks: list[Spot] = []
        self._page = 0
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # --- what is shown ---
    def show_pages(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Another file: its pages take the place of the ones before, where one was; old pictures stay until new ones come."""
        self.sizes = tuple(sizes)
        self._fresh.clear()
        self._asked.clear()
        for gone in [page for page in self._pictures if page >= len(self.sizes)]:
            del self._pictures[gone]
        self._arrange()
        self.viewport().update()
        self._tell_page(always=True)

    @property
    def drawn(self) -> bool:
        """Whether the picture of the page looked at is there."""
        return self.page in self._pictures

    def show_picture(self, page: int, picture: QImage) -> None:
        """The picture of a page."""
        if page < len(self.sizes) and self._asked.get(page) == picture.width():
            self._pictures[page] = picture
            self._fresh[page] = picture.width()
            self.viewport().update()

    def mark(self, spots: Sequence[Spot], bring: bool) -> None:
        """Mark where the current field stands; with `bring` scroll there, unless part of it is in sight."""
        self._marks = list(spots)
        if bring and self._marks and not any(self._in_sight(spot) for spot in self._marks):
            first = self._marks[0]
            top = self._tops[first.page] + first.y1 * self.scale
            self.verticalScrollBar().setValue(round(top - self.viewport().height() / 3))
        self.viewport().update()

    @property
    def scale(self) -> float:
        """Logical pixels for a point."""
        if self.zoom:
            return self.zoom * _PX_PER_POINT
        widest = max((width for width, _ in self.sizes), default=1.0)
        return max(0.1, (self.viewport().width() - 2 * EDGE) / widest)

    @property
    def page(self) -> int:
        """The page one looks at (the first is 0)."""
        return self._page

    def go_to_page(self, page: int) -> None:
        """Bring the top of a page to the top of the view."""
        if self.sizes:
            page = max(0, min(page, len(self.sizes) - 1))
            self.verticalScrollBar().setValue(round(self._tops[page] - GAP / 2))

    def set_zoom(self, zoom: float) -> None:
        """Show pages so large (1 is paper size, 0 the width of the view), with the same place in the middle."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        whole = self._height()
        middle = (bar.value() + height / 2) / whole if whole else 0.0
        self.zoom = zoom
        self._arrange()
        bar.setValue(round(middle * self._height() - height / 2))
        self.viewport().update()

    def step_zoom(self, by: int) -> None:
        """The next larger (1) or smaller (-1) zoom."""
        now = self.scale / _PX_PER_POINT
        steps = [zoom for zoom in ZOOMS if (zoom > now * 1.02 if by > 0 else zoom < now * 0.98)]
        if steps:
            self.set_zoom(steps[0] if by > 0 else steps[-1])

    # --- places ---
    def _arrange(self) -> None:
        scale, y = self.scale, float(GAP)
        self._tops = []
        for _, height in self.sizes:
            self._tops.append(y)
            y += height * scale + GAP
        port = self.viewport()
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        bar.setRange(0, max(0, round(y) - port.height()))
        bar.setPageStep(port.height())
        bar.setSingleStep(48)
        widest = max((width for width, _ in self.sizes), default=0.0) * scale + 2 * EDGE
        across.setRange(0, max(0, round(widest) - port.width()) if self.zoom else 0)
        across.setPageStep(port.width())

    def _height(self) -> float:
        return self._tops[-1] + self.sizes[-1][1] * self.scale + GAP if self.sizes else 0.0

    def _frame(self, page: int) -> QRectF:
        """Where a page stands in the view."""
        width, height = (side * self.scale for side in self.sizes[page])
        room = self.viewport().width()
        x = (room - width) / 2 if width + 2 * EDGE <= room else EDGE - self.horizontalScrollBar().value()
        return QRectF(x, self._tops[page] - self.verticalScrollBar().value(), width, height)

    def _seen(self) -> range:
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_right(self._tops, top + self.viewport().height())
        return range(first, last)

    def _in_sight(self, spot: Spot) -> bool:
        if spot.page >= len(self._tops):
            return True
        y = self._tops[spot.page] + spot.y1 * self.scale - self.verticalScrollBar().value()
        return 0 <= y <= self.viewport().height() - 20

    def _scrolled(self) -> None:
        self._tell_page()
        self.viewport().update()

    def _tell_page(self, always: bool = False) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        page = max(0, bisect_right(self._tops, middle) - 1)
        if page != self._page or always:
            self._page = page
            self.page_changed.emit(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages as wide as the view keep their place."""
        super().resizeEvent(event)
        if self.zoom:
            self._arrange()
        else:
            self.set_zoom(0.0)

    # --- painting ---
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pages in sight; ask for the pictures that are missing or of another file or size."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), colour("rail"))
        seen = self._seen()
        for page in seen:
            frame = self._frame(page)
            painter.fillRect(frame, QColor("white"))
            if page in self._pictures:
                painter.drawImage(frame, self._pictures[page])
            painter.setPen(QPen(colour("line_field"), 1))
            painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))
            self._paint_marks(painter, page, frame)
        painter.end()
        self._ask_for(seen)

    def _paint_marks(self, painter: QPainter, page: int, frame: QRectF) -> None:
        tint = QColor(colour("accent"))
        for spot in self._marks:
            if spot.page == page:
                scale = self.scale
                box = QRectF(spot.x1 * scale, spot.y1 * scale, (spot.x2 - spot.x1) * scale, (spot.y2 - spot.y1) * scale)
                tint.setAlpha(26)
                painter.fillRect(box.translated(frame.topLeft()), tint)
                tint.setAlpha(255)
                left = min(box.left(), min(other.x1 for other in self._marks) * scale) - 3 * _BAR
                painter.fillRect(QRectF(frame.left() + left, frame.top() + box.top(), _BAR, box.height()), tint)

    def _ask_for(self, seen: range) -> None:
        ratio = self.devicePixelRatioF()
        near = range(max(0, seen.start - _KEPT), min(len(self.sizes), seen.stop + _KEPT))
        for page in [page for page in self._pictures if page not in near]:
            del self._pictures[page]
            self._fresh.pop(page, None)
            self._asked.pop(page, None)
        ahead = [page for page in (seen.stop, seen.start - 1) if 0 <= page < len(self.sizes)]
        for page in (*seen, *ahead):
            width = round(self.sizes[page][0] * self.scale * ratio)
            if self._fresh.get(page) != width and self._asked.get(page) != width:
                self._asked[page] = width
                self.wanted.emit(page, width)

    # --- keys and mouse ---
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """PgUp and PgDn turn pages, Home and End go to the ends, + - 0 zoom, Enter goes to the form."""
        key = event.key()
        if key == Qt.Key.Key_PageDown:
            self.go_to_page(self._top_page() + 1)
        elif key == Qt.Key.Key_PageUp:
            self.go_to_page(self._top_page(back=True))
        elif key == Qt.Key.Key_Home:
            self.go_to_page(0)
        elif key == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.step_zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.step_zoom(-1)
        elif key == Qt.Key.Key_0:
            self.set_zoom(0.0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._point_at_top()
        else:
            super().keyPressEvent(event)

    def _top_page(self, back: bool = False) -> int:
        """The page at the top of the view; with `back` the one before, or this one if it begins above the view."""
        top = self.verticalScrollBar().value() + GAP
        at = max(0, bisect_right(self._tops, top) - 1)
        return at - 1 if back and top - self._tops[at] < 2 * GAP else at

    def _point_at_top(self) -> None:
        if self.sizes:
            self._point(QPointF(self.viewport().width() / 2, self.viewport().height() / 3))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Taken here, so that the release comes too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes to what was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._point(event.position())

    def _point(self, at: QPointF) -> None:
        for page in self._seen():
            frame = self._frame(page)
            if frame.contains(at):
                self.pointed.emit(page, (at.x() - frame.left()) / self.scale, (at.y() - frame.top()) / self.scale)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)
