"""Kill trial: a process saves without pause and is killed at a random moment, again and again."""

from __future__ import annotations

import os
import random
import signal
import time
import warnings
from collections import Counter
from pathlib import Path

from forms.drafts import DraftStore
from torture.child import state, type_and_save

_A_DRAFT = 100  # kills; then a new one, so that the history of thousands of kills does not slow the trial


def kill_trial(folder: Path, kills: int, seed: int = 0) -> Counter[str]:
    """Counts of kills, saves and of what went wrong: damaged, lost, read_only, wrong, history."""
    counts: Counter[str] = Counter(kills=0, saves=0, damaged=0, lost=0, read_only=0, wrong=0, history=0)
    chance = random.Random(seed)
    store = DraftStore(folder)
    id_ = ""
    for kill in range(kills):
        if not kill % _A_DRAFT:
            id_ = store.create(state(0))
        before = int(store.open(id_, for_reading=True).payload["answers"]["n"])
        begun, saved = _one(store, id_, before, chance)
        counts["kills"] += 1
        draft = store.open(id_)
        number = int(draft.payload["answers"]["n"])
        counts["damaged"] += bool(draft.recovered)
        counts["saves"] += number - before
        counts["lost"] += not saved_at_least(saved, number, begun)
        counts["read_only"] += draft.read_only
        counts["wrong"] += draft.payload != state(number)
        draft.save(state(number))  # the history catches up
        draft.history.record(dict(draft.payload["answers"]))
        past = draft.history.state_at(10**12)
        counts["history"] += past != draft.payload["answers"]
        draft.close()
    return counts


def saved_at_least(saved: int, found: int, begun: int) -> bool:
    """Whether what is found is the last acknowledged state, or the one whose saving had begun."""
    return saved <= found <= begun


def _one(store: DraftStore, id_: str, before: int, chance: random.Random) -> tuple[int, int]:
    """(the last state whose saving began, the last acknowledged one) of a process that is killed.

    The process is a copy of this one, which begins in milliseconds where a new Python takes a hundred.
    """
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads, which a test runner may have
        child = os.fork()
    if not child:
        os.close(reading)
        try:
            type_and_save(store.folder, id_, lambda words: os.write(writing, f"{words}\n".encode()))
        finally:
            os._exit(1)  # only a kill ends it in order
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as told_by_child:
        first = told_by_child.readline()
        time.sleep(chance.uniform(0, 0.03))
        os.kill(child, signal.SIGKILL)
        told = told_by_child.read().split()
    _, status = os.waitpid(child, 0)
    if not first.startswith("ready") or os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
        raise RuntimeError(f"the process that saves ended by itself: {first} {told[-3:]}")
    begun = [int(word[1:]) for word in told if word.startswith("+")]
    saved = [int(word[1:]) for word in told if word.startswith("=")]
    return max(begun, default=before), max(saved, default=before)
