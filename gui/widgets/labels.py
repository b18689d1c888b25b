"""Words on the screen: labels with a tone, and one line that ends in … when it must."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.painting import face, text_width, write

ACT_GAP = 8


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
        self._text, self._size, self._strong, self._tone, self._act = "", size, strong, tone, ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(size + 8)
        self.show_text(text)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    def show_text(self, text: str, tone: str = "", act: str = "") -> None:
        """Show another text, in another tone if one is given; `act`: the key that acts on it, set off behind it."""
        if (text, act) == (self._text, self._act) and (not tone or tone == self._tone):
            return
        self._text, self._tone, self._act = text, tone or self._tone, act
        self.setAccessibleName(f"{text}　{act}" if act else text)
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
        place = QRectF(self.rect())
        if self._act:
            behind = text_width(self._act, self._size, True)
            room = max(0.0, place.width() - behind - ACT_GAP)
            start = min(room, text_width(self._text, self._size, self._strong))
            write(painter, place.adjusted(start + ACT_GAP, 0, 0, 0), self._act, "accent", self._size, True)
            place.setWidth(room)
        write(painter, place, self._text, self._tone, self._size, self._strong)
        painter.end()
