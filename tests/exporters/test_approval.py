"""The cover sheet for approval: all fields of the sheet, room for hands, one page that is pinned in front of the report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from docx_parts import W, body, value

from exporters.approval import ApprovalSheet, cover_document, cover_sheet
from exporters.blocks import Document, Paragraph, Table, Title

REPORT = Document("青云市2017年年度报告", (Paragraph("正文。"),), author="青云市人民政府办公室")


def table_of(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def test_it_asks_for_every_hand_that_a_text_goes_through() -> None:
    cells = [cell.text for row in table_of(cover_document(REPORT, ApprovalSheet())).rows for cell in row.cells]
    labels = (
        "签　发",
        "会　签",
        "核　稿",
        "拟　稿",
        "拟稿单位",
        "联系电话",
        "文件标题",
        "发文字号",
        "公开方式",
        "版　本",
        "日　期",
    )
    assert [cell for cell in cells if cell in labels] == list(labels)
    assert cells[cells.index("签　发") + 1] == ""


def test_what_is_known_is_filled_in_and_the_rest_comes_from_the_report() -> None:
    sheet = ApprovalSheet(drafted="陈晓", version="第2稿", day=date(2018, 3, 9), remark="勾稽关系相符。")
    made = cover_document(REPORT, sheet)
    assert made.blocks[0] == Title("青云市人民政府办公室发文稿纸")
    assert Paragraph("正文。") not in made.blocks
    pairs = {}
    for row in table_of(made).rows:
        texts = [cell.text for cell in row.cells]
        pairs |= dict(zip(texts[::2], texts[1::2], strict=True))
    assert pairs["拟　稿"] == "陈晓"
    assert pairs["文件标题"] == "青云市2017年年度报告"
    assert pairs["拟稿单位"] == "青云市人民政府办公室"
    assert (pairs["版　本"], pairs["日　期"]) == ("第2稿", "2018年3月9日")
    assert pairs["送审说明"] == "勾稽关系相符。"


def test_the_sheet_can_be_a_file_of_its_own() -> None:
    made = cover_document(REPORT, ApprovalSheet(day=date(2018, 3, 9)))
    assert made.blocks == cover_sheet(ApprovalSheet(organ=REPORT.author, title=REPORT.title, day=date(2018, 3, 9)))
    assert (made.title, made.author, made.date) == ("青云市2017年年度报告送审稿", REPORT.author, date(2018, 3, 9))


def test_the_stage_is_printed_unless_there_is_none() -> None:
    assert "（送审稿）" in [getattr(block, "text", "") for block in cover_sheet(ApprovalSheet())]
    assert len(cover_sheet(ApprovalSheet(stage=""))) == 2


def test_word_leaves_room_for_handwriting_on_one_page(tmp_path: Path) -> None:
    made = body(cover_document(REPORT, ApprovalSheet()), tmp_path)
    heights = [int(value(row, "trPr/trHeight") or 0) for row in made.iter(f"{W}tr")]
    assert heights[0] == round(38 / 25.4 * 1440)
    assert sum(heights) < (225 - 36) / 25.4 * 1440
    assert not [p for p in made.iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
