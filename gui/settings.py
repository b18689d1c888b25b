"""What the program remembers of itself between two starts: the window's place, its colours, the officer's name."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from gui.theme import DARK, LIGHT, SYSTEM

_GEOMETRY, _COLOURS, _AUTHOR, _FOLDER = "window/geometry", "window/colours", "author", "folder"
_EXPORTS, _ASKED = "exports/folder", "exports/asked"
_BACKUPS = "backups/folder"


class Settings:
    """A small file beside the drafts; a file that cannot be read or written only means that nothing is remembered."""

    def __init__(self, folder: Path) -> None:
        self._store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood, empty at the first start."""
        value = self._store.value(_GEOMETRY)
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue(_GEOMETRY, value)

    @property
    def colours(self) -> str:
        """system, light or dark."""
        value = self._text(_COLOURS)
        return value if value in (SYSTEM, LIGHT, DARK) else SYSTEM

    @colours.setter
    def colours(self, value: str) -> None:
        self._store.setValue(_COLOURS, value)

    @property
    def author(self) -> str:
        """Who signs reasons; '' until somebody has said so."""
        return self._text(_AUTHOR)

    @author.setter
    def author(self, value: str) -> None:
        self._store.setValue(_AUTHOR, value)

    @property
    def folder(self) -> str:
        """Where a file was last chosen, '' at first."""
        return self._text(_FOLDER)

    @folder.setter
    def folder(self, value: str) -> None:
        self._store.setValue(_FOLDER, value)

    @property
    def backups(self) -> str:
        """The second folder for backups, '' for none."""
        return self._text(_BACKUPS)

    @backups.setter
    def backups(self, value: str) -> None:
        self._store.setValue(_BACKUPS, value)

    @property
    def export_folder(self) -> str:
        """Where files were last exported to, '' at first."""
        return self._text(_EXPORTS)

    @export_folder.setter
    def export_folder(self, value: str) -> None:
        self._store.setValue(_EXPORTS, value)

    @property
    def exports(self) -> str:
        """What exports were asked for, as `Exporting.remembered` gives it, '' at first."""
        return self._text(_ASKED)

    @exports.setter
    def exports(self, value: str) -> None:
        self._store.setValue(_ASKED, value)

    def _text(self, name: str) -> str:
        value = self._store.value(name)
        return value if isinstance(value, str) else ""
