"""The colours and sizes of the program: read once from resources/style/tokens.json, light or dark as the system is."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication

import resources

SYSTEM, LIGHT, DARK = "system", "light", "dark"


@cache
def tokens() -> dict[str, Any]:
    """The design tokens as they stand in the file."""
    read: dict[str, Any] = json.loads(resources.path("style/tokens.json").read_text("utf-8"))
    return read


@cache
def size(name: str) -> int:
    """A length in logical pixels: size("table_row") is 31. KeyError for a name that the tokens lack."""
    return int(tokens()["size"][name])


@cache
def type_size(name: str) -> int:
    """The height of a kind of text in logical pixels: caption, body, prose, section, title, figure."""
    return int(tokens()["font"]["size"][name])


class Theme(QObject):
    """The colours in force. `changed` comes after they have changed, so that what is drawn can be drawn again."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choice = SYSTEM
        self._mode = LIGHT
        self._follows = False
        self._colours: dict[str, QColor] = {}
        self._load(LIGHT)

    @property
    def mode(self) -> str:
        """light or dark: what is shown now."""
        return self._mode

    @property
    def choice(self) -> str:
        """system, light or dark: what was asked for."""
        return self._choice

    def colour(self, name: str) -> QColor:
        """For painters: theme().colour("text"). KeyError for a name that the tokens lack."""
        return self._colours[name]

    def hex(self, name: str) -> str:
        """For style sheets and caches: "#191C20"."""
        return str(tokens()[self._mode][name])

    def choose(self, choice: str) -> None:
        """Keep to light or dark, or go with the system (the choice at start). Tells `changed` if the colours differ."""
        self._choice = choice
        self._show(self._system_mode() if choice == SYSTEM else choice)

    def follow_system(self) -> None:
        """Take the system's mode now and when it changes, unless light or dark was chosen. Needs the application."""
        if not self._follows:
            self._follows = True
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.choose(self._choice)

    def _system_changed(self) -> None:
        if self._choice == SYSTEM:
            self._show(self._system_mode())

    @staticmethod
    def _system_mode() -> str:
        return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _show(self, mode: str) -> None:
        if mode != self._mode:
            self._load(mode)
            self.changed.emit()

    def _load(self, mode: str) -> None:
        self._mode = mode
        self._colours = {name: QColor(value) for name, value in tokens()[mode].items()}


@cache
def theme() -> Theme:
    """The one theme of this process."""
    return Theme()


def colour(name: str) -> QColor:
    """The colour of that name in the mode shown now."""
    return theme().colour(name)
