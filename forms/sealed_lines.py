"""Append-only files of JSON lines, each with its own checksum: a torn or changed line is noticed and harms no other."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from forms.draft_file import to_utf8
from forms.plain_files import read_plain

LARGEST = 256 * 1024 * 1024  # bytes of a file: a thousand times what two weeks of work leave

_SEAL = b',"seal":"'
_END = b'"}'


class Lines(NamedTuple):
    """What an append-only file holds: the whole lines in order, and how many were damaged or torn."""

    whole: list[dict[str, Any]]
    damaged: int


def line_of(data: Mapping[str, Any]) -> bytes:
    """One line with its line end. `data` is plain JSON with at least one item; half characters become U+FFFD."""
    unsealed = to_utf8(json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")))[:-1]
    return unsealed + _SEAL + _seal_of(unsealed) + _END + b"\n"


def read_lines(content: bytes) -> Lines:
    """Read what `line_of` wrote, whatever has happened to it since. Never raises."""
    whole: list[dict[str, Any]] = []
    damaged = 0
    for line in content.split(b"\n"):
        if not line:
            continue
        data = _read(line)
        if data is None:
            damaged += 1
        else:
            whole.append(data)
    return Lines(whole, damaged)


def lines_in(path: Path) -> Lines:
    """What a file holds; raises OSError."""
    content, size = read_plain(path, LARGEST)
    if size > LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return read_lines(content)


def _read(line: bytes) -> dict[str, Any] | None:
    unsealed, _, seal = line.rpartition(_SEAL)
    if seal != _seal_of(unsealed) + _END:
        return None
    try:
        data = json.loads(unsealed + b"}")
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _seal_of(unsealed: bytes) -> bytes:
    return hashlib.sha256(unsealed).hexdigest()[:16].encode()
