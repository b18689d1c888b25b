"""A second place for work that its own folder refuses: disk full, read-only, network drive gone.

The rescue copy is a draft file of its own with a note of where it belongs, in the user's cache folder or, failing that,
the folder for temporary files. The next good save removes it; else the next opening of the draft finds it.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from forms.draft_file import LARGEST, ONLY, TABLE, DamagedContentError, NewerShapeError, Summary, decode, encode
from forms.plain_files import read_plain
from forms.storage import make_private_folder, write_atomically

NOTE = "rescued"
"""The key of a rescue copy's payload that says where it belongs: {"of": path, "on": [hashes of what lay there]}."""


class Rescued(NamedTuple):
    """A rescue copy: the draft that it belongs to, what lay there when it was made, and the payload."""

    path: Path
    draft: Path
    on: frozenset[str]
    payload: Mapping[str, Any]
    summary: Summary


class Rescue:
    """The rescue copy of one draft. `folder` overrides the usual places (NIANBAO_RESCUE, the user's cache, temporary)."""

    def __init__(self, draft: Path, folder: Path | None = None) -> None:
        """Nothing is looked for yet."""
        self.draft = draft
        self._folder = folder
        self._kept: Path | None = None

    def keep(self, payload: Mapping[str, Any], on: frozenset[str], generation: int) -> Path:
        """Write the rescue copy and return its path; raises OSError where no place takes it, UnstorableContentError."""
        noted = {**payload, NOTE: {"of": str(self.draft), "on": sorted(on)}}
        content = encode({TABLE: {str(ONLY): noted}}, payload.get("summary"), generation)
        refused: OSError | None = None
        name = f"{rescue_name(self.draft)}.nianbao"
        for place in places(self._folder):
            try:
                _make_own(place)
                path = place / name
                write_atomically(path, content)
            except OSError as error:
                refused = error
            else:
                self._kept = path
                return path
        raise refused or OSError("no place")

    def remove(self) -> None:
        """Remove the copy that this object wrote or found, once its content is safe."""
        if self._kept is not None:
            for end in ("", ".prev", ".history", ".versions"):  # it may have been worked on itself
                with suppress(OSError):
                    os.unlink(f"{self._kept}{end}")
            self._kept = None

    def find(self) -> Rescued | None:
        """The newest whole rescue copy of this draft, if there is one."""
        for place in own_places(self._folder):
            found = _read(place / f"{rescue_name(self.draft)}.nianbao")
            if found is not None and found.draft == self.draft:
                self._kept = found.path
                return found
        return None


def rescue_name(draft: Path) -> str:
    """What belongs to a draft begins so in the second place."""
    return f"{draft.stem[:40]}-{hashlib.sha256(os.fsencode(draft)).hexdigest()[:12]}"


def all_rescued(folder: Path | None = None) -> tuple[Rescued, ...]:
    """Every whole rescue copy there is."""
    found = []
    for place in own_places(folder):
        with suppress(OSError):
            names = sorted(name for name in os.listdir(place) if name.endswith(".nianbao"))
            found += [one for name in names if (one := _read(place / name)) is not None]
    return tuple(found)


def places(folder: Path | None = None) -> Iterator[Path]:
    """Where rescue copies lie, the best place first."""
    named = folder or (Path(given) if (given := os.environ.get("NIANBAO_RESCUE")) else None)
    if named is not None:
        yield named
        return
    from platformdirs import user_cache_dir  # not needed where the folder is given

    with suppress(RuntimeError):  # nobody's home is known
        yield Path(user_cache_dir("nianbao", appauthor=False)) / "rescue"
    user = str(os.getuid()) if os.name != "nt" else ""
    with suppress(FileNotFoundError):  # not even temporary files have a place
        yield Path(tempfile.gettempdir()) / f"nianbao-rescue{user}"


def own_places(folder: Path | None = None) -> Iterator[Path]:
    """Those of them that are there and nobody else's."""
    return filter(_is_own, places(folder))


def places_made(folder: Path | None = None) -> Iterator[Path]:
    """Those of them that are there or can be made; raises OSError where there is none."""
    refused: OSError | None = None
    for place in places(folder):
        try:
            _make_own(place)
        except OSError as error:
            refused = error
        else:
            yield place
    raise refused or OSError("no place")


def _make_own(place: Path) -> None:
    """Make the folder; refuse one that somebody else made: others may write where temporary files lie. Raises OSError."""
    make_private_folder(place)
    if not _is_own(place):
        raise PermissionError(f"{place} belongs to somebody else")


def _is_own(place: Path) -> bool:
    try:
        found = os.lstat(place)
    except OSError:
        return False
    return os.name == "nt" or (stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid())


def _read(path: Path) -> Rescued | None:
    try:
        head, tables = decode(read_plain(path, LARGEST)[0])
    except (OSError, DamagedContentError, NewerShapeError):
        return None
    payload = dict(tables[TABLE][str(ONLY)])
    note = payload.pop(NOTE, None)
    if not isinstance(note, dict) or not isinstance(note.get("of"), str) or not isinstance(note.get("on"), list):
        return None
    return Rescued(path, Path(note["of"]), frozenset(map(str, note["on"])), payload, head.summary)
