"""The painted grid for figures: an abstract model, cells as plain values, and a view driven like a spreadsheet."""

from gui.grid.cell import BALANCE, CELL, COMPACT, GIVEN, HEAD, LABEL, NOTE, TEXT, TINY, VALUE, WIDE, Cell, Column, Piece
from gui.grid.model import GridModel, Index
from gui.grid.view import GridView

__all__ = [
    "BALANCE",
    "CELL",
    "COMPACT",
    "GIVEN",
    "HEAD",
    "LABEL",
    "NOTE",
    "TEXT",
    "TINY",
    "VALUE",
    "WIDE",
    "Cell",
    "Column",
    "GridModel",
    "GridView",
    "Index",
    "Piece",
]
