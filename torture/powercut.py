"""Power cuts: the recorded operations of saves, replayed as a disk may hold them when the power goes.

Up to the cut, what was synced is there. Of the rest, an *ordered* disk holds a beginning (the last write perhaps torn);
a *weak* one any part: each write whole, torn at a sector, as zeros or not at all, each change of a name or none.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from torture.recorder import Operation

SECTOR = 512
NAMES = ("create", "link", "rename", "remove")
Opens: TypeAlias = Callable[[Path], int]
"""Opens what a cut left in a folder and gives the number of the state found; raises whatever it raises."""


def power_cuts(
    operations: list[Operation], states: int, weak: bool, opens: Opens, scratch: Path, seed: int = 0
) -> Counter[str]:
    """Counts of states, and of bad ones: unopened, lost (an acknowledged save is missing), wrong (never written)."""
    counts: Counter[str] = Counter(states=0, unopened=0, lost=0, wrong=0)
    chance = random.Random(seed)
    first = next(at for at, operation in enumerate(operations) if operation.kind == "saved") + 1
    newest = max(operation.file for operation in operations if operation.kind == "saved")
    folder = scratch / "disk"
    for _ in range(states):
        cut = chance.randrange(first, len(operations) + 1)
        acknowledged = max(operation.file for operation in operations[:cut] if operation.kind == "saved")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700, parents=True)
        _lay_out(list(_surviving(operations[:cut], weak, chance)), folder)
        counts["states"] += 1
        try:
            found = opens(folder)
        except Exception:  # whatever a program trips over in such a folder is what is counted
            counts["unopened"] += 1
        else:
            counts["lost"] += found < acknowledged
            counts["wrong"] += found > min(acknowledged + 1, newest)
    return counts


def _surviving(done: list[Operation], weak: bool, chance: random.Random) -> Iterator[Operation]:
    """The operations that reached the disk."""
    if not weak:
        # A journal: whatever is synced takes along all that came before.
        synced = max((at for at, one in enumerate(done) if one.kind in ("sync", "sync_folder")), default=-1)
        end = chance.randint(synced + 1, len(done))
        yield from done[:end]
        if end < len(done) and done[end].kind == "write":
            yield _torn(done[end], chance)
        return
    for at, one in enumerate(done):
        later = done[at + 1 :]
        if one.kind in NAMES:
            safe = any(other.kind == "sync_folder" for other in later)
            if safe or chance.random() < 0.5:
                yield one
        elif one.kind in ("write", "cut"):
            safe = any(other.kind == "sync" and other.file == one.file for other in later)
            if safe or chance.random() < 0.4:
                yield one
            elif one.kind == "write" and chance.random() < 0.7:
                yield _torn(one, chance)


def _torn(write: Operation, chance: random.Random) -> Operation:
    whole = len(write.content) // SECTOR + 1
    kept = write.content[: chance.randrange(whole) * SECTOR]
    if chance.random() < 0.5:  # the length is on the disk, the content not yet
        kept = kept.ljust(len(write.content), b"\0")
    return write._replace(content=kept)


def _lay_out(operations: list[Operation], folder: Path) -> None:
    names: dict[str, int] = {}
    files: dict[int, bytearray] = {}
    for one in operations:
        if one.kind == "create":
            names[one.name] = one.file
        elif one.kind == "write":
            content = files.setdefault(one.file, bytearray())
            content.extend(bytes(max(0, one.place - len(content))))
            content[one.place : one.place + len(one.content)] = one.content
        elif one.kind == "cut":
            del files.setdefault(one.file, bytearray())[one.place :]
        elif one.kind in ("rename", "link"):
            names[one.to] = one.file
        if one.kind in ("rename", "remove") and names.get(one.name) == one.file:
            del names[one.name]
    for name, file in names.items():
        (folder / name).write_bytes(files.get(file, b""))
