"""Kill trial: a process saves without pause and is killed at a random moment, again and again."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from forms.drafts import DraftStore
from torture.child import state

_ROOT = Path(__file__).parents[1]


def kill_trial(folder: Path, kills: int, seed: int = 0) -> Counter[str]:
    """Counts of kills, saves and of what went wrong: damaged, lost, read_only, wrong, history."""
    counts: Counter[str] = Counter(kills=0, saves=0, damaged=0, lost=0, read_only=0, wrong=0, history=0)
    chance = random.Random(seed)
    store = DraftStore(folder)
    id_ = store.create(state(0))
    for _ in range(kills):
        begun, saved = _one(store, id_, chance)
        counts["kills"] += 1
        counts["saves"] = max(counts["saves"], saved)
        draft = store.open(id_)
        number = int(draft.payload["answers"]["n"])
        counts["damaged"] += bool(draft.recovered)
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


def _one(store: DraftStore, id_: str, chance: random.Random) -> tuple[int, int]:
    """(the last state whose saving began, the last acknowledged one) of a process that is killed."""
    command = [sys.executable, "-m", "torture.child", "kill", str(store.folder), id_]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=_ROOT) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        assert first.startswith("ready"), first
        time.sleep(chance.uniform(0, 0.03))
        child.kill()
        told = child.stdout.read().split()
    before = int(store.open(id_, for_reading=True).payload["answers"]["n"])
    begun = [int(word[1:]) for word in told if word.startswith("+")]
    saved = [int(word[1:]) for word in told if word.startswith("=")]
    return max(begun, default=before), max(saved, default=0)
