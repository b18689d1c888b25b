"""What the program's main steps take on the sample report: median and worst of many runs, as a Markdown table."""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

from exporters import pdf, word
from exporters.compose import compose
from forms.drafts import DraftStore
from forms.intake.load import load
from forms.record import from_record, to_record
from forms.session import Session
from resources import path

SAMPLE = path("samples/report-2017.txt")
WARM_UP = 1


def measure(work: Callable[[], object], runs: int) -> list[float]:
    """Milliseconds of each run, after one that does not count."""
    taken = []
    for run in range(runs + WARM_UP):
        start = time.perf_counter()
        work()
        if run >= WARM_UP:
            taken.append((time.perf_counter() - start) * 1000)
    return taken


def keys(session: Session) -> Iterator[Callable[[], object]]:
    """One step for each kind of change: a cell under several rules, a cell under one, a sentence of a long part."""
    text = session.report.text("text:1")
    for key, typed in (("1.1", ("18126", "18127")), ("8.4", ("3", "3.5")), ("text:1", (text, f"{text}。"))):
        yield _typist(session, key, cycle(typed))


def _typist(session: Session, key: str, words: Iterator[str]) -> Callable[[], object]:
    return lambda: session.type(key, next(words))


def steps(folder: Path) -> Iterator[tuple[str, Callable[[], object], int]]:
    """(what, the work, how often)."""
    session = from_record(to_record(load(SAMPLE).session()), read_later=True)  # as a window has it
    names = ("a key in cell 1.1, checked", "a key in cell 8.4, checked", "a key in the text of part one, checked")
    for name, work in zip(names, keys(session), strict=True):
        yield name, work, 2000
    yield "read a published report", lambda: load(SAMPLE), 20
    loaded = load(SAMPLE)
    yield "check the whole report anew", lambda: loaded.session().findings, 50
    store = DraftStore(folder)
    record = to_record(session)
    draft = store.open(store.create(record))
    yield "save the draft", lambda: draft.save(record), 50
    yield "open the draft", lambda: from_record(store.open(draft.id, for_reading=True).payload), 50
    document = compose(session.snapshot(), "草稿")
    yield "write Word", lambda: word.write(document, folder / "report.docx"), 5
    yield "write PDF", lambda: pdf.write(document, folder / "report.pdf"), 5
    cold = ["export", str(SAMPLE), "--pdf", str(folder / "cold.pdf"), "--bundled"]
    yield "write PDF, a process of its own", lambda: _start(*cold), 5
    cold_word = ["export", str(SAMPLE), "--docx", str(folder / "cold.docx")]
    yield "write Word, a process of its own", lambda: _start(*cold_word), 5
    yield "start the command line", lambda: _start("--help"), 5
    yield "check a file from the command line", lambda: _start("check", str(SAMPLE)), 5


def _start(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "gui.commands", *words], stdout=subprocess.DEVNULL, check=False)


def office(folder: Path) -> Iterator[tuple[str, Callable[[], object], int]]:
    """LibreOffice converting the same Word file, as the floor beside our own PDF; nothing where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        return
    session = load(SAMPLE).session()
    word.write(compose(session.snapshot(), "草稿"), folder / "office.docx")
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    words = [
        program,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "office.docx"),
    ]
    yield "LibreOffice converts the same Word file", lambda: subprocess.run(words, capture_output=True, check=False), 5


def main() -> None:
    """Print the tables."""
    print(
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors\n"
    )
    print("| What | Median | Worst | Runs |\n|---|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for name, work, runs in (*steps(Path(folder)), *office(Path(folder))):
            taken = measure(work, runs)
            print(f"| {name} | {statistics.median(taken):.3f} ms | {max(taken):.3f} ms | {runs} |", flush=True)
    for module in (
        "benchmarks.keys",
        "benchmarks.prose",
        "benchmarks.pages",
        "benchmarks.start",
        "benchmarks.drafts",
        "benchmarks.frozen",
    ):  # each in a process of its own
        print(flush=True)
        subprocess.run([sys.executable, "-m", module], check=False)


if __name__ == "__main__":
    main()
