"""What scripts may rely on of the command line: its words, its JSON, and that it stands without Qt."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import resources
from gui import commands

SAMPLE = resources.path("samples/report-2017.txt")


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    status = commands.main([str(word) for word in words])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_help_is_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], *([command, "--help"] for command in commands.COMMANDS)):
        with pytest.raises(SystemExit) as stopped:
            run(capsys, *words)
        said = capsys.readouterr().out
        assert stopped.value.code == 0
        assert said.startswith("用法：nianbao")
        assert not [word for word in ("usage", "positional", "options:", "show this") if word in said]


def test_personal_numbers_are_covered_wherever_a_finding_quotes_them(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    lines = SAMPLE.read_text("utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("四、"))
    lines.insert(at + 1, "联系电话13800001234。")
    phone = tmp_path / "phone.txt"
    phone.write_text("\n".join(lines), "utf-8")
    _, out, _ = run(capsys, "check", phone, "--json")
    found = json.loads(out)["findings"]
    assert any(f["rule"] == "W12" for f in found)
    assert "13800001234" not in json.dumps(found, ensure_ascii=False)
    _, out, _ = run(capsys, "check", phone)
    assert "13800001234" not in out


def test_a_place_gives_its_stretch_of_the_text_that_import_prints(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "import", SAMPLE, "--json")
    read = json.loads(out)
    _, out, _ = run(capsys, "check", SAMPLE, "--json")
    checked = json.loads(out)
    placed = [f for f in checked["findings"] if f["start"] is not None]
    assert placed
    for f in placed:
        text = read["cover"]["preface"] if f["section"] == "cover" else read["sections"][f["section"]]["text"]
        assert text[f["start"] : f["end"]] == f["text"]
    assert all(
        (f["start"], f["end"], f["text"]) == (None, None, None) for f in checked["findings"] if f["start"] is None
    )
    assert {k: v for k, v in checked["report"].items() if k != "edition"} == read["cover"]


def test_findings_come_part_by_part_and_the_worst_of_each_first(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "check", SAMPLE, "--json")
    order = ["cover", *map(str, range(1, 12))]
    weights = ["error", "warning", "info"]
    places = [
        (order.index(f["section"]), weights.index(f["severity"]), f["start"] or 0) for f in json.loads(out)["findings"]
    ]
    assert places == sorted(places)


def test_without_pyside6_all_but_the_wizard_works_and_that_says_so(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from gui.commands import main\n"
        f"assert main(['import', {str(SAMPLE)!r}]) == 0\n"
        f"assert main(['check', {str(SAMPLE)!r}]) == 1\n"
        f"assert main(['export', {str(SAMPLE)!r}, '--pdf', {str(tmp_path / 'x.pdf')!r}]) == 0\n"
        "assert main(['catalogue']) == 0\n"
        "sys.exit(main([]))\n"
    )
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LANG": "C", "LC_ALL": "C"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, check=False)
    assert done.returncode == 3, done.stderr.decode()
    assert done.stderr.decode().strip() == commands.NO_QT
    assert (tmp_path / "x.pdf").exists()


def test_a_file_where_drafts_should_lie_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "drafts", "--json", "--data", SAMPLE)
    assert status == 2
    assert "不是文件夹" in json.loads(out)["error"]
