"""How running text looks and sizes itself: paragraphs as printed, as high as the text, what is found in it painted over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from forms.model import Section
from gui.bridge import Bridge
from gui.editors.prose_findings import FoundInText
from gui.editors.prose_format import Headings, dress_document
from gui.editors.prose_quotes import QuotedInText
from gui.editors.prose_text import Lines, displayed

LEAST_HEIGHT = 164
"""Five lines, also while the text is empty."""


class ProseView(QTextEdit):
    """Plain running text. It never scrolls in itself: the page does."""

    def __init__(self, bridge: Bridge, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = Lines()
        self.found = FoundInText(self, self.lines, bridge, section.id)
        self.quoted = QuotedInText(self, self.lines, bridge, section.narrative)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress_document(self.document())
        self._headings = Headings(self.document())
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        frame = self.height() - self.maximumViewportSize().height()
        height = max(LEAST_HEIGHT, int(self.document().size().height()) + 1 + frame)
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The grounds of live figures and of the chosen finding, the text, and the underlines of what is in sight."""
        seen = self.found.seen(event.rect())
        self.quoted.paint(event.rect())
        self.found.paint_grounds(seen)
        super().paintEvent(event)
        self.found.paint_underlines(seen)

    def viewportEvent(self, event: QEvent) -> bool:
        """The message as a tooltip over the stretch."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            finding, reference = self.found.at(event.pos()), self.quoted.at(event.pos())
            told = [finding.message if finding else "", self.quoted.told(reference) if reference else ""]
            QToolTip.showText(event.globalPos(), "\n".join(filter(None, told)), self.viewport())
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the editor."""
        event.ignore()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy as plain text, so that it takes on the looks of where it is pasted."""
        made = QMimeData()
        made.setText("\n".join(displayed(self.textCursor().selectedText())))
        return made

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only text can be dropped or pasted."""
        return source.hasText()
