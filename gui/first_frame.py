"""The window's first picture of a draft: rail, heading and title as they were when it was last saved.

`shown_of` writes them into the draft with every save; `BarPicture` and `FirstFrame` paint them before anything that can
work with a report is imported. The page where one stopped comes next, beside a `RailPicture`; then the rest of the window.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.pages.page import COMPACT_TITLE, TINY_BAR, Tier, rail_width, tier_for
from gui.painting import CENTRE, fill, line_height, write
from gui.places import CHECK, EXPORT, PLACES
from gui.rail_paint import GAP, PartState, RailRow, paint_gap, paint_ground, paint_row, row_height
from gui.theme import size, type_size

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


class BarPicture(QWidget):
    """The bar with the report's title alone, where the real one will be."""

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self._shown = shown

    def set_tier(self, tier: Tier) -> None:
        """As high as the real one."""
        self.setFixedHeight(TINY_BAR if tier is Tier.TINY else size("topbar"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, lower edge, title."""
        painter = QPainter(self)
        fill(painter, self.rect(), "bar")
        fill(painter, QRectF(0, self.height() - 1, self.width(), 1), "line")
        write(painter, QRectF(0, 0, self.width(), self.height() - 1), self._shown.title, strong=True, align=CENTRE)
        painter.end()


class RailPicture(QWidget):
    """The rail as the draft remembers it, while the real one is built."""

    def __init__(self, shown: Shown, tier: Tier) -> None:
        super().__init__()
        self._shown, self._narrow = shown, tier is not Tier.WIDE

    def paintEvent(self, _event: QPaintEvent) -> None:
        """All rows at one go."""
        painter = QPainter(self)
        _paint_rail(painter, QRectF(self.rect()), self._shown, self._narrow)
        painter.end()


class FirstFrame(QWidget):
    """Rail and heading where the open report will have them, painted at one go. It takes no keys and no clicks."""

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self.setAccessibleName(shown.heading)
        self._shown = shown

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both, by the measures of the window's tier."""
        tier = tier_for(self.width())
        painter = QPainter(self)
        fill(painter, self.rect(), "page")
        left = rail_width(tier)
        if left:
            _paint_rail(painter, QRectF(0, 0, left, self.height()), self._shown, tier is not Tier.WIDE)
            self._paint_heading(painter, left, tier is Tier.WIDE)
        painter.end()

    def _paint_heading(self, painter: QPainter, left: int, wide: bool) -> None:
        pad = size("page_pad") if wide else size("page_pad_compact")
        high = type_size("title") if wide else COMPACT_TITLE
        room = QRectF(left + pad, 16 if wide else 10, self.width() - left - 2 * pad, line_height(high))
        write(painter, room, self._shown.heading, size=high, strong=True)


def _paint_rail(painter: QPainter, rail: QRectF, shown: Shown, narrow: bool) -> None:
    fill(painter, rail, "rail")
    fill(painter, QRectF(rail.right() - 1, rail.top(), 1, rail.height()), "line")
    top = rail.top() + _RAIL_TOP
    for each in shown.rows:
        rect = QRectF(0, top, rail.width() - 1, row_height(each.place, narrow))
        painter.save()
        if each.place == GAP:
            paint_gap(painter, rect)
        else:
            chosen = each.place == shown.place
            paint_ground(painter, rect, chosen, False, False)
            paint_row(painter, rect, each, chosen, narrow)
        painter.restore()
        top += rect.height()
