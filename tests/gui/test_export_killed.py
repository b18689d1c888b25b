"""An export that is really killed, at many moments: at the target's name stands what stood there, or a whole file."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from exporters.files import sweep
from forms.intake.load import load
from forms.record import to_record
from resources import path

OLD = b"what stood here"
RECORD = to_record(load(path("samples/report-2017.txt")).session())


def pages(said: dict[str, object]) -> int:
    return int(str(said.get("page", 0)))


MOMENTS: dict[str, Callable[[dict[str, object]], bool]] = {
    "before anything is written": lambda said: said.get("kind") == "docx" and bool(said.get("begun")),
    "while the Word file is done": lambda said: said.get("kind") == "docx" and "done" in said,
    "as the PDF begins": lambda said: said.get("kind") == "pdf" and bool(said.get("begun")),
    "on its first page": lambda said: pages(said) == 1,
    "on its last page, before it is finished": lambda said: pages(said) > 1 and said.get("page") == said.get("pages"),
}


def is_whole(file: Path) -> bool:
    """Whether the file can be opened and read to its end."""
    if file.suffix == ".docx":
        with zipfile.ZipFile(file) as archive:
            return archive.testzip() is None and "word/document.xml" in archive.namelist()
    document = pypdfium2.PdfDocument(file)
    try:
        return len(document) > 10
    finally:
        document.close()


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_a_killed_export_leaves_no_part_of_a_file(tmp_path: Path, moment: Callable[[dict[str, object]], bool]) -> None:
    targets = [tmp_path / "年报.docx", tmp_path / "年报.pdf"]
    old = targets[:] if list(MOMENTS.values()).index(moment) % 2 else []
    for target in old:
        target.write_bytes(OLD)
    asked = {"record": RECORD, "outputs": [[target.suffix[1:], str(target)] for target in targets]}
    with subprocess.Popen(
        [sys.executable, "-m", "gui.export_worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        worker.stdin.write(json.dumps(asked).encode())
        worker.stdin.close()
        struck = next((line for line in worker.stdout if moment(json.loads(line))), None)
        worker.kill()
        assert struck is not None
        worker.wait()
    for target in targets:
        if target.exists():
            assert target.read_bytes() == OLD or is_whole(target)
        else:
            assert target not in old
        sweep(target)
    assert {file.name for file in tmp_path.iterdir()} <= {target.name for target in targets}
