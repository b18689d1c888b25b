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

from gui.pages.page import Tier
from gui.places import CHECK, EXPORT, PLACES
from gui.rail_paint import GAP, PartState, RailRow, paint_gap, paint_ground, paint_row, row_height
from gui.theme import size, type_size
from gui.widgets import Label, column, dress_surface, row

if TYPE_CHECKING:
    from gui.bridge import Bridge

_RAIL_TOP = 8
_LANE = 12
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
    """Rail and heading where the open report will have them. It takes no keys and no clicks."""

    def __init__(self, shown: Shown, tier: Tier) -> None:
        super().__init__()
        dress_surface(self, "page")
        self.setAccessibleName(shown.heading)
        self._rail = _Rail(shown)
        self._heading = Label(shown.heading, type_size("title"), strong=True, wrap=True)
        self._middle = column(self._heading, None, gap=0)
        self._heading.setVisible(bool(shown.heading))
        self.setLayout(row(self._rail, self._middle, gap=0))
        self.set_tier(tier)

    def set_tier(self, tier: Tier) -> None:
        """The same measures as rail and page have."""
        wide = tier is Tier.WIDE
        self._rail.narrow = not wide
        self._rail.setVisible(tier is not Tier.TINY)
        self._rail.setFixedWidth(size("rail") if wide else size("rail_compact"))
        pad = size("page_pad") if wide else size("page_pad_compact")
        self._middle.setContentsMargins(pad, 16 if wide else 10, pad - _LANE, 10)


class _Rail(QWidget):
    """The rows as the rail paints them."""

    narrow = False

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        dress_surface(self, "rail", "right")
        self._shown = shown

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows one under the other."""
        super().paintEvent(event)
        painter = QPainter(self)
        top = float(_RAIL_TOP)
        for each in self._shown.rows:
            rect = QRectF(0, top, self.width() - 1, row_height(each.place, self.narrow))
            painter.save()
            if each.place == GAP:
                paint_gap(painter, rect)
            else:
                chosen = each.place == self._shown.place
                paint_ground(painter, rect, chosen, False, False)
                paint_row(painter, rect, each, chosen, self.narrow)
            painter.restore()
            top += rect.height()
        painter.end()
