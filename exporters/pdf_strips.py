"""Strips: what a page is filled with from top to bottom. Made from blocks (layout), put on pages, then drawn.

Lengths are points; inside a strip x runs from the left edge of the type area and y from the strip's top downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.tagging import Element
from exporters.typesetting.placing import Placed


@dataclass(frozen=True, slots=True)
class Text:
    """Glyphs on one baseline, starting at x, and the element of the structure that they belong to (None: an artifact)."""

    x: float
    baseline: float
    placed: Sequence[Placed]
    of: Element | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight thin line."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture from x on, so wide and so high: operators that draw it from its upper left corner, and its element."""

    x: float
    width: float
    height: float
    code: str
    of: Element


@dataclass(frozen=True, slots=True)
class Area:
    """Where an answer stands in a strip: its key, its first character here (`at`) and how many are here, two corners."""

    key: str
    at: int
    count: int
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of a page that is never divided.

    `keep`: stays on one page with the next strip. `gap`: empty room, left out at the top of a page. `on_grid`: begins
    on a line of the grid. `repeat`: strips (a table's head) that come first on a new page that begins with this one.
    `frame`: left and right edge of the table it is a row of. `outline`: depth (from 0) and text of its entry in the outline.
    `block`: the number of the block it comes from. `drawing`: a picture under the texts, from the strip's top down.
    `areas`: where which answers stand in it. `floats`: of a picture, its caption or the room round them: may go to the head
    of the next page while the text goes on.
    """

    height: float
    texts: tuple[Text, ...] = ()
    rules: tuple[Rule, ...] = ()
    keep: bool = False
    gap: bool = False
    on_grid: bool = False
    new_page: bool = False
    repeat: tuple[Strip, ...] = ()
    frame: tuple[float, float] | None = None
    outline: tuple[int, str] | None = None
    block: int = 0
    drawing: Drawing | None = None
    areas: tuple[Area, ...] = ()
    floats: bool = False


@dataclass(frozen=True, slots=True)
class Put:
    """A strip on a page, its top y under the top of the type area; `repeated` strips are drawn, not read again."""

    y: float
    strip: Strip
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page to be drawn: what stands on it, and the number printed under it (none on an empty page)."""

    puts: Sequence[Put]
    number: str


def baseline(lead: float, size: float) -> float:
    """How far under a line's top its baseline lies: type stands in the middle, 0.88 em of it above the baseline."""
    return (lead - size) / 2 + 0.88 * size
