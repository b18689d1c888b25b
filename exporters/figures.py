"""Drawing a picture of figures: where its bars, lines and words are. Made once, for Word and for PDF alike.

Horizontal bars, since Chinese labels are long; each figure is printed at the end of its bar, so that no scale is needed.
This year is dark, last year white with an outline: a black-and-white printer and a copier tell them apart. Lengths are
points; x runs from the left edge of the picture, y from its top downwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, TypeAlias

from exporters.blocks import Figure
from exporters.page import Page, Style
from forms.values import plain

Measure: TypeAlias = Callable[[str], float]
"""The width of words in ems."""

SHARE = 0.92
"""Width of a picture as a part of the line."""
DARK, WHITE = 0.25, 1.0
"""Greys of the bars of this year and of last year, 0 black to 1 white."""
_OUTLINE = 0.6
_BAR, _PAIR_BAR = 1.1, 1.0
"""Height of a bar in ems of the words: alone, and as one of two."""
_BETWEEN, _BETWEEN_MANY = 0.6, 0.35
_MANY = 6
"""So many bars stand apart; more stand closer, so that the picture is no third of a page."""
_GAP = 0.5
_LABELS_AT_MOST = 0.45
_UNKNOWN = "—"


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle with an outline of `line` points, filled with a grey."""

    x: float
    y: float
    width: float
    height: float
    grey: float
    line: float = _OUTLINE


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    line: float = _OUTLINE


@dataclass(frozen=True, slots=True)
class Words:
    """Words on a baseline, starting or ending at x."""

    x: float
    y: float
    text: str
    size: float
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn, and the size of it all."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    rules: tuple[Rule, ...]
    words: tuple[Words, ...]


def caption_style(page: Page) -> Style:
    """The type of a picture's caption: as large as notes, in the face of a table's head."""
    return replace(page.table_head, size=page.note.size, lead=page.note.lead)


def scene(figure: Figure, width: float, size: float, measure: Measure) -> Scene:
    """The picture in a given width, its words in a given size (points)."""
    return _Drawing(figure, width, size, measure).scene()


class _Drawing:
    def __init__(self, figure: Figure, width: float, size: float, measure: Measure) -> None:
        self.figure = figure
        self.width = width
        self.size = size
        self.measure = measure
        self.bars: list[Bar] = []
        self.words: list[Words] = []
        self.thick = size * (_BAR if len(figure.series) == 1 else _PAIR_BAR)
        self.between = size * (_BETWEEN if len(figure.labels) * len(figure.series) <= _MANY else _BETWEEN_MANY)
        self.labels = min(max(map(measure, figure.labels), default=0.0) * size, width * _LABELS_AT_MOST)
        self.left = self.labels + _GAP * size
        values = max((measure(self._value(at, place)) for at, place in self._all()), default=0.0) * size
        self.room = max(0.0, width - self.left - values - _GAP * size)

    def scene(self) -> Scene:
        y = self._legend()
        top = y
        for at, label in enumerate(self.figure.labels):
            y += self.between / 2
            height = self.thick * len(self.figure.series)
            self._label(label, y + height / 2)
            for place in range(len(self.figure.series)):
                self._bar(at, place, y + place * self.thick)
            y += height + self.between / 2
        axis = Rule(self.left, top, self.left, y, 2 * _OUTLINE)
        return Scene(self.width, y + _OUTLINE, tuple(self.bars), (axis,), tuple(self.words))

    def _legend(self) -> float:
        """Which bar is which year, upper right; how much room it takes."""
        if len(self.figure.series) < 2:
            return _OUTLINE
        x = self.width
        for place in reversed(range(len(self.figure.series))):
            name = self.figure.series[place].name
            self._word(x, self.size * 0.7, name, "right")
            x -= (self.measure(name) + 1.6) * self.size
            self.bars.append(Bar(x, self.size * 0.3, 1.2 * self.size, 0.8 * self.size, self._grey(place)))
            x -= self.size
        return 2 * self.size

    def _label(self, label: str, middle: float) -> None:
        """A label in front of its bars, on as many lines as it needs."""
        lines = [""]
        for char in label:
            if self.measure(lines[-1] + char) * self.size > self.labels + 0.01:
                lines.append("")
            lines[-1] += char
        for number, line in enumerate(lines):
            self._word(self.labels, middle + (number - (len(lines) - 1) / 2) * self.size * 1.1, line, "right")

    def _bar(self, at: int, place: int, y: float) -> None:
        value = self.figure.series[place].values[at]
        long = float(self.room * self._share(at, value)) if value else 0.0
        if long:
            self.bars.append(Bar(self.left, y, max(long, _OUTLINE), self.thick, self._grey(place)))
        self._word(self.left + long + _GAP * self.size, y + self.thick / 2, self._value(at, place), "left")

    def _share(self, at: int, value: Decimal | int) -> float:
        """How long a bar is, as a part of the longest."""
        compared = [
            abs(Decimal(one))
            for series in self.figure.series
            for number, one in enumerate(series.values)
            if one is not None and (number == at or not self.figure.own_scales)
        ]
        return float(abs(Decimal(value)) / max(compared))

    def _value(self, at: int, place: int) -> str:
        """A figure as printed, with its unit where units differ, and with the change against last year."""
        value = self.figure.series[place].values[at]
        if value is None:
            return _UNKNOWN
        if not self.figure.own_scales:
            return plain(value)
        last = self.figure.series[1].values[at] if place == 0 and len(self.figure.series) > 1 else None
        return plain(value) + self.figure.units[at] + (_change(value, last) if last else "")

    def _word(self, x: float, middle: float, text: str, align: Literal["left", "right"]) -> None:
        self.words.append(Words(x, middle + 0.36 * self.size, text, self.size, align))

    def _all(self) -> list[tuple[int, int]]:
        return [(at, place) for at in range(len(self.figure.labels)) for place in range(len(self.figure.series))]

    @staticmethod
    def _grey(place: int) -> float:
        return WHITE if place else DARK


def _change(value: Decimal | int, last: Decimal | int) -> str:
    """（+23.6%）, or that nothing changed."""
    percent = (Decimal(value) - Decimal(last)) * 100 / Decimal(last)
    if not percent:
        return "（持平）"
    return f"（{percent:+.1f}%）".replace("-", "−")
