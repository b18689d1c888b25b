"""The grid of a table: which cell covers which columns and rows, how wide the columns are, and how large the type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from exporters.blocks import Cell, Table
from exporters.page import Page, Role
from exporters.typesetting.breaking import may_break
from exporters.typesetting.characters import lines_of
from exporters.typesetting.shaping import Glyph, Shaper, width_of

PAD = 4.0
"""Room between a cell's text and the rules beside it, in points."""
_ROOMY = 4
"""The size of type suits a table if each column holds this many characters side by side, or its longest cell."""
_LEAST = 3
"""No column is made narrower than this many characters, unless the words and numbers of the others need the room."""
_HAIR = 0.5
"""Points by which a column is wider than the words it must hold: Word rounds, and a rounded word would be broken."""
_NUMBER_PAD = 0.7
"""Room behind figures that are set to the right, in ems; the mark of a note hangs into it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell in its place: first row and column, and how many of each it covers."""

    cell: Cell
    row: int
    column: int
    across: int
    down: int
    role: Role
    align: str

    def pads(self, size: float) -> tuple[float, float]:
        """Room left and right of the text in points, the cell's indent included."""
        right = max(PAD, _NUMBER_PAD * size) if self.align == "right" else PAD
        return PAD + self.cell.indent * size, right


@dataclass(frozen=True, slots=True)
class Grid:
    """Size of type and the x of each column's edges (one more than columns), in points."""

    size: float
    edges: tuple[float, ...]

    def width(self, slot: Slot) -> float:
        """The width of a cell with all columns it covers."""
        return self.edges[slot.column + slot.across] - self.edges[slot.column]


def slots_of(table: Table, page: Page) -> list[Slot]:
    """Each cell's place. Raises ValueError if a row has more cells than the table has columns left for it."""
    rows = (*table.head, *table.rows)
    taken: set[tuple[int, int]] = set()
    slots = []
    for number, row in enumerate(rows):
        head = number < len(table.head)
        column = 0
        for cell in row.cells:
            while (number, column) in taken:
                column += 1
            if column >= len(table.columns):
                raise ValueError(f"row {number} has more cells than the table has columns: {cell.text!r}")
            across = min(cell.across, len(table.columns) - column)
            down = min(cell.down, (len(table.head) if head else len(rows)) - number)
            role = page.table_head.role if head or row.strong else page.table.role
            align = cell.align or ("center" if head else table.columns[column].align)
            slots.append(Slot(cell, number, column, across, down, role, align))
            taken |= {(number + y, column + x) for y in range(down) for x in range(across)}
    return slots


def fit(table: Table, slots: Sequence[Slot], page: Page, shaper: Shaper) -> Grid:
    """The largest size at which all columns could be roomy, or the smallest; then widths as near to the shares as words allow.

    Only where the smallest size is too large for the words themselves are words broken.
    """
    total = page.characters * page.cell
    shares = [column.share for column in table.columns]
    wanted = [total * share / sum(shares) for share in shares]
    for size in page.table_sizes:
        needs = [_needs(slot, size, shaper) for slot in slots]
        words, least, roomy = (_per_column(slots, [need[at] for need in needs], len(shares)) for at in range(3))
        if sum(roomy) <= total:
            break
    for floor in (least, words):
        if sum(floor) <= total:
            return Grid(size, _edges(_at_least(wanted, floor)))
    return Grid(size, _edges([total * need / sum(words) for need in words]))


def _needs(slot: Slot, size: float, shaper: Shaper) -> tuple[float, float, float]:
    """Widths of a cell: at which no word breaks, the least that looks well, and at which it is roomy."""
    word = longest = 0.0
    for piece in lines_of(slot.cell.text):
        glyphs = shaper.glyphs(piece, slot.role, size)
        longest = max(longest, width_of(glyphs))
        word = max(word, _widest_word(glyphs))
    room = sum(slot.pads(size)) + _HAIR
    least, roomy = (max(word, min(longest, characters * size)) for characters in (_LEAST, _ROOMY))
    return word + room, least + room, roomy + room


def _widest_word(glyphs: Sequence[Glyph]) -> float:
    cuts = [0, *(at for at, allowed in enumerate(may_break(glyphs)[:-1]) if allowed), len(glyphs)]
    return max((width_of(glyphs[start:end]) for start, end in pairwise(cuts)), default=0.0)


def _per_column(slots: Sequence[Slot], needs: Sequence[float], count: int) -> list[float]:
    widths = [2 * PAD] * count
    for slot, need in zip(slots, needs, strict=True):
        if slot.across == 1:
            widths[slot.column] = max(widths[slot.column], need)
    return widths


def _at_least(wanted: Sequence[float], least: Sequence[float]) -> list[float]:
    """Widths with the sum of `wanted`, none under `least`; the others give up room as they can spare it."""
    total = sum(wanted)
    widths = [max(want, need) for want, need in zip(wanted, least, strict=True)]
    over = sum(widths) - total
    spare = [width - need for width, need in zip(widths, least, strict=True)]
    if over <= 0 or sum(spare) <= 0:
        return widths
    return [width - over * room / sum(spare) for width, room in zip(widths, spare, strict=True)]


def _edges(widths: Sequence[float]) -> tuple[float, ...]:
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + width)
    return tuple(edges)
