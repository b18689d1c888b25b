"""The command line where something around it is wrong: no home, a folder of nobody, output that nobody takes, names beside drafts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import resources
from gui import commands
from gui.pages.export_files import made_folder

SAMPLE = resources.path("samples/report-2017.txt")
NOBODY = "~nosuchuser/年报"


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    status = commands.main([str(word) for word in words])
    said = capsys.readouterr()
    return status, said.out, said.err


COMMANDS = pytest.mark.parametrize(
    "words", [("import", SAMPLE), ("drafts",), ("check", SAMPLE), ("export", SAMPLE)], ids=lambda words: words[0]
)


def refused(capsys: pytest.CaptureFixture[str], words: tuple[object, ...], about: str) -> None:
    status, out, said = run(capsys, *words)
    assert (status, out, said.count("\n")) == (2, "", 1)
    assert about in said
    status, out, said = run(capsys, *words, "--json")
    assert (status, list(json.loads(out)), said) == (2, ["error"], "")


@COMMANDS
@pytest.mark.parametrize("name", ["NIANBAO_DATA", "NIANBAO_BACKUPS"])
def test_a_folder_in_the_home_of_nobody_is_one_sentence(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
    words: tuple[object, ...],
) -> None:
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path))
    monkeypatch.setenv(name, NOBODY)
    refused(capsys, words, "“~nosuchuser”")


@COMMANDS
def test_without_a_home_one_sentence_asks_for_a_folder(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: tuple[object, ...]
) -> None:
    for name in ("NIANBAO_DATA", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    refused(capsys, words, "--data")


def test_the_wizard_says_so_too(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("NIANBAO_DATA", NOBODY)
    status, out, said = run(capsys)
    assert (status, out) == (2, "")
    assert "“~nosuchuser”" in said


def test_a_folder_in_the_home_of_nobody_is_told_on_the_export_page() -> None:
    assert "“~nosuchuser”" in made_folder(NOBODY)[1]
    assert made_folder("a\0b")[1].endswith("。")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", ["--help", "check --help", "check --json", "check", "check nosuch", "drafts"])
@pytest.mark.parametrize("where", [">/dev/full", "2>/dev/full", ">/dev/full 2>/dev/full", ">&- 2>&-", "<&- >&- 2>&-"])
def test_no_complaint_of_python_is_ever_added(words: str, where: str, tmp_path: Path) -> None:
    command = f"{sys.executable} -m gui.commands --data {tmp_path} {words} {where}"
    ended = subprocess.run(["sh", "-c", command], capture_output=True, text=True)
    assert ended.returncode in (0, 2)
    assert "Error" not in ended.stderr


@pytest.mark.parametrize("beside", [".prev", ".history", ".versions", ".version-1", ".damaged-20180101-000000-ab12"])
def test_an_export_never_takes_the_place_of_what_lies_beside_a_draft(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, beside: str
) -> None:
    _, out, _ = run(capsys, "--data", tmp_path, "import", SAMPLE, "--json")
    draft = json.loads(out)["draft"]
    target = tmp_path / f"{draft}.nianbao{beside}"
    target.write_bytes(b"kept")
    status, _, said = run(capsys, "--data", tmp_path, "export", draft, "--pdf", target)
    assert status == 2
    assert "附属文件" in said
    assert target.read_bytes() == b"kept"
