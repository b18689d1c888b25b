"""The history of a draft, in an append-only file beside it: who, when, which answer, old, new, reason.

The draft alone is the truth. Its history is written after each save; what a crash, a full disk or another program keeps
out of it is found when the draft is opened next, and entered as one change without an author.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from forms.draft_file import mended
from forms.history_entry import Entry, change, entry_of, merged
from forms.sealed_lines import line_of, lines_in
from forms.storage import append, set_aside, write_atomically

CAUGHT_UP = "按草稿补记（程序曾意外中断，或草稿由别的程序改过）"
_START = "start"
_SYNC_EVERY = 10.0  # seconds; a power cut costs authors and steps of so much typing, never the text
# Lines appended since the last time, if they are also a tenth of the file: rewriting takes some 25 ms for 1,000 lines.
_COMPACT_AFTER = 2000
_WORTH_IT = 20  # on closing


class Difference(NamedTuple):
    """One answer in two states, as the draft keeps it; None is a blank."""

    key: str
    before: str | None
    after: str | None


class Past(NamedTuple):
    """A whole history read at once: the state before its first entry, and the entries, oldest first."""

    start: Mapping[str, str]
    entries: tuple[Entry, ...]

    def before(self, number: int) -> dict[str, str]:
        """Answers, reasons and confirmed parts as they stood right before the entry with this number."""
        state = dict(self.start)
        for one in self.entries:
            if one.number >= number:
                break
            _put(state, one.key, one.applied(state.get(one.key)))
        return state


def tracked(payload: Mapping[str, Any]) -> dict[str, str]:
    """What a history follows of a draft's payload: answers, reasons, confirmed parts. Whatever is no text is left out."""
    found: dict[str, str] = {}
    for name, prefix in (("answers", ""), ("confirmed", "confirmed:")):
        part = payload.get(name)
        if isinstance(part, Mapping):
            found.update({prefix + key: text for key, text in part.items() if isinstance(text, str)})
    reasons = payload.get("reasons")
    if isinstance(reasons, Mapping):
        for key, parts in reasons.items():
            if isinstance(parts, (list, tuple)) and parts and isinstance(parts[0], str):
                found[f"reason:{key}"] = parts[0]
    return found


