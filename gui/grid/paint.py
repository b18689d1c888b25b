"""How each kind of cell is painted. White cells are filled in, grey cells are given.

The 勾稽 column draws a bracket from each total down to its parts: thin and solid where they balance, of double weight
in red where they do not, a wave where that is only to be verified, dashed where figures are still missing.
"""

from __future__ import annotations

from collections.abc import Callable
from math import sin, tau

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from gui.grid.cell import BALANCE, GIVEN, HEAD, LABEL, NOTE, TEXT, VALUE, Cell, Piece
from gui.marks import mark
from gui.painting import CENTRE, LEFT, RIGHT, fill, laid, line_height, pen, text_width, write, write_lines

ALIGN = {"l": LEFT, "r": RIGHT, "c": CENTRE}
TINTS = {"error": "error_tint", "warning": "warn_tint"}
STEP = 18
"""Pixels of one step of a label's indent."""
PAD, LABEL_END = 12, 6
"""Pixels before and after a label."""
VALUE_END = 11
"""Pixels between a figure and the ledger rule."""
MARK_SIZE = 13


def paint_cell(
    painter: QPainter,
    rect: QRectF,
    cell: Cell,
    right_rule: bool = True,
    blank: bool = False,
    over: str = "",
) -> None:
    """Paint a cell without its frame.

    `right_rule`: draw the ledger rule on its right too; `blank`: an editor shows the text; `over`: the colour
    of a cell that is part of a chosen block (selected) or under the mouse (hover).
    """
    fill(painter, rect, over or ground(cell))
    painter.setPen(pen("line"))
    painter.drawLine(QLineF(rect.left(), rect.bottom() - 0.5, rect.right(), rect.bottom() - 0.5))
    if cell.kind == VALUE:
        _value(painter, rect, cell, right_rule, blank)
    elif blank:
        _lead(painter, rect, cell)
    else:
        _PAINT[cell.kind](painter, rect, cell)


