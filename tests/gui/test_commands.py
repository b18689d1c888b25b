"""The command line, run as IT departments run it: the built-in sample in, findings and files out."""

import json
import os
import subprocess
import sys
from collections import Counter
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


def test_import_makes_a_draft_and_tells_what_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "import", SAMPLE, "--json")
    read = json.loads(out)
    assert status == 0
    assert len(read["cells"]) == 58
    assert all(set(cell) == {"value", "note"} for cell in read["cells"].values())
    assert read["cells"]["2.2.5"]["value"] == 2727
    assert read["cells"]["2.2.5"]["note"]
    assert read["cover"]["period"] == ["2017-01-01", "2017-12-31"]
    assert list(read["sections"]) == [str(n) for n in range(1, 11)]
    assert read["sections"]["7"]["text"] == ""
    assert read["unplaced"]
    status, out, _ = run(capsys, "drafts", "--json")
    assert [d["draft"] for d in json.loads(out)["drafts"]] == [read["draft"]]


EXPECTED = {
    ("E08", "3.3", 7, 14),
    ("E10", "4", 1, 0),
    ("E10", "5", 1, 0),
    ("W02", "2.1", 0, 2727),
    ("E15", "date", 2017, 2018),
    ("E14", "text:7", None, None),
    ("I04", "2.2.5", None, None),
    ("I03", "8.2", 99, 96),
    *(
        ("I08", first, None, None)
        for first in (
            *(
                "overview.documents",
                "portal.total@n",
                "letters.box@received",
                "requests.received",
                "consultations.total",
            ),
            *("cases.suit@all", "events.e1@name", "problems.r1@name"),
        )
    ),
    ("I03", "9.3", 260, None),
    ("I03", "problems.r1@name", 5, 6),
}
SEEN_BY_BOTH = {
    ("E18", "2", 18126, 18268): 1,
    ("E19", "3", 497, 498): 1,
    ("E19", "3", 470, 466): 1,
    ("W01", "3", 94, 95): 1,
    ("W01", "3", 96, 97): 1,
    ("E25", "6", 1, 0): 2,
    ("W05", "9", 0, 2): 1,
}
"""What the rules on figures and the reader of the text both find in the sample, and how often it is told."""


def test_check_finds_the_structural_faults_and_leaves_no_draft(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    status, out, _ = run(capsys, "check", SAMPLE, "--json")
    checked = json.loads(out)
    assert status == 1
    assert checked["report"]["edition"] == "e2014"
    heard = {(f["rule"], f["fields"][0], f["stated"], f["expected"]) for f in checked["findings"] if f["start"] is None}
    assert heard == EXPECTED
    assert not list(data.glob("*.nianbao"))


def test_what_a_rule_and_the_reader_both_see_is_told_once_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "check", SAMPLE, "--json")
    told = [f for f in json.loads(out)["findings"] if f["rule"] in ("E17", "E18", "E19", "E25", "W01", "W05")]
    assert Counter((f["rule"], f["section"], f["stated"], f["expected"]) for f in told) == SEEN_BY_BOTH
    assert all(f["start"] is not None and f["text"] and f["severity"] != "error" for f in told)
    assert all(any(not key.startswith("text:") for key in f["fields"]) for f in told)