class History:
    """The history of one draft. Reads its file at first need; not for two threads at once."""

    def __init__(
        self, draft: Path, opened: Mapping[str, str], now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """`opened` is what `tracked` gives for the draft as it was opened."""
        self.path = history_beside(draft)
        self.problem: OSError | None = None  # why the last entries are not in the file yet
        self._opened = {key: mended(text) for key, text in opened.items()}
        self._now = now
        self._ready = False
        self._state: dict[str, str] = {}
        self._number = 0
        self._unwritten = b""
        self._appended = self._lines = 0
        self._synced = time.monotonic()

    # --- writing ---
    def record(self, state: Mapping[str, str], who: str = "", why: str = "") -> None:
        """Enter what differs from the state before. Never raises for a disk that refuses: see `problem`; it is tried again."""
        try:
            self._make_ready()
        except OSError as error:
            self.problem = error
            return
        self.append(_differences(self._state, state), who, why)

    def append(self, changes: Iterable[Difference], who: str = "", why: str = "") -> None:
        """Enter changes one by one; a disk that refuses is told by `problem`, and tried again with the next."""
        try:
            self._make_ready()
            for key, old, text in changes:
                new = None if text is None else mended(text)
                if new == old:  # typed with half a character: the draft has it mended already
                    continue
                self._number += 1
                entry = change(self._number, self._now(), who, key, old, new, why)
                self._unwritten += line_of(entry.as_data())
                self._appended += 1
                _put(self._state, key, new)
            self._write()
            self.problem = None
        except OSError as error:
            self.problem = error

    def close(self) -> None:
        """Make the last entries last through a power cut, and merge runs of typing."""
        if self._ready and self._appended:
            try:
                append(self.path, b"\n" + self._unwritten, sync=True)
                self._unwritten = b""
                if self._appended > max(_WORTH_IT, self._lines // 10):
                    self.compact()
            except OSError as error:
                self.problem = error

    def compact(self) -> None:
        """Rewrite the file with runs of typing in one field merged; raises OSError, then the file is as before."""
        start, entries, _, _ = self._read()
        lines = [line_of({_START: start, "at": self._now().timestamp()})]
        lines += [line_of(entry.as_data()) for entry in merged(start, entries)]
        write_atomically(self.path, b"".join(lines))
        self._appended, self._lines = 0, len(lines)

    # --- reading ---
    def past(self) -> Past:
        """What is in the file, for looking at many states of it. May run in another thread; raises OSError."""
        start, entries, _, _ = self._read()
        return Past(start, tuple(entries))

    def entries(self) -> tuple[Entry, ...]:
        """All entries that are in the file, oldest first. Changes nothing on the disk; raises OSError."""
        return tuple(self._read()[1])

    def state_at(self, entry: Entry | int) -> dict[str, str]:
        """Answers, reasons and confirmed parts as they stood right after an entry (0: before the first)."""
        wanted = entry if isinstance(entry, int) else entry.number
        start, entries, _, _ = self._read()
        state = dict(start)
        for one in entries:
            if one.number > wanted:
                break
            _put(state, one.key, one.applied(state.get(one.key)))
        return state

    def compare(self, before: Entry | int, after: Entry | int) -> tuple[Difference, ...]:
        """What differs between two states of the history."""
        return tuple(_differences(self.state_at(before), self.state_at(after)))

    # --- the file ---
    def _make_ready(self) -> None:
        """Read the file, or begin it, and catch up with the draft as it was opened."""
        if self._ready:
            return
        start, entries, damaged, begun = self._read()
        if damaged and not begun:
            set_aside(self.path)
        if not begun:
            self._state = dict(self._opened)
            write_atomically(self.path, line_of({_START: self._state, "at": self._now().timestamp()}))
        else:
            self._state = dict(start)
            for one in entries:
                _put(self._state, one.key, one.applied(self._state.get(one.key)))
            self._number = entries[-1].number if entries else 0
            self._lines = len(entries)
        self._ready = True
        # Whole texts: whatever was lost before, from here on the history is right.
        for key, old, new in _differences(self._state, self._opened):
            self._number += 1
            self._unwritten += line_of(Entry(self._number, self._now(), "", key, old, new, CAUGHT_UP).as_data())
            _put(self._state, key, new)

    def _read(self) -> tuple[dict[str, str], list[Entry], int, bool]:
        """(state before the first entry, entries, damaged lines, whether the file begins as a history)."""
        try:
            lines = lines_in(self.path)
        except FileNotFoundError:
            return {}, [], 0, False
        start = lines.whole[0].get(_START) if lines.whole else None
        if not isinstance(start, dict):
            return {}, [], lines.damaged + len(lines.whole), False
        entries: list[Entry] = []
        for data in lines.whole[1:]:
            entry = entry_of(data)
            if entry is not None and (
                not entries or entry.number > entries[-1].number
            ):  # a line tried twice counts once
                entries.append(entry)
        return {str(k): v for k, v in start.items() if isinstance(v, str)}, entries, lines.damaged, True

    def _write(self) -> None:
        if self._unwritten:
            now = time.monotonic()
            sync = now - self._synced > _SYNC_EVERY
            # A line feed first: the line before may be torn.
            try:
                append(self.path, b"\n" + self._unwritten, sync=sync)
            except FileNotFoundError:  # somebody removed it: a new one begins here
                write_atomically(self.path, line_of({_START: self._state, "at": self._now().timestamp()}))
            self._unwritten = b""
            self._synced = now if sync else self._synced
        if self._appended > max(_COMPACT_AFTER, self._lines // 10):
            self.compact()


def history_beside(draft: Path) -> Path:
    """Where the history of a draft lies."""
    return draft.with_name(draft.name + ".history")


def _differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[Difference]:
    gone = [Difference(key, old, None) for key, old in before.items() if key not in after]
    other = [Difference(key, before.get(key), new) for key, new in after.items() if before.get(key) != new]
    return gone + other


def _put(state: dict[str, str], key: str, value: str | None) -> None:
    if value is None:
        state.pop(key, None)
    else:
        state[key] = value
