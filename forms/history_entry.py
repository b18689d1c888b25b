"""One entry of a draft's history: what it says, how it changes a text, and how runs of typing become one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

LONG = 80
"""Characters. A change of a longer text is kept as the stretch that changed and not as two whole texts."""
PAUSE = timedelta(seconds=60)
"""Typing in one field that stops for longer than this begins a new entry when the history is compacted ..."""
LONGEST_RUN = timedelta(minutes=5)
"""... and so does a run of typing that lasts longer than this."""


class Entry(NamedTuple):
    """A change of one answer.

    `key` is an answer's key, or `reason:` and a finding's identity, or `confirmed:` and a part. `old` and `new` are the
    answers as the draft keeps them, None for a blank; where `start` is not None they are only the stretch that changed,
    beginning at that character.
    """

    number: int  # grows; unique within a history
    at: datetime  # aware, UTC
    who: str
    key: str
    old: str | None
    new: str | None
    why: str
    start: int | None = None

    def applied(self, before: str | None) -> str | None:
        """The answer after this change. A stretch that does not fit (a line before it is lost) leaves the text alone."""
        if self.start is None:
            return self.new
        text, old, new = before or "", self.old or "", self.new or ""
        end = self.start + len(old)
        return text[: self.start] + new + text[end:] if text[self.start : end] == old else before

    def as_data(self) -> dict[str, Any]:
        """What the line in the file holds."""
        data: dict[str, Any] = {"n": self.number, "at": self.at.timestamp(), "who": self.who, "key": self.key}
        data |= {"old": self.old, "new": self.new, "why": self.why}
        return data if self.start is None else data | {"start": self.start}


def entry_of(data: Mapping[str, Any]) -> Entry | None:
    """The entry that a line holds, None if it holds something else."""
    try:
        number, start = data["n"], data.get("start")
        texts = data["who"], data["key"], data["why"]
        pair = data["old"], data["new"]
        if type(number) is not int or not all(isinstance(text, str) for text in texts):
            return None
        if not all(text is None or isinstance(text, str) for text in pair) or not (start is None or type(start) is int):
            return None
        at = datetime.fromtimestamp(data["at"], UTC)
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return None
    return Entry(number, at, texts[0], texts[1], pair[0], pair[1], texts[2], start)


def change(number: int, at: datetime, who: str, key: str, old: str | None, new: str | None, why: str) -> Entry:
    """An entry for a change, of a long text only the stretch that changed."""
    if old is None or new is None or min(len(old), len(new)) < LONG:
        return Entry(number, at, who, key, old, new, why)
    start = common(old, new)
    end = common(old[start:][::-1], new[start:][::-1])
    return Entry(number, at, who, key, old[start : len(old) - end], new[start : len(new) - end], why, start)


def merged(start: Mapping[str, str], entries: Iterable[Entry]) -> Iterator[Entry]:
    """The same history with each run of typing in one field as one entry; what came to nothing is left out.

    A run has one field, one author, no reason, no pause over `PAUSE`, and lasts at most `LONGEST_RUN`.
    """
    state: dict[str, str | None] = dict(start)
    run: list[Entry] = []
    before: str | None = None
    for entry in entries:
        if run and not _goes_on(run, entry):
            yield from _closed(run, before, state.get(run[0].key))
            run = []
        if not run:
            before = state.get(entry.key)
        run.append(entry)
        state[entry.key] = entry.applied(state.get(entry.key))
    if run:
        yield from _closed(run, before, state.get(run[0].key))


def _goes_on(run: list[Entry], entry: Entry) -> bool:
    first, last = run[0], run[-1]
    same = (entry.key, entry.who, entry.why, last.why) == (last.key, last.who, "", "")
    return same and entry.at - last.at <= PAUSE and entry.at - first.at <= LONGEST_RUN


def _closed(run: list[Entry], before: str | None, after: str | None) -> Iterator[Entry]:
    last = run[-1]
    if len(run) == 1:
        yield last
    elif before != after:
        yield change(last.number, last.at, last.who, last.key, before, after, last.why)


def common(one: str, other: str) -> int:
    """The number of characters with which both begin."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one.startswith(other[:middle]):
            low = middle
        else:
            high = middle - 1
    return low
