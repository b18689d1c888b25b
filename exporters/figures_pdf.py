"""A picture of figures in the PDF: bars and lines as vectors, words as text that can be searched, its caption under it."""

from __future__ import annotations

from dataclasses import replace

from exporters.blocks import Figure
from exporters.figures import SHARE, Scene, Words, caption_style, scene
from exporters.page import Page
from exporters.pdf_strips import Drawing, Strip, Text, baseline
from exporters.tagging import Element
from exporters.typesetting.characters import lines_of
from exporters.typesetting.placing import place
from exporters.typesetting.shaping import Shaper, width_of
from exporters.typesetting.titles import break_title


def figure_strips(figure: Figure, page: Page, shaper: Shaper, tree: Element) -> list[Strip]:
    """The picture and the lines of its caption, which stay together; in the structure a Figure with its words, and a P."""
    style = page.note
    line = page.characters * page.cell

    def measure(text: str) -> float:
        return width_of(shaper.glyphs(text, style.role, style.size)) / style.size

    drawn = scene(figure, line * SHARE, style.size, measure)
    left = (line - drawn.width) / 2
    of = tree.add("Figure")
    of.words = " ".join(lines_of(figure.alternative))

    def text(words: Words) -> Text:
        glyphs = shaper.glyphs(words.text, style.role, words.size)
        x = words.x - (width_of(glyphs) if words.align == "right" else 0.0)
        return Text(left + x, words.y, place(glyphs, line, justify=False), of)

    drawing = Drawing(left, drawn.width, drawn.height, shapes(drawn), of)
    picture = Strip(drawn.height, tuple(map(text, drawn.words)), keep=True, drawing=drawing)
    gap = Strip(page.pitch / 8, keep=True)
    return [replace(strip, floats=True) for strip in (picture, gap, *_caption(figure, page, shaper, tree))]


def shapes(drawn: Scene) -> str:
    """The bars and lines as operators of a content stream, from the upper left corner of the picture downwards."""
    code = ["0 J 0 G"]
    for bar in drawn.bars:
        half = bar.line / 2
        x, y = bar.x + half, -(bar.y + bar.height - half)
        width, height = max(0.0, bar.width - bar.line), bar.height - bar.line
        code.append(f"{bar.grey:.2f} g {bar.line} w {x:.3f} {y:.3f} {width:.3f} {height:.3f} re B")
    for rule in drawn.rules:
        code.append(f"{rule.line} w {rule.x1:.3f} {-rule.y1:.3f} m {rule.x2:.3f} {-rule.y2:.3f} l S")
    return "\n".join(code)


def _caption(figure: Figure, page: Page, shaper: Shaper, tree: Element) -> list[Strip]:
    style = caption_style(page)
    lead, line = page.lead_of(style), page.characters * page.cell
    of = tree.add("P")
    glyphs = shaper.glyphs(" ".join(lines_of(figure.caption)), style.role, style.size)
    lines = break_title(glyphs, line)
    return [
        Strip(lead, (Text((line - one.width) / 2, baseline(lead, style.size), one.placed, of),), keep=at < len(lines))
        for at, one in enumerate(lines, 1)
    ]
