"""An offer while one types: the number at the caret is a known figure, Tab makes it a live one. Nothing pops up, nothing waits.

It is worked out when the typing pauses, and is gone with the next key, with Esc, and when the caret or the focus leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTextEdit

from forms.expressions import Reference
from gui.bridge import Bridge
from gui.editors.prose_quotes import QuotedInText
from gui.editors.prose_text import Lines, points
from gui.sources import SEE

if TYPE_CHECKING:
    from forms.quoting import KnownFigures

PAUSE_MS = 150
"""So long after the last key a number counts as typed."""
TAKE, WRITE = "按 Tab 引用", "按 Tab 填入并引用"


class Offering(QObject):
    """The offers of one editor of a text."""

    def __init__(self, editor: QTextEdit, lines: Lines, quoted: QuotedInText, bridge: Bridge, key: str) -> None:
        super().__init__(editor)
        self._editor, self._lines, self._quoted, self._bridge, self._key = editor, lines, quoted, bridge, key
        self._known: KnownFigures | None = None
        self._caret = -1
        self._telling = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        bridge.answers_changed.connect(self._answered)

    def _answered(self, keys: frozenset[str]) -> None:
        if any(key.partition("#")[0] != self._key for key in keys):
            self._known = None

    def typed(self) -> None:
        """A key changed the text: what was offered is gone, and something may be offered after a pause."""
        self.drop()
        self._caret = self._editor.textCursor().position()
        self._pause.start()

    def moved(self, on: Reference | None) -> None:
        """The caret is somewhere: an offer stands only where it was made; of a live figure its source is told."""
        if self._editor.textCursor().position() != self._caret:
            self.drop()
        if on is not None and self._quoted.offer is None and self._editor.hasFocus():
            self._tell(self._quoted.told(on), SEE)
        elif self._telling == SEE:
            self._tell("", "")

    def _tell(self, words: str, act: str) -> None:
        if act or self._telling:
            self._telling = act
            self._bridge.offered.emit(words, act)

    def drop(self) -> None:
        """No offer any more."""
        self._pause.stop()
        self._quoted.show_offer(None)
        self._tell("", "")

    def _look(self) -> None:
        cursor = self._editor.textCursor()
        composing = bool(cursor.block().layout().preeditAreaText())
        if composing or cursor.hasSelection() or cursor.position() != self._caret or not self._editor.hasFocus():
            return
        line = cursor.blockNumber()
        caret = self._lines.starts[line] + points(self._lines.texts[line], cursor.positionInBlock())
        offer = self.known.at_caret(self._key, self._lines.text, caret)
        if offer is not None and not self._bridge.read_only:
            self._quoted.show_offer(offer)
            self._tell(offer.words, TAKE if offer.end > offer.start else WRITE)

    @property
    def known(self) -> KnownFigures:
        """The figures of the report, looked up anew after answers changed."""
        from forms.quoting import KnownFigures  # reads words: not before somebody types

        if self._known is None:
            self._known = KnownFigures(self._bridge.session.report)
        return self._known

    def accept(self) -> bool:
        """Make the number that is offered a live figure; False if nothing is offered."""
        from forms.quoting import bound

        offer = self._quoted.offer
        if offer is None:
            return False
        session = self._bridge.session
        self.drop()
        session.part_step()
        self._bridge.set(bound(session.report, self._key, [offer]), f"引用{offer.name}")
        session.part_step()
        return True
