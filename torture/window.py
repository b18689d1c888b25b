"""Kill trial of the typing window: what was typed longer ago than 250 ms must be in the draft, which must open whole.

Where other work fills the machine, the time that the window was kept waiting for a processor does not count (late); what was
lost by the clock is told beside it (late by the clock).
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from forms.drafts import TAKEN_BACK, DraftStore
from forms.errors import DraftError
from torture.typist import FIGURE, TEXT, typed, waited

LOST_MS = 250
_A_DRAFT = 20  # kills; then a new one
_ROOT = Path(__file__).parents[1]


def window_trial(folder: Path, kills: int, seed: int = 0) -> tuple[Counter[str], list[float]]:
    """Counts of kills, keys and what went wrong (damaged, wrong, late, unopened), and the ms of typing lost by each kill by
    the clock."""
    from gui.opening import create_new

    counts: Counter[str] = Counter(kills=0, keys=0, damaged=0, wrong=0, late=0, unopened=0, failed=0)
    chance, store, id_ = random.Random(seed), DraftStore(folder), ""
    lost: list[float] = []
    for kill in range(kills):
        if not kill % _A_DRAFT:
            id_ = create_new(store, "临江市", 2017, "临江市电子政务办公室")
        pressed, killed = _killed(folder, id_, kill, chance)
        counts["kills"] += 1
        counts["keys"] += len(pressed)
        try:
            draft = store.open(id_)
        except DraftError:
            counts["unopened"] += 1
            continue
        text = str(draft.payload["answers"].get(TEXT, ""))
        counts["damaged"] += bool(draft.recovered.replace(TAKEN_BACK, ""))
        counts["failed"] += draft.read_only
        figure = str(draft.payload["answers"].get(FIGURE, "0"))
        counts["wrong"] += text != typed(len(text)) or int(figure) > len(text)
        gone = [key for number, key in pressed.items() if number > len(text)]
        ms = (killed.at - gone[0].at) * 1000 if gone else 0.0
        kept_waiting = (killed.waited - gone[0].waited) * 1000 if gone else 0.0
        lost.append(ms)
        counts["late by the clock"] += ms > LOST_MS
        counts["late"] += ms - kept_waiting > LOST_MS
        draft.close()
    return counts, lost


class _Moment(NamedTuple):
    at: float  # seconds of the clock
    waited: float  # seconds that the window had waited for a processor by then


def _killed(folder: Path, id_: str, seed: int, chance: random.Random) -> tuple[dict[int, _Moment], _Moment]:
    """Which key had been pressed when, and when the window was killed. Raises RuntimeError if it ended by itself."""
    command = [sys.executable, "-m", "torture.typist", str(folder), id_, str(seed)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=_ROOT, env=environment
    ) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(chance.uniform(0, 1.5))
        killed = _Moment(time.monotonic(), waited(str(child.pid)))
        child.send_signal(signal.SIGKILL)
        told = child.stdout.read().split("\n")
    if not first.startswith("ready") or child.returncode != -signal.SIGKILL:
        raise RuntimeError(f"the window ended by itself: {first} {told[-3:]}")
    said = [line.split() for line in told[:-1]]  # the last one may be torn
    return {int(words[0]): _Moment(float(words[1]), float(words[2])) for words in said if len(words) == 3}, killed
