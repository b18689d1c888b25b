"""Buttons: default, primary (one at a time), link, plain, chip; and tool buttons. Their icons follow the theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from gui.icons import icon
from gui.painting import face
from gui.theme import theme

DEFAULT, PRIMARY, LINK, PLAIN, CHIP = "", "primary", "link", "plain", "chip"
_TONES = {PRIMARY: "on_accent", LINK: "accent"}


ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def enter_clicks(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Enter on a button that has the focus does what Space does; Qt leaves that to dialogs."""
    if event.key() not in ENTER or event.isAutoRepeat():
        return False
    button.click()
    return True


class Button(QPushButton):
    """A push button of a kind, with an icon if `glyph` names one. Chips can be checked."""

    def __init__(self, text: str, kind: str = DEFAULT, glyph: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)  # given a text as well PySide loads what an icon could be: 1 ms of a start
        self.setText(text)
        self._kind, self._glyph = kind, glyph
        self.setProperty("kind", kind)
        self.setFont(face(14))
        self.setCheckable(kind == CHIP)
        self.setAutoDefault(False)
        self.setAccessibleName(text.replace("&", ""))
        if kind == LINK:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if glyph:
            theme().changed.connect(self._ink)
            self._ink()

    @property
    def kind(self) -> str:
        """default "", primary, link, plain or chip."""
        return self._kind

    def set_text(self, text: str) -> None:
        """Change the words, and with them the accessible name."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text.replace("&", ""))

    def set_kind(self, kind: str) -> None:
        """Make it the primary button, or a default one again."""
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
            if self._glyph:
                self._ink()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks."""
        if not enter_clicks(self, event):
            super().keyPressEvent(event)

    def _ink(self) -> None:
        self.setIcon(icon(self._glyph, _TONES.get(self._kind, "text2")))


class ToolButton(QToolButton):
    """An icon with a tooltip (撤销 Ctrl+Z), and with words beside it where there is room."""

    def __init__(self, glyph: str, tip: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = glyph
        self.setFont(face(14))
        self.setToolTip(tip)
        self.setAccessibleName(text or tip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_text(text)
        theme().changed.connect(self._ink)
        self._ink()

    def set_text(self, text: str) -> None:
        """Show words beside the icon, or only the icon for ""."""
        self.setText(text)
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if text else Qt.ToolButtonStyle.ToolButtonIconOnly
        self.setToolButtonStyle(beside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks."""
        if not enter_clicks(self, event):
            super().keyPressEvent(event)

    def _ink(self) -> None:
        self.setIcon(icon(self._glyph))
