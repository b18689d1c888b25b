"""What a draft file looks like: one header line that carries the summary, then the body.

    {"format": …, "version": …, "generation": …, "changed": …, "bytes": …, "sha256": …, "summary": {…}, "seal": …}
    {"draft": {"1": {the payload}}}

The header is sealed by a sha256 of itself and the body by the header's, so that any changed byte is noticed; a list of
drafts reads the first line only. Header and seal keep their shape in every version; `version` speaks of the body
(`forms.migrate`).
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any, NamedTuple, TypeAlias

from forms.errors import UnstorableContentError
from forms.migrate import MIGRATION

FORMAT = "nianbao-draft"
TABLE = "draft"
ONLY = 1  # TinyDB's id of the one document in that table
LARGEST = 64 * 1024 * 1024  # bytes of a whole file: twice what an import of 20 MB of text comes to
HEAD_LIMIT = 8192  # bytes: five cut texts of a summary and the rest always fit

_START = b'{"format":"nianbao-draft"'
_SEAL = b',"seal":"'
_SCALARS = {str, int, float, bool, type(None)}
_LONGEST = 200  # characters of one text in the summary
_DEEPEST = 100  # levels; json gives up at about 1,000, depending on how deep its caller stands

Tables: TypeAlias = dict[str, dict[str, Any]]  # TinyDB's: table -> document id -> document


class DamagedContentError(ValueError):
    """These bytes are not a whole draft; the text is a short Chinese reason."""


class NewerShapeError(ValueError):
    """A whole draft, of a version whose body has another shape."""


class Summary(NamedTuple):
    """What a list shows of a draft: the payload's "summary", cut to size."""

    title: str = ""
    year: int | None = None
    organ: str = ""
    scope: str = ""
    state: str = ""


class Head(NamedTuple):
    """The first line of a draft file, proved whole by its seal."""

    line: bytes  # with its line end; no two saves write the same one
    version: int
    generation: int  # counts saves, failed ones too
    changed: datetime  # aware, UTC
    size: int  # bytes of the body
    sha256: str  # of the body
    summary: Summary

    def fits(self, file_size: int) -> bool:
        """Whether a file of this many bytes holds the header and the whole body, and nothing more."""
        return file_size == len(self.line) + self.size


def encode(tables: Tables, summary: object, generation: int) -> bytes:
    """Give the whole file for these tables. Half a character (a lone surrogate) becomes U+FFFD, the mark for it.

    Raises UnstorableContentError for anything that would not come back as it was: other types, other keys than text,
    NaN and infinity, more than 100 levels, more than 64 MB.
    """
    _require_plain(tables, _DEEPEST)
    try:
        body = to_utf8(json.dumps(tables, ensure_ascii=False, allow_nan=False, separators=(",", ":")))
    except ValueError:
        raise UnstorableContentError("草稿中有无法保存的数值（不是有限的数），本次没有保存；请改正后再保存。") from None
    if len(body) > LARGEST - HEAD_LIMIT:
        raise UnstorableContentError("草稿内容超过64 MB，本次没有保存；请删去与年报无关的文字后再保存。")
    shown = summary_of(summary)
    head = {
        "format": FORMAT,
        "version": MIGRATION.version,
        "generation": generation,
        "changed": datetime.now(UTC).isoformat(),
        "bytes": len(body),
        "sha256": hashlib.sha256(body).hexdigest(),
        "summary": {name: getattr(shown, name) for name in Summary._fields},
    }
    unsealed = to_utf8(json.dumps(head, ensure_ascii=False, separators=(",", ":")))[:-1]
    return unsealed + _SEAL + _seal_of(unsealed) + b'"}\n' + body


def looks_like_draft(start: bytes) -> bool:
    """Whether a file that begins so was meant to be a draft, whole or not."""
    return start.startswith(_START)


def read_head(start: bytes) -> Head:
    """Read the header from a file's first `HEAD_LIMIT` bytes; raises DamagedContentError."""
    if not start:
        raise DamagedContentError("文件是空的")
    line, end, _ = start.partition(b"\n")
    unsealed, _, seal = line.rpartition(_SEAL)
    if not end or seal != _seal_of(unsealed) + b'"}':
        raise DamagedContentError("文件头不完整或被改动")
    try:
        data = json.loads(unsealed + b"}")
        return Head(
            line=line + end,
            version=int(data["version"]),
            generation=int(data["generation"]),
            changed=datetime.fromisoformat(data["changed"]).astimezone(UTC),
            size=int(data["bytes"]),
            sha256=str(data["sha256"]),
            summary=summary_of(data["summary"]),
        )
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        raise DamagedContentError("文件头无法识别") from None


def decode(content: bytes) -> tuple[Head, Tables]:
    """Read a whole file; raises DamagedContentError unless every byte is as it was written, or NewerShapeError."""
    head = read_head(content[:HEAD_LIMIT])
    body = content[len(head.line) :]
    if hashlib.sha256(body).hexdigest() != head.sha256:
        raise DamagedContentError("内容不完整或被改动")
    try:
        tables = json.loads(body)
    except (ValueError, RecursionError):
        raise DamagedContentError("内容无法识别") from None
    if not _holds_one_draft(tables):
        if head.version > MIGRATION.version:
            raise NewerShapeError
        raise DamagedContentError("内容的结构不对")
    return head, tables


def summary_of(data: object) -> Summary:
    """Take from a payload's "summary" what a list can show; whatever is missing or of a wrong type is left blank."""
    if not isinstance(data, dict):
        return Summary()
    year = data.get("year")
    texts = {
        name: value[:_LONGEST]
        for name in ("title", "organ", "scope", "state")
        if isinstance(value := data.get(name), str)
    }
    return Summary(year=year if type(year) is int and 0 < year < 10000 else None, **texts)


def _holds_one_draft(tables: object) -> bool:
    if not isinstance(tables, dict) or not isinstance(tables.get(TABLE), dict) or list(tables[TABLE]) != [str(ONLY)]:
        return False
    return all(
        isinstance(table, dict) and all(isinstance(document, dict) for document in table.values())
        for table in tables.values()
    )


def _seal_of(unsealed: bytes) -> bytes:
    return hashlib.sha256(unsealed).hexdigest().encode()


def to_utf8(text: str) -> bytes:
    """Encode as a draft keeps it: halves of a character are joined, a lone one becomes U+FFFD."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return mended(text).encode()


def mended(text: str) -> str:
    """The text as it comes back from a draft: halves of a character are joined, a lone one becomes U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _require_plain(value: object, levels: int) -> None:
    if isinstance(value, dict):
        inner: Any = value.values()
        if not all(type(key) is str for key in value):
            raise UnstorableContentError("草稿中有一项的名称不是文字，本次没有保存；请把这一情况告诉程序的维护者。")
    elif isinstance(value, (list, tuple)):
        inner = value
    else:
        raise UnstorableContentError(
            f"草稿中有无法保存的内容（{type(value).__name__}），本次没有保存；请把这一情况告诉程序的维护者。"
        )
    if not levels:
        raise UnstorableContentError("草稿内容的层次太深，本次没有保存；请把这一情况告诉程序的维护者。")
    for item in inner:
        if type(item) not in _SCALARS:
            _require_plain(item, levels - 1)
