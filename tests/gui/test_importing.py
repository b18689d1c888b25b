"""The import page: what was read is shown with the original, choices are kept, and nothing of the original is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import resources
from forms.drafts import DraftStore
from forms.intake.load import load
from gui.opening import open_report
from gui.pages.importing import ImportPage
from gui.pages.importing_rows import BLANK, KEEP, answers_chosen, rows_of

SAMPLE = resources.path("samples/report-2017.txt")


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path)


@pytest.fixture
def page(store: DraftStore, qtbot: QtBot) -> ImportPage:
    made = ImportPage(store)
    qtbot.addWidget(made)
    made.resize(1366, 724)
    made.show()
    made.read(SAMPLE)
    qtbot.waitUntil(lambda: not made.busy)
    return made


def test_what_wants_a_look_and_what_found_no_home_is_listed(page: ImportPage) -> None:
    reading = load(SAMPLE).reading
    rows = page.rows.model_.rows
    assert sum(row.mark == "warning" for row in rows) == len(reading.warnings) > 0
    assert [row.line for row in rows if row.mark == "pending"] == [item.line for item in reading.unplaced]


def test_the_lines_of_what_is_looked_at_are_lit(page: ImportPage, qtbot: QtBot) -> None:
    first = page.source.lit
    assert first
    qtbot.keyClick(page.rows, Qt.Key.Key_Down)
    assert page.source.lit not in (first, frozenset())


def test_a_draft_keeps_answers_and_original(page: ImportPage, store: DraftStore, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.made) as made:
        qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    report = open_report(store, made.args[0], for_reading=True)
    loaded = load(SAMPLE)
    assert dict(report.session.report.answers) == dict(loaded.answers)
    assert report.kept["source"]["text"] == loaded.text
    assert len(report.kept["source"]["unplaced"]) == len(loaded.reading.unplaced)


def test_a_choice_leaves_a_cell_blank() -> None:
    loaded = load(SAMPLE)
    rows = rows_of(loaded)
    row = next(row for row in rows if BLANK in row.choices)
    assert row.key in answers_chosen(loaded, rows)
    row.choice = BLANK
    assert row.key not in answers_chosen(loaded, rows)


def test_a_choice_puts_a_line_into_a_part() -> None:
    loaded = load(SAMPLE)
    rows = rows_of(loaded)
    row = next(row for row in rows if KEEP in row.choices)
    row.choice = next(choice for choice in row.choices if choice.startswith("放入一"))
    key = loaded.form.section_by_id["1"].narrative
    assert str(answers_chosen(loaded, rows)[key]).endswith("\n" + row.words)


def test_an_unreadable_file_is_one_sentence_and_no_draft(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("此致敬礼", "utf-8")
    page.read(other)
    qtbot.waitUntil(lambda: not page.busy)
    assert "没有认出年度报告" in page._problem.text()
    assert not page.make.isEnabled()
    page.read(SAMPLE)
    qtbot.waitUntil(lambda: not page.busy)
    assert page.make.isEnabled()
    assert not page._failed.isVisible()


def test_while_a_file_is_read_it_is_said_and_nothing_can_be_made(page: ImportPage, qtbot: QtBot) -> None:
    page.read(SAMPLE)
    assert page.busy
    assert page._lead.text == f"正在读“{SAMPLE.name}”…"
    assert not page.make.isEnabled()
    qtbot.waitUntil(lambda: not page.busy)
    assert page.make.isEnabled()


def test_the_file_chosen_last_is_the_one_that_is_shown(page: ImportPage, qtbot: QtBot) -> None:
    page.read(resources.path("samples/report-2016.txt"))
    page.read(SAMPLE)
    qtbot.waitUntil(lambda: not page.busy)
    qtbot.wait(50)
    assert page._lead.text.startswith(SAMPLE.name)
