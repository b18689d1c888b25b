"""Drawing pages of strips with reportlab: text on exact places, rules, page numbers, the mark behind the text, outline.

What is drawn belongs to an element of the structure or is an artifact; `PageWriter` writes which, and tells the elements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from exporters.blocks import Document
from exporters.fonts import FaceSet
from exporters.glyph_outline import outline
from exporters.page import POINTS_PER_MM, Page, Role
from exporters.pdf_strips import Drawing, Put, Sheet, Text
from exporters.pdf_text import shown
from exporters.tagging import LAYOUT, PAGE_NUMBER, REPEATED, WATERMARK, Box, Element, Mark
from exporters.typesetting.characters import lines_of
from exporters.typesetting.placing import Placed, place
from exporters.typesetting.shaping import Shaper, width_of

_MARK_GREY = 0.94
_MARK_SIZE = 150.0
_NAME_SIZE, _NAME_BELOW = 8.0, 36.0
"""The mark as unseen text: its size, and how far below the upper edge of the paper, in points."""
_BEFORE_DATES = date(2000, 1, 1)
_UNTITLED = "文件"


class PageWriter:
    """One PDF file being drawn. `add` draws a page, `save` closes the file."""

    def __init__(self, file: BinaryIO, document: Document, page: Page, faces: FaceSet, two_sided: bool = False) -> None:
        self.page = page
        self.two_sided = two_sided
        self.faces = faces
        self.shaper = Shaper(faces)
        size = (page.width * POINTS_PER_MM, page.height * POINTS_PER_MM)
        first = faces.first(Role.FANGSONG).name
        self.canvas: Any = Canvas(file, size, invariant=1, pageCompression=0, lang="zh-CN", initialFontName=first)
        self.left = page.left * POINTS_PER_MM
        self.top = (page.height - page.top) * POINTS_PER_MM
        self.canvas.addPageLabel(0, style="ARABIC", start=1)
        self.mark = plain(document.mark)
        self.mark_shapes: list[str] = []
        self.at = 0
        self.marked = 0
        self.headings = 0
        self.inside: Element | str | None = None
        self._describe(document)

    def _describe(self, document: Document) -> None:
        canvas = self.canvas
        canvas.setTitle(plain(document.title) or plain(document.subject) or _UNTITLED)
        canvas.setAuthor(plain(document.author))
        canvas.setSubject(plain(document.subject))
        canvas.setKeywords([plain(word) for word in document.keywords])
        canvas.setCreator("年报")
        canvas.setProducer("年报 (reportlab, pikepdf)")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        stamp = canvas._doc._timeStamp
        stamp.YMDhms = (*(document.date or _BEFORE_DATES).timetuple()[:3], 0, 0, 0)

    def add(self, sheet: Sheet) -> None:
        """Draw one page: the mark behind the text, what the strips say, rules, the page number."""
        on_back = self.two_sided and self.at % 2
        self.left = (self.page.right if on_back else self.page.left) * POINTS_PER_MM
        if self.mark and sheet.puts:
            with self._within(WATERMARK):
                self._draw_mark()
        for put in sheet.puts:
            if put.strip.outline and not put.repeated:
                self._enter(*put.strip.outline, self.top - put.y)
            if put.strip.drawing is not None:
                self._draw_picture(put.strip.drawing, self.top - put.y)
            for text in put.strip.texts:
                if text.placed:
                    self._begin(REPEATED if put.repeated else text.of or LAYOUT)
                    self._draw_text(text, self.left + text.x, self.top - put.y - text.baseline)
        if any(put.strip.rules for put in sheet.puts):
            with self._within(LAYOUT):
                self._draw_rules(sheet.puts)
        if sheet.number:
            with self._within(PAGE_NUMBER):
                self._draw_number(sheet.number)
        self._end()
        self.canvas.showPage()
        self.at += 1
        self.marked = 0

    def save(self) -> None:
        """Close the file."""
        self.canvas.save()

    def _begin(self, what: Element | str) -> None:
        """What is drawn from here on belongs to this element, or is this kind of artifact."""
        if what is self.inside:
            return
        self._end()
        self.inside = what
        if isinstance(what, str):
            self.canvas._code.append(f"/Artifact {what} BDC")
        else:
            what.kids.append(Mark(self.at, self.marked))
            self.canvas._code.append(f"/{what.kind} <</MCID {self.marked}>> BDC")
            self.marked += 1

    def _end(self) -> None:
        if self.inside is not None:
            self.canvas._code.append("EMC")
            self.inside = None

    @contextmanager
    def _within(self, artifact: str) -> Iterator[None]:
        self._begin(artifact)
        yield
        self._end()

    def _enter(self, depth: int, title: str, y: float) -> None:
        """Put a heading into the outline."""
        self.headings += 1
        key = f"heading-{self.headings}"
        self.canvas.bookmarkHorizontal(key, 0, y)
        self.canvas.addOutlineEntry(title, key, depth, closed=depth > 0)

    def _draw_text(self, text: Text, x: float, y: float) -> None:
        self._draw(text.placed, x, y)
        if text.of is not None and text.of.goal is not None:
            last = text.placed[-1]
            size = last.glyph.size
            text.of.stretch(Box(self.at, x, y - 0.25 * size, x + last.x + last.room, y + size))

    def _draw(self, placed: Sequence[Placed], x: float, y: float) -> None:
        self.canvas._code.append(shown(placed, x, y, self.canvas._doc))

    def _draw_picture(self, drawing: Drawing, top: float) -> None:
        self._begin(drawing.of)
        x = self.left + drawing.x
        drawing.of.stretch(Box(self.at, x, top - drawing.height, x + drawing.width, top))
        self.canvas._code.append(f"q 1 0 0 1 {x:.3f} {top:.3f} cm\n{drawing.code}\nQ")

    def _draw_rules(self, puts: Sequence[Put]) -> None:
        code = [f"{self.page.rule} w 2 J"]
        for put in puts:
            top = self.top - put.y
            for rule in put.strip.rules:
                start = f"{self.left + rule.x1:.3f} {top - rule.y1:.3f} m"
                code.append(f"{start} {self.left + rule.x2:.3f} {top - rule.y2:.3f} l")
        self.canvas._code.append("\n".join((*code, "S")))

    def _draw_number(self, number: str) -> None:
        """— n — under the type area: odd pages right, even pages left, one character in (GB/T 9704-2012, 7.5)."""
        style = self.page.number
        placed = place(self.shaper.glyphs(f"— {number} —", style.role, style.size), 0, justify=False)
        face = self.faces.pick("—", style.role) or self.faces.first(style.role)
        low, high = face.ink("—")
        below = (self.page.text_height + self.page.number_below) * POINTS_PER_MM
        y = self.top - below - (low + high) / 2 * style.size
        width = placed[-1].x + placed[-1].room
        text_width = self.page.text_width * POINTS_PER_MM
        x = self.page.cell if self.at % 2 else text_width - self.page.cell - width
        self._draw(placed, self.left + x, y)

    def _draw_mark(self) -> None:
        """草稿 across the page, as shapes: as text it would be copied into the middle of sentences.

        What is searched, copied or read by a program finds the word once, unseen, at the head of the page.
        """
        canvas = self.canvas
        named = place(self.shaper.glyphs(self.mark, Role.HEI, _NAME_SIZE), 1e6, justify=False)
        canvas._code.append("q 3 Tr")
        self._draw(named, self.left, self.page.height * POINTS_PER_MM - _NAME_BELOW)
        canvas._code.append("Q")
        canvas.saveState()
        canvas.setFillGray(_MARK_GREY)
        canvas.translate(self.page.width * POINTS_PER_MM / 2, self.page.height * POINTS_PER_MM / 2)
        canvas.rotate(45)
        self.mark_shapes = self.mark_shapes or self._shapes_of_mark()
        canvas._code += self.mark_shapes
        canvas.restoreState()

    def _shapes_of_mark(self) -> list[str]:
        size = min(_MARK_SIZE, 2.6 * _MARK_SIZE / len(self.mark))
        placed = place(self.shaper.glyphs(self.mark, Role.HEI, size), 1e6, justify=False)
        left, low = -width_of(item.glyph for item in placed) / 2, -0.36 * size
        faces = [pdfmetrics.getFont(item.glyph.face).face for item in placed]
        shapes = [outline(f, item.glyph.char, size, left + item.x, low) for f, item in zip(faces, placed, strict=True)]
        return [f"{shape}\nf" for shape in shapes if shape]


def plain(text: str) -> str:
    """A text on one line, without what has no picture: for the properties of the file and the mark."""
    return " ".join(piece for piece in map(str.strip, lines_of(text)) if piece)
