"""Underlines in the narrative: where they are, and how they are drawn. Never formats of the text: no undo steps, no relayout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTextBlock
from PySide6.QtWidgets import QTextEdit

from forms.findings import Finding, Severity
from gui.editors.prose_text import Lines, units
from gui.painting import pen
from gui.theme import colour

BELOW_BASELINE = 6
TINTS = {Severity.ERROR: "error_tint", Severity.WARNING: "warn_tint", Severity.INFO: "info_tint"}


class Piece(NamedTuple):
    """A stretch of one paragraph, in Qt's units from its beginning, that a finding is about."""

    start: int
    end: int
    finding: Finding


class Placed(Protocol):
    """A stretch of one paragraph, in Qt's units from its beginning."""

    @property
    def start(self) -> int:
        """Its first unit."""

    @property
    def end(self) -> int:
        """The first unit behind it."""


class Run(NamedTuple):
    """A piece on one line of the screen: from x to x, and the line's baseline."""

    left: float
    right: float
    baseline: float


def pieces(lines: Lines, findings: Iterable[Finding]) -> dict[int, list[Piece]]:
    """The pieces of findings with a stretch, by paragraph, worst first; one that lies within a worse one is left out."""
    found: dict[int, list[Piece]] = {}
    starts = lines.starts
    for finding in sorted(findings, key=lambda f: f.severity.rank):
        if finding.start is None or finding.end is None:
            continue
        first, column = lines.place(finding.start, starts)
        last, end = lines.place(finding.end, starts)
        for at in range(first, last + 1):
            text = lines.texts[at]
            start16 = units(text[:column]) if at == first else 0
            end16 = units(text[:end]) if at == last else units(text)
            here = found.setdefault(at, [])
            covered = any(piece.start <= start16 and end16 <= piece.end for piece in here)
            if start16 < end16 and not covered:
                here.append(Piece(start16, end16, finding))
    return found


def blocks(editor: QTextEdit, rect: QRect) -> Iterator[tuple[QTextBlock, QPointF]]:
    """The paragraphs that a rectangle touches, with their upper left corners."""
    document = editor.document()
    layout = document.documentLayout()
    first = layout.hitTest(QPointF(0, rect.top()), Qt.HitTestAccuracy.FuzzyHit)
    block = document.findBlock(max(0, first))
    while block.isValid():
        place = layout.blockBoundingRect(block)
        if place.top() > rect.bottom():
            return
        yield block, place.topLeft()
        block = block.next()


def runs(block: QTextBlock, top: QPointF, piece: Placed) -> Iterator[Run]:
    """Where a piece stands on the screen: one run for each line it touches. What is being composed is stepped over."""
    layout = block.layout()
    composing = units(layout.preeditAreaText())
    at = layout.preeditAreaPosition()
    start = piece.start + (composing if composing and piece.start >= at else 0)
    end = piece.end + (composing if composing and piece.end > at else 0)
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            yield Run(top.x() + left, top.x() + right, top.y() + line.y() + line.ascent())


def _x(found: object) -> float:
    """PySide gives the place with the position that it belongs to."""
    return float(found[0]) if isinstance(found, tuple) else float(found)  # type: ignore[arg-type]  # a float then


def draw_tint(painter: QPainter, severity: Severity, run: Run) -> None:
    """The ground of the finding that is looked at."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(TINTS[severity]))
    painter.drawRoundedRect(QRectF(run.left - 1, run.baseline - 16, run.right - run.left + 2, 21), 3, 3)


def draw_underline(painter: QPainter, severity: Severity, run: Run) -> None:
    """必须改 two straight lines, 请核实 a wave, 提示 dots."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _DRAW[severity](painter, run, run.baseline + BELOW_BASELINE)


def _two_lines(painter: QPainter, run: Run, y: float) -> None:
    y = int(y) + 0.5
    painter.setPen(pen("error"))
    painter.drawLine(QPointF(run.left, y), QPointF(run.right, y))
    painter.drawLine(QPointF(run.left, y + 3), QPointF(run.right, y + 3))


def _wave(painter: QPainter, run: Run, y: float) -> None:
    path = QPainterPath(QPointF(run.left, y + 1.5))
    x, swing = run.left, -2.6
    while x < run.right:
        step = min(4.0, run.right - x)
        path.quadTo(x + step / 2, y + 1.5 + swing, x + step, y + 1.5)
        x, swing = x + step, -swing
    painter.setPen(pen("warn", 1.4))
    painter.drawPath(path)


def _dots(painter: QPainter, run: Run, y: float) -> None:
    dots = QPen(colour("info"), 1.8, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    dots.setDashPattern([0.1, 2.2])
    painter.setPen(dots)
    painter.drawLine(QPointF(run.left + 1, y + 1), QPointF(run.right - 1, y + 1))


_DRAW = {Severity.ERROR: _two_lines, Severity.WARNING: _wave, Severity.INFO: _dots}
