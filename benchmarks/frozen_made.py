"""What `benchmarks.frozen` opens: the sample's draft with two weeks of history, one with a huge part, a large report as text."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from resources import path

SAMPLE = path("samples/report-2017.txt")
STEPS = 5000
"""Entries of two weeks' history."""


def long_text(characters: int) -> str:
    """Paragraphs with figures, so many characters in all."""
    line = "全年受理政府信息公开申请25件，办结24件，同意公开20件，比上年增长4.2%。"
    return "\n".join([line * 4] * (characters // (4 * len(line))))


def large_report() -> str:
    """A report as text whose first part is as long as it may be."""
    return SAMPLE.read_text("utf-8").replace("二、", f"{long_text(240_000)}\n二、", 1)


def main() -> None:
    """Make it all in a folder, in a process of its own."""
    from itertools import count

    from forms.drafts import DraftStore
    from forms.editions import EDITIONS
    from forms.history import Difference, History, tracked
    from forms.intake.load import load
    from forms.record import to_record
    from forms.session import Session

    folder = Path(sys.argv[1])
    store, session = DraftStore(folder), load(SAMPLE).session()
    session.set_last(dict(session.report.answers))
    ids = (
        store.create(to_record(session)),
        store.create(to_record(Session(EDITIONS[0], {**session.report.answers, "text:1": long_text(100_000)}))),
    )
    draft = store.open(ids[0])
    clock = count(datetime(2018, 3, 1, 8, tzinfo=UTC).timestamp(), 240)
    history = History(draft.path, tracked(draft.payload), now=lambda: datetime.fromtimestamp(next(clock), UTC))
    text = str(draft.payload["answers"]["text:1"])
    for step in range(STEPS):
        history.append([Difference("text:1", text if step == 0 else f"{text}{step - 1}", f"{text}{step}")], "周明")
    draft.close()
    (folder / "large.txt").write_text(large_report(), "utf-8")
    (folder / "ids.txt").write_text(" ".join(ids), "utf-8")


if __name__ == "__main__":
    main()
