"""What the killed or hammering process does: `python -m torture.child kill|hammer FOLDER DRAFT [SECONDS]`."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from forms.drafts import DraftStore
from forms.errors import DraftError


def type_and_save(folder: Path, id_: str) -> None:
    """Save numbered states of random length for ever; each is told before and after ('+' begun, '=' saved)."""
    draft = DraftStore(folder).open(id_)
    number = int(draft.payload["answers"]["n"])
    print("ready", draft.recovered, flush=True)
    while True:
        number += 1
        print(f"+{number}", flush=True)
        draft.save(state(number))
        print(f"={number}", flush=True)


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
    if sys.argv[1] == "kill":
        type_and_save(Path(sys.argv[2]), sys.argv[3])
    else:
        hammer(Path(sys.argv[2]), sys.argv[3], float(sys.argv[4]))
