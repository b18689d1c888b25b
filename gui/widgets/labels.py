"""Words on the screen: labels with a tone, and one line that ends in … when it must."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.painting import face, text_width, write


class Label(QLabel):
    """Words in a tone of the tokens: text, text2, text3, error, warn, accent. Plain text, never read as markup."""

    def __init__(
        self,
        text: str = "",
        size: int = 14,
        strong: bool = False,
        tone: str = "text",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(face(size, strong))
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)

    def set_tone(self, tone: str) -> None:
        """Show the words in another tone."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class Tag(Label):
    """A small framed word beside a title: 草稿."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, 12, tone="text2", parent=parent)
        self.setProperty("kind", "tag")
        self.setFixedHeight(20)


class Elided(QWidget):
    """One line that takes what room there is and ends in …; the whole text is its tooltip and its accessible name."""

    def __init__(
        self, text: str = "", size: int = 14, strong: bool = False, tone: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._size, self._strong, self._tone = "", size, strong, tone
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(size + 8)
        self.show_text(text)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    def show_text(self, text: str, tone: str = "") -> None:
        """Show another text, in another tone if one is given."""
        if text == self._text and (not tone or tone == self._tone):
            return
        self._text, self._tone = text, tone or self._tone
        self.setAccessibleName(text)
        self._tell_whole()
        self.update()

    def _tell_whole(self) -> None:
        fits = text_width(self._text, self._size, self._strong) <= self.width()
        self.setToolTip("" if fits else self._text)

    def resizeEvent(self, _event: object) -> None:
        """The tooltip is only there when something is cut."""
        self._tell_whole()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        write(painter, QRectF(self.rect()), self._text, self._tone, self._size, self._strong)
        painter.end()
