"""What was typed since a draft was saved last, written down at each key: the end of the program costs none of it.

It lies in the second place (`forms.rescue`), not beside the draft: a network drive that hangs does not hold up a key. Nothing
is synced, so it outlives the program, not a power cut. The draft says under `MARK` how far it goes, [session, number of the
last key]; what the file has beyond that is taken back when the draft is opened next, unless the draft was changed meanwhile.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from forms.rescue import own_places, places_made, rescue_name
from forms.sealed_lines import line_of, lines_in
from forms.storage import OWNER_ONLY, discard, write_all

MARK = "typed"
"""The key of a payload that says how far it goes: [session, number]."""
_AMPLE = 256 * 1024  # bytes; beyond that a file of which all is saved begins anew
_MOST = 16 * 1024 * 1024  # bytes; a draft that cannot be saved for so long is told of all the time


class Keystrokes:
    """The keys of one opening of a draft. `note` and `close` are called in one thread, `saved` in any."""

    def __init__(self, draft: Path, folder: Path | None, payload: Mapping[str, Any]) -> None:
        """`payload` is what lies on the disk; nothing is written yet."""
        self._draft, self._folder = draft, folder
        self._session = os.urandom(8).hex()
        self._texts = _texts(payload)
        self._base = {"base": payload.get(MARK), "state": _state(self._texts)}
        self._number = self._saved = self._size = 0
        self._file: int | None = None
        self._path: Path | None = None
        self._given_up = False

    @property
    def mark(self) -> list[str | int]:
        """How far a payload goes that is made now."""
        return [self._session, self._number]

    def note(self, key: str, text: str | None) -> None:
        """An answer is now `text`, as the draft keeps it; None for a blank. Never raises OSError: then only saving is left."""
        before, after = self._texts.get(key, ""), text or ""
        if before == after or self._given_up:
            return
        self._texts[key] = after
        begun = self._number > self._saved
        self._number += 1
        try:
            self._write(line_of({"n": self._number, "key": key, **_change(before, after)}), begun)
        except (OSError, ValueError):
            self.close()
            self._given_up = True

    def saved(self, payload: Mapping[str, Any]) -> None:
        """A payload with `mark` is on the disk."""
        mark = payload.get(MARK)
        if isinstance(mark, list) and mark[:1] == [self._session]:
            self._saved = int(mark[1])

    def close(self) -> None:
        """The draft is closed in good order: nothing is to be taken back."""
        if self._file is not None and self._path is not None:
            with suppress(OSError):
                if os.path.samestat(os.stat(self._path), os.fstat(self._file)):  # else another window's by now
                    os.unlink(self._path)
            os.close(self._file)
        self._file = None

    def _write(self, line: bytes, begun: bool) -> None:
        if self._file is None or (self._size > _AMPLE and not begun):
            self.close()
            line = line_of({"session": self._session, **self._base, "of": str(self._draft)}) + line
            self._path = next(places_made(self._folder)) / _name(self._draft)
            discard(self._path)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            self._file, self._size = os.open(self._path, flags, OWNER_ONLY), 0
        self._size += len(line)
        if self._size > _MOST:
            raise ValueError("too much")
        write_all(self._file, line)


def taken_back(draft: Path, folder: Path | None, payload: Mapping[str, Any]) -> dict[str, str] | None:
    """The answers with what was typed after the payload was saved; None if there is nothing of the kind."""
    for place in own_places(folder):
        with suppress(OSError):
            lines = iter(lines_in(place / _name(draft)).whole)
            head, mark = next(lines, {}), payload.get(MARK)
            if head.get("of") != str(draft):
                continue
            if isinstance(mark, list) and mark[:1] == [head.get("session")] and len(mark) == 2:
                return _applied(payload, lines, mark[1])
            if mark == head.get("base") and head.get("state") == _state(_texts(payload)):
                return _applied(payload, lines, 0)
    return None


def _applied(payload: Mapping[str, Any], lines: Iterator[dict[str, Any]], after: object) -> dict[str, str] | None:
    """The texts with all keys from number `after` on, as far as each fits what was there before it."""
    texts, expected = _texts(payload), None
    for line in lines:
        if not isinstance(number := line.get("n"), int) or not isinstance(after, int):
            break
        if number <= after:
            continue
        key = line.get("key")
        text = _changed(texts.get(key, ""), line) if isinstance(key, str) else None
        if number != (after + 1 if expected is None else expected) or text is None:
            break
        texts[str(key)], expected = text, number + 1
    return {key: text for key, text in texts.items() if text} if expected is not None else None


def _texts(payload: Mapping[str, Any]) -> dict[str, str]:
    answers = payload.get("answers")
    found = answers.items() if isinstance(answers, Mapping) else ()
    return {str(key): text for key, text in found if isinstance(text, str)}


def _state(texts: Mapping[str, str]) -> str:
    """What tells one state of the answers from another."""
    told = "\0".join(f"{key}\0{text}" for key, text in sorted(texts.items()))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _change(before: str, after: str) -> dict[str, Any]:
    """Where two texts part: how long the one was, from where on, what went and what came."""
    most = min(len(before), len(after))
    start = _alike(most, lambda n: before[:n] == after[:n])
    end = _alike(most - start, lambda n: before[len(before) - n :] == after[len(after) - n :])
    return {
        "was": len(before),
        "at": start,
        "out": before[start : len(before) - end],
        "in": after[start : len(after) - end],
    }


def _alike(most: int, holds: Callable[[int], bool]) -> int:
    """The largest number up to `most` for which it holds; it holds for all below."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if holds(middle) else (least, middle - 1)
    return least


def _changed(text: str, line: Mapping[str, Any]) -> str | None:
    """The text after a change, None where it does not fit."""
    was, at, out, into = (line.get(name) for name in ("was", "at", "out", "in"))
    if not (isinstance(at, int) and isinstance(out, str) and isinstance(into, str)):
        return None
    if was != len(text) or text[at : at + len(out)] != out:
        return None
    return text[:at] + into + text[at + len(out) :]


def _name(draft: Path) -> str:
    return f"{rescue_name(draft)}.typed"
