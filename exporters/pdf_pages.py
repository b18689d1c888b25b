"""From strips to pages: where a page ends, what stays together, what is repeated."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from exporters.pdf_strips import Put, Rule, Strip

_SLIP = 0.1
"""Points by which heights may differ and still count as equal."""


def paginate(strips: Sequence[Strip], height: float, pitch: float) -> list[list[Put]]:
    """Pages of strips, at least one page. Strips that would be kept together but are higher than a page are parted."""
    pages = _Pages(height, pitch)
    for at, strip in enumerate(strips):
        pages.put(strip, _kept(strips, at, height))
    return [_framed(page) for page in pages.pages]


def _kept(strips: Sequence[Strip], at: int, height: float) -> Sequence[Strip]:
    """The strip and those that have to stay on its page; of more than fills a page, enough to tell that they do not fit."""
    end = at + 1
    tall = strips[at].height
    while end < len(strips) and strips[end - 1].keep and not strips[end].new_page and tall <= height + _SLIP:
        tall += strips[end].height
        end += 1
    return strips[at:end]


class _Pages:
    def __init__(self, height: float, pitch: float) -> None:
        self.height = height
        self.pitch = pitch
        self.pages: list[list[Put]] = [[]]
        self.y = 0.0

    def put(self, strip: Strip, kept: Sequence[Strip]) -> None:
        """Put the strip under the last one, or on a new page if it and those kept with it do not fit."""
        page = self.pages[-1]
        turned = strip.new_page or not self._fits(self.y, kept)
        if page and turned and (strip.new_page or self._worth_turning(strip, kept)):
            self.pages.append([])
            self.y = 0.0
            for head in strip.repeat:
                self._place(head, repeated=True)
        if not (strip.gap and not self.pages[-1]):
            self._place(strip)

    def _worth_turning(self, strip: Strip, kept: Sequence[Strip]) -> bool:
        """Whether a new page holds all that is kept together; if not, turn only for what does not fit itself."""
        return self._fits(0.0, (*strip.repeat, *kept)) or not self._fits(self.y, [strip])

    def _fits(self, y: float, strips: Sequence[Strip]) -> bool:
        for strip in strips:
            y = self._top(y, strip) + strip.height
            if y > self.height + _SLIP:
                return False
        return True

    def _top(self, y: float, strip: Strip) -> float:
        return math.ceil((y - _SLIP) / self.pitch) * self.pitch if strip.on_grid else y

    def _place(self, strip: Strip, repeated: bool = False) -> None:
        top = self._top(self.y, strip)
        self.pages[-1].append(Put(top, strip, repeated))
        self.y = top + strip.height


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
