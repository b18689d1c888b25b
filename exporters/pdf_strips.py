"""Strips: what a page is filled with from top to bottom. Made from blocks, then put on pages, then drawn.

Lengths are points; inside a strip x runs from the left edge of the type area and y from the strip's top downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exporters.typesetting.placing import Placed


@dataclass(frozen=True, slots=True)
class Text:
    """Glyphs on one baseline, starting at x."""

    x: float
    baseline: float
    placed: Sequence[Placed]


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight thin line."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of a page that is never divided.

    `keep`: stays on one page with the next strip. `gap`: empty room, left out at the top of a page. `on_grid`: begins
    on a line of the grid. `repeat`: strips (a table's head) that come first on a new page that begins with this one.
    `frame`: left and right edge of the table it is a row of. `outline`: level and text of its entry in the outline.
    `block`: the number of the block it comes from.
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


@dataclass(frozen=True, slots=True)
class Put:
    """A strip on a page, its top y under the top of the type area; `repeated` strips are drawn, not read again."""

    y: float
    strip: Strip
    repeated: bool = False


def baseline(lead: float, size: float) -> float:
    """How far under a line's top its baseline lies: type stands in the middle, 0.88 em of it above the baseline."""
    return (lead - size) / 2 + 0.88 * size


def paginate(strips: Sequence[Strip], height: float, pitch: float) -> list[list[Put]]:
    """Pages of strips, at least one page. Strips that would be kept together but are higher than a page are parted."""
    pages: list[list[Put]] = [[]]
    y = 0.0
    at = 0
    while at < len(strips):
        strip = strips[at]
        end = at + 1
        while end < len(strips) and strips[end - 1].keep and not strips[end].new_page:
            end += 1
        if strip.new_page and pages[-1]:
            pages.append([])
            y = 0.0
        fresh = not pages[-1]
        if strip.gap and fresh:
            at += 1
            continue
        top = _snapped(y, pitch) if strip.on_grid else y
        group = strips[at:end]
        if not fresh and _bottom(top, group, pitch) > height + 0.1 and not strip.gap:
            whole = _bottom(0.0, (*strip.repeat, *group), pitch) <= height + 0.1
            if whole or top + strip.height > height + 0.1:
                pages.append([])
                y = _repeat(pages[-1], strip.repeat)
                continue_top = _snapped(y, pitch) if strip.on_grid else y
                pages[-1].append(Put(continue_top, strip))
                y = continue_top + strip.height
                at += 1
                continue
        if strip.gap and top + strip.height > height + 0.1:
            at += 1
            continue
        pages[-1].append(Put(top, strip))
        y = top + strip.height
        at += 1
    return [_framed(page) for page in pages]


def _snapped(y: float, pitch: float) -> float:
    return -int(-(y - 0.1) // pitch) * pitch if y > 0.1 else 0.0


def _bottom(top: float, group: Sequence[Strip], pitch: float) -> float:
    y = top
    for strip in group:
        y = (_snapped(y, pitch) if strip.on_grid else y) + strip.height
    return y


def _repeat(page: list[Put], strips: Sequence[Strip]) -> float:
    y = 0.0
    for strip in strips:
        page.append(Put(y, strip, repeated=True))
        y += strip.height
    return y


def _framed(page: list[Put]) -> list[Put]:
    """Close each part of a table on the page with a rule over its first and under its last row."""
    framed = []
    for at, put in enumerate(page):
        frame = put.strip.frame
        if frame is not None:
            edges = []
            if at == 0 or page[at - 1].strip.frame is None:
                edges.append(Rule(frame[0], 0, frame[1], 0))
            if at + 1 == len(page) or page[at + 1].strip.frame is None:
                edges.append(Rule(frame[0], put.strip.height, frame[1], put.strip.height))
            put = replace(put, strip=replace(put.strip, rules=(*put.strip.rules, *edges)))
        framed.append(put)
    return framed
