"""What can go wrong when a file is written; each error's text is a finished sentence for the officer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from unicodedata import category

_LISTED = 8
"""How many characters one message lists."""
_UNPRINTED = ("Cc", "Cf", "Cs", "Zl", "Zp")


class ExportError(Exception):
    """An export that could not be finished. `str(error)` says where, what, and what to do, on one line."""

    def __str__(self) -> str:
        """The sentence; what a path holds of controls and marks of direction is shown as U+FFFD."""
        return "".join("\ufffd" if category(char) in _UNPRINTED else char for char in super().__str__())


class TargetError(ExportError):
    """The file cannot be written where it was asked for: no such folder, no right, disk full, or open elsewhere."""

    def __init__(self, target: Path, reason: str, advice: str) -> None:
        self.target = target
        super().__init__(f"无法写入“{target}”：{reason}，{advice}。")


class MissingGlyphError(ExportError):
    """No face at hand has a glyph for some characters; `places` says for each in which part ('' for none) and words it first stands."""

    def __init__(self, places: Mapping[str, tuple[str, str]]) -> None:
        self.places = dict(places)
        listed = "；".join(
            f"“{char}”（U+{ord(char):04X}，见{f'“{part}”的' if part else ''}“{words}”）"
            for char, (part, words) in list(self.places.items())[:_LISTED]
        )
        more = f"；等共{len(self.places)}个" if len(self.places) > _LISTED else ""
        super().__init__(
            f"现有字体中没有下列字符的字形：{listed}{more}。请改用其他字，或在系统中安装含有这些字的字体后重新导出。"
        )


class MissingFaceError(ExportError):
    """No face was found for a role: neither the system nor the program's own folder has one."""

    def __init__(self, role: str) -> None:
        self.role = role
        super().__init__(
            f"没有找到可用的“{role}”字体，无法生成 PDF，请重新安装本程序，或在系统中安装“{role}”字体后再试。"
        )


class TooLongError(ExportError):
    """Far more text than any report has: setting it would take minutes and all of the memory."""

    def __init__(self, characters: int, paragraphs: int) -> None:
        super().__init__(
            f"正文共{characters}字、{paragraphs}段，超过一份年报能有的篇幅，没有导出；请删去误粘贴进来的文字后再导出。"
        )
