"""Where each answer stands: measured against the glyphs that are really there."""

from __future__ import annotations

from pathlib import Path

import measure
import pytest

from exporters import pdf
from exporters.blocks import Cell, Column, Document, PageBreak, Paragraph, Row, SignOff, Table, Title
from exporters.pdf import PdfOptions
from exporters.pdf_spots import Spot

BLOCKS = (
    Title("年度报告", key="title"),
    Paragraph("为公开信息，" * 12, "编制说明：", key="preface.1", label=True),
    Paragraph("后面的话。", "一是公开。", key="text:1.1"),
    Table(
        (Column(3), Column(1, "right")),
        (Row((Cell("指标"), Cell("数"))),),
        (Row((Cell("申请数"), Cell("4711", mark=1, key="3.1"))), Row((Cell("答复数"), Cell("", key="3.2")))),
        ("含上年结转",),
        note_keys=("3.1#note",),
    ),
    SignOff((("审核人", "王垚"), ("填报人", "李旻昇")), ("checker", "filler")),
    PageBreak(),
    Paragraph("第二页。", key="text:2.1"),
)


def spots(tmp_path: Path, two_sided: bool = False) -> tuple[tuple[Spot, ...], list[measure.MeasuredPage]]:
    target = tmp_path / "a.pdf"
    log = pdf.write(Document("报告", BLOCKS), target, faces="bundled", options=PdfOptions(two_sided=two_sided))
    return log.spots, measure.read(target)


def inside(spot: Spot, pages: list[measure.MeasuredPage]) -> str:
    """What is printed within a spot."""
    return "".join(
        char.char
        for char in pages[spot.page].chars
        if spot.x1 - 0.5 <= char.x < spot.x2 and spot.y1 <= char.y <= spot.y2
    )


@pytest.mark.parametrize("two_sided", [False, True])
def test_what_stands_in_a_spot_is_its_answer(tmp_path: Path, two_sided: bool) -> None:
    found, pages = spots(tmp_path, two_sided)
    said: dict[str, str] = {}
    for spot in found:
        said[spot.key] = said.get(spot.key, "") + inside(spot, pages)
    assert said["title"] == "年度报告"
    assert said["preface.1"] == "编制说明：" + "为公开信息，" * 12
    assert said["text:1.1"] == "一是公开。后面的话。"
    assert said["3.1"] == "4711①"
    assert said["3.1#note"] == "含上年结转"
    assert said["checker"] == "审核人：王垚"
    assert said["text:2.1"] == "第二页。"


def test_a_blank_cell_has_its_place_too(tmp_path: Path) -> None:
    found, _ = spots(tmp_path)
    blank = next(spot for spot in found if spot.key == "3.2")
    assert blank.many == 0
    assert blank.x2 - blank.x1 > 50
    assert blank.y2 - blank.y1 > 15


def test_characters_are_counted_in_the_answer_without_a_printed_label(tmp_path: Path) -> None:
    found, _ = spots(tmp_path)
    first, second, *_ = (spot for spot in found if spot.key == "preface.1")
    assert first.at == 0
    assert second.at == first.many - len("编制说明：")
