"""A sign-off in Word: labels and values on one line under a table, or in columns where they do not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, repeat

from exporters.blocks import SignOff
from exporters.page import Page
from exporters.typesetting.shaping import Shaper, width_of
from exporters.word_bookmarks import Bookmarks
from exporters.word_styles import SIGN_OFF
from exporters.word_text import Setting, run
from exporters.word_xml import Element, element, one_line, text_element

_SMALLER = (12.0, 10.5)
"""Sizes that a sign-off takes when it does not fit a line, in points."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and a value, ready to be set, and the key of the value."""

    label: str
    value: str
    key: str

    @property
    def text(self) -> str:
        """Both as printed."""
        return self.label + self.value


def sign_off_lines(
    sign_off: SignOff, page: Page, shaper: Shaper, bookmarks: Bookmarks
) -> list[tuple[Setting, list[Element]]]:
    """The lines of a sign-off, each with its setting: pairs side by side, smaller if they do not fit, then in columns."""
    keys = chain(sign_off.keys, repeat(""))
    pairs = [
        Pair(f"{one_line(said[0])}：", one_line(said[1]), key) for said, key in zip(sign_off.pairs, keys, strict=False)
    ]
    if not pairs:
        return []
    width = page.characters * page.cell
    lines = _Lines(page, bookmarks)
    for size in (page.sign_off.size, *_SMALLER):
        widths = _widths(pairs, page, shaper, size)
        free = width - sum(widths)
        if free >= size * (len(pairs) - 1):
            gap = free / max(1, len(pairs) - 1)
            places = list(accumulate(wide + gap for wide in widths[:-1]))
            tabs = [("left", place) for place in places[:-1]] + [("right", width) for _ in places[-1:]]
            return [lines.line(size, pairs, tabs)]
    size = _SMALLER[0]
    widest = max(_widths(pairs, page, shaper, size)) + size
    count = max(1, int((width + size) // widest))
    count = -(-len(pairs) // -(-len(pairs) // count))
    tabs = [("left", width * number / count) for number in range(1, count)]
    starts = range(0, len(pairs), count)
    return [lines.line(size, pairs[at : at + count], tabs, keep=at != starts[-1]) for at in starts]


def _widths(pairs: Sequence[Pair], page: Page, shaper: Shaper, size: float) -> list[float]:
    return [width_of(shaper.glyphs(pair.text, page.sign_off.role, size)) for pair in pairs]


class _Lines:
    def __init__(self, page: Page, bookmarks: Bookmarks) -> None:
        self.page = page
        self.bookmarks = bookmarks

    def line(
        self, size: float, pairs: Sequence[Pair], tabs: list[tuple[str, float]], keep: bool = False
    ) -> tuple[Setting, list[Element]]:
        """One line with its pairs at the tabs."""
        type_ = replace(self.page.sign_off, size=size)
        content: list[Element] = []
        for number, pair in enumerate(pairs):
            start, end = self.bookmarks.around(pair.key)
            tab = [element("w:tab")] if number else []
            content.append(run(self.page, type_, *tab, text_element(pair.label)))
            content += [*start, run(self.page, type_, text_element(pair.value)), *end]
        return Setting(SIGN_OFF, type_, keep=keep, tabs=tuple(tabs)), content
