"""What a grid shows: cells, bracket pieces and columns as plain values. No widget knows more than this."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt

LABEL, VALUE, GIVEN, BALANCE, NOTE, HEAD, TEXT = "label", "value", "given", "balance", "note", "head", "text"
FILLABLE = (VALUE, NOTE, TEXT)
"""The kinds of cell that an officer fills in."""

CELL = Qt.ItemDataRole.UserRole + 1
"""The role under which a model returns a Cell."""

WIDE, COMPACT, TINY = 0, 1, 2
"""How much room the window has (the tiers of the layout)."""


class Piece(NamedTuple):
    """What a bracket of the 勾稽 column draws in one row.

    level  0 for the one nearest to the figures
    where  start (the total), mid (a part), end (the last part), pass (another row between them)
    state  ok, broken, doubted (broken, but only to be verified), pending
    """

    level: int
    where: str
    state: str


class Column(NamedTuple):
    """A column: title, kind of its cells, width in logical pixels (0: shares the room that is left).

    align  l, r or c, for the head and for given cells
    least  the narrowest that a column of width 0 may get
    hidden_from  the tier from which on it is not shown (COMPACT, TINY); 3 for never
    """

    title: str
    kind: str = VALUE
    width: int = 0
    align: str = "l"
    least: int = 40
    hidden_from: int = 3
    short: str = ""
    """Another title for the tiny tier, without the unit."""


class Cell(NamedTuple):
    """One cell as it is painted.

    kind    label, value (a figure), text (words to fill in), given, balance, note or head
    mark    a key of marks.WORDS or "": error and warning are tinted too
    indent  of labels, in steps of 18 px; small: a second line in small letters
    strong  bold: totals, section heads
    operand a part of the total that is current: accent tint
    state   of a balance: ok, broken, doubted, pending; pieces: its brackets
    hint    what an empty text cell suggests, in grey
    lead    what stands before the words of a text cell and is not typed (其中：)
    tip     tooltip, e.g. where the figure is quoted
    """

    text: str = ""
    kind: str = VALUE
    mark: str = ""
    indent: float = 0
    small: str = ""
    strong: bool = False
    operand: bool = False
    state: str = ""
    pieces: tuple[Piece, ...] = ()
    align: str = "l"
    tone: str = "text"
    hint: str = ""
    lead: str = ""
    tip: str = ""

    @property
    def fillable(self) -> bool:
        """Whether an officer types here."""
        return self.kind in FILLABLE


NOTHING = Cell(kind=GIVEN)
"""An empty grey cell."""
