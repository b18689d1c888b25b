"""From strips to pages: where a page ends, what stays together, what is repeated."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from exporters.pdf_strips import Put, Rule, Strip

_SLIP = 0.1
"""Points by which heights may differ and still count as equal."""


def paginate(strips: Sequence[Strip], height: float, pitch: float, spare: float = 0) -> list[list[Put]]:
    """Pages of strips, at least one page. Strips that would be kept together but are higher than a page are parted.

    A picture that has no room goes to the head of the next page, and the text behind it fills up the page; a table waits for it.
    `spare` is the room in points that a picture must leave under itself to stay.
    """
    pages = _Pages(height, pitch, spare)
    at = 0
    while at < len(strips):
        end = _picture(strips, at)
        if end > at:
            pages.put_picture(strips[at:end])
        else:
            end = at + 1
            pages.put(strips[at], _kept(strips, at, height))
        at = end
    pages.finish()
    return [_framed(page) for page in pages.pages]


def _picture(strips: Sequence[Strip], at: int) -> int:
    """Where the picture ends that begins at `at`, with the room above it; `at` itself where none begins that may float.

    A picture that something stays with (a heading) may not. Room behind a picture counts as one.
    """
    if not strips[at].floats or strips[at].new_page or (at and strips[at - 1].keep):
        return at
    end = at
    while end < len(strips) and strips[end].floats and strips[end].gap and not strips[end].keep:
        end += 1
    while end < len(strips) and strips[end].floats:
        end += 1
        if not strips[end - 1].keep:
            break
    return end


def _kept(strips: Sequence[Strip], at: int, height: float) -> Sequence[Strip]:
    """The strip and those that have to stay on its page; of more than fills a page, enough to tell that they do not fit."""
    end = at + 1
    tall = strips[at].height
    while end < len(strips) and strips[end - 1].keep and not strips[end].new_page and tall <= height + _SLIP:
        tall += strips[end].height
        end += 1
    return strips[at:end]


class _Pages:
    def __init__(self, height: float, pitch: float, spare: float) -> None:
        self.height = height
        self.pitch = pitch
        self.spare = Strip(spare)
        self.pages: list[list[Put]] = [[]]
        self.y = 0.0
        self.waiting: list[Sequence[Strip]] = []

    def put(self, strip: Strip, kept: Sequence[Strip]) -> None:
        """Put the strip under the last one, or on a new page if it and those kept with it do not fit."""
        if self.waiting and not strip.gap and (strip.new_page or not strip.on_grid):
            self._turn()
        while self.pages[-1]:
            turned = strip.new_page or not self._fits(self.y, kept)
            if not turned or not (strip.new_page or self._worth_turning(strip, kept)):
                break
            waited = bool(self.waiting)
            self._turn()
            for head in strip.repeat:
                self._place(head, repeated=True)
            if not waited:
                break
        if not (strip.gap and not self.pages[-1]):
            self._place(strip)

    def put_picture(self, strips: Sequence[Strip]) -> None:
        """Put a picture under the last strip, or let it wait for the next page if it has no room, or others wait."""
        stays = self._fits(self.y, (*strips, self.spare)) or not self.pages[-1]
        if self.waiting or (not stays and self._fits(0.0, strips)):
            self.waiting.append(strips)
        else:
            self._put_all(strips)

    def finish(self) -> None:
        """Put what still waits on a page of its own."""
        if any(not strip.gap for strips in self.waiting for strip in strips):
            self._turn()

    def _turn(self) -> None:
        """Begin a new page, with the pictures that waited for it."""
        self.pages.append([])
        self.y = 0.0
        waiting, self.waiting = self.waiting, []
        for strips in waiting:
            self._put_all(strips)

    def _put_all(self, strips: Sequence[Strip]) -> None:
        for at, strip in enumerate(strips):
            self.put(strip, strips[at:])

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
