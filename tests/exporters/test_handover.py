"""The list for reading points: what it says, that it says when there is nothing, and its room for hands and seals."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import measure
from pdf_kit import said, squeezed

from exporters import pdf, word
from exporters.blocks import Cell, Column, Document, Row, Table
from exporters.handover import NOTHING, Handover, HandoverItem, compose_handover, item_of

DAY = date(2018, 4, 5)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_each_document_is_a_numbered_row() -> None:
    report = Document("青云市2017年政府信息公开工作年度报告", (), date=date(2018, 3, 15))
    items = (item_of(report, "001/2018-1"), HandoverItem("001/2018-2", "指南", copies=2, medium="纸质"))
    listed = tables(compose_handover(Handover("青云市", items, day=DAY)))[0]
    assert [[cell.text for cell in row.cells] for row in listed.rows] == [
        ["1", "001/2018-1", report.title, "2018年3月15日", "1", "纸质和PDF"],
        ["2", "001/2018-2", "指南", "", "2", "纸质"],
    ]
    assert len(listed.head[0].cells) == len(listed.columns)


def test_nothing_to_hand_over_is_said() -> None:
    listed, _ = tables(compose_handover(Handover("青云市")))
    assert [cell.text for cell in listed.rows[0].cells] == ["—", NOTHING]


def test_the_document_carries_sender_and_day() -> None:
    document = compose_handover(Handover("青云市人民政府办公室", day=DAY, contact="王垚", phone="0000-1234567"))
    assert document.title == "青云市人民政府办公室送交信息目录表"
    assert (document.author, document.date) == ("青云市人民政府办公室", DAY)
    parties = [cell.text for row in tables(document)[1].rows for cell in row.cells]
    assert parties.count("2018年4月5日") == 1
    assert {"王垚", "0000-1234567", "接收单位（盖章）"} <= set(parties)


def test_both_writers_take_it(tmp_path: Path) -> None:
    document = compose_handover(Handover("青云市", [HandoverItem("1", "年报")] * 60, day=DAY))
    pdf.write(document, tmp_path / "x.pdf", faces="bundled")
    word.write(document, tmp_path / "x.docx")
    pages = measure.read(tmp_path / "x.pdf")
    assert len(pages) > 2
    assert squeezed("".join(said(document.blocks)))[-20:] in squeezed(
        "".join(char.char for page in pages for char in page.chars)
    )


def test_a_row_is_at_least_as_high_as_asked(tmp_path: Path) -> None:
    rows = tuple(Row((Cell(text),), height=height) for text, height in (("甲", 50), ("乙", 0), ("丙", 0)))
    pdf.write(Document("题", (Table((Column(1),), (), rows),)), tmp_path / "x.pdf", faces="bundled")
    first, second, third = (line.y for line in measure.read(tmp_path / "x.pdf")[0].lines)
    lower = third - second
    assert second - first > (50 * 72 / 25.4 + lower) / 2 - 1
    assert lower < 30
