"""What a document says and in which order, for a reader that does not see the page: a tree of structure elements.

Layout makes the tree, drawing notes which marked content belongs to which element, `archive_tree` writes it into the file
(PDF 32000-1, 14.7 and 14.8; ISO 14289-1 asks for it). What is in no element is an artifact: rules, page numbers,
repeated heads.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

LAYOUT = "<</Type /Layout>>"
"""An artifact that only pleases the eye: rules, the dots of a table of contents."""
REPEATED = "<</Type /Pagination>>"
"""An artifact that comes from the division into pages: the repeated head of a table."""
PAGE_NUMBER = "<</Type /Pagination /Subtype /Footer>>"
WATERMARK = "<</Type /Pagination /Subtype /Watermark>>"
_DEEPEST = 6
"""PDF 1.7 knows headings from H1 to H6."""


class Mark(NamedTuple):
    """A piece of marked content: the index of its page, and its number on the page (MCID)."""

    page: int
    number: int


class Place(NamedTuple):
    """A place to jump to: the index of a page, and the height above the foot of the paper in points."""

    page: int
    y: float


class Box(NamedTuple):
    """Where a link stands: the index of its page, and two corners in points from the lower left of the paper."""

    page: int
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(slots=True, eq=False)
class Element:
    """One structure element, of a standard type (H1, P, Table, TH …), with its parts in the order of reading.

    `attributes` are those of PDF 32000-1, 14.8.5 (Scope, RowSpan …). A Link has a `goal`, words that describe it,
    and the `boxes` in which it was drawn. A Figure has words that stand for it, and its box.
    """

    kind: str
    attributes: dict[str, str | int] = field(default_factory=dict)
    kids: list[Element | Mark] = field(default_factory=list)
    goal: Place | None = None
    words: str = ""
    boxes: list[Box] = field(default_factory=list)

    def add(self, kind: str, **attributes: str | int) -> Element:
        """A new element behind the others inside this one."""
        made = Element(kind, attributes)
        self.kids.append(made)
        return made

    def stretch(self, box: Box) -> None:
        """The link or picture also stands here; pieces on one line are one box."""
        for at, known in enumerate(self.boxes):
            if known.page == box.page and abs(known.y1 - box.y1) < 1:
                self.boxes[at] = Box(box.page, min(known.x1, box.x1), known.y1, max(known.x2, box.x2), known.y2)
                return
        self.boxes.append(box)


class Levels:
    """Closes up the levels of headings: none is skipped on the way down (ISO 14289-1, 7.4.2)."""

    def __init__(self) -> None:
        self._above: list[int] = []

    def depth(self, level: int) -> int:
        """How many headings the next one, of this level, stands under."""
        while self._above and self._above[-1] >= level:
            self._above.pop()
        self._above.append(level)
        return len(self._above) - 1


def heading(depth: int) -> str:
    """The type of a heading under so many others."""
    return f"H{min(depth + 1, _DEEPEST)}"