def test_a_confirmed_note_and_a_mended_cell_leave_the_list(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    from forms.drafts import DraftStore
    from forms.record import from_record, to_record

    _, out, _ = run(capsys, "import", SAMPLE, "--json")
    draft = json.loads(out)["draft"]
    opened = DraftStore(data).open(draft)
    session = from_record(opened.payload)
    session.set({"2.2.5#mark": None}, "核对")
    session.type("5.2", "1")
    opened.save(to_record(session))
    opened.close()
    _, out, _ = run(capsys, "check", draft, "--json")
    rules = {(f["rule"], f["fields"][0]) for f in json.loads(out)["findings"]}
    assert ("I04", "2.2.5") not in rules
    assert ("E10", "5") not in rules
    assert ("E10", "4") in rules


def test_export_writes_word_pdf_and_check_sheet(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    targets = {name: tmp_path / f"{name}.{end}" for name, end in (("docx", "docx"), ("pdf", "pdf"), ("checks", "docx"))}
    options = [word for name, path in targets.items() for word in (f"--{name}", path)]
    status, out, _ = run(capsys, "export", SAMPLE, *options)
    assert status == 0
    assert "草稿" in out
    assert targets["pdf"].read_bytes().startswith(b"%PDF")
    assert targets["docx"].read_bytes().startswith(b"PK")
    assert targets["checks"].read_bytes().startswith(b"PK")


def test_export_into_no_folder_says_so_and_writes_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, out, err = run(capsys, "export", SAMPLE, "--pdf", tmp_path / "nowhere" / "x.pdf")
    assert (status, out) == (2, "")
    assert err.rstrip().endswith("。")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02",
        b"PK\x03\x04",
        b"%PDF-1.4\n",
        "今天天气很好。".encode(),
        b"\xff\xfe\x00",
        b"{}",
        b"a" * 5000,
    ],
)
def test_what_is_no_report_is_one_sentence_and_exit_2(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes(content)
    for command in ("import", "check", "export"):
        status, out, err = run(capsys, command, file)
        assert (status, out) == (2, "")
        assert err.strip().endswith("。")
        assert "Traceback" not in err
    status, out, _ = run(capsys, "check", file, "--json")
    assert status == 2
    assert json.loads(out)["error"].endswith("。")


@pytest.mark.parametrize("year", [2013, 2019, 2023])
def test_a_year_of_another_format_is_refused_with_its_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, year: int
) -> None:
    file = tmp_path / "r.txt"
    file.write_text(SAMPLE.read_text("utf-8").replace("2017", str(year)), "utf-8")
    status, _, err = run(capsys, "import", file)
    assert status == 2
    assert err.startswith(f"十一部分格式适用于2014—2018年度报告；{year}年度应使用")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_other_encodings_read_the_same(capsys: pytest.CaptureFixture[str], tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "r.txt"
    file.write_bytes(SAMPLE.read_text("utf-8").encode(encoding))
    _, here, _ = run(capsys, "import", file, "--json")
    _, there, _ = run(capsys, "import", SAMPLE, "--json")
    a, b = json.loads(here), json.loads(there)
    assert {k: a[k] for k in ("cover", "cells", "sections")} == {k: b[k] for k in ("cover", "cells", "sections")}


def test_catalogue_and_wrong_words(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "catalogue")
    assert status == 0
    assert "E08" in out
    assert "E14  必须改  第十部分不空" in out
    assert "行政复议（本机关为被申请人）涉及信息公开＋第六部分行政复议（下属机关为被申请人）涉及信息公开" in out
    status, _, err = run(capsys, "catalogue", "e1999")
    assert status == 2
    assert err.strip().endswith("。")


def test_without_a_screen_the_wizard_says_so_and_no_qt_is_loaded(tmp_path: Path) -> None:
    code = "import sys; from gui import commands; s = commands.main([]); assert not [m for m in sys.modules if 'PySide6' in m]; raise SystemExit(s)"
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=bare | {"NIANBAO_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert done.stderr.strip() == commands.NO_SCREEN


TEXT = {
    ("W07", 5, 6),
    ("E18", 18126, 18268),
    ("E19", 497, 498),
    ("E19", 470, 466),
    ("W01", 94, 95),
    ("W01", 96, 97),
}


def test_check_reads_the_figures_of_the_text_and_gives_their_place(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "check", SAMPLE, "--json")
    _, read, _ = run(capsys, "import", SAMPLE, "--json")
    sections = json.loads(read)["sections"]
    findings = [f for f in json.loads(out)["findings"] if f["start"] is not None]
    assert {(f["rule"], f["stated"], f["expected"]) for f in findings} >= TEXT
    assert all(f["severity"] != "error" for f in findings)
    for f in findings:
        if f["section"] in sections:
            assert sections[f["section"]]["text"][f["start"] : f["end"]] == f["text"]


def test_an_export_never_takes_the_place_of_a_draft_of_its_source_or_of_a_device(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, data: Path
) -> None:
    _, out, _ = run(capsys, "import", SAMPLE, "--json")
    draft = data / f"{json.loads(out)['draft']}.nianbao"
    source = tmp_path / "report.txt"
    source.write_bytes(SAMPLE.read_bytes())
    kept = draft.read_bytes()
    os.mkfifo(tmp_path / "pipe")
    both = ("--docx", tmp_path / "same", "--pdf", tmp_path / "." / "same")
    for where in (("--docx", draft), ("--pdf", source), ("--pdf", tmp_path / "pipe"), both):
        status, _, said = run(capsys, "export", source, *where)
        assert status == 2
        assert said.endswith("。\n")
        assert "系统报告" not in said
    assert draft.read_bytes() == kept
    assert source.read_bytes() == SAMPLE.read_bytes()
    assert not (tmp_path / "same").exists()


@pytest.mark.parametrize("name", ["pipe", "pipe.nianbao"])
def test_a_pipe_is_refused_and_not_waited_for(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    for command in ("import", "check"):
        status, out, said = run(capsys, command, tmp_path / name, "--json")
        assert (status, list(json.loads(out)), said) == (2, ["error"], "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [("drafts",), ("check", SAMPLE), ("check", SAMPLE, "--json"), ("catalogue",)])
@pytest.mark.parametrize(
    ("where", "statuses"), [("| true", (0, 1)), ("> /dev/full", (2,)), ("> /dev/full 2>&1", (2,)), (">&- 2>&-", (0, 1))]
)
def test_output_that_nobody_takes_is_one_sentence_or_none(
    words: tuple[object, ...], where: str, statuses: tuple[int, ...]
) -> None:
    command = " ".join((sys.executable, "-m", "gui.commands", *map(str, words), where))
    ended = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True)
    assert ended.returncode in statuses
    assert ended.stderr.count("\n") <= 1
    assert "Error" not in ended.stderr


def test_nothing_that_a_terminal_obeys_is_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    odd = "岚川市\x1b[31m\x9b\u202e2017年政府信息公开工作年度报告\n"
    report.write_text(odd + SAMPLE.read_text("utf-8").split("\n", 1)[1].replace("。", "。\x1b]0;x\x07\u2028"), "utf-8")
    for words in (("import", report), ("drafts",), ("check", report)):
        _, out, _ = run(capsys, *words)
        assert all(sign.isprintable() or sign in "\n\u3000" for sign in out)


def test_a_wrong_command_line_with_json_is_told_as_json(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["nianbao", "import", "--json"])
    with pytest.raises(SystemExit) as ended:
        commands.main()
    said = capsys.readouterr()
    assert (ended.value.code, list(json.loads(said.out)), said.err) == (2, ["error"], "")
