"""Pictures of figures in the PDF: vectors, words that can be searched, an element with its alternative, the caption beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import measure
import pikepdf
import pytest
from pdf_kit import LEFT, RIGHT, written
from structure import read_tree

from exporters import pdf
from exporters.blocks import Cell, Column, Document, Figure, Heading, Paragraph, Row, Series, Table
from exporters.page import STANDARD

FIGURE = Figure(
    "图1　2017年各渠道公开政府信息数（单位：条）",
    ("政府公报", "政府网站"),
    (Series("2017年", (2046, 18642)), Series("2016年", (1000, None))),
    ("条", "条"),
    "图1，各渠道。政府公报2046条，政府网站18642条。",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("figures") / "a.pdf"
    blocks = (Heading(1, "一、概述"), Paragraph("正文。" * 260), FIGURE, Paragraph("后文。"))
    pdf.write(Document("标题", blocks), target, faces="bundled")
    return target


def test_words_and_caption_are_text_on_one_page_and_the_text_goes_on_below(made: Path) -> None:
    pages = measure.read(made)
    page = next(page for page in pages if any("政府公报" in line.text for line in page.lines))
    texts = [line.text for line in page.lines]
    caption = next(at for at, text in enumerate(texts) if text.startswith("图1"))
    assert any("政府网站" in text for text in texts[:caption])
    assert {"2046", "18642", "1000"} <= set(re.findall(r"\d+", " ".join(texts[:caption])))
    assert texts[caption + 1] == "后文。"
    assert all(char.x >= LEFT - 0.1 and char.box[2] <= RIGHT + 0.1 for char in page.chars)


def test_bars_are_vectors_and_no_image(made: Path) -> None:
    with pikepdf.open(made) as file:
        code = b"\n".join(page.Contents.read_bytes() for page in file.pages)
        assert not [name for page in file.pages for name in page.get_images() if name]
    assert len(re.findall(rb" re B", code)) == 3 + 2
    assert {float(grey) for grey in re.findall(rb"([\d.]+) g [\d.]+ w", code)} == {0.25, 1.0}


def test_the_structure_holds_a_figure_with_its_words_and_its_place(made: Path) -> None:
    (figure,) = (node for node in read_tree(made).walk() if node.kind == "Figure")
    assert "政府公报" in figure.text
    with pikepdf.open(made) as file:
        (element,) = (one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure")
        assert str(element.Alt) == FIGURE.alternative
        x1, y1, x2, y2 = (float(side) for side in element.A.BBox)
    assert LEFT <= x1 < x2 <= RIGHT
    assert 0 < y1 < y2


def test_text_fills_the_page_that_a_picture_has_no_room_on(tmp_path: Path) -> None:
    blocks = (
        Heading(1, "一、概述"),
        Paragraph("满" * 28 * 17),
        FIGURE,
        Heading(1, "二、其他"),
        Paragraph("后文" * 200),
    )
    pages = written(tmp_path, *blocks)
    first, second = (measure.body_lines([page])[0] for page in pages[:2])
    assert first[-1].text.startswith("后文")
    assert len(first) == STANDARD.lines
    heads = [line.text for line in pages[1].lines]
    assert "政府公报" in "".join(heads[:3])
    caption = next(at for at, text in enumerate(heads) if text.startswith("图1"))
    assert heads[caption + 1].startswith("文后") or heads[caption + 1].startswith("后文")
    assert len(second) >= 10


def test_pictures_keep_their_order_and_a_table_waits_for_them(tmp_path: Path) -> None:
    other = replace(FIGURE, caption="图2　2017年各类答复数（单位：件）")
    table = Table((Column(1),), (Row((Cell("表头"),)),), (Row((Cell("格"),)),))
    pages = written(tmp_path, Paragraph("满" * 28 * 19), FIGURE, other, Paragraph("后文。"), table, Paragraph("文末。"))
    said = ["".join(line.text for line in page.lines) for page in pages]
    assert said[0].endswith("后文。")
    assert re.search("图1.*图2.*表头.*文末。", said[1])


def test_a_picture_under_its_heading_stays_with_it(tmp_path: Path) -> None:
    pages = written(tmp_path, Paragraph("满" * 28 * 20), Heading(1, "一、图"), FIGURE, Paragraph("后文。" * 30))
    said = ["".join(line.text for line in page.lines) for page in pages]
    assert "一、图" not in said[0]
    assert said[1].startswith("一、图")
