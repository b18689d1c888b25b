"""The structure of the PDF, read back with pikepdf: what PDF/A-2a and PDF/UA-1 ask for and a program can judge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from pdf_kit import squeezed
from specimen import TITLE, indicator_table, specimen, wide_table
from structure import Node, read_tree

from exporters import pdf
from exporters.blocks import Block, Cell, Column, Document, Heading, Paragraph, Row, Table, Title


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("structure") / "年报.pdf"
    pdf.write(specimen("草稿"), target, faces="bundled")
    return target


@pytest.fixture(scope="module")
def tree(file: Path) -> Node:
    return read_tree(file)


def tree_of(path: Path, *blocks: Block) -> Node:
    pdf.write(Document("题", blocks), path / "x.pdf", faces="bundled")
    return read_tree(path / "x.pdf")


def test_the_text_of_the_elements_is_the_text_of_the_blocks(tree: Node) -> None:
    told = [(node.kind, squeezed(node.text)) for node in tree.walk() if re.match(r"H\d|P$", node.kind)]
    expected = [
        (f"H{block.level + 1}" if isinstance(block, Heading) else "H1", squeezed(block.text))
        for block in specimen().blocks
        if isinstance(block, (Heading, Title))
    ]
    assert [one for one in told if one[0] != "P"] == expected
    paragraphs = [squeezed(block.lead + block.text) for block in specimen().blocks if isinstance(block, Paragraph)]
    assert [text for kind, text in told if kind == "P" and text in paragraphs] == paragraphs


def test_no_level_of_headings_is_skipped(tmp_path: Path) -> None:
    made = tree_of(tmp_path, Heading(2, "甲"), Heading(3, "乙"), Heading(1, "丙"), Heading(3, "丁"))
    assert [node.kind for node in made.kids] == ["H1", "H2", "H1", "H2"]


def test_each_cell_is_in_its_row_and_each_row_as_long_as_the_table(tree: Node) -> None:
    tables = [node for node in tree.walk() if node.kind == "Table"]
    for node, table in zip(tables, (indicator_table(), wide_table()), strict=True):
        kinds = [kid.kind for kid in node.kids]
        assert kinds == (["Caption"] if table.caption else []) + ["THead", "TBody"]
        taken: set[tuple[int, int]] = set()
        rows = [row for group in node.kids for row in group.kids if row.kind == "TR"]
        for y, row in enumerate(rows):
            for cell in row.kids:
                x = next(x for x in range(99) if (y, x) not in taken)
                across, down = (int(cell.attributes.get(name, 1)) for name in ("ColSpan", "RowSpan"))
                taken |= {(y + dy, x + dx) for dy in range(down) for dx in range(across)}
        assert taken == {(y, x) for y in range(len(rows)) for x in range(len(table.columns))}


def test_cells_say_what_they_head(tree: Node) -> None:
    table = next(node for node in tree.walk() if node.kind == "Table")
    head, body = table.kids
    assert [(cell.kind, cell.attributes["Scope"], cell.text) for cell in head.kids[0].kids] == [
        ("TH", "/Column", "统计指标"),
        ("TH", "/Column", "单位"),
        ("TH", "/Column", "统计数"),
    ]
    assert all([cell.kind for cell in row.kids] == ["TH", "TD", "TD"] for row in body.kids)
    assert all(row.kids[0].attributes["Scope"] == "/Row" for row in body.kids)
    assert body.kids[1].kids[2].text == "37①"


def test_a_row_that_is_too_short_is_filled_up(tmp_path: Path) -> None:
    table = Table((Column(1), Column(1)), (), (Row((Cell("一"),)), Row((Cell("二"), Cell("三")))))
    body = tree_of(tmp_path, table).kids[0].kids[0]
    assert [[cell.text for cell in row.kids] for row in body.kids] == [["一", ""], ["二", "三"]]


def test_notes_are_a_list(tree: Node) -> None:
    listed = next(node for node in tree.walk() if node.kind == "L")
    assert [[part.kind for part in item.kids] for item in listed.kids] == [["Lbl", "LBody"]] * 2
    assert listed.kids[1].kids[0].text == "②"
    assert listed.kids[1].kids[1].text == indicator_table().notes[1]


def test_a_line_that_says_nothing_is_no_element(tmp_path: Path) -> None:
    made = tree_of(tmp_path, Paragraph(""), Paragraph("甲\n\n乙"), Title(" "))
    assert [(node.kind, node.text) for node in made.kids] == [("P", "甲"), ("P", "乙")]


def drawn_outside(page: pikepdf.Page) -> Iterator[str]:
    """Operators that draw something that is neither content of an element nor an artifact."""
    depth = 0
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
        assert 0 <= depth <= 1
        if depth == 0 and operator in ("Tj", "TJ", "S", "f", "B", "Do"):
            yield operator
    assert depth == 0


def test_all_that_is_drawn_is_content_or_artifact(file: Path) -> None:
    with pikepdf.open(file) as made:
        assert [operator for page in made.pages for operator in drawn_outside(page)] == []


def test_each_piece_knows_its_element(file: Path) -> None:
    with pikepdf.open(file) as made:
        root = made.Root.StructTreeRoot
        entries = list(root.ParentTree.Nums)
        parents = dict(zip(map(int, entries[::2]), entries[1::2], strict=True))
        assert made.Root.MarkInfo.Marked
        for at, page in enumerate(made.pages):
            assert page.obj.Tabs == "/S"
            assert page.obj.StructParents == at
            numbers = [
                int(instruction.operands[1].MCID)
                for instruction in pikepdf.parse_content_stream(page)
                if str(instruction.operator) == "BDC" and instruction.operands[0] != "/Artifact"
            ]
            kinds = [
                str(instruction.operands[0])
                for instruction in pikepdf.parse_content_stream(page)
                if str(instruction.operator) == "BDC" and instruction.operands[0] != "/Artifact"
            ]
            assert numbers == list(range(len(parents[at])))
            assert kinds == [str(element.S) for element in parents[at]]


def test_the_file_says_what_it_is(file: Path) -> None:
    with pikepdf.open(file) as made, made.open_metadata() as told:
        assert told["pdfaid:part"] == "2"
        assert told["pdfaid:conformance"] == "A"
        assert told["pdfuaid:part"] == "1"
        assert told["dc:title"] == TITLE
        assert told["xmp:CreateDate"].startswith("2018-03-15")
        intent = made.Root.OutputIntents[0]
        assert intent.S == "/GTS_PDFA1"
        assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"
        assert made.pdf_version == "1.7"


def test_marks_of_xml_in_a_title_do_no_harm(tmp_path: Path) -> None:
    title = "<b>&“甲”</b> {title}"
    pdf.write(Document(title, (), author="&amp;"), tmp_path / "x.pdf", faces="bundled")
    with pikepdf.open(tmp_path / "x.pdf") as made, made.open_metadata() as told:
        assert told["dc:title"] == title
        assert told["dc:creator"] == ["&amp;"]


def test_a_file_has_a_title_whatever_the_document_says(tmp_path: Path) -> None:
    pdf.write(Document("", ()), tmp_path / "x.pdf", faces="bundled")
    with pikepdf.open(tmp_path / "x.pdf") as made:
        assert str(made.docinfo.Title) == "政府信息公开工作年度报告"


def test_the_reports_data_is_inside_on_request(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        options = pdf.PdfOptions(embed=b'{"year": 2017}')
        pdf.write(specimen(), tmp_path / name, faces="bundled", options=options)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    with pikepdf.open(tmp_path / "a.pdf") as made, made.open_metadata() as told:
        assert told["pdfaid:part"] == "3"
        assert made.attachments["report-data.json"].get_file().read_bytes() == b'{"year": 2017}'
        assert made.Root.AF[0].AFRelationship == "/Source"
        assert made.Root.AF[0].EF.F.Subtype == "/application/json"
