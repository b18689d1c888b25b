"""What is found in the narrative, on the screen: which stretches there are, painting them, finding one under the mouse."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTextEdit

from forms.findings import Finding, Severity, State
from gui.bridge import Bridge
from gui.editors.prose_marks import Piece, Run, blocks, draw_tint, draw_underline, pieces, runs
from gui.editors.prose_text import Lines

ABOVE, BELOW = 20, 10
"""How far from a line's baseline the mouse is still on it."""


class FoundInText:
    """The stretches of one section's findings in the document of an editor. Explained ones are calm: shown only when chosen."""

    def __init__(self, editor: QTextEdit, lines: Lines, bridge: Bridge, section: str) -> None:
        self._editor, self._lines, self._bridge, self._section = editor, lines, bridge, section
        self._pieces: dict[int, list[Piece]] = {}
        self._chosen: Finding | None = None

    def choose(self, finding: Finding | None) -> None:
        """Tint the stretch of the finding that is looked at, if it is here."""
        mine = finding if finding is not None and finding.section == self._section else None
        if mine != self._chosen:
            self._chosen = mine
            self.renew()
            self._editor.viewport().update()

    def renew(self) -> None:
        """Find the stretches anew, and repaint the paragraphs in which they are others."""
        state = self._bridge.session.state
        told = self._bridge.findings(self._section)
        found = pieces(self._lines, (f for f in told if f == self._chosen or state(f) is not State.EXPLAINED))
        document = self._editor.document()
        for at in found.keys() | self._pieces.keys():
            if _looks(found.get(at, ())) != _looks(self._pieces.get(at, ())):
                block = document.findBlockByNumber(at)
                if block.isValid():
                    place = document.documentLayout().blockBoundingRect(block)
                    self._editor.viewport().update(place.toAlignedRect())
        self._pieces = found

    def seen(self, rect: QRect) -> list[tuple[Piece, Run]]:
        """The pieces in the paragraphs that a rectangle touches, line by line."""
        if not self._pieces:
            return []
        return [
            (piece, run)
            for block, top in blocks(self._editor, rect)
            for piece in self._pieces.get(block.blockNumber(), ())
            for run in runs(block, top, piece)
        ]

    def paint_grounds(self, seen: list[tuple[Piece, Run]]) -> None:
        """Under the text: the ground of the chosen finding."""
        chosen = [(piece, run) for piece, run in seen if piece.finding == self._chosen]
        if chosen:
            painter = self._painter()
            for piece, run in chosen:
                draw_tint(painter, piece.finding.severity, run)
            painter.end()

    def paint_underlines(self, seen: list[tuple[Piece, Run]]) -> None:
        """Over the text: the underlines, the worst ones last."""
        if seen:
            painter = self._painter()
            for piece, run in reversed(seen):
                draw_underline(painter, piece.finding.severity, run)
            painter.end()

    def _painter(self) -> QPainter:
        painter = QPainter(self._editor.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter

    def at(self, point: QPoint) -> Finding | None:
        """The finding whose stretch is under a point of the viewport."""
        for piece, run in self.seen(QRect(point, point)):
            if run.left <= point.x() <= run.right and run.baseline - ABOVE <= point.y() <= run.baseline + BELOW:
                return piece.finding
        return None


def _looks(of: Iterable[Piece]) -> list[tuple[int, int, Severity]]:
    """What is painted of pieces: a finding that only moved along with its paragraph looks the same."""
    return [(piece.start, piece.end, piece.finding.severity) for piece in of]
