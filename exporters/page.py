"""The official page (GB/T 9704-2012) as data that the writers of Word and PDF both read.

Lengths on the page are millimetres, sizes of type are points. `STANDARD` is the page of the standard; an office that
wants other margins or other faces makes another `Page` (with `dataclasses.replace`), and no code changes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

POINTS_PER_MM = 72 / 25.4


class Role(StrEnum):
    """What a face is for. The value is the name an officer knows."""

    FANGSONG = "仿宋"
    KAI = "楷体"
    HEI = "黑体"
    XIAOBIAOSONG = "小标宋"
    SONG = "宋体"
    LATIN = "西文"


@dataclass(frozen=True, slots=True)
class Faces:
    """The family name of each role, as written into a Word file."""

    fangsong: str = "仿宋_GB2312"
    kai: str = "楷体_GB2312"
    hei: str = "黑体"
    xiaobiaosong: str = "方正小标宋简体"
    song: str = "宋体"
    latin: str = "Times New Roman"

    def of(self, role: Role) -> str:
        """The family name for a role."""
        names = {
            Role.FANGSONG: self.fangsong,
            Role.KAI: self.kai,
            Role.HEI: self.hei,
            Role.XIAOBIAOSONG: self.xiaobiaosong,
            Role.SONG: self.song,
            Role.LATIN: self.latin,
        }
        return names[role]


@dataclass(frozen=True, slots=True)
class Style:
    """One kind of text: its face, its size in points, and the height of its lines in points (0: the page's grid)."""

    role: Role
    size: float
    lead: float = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One kind of page: paper, type area, grid and the styles of the text on it.

    Defaults are GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm (5.1); 22 lines of 28 characters (5.2.3);
    body 3号仿宋 (16 pt), title 2号小标宋 (22 pt, 7.3.1); page number 4号宋体 (14 pt), its dash 7 mm below
    the type area (7.5).
    Sizes of tables and notes are custom (小四 to 四号); the standard is silent there.
    """

    width: float = 210
    height: float = 297
    top: float = 37
    left: float = 28
    text_width: float = 156
    text_height: float = 225
    lines: int = 22
    characters: int = 28
    indent: int = 2
    number_below: float = 7

    faces: Faces = Faces()
    title: Style = Style(Role.XIAOBIAOSONG, 22, 36)
    byline: Style = Style(Role.KAI, 16)
    headings: tuple[Style, Style, Style] = (Style(Role.HEI, 16), Style(Role.KAI, 16), Style(Role.FANGSONG, 16))
    body: Style = Style(Role.FANGSONG, 16)
    lead_in: Style = Style(Role.KAI, 16)
    caption: Style = Style(Role.XIAOBIAOSONG, 18, 34)
    table: Style = Style(Role.FANGSONG, 14)
    table_head: Style = Style(Role.HEI, 14)
    note: Style = Style(Role.FANGSONG, 12, 18)
    sign_off: Style = Style(Role.FANGSONG, 14, 24)
    contents: Style = Style(Role.FANGSONG, 14)
    number: Style = Style(Role.SONG, 14)
    stamp: Style = Style(Role.HEI, 14, 24)

    table_sizes: tuple[float, ...] = (14, 12, 10.5)
    """Sizes that a table may take, largest first; head and section rows take the same size."""
    table_lead: float = 1.4
    """Height of a table's line as a multiple of its size."""
    rule: float = 0.5
    """Thickness of a table's rules in points."""

    @property
    def right(self) -> float:
        """The right margin in mm (切口)."""
        return self.width - self.left - self.text_width

    @property
    def bottom(self) -> float:
        """The bottom margin in mm."""
        return self.height - self.top - self.text_height

    @property
    def pitch(self) -> float:
        """The distance of two lines in points: 225 mm / 22 = 28.99."""
        return self.text_height * POINTS_PER_MM / self.lines

    @property
    def cell(self) -> float:
        """The width of one character's cell in points: 156 mm / 28 = 15.79, a little less than 16-point type."""
        return self.text_width * POINTS_PER_MM / self.characters

    def lead_of(self, style: Style) -> float:
        """The height of a line in this style, in points."""
        return style.lead or self.pitch


STANDARD = Page()

_LARGE_PRINT = {
    "title": (26.0, 48.0),
    "byline": (22.0, 0.0),
    "body": (22.0, 0.0),
    "lead_in": (22.0, 0.0),
    "caption": (24.0, 44.0),
    "table": (18.0, 0.0),
    "table_head": (18.0, 0.0),
    "note": (16.0, 25.0),
    "sign_off": (18.0, 32.0),
    "contents": (18.0, 0.0),
    "number": (18.0, 0.0),
    "stamp": (18.0, 30.0),
}
"""Size and line height of each kind of text in large print: 一号 title, 二号 body, 小二 tables."""


def enlarged(page: Page) -> Page:
    """The page in large print, for readers with weak sight: 16 lines of 20 characters in the same type area."""
    styles = {name: replace(getattr(page, name), size=size, lead=lead) for name, (size, lead) in _LARGE_PRINT.items()}
    one, two, three = (replace(style, size=styles["body"].size) for style in page.headings)
    large = replace(page, lines=16, characters=20, headings=(one, two, three), table_sizes=(18, 16, 14))
    return replace(large, **styles)
