"""Drawing pages of strips with reportlab: text on exact places, rules, page numbers, the mark behind the text, outline.

All drawing goes through `PageWriter.content` (what a block says) or `PageWriter.decoration` (page number, rules, mark,
repeated heads): the one place where tags of a structure can be written later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from exporters.blocks import Document
from exporters.fonts import FaceSet
from exporters.page import POINTS_PER_MM, Page, Role
from exporters.pdf_strips import Put
from exporters.typesetting.characters import lines_of
from exporters.typesetting.placing import Placed, place
from exporters.typesetting.shaping import Shaper, width_of

_MARK_GREY = 0.92
_MARK_SIZE = 150.0
_BEFORE_DATES = date(2000, 1, 1)


class PageWriter:
    """One PDF file being written. `add` writes a page, `save` closes the file."""

    def __init__(self, path: Path, document: Document, page: Page, faces: FaceSet) -> None:
        self.page = page
        self.faces = faces
        self.shaper = Shaper(faces)
        size = (page.width * POINTS_PER_MM, page.height * POINTS_PER_MM)
        first = faces.first(Role.FANGSONG).name
        self.canvas: Any = Canvas(str(path), size, invariant=1, pageCompression=1, lang="zh-CN", initialFontName=first)
        self.left = page.left * POINTS_PER_MM
        self.top = (page.height - page.top) * POINTS_PER_MM
        self.mark = plain(document.mark)
        self.above: list[int] = []
        self._describe(document)

    def _describe(self, document: Document) -> None:
        canvas = self.canvas
        canvas.setTitle(plain(document.title))
        canvas.setAuthor(plain(document.author))
        canvas.setSubject(plain(document.subject))
        canvas.setKeywords([plain(word) for word in document.keywords])
        canvas.setCreator("年报")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        stamp = canvas._doc._timeStamp
        stamp.YMDhms = (*(document.date or _BEFORE_DATES).timetuple()[:3], 0, 0, 0)

    def add(self, puts: Sequence[Put], number: int) -> None:
        """Write one page: the mark behind the text, what the strips say, the page number."""
        if number == 1:
            self.canvas.addPageLabel(0, style="ARABIC", start=1)
        if self.mark:
            with self.decoration():
                self._draw_mark()
        for put in puts:
            with self.decoration() if put.repeated else self.content(put.strip.block):
                if put.strip.outline and not put.repeated:
                    self._enter(*put.strip.outline, self.top - put.y)
                for text in put.strip.texts:
                    self._draw(text.placed, self.left + text.x, self.top - put.y - text.baseline)
            if put.strip.rules:
                with self.decoration():
                    self._draw_rules(put)
        with self.decoration():
            self._draw_number(number)
        self.canvas.showPage()

    def save(self) -> None:
        """Close the file."""
        self.canvas.save()

    @contextmanager
    def content(self, block: int) -> Iterator[None]:  # noqa: ARG002
        """What is drawn inside belongs to the block of that number."""
        yield

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """What is drawn inside is no content: a reader or a screen reader skips it."""
        self.canvas._code.append("/Artifact BMC")
        yield
        self.canvas._code.append("EMC")

    def _enter(self, level: int, title: str, y: float) -> None:
        """Put a heading into the outline, under the nearest heading before it that is of a higher level."""
        while self.above and self.above[-1] >= level:
            self.above.pop()
        depth = len(self.above)
        self.above.append(level)
        key = f"heading-{self.canvas.getPageNumber()}-{y:.2f}"
        self.canvas.bookmarkHorizontal(key, 0, y)
        self.canvas.addOutlineEntry(title, key, depth, closed=depth > 0)

    def _draw(self, placed: Sequence[Placed], x: float, y: float) -> None:
        """Draw glyphs in runs of one face and one even spacing."""
        if not placed:
            return
        text = self.canvas.beginText()
        start = 0
        while start < len(placed):
            glyph = placed[start].glyph
            end = start + 1
            spacing: float | None = None
            while end < len(placed) and placed[end].glyph.face == glyph.face and placed[end].glyph.size == glyph.size:
                step = placed[end].x - placed[end - 1].x - placed[end - 1].glyph.drawn
                if spacing is not None and abs(step - spacing) > 0.005:
                    break
                spacing = step if spacing is None else spacing
                end += 1
            text.setFont(glyph.face, glyph.size)
            text.setTextOrigin(x + placed[start].x, y)
            text.setCharSpace(round(spacing or 0.0, 4))
            text.textOut("".join(item.glyph.char for item in placed[start:end]))
            start = end
        text.setCharSpace(0)
        self.canvas.drawText(text)

    def _draw_rules(self, put: Put) -> None:
        self.canvas.setLineWidth(self.page.rule)
        self.canvas.setLineCap(2)
        top = self.top - put.y
        for rule in put.strip.rules:
            self.canvas.line(self.left + rule.x1, top - rule.y1, self.left + rule.x2, top - rule.y2)

    def _draw_number(self, number: int) -> None:
        """— n — under the type area: odd pages right, even pages left, one character in (GB/T 9704-2012, 7.5)."""
        style = self.page.number
        placed = place(self.shaper.glyphs(f"— {number} —", style.role, style.size), 0, justify=False)
        face = self.faces.pick("—", style.role) or self.faces.first(style.role)
        low, high = face.ink("—")
        below = (self.page.text_height + self.page.number_below) * POINTS_PER_MM
        y = self.top - below - (low + high) / 2 * style.size
        width = placed[-1].x + placed[-1].room
        text_width = self.page.text_width * POINTS_PER_MM
        x = text_width - self.page.cell - width if number % 2 else self.page.cell
        self._draw(placed, self.left + x, y)

    def _draw_mark(self) -> None:
        canvas = self.canvas
        size = min(_MARK_SIZE, 2.6 * _MARK_SIZE / len(self.mark))
        placed = place(self.shaper.glyphs(self.mark, Role.HEI, size), 1e6, justify=False)
        width = width_of(item.glyph for item in placed)
        canvas.saveState()
        canvas.setFillGray(_MARK_GREY)
        canvas.translate(self.page.width * POINTS_PER_MM / 2, self.page.height * POINTS_PER_MM / 2)
        canvas.rotate(45)
        self._draw(placed, -width / 2, -0.36 * size)
        canvas.restoreState()


def plain(text: str) -> str:
    """A text on one line, without what has no picture: for the properties of the file and the mark."""
    return " ".join(piece for piece in map(str.strip, lines_of(text)) if piece)
