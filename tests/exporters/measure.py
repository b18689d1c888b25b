"""A measuring tool for PDF files: where glyphs really stand, read back with pdfium.

Lengths are points; y runs from the top of the page downwards to the baseline. Characters that pdfium makes up (line ends,
spaces between words) are left out. Use `read` for the lines, `report` for the figures of a whole file.
"""

from __future__ import annotations

import ctypes
import itertools
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from exporters.page import POINTS_PER_MM, STANDARD, Page
from exporters.typesetting.characters import CLOSING, NO_END, NO_START, in_run

_NEAR = (0.1, 0.2)
_NUMBER_NEAR = 8
"""Points round the place of the page number within which text is taken for it."""


@dataclass(frozen=True)
class Char:
    """One glyph: its origin, its size, and its inked box (left, top, right, bottom)."""

    char: str
    x: float
    y: float
    size: float
    box: tuple[float, float, float, float]


@dataclass
class Line:
    """Glyphs on one baseline, from left to right."""

    y: float
    chars: list[Char] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(char.char for char in self.chars)

    @property
    def left(self) -> float:
        return self.chars[0].x

    @property
    def right(self) -> float:
        """The right edge of the ink."""
        return max(char.box[2] for char in self.chars)


@dataclass
class MeasuredPage:
    """What stands on a page: in the order of writing, and sorted into lines; page number and the unseen name of the mark apart."""

    chars: list[Char]
    lines: list[Line]
    number: Line | None
    mark: str


def read(path: Path, page: Page = STANDARD) -> list[MeasuredPage]:
    """All pages of a file."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [_page(document[number], page) for number in range(len(document))]
    finally:
        document.close()


def _page(paper: pypdfium2.PdfPage, page: Page) -> MeasuredPage:
    chars = list(_chars(paper))
    below = (page.top + page.text_height + page.number_below) * POINTS_PER_MM
    above = page.top * POINTS_PER_MM / 2
    mark = "".join(char.char for char in chars if char.y < above)
    chars = [char for char in chars if char.y >= above]
    body = [char for char in chars if abs(char.y - below) > _NUMBER_NEAR]
    numbers = _lines([char for char in chars if abs(char.y - below) <= _NUMBER_NEAR])
    return MeasuredPage(body, _lines(body), numbers[0] if numbers else None, mark)


def _chars(paper: pypdfium2.PdfPage) -> Iterator[Char]:
    text = paper.get_textpage()
    height = paper.get_height()
    x, y = ctypes.c_double(), ctypes.c_double()
    box = [ctypes.c_double() for _ in range(4)]
    high = 0
    for at in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text.raw, at) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(text.raw, at, ctypes.byref(x), ctypes.byref(y))
        pdfium.FPDFText_GetCharBox(text.raw, at, *(ctypes.byref(side) for side in box))
        left, right, bottom, top = (side.value for side in box)
        size = pdfium.FPDFText_GetFontSize(text.raw, at)
        code = pdfium.FPDFText_GetUnicode(text.raw, at)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        char = chr(0x10000 + (high - 0xD800) * 0x400 + code - 0xDC00 if 0xDC00 <= code < 0xE000 else code)
        yield Char(char, x.value, height - y.value, size, (left, height - top, right, height - bottom))


def _lines(chars: list[Char]) -> list[Line]:
    lines: dict[float, Line] = {}
    for char in chars:
        key = next((key for key in lines if abs(key - char.y) < 0.5), char.y)
        lines.setdefault(key, Line(key)).chars.append(char)
    for line in lines.values():
        line.chars.sort(key=lambda char: char.x)
    return sorted(lines.values(), key=lambda line: line.y)


def body_lines(pages: list[MeasuredPage], size: float = STANDARD.body.size) -> list[list[Line]]:
    """The lines of body text on each page."""
    return [[line for line in page.lines if all(abs(char.size - size) < 0.3 for char in line.chars)] for page in pages]


def full_lines(lines: list[Line], page: Page = STANDARD) -> list[Line]:
    """Lines that another line of the same paragraph follows: the next one begins at the left edge.

    A line of one word (a piece of a web address) is none: it has no gap that could reach the margin.
    """
    left = page.left * POINTS_PER_MM
    return [
        line
        for line, after in itertools.pairwise(lines)
        if after.left < left + 0.6 * page.cell
        and after.y - line.y < 1.5 * page.pitch
        and not all(map(in_run, line.text))
    ]


def short(line: Line, page: Page = STANDARD, cell: float = 0) -> float:
    """How far before the right margin a full line ends, in points; below 0: behind it.

    A letter ends with its `cell` (0: the page's; a program that tracks nothing behind the last letter ends with its em),
    a digit with half of it; of another Latin letter only the ink can be judged.
    """
    last = line.chars[-1]
    cell = cell or page.cell
    if last.char < "\u0530" and not last.char.isdecimal():
        return max(0.0, _edge(page) - line.right - 1.5)
    return _edge(page) - last.x - (cell / 2 if last.char.isdecimal() else cell)


def on_margin(line: Line, page: Page = STANDARD, cell: float = 0, within: float = 0.1) -> bool:
    """Whether a full line ends on the right margin: with its last letter, or with a mark trimmed to half its cell."""
    away = short(line, page, cell)
    if line.chars[-1].char in CLOSING:
        return -within - (cell or page.cell) / 2 < away < within
    return abs(away) < within


def _edge(page: Page) -> float:
    return (page.left + page.text_width) * POINTS_PER_MM


def forbidden(lines: list[Line]) -> list[str]:
    """Lines of running text that begin or end with a mark that may not stand there."""
    full = {id(line) for line in full_lines(lines)}
    begins = [line.text for line in lines if line.text[0] in NO_START]
    return begins + [line.text for line in lines if id(line) in full and line.text[-1] in NO_END]


def report(path: Path, cell: float = 0) -> str:
    """The figures of a file, for people; `cell` as for `short`."""
    pages = read(path)
    bodies = body_lines(pages)
    full = [line for lines in bodies for line in full_lines(lines)]
    pitch = Counter(round(b.y - a.y, 2) for lines in bodies for a, b in itertools.pairwise(lines))
    off = [line for line in full if not on_margin(line, cell=cell)]
    shares = [100 * sum(on_margin(line, cell=cell, within=near) for line in full) / max(1, len(full)) for near in _NEAR]
    numbers = [
        round((page.number.chars[0].box[1] + page.number.chars[0].box[3]) / 2 / POINTS_PER_MM, 1)
        for page in pages
        if page.number
    ]
    return "\n".join(
        (
            f"pages {len(pages)}; body lines on each {[len(lines) for lines in bodies]}",
            f"characters a full line {Counter(len(line.chars) for line in full).most_common(4)}",
            f"pitch {pitch.most_common(4)}",
            f"left edges {Counter(round(line.left, 1) for line in full).most_common(3)}",
            f"full lines {len(full)}; ending on the margin "
            + ", ".join(f"±{near} pt {share:.1f} %" for near, share in zip(_NEAR, shares, strict=True)),
            *(f"  {short(line, cell=cell):6.2f} {line.text}" for line in off[:10]),
            f"forbidden marks {[text for lines in bodies for text in forbidden(lines)]}",
            f"page numbers at {sorted(set(numbers))} mm",
        )
    )


if __name__ == "__main__":
    print(report(Path(sys.argv[1]), STANDARD.body.size if "--word" in sys.argv else 0))
