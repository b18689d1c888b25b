"""The PDF, read back: the page of the standard, all text in its order, outline, and what may go wrong."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import measure
import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_kit import BOTTOM, LEFT, RIGHT, TOP, said, squeezed, written
from specimen import TITLE, indicator_table, prose, specimen, wide_table

from exporters import pdf
from exporters.blocks import (
    Block,
    Byline,
    Cell,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    SignOff,
    Table,
    Title,
)
from exporters.errors import MissingGlyphError, TargetError
from exporters.page import POINTS_PER_MM, STANDARD, Role


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("pdf") / "年报.pdf"
    pdf.write(specimen(), target, faces="bundled")
    return target


@pytest.fixture(scope="module")
def pages(file: Path) -> list[measure.MeasuredPage]:
    return measure.read(file)


def test_lines_stand_on_the_grid(pages: list[measure.MeasuredPage]) -> None:
    bodies = measure.body_lines(pages)[:11]
    assert max(map(len, bodies)) == STANDARD.lines
    for lines in bodies:
        steps = [(after.y - before.y) / STANDARD.pitch for before, after in pairwise(lines)]
        assert all(abs(step - round(step)) < 0.002 for step in steps)
        assert abs(lines[0].y - TOP) % STANDARD.pitch == pytest.approx(20.58, abs=0.01)


def test_full_lines_end_on_the_margin(pages: list[measure.MeasuredPage]) -> None:
    full = [line for lines in measure.body_lines(pages) for line in measure.full_lines(lines)]
    assert len(full) > 100
    assert [line.text for line in full if not measure.on_margin(line)] == []
    assert all(abs(line.left - LEFT) < 2 * STANDARD.cell + 8 for line in full)


def test_no_forbidden_mark_begins_or_ends_a_line(pages: list[measure.MeasuredPage]) -> None:
    assert [text for lines in measure.body_lines(pages) for text in measure.forbidden(lines)] == []


def test_nothing_leaves_the_type_area(pages: list[measure.MeasuredPage]) -> None:
    for page in pages:
        for char in page.chars:
            assert char.box[0] > LEFT - 1
            assert char.box[2] < RIGHT + 1
            assert TOP - 1 < char.box[1] <= char.box[3] < BOTTOM + 1


def test_page_numbers_stand_where_the_standard_says(pages: list[measure.MeasuredPage]) -> None:
    for number, page in enumerate(pages, 1):
        assert page.number is not None
        assert squeezed(page.number.text) == f"—{number}—"
        dash = page.number.chars[0]
        assert (dash.box[1] + dash.box[3]) / 2 == pytest.approx(BOTTOM + 7 * POINTS_PER_MM, abs=0.2)
        if number % 2:
            assert page.number.right == pytest.approx(RIGHT - STANDARD.cell, abs=0.6)
        else:
            assert page.number.left == pytest.approx(LEFT + STANDARD.cell, abs=0.1)
        assert dash.size == pytest.approx(14)


def test_all_text_is_there_in_its_order(pages: list[measure.MeasuredPage]) -> None:
    heads = {squeezed("".join(said((Table(t.columns, t.head, ()),)))) for t in (indicator_table(), wide_table())}
    drawn = ""
    for page in pages:
        text = squeezed("".join(char.char for char in page.chars))
        repeated = next((head for head in heads if text.startswith(head)), "")
        drawn += text[len(repeated) :]
    assert drawn == squeezed("".join(said(specimen().blocks)))


def test_headings_stay_with_two_lines_of_their_text(pages: list[measure.MeasuredPage]) -> None:
    for page in pages[:-1]:
        for line in page.lines[-2:]:
            assert not re.match(r"[一二三四五]、|（[一二三]）|\d．", line.text), line.text


def test_the_outline_follows_the_headings(file: Path) -> None:
    document = pypdfium2.PdfDocument(file)
    entries = [(entry.level, entry.get_title()) for entry in document.get_toc()]
    label = document.get_page_label(2)
    document.close()
    assert entries[0] == (0, TITLE)
    assert entries[1:4] == [
        (1, "一、概述"),
        (2, "（一）完善制度，规范程序，提高公开的质量和实际效果"),
        (3, "1．公开渠道"),
    ]
    assert len(entries) == sum(isinstance(block, (Title, Heading)) for block in specimen().blocks)
    assert label == "3"


def test_an_outline_that_skips_levels_is_closed_up(tmp_path: Path) -> None:
    written(tmp_path, Heading(3, "深"), Heading(1, "浅"), Heading(3, "又深"), Heading(2, "中"), Heading(1, "浅"))
    document = pypdfium2.PdfDocument(tmp_path / "文件.pdf")
    levels = [entry.level for entry in document.get_toc()]
    document.close()
    assert levels == [0, 0, 1, 1, 0]


def test_the_properties_of_the_file(file: Path) -> None:
    document = pypdfium2.PdfDocument(file)
    told = document.get_metadata_dict()
    document.close()
    assert told["Title"] == TITLE
    assert told["Author"] == "青云市人民政府办公室"
    assert told["Subject"] == "政府信息公开工作年度报告"
    assert told["Keywords"] == "政府信息公开, 年度报告"
    assert told["CreationDate"].startswith("D:20180315")
    with pikepdf.open(file) as pdf:
        assert pdf.Root.Lang == "zh-CN"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.obj.Resources.Font.values()}
    assert fonts
    assert all("+" in font for font in fonts)


def test_the_same_document_gives_the_same_bytes(file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    pdf.write(specimen(), again, faces="bundled")
    assert again.read_bytes() == file.read_bytes()


def test_the_mark_lies_on_every_page_behind_the_text(tmp_path: Path) -> None:
    target = tmp_path / "草稿.pdf"
    pdf.write(specimen("草稿"), target, faces="bundled")
    document = pypdfium2.PdfDocument(target)
    for page in document:
        greys = page.render(scale=1).to_pil().convert("L").getcolors(maxcolors=1 << 16)
        assert greys is not None
        assert sum(count for count, grey in greys if 235 <= grey <= 245) > 5000
        assert min(grey for _, grey in greys) < 60
    document.close()


def test_the_mark_is_a_shape_and_its_name_stands_once_above_the_text(tmp_path: Path) -> None:
    marked, plain = tmp_path / "marked.pdf", tmp_path / "plain.pdf"
    pdf.write(specimen("草稿"), marked, faces="bundled")
    pdf.write(specimen(), plain, faces="bundled")
    pages = measure.read(marked)
    assert {page.mark for page in pages} == {"草稿"}
    assert [[line.text for line in page.lines] for page in pages] == [
        [line.text for line in page.lines] for page in measure.read(plain)
    ]


def test_progress_is_told_page_by_page(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    log = pdf.write(specimen(), tmp_path / "x.pdf", lambda *step: told.append(step), faces="bundled")
    assert told == [(number, log.pages) for number in range(1, log.pages + 1)]


def test_the_log_says_which_faces_were_used(tmp_path: Path) -> None:
    log = pdf.write(specimen(), tmp_path / "x.pdf", faces="bundled")
    assert log.file == tmp_path / "x.pdf"
    assert log.faces[Role.FANGSONG] == "FandolFang R"
    assert log.borrowed["珺"] == "Nianbao Fallback Kai"
    assert "政" not in log.borrowed
    assert "1" not in log.borrowed


def test_an_export_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(page: int, _pages: int) -> None:
        if page == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        pdf.write(specimen(), tmp_path / "x.pdf", stop, faces="bundled")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_glyph_is_named_and_the_old_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    target.write_bytes(b"old")
    with pytest.raises(MissingGlyphError, match=r"“\U0001f600”（U\+1F600，见“本市\U0001f600公开”）") as caught:
        pdf.write(Document("题", (Paragraph("本市\U0001f600公开"),)), target, faces="bundled")
    assert str(caught.value).endswith("重新导出。")
    assert target.read_bytes() == b"old"


def test_a_missing_glyph_is_named_with_its_part(tmp_path: Path) -> None:
    blocks = (Heading(1, "一、概述"), Paragraph("好"), Heading(1, "二、主动公开情况"), Paragraph("公开信息\ufffd条"))
    with pytest.raises(MissingGlyphError, match=r"（U\+FFFD，见“二、主动公开情况”的“公开信息\ufffd条”）"):
        pdf.write(Document("题", blocks), tmp_path / "x.pdf", faces="bundled")


def test_another_office_has_another_page(tmp_path: Path) -> None:
    office = replace(STANDARD, top=33, left=30, text_width=150, characters=27)
    target = tmp_path / "x.pdf"
    pdf.write(Document("题", (Paragraph(prose(0, 9)),)), target, page=office, faces="bundled")
    pages = measure.read(target, office)
    full = [line for lines in measure.body_lines(pages) for line in measure.full_lines(lines, office)]
    assert len(full) > 10
    assert all(measure.on_margin(line, office) for line in full)
    assert full[1].left == pytest.approx(30 * POINTS_PER_MM, abs=0.1)
    assert full[0].y == pytest.approx(33 * POINTS_PER_MM + 20.58, abs=0.1)


def test_a_missing_folder_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="文件夹不存在"):
        pdf.write(specimen(), tmp_path / "没有" / "x.pdf", faces="bundled")


def test_rare_characters_can_be_copied(tmp_path: Path) -> None:
    text = "张珺喆、王垚、李䶮、陈\U0002cc56、周\U0002cb5a、㛃、⑪、㎡"
    assert written(tmp_path, Paragraph(text))[0].lines[0].text == text


def test_dates_before_and_after_are_written_as_they_are(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    for day, printed in ((date(1999, 12, 31), "D:19991231"), (None, "D:20000101")):
        pdf.write(Document("题", (), date=day), target, faces="bundled")
        with pikepdf.open(target) as file:
            assert str(file.docinfo.CreationDate).startswith(printed)


HOSTILE = st.text(
    st.one_of(
        st.sampled_from("政府信息公开（）《》“”，。、；：！？—…〔〕·①②0123456789abcXYZ./:-_% \u3000\t\n"),
        st.sampled_from("\x00\x1b\u202e\u200b\ufeff\ud800\udfff\u2028\u00ad\ufe0f\u0301"),
    ),
    max_size=150,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.builds(Title, HOSTILE),
            st.builds(Byline, HOSTILE),
            st.builds(Heading, st.sampled_from((1, 2, 3)), HOSTILE),
            st.builds(Paragraph, HOSTILE, HOSTILE),
            st.builds(SignOff, st.lists(st.tuples(HOSTILE, HOSTILE), max_size=4).map(tuple)),
            st.builds(PageBreak),
            st.lists(HOSTILE, min_size=3, max_size=3).map(
                lambda texts: Table(
                    (Column(1), Column(2, "center"), Column(1, "right")),
                    (Row(tuple(map(Cell, texts))),),
                    (Row(tuple(Cell(text, mark=1) for text in texts), strong=True),),
                    tuple(texts),
                    texts[0],
                )
            ),
        ),
        max_size=6,
    ),
    HOSTILE,
)
def test_hostile_text_does_no_harm(tmp_path: Path, blocks: list[Block], title: str) -> None:
    target = tmp_path / "x.pdf"
    pdf.write(Document(title, tuple(blocks), author=title, mark=title[:5]), target, faces="bundled")
    for page in measure.read(target):
        for char in page.chars:
            assert char.box[2] < RIGHT + 1
            assert char.y < BOTTOM
