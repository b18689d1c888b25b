"""Bad files through the real commands, each in a process of its own: import, check, export of what was read, and as a draft.

Whatever comes: exit 0 or 1 with a result, or exit 2 with one sentence; never a traceback, more than 10 s or 1 GB, a touched
draft, or a Word or PDF file that does not open or holds control characters.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import IO, NamedTuple
from xml.etree import ElementTree

import pypdfium2

from forms.errors import one_line
from gui import commands
from gui.command_work import UNUSABLE

SECONDS, MEGABYTES = 10.0, 1024
_PAGES_READ = 5
_DRAFT = "d20180101-0000"


class Ended(NamedTuple):
    """How a command ended."""

    status: int
    out: bytes
    err: bytes
    seconds: float  # of the processor
    megabytes: float  # more than the process that started it held


def run(words: list[str]) -> Ended:
    """Run one command in a child of this process, which has imported everything already."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        held = _held()
        child = os.fork()
        if not child:
            os._exit(_obey(words, out, err))
        _, status, used = os.wait4(child, 0)
        out.seek(0)
        err.seek(0)
        seconds = used.ru_utime + used.ru_stime
        return Ended(os.waitstatus_to_exitcode(status), out.read(), err.read(), seconds, used.ru_maxrss / 1024 - held)


def _held() -> float:
    """Megabytes that this process holds, which a child of it holds from its beginning."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _obey(words: list[str], out: IO[bytes], err: IO[bytes]) -> int:
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
    try:
        status = commands.main(words)
        sys.stdout.flush()
        sys.stderr.flush()
        return status
    except BaseException as error:  # what no command may let through
        print(f"Traceback: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
        return 99


def try_files(files: Mapping[str, bytes], folder: Path) -> tuple[Counter[str], list[str]]:
    """Counts of commands and of what went wrong, and a line for each thing that went wrong."""
    counts: Counter[str] = Counter(files=0, commands=0, refused=0, wrong=0)
    said: list[str] = []
    for number, (name, content) in enumerate(files.items()):
        trial = _Trial(folder / str(number), content)
        trial.run()
        counts["files"] += 1
        counts["commands"] += trial.commands
        counts["refused"] += trial.refused
        counts["wrong"] += len(trial.wrong)
        said += [f"{name}: {one}" for one in trial.wrong]
    return counts, said


class _Trial:
    def __init__(self, folder: Path, content: bytes) -> None:
        self._data, self._out, self._content = folder / "data", folder / "out", content
        self._data.mkdir(parents=True)
        self._out.mkdir()
        self._file, self._draft = folder / "bad.txt", self._data / f"{_DRAFT}.nianbao"
        self._file.write_bytes(content)
        self.commands = self.refused = 0
        self.wrong: list[str] = []

    def run(self) -> None:
        """As a report, what came of it, and as a draft beside that one."""
        made = self._command("import", self._file, "--json")
        self._command("check", self._file)
        if "draft" in made:
            self._export(str(made["draft"]))
        before = {path: path.read_bytes() for path in self._data.glob("*.nianbao")}
        self._draft.write_bytes(self._content)
        before[self._draft] = self._content
        self._command("drafts", "--json")
        self._command("check", _DRAFT, "--json")
        self._export(_DRAFT)
        self.wrong += [f"{path.name} touched" for path, content in before.items() if path.read_bytes() != content]

    def _export(self, draft: str) -> None:
        targets = {kind: self._out / f"{draft}.{kind}" for kind in ("docx", "pdf")}
        said = self._command("export", draft, "--json", *(word for k, p in targets.items() for word in (f"--{k}", p)))
        for kind, path in targets.items():
            if path.exists():
                self.wrong += _wrong_in_word(path) if kind == "docx" else _wrong_in_pdf(path)
            elif "error" not in said:
                self.wrong.append(f"no {kind}")
        self.wrong += [f"left {path.name}" for path in self._out.iterdir() if path.suffix[1:] not in targets]

    def _command(self, *words: object) -> dict[str, object]:
        ended = run(["--data", str(self._data), *map(str, words)])
        self.commands += 1
        self.refused += ended.status == UNUSABLE
        told, wrong = _judged(ended, "--json" in words)
        self.wrong += [f"{words[0]}: {one}" for one in wrong]
        return told


def _judged(ended: Ended, as_json: bool) -> tuple[dict[str, object], list[str]]:
    """What a command told as JSON, and what is wrong with how it ended."""
    wrong = []
    told: dict[str, object] = {}
    if ended.seconds > SECONDS or ended.megabytes > MEGABYTES:
        wrong.append(f"{ended.seconds:.1f} s, {ended.megabytes:.0f} MB")
    sentence = ended.err.decode("utf-8", "backslashreplace").removesuffix("\n")
    if as_json:
        try:
            told = json.loads(ended.out)
        except ValueError:
            wrong.append("no JSON")
        if ended.err:
            wrong.append(f"stderr: {sentence[-200:]}")
        sentence = str(told.get("error", ""))
    refused = ended.status == UNUSABLE
    if ended.status not in (0, 1, UNUSABLE) or refused != bool(sentence):
        wrong.append(f"exit {ended.status}: {sentence[-200:]}")
    elif refused and not (sentence.endswith("。") and sentence == one_line(sentence)):
        wrong.append(f"no sentence: {sentence[-200:]}")
    if "超出了程序能处理的范围" in sentence:  # what the program did not foresee
        wrong.append(sentence[-200:])
    return told, wrong


def _wrong_in_word(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        for part in archive.namelist():
            if part.endswith((".xml", ".rels")):
                try:
                    ElementTree.fromstring(archive.read(part))
                except ElementTree.ParseError as error:
                    return [f"{part}: {error}"]
    return []


def _wrong_in_pdf(path: Path) -> list[str]:
    pages = pypdfium2.PdfDocument(path.read_bytes())
    try:
        texts = [pages[at].get_textpage().get_text_range() for at in range(min(len(pages), _PAGES_READ))]
    finally:
        pages.close()
    odd = {sign for sign in "".join(texts) if not sign.isprintable() and sign not in "\r\n\u3000\ufffe"}
    return [f"in the PDF: {sorted(map(hex, map(ord, odd)))}"] if odd else []
