"""Faces for the roles of the official page: the system's first, then the program's own, chosen character by character.

A face is taken for what its name table says, not for its file name; it must have TrueType outlines, allow embedding
(OS/2.fsType) and hold the characters that every report needs. Each file is read once per process.
"""

from __future__ import annotations

import struct
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

from exporters.errors import MissingFaceError
from exporters.font_file import EmbeddedFont
from exporters.font_places import BUNDLED, SYSTEM, Candidate, find
from exporters.page import Role

Source: TypeAlias = Literal["system", "bundled"]
Chosen: TypeAlias = tuple[tuple[Role, str], ...]
"""For some roles the name of the font file that an officer chose."""

_NEEDED = {Role.LATIN: "0123456789AZaz"}
_NEEDED_CHINESE = "政府信息公开年度报告领导组织强〔〕（），。"
_UNREADABLE = (TTFError, OSError, ValueError, KeyError, IndexError, AssertionError, struct.error)
WIDE_BELOW_CJK = frozenset("·×÷±°§¨¤¬¶")
"""Marks of the Latin-1 block that Chinese type sets in a full cell."""
_LATIN_END = 0x530
_reading = threading.Lock()


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One font file, ready for reportlab under `name`. Widths and boxes are in ems."""

    name: str
    family: str
    file: Path
    bundled: bool
    codes: dict[int, int] = field(repr=False)
    widths: dict[int, float] = field(repr=False)
    font: Any = field(repr=False)

    def has(self, char: str) -> bool:
        """Whether the face has a glyph for the character."""
        return ord(char) in self.codes

    def width(self, char: str) -> float:
        """The advance of the character in ems."""
        return float(self.widths[ord(char)]) / 1000

    def ink(self, char: str) -> tuple[float, float]:
        """Lowest and highest point of the character's outline above the baseline, in ems."""
        glyph = self.codes[ord(char)]
        start, end = self.font.face.glyphPos[glyph : glyph + 2]
        if start == end:
            return 0.0, 0.0
        box = struct.unpack(">hhhhh", self.font.face.get_table("glyf")[start : start + 10])
        units = self.font.face.unitsPerEm
        return box[2] / units, box[4] / units


class FaceSet:
    """The faces of one export: for each role a chain that is tried from the front. Holds no trace of what was asked."""

    def __init__(self, chains: dict[Role, tuple[Candidate, ...]]) -> None:
        self._chains = chains
        self._picked: dict[tuple[str, Role], Face | None] = {}

    def first(self, role: Role) -> Face:
        """The face that a role is set in. Raises MissingFaceError if there is none."""
        face = next(self._faces(role), None)
        if face is None:
            raise MissingFaceError(role)
        return face

    def pick(self, char: str, role: Role) -> Face | None:
        """The first face of the role's chain that has the character; None if no face has it.

        Latin letters and digits inside Chinese text come from the Latin face: Chinese faces draw them badly.
        """
        key = (char, role)
        if key not in self._picked:
            self._picked[key] = self._search(char, role)
        return self._picked[key]

    def _search(self, char: str, role: Role) -> Face | None:
        if unicodedata.category(char) == "Co":
            return None  # a character of private use: what it means, no archive can tell (ISO 19005-2, 6.2.11.7)
        latin = ord(char) < _LATIN_END and char not in WIDE_BELOW_CJK
        if latin and role in (Role.FANGSONG, Role.KAI, Role.SONG) and self.first(Role.LATIN).has(char):
            return self.first(Role.LATIN)
        return next((face for face in self._faces(role) if face.has(char)), None)

    def _faces(self, role: Role) -> Iterator[Face]:
        for candidate in self._chains[role]:
            face = _read(candidate)
            if face is not None:
                yield face


@cache
def faces(source: Source = "system", chosen: Chosen = ()) -> FaceSet:
    """The faces to use. "bundled" leaves the system's out: the same input then gives the same bytes everywhere.

    A role is set in the file that was `chosen` for it, if it is there and fit; what that lacks comes from the usual faces.
    """
    chains = {}
    everything = tuple(candidate for candidates in BUNDLED.values() for candidate in candidates)
    wanted = dict(chosen)
    for role in Role:
        own = [one for one in candidates(role, source) if one.file.name == wanted.get(role)]
        found = [find(candidate) for candidate in SYSTEM[role]] if source == "system" else []
        chain = [candidate for candidate in found if candidate is not None]
        chain += [*BUNDLED[role], *everything]
        chains[role] = tuple(dict.fromkeys((*own, *chain)))
    return FaceSet(chains)


def candidates(role: Role, source: Source = "system") -> tuple[Candidate, ...]:
    """The files that may be chosen for a role, its own ones first; a Latin face serves no Chinese role."""
    roles = (role,) if role is Role.LATIN else (role, *(other for other in Role if other not in (role, Role.LATIN)))
    listed: list[Candidate] = []
    for each in roles:
        found = [find(candidate) for candidate in SYSTEM[each]] if source == "system" else []
        listed += [candidate for candidate in found if candidate is not None]
        listed += [candidate for candidate in BUNDLED[each] if not candidate.partial]
    fit = [one for one in listed if one.role is not Role.LATIN or role in (Role.LATIN, Role.SONG)]
    return tuple({(one.file, one.index): one for one in reversed(fit)}.values())[::-1]


def choices(role: Role, source: Source = "system") -> list[Face]:
    """The faces that may be chosen for a role, read and fit."""
    return [face for face in map(_read, candidates(role, source)) if face is not None]


@cache
def _read(candidate: Candidate) -> Face | None:
    """Read and check a font file; None if it is not what it should be. Every candidate is read at most once."""
    name = f"nianbao-{candidate.file.stem}-{candidate.index}"
    with _reading:
        try:
            font = EmbeddedFont(name, str(candidate.file), subfontIndex=candidate.index, asciiReadable=False)
        except _UNREADABLE:
            return None
        family = _plain(font.face.familyName)
        postscript = _plain(font.face.name)
        if not font.embeddable or (candidate.expected not in family and candidate.expected not in postscript):
            return None
        needed = _NEEDED.get(candidate.role, _NEEDED_CHINESE)
        codes = font.face.charToGlyph
        if not candidate.partial and any(ord(char) not in codes for char in needed):
            return None
        pdfmetrics.registerFont(font)
    shown = _text(font.face.familyName)
    return Face(name, shown, candidate.file, candidate.bundled, codes, font.face.charWidths, font)


def _text(name: str | bytes) -> str:
    return name.decode("utf-8", "replace") if isinstance(name, bytes) else str(name)


def _plain(name: str | bytes) -> str:
    return "".join(char for char in _text(name).lower() if char.isalnum())
