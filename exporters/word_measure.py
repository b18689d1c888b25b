"""Measuring text for Word, where nobody knows which faces the reader's machine has: each letter has its usual width."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

from exporters.fonts import WIDE_BELOW_CJK
from exporters.page import Page, Role, Style
from exporters.typesetting.shaping import Shaper
from exporters.typesetting.titles import break_title
from exporters.word_xml import pieces

_LATIN_END = 0x530
_NARROW = frozenset(" ,.;:'!|/il")
_NARROW_WIDTH = 0.3
_LATIN_WIDTH = 0.6


def latin_width(char: str) -> float:
    """The advance of a character in Times, in ems."""
    return float(stringWidth(char, "Times-Roman", 1))


@dataclass(frozen=True, slots=True)
class _TextFace:
    """仿宋 or 楷体 with Times beside it, whose widths all machines agree on."""

    name: str = "usual"
    family: str = "usual"

    def width(self, char: str) -> float:
        if ord(char) >= _LATIN_END or char in WIDE_BELOW_CJK:
            return 1.0
        return latin_width(char)


@dataclass(frozen=True, slots=True)
class _DisplayFace:
    """黑体 or 小标宋, whose own Latin letters are wider or narrower from one machine to the next."""

    name: str = "usual display"
    family: str = "usual"

    def width(self, char: str) -> float:
        if ord(char) >= _LATIN_END:
            return 1.0
        return _NARROW_WIDTH if char in _NARROW else _LATIN_WIDTH


_TEXT, _DISPLAY = _TextFace(), _DisplayFace()
_DISPLAY_ROLES = (Role.HEI, Role.XIAOBIAOSONG)


class _UsualFaces:
    """Faces that have every character: Chinese ones square, Latin ones about half as wide, as Times draws them; wider in bold faces."""

    def first(self, role: Role) -> _TextFace | _DisplayFace:
        return _DISPLAY if role in _DISPLAY_ROLES else _TEXT

    def pick(self, char: str, role: Role) -> _TextFace | _DisplayFace:
        del char
        return self.first(role)


def usual_shaper() -> Shaper:
    """A shaper for estimates: enough to break a title, to choose a table's size and to share out a line."""
    return Shaper(_UsualFaces())


def title_lines(text: str, style: Style, page: Page, shaper: Shaper, spare: float = 1) -> list[str]:
    """A title's balanced lines, `spare` characters short of the line: no wider face may break one of them once more."""
    width = page.characters * page.cell - spare * style.size
    lines: list[str] = []
    for piece in pieces(text):
        glyphs = shaper.glyphs(piece, style.role, style.size)
        broken = break_title(glyphs, width) if glyphs else []
        lines += [piece[line.start : line.end].strip() for line in broken]
    return lines
