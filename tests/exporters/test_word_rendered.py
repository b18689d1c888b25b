"""The Word file set by LibreOffice and measured: 22 lines of 28 characters, page numbers, nothing lost, no empty page."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import measure
import pytest
from hostile import MARKS, hostile, sixty_pages
from specimen import specimen, wide_table

from exporters import pdf, word
from exporters.blocks import Cell, Column, Document, Paragraph, Row, Table
from exporters.page import POINTS_PER_MM, STANDARD


def _can_render() -> bool:
    if not shutil.which("soffice") or not shutil.which("fc-list"):
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=True).stdout)


pytestmark = pytest.mark.skipif(not _can_render(), reason="needs LibreOffice and a Chinese face")


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[measure.MeasuredPage]]:
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def render(document: Document, stitched: bool = True) -> list[measure.MeasuredPage]:
        folder = tmp_path_factory.mktemp("rendered")
        options = word.WordOptions(earlier=None if stitched else document)  # against itself: no change, and no stitches
        word.write(document, folder / "a.docx", options=options)
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
        subprocess.run([*command, str(folder), str(folder / "a.docx")], check=True, capture_output=True, timeout=120)
        return measure.read(folder / "a.pdf")

    return render


def test_a_full_page_has_22_lines_of_28_characters(rendered: Callable[[Document], list[measure.MeasuredPage]]) -> None:
    pages = rendered(Document("满页", (Paragraph("满页测试文字" * 300),)))
    inner = pages[1]
    assert [len(line.chars) for line in inner.lines] == [28] * 22
    steps = [lower.y - upper.y for upper, lower in zip(inner.lines, inner.lines[1:], strict=False)]
    assert all(abs(step - 28.95) < 0.1 for step in steps)


def test_page_numbers_stand_where_the_standard_wants_them(
    rendered: Callable[[Document], list[measure.MeasuredPage]],
) -> None:
    odd, even = rendered(specimen("草稿"))[:2]
    assert odd.number is not None
    assert even.number is not None
    assert [odd.number.text.replace(" ", ""), even.number.text.replace(" ", "")] == ["—1—", "—2—"]
    right = odd.number.chars[-1].box[2] / POINTS_PER_MM
    left = even.number.chars[0].box[0] / POINTS_PER_MM
    assert abs(right - (184 - 14 / POINTS_PER_MM)) < 1
    assert abs(left - (28 + 14 / POINTS_PER_MM)) < 1
    dash = odd.number.chars[0].box
    assert abs((dash[1] + dash[3]) / 2 / POINTS_PER_MM - 269) < 1


def test_a_table_at_the_end_leaves_no_empty_page(rendered: Callable[[Document], list[measure.MeasuredPage]]) -> None:
    rows = tuple(Row((Cell(f"第{number}行"),)) for number in range(50))
    pages = rendered(Document("表", (Table((Column(1),), (Row((Cell("表头"),)),), rows),)))
    texts = ["".join(line.text for line in page.lines) for page in pages]
    assert all("表头" in text for text in texts)
    assert "第49行" in texts[-1]


@pytest.mark.parametrize("document", [specimen(), sixty_pages()], ids=["specimen", "sixty pages"])
def test_full_lines_end_on_the_margin_as_they_do_in_the_pdf(
    document: Document, rendered: Callable[[Document], list[measure.MeasuredPage]], tmp_path: Path
) -> None:
    pages = rendered(document)
    bodies = measure.body_lines(pages)
    full = [line for lines in bodies for line in measure.full_lines(lines)]
    em = STANDARD.body.size
    assert len(full) > 90
    off = [line.text for line in full if not measure.on_margin(line, cell=em)]
    assert len(off) <= 0.01 * len(full), off
    assert [text for lines in bodies for text in measure.forbidden(lines)] == []
    assert max(map(len, bodies)) == STANDARD.lines
    pdf.write(document, tmp_path / "a.pdf", faces="bundled")
    assert abs(len(measure.read(tmp_path / "a.pdf")) - len(pages)) <= 1


def test_hostile_text_stays_on_the_page(rendered: Callable[[Document], list[measure.MeasuredPage]]) -> None:
    pages = rendered(hostile())
    bodies = measure.body_lines(pages)
    assert max(map(len, bodies)) <= STANDARD.lines
    words = [
        line for lines in bodies for line in measure.full_lines(lines) if not set(line.text) <= set("".join(MARKS))
    ]
    on = [measure.on_margin(line, cell=STANDARD.body.size) for line in words]
    assert sum(on) >= 0.95 * len(on), [line.text for line, good in zip(words, on, strict=True) if not good]
    for page in pages:
        assert all(char.box[2] < (184 + 6) * POINTS_PER_MM for char in page.chars)


def test_why_there_are_stitches(rendered: Callable[..., list[measure.MeasuredPage]]) -> None:
    """The least documents that show it: without stitches LibreOffice ends lines short, and hangs a mark outside the margin."""
    em = STANDARD.body.size
    even, hanging = Document("题", (Paragraph("满" * 100),)), Document("题", (Paragraph("满" * 26 + "，" + "满" * 40),))
    bare, stitched = (measure.full_lines(measure.body_lines(rendered(even, with_))[0]) for with_ in (False, True))
    assert all(measure.short(line, cell=em) > 0.5 for line in bare)
    assert all(measure.on_margin(line, cell=em) for line in stitched)
    bare, stitched = (rendered(hanging, with_)[0].lines for with_ in (False, True))
    assert bare[0].text[-1] == "，"
    assert measure.short(bare[0]) < -5
    assert stitched[0].text == "满" * 25
    assert measure.on_margin(stitched[0], cell=em)


def test_no_number_is_broken_in_a_narrow_column(rendered: Callable[..., list[measure.MeasuredPage]]) -> None:
    lines = [line.text for page in rendered(Document("表", (wide_table(),))) for line in page.lines]
    assert all(any(f"{number * 7 * 131:,}" in line for line in lines) for number in range(1, 25))
