"""Fuzzing of reading reports and drafts: pieces of a sound one, changed at random, at most 2 KB each.

`python -m torture.fuzz [--seconds N] [--seed N]`: whatever is raised but a sentence for the officer is printed with its input.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

from forms.draft_file import DamagedContentError, NewerShapeError, decode, encode
from forms.editions import EDITIONS
from forms.errors import NianbaoError
from forms.history_entry import entry_of
from forms.intake.decode import decode as decode_text
from forms.intake.errors import Unreadable
from forms.intake.load import layout_of
from forms.intake.text import read
from forms.record import from_record, to_record
from forms.sealed_lines import read_lines
from forms.session import Session
from resources import path

MOST = 2048  # bytes
ODD = [
    "\0",
    "\ufeff",
    "\u202e",
    "\ud800",
    "９",
    "²",
    "٣",
    "（",
    "一、",
    "其中：",
    "\t",
    "\r",
    "\x85",
    "\u2028",
    "9" * 400,
    "-",
    ".",
]
REFUSALS = (Unreadable, NianbaoError, DamagedContentError, NewerShapeError)
_LAYOUT = layout_of(EDITIONS[0])
_BLANK = to_record(Session(EDITIONS[0]))


def mutated(source: bytes, chance: random.Random) -> bytes:
    """A piece of the source with up to eight changes."""
    begin = chance.randrange(max(1, len(source) - 200))
    content = bytearray(source[begin : begin + chance.randrange(1, MOST)])
    for _ in range(chance.randrange(9)):
        at = chance.randrange(len(content) + 1)
        way = chance.randrange(5)
        if way == 0:
            content[at : at + 1] = bytes([chance.randrange(256)])
        elif way == 1:
            del content[at : at + chance.randrange(1, 40)]
        elif way == 2:
            content[at:at] = content[chance.randrange(len(content) + 1) :][: chance.randrange(100)]
        elif way == 3:
            content[at:at] = chance.choice(ODD).encode("utf-8", "surrogatepass")
        else:
            content[at:at] = source[(other := chance.randrange(len(source))) : other + chance.randrange(200)]
    return bytes(content[:MOST])


def read_report(content: bytes) -> None:
    """What an import does with a file's bytes."""
    read(decode_text(content).text, _LAYOUT)


def read_draft(content: bytes) -> None:
    """What opening does with a file's bytes, and with the same bytes as a body that is sealed right, and as a history."""
    for data in read_lines(content).whole:
        entry_of(data)
    with suppress(DamagedContentError):
        decode(content)
    try:
        payload = json.loads(content)
    except (ValueError, RecursionError):
        return
    if isinstance(payload, dict):
        from_record(decode(encode({"draft": {"1": payload}}, payload.get("summary"), 1))[1]["draft"]["1"])


def records(chance: random.Random) -> bytes:
    """A payload with wrong types and odd texts in its places."""
    odd: list[Callable[[], object]] = [
        lambda: chance.choice([None, True, 0, -1, 1e308, [], {}, [[]], {"": None}, 10**30]),
        lambda: chance.choice(ODD) * chance.randrange(4),
        lambda: [chance.choice(ODD)] * chance.randrange(6),
    ]
    record = dict(_BLANK)
    record["answers"] = {
        chance.choice(["1.1", "date", "period", "title", "8.4", "x"]): chance.choice(odd)() for _ in range(4)
    }
    record["reasons"] = {"r": chance.choice(odd)()}
    for key in chance.sample(list(record), chance.randrange(3)):
        record[key] = chance.choice(odd)()
    return json.dumps(record).encode()


def fuzz(seconds: float, seed: int = 0) -> Counter[str]:
    """Counts of inputs and crashes; a crash prints its input."""
    chance = random.Random(seed)
    text = path("samples/report-2017.txt").read_text("utf-8")
    sources = [text.encode(), text.encode("gb18030"), text.encode("utf-16")]
    whole = encode({"draft": {"1": _BLANK}}, {}, 1)
    counts: Counter[str] = Counter(reports=0, drafts=0, crashes=0)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        inputs = [(read_report, "reports", mutated(chance.choice(sources), chance))]
        inputs += [(read_draft, "drafts", mutated(whole, chance)), (read_draft, "drafts", records(chance))]
        for work, name, content in inputs:
            counts[name] += 1
            try:
                work(content)
            except REFUSALS:
                pass
            except Exception as error:  # what fuzzing looks for
                counts["crashes"] += 1
                print(f"{name}: {type(error).__name__}: {error}\n  {content!r}", flush=True)
    return counts


def main() -> int:
    """Run for a while."""
    parser = argparse.ArgumentParser(prog="torture.fuzz")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    counts = fuzz(given.seconds, given.seed)
    print(", ".join(f"{name} {count}" for name, count in counts.items()))
    return 1 if counts["crashes"] else 0


if __name__ == "__main__":
    sys.exit(main())
