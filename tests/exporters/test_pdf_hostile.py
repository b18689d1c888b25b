"""Text that breaks formatters, measured: full lines on the margin, no forbidden mark, nothing lost, or a sentence that says why."""

from __future__ import annotations

from pathlib import Path

import measure
import pytest
from hostile import MARKS, RUNNING, UNSEEN, sixty_pages
from pdf_kit import BOTTOM, RIGHT, TOP, squeezed
from specimen import prose

from exporters import pdf
from exporters.blocks import Block, Document, Heading, Paragraph, Title
from exporters.errors import MissingGlyphError
from exporters.page import STANDARD


def measured(path: Path, *blocks: Block) -> list[measure.MeasuredPage]:
    pdf.write(Document("题", blocks), path / "x.pdf", faces="bundled")
    return measure.read(path / "x.pdf")


def judge(pages: list[measure.MeasuredPage]) -> None:
    """What the page of the standard asks of running text."""
    bodies = measure.body_lines(pages)
    full = [line for lines in bodies for line in measure.full_lines(lines)]
    assert len(full) > 10
    assert [line.text for line in full if not measure.on_margin(line)] == []
    assert [text for lines in bodies for text in measure.forbidden(lines)] == []
    assert max(map(len, bodies)) <= STANDARD.lines
    inside(pages)


def inside(pages: list[measure.MeasuredPage]) -> None:
    for page in pages:
        for char in page.chars:
            assert char.box[2] < RIGHT + 1
            assert TOP - 1 < char.y < BOTTOM


@pytest.mark.parametrize("texts", RUNNING.values(), ids=RUNNING)
def test_hard_text_stands_as_any_other(tmp_path: Path, texts: list[str]) -> None:
    pages = measured(tmp_path, *map(Paragraph, texts))
    judge(pages)
    assert squeezed("".join(char.char for page in pages for char in page.chars)) == squeezed("".join(texts))


@pytest.mark.parametrize("marks", MARKS)
def test_nothing_but_marks_stays_on_the_page(tmp_path: Path, marks: str) -> None:
    text = marks * (400 // len(marks))
    pages = measured(tmp_path, Paragraph(text), Heading(1, marks), Title(marks * 9))
    inside(pages)
    assert "".join(char.char for page in pages for char in page.chars) == text + marks * 10


def test_what_has_no_picture_is_left_out(tmp_path: Path) -> None:
    pages = measured(tmp_path, Paragraph("前" + UNSEEN.join("甲乙丙") + "<b>&amp;</b>&nbsp;后" + prose(0, 9)))
    judge(pages)
    assert squeezed(pages[0].lines[0].text).startswith("前甲乙丙<b>&amp;</b>&nbsp;后")


@pytest.mark.parametrize(
    ("char", "code"), [("\U0001f600", "1F600"), ("\ue000", "E000"), ("\u0627", "0627"), ("\U000f0000", "F0000")]
)
def test_what_no_face_can_draw_stops_with_a_sentence(tmp_path: Path, char: str, code: str) -> None:
    with pytest.raises(MissingGlyphError, match=rf"“{char}”（U\+{code}，见“本市{char}公开”）.*重新导出。$"):
        measured(tmp_path, Paragraph(f"本市{char}公开"))
    assert list(tmp_path.iterdir()) == []


def test_a_report_of_sixty_pages(tmp_path: Path) -> None:
    pages = measured(tmp_path, *sixty_pages().blocks)
    assert len(pages) > 60
    judge(pages)
