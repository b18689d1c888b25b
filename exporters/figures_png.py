"""A picture of figures as PNG, for Word: black on white with greys, sharp on paper, in the program's own faces."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from exporters import fonts
from exporters.figures import Scene, Words
from exporters.page import Role

DOTS = 400
"""Dots per inch: a copier and a laser printer show no steps at 400."""
_SCALE = DOTS / 72


def png(drawn: Scene) -> bytes:
    """The picture as a PNG file; the same scene gives the same bytes."""
    size = (round(drawn.width * _SCALE), round(drawn.height * _SCALE))
    image = Image.new("L", size, 255)
    pen = ImageDraw.Draw(image)
    for bar in drawn.bars:
        box = [round(edge * _SCALE) for edge in (bar.x, bar.y, bar.x + bar.width, bar.y + bar.height)]
        pen.rectangle(box, fill=round(bar.grey * 255), outline=0, width=max(1, round(bar.line * _SCALE)))
    for rule in drawn.rules:
        ends = [round(place * _SCALE) for place in (rule.x1, rule.y1, rule.x2, rule.y2)]
        pen.line(ends, fill=0, width=max(1, round(rule.line * _SCALE)))
    for words in drawn.words:
        _write(pen, words)
    held = BytesIO()
    image.save(held, "PNG", dpi=(DOTS, DOTS))
    return held.getvalue()


def measure(text: str) -> float:
    """The width of words in ems, as `png` sets them."""
    return sum(_face(char).width(char) for char in text)


def _write(pen: ImageDraw.ImageDraw, words: Words) -> None:
    x = words.x - (measure(words.text) * words.size if words.align == "right" else 0.0)
    for char in words.text:
        face = _face(char)
        pen.text((x * _SCALE, words.y * _SCALE), char, fill=0, font=_font(str(face.file), words.size), anchor="ls")
        x += face.width(char) * words.size


def _face(char: str) -> fonts.Face:
    faces = fonts.faces("bundled")
    return faces.pick(char, Role.FANGSONG) or faces.first(Role.FANGSONG)


@cache
def _font(file: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, size * _SCALE)