def paint_frame(painter: QPainter, rect: QRectF, focused: bool) -> None:
    """The frame of the current cell: 2 px, or 1 px when the focus is elsewhere."""
    painter.setPen(pen("accent", 2 if focused else 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = 1.0 if focused else 0.5
    painter.drawRect(rect.adjusted(inset, inset, -inset, -inset))


MOST_LINES = 3
"""Of a label: the longest of the form in force has 36 characters."""


def ground(cell: Cell) -> str:
    """The colour under a cell."""
    if cell.kind == VALUE:
        return TINTS.get(cell.mark) or ("accent_tint" if cell.operand else "page")
    if cell.kind == TEXT:
        return TINTS.get(cell.mark) or "page"
    return "page" if cell.kind == NOTE else "given"


def label_lines(cell: Cell, width: float) -> int:
    """How many lines a label takes in a column of that width: 1 to 3, those of an explanation in small letters among them."""
    inner = width - PAD - cell.indent * STEP - LABEL_END
    if cell.small:
        return 1 + min(2, len(laid(cell.small, 12, False, inner, 2)))
    return len(laid(cell.text, 14, cell.strong, inner, MOST_LINES))


def is_cut(cell: Cell, width: float) -> bool:
    """Whether words are lost behind … in a cell of that width, so that a tooltip has to give them."""
    if cell.kind in (LABEL, HEAD):
        inner = width - PAD - cell.indent * STEP - LABEL_END
        if cell.small:
            whole = "".join(laid(cell.small, 12, False, inner, 2)) == cell.small
            return text_width(cell.text, 14, cell.strong) > inner + 1 or not whole
        return "".join(laid(cell.text, 14, cell.strong, inner, MOST_LINES)) != cell.text
    if cell.kind == BALANCE:
        lines = _balance_lines(cell, width - 32)
        return any(text_width(line, 12, cell.state in BOLD) > width - 31 for line in lines)
    if cell.kind == NOTE:
        return text_width(cell.text, 12) > width - (26 if cell.mark else PAD) - 5
    taken = text_start(cell) + LABEL_END if cell.kind == TEXT else 22 + VALUE_END
    return text_width(cell.text, 14, cell.strong) > width - taken


def _label(painter: QPainter, rect: QRectF, cell: Cell) -> None:
    inner = rect.adjusted(PAD + cell.indent * STEP, 0, -LABEL_END, 0)
    if cell.small:
        first = QRectF(inner.left(), rect.top() + 6, inner.width(), 20)
        write(painter, first, cell.text, cell.tone, 14, cell.strong)
        write_lines(painter, QRectF(inner.left(), rect.top() + 26, inner.width(), 36), cell.small, "text3", 12, most=2)
        return
    lines = len(laid(cell.text, 14, cell.strong, inner.width(), MOST_LINES))
    if lines < 2:
        write(painter, inner, cell.text, cell.tone, 14, cell.strong, ALIGN[cell.align])
    else:
        top = (rect.height() - lines * line_height(14)) // 2
        write_lines(painter, inner.adjusted(0, top, 0, 0), cell.text, cell.tone, 14, cell.strong, MOST_LINES)


def _given(painter: QPainter, rect: QRectF, cell: Cell) -> None:
    tone = "text3" if cell.tone == "text" else cell.tone
    inner = rect.adjusted(PAD, 0, -4, 0) if cell.align == "l" else rect.adjusted(4, 0, -10, 0)
    write(painter, inner, cell.text, tone, 14, cell.strong, ALIGN[cell.align])


def _value(painter: QPainter, rect: QRectF, cell: Cell, right_rule: bool, blank: bool) -> None:
    painter.setPen(pen("line_field"))
    left, right, top, bottom = rect.left() + 0.5, rect.right() - 0.5, rect.top(), rect.bottom()
    painter.drawLine(QLineF(left, top, left, bottom))
    if right_rule:
        painter.drawLine(QLineF(right, top, right, bottom))
    if cell.mark:
        mark(painter, cell.mark, rect.left() + 8, int(rect.center().y()) - 6, MARK_SIZE)
    if not blank:
        write(painter, rect.adjusted(22, 0, -VALUE_END, 0), cell.text, cell.tone, 14, cell.strong, RIGHT)


def _note(painter: QPainter, rect: QRectF, cell: Cell) -> None:
    start = PAD
    if cell.mark:
        mark(painter, cell.mark, rect.left() + 8, int(rect.center().y()) - 6, MARK_SIZE)
        start = 26
    write(painter, rect.adjusted(start, 0, -6, 0), cell.text, "text2", 12)


def text_start(cell: Cell) -> float:
    """Where the words of a text cell begin: after its indent, its mark and what leads them."""
    return _lead_start(cell) + (text_width(cell.lead, 14) if cell.lead else 0)


def _lead_start(cell: Cell) -> float:
    return PAD + cell.indent * STEP + (14 if cell.mark else 0)


def _lead(painter: QPainter, rect: QRectF, cell: Cell) -> None:
    if cell.lead:
        write(painter, rect.adjusted(_lead_start(cell), 0, 0, 0), cell.lead, "text2", 14)


def _text(painter: QPainter, rect: QRectF, cell: Cell) -> None:
    painter.setPen(pen("line_field"))
    painter.drawLine(QLineF(rect.left() + 0.5, rect.top(), rect.left() + 0.5, rect.bottom()))
    if cell.mark:
        mark(painter, cell.mark, rect.left() + 8, int(rect.center().y()) - 6, MARK_SIZE)
    _lead(painter, rect, cell)
    inner = rect.adjusted(text_start(cell), 0, -LABEL_END, 0)
    if cell.text:
        write(painter, inner, cell.text, cell.tone, 14, cell.strong, ALIGN[cell.align])
    else:
        write(painter, inner, cell.hint, "text3", 14)


CLOSE_LINE = 14
"""The height of one of two lines of small words in a row of one line."""
BOLD = ("broken", "doubted")
_WAVE, _SWING = 8, 1.6
"""The wave of a bracket that is to be verified: length and swing in pixels."""
_LINES = {"ok": ("line_field", 1), "broken": ("error", 2), "doubted": ("warn", 2), "pending": ("text3", 1)}
_TEXTS = {"ok": "text3", "broken": "error", "doubted": "warn", "pending": "text2"}


def _balance(painter: QPainter, rect: QRectF, cell: Cell) -> None:
    for piece in sorted(cell.pieces, key=_weight):  # where two have a tick the heavier one covers the other
        _bracket(painter, rect, piece.level, piece.where, piece.state)
    if cell.text:
        tone = _TEXTS[cell.state]
        room = rect.adjusted(28, 0, -4, 0)
        lines = _balance_lines(cell, room.width())
        top = room.center().y() - CLOSE_LINE * len(lines) / 2
        for at, line in enumerate(lines):
            place = QRectF(room.left(), top + at * CLOSE_LINE, room.width(), CLOSE_LINE)
            write(painter, place, line, tone, 12, cell.state in BOLD)


def _weight(piece: Piece) -> tuple[int, int]:
    """The heavier line of two, then the one further out."""
    return _LINES[piece.state][1], piece.level


def _balance_lines(cell: Cell, room: float) -> tuple[str, ...]:
    """「收到差1，办结差4」 on one line, on two where the column is narrow."""
    if text_width(cell.text, 12, cell.state in BOLD) <= room + 1:
        return (cell.text,)
    first, mark, second = cell.text.partition("，" if "，" in cell.text else "　")
    return (first + mark.strip(), second) if second else (cell.text,)


def _bracket(painter: QPainter, rect: QRectF, level: int, where: str, state: str) -> None:
    tone, weight = _LINES[state]
    dashed = Qt.PenStyle.DashLine if state == "pending" else Qt.PenStyle.SolidLine
    painter.setPen(pen(tone, weight, dashed))
    snap = 0.5 if weight == 1 else 0.0
    x = rect.left() + 9 + snap + level * 9
    middle = int(rect.center().y()) + 1 - snap
    top = middle - (weight == 2) if where == "start" else rect.top()
    bottom = middle if where == "end" else rect.bottom()
    if state == "doubted":
        _wave(painter, rect, x, top, bottom)
    else:
        painter.drawLine(QLineF(x, top, x, bottom))
    if where != "pass":
        reach = x if where == "mid" else x + weight / 2
        painter.drawLine(QLineF(rect.left() + 2, middle, reach, middle))


def _wave(painter: QPainter, rect: QRectF, x: float, top: float, bottom: float) -> None:
    """请核实 is a wave here as under the text; whole waves in each row, so that rows painted apart fit together."""
    period = rect.height() / round(rect.height() / _WAVE)
    steps = max(2, round((bottom - top) / 1.25))
    heights = [top + (bottom - top) * step / steps for step in range(steps + 1)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen("warn", 1.4))
    painter.drawPolyline([QPointF(x + _SWING * sin(tau * (y - rect.top()) / period), y) for y in heights])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(pen("warn", 2))


_PAINT: dict[str, Callable[[QPainter, QRectF, Cell], None]] = {
    LABEL: _label,
    HEAD: _label,
    GIVEN: _given,
    NOTE: _note,
    TEXT: _text,
    BALANCE: _balance,
}
