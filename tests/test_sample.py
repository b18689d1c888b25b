"""The sample that `make run` opens: it is read whole, and the checks find in it the faults that were put into it."""

from __future__ import annotations

from collections import Counter

import pytest

from forms.findings import Severity
from forms.intake.load import Loaded, load
from forms.session import Session
from resources import path


@pytest.fixture(scope="module")
def read() -> Loaded:
    return load(path("samples/report-2017.txt"))


@pytest.fixture(scope="module")
def session(read: Loaded) -> Session:
    return read.session()


def test_the_cover_is_read(read: Loaded) -> None:
    assert read.reading.title == "岚川市2017年政府信息公开工作年度报告"
    assert read.reading.organ == "岚川市信息公开管理办公室"
    assert str(read.reading.date) == "2017-03-15"


def test_every_part_but_the_empty_seventh_has_text(read: Loaded) -> None:
    assert [number for number, text in read.reading.sections.items() if not text.strip()] == ["7"]
    assert len(read.reading.sections) == 10


def test_all_58_cells_are_read_and_the_remark_becomes_a_note(read: Loaded, session: Session) -> None:
    assert [cell.value is not None for cell in read.reading.cells.values()] == [True] * 58
    assert session.report.text("2.2.5#note") == "市委书记、市长信箱和12345热线答复数"


def test_only_what_the_web_page_left_is_not_placed(read: Loaded) -> None:
    assert [line.text.split()[0] for line in read.reading.unplaced] == [
        "您当前的位置:",
        "单位",
        "统计数",
        "扫一扫,手机上看本页",
    ]


@pytest.mark.parametrize(
    ("rule", "numbers"),
    [
        ("E08", ("7", "14")),
        ("E10", ("1", "0")),
        ("E14", ("第七部分",)),
        ("E15", ("2017年3月15日", "291天")),
        ("W02", ("2727", "0")),
        ("W10", ("见（附表十一）",)),
        ("I03", ("99", "96")),
        ("W08", ("“回应解读情况”",)),
        ("I07", ("附表十一",)),
        ("I02", ("〔2017〕53号",)),
    ],
)
def test_the_faults_are_found_with_their_numbers(session: Session, rule: str, numbers: tuple[str, ...]) -> None:
    messages = [finding.message for finding in session.findings if finding.rule == rule]
    assert any(all(number in message for number in numbers) for message in messages), messages


def test_what_holds_stays_silent(session: Session) -> None:
    holding = {"E01", "E02", "E03", "E04", "E05", "E06", "E07", "E09", "E11", "E13", "E16", "E20", "W04"}
    assert holding & {finding.rule for finding in session.findings} == set()


def test_the_year_before_has_no_error_and_one_number_to_look_at() -> None:
    findings = load(path("samples/report-2016.txt")).session().findings
    assert {f.section for f in findings if f.rule == "I08"} == {
        "1",
        "2",
        "3",
        "4",
        "5",
        "7",
    }  # figures read from the text
    assert Counter(f.severity for f in findings if f.rule != "I08") == {Severity.INFO: 1, Severity.WARNING: 1}
    assert [f.rule for f in findings if f.severity is Severity.WARNING] == ["W09"]
