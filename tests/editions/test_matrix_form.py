"""A form of another shape goes through checking and export with nothing but its declaration."""

from __future__ import annotations

import sys
from pathlib import Path

import docx
import pypdfium2
from editions.matrix_form import COLUMNS, DATA_ROWS, DISPUTES, MATRIX, REQUESTS, RESULT_ROWS, SUM, balanced

from exporters import pdf, word
from exporters.blocks import Document, Table
from exporters.compose import compose
from forms.findings import Finding, Severity
from forms.record import from_record, to_record
from forms.session import Session


def filled(**changes: str) -> Session:
    session = Session(MATRIX, {"title": "临江市2024年政府信息公开工作年度报告", **balanced()})
    for key, text in changes.items():
        session.type(key, text)
    return session


def typed(row: str, column: str, text: str) -> Session:
    session = filled()
    session.type(REQUESTS.cell(row, column), text)
    return session


def errors(session: Session) -> dict[str, Finding]:
    return {finding.rule: finding for finding in session.findings if finding.severity is Severity.ERROR}


def test_the_form_has_the_printed_shape() -> None:
    assert (len(DATA_ROWS), len(COLUMNS), len(RESULT_ROWS)) == (25, 7, 21)
    assert len(DISPUTES.columns) == 15


def test_balanced_figures_have_no_errors() -> None:
    assert errors(filled()) == {}


def test_v1_received_and_carried_over_are_settled_or_carried_on_in_each_column() -> None:
    found = errors(typed("carried", "natural", "3"))
    assert {"V1-natural", "V3-carried"} == set(found)
    message = found["V1-natural"].message
    assert "共16" in message
    assert "共13" in message
    assert "差3" in message


def test_v2_results_add_up_in_each_column() -> None:
    assert {"V2-firm", "V3-r5.2"} == set(errors(typed("r5.2", "firm", "1")))


def test_v3_the_total_is_that_of_all_applicants_in_each_row() -> None:
    found = errors(typed("open", SUM, "9"))
    assert {"V2-sum", "V3-open"} == set(found)
    assert (found["V3-open"].stated, found["V3-open"].expected) == (9, 14)


def test_v4_disputes_add_up_three_times() -> None:
    session = filled()
    session.type(DISPUTES.cell("all", f"after-{SUM}"), "7")
    assert set(errors(session)) == {"V4-after"}


def test_what_is_typed_is_checked_as_a_full_check_would() -> None:
    session = typed("open", "law", "两件")
    assert "read-requests" in errors(session)
    again = Session(MATRIX, session.report.answers)
    assert session.findings == again.findings


def test_a_draft_keeps_it(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("forms.editions.EDITIONS", (MATRIX,))
    for module in [m for name, m in sys.modules.items() if name.startswith("forms.") and hasattr(m, "EDITIONS")]:
        monkeypatch.setattr(module, "EDITIONS", (MATRIX,))
    session = filled()
    assert from_record(to_record(session)).report.answers == session.report.answers


def document() -> Document:
    return compose(filled().report)


def test_heads_are_grouped_in_the_document() -> None:
    table = next(b for b in document().blocks if isinstance(b, Table) and "申请" in b.caption)
    heads = [[(cell.text, cell.across, cell.down) for cell in row.cells] for row in table.head]
    assert heads[0] == [("指标", 1, 3), ("申请人情况", 7, 1)]
    assert heads[1] == [("自然人", 1, 2), ("法人或其他组织", 5, 1), ("总计", 1, 2)]
    assert [text for text, _, _ in heads[2]] == ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    assert sum(len(row.cells) == 8 for row in table.rows) == len(REQUESTS.rows)


def test_word_and_pdf_are_written_with_all_tables(tmp_path: Path) -> None:
    made = document()
    word.write(made, tmp_path / "报告.docx")
    tables = docx.Document(str(tmp_path / "报告.docx")).tables
    assert len(tables) == 4
    big = next(t for t in tables if len(t.columns) == 8)
    assert len(big.rows) == len(REQUESTS.rows) + 3
    assert big.rows[3].cells[1].text == "13"
    pdf.write(made, tmp_path / "报告.pdf", faces="bundled")
    pages = pypdfium2.PdfDocument(str(tmp_path / "报告.pdf"))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    squeezed = "".join(text.split())
    for words in ("法人或其他组织", "未经复议直接起诉", "行政规范性文件", "行政事业性收费"):
        assert words in squeezed
