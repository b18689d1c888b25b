"""What the processes do that are killed, or that hammer one draft (`python -m torture.child FOLDER DRAFT SECONDS`)."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from forms.drafts import DraftStore
from forms.errors import DraftError


def type_and_save(folder: Path, id_: str, tell: Callable[[str], object]) -> None:
    """Save numbered states of random length for ever; each is told before and after ("+1" begun, "=1" saved)."""
    draft = DraftStore(folder).open(id_)
    number = int(draft.payload["answers"]["n"])
    tell(f"ready{draft.recovered}")
    while True:
        number += 1
        tell(f"+{number}")
        draft.save(state(number))
        tell(f"={number}")


def state(number: int) -> dict[str, object]:
    """The payload with this number: everything in it follows from the number."""
    prose = "公开" * random.Random(number).randrange(10, 8000)
    return {"summary": {"title": str(number)}, "answers": {"n": str(number), "text:1": prose}}


def hammer(folder: Path, id_: str, seconds: float) -> None:
    """Open, add one, save, close, as often as it goes; prints how many saves were acknowledged and how many refused."""
    store = DraftStore(folder)
    saved = refused = 0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            draft = store.open(id_)
            if draft.read_only:
                refused += 1
                draft.close()
                continue
            try:
                number = int(draft.payload["answers"]["n"]) + 1
                draft.save({"summary": {}, "answers": {"n": str(number)}})
                saved += 1
            finally:
                draft.close()
        except DraftError:
            refused += 1
    print(saved, refused)


if __name__ == "__main__":
    hammer(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
