"""What exports are asked for while a report is open: the options and the files, shared by export page, preview and print."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from gui.output_options import Options, options_from


class Exporting(QObject):
    """Options that are remembered between exports, and what the preview shows. `memory` is what `remembered` gave before."""

    changed = Signal()
    """Options changed: what is previewed is not what would be exported any more."""
    kind_changed = Signal(str)
    """The preview shall show another kind of file."""

    def __init__(self, memory: str = "") -> None:
        super().__init__()
        said = _read(memory)
        self.options: Options = options_from(said.get("options"))
        files = said.get("files")
        self.files: frozenset[str] | None = frozenset(map(str, files)) if isinstance(files, list) else None
        """The kinds that were ticked last; None before the first time."""
        self.kind = "pdf"
        self.earlier: Mapping[str, Any] | None = None
        """The record of the version that a 花脸稿 is held against, None until one was chosen."""

    def change(self, **changes: Any) -> None:
        """Ask for something else: fields of Options by name."""
        asked = replace(self.options, **changes)
        if asked != self.options:
            self.options = asked
            self.changed.emit()

    def show_kind(self, kind: str) -> None:
        """Preview another kind of file."""
        if kind != self.kind:
            self.kind = kind
            self.kind_changed.emit(kind)

    def remembered(self) -> str:
        """What is kept for the next time, as JSON."""
        kept = {"options": self.options.as_json(), "files": sorted(self.files) if self.files is not None else None}
        return json.dumps(kept, ensure_ascii=False)


def _read(memory: str) -> Mapping[str, Any]:
    try:
        said = json.loads(memory) if memory else {}
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
