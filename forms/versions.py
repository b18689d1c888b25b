"""Named versions of a draft (送审稿1, 签发稿), in an append-only file beside it. After a signed one the draft is locked.

Each line holds a whole payload, so that a version can be looked at when the draft itself is long gone. Nothing here
changes or removes a version: a signed one stays as it was signed, and work goes on in a new revision.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from forms.errors import DraftNotSavedError, DraftUnreadableError, VersionError, reason_of
from forms.sealed_lines import line_of, lines_in
from forms.storage import append, sync_folder, write_atomically

_LONGEST_NAME = 60  # characters


class Version(NamedTuple):
    """A state of the draft that somebody gave a name."""

    number: int  # from 1
    name: str
    signed: bool
    who: str
    at: datetime  # aware, UTC
    payload: Mapping[str, Any]


class Versions:
    """The named versions of one draft."""

    def __init__(self, draft: Path) -> None:
        """Nothing is read yet; a draft without versions has no such file."""
        self.path = versions_beside(draft)

    def all(self) -> tuple[Version, ...]:
        """The versions, oldest first; damaged ones are left out. Raises DraftUnreadableError."""
        return tuple(found for data in self._lines() if (found := _version_of(data)) is not None)

    def signed(self) -> Version | None:
        """The signed version that locks the draft, None if there is none or a new revision has begun since."""
        locking: Version | None = None
        for data in self._lines():
            if "revision" in data:
                locking = None
            elif (version := _version_of(data)) is not None and version.signed:
                locking = version
        return locking

    def name(self, payload: Mapping[str, Any], name: str, *, signed: bool = False, who: str = "") -> Version:
        """Keep a payload under a name. Raises VersionError (no name, a name given before, locked), DraftNotSavedError."""
        name = name.strip()[:_LONGEST_NAME]
        versions = self.all()
        if not name:
            raise VersionError("版本没有名称，没有保存；请填写名称，如“送审稿1”。")
        if any(version.name == name for version in versions):
            raise VersionError(f"已有一个版本叫“{name}”，没有保存；请换一个名称。")
        if locking := self.signed():
            raise VersionError(f"“{locking.name}”已签发锁定，没有另存版本；请先另起修订。")
        number = max((version.number for version in versions), default=0) + 1
        made = Version(number, name, signed, who, datetime.now(UTC), dict(payload))
        self._add({"number": number, "name": name, "signed": signed, "who": who, "at": made.at.timestamp()}, payload)
        return made

    def begin_revision(self, who: str = "") -> None:
        """Unlock the draft; the signed version stays. Raises VersionError if nothing is locked, DraftNotSavedError."""
        locking = self.signed()
        if locking is None:
            raise VersionError("这份草稿没有锁定，不必另起修订；请直接修改。")
        self._add({"revision": locking.number, "who": who, "at": datetime.now(UTC).timestamp()}, None)

    def _add(self, data: dict[str, Any], payload: Mapping[str, Any] | None) -> None:
        line = line_of(data if payload is None else data | {"payload": payload})
        try:
            if os.path.exists(self.path):
                append(self.path, b"\n" + line, sync=True)  # a line feed first: the line before may be torn
                sync_folder(self.path.parent)
            else:
                write_atomically(self.path, line)
        except OSError as error:
            raise DraftNotSavedError(
                f"版本没有保存到「{self.path}」：{reason_of(error)}；已有的版本没有改动，请排除原因后再试。"
            ) from error

    def _lines(self) -> list[dict[str, Any]]:
        try:
            return lines_in(self.path).whole
        except FileNotFoundError:
            return []
        except OSError as error:
            raise DraftUnreadableError(
                f"读不出版本「{self.path}」：{reason_of(error)}；请排除原因后再打开。"
            ) from error


def versions_beside(draft: Path) -> Path:
    """Where the named versions of a draft lie."""
    return draft.with_name(draft.name + ".versions")


def _version_of(data: Mapping[str, Any]) -> Version | None:
    try:
        number, name, signed, who = data["number"], data["name"], data["signed"], data["who"]
        payload, at = data["payload"], datetime.fromtimestamp(data["at"], UTC)
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return None
    right = type(number) is int and isinstance(name, str) and type(signed) is bool and isinstance(payload, dict)
    return Version(number, name, signed, str(who), at, payload) if right else None
