"""Live figures in the narrative, on the screen: their quiet ground, and the dashed frame around one that is offered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTextEdit

from forms.expressions import Reference
from forms.references import REFS, named, printed, references
from gui.bridge import Bridge
from gui.editors.prose_marks import Run, blocks, runs
from gui.editors.prose_text import Lines, units
from gui.painting import pen
from gui.theme import colour

if TYPE_CHECKING:
    from forms.quoting import Offer  # reads words: not before somebody types

ABOVE, BELOW = 16, 5
"""How far the ground of a live figure reaches from its baseline."""


class Stretch(NamedTuple):
    """A stretch of one paragraph in Qt's units; `pending`: its source is gone for the moment; `offered`: not live yet."""

    start: int
    end: int
    pending: bool = False
    offered: bool = False


class QuotedInText:
    """The live figures of one text in the document of an editor."""

    def __init__(self, editor: QTextEdit, lines: Lines, bridge: Bridge, key: str) -> None:
        self._editor, self._lines, self._bridge, self._key = editor, lines, bridge, key
        self._items: tuple[Reference, ...] = ()
        self._stretches: dict[int, list[Stretch]] = {}
        self._offer: Offer | None = None

    @property
    def offer(self) -> Offer | None:
        """What is offered at the caret now."""
        return self._offer

    def show_offer(self, offer: Offer | None) -> None:
        """Frame the number that is offered, or take the frame away."""
        if offer != self._offer:
            self._offer = offer
            self.renew()

    def concerns(self, keys: frozenset[str]) -> bool:
        """Whether a change of answers can look different here."""
        return self._key + REFS in keys or any(key in keys for r in self._items for key in r.source.keys)

    def renew(self) -> None:
        """Find the stretches anew, and repaint the paragraphs in which they are others."""
        report = self._bridge.session.report
        self._items = references(report, self._key)
        found: dict[int, list[Stretch]] = {}
        starts = self._lines.starts if self._items or self._offer else []
        for reference in self._items:
            pending = printed(report, reference.source) is None
            self._put(found, starts, reference.start, reference.end, pending, False)
        if self._offer is not None and self._offer.end > self._offer.start:
            self._put(found, starts, self._offer.start, self._offer.end, False, True)
        document = self._editor.document()
        for at in found.keys() | self._stretches.keys():
            if found.get(at) != self._stretches.get(at):
                block = document.findBlockByNumber(at)
                if block.isValid():
                    place = document.documentLayout().blockBoundingRect(block)
                    self._editor.viewport().update(place.toAlignedRect())
        self._stretches = found

    def _put(
        self, found: dict[int, list[Stretch]], starts: list[int], start: int, end: int, pending: bool, offered: bool
    ) -> None:
        line, column = self._lines.place(start, starts)
        text = self._lines.texts[line]
        first = units(text[:column])
        found.setdefault(line, []).append(
            Stretch(first, first + units(text[column : column + end - start]), pending, offered)
        )

    # --- painting ---
    def _seen(self, rect: QRect) -> list[tuple[Stretch, Run]]:
        if not self._stretches:
            return []
        return [
            (stretch, run)
            for block, top in blocks(self._editor, rect)
            for stretch in self._stretches.get(block.blockNumber(), ())
            for run in runs(block, top, stretch)
        ]

    def paint(self, rect: QRect) -> None:
        """Under the text: a tint, no line; dashed where the number is pending or only offered."""
        seen = self._seen(rect)
        if not seen:
            return
        painter = QPainter(self._editor.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stretch, run in seen:
            frame = QRectF(run.left - 1, run.baseline - ABOVE, run.right - run.left + 2, ABOVE + BELOW)
            dashed = stretch.pending or stretch.offered
            painter.setPen(_dashes(stretch) if dashed else Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush if stretch.offered else colour("reference"))
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5) if dashed else frame, 3, 3)
        painter.end()

    # --- finding ---
    def around(self, start: int, end: int) -> Reference | None:
        """The live figure that a selection, or a caret in or at the edge of it, is on."""
        return next((r for r in self._items if r.start <= start and end <= r.end), None)

    def at(self, point: QPoint) -> Reference | None:
        """The live figure under a point of the viewport."""
        for block, top in blocks(self._editor, QRect(point, point)):
            here = self._stretches.get(block.blockNumber(), ())
            for stretch in here:
                for run in runs(block, top, stretch):
                    inside = run.left <= point.x() <= run.right
                    if inside and run.baseline - ABOVE <= point.y() <= run.baseline + BELOW:
                        return self._reference_of(block.blockNumber(), stretch)
        return None

    def _reference_of(self, line: int, stretch: Stretch) -> Reference | None:
        starts = self._lines.starts
        return next((r for r in self._items if _is_here(self._lines, starts, r, line, stretch)), None)

    def told(self, reference: Reference) -> str:
        """「引用12345热线办结数」, for the tooltip and the footer."""
        report = self._bridge.session.report
        pending = "（现在没有数，待定）" if printed(report, reference.source) is None else ""
        return f"引用{named(report, reference.source)}{pending}"


def _dashes(stretch: Stretch) -> object:
    return pen("accent" if stretch.offered else "text3", 1, Qt.PenStyle.DashLine)


def _is_here(lines: Lines, starts: Iterable[int], reference: Reference, line: int, stretch: Stretch) -> bool:
    at, column = lines.place(reference.start, list(starts))
    return at == line and units(lines.texts[at][:column]) == stretch.start
