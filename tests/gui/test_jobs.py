"""The job that writes files in a process of its own: what it says while it works, when it is stopped, and when it fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from table_kit import bridge

from forms.record import to_record
from gui.jobs import ExportJob

LONG_MS = 30_000


class Heard:
    """Everything a job said, in its order."""

    def __init__(self, job: ExportJob) -> None:
        self.pages: list[tuple[str, int, int]] = []
        self.written: list[tuple[str, str]] = []
        self.failed: list[tuple[str, str]] = []
        job.progressed.connect(lambda *said: self.pages.append(said))
        job.written.connect(lambda *said: self.written.append(said))
        job.failed.connect(lambda *said: self.failed.append(said))


@pytest.fixture
def job(qapp: QApplication) -> Iterator[ExportJob]:
    made = ExportJob(qapp)
    yield made
    made.stop()
    made.deleteLater()


def test_files_are_written_and_pages_counted(job: ExportJob, tmp_path: Path, qtbot: QtBot) -> None:
    heard = Heard(job)
    word, pdf = tmp_path / "年报.docx", tmp_path / "年报.pdf"
    with qtbot.waitSignal(job.ended, timeout=LONG_MS):
        job.start(to_record(bridge({"3.3": "7"}).session), [("docx", word), ("pdf", pdf)])
        assert job.running
    assert not job.running
    assert heard.written == [("docx", str(word)), ("pdf", str(pdf))]
    assert heard.failed == []
    assert word.read_bytes().startswith(b"PK")
    assert pdf.read_bytes().startswith(b"%PDF")
    drawn = [(page, pages) for kind, page, pages in heard.pages if kind == "pdf"]
    assert drawn == sorted(drawn)
    assert drawn[-1][0] == drawn[-1][1] > 1


def test_one_output_that_fails_does_not_take_the_other_along(job: ExportJob, tmp_path: Path, qtbot: QtBot) -> None:
    heard = Heard(job)
    word = tmp_path / "年报.docx"
    with qtbot.waitSignal(job.ended, timeout=LONG_MS):
        job.start(to_record(bridge().session), [("pdf", tmp_path / "没有" / "年报.pdf"), ("docx", word)])
    assert [kind for kind, _ in heard.failed] == ["pdf"]
    assert heard.failed[0][1].endswith("。")
    assert heard.written == [("docx", str(word))]


def test_stopping_leaves_no_file_behind(job: ExportJob, tmp_path: Path, qtbot: QtBot) -> None:
    heard = Heard(job)
    with qtbot.waitSignal(job.ended, timeout=LONG_MS):
        job.start(to_record(bridge().session), [("pdf", tmp_path / "年报.pdf")])
        qtbot.waitUntil(lambda: job.running)
        job.stop()
    assert heard.failed == [("pdf", "已停止，没有写出文件。")]
    assert heard.written == []
    assert list(tmp_path.iterdir()) == []


def test_a_stopped_job_can_begin_again(job: ExportJob, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(job.ended, timeout=LONG_MS):
        job.start(to_record(bridge().session), [("docx", tmp_path / "年报.docx")])
        job.stop()
    heard = Heard(job)
    with qtbot.waitSignal(job.ended, timeout=LONG_MS):
        job.start(to_record(bridge().session), [("docx", tmp_path / "年报.docx")])
    assert [kind for kind, _ in heard.written] == ["docx"]


def test_a_worker_that_dies_is_told_as_a_sentence(job: ExportJob, tmp_path: Path, qtbot: QtBot) -> None:
    heard = Heard(job)
    with qtbot.waitSignal(job.ended, timeout=LONG_MS):
        job.start({"no": "record"}, [("docx", tmp_path / "年报.docx")])
    assert heard.failed == [("docx", "导出程序中途退出，文件没有写成，请重试。")]
    assert list(tmp_path.iterdir()) == []


def test_a_worker_that_cannot_start_is_told_as_a_sentence(
    job: ExportJob, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Heard(job)
    monkeypatch.setattr("gui.processes.sys.executable", str(tmp_path / "nothing"))
    with qtbot.waitSignal(job.ended, timeout=LONG_MS):
        job.start(to_record(bridge().session), [("docx", tmp_path / "年报.docx")])
    assert heard.failed == [("docx", "导出程序没有启动，请重新安装本程序后再试。")]
    assert not job.running
