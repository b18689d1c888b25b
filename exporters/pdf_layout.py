"""From blocks to strips: how each kind of block looks on the official page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from exporters.blocks import Block, Byline, Document, Figure, Heading, PageBreak, Paragraph, SignOff, Table, Title
from exporters.figures_pdf import figure_strips
from exporters.page import Page, Style
from exporters.pdf_strips import Area, Strip, Text, baseline
from exporters.pdf_table import table_strips
from exporters.tagging import Element, Levels, heading
from exporters.typesetting.breaking import Line, break_lines
from exporters.typesetting.characters import lines_of
from exporters.typesetting.placing import place
from exporters.typesetting.shaping import Glyph, Shaper, width_of
from exporters.typesetting.titles import break_title


def lay_out(document: Document, page: Page, shaper: Shaper, tree: Element) -> list[Strip]:
    """All strips of a document, in order; its structure is added to `tree`.

    What no face has is left in `shaper.missing` for the caller to judge.
    """
    return _Layout(page, shaper, tree).strips(document.blocks)


class _Layout:
    def __init__(self, page: Page, shaper: Shaper, tree: Element) -> None:
        self.tree = tree
        self.levels = Levels()
        self.page = page
        self.shaper = shaper
        self.width = page.characters * page.cell
        self.kinds: dict[type, Callable[[Any], list[Strip]]] = {
            Title: self._title,
            Byline: self._byline,
            Heading: self._heading,
            Paragraph: self._paragraph,
            Table: lambda table: table_strips(table, page, shaper, tree),
            SignOff: self._sign_off,
            Figure: lambda figure: figure_strips(figure, page, shaper, tree),
        }

    def strips(self, blocks: Sequence[Block]) -> list[Strip]:
        strips: list[Strip] = []
        before: Block | None = None
        for number, block in enumerate(blocks):
            if isinstance(block, PageBreak):
                _carry_two(strips, before)
            else:
                if isinstance(block, Heading) and block.level == 1:
                    self.shaper.part = " ".join(lines_of(block.text)).strip()
                made = self.kinds[type(block)](block)
                if before is not None and not isinstance(before, PageBreak):
                    made = self._joined(strips, made, before, block)
                elif strips:
                    made[0] = replace(made[0], new_page=True)
                strips += [replace(strip, block=number) for strip in made]
            before = block
        _carry_two(strips, before)
        return strips

    def _joined(self, strips: list[Strip], made: list[Strip], before: Block, block: Block) -> list[Strip]:
        """Room between two blocks, and what keeps them together: a heading and two lines, a table and its sign-off."""
        if isinstance(block, SignOff):
            strips[-1] = replace(strips[-1], keep=True)
        keep = strips[-1].keep
        if keep and isinstance(block, Paragraph) and len(made) > 1:
            made[0] = replace(made[0], keep=True)
        space = self._space(before, block)
        floats = isinstance(before, Figure) or isinstance(block, Figure)
        return [Strip(space, gap=True, keep=keep, floats=floats), *made] if space else made

    def _space(self, before: Block, block: Block) -> float:
        """Empty room between two blocks, in points."""
        pitch = self.page.pitch
        if isinstance(block, Title):
            return pitch
        if isinstance(before, Title):
            return pitch / 2
        if isinstance(before, Byline) and not isinstance(block, Byline):
            return pitch
        if isinstance(block, Figure) or isinstance(before, Figure):
            return pitch / 2
        if isinstance(block, (SignOff, Table)):
            return pitch / 4
        return pitch / 4 if isinstance(before, Table) else 0.0

    def _title(self, title: Title) -> list[Strip]:
        style = self.page.title
        of, entry = self._entered(0, title.text)
        lines: list[Strip] = []
        for piece in _pieces(title.text):
            glyphs = self.shaper.glyphs(piece, style.role, style.size)
            broken = break_title(glyphs, self.width)
            lines += [self._line(line, style, of, "center", False, title.key) for line in broken]
        return _headed(lines, entry)

    def _byline(self, byline: Byline) -> list[Strip]:
        style = self.page.byline
        lines = self._broken(byline.text, style, 0, justify=False)
        of = self.tree.add("P")
        return [replace(self._line(line, style, of, "center", key=byline.key), keep=True) for line in lines]

    def _heading(self, block: Heading) -> list[Strip]:
        style = self.page.headings[block.level - 1]
        lines = self._broken(block.text, style, self.page.indent)
        of, entry = self._entered(block.level, block.text)
        return _headed([self._line(line, style, of, key=block.key) for line in lines], entry)

    def _entered(self, level: int, text: str) -> tuple[Element, tuple[int, str] | None]:
        """The element of a heading, and its entry in the outline; one without words is no heading."""
        words = " ".join(piece for piece in map(str.strip, lines_of(text)) if piece)
        if not words:
            return self.tree.add("P"), None
        depth = self.levels.depth(level)
        return self.tree.add(heading(depth)), (depth, words)

    def _paragraph(self, paragraph: Paragraph) -> list[Strip]:
        style, lead_in = self.page.body, self.page.lead_in
        lead = "".join(lines_of(paragraph.lead)).strip()
        at = -len(lead) if paragraph.label else 0
        strips: list[Strip] = []
        for piece in _pieces(paragraph.text, keep_empty=bool(lead)):
            glyphs = self._glyphs(lead, lead_in) + self._glyphs(piece, style)
            lead = ""
            lines = break_lines(glyphs, self.width, self.page.indent * self.page.cell)
            of = self.tree.add("P")
            strips += [self._line(line, style, of, key=paragraph.key, at=at) for line in lines]
            at += len(glyphs)
        return strips

    def _sign_off(self, sign_off: SignOff) -> list[Strip]:
        """Pairs side by side over the whole line, smaller if they do not fit; then in columns on more lines."""
        style = self.page.sign_off
        texts = [" ".join(filter(None, map(str.strip, lines_of(f"{name}：{value}")))) for name, value in sign_off.pairs]
        keys = [*sign_off.keys, *[""] * len(texts)][: len(texts)]
        smaller = [size for size in self.page.table_sizes if size < style.size]
        for size in (style.size, *smaller):
            pairs = [self.shaper.glyphs(text, style.role, size) for text in texts]
            free = self.width - sum(map(width_of, pairs))
            if free >= size * (len(pairs) - 1):
                return [self._spread(pairs, keys, free / max(1, len(pairs) - 1))]
        size = max(smaller, default=style.size)
        pairs = [self.shaper.glyphs(text, style.role, size) for text in texts]
        many = max(1, int(self.width // (max(map(width_of, pairs)) + size)))
        if many == 1:
            named = zip(pairs, keys, strict=True)
            return [self._spread([part], [key], 0.0, of=of) for text, key in named for of, part in self._parts(text)]
        starts = range(0, len(pairs), many)
        column = self.width / many
        return [self._spread(pairs[at : at + many], keys[at : at + many], column, columns=True) for at in starts]

    def _parts(self, glyphs: list[Glyph]) -> list[tuple[Element, list[Glyph]]]:
        of = self.tree.add("P")
        return [(of, glyphs[line.start : line.end]) for line in break_lines(glyphs, self.width, justify=False)]

    def _spread(
        self,
        pairs: list[list[Glyph]],
        keys: list[str],
        step: float,
        columns: bool = False,
        of: Element | None = None,
    ) -> Strip:
        """Pairs on one line, `step` apart: from the end of one, or with `columns` from its start, to the next.

        Each is a paragraph of its own, if it is not part of one.
        """
        lead = self.page.lead_of(self.page.sign_off)
        x = 0.0
        texts, areas = [], []
        for pair, key in zip(pairs, keys, strict=True):
            size = pair[0].size if pair else 0.0
            placed = place(pair, self.width, justify=False)
            texts.append(Text(x, baseline(lead, size), placed, of or self.tree.add("P")))
            if key:
                areas.append(Area(key, 0, len(pair), x, 0.0, x + width_of(pair), lead))
            x += step if columns else width_of(pair) + step
        return Strip(lead, tuple(texts), areas=tuple(areas))

    def _glyphs(self, text: str, style: Style) -> list[Glyph]:
        return self.shaper.glyphs(text, style.role, style.size, self.page.cell * style.size / self.page.body.size)

    def _broken(self, text: str, style: Style, indent: int, justify: bool = True) -> list[Line]:
        lines: list[Line] = []
        for piece in _pieces(text):
            lines += break_lines(self._glyphs(piece, style), self.width, indent * self.page.cell, justify)
        return lines

    def _line(
        self,
        line: Line,
        style: Style,
        of: Element,
        align: str = "left",
        on_grid: bool = True,
        key: str = "",
        at: int = 0,
    ) -> Strip:
        """One line; `key` says which answer it is of, the first glyph of its text being the answer's `at`-th."""
        lead = self.page.lead_of(style)
        x = (self.width - line.width) / 2 if align == "center" else line.indent
        areas = [Area(key, at + line.start, line.end - line.start, x, 0.0, x + line.width, lead)] if key else []
        text = Text(x, baseline(lead, style.size), line.placed, of)
        return Strip(lead, (text,), on_grid=on_grid, areas=tuple(areas))


def _pieces(text: str, keep_empty: bool = False) -> list[str]:
    """The lines that were typed, without empty ones and spaces round them; one empty line if there is nothing."""
    pieces = [piece.strip() for piece in lines_of(text)]
    return [piece for piece in pieces if piece] or [""][: 1 if keep_empty or not any(pieces) else 0]


def _carry_two(strips: list[Strip], last: Block | None) -> None:
    """Let no page hold a single line only: before a page break, the last two lines of a paragraph stay together."""
    if isinstance(last, Paragraph) and len(strips) > 1 and strips[-2].block == strips[-1].block:
        strips[-2] = replace(strips[-2], keep=True)


def _headed(lines: list[Strip], entry: tuple[int, str] | None) -> list[Strip]:
    """Lines that stay with what follows, the first with its entry in the outline."""
    kept = [replace(line, keep=True) for line in lines]
    return [replace(kept[0], outline=entry), *kept[1:]]
