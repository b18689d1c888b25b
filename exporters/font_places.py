"""Where faces are looked for, role by role, best first. Data and one search by file name; nothing is parsed here."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import resources
from exporters.page import Role


@dataclass(frozen=True, slots=True)
class Candidate:
    """A font file that may serve a role, if its family or PostScript name contains `expected` (lower case, no marks).

    `index` is the face inside a collection (ttc); a `partial` face need not hold the characters of its role.
    """

    role: Role
    file: Path
    expected: str
    index: int = 0
    bundled: bool = False
    partial: bool = False


def _system(role: Role, *names: tuple[str, str]) -> tuple[Candidate, ...]:
    return tuple(Candidate(role, Path(name), expected) for name, expected in names)


def _bundled(role: Role, name: str, expected: str, partial: bool = False) -> Candidate:
    return Candidate(role, resources.path("fonts") / name, expected, bundled=True, partial=partial)


SYSTEM: dict[Role, tuple[Candidate, ...]] = {
    Role.FANGSONG: _system(
        Role.FANGSONG,
        ("仿宋_GB2312.ttf", "fangsonggb2312"),
        ("simfang_GB2312.ttf", "fangsong"),
        ("simfang.ttf", "fangsong"),
        ("FZFSK.TTF", "fzfangsong"),
        ("FZFSJW.TTF", "fzfangsong"),
        ("STFANGSO.TTF", "stfangsong"),
    ),
    Role.KAI: _system(
        Role.KAI,
        ("楷体_GB2312.ttf", "kaitigb2312"),
        ("simkai_GB2312.ttf", "kai"),
        ("simkai.ttf", "kai"),
        ("FZKTK.TTF", "fzkai"),
        ("FZKTJW.TTF", "fzkai"),
        ("STKAITI.TTF", "stkai"),
    ),
    Role.HEI: _system(Role.HEI, ("simhei.ttf", "simhei"), ("FZHTK.TTF", "fzhei"), ("FZHTJW.TTF", "fzhei")),
    Role.XIAOBIAOSONG: _system(
        Role.XIAOBIAOSONG,
        ("方正小标宋简体.ttf", "fzxiaobiaosong"),
        ("FZXBSJW.TTF", "fzxiaobiaosong"),
        ("FZXBSK.TTF", "fzxiaobiaosong"),
        ("方正小标宋_GBK.ttf", "fzxiaobiaosong"),
        ("STZHONGS.TTF", "stzhongsong"),
    ),
    Role.SONG: _system(Role.SONG, ("simsun.ttc", "simsun"), ("simsun.ttf", "simsun"), ("FZSSK.TTF", "fzshusong")),
    Role.LATIN: _system(
        Role.LATIN,
        ("times.ttf", "timesnewroman"),
        ("Times New Roman.ttf", "timesnewroman"),
        ("Times_New_Roman.ttf", "timesnewroman"),
    ),
}

_KAI_FALLBACK = "NianbaoFallbackKai.ttf"

BUNDLED: dict[Role, tuple[Candidate, ...]] = {
    Role.FANGSONG: (
        _bundled(Role.FANGSONG, "FandolFang-Regular.ttf", "fandolfang"),
        _bundled(Role.FANGSONG, _KAI_FALLBACK, "nianbaofallbackkai", partial=True),
    ),
    Role.KAI: (
        _bundled(Role.KAI, "FandolKai-Regular.ttf", "fandolkai"),
        _bundled(Role.FANGSONG, _KAI_FALLBACK, "nianbaofallbackkai", partial=True),
    ),
    Role.HEI: (_bundled(Role.HEI, "NotoSansSC-Medium.ttf", "notosanssc"),),
    Role.XIAOBIAOSONG: (_bundled(Role.XIAOBIAOSONG, "NotoSerifSC-Black.ttf", "notoserifsc"),),
    Role.SONG: (_bundled(Role.LATIN, "LiberationSerif-Regular.ttf", "liberationserif"),),
    Role.LATIN: (_bundled(Role.LATIN, "LiberationSerif-Regular.ttf", "liberationserif"),),
}


def folders() -> tuple[Path, ...]:
    """Where this system keeps fonts for all users and for this one (Windows; WPS, UOS and Kylin on Linux)."""
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local"))
        return Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts", Path(local) / "Microsoft" / "Windows" / "Fonts"
    return Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"


@cache
def _files() -> dict[str, Path]:
    """Every font file of the system by its name in lower case; only names are read, so this takes milliseconds."""
    found: dict[str, Path] = {}
    for folder in folders():
        for parent, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                if name.lower().endswith((".ttf", ".ttc")):
                    found.setdefault(name.lower(), Path(parent) / name)
    return found


def find(candidate: Candidate) -> Candidate | None:
    """The candidate with its full path, or None if the system has no file of that name."""
    path = _files().get(candidate.file.name.lower())
    if path is None:
        return None
    return Candidate(candidate.role, path, candidate.expected, candidate.index)
