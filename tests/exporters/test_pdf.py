"""The PDF, read back: the page of the standard, all text in its order, tables, outline, and what may go wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import measure
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
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

LEFT = STANDARD.left * POINTS_PER_MM
RIGHT = LEFT + STANDARD.text_width * POINTS_PER_MM
TOP = STANDARD.top * POINTS_PER_MM
BOTTOM = TOP + STANDARD.text_height * POINTS_PER_MM


def written(path: Path, *blocks: Block, mark: str = "") -> list[measure.MeasuredPage]:
    """The pages of a document of these blocks."""
    target = path / "文件.pdf"
    pdf.write(Document("标题", blocks, mark=mark), target, faces="bundled")
    return measure.read(target)


def said(blocks: tuple[Block, ...]) -> Iterator[str]:
    """All that the blocks say, in the order in which it is drawn."""
    for block in blocks:
        if isinstance(block, (Title, Byline, Heading)):
            yield block.text
        elif isinstance(block, Paragraph):
            yield block.lead + block.text
        elif isinstance(block, SignOff):
            yield from (f"{label}：{value}" for label, value in block.pairs)
        elif isinstance(block, Table):
            yield block.caption
            for row in (*block.head, *block.rows):
                for cell in row.cells:
                    yield cell.text + ("" if not cell.mark else chr(0x245F + cell.mark))
            for number, note in enumerate(block.notes, 1):
                yield chr(0x245F + number) + note


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


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
    content = file.read_bytes()
    assert b"/Lang (zh-CN)" in content
    assert b"/DisplayDocTitle true" in content
    assert b"Helvetica" not in content


def test_the_same_document_gives_the_same_bytes(file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    pdf.write(specimen(), again, faces="bundled")
    assert again.read_bytes() == file.read_bytes()


def test_a_table_repeats_its_head_and_divides_no_row(tmp_path: Path) -> None:
    pages = written(tmp_path, indicator_table())
    assert len(pages) > 3
    for page in pages:
        assert page.lines[0].text == "统计指标单位统计数"
    label = squeezed("2．通过政府公报、政务微博、政务微信以及其他方式公开政府信息数（不同渠道和方式公开相同信息计1条）")
    for page in pages:
        text = squeezed("".join(char.char for char in page.chars))
        assert text.count("2．通过") == text.count(label)


def test_numbers_end_on_one_edge(tmp_path: Path) -> None:
    table = Table(
        (Column(3), Column(1, "right")),
        (Row((Cell("项"), Cell("数"))),),
        tuple(Row((Cell("行"), Cell(number, mark=mark))) for number, mark in (("5", 0), ("1,234", 1), ("78", 0))),
        ("注",),
    )
    page = written(tmp_path, table)[0]
    last = [max((char.x for char in line.chars if char.char.isdecimal()), default=0) for line in page.lines]
    assert len([x for x in last if x]) == 3
    assert len({round(x, 1) for x in last if x}) == 1
    mark = next(char for char in page.chars if char.char == "①")
    number = next(char for char in page.chars if char.char == "4")
    assert mark.size < number.size
    assert mark.y < number.y
    assert mark.x > number.x


def test_a_section_row_stays_with_its_first_row(tmp_path: Path) -> None:
    for page in written(tmp_path, indicator_table(200))[:-1]:
        assert not re.match("[一二三四五六七八九十]、", page.lines[-1].text)


def test_a_wide_table_keeps_its_numbers_whole(tmp_path: Path) -> None:
    pages = written(tmp_path, wide_table())
    drawn = " ".join(line.text for page in pages for line in page.lines)
    for page in pages:
        sizes = {round(char.size, 1) for char in page.chars}
        assert min(sizes) >= 10.5
    assert "22,008" in drawn
    assert "14,410" in drawn


def test_a_cell_over_rows_and_columns(tmp_path: Path) -> None:
    head = (
        Row((Cell("甲", down=2), Cell("乙", across=2), Cell("丙", down=2))),
        Row((Cell("丁"), Cell("戊"))),
    )
    rows = (Row((Cell("己", down=2), Cell("1"), Cell("2"), Cell("3"))), Row((Cell("4"), Cell("5"), Cell("6"))))
    page = written(tmp_path, Table(tuple(Column(1) for _ in range(4)), head, rows))[0]
    at = {char.char: (char.x, char.y) for char in page.chars}
    assert at["乙"][1] < at["甲"][1] == at["丙"][1] < at["丁"][1] == at["戊"][1]
    assert at["丁"][0] < at["乙"][0] < at["戊"][0]
    assert at["1"][1] < at["己"][1] < at["4"][1]
    assert at["4"][0] == at["1"][0]


def test_a_row_higher_than_a_page_is_divided_and_loses_nothing(tmp_path: Path) -> None:
    text = prose(0, 60)
    pages = written(tmp_path, Table((Column(1), Column(1)), (), (Row((Cell("短"), Cell(text))),)))
    assert len(pages) > 2
    assert squeezed("".join(char.char for page in pages for char in page.chars)) == "短" + squeezed(text)
    assert all(char.y < BOTTOM for page in pages for char in page.chars)


def test_too_many_cells_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="more cells than the table has columns"):
        written(tmp_path, Table((Column(1),), (), (Row((Cell("一"), Cell("二"))),)))


def test_the_sign_off_fills_the_line_under_the_table(tmp_path: Path) -> None:
    pairs = (("单位负责人", "张珺喆"), ("审核人", "王垚"), ("填报人", "李旻昇"))
    line = written(tmp_path, indicator_table(5), SignOff(pairs))[0].lines[-1]
    assert line.left == pytest.approx(LEFT, abs=0.1)
    assert line.right == pytest.approx(RIGHT, abs=2)


def test_a_long_sign_off_takes_more_lines(tmp_path: Path) -> None:
    pairs = (*((f"负责人{number}", "某某单位某某部门") for number in range(9)), ("说明", prose(0, 3)))
    page = written(tmp_path, SignOff(pairs))[0]
    assert all(line.right < RIGHT + 1 for line in page.lines)
    assert squeezed("".join(char.char for char in page.chars)) == squeezed("".join(said((SignOff(pairs),))))


def test_a_page_break_and_none_at_the_ends(tmp_path: Path) -> None:
    pages = written(tmp_path, PageBreak(), Paragraph("前"), PageBreak(), PageBreak(), Paragraph("后"), PageBreak())
    assert ["".join(line.text for line in page.lines) for page in pages] == ["前", "后"]


def test_an_empty_document_has_one_page(tmp_path: Path) -> None:
    assert len(written(tmp_path)) == 1


def test_the_mark_lies_on_every_page_behind_the_text(tmp_path: Path) -> None:
    target = tmp_path / "草稿.pdf"
    pdf.write(specimen("草稿"), target, faces="bundled")
    pages = measure.read(target)
    assert {page.mark for page in pages} == {"草稿"}
    document = pypdfium2.PdfDocument(target)
    picture = document[1].render(scale=1).to_pil().convert("L")
    document.close()
    greys = picture.getcolors(maxcolors=1 << 16)
    assert greys is not None
    marked = sum(count for count, grey in greys if 230 <= grey <= 240)
    assert marked > 5000
    assert min(grey for _, grey in greys) < 60


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


def test_a_missing_folder_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="文件夹不存在"):
        pdf.write(specimen(), tmp_path / "没有" / "x.pdf", faces="bundled")


def test_rare_characters_can_be_copied(tmp_path: Path) -> None:
    text = "张珺喆、王垚、李䶮、陈\U0002cc56、周\U0002cb5a、㛃、⑪、㎡"
    assert written(tmp_path, Paragraph(text))[0].lines[0].text == text


def test_dates_before_and_after_are_written_as_they_are(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    for day, printed in ((date(1999, 12, 31), b"D:19991231"), (None, b"D:20000101")):
        pdf.write(Document("题", (), date=day), target, faces="bundled")
        assert printed in target.read_bytes()


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


def lines_of_paragraphs(count: int) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(f"第{number}行") for number in range(count))


@pytest.mark.parametrize("before", range(18, 22))
def test_a_heading_an_annex_title_and_a_table_stay_together(tmp_path: Path, before: int) -> None:
    pages = written(tmp_path, *lines_of_paragraphs(before), Heading(1, "附表"), Title("统计表"), indicator_table(3))
    heads = [page.lines[0].text for page in pages[1:]]
    assert heads == ["附表"]


def test_no_page_before_a_page_break_holds_a_single_line(tmp_path: Path) -> None:
    long = Paragraph("字" * (26 + 28 + 20))
    pages = written(tmp_path, *lines_of_paragraphs(20), long, PageBreak(), Paragraph("后"))
    assert [len(page.lines) for page in pages] == [21, 2, 1]


def test_a_sign_off_stays_with_its_table(tmp_path: Path) -> None:
    for rows in range(18, 26):
        table = Table((Column(1),), (), tuple(Row((Cell("行"),)) for _ in range(rows)))
        pages = written(tmp_path, table, SignOff((("审核人", "王垚"),)))
        assert len(pages[-1].lines) > 1


def test_a_group_higher_than_a_page_is_divided(tmp_path: Path) -> None:
    rows = (Row((Cell("高", down=60), Cell("0"))), *(Row((Cell(str(number)),)) for number in range(1, 60)))
    pages = written(tmp_path, Table((Column(1), Column(1)), (), rows))
    drawn = [char for page in pages for char in page.chars]
    assert "高" in {char.char for char in drawn}
    assert all(TOP < char.y < BOTTOM for char in drawn)


def test_a_table_of_a_thousand_rows(tmp_path: Path) -> None:
    pages = written(tmp_path, indicator_table(1000))
    assert len(pages) > 40


def test_a_head_too_high_to_repeat_stands_once(tmp_path: Path) -> None:
    head = (Row((Cell("很长的表头" * 30),)),)
    columns = (Column(1), *(Column(1) for _ in range(8)))
    pages = written(tmp_path, Table(columns, head, tuple(Row((Cell("行"),)) for _ in range(40))))
    assert "".join(line.text for page in pages for line in page.lines).count("很") == 30
