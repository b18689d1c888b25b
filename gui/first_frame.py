"""The window's first picture of a draft: rail, heading and title as they were when it was last saved.

`shown_of` writes them into the draft with every save; `FirstFrame` paints them before anything that can work with a
report is imported. The open report takes its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.pages.page import COMPACT_TITLE, TINY_BAR, Tier, tier_for
from gui.painting import CENTRE, line_height, write
from gui.places import CHECK, EXPORT, PLACES
from gui.rail_paint import GAP, PartState, RailRow, paint_gap, paint_ground, paint_row, row_height
from gui.theme import colour, size, type_size

if TYPE_CHECKING:
    from gui.bridge import Bridge

_RAIL_TOP = 8
_LONGEST = 200


class Shown(NamedTuple):
    """What is painted: the report's title, the heading of the place where one stopped, the rows of the rail."""

    title: str = ""
    heading: str = ""
    place: str = ""
    rows: tuple[RailRow, ...] = ()


def shown_of(bridge: Bridge) -> dict[str, Any]:
    """Heading and rows as they are now, for the draft."""
    from gui.part_state import part_state

    form, place = bridge.session.form, bridge.place.section
    found = sum(bridge.counts().values())
    rows = [[s.id, s.numeral, s.short, *part_state(bridge, s.id)] for s in form.sections]
    rows += [
        [GAP, "", "", "", "", ""],
        [CHECK, "", PLACES[CHECK][1], "", f"{found}条" if found else "", ""],
        [EXPORT, "", PLACES[EXPORT][1], "", "", ""],
    ]
    heading = bridge.session.report.heading(place) if place in form.section_by_id else ""
    return {"heading": heading, "rows": rows}


def shown_in(payload: Mapping[str, Any]) -> Shown:
    """What a draft says about its first picture; rows that have not the right shape leave the picture blank."""
    from gui.marks import WORDS

    window, summary = payload.get("ui"), payload.get("summary")
    shown = window.get("shown") if isinstance(window, dict) else None
    if not (isinstance(window, dict) and isinstance(shown, dict) and isinstance(summary, dict)):
        return Shown()
    rows = shown.get("rows")
    place = window.get("place")
    if not (isinstance(rows, list) and isinstance(place, list) and place):
        return Shown()
    read: list[RailRow] = []
    for parts in rows:
        if not (isinstance(parts, list) and len(parts) == 6 and all(isinstance(part, str) for part in parts)):
            return Shown()
        at, numeral, name, kind, words, number = parts
        read.append(RailRow(at, numeral, name, PartState(kind if kind in WORDS else "", words, number)))
    title, heading = str(summary.get("title", "")), str(shown.get("heading", ""))
    return Shown(title[:_LONGEST], heading[:_LONGEST], str(place[0]), tuple(read))


class FirstFrame(QWidget):
    """Bar, rail and heading where the open report will have them, painted at one go. It takes no keys and no clicks."""

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self.setAccessibleName(shown.heading)
        self._shown = shown

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw all of it, by the measures of the window's tier."""
        tier = tier_for(self.width())
        bar = size("topbar") if tier is not Tier.TINY else TINY_BAR
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("page"))
        left = 0 if tier is Tier.TINY else size("rail") if tier is Tier.WIDE else size("rail_compact")
        self._paint_bar(painter, bar)
        if left:
            self._paint_rail(painter, QRectF(0, bar, left, self.height() - bar), tier is not Tier.WIDE)
            self._paint_heading(painter, left, bar, tier is Tier.WIDE)
        painter.end()

    def _paint_bar(self, painter: QPainter, height: int) -> None:
        painter.fillRect(0, 0, self.width(), height, colour("bar"))
        painter.fillRect(0, height - 1, self.width(), 1, colour("line"))
        write(painter, QRectF(0, 0, self.width(), height - 1), self._shown.title, strong=True, align=CENTRE)

    def _paint_rail(self, painter: QPainter, rail: QRectF, narrow: bool) -> None:
        painter.fillRect(rail, colour("rail"))
        painter.fillRect(QRectF(rail.right() - 1, rail.top(), 1, rail.height()), colour("line"))
        top = rail.top() + _RAIL_TOP
        for each in self._shown.rows:
            rect = QRectF(0, top, rail.width() - 1, row_height(each.place, narrow))
            painter.save()
            if each.place == GAP:
                paint_gap(painter, rect)
            else:
                chosen = each.place == self._shown.place
                paint_ground(painter, rect, chosen, False, False)
                paint_row(painter, rect, each, chosen, narrow)
            painter.restore()
            top += rect.height()

    def _paint_heading(self, painter: QPainter, left: int, top: int, wide: bool) -> None:
        pad = size("page_pad") if wide else size("page_pad_compact")
        high = type_size("title") if wide else COMPACT_TITLE
        room = QRectF(left + pad, top + (16 if wide else 10), self.width() - left - 2 * pad, line_height(high))
        write(painter, room, self._shown.heading, size=high, strong=True)
