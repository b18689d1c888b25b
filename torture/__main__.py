"""All trials with their counted figures: `python -m torture` (`--help` tells how to shorten them); exit 1 if anything is bad."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from torture import stores
from torture.bad_files import bad_files
from torture.commands import try_files
from torture.faults import faults
from torture.kills import kill_trial
from torture.powercut import power_cuts
from torture.two import two_processes
from torture.window import window_trial

HARMLESS = {
    "keys",
    "kills",
    "most ms lost",
    "late by the clock",
    "saves",
    "states",
    "trials",
    "failed",
    "refused",
    "files",
    "commands",
}


def bad(counts: Counter[str]) -> int:
    """How much went wrong."""
    return sum(count for name, count in counts.items() if name not in HARMLESS)


def trials(
    kills: int, states: int, seconds: float, windows: int, files: int, scratch: Path
) -> Iterator[tuple[str, Counter[str], bool]]:
    """(what, counts, whether it is as it must be) of each trial."""

    def folder(name: str) -> Path:
        made = scratch / name
        made.mkdir()
        return made

    counts, wrong = try_files(dict(list(bad_files().items())[:files]), folder("files"))
    print(*wrong, sep="\n", end="\n" if wrong else "")
    yield "bad files through the commands", counts, not bad(counts)
    counts = faults(folder("faults"))
    yield "a refusal at every call of a save in turn", counts, not bad(counts)
    ways = (
        ("power cuts", stores.record_drafts, stores.open_draft, True),
        ("power cuts without fsync (must be bad)", stores.record_without_fsync, stores.open_draft, False),
        ("power cuts of plain TinyDB (must be bad)", stores.record_plain_tinydb, stores.open_plain_tinydb, False),
    )
    for name, record, opens, must_hold in ways:
        operations = record(folder(name))
        for weak in (False, True):
            counts = power_cuts(operations, states, weak, opens, scratch)
            yield f"{name}, {'weak' if weak else 'ordered'}", counts, must_hold == (not bad(counts))
    counts = two_processes(folder("two"), seconds)
    yield "two processes on one draft", counts, not bad(counts)
    counts = kill_trial(folder("kills"), kills)
    yield "kills", counts, not bad(counts)
    counts, lost = window_trial(folder("windows"), windows)
    counts["most ms lost"] = round(max(lost, default=0))
    yield "kills of a window in which somebody types", counts, not bad(counts)


def main() -> int:
    """Run them all."""
    parser = argparse.ArgumentParser(prog="torture")
    parser.add_argument("--kills", type=int, default=3000)
    parser.add_argument("--states", type=int, default=3000, help="power cuts, ordered and weak each")
    parser.add_argument("--seconds", type=float, default=60, help="two processes on one draft")
    parser.add_argument("--windows", type=int, default=300, help="kills of a window")
    parser.add_argument("--files", type=int, default=10_000, help="bad files, the first so many")
    given = parser.parse_args()
    right = True
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["NIANBAO_RESCUE"] = str(Path(scratch) / "rescue")
        for name, counts, as_it_must in trials(
            given.kills, given.states, given.seconds, given.windows, given.files, Path(scratch)
        ):
            right &= as_it_must
            figures = ", ".join(f"{key} {count}" for key, count in sorted(counts.items()))
            print(f"{'ok ' if as_it_must else 'BAD'}  {name}: {figures}", flush=True)
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
