"""Editions of the PDF on request: table of contents, large print, reading point."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import measure
import pikepdf
import pypdfium2
import pytest
from pdf_kit import BOTTOM, LEFT, RIGHT, TOP, said, squeezed
from specimen import TITLE, prose, specimen
from structure import Node, read_tree

from exporters import pdf
from exporters.blocks import Document, Heading, Paragraph
from exporters.errors import MissingGlyphError
from exporters.page import POINTS_PER_MM, STANDARD, enlarged
from exporters.pdf import PdfOptions


def listed(document: Document) -> list[Heading]:
    return [block for block in document.blocks if isinstance(block, Heading) and block.level <= 2]


@pytest.fixture(scope="module")
def with_contents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("contents") / "年报.pdf"
    pdf.write(specimen("草稿"), target, faces="bundled", options=PdfOptions(contents=True))
    return target


def find(node: Node, kind: str) -> list[Node]:
    return [found for found in node.walk() if found.kind == kind]


def test_the_table_of_contents_lists_headings_with_their_pages(with_contents: Path) -> None:
    pages = measure.read(with_contents)
    lines = [squeezed(line.text).replace("…", "") for line in pages[0].lines]
    assert lines[0] == "目录"
    assert re.sub("[0-9]+", "", "".join(lines[1:])) == squeezed("".join(block.text for block in listed(specimen())))
    numbers = [int(found) for line in lines for found in re.findall("[0-9]+$", line)]
    assert len(numbers) == len(listed(specimen()))
    assert numbers == sorted(numbers)
    for heading, number in zip(listed(specimen()), numbers, strict=True):
        text = squeezed("".join(char.char for char in pages[number - 1].chars))
        assert squeezed(heading.text) in text


def test_numbers_of_the_contents_stand_on_the_margin_and_dots_in_columns(with_contents: Path) -> None:
    lines = measure.read(with_contents)[0].lines[1:]
    assert all(line.right == pytest.approx(RIGHT, abs=1) for line in lines)
    dots = {round(char.x - LEFT, 1) % 14 for line in lines for char in line.chars if char.char == "…"}
    assert max(dots) - min(dots) < 0.2
    starts = {round(line.left - LEFT) for line in lines}
    assert len(starts) == 2


def test_each_entry_of_the_contents_is_a_link_to_its_heading(with_contents: Path) -> None:
    tree = read_tree(with_contents)
    pages = measure.read(with_contents)
    links = find(tree, "Link")
    assert [squeezed(link.text).rstrip("0123456789") for link in links] == [
        squeezed(heading.text) for heading in listed(specimen())
    ]
    for link in links:
        (goal,) = link.links
        words = squeezed(link.text)[: -len(str(goal.page + 1))]
        assert words + str(goal.page + 1) == squeezed(link.text)
        assert goal.words == f"{link.text[: -len(str(goal.page + 1))]}，第{goal.page + 1}页"
        assert goal.flags == 4
        height = STANDARD.height * POINTS_PER_MM
        near = [line for line in pages[goal.page].lines if 0 < line.y - (height - goal.y) < STANDARD.pitch]
        assert squeezed(near[0].text) == words


def test_the_contents_come_first_for_readers_too(with_contents: Path) -> None:
    tree = read_tree(with_contents)
    assert [node.kind for node in tree.kids[:3]] == ["H1", "TOC", "H1"]
    assert tree.kids[2].text == TITLE
    assert {node.kind for node in tree.kids[1].kids} == {"TOC", "TOCI"}
    document = pypdfium2.PdfDocument(with_contents)
    assert [entry.get_title() for entry in itertools.islice(document.get_toc(), 2)] == ["目　　录", TITLE]
    document.close()


def test_a_long_table_of_contents_takes_more_pages_and_counts_them(tmp_path: Path) -> None:
    blocks = [block for at in range(40) for block in (Heading(1, f"第{at}，" + prose(at, 1)), Paragraph("甲"))]
    target = tmp_path / "x.pdf"
    pdf.write(Document("题", tuple(blocks)), target, faces="bundled", options=PdfOptions(contents=True))
    links = find(read_tree(target), "Link")
    assert len(links) == 40
    assert all(squeezed(link.text).endswith(str(link.links[0].page + 1)) for link in links)
    assert links[0].links[0].page > 2
    assert len(links[0].links) > 1
    assert all(char.y < BOTTOM for page in measure.read(target) for char in page.chars)


def test_a_document_without_headings_has_no_table_of_contents(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    log = pdf.write(Document("题", (Paragraph("甲"),)), target, faces="bundled", options=PdfOptions(contents=True))
    assert log.pages == 1


def test_large_print_stands_on_its_own_grid(tmp_path: Path) -> None:
    large = enlarged(STANDARD)
    target = tmp_path / "x.pdf"
    pdf.write(specimen(), target, faces="bundled", options=PdfOptions(large_print=True))
    pages = measure.read(target, large)
    bodies = measure.body_lines(pages, large.body.size)
    assert max(map(len, bodies)) == large.lines == 16
    full = [line for lines in bodies for line in measure.full_lines(lines, large)]
    assert len(full) > 100
    off = [line.text for line in full if not measure.on_margin(line, large)]
    assert [text for text in off if "zwgk" not in text] == []
    assert all(char.size >= 14 or char.char in "①②" for page in pages for char in page.chars)
    assert all(char.box[1] > TOP - 1 and char.y < BOTTOM for page in pages for char in page.chars)


def test_large_print_keeps_an_offices_margins_and_faces() -> None:
    assert enlarged(STANDARD).left == STANDARD.left
    assert enlarged(STANDARD).body.role is STANDARD.body.role
    assert enlarged(STANDARD).headings[0].role is STANDARD.headings[0].role


def test_the_stamp_stands_over_the_first_page_and_moves_nothing(tmp_path: Path) -> None:
    plain, stamped = tmp_path / "a.pdf", tmp_path / "b.pdf"
    pdf.write(specimen(), plain, faces="bundled")
    options = PdfOptions(index_number="000014349/2018-00012", disclosed=True)
    pdf.write(specimen(), stamped, faces="bundled", options=options)
    before, after = measure.read(plain), measure.read(stamped)
    assert [line.text for line in after[0].lines[:2]] == ["主动公开", "索引号：000014349/2018-00012"]
    assert after[0].lines[1].right == pytest.approx(RIGHT, abs=1)
    assert all(10 * POINTS_PER_MM < line.y < TOP - 3 * POINTS_PER_MM for line in after[0].lines[:2])
    assert after[0].lines[2:] == before[0].lines
    assert after[1:] == before[1:]
    assert [node.text for node in read_tree(stamped).kids[:3]] == [
        "主动公开",
        "索引号：000014349/2018-00012",
        TITLE,
    ]


def test_an_index_number_that_is_too_long_becomes_smaller(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    pdf.write(specimen(), target, faces="bundled", options=PdfOptions(index_number="0123456789/" * 9))
    line = measure.read(target)[0].lines[0]
    assert line.left == pytest.approx(LEFT, abs=1)
    assert line.right == pytest.approx(RIGHT, abs=1)


def test_an_index_number_that_no_face_can_draw_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingGlyphError, match=r"U\+1F600"):
        pdf.write(specimen(), tmp_path / "x.pdf", faces="bundled", options=PdfOptions(index_number="\U0001f600"))


def test_all_editions_say_the_whole_text(tmp_path: Path) -> None:
    options = PdfOptions(contents=True, large_print=True, index_number="1", disclosed=True, embed=b"{}")
    pdf.write(specimen(), tmp_path / "x.pdf", faces="bundled", options=options)
    text = squeezed(read_tree(tmp_path / "x.pdf").text)
    assert text.endswith(squeezed("".join(said(specimen().blocks))))
    with pikepdf.open(tmp_path / "x.pdf") as file:
        assert len(file.attachments) == 1


def test_both_sides_of_a_leaf_are_bound_at_the_wide_margin(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    pdf.write(Document("题", (Paragraph("字" * 2000),)), target, faces="bundled", options=PdfOptions(two_sided=True))
    odd, even, *_ = (page.lines[1].left for page in measure.read(target))
    assert odd == pytest.approx(28 * POINTS_PER_MM, abs=0.1)
    assert even == pytest.approx(26 * POINTS_PER_MM, abs=0.1)
