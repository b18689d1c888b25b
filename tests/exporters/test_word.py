"""The Word file, taken apart: the official page, faces on every run, all words in their order, properties, safe writing."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from docx_parts import W, body, misplaced, parts, text_of, value, written
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from specimen import TITLE, specimen

from exporters import word
from exporters.blocks import Byline, Cell, Column, Document, Heading, PageBreak, Paragraph, Row, SignOff, Table, Title
from exporters.errors import TargetError
from exporters.page import STANDARD


def one(*blocks: object, **more: object) -> Document:
    return Document("标题", tuple(blocks), **more)  # type: ignore[arg-type]


def test_the_parts_are_those_that_are_needed_and_none_of_the_template(tmp_path: Path) -> None:
    word.write(specimen(), tmp_path / "a.docx")
    assert sorted(parts(tmp_path / "a.docx")) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]


def test_no_face_comes_from_a_theme_and_children_keep_the_order_of_the_schema(tmp_path: Path) -> None:
    for name, root in written(specimen("草稿"), tmp_path).items():
        for element in root.iter():
            if element.tag.startswith(W) and not element.tag.endswith("themeFontLang"):
                assert not [attribute for attribute in element.attrib if "heme" in attribute], name
        assert list(misplaced(root)) == [], name


def test_each_run_and_paragraph_says_its_face_alignment_and_indent(tmp_path: Path) -> None:
    for name, root in written(specimen(), tmp_path).items():
        for run in root.iter(f"{W}r"):
            fonts = run.find(f"{W}rPr/{W}rFonts")
            said = {key.removeprefix(W) for key in fonts.attrib}
            assert said == {"hint", "ascii", "hAnsi", "eastAsia", "cs"}, name
            assert fonts.get(f"{W}hint") == "eastAsia"
        for paragraph in root.iter(f"{W}p"):
            assert value(paragraph, "pPr/jc")
            assert value(paragraph, "pPr/ind", "left") is not None
            assert value(paragraph, "pPr/spacing", "lineRule") == "exact"


def test_22_lines_of_28_characters_fit_the_type_area(tmp_path: Path) -> None:
    file = written(specimen(), tmp_path)
    section = file["word/document.xml"][0][-1]
    height = int(value(section, "pgSz", "h") or 0)
    width = int(value(section, "pgSz", "w") or 0)
    margin = {side: int(value(section, "pgMar", side) or 0) for side in ("top", "bottom", "left", "right")}
    assert [round(twips / 1440 * 25.4) for twips in (width, height, *margin.values())] == [210, 297, 37, 35, 28, 26]
    assert value(section, "docGrid", "type") == "lines"

    normal = next(s for s in file["word/styles.xml"].iter(f"{W}style") if s.get(f"{W}styleId") == "Normal")
    pitch = int(value(normal, "pPr/spacing", "line") or 0)
    cell = int(value(normal, "rPr/sz") or 0) * 10 + int(value(normal, "rPr/spacing") or 0)
    assert (height - margin["top"] - margin["bottom"]) // pitch == 22
    assert (width - margin["left"] - margin["right"]) // cell == 28
    assert pitch == 579


def test_another_office_may_want_other_faces_and_margins(tmp_path: Path) -> None:
    other = replace(STANDARD, left=30, faces=replace(STANDARD.faces, fangsong="方正仿宋_GBK"))
    word.write(specimen(), tmp_path / "a.docx", other)
    found = parts(tmp_path / "a.docx")
    assert not [name for name, blob in found.items() if "仿宋_GB2312".encode() in blob]
    margin = docx.Document(str(tmp_path / "a.docx")).sections[0].left_margin
    assert margin is not None
    assert round(margin.mm, 1) == 30


def test_headings_are_real_black_and_keep_their_typed_number(tmp_path: Path) -> None:
    word.write(one(Heading(1, "一、概述"), Heading(2, "（一）机构"), Heading(3, "1．人员")), tmp_path / "a.docx")
    read = docx.Document(str(tmp_path / "a.docx"))
    assert [(p.style.name, p.text) for p in read.paragraphs if p.style] == [
        ("Heading 1", "一、概述"),
        ("Heading 2", "（一）机构"),
        ("Heading 3", "1．人员"),
    ]
    for level in (1, 2, 3):
        style = read.styles[f"Heading {level}"].element
        assert value(style, "pPr/outlineLvl") == str(level - 1)
        assert value(style, "rPr/color") == "000000"
        assert value(style, "rPr/rFonts", "eastAsia") == STANDARD.faces.of(STANDARD.headings[level - 1].role)


def test_a_long_title_is_balanced_and_breaks_between_words(tmp_path: Path) -> None:
    long = "青云市发展和改革委员会关于2017年度政府信息公开工作情况的年度报告"
    title = body(one(Title(long)), tmp_path)[0]
    lines = [[]]  # type: list[list[str]]
    for node in title.iter(f"{W}t", f"{W}br"):
        if node.tag == f"{W}br":
            lines.append([])
        else:
            lines[-1].append(node.text)
    shown = ["".join(line) for line in lines]
    assert "".join(shown) == long
    assert len(shown) > 1
    assert max(map(len, shown)) - min(map(len, shown)) <= 6
    for whole in ("发展", "委员会", "2017年度", "政府信息公开", "报告"):
        assert any(whole in line for line in shown)


def test_page_numbers_stand_outside_one_character_in(tmp_path: Path) -> None:
    file = written(specimen(), tmp_path)
    assert file["word/settings.xml"].find(f"{W}evenAndOddHeaders") is not None
    kinds = {}
    for reference in file["word/document.xml"].iter(f"{W}footerReference"):
        kinds[reference.get(f"{W}type")] = reference.values()
    assert sorted(kinds) == ["default", "even"]
    for name, side in (("word/footer1.xml", "right"), ("word/footer2.xml", "left")):
        footer = file[name]
        assert value(footer, "p/pPr/jc") == side
        assert value(footer, "p/pPr/ind", side) == "280"
        assert [node.text for node in footer.iter(f"{W}t")] == ["— ", "1", " —"]
        assert footer.find(f".//{W}instrText").text == " PAGE "
        assert {size.get(f"{W}val") for size in footer.iter(f"{W}sz")} == {"28"}


def test_a_mark_lies_on_odd_and_even_pages_and_is_absent_without_one(tmp_path: Path) -> None:
    marked = written(specimen("草稿<&\"'>"), tmp_path)
    for name in ("word/header1.xml", "word/header2.xml"):
        path = marked[name].find(".//{urn:schemas-microsoft-com:vml}textpath[@string]")
        assert path.get("string") == "草稿<&\"'>"
    kinds = {r.get(f"{W}type") for r in marked["word/document.xml"].iter(f"{W}headerReference")}
    assert kinds == {"default", "even"}
    assert not [name for name in written(specimen(), tmp_path) if "header" in name]


def test_a_page_break_begins_the_next_block_and_leaves_no_empty_page(tmp_path: Path) -> None:
    table = Table((Column(1),), (), (Row((Cell("甲"),)),))
    made = body(
        one(PageBreak(), Paragraph("一"), PageBreak(), PageBreak(), table, Paragraph("二"), PageBreak()), tmp_path
    )
    turned = [p.getnext().tag for p in made.iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert turned == [f"{W}tbl"]
    assert not list(made.iter(f"{W}br"))


def test_properties_come_from_the_document_alone(tmp_path: Path) -> None:
    document = one(
        author="青云市人民政府办公室",
        keywords=("公开", "年报"),
        date=date(2018, 3, 15),
        properties=(("nianbao.form", "某表"), ("NIANBAO.FORM", "重名"), ("x<", 'a&"b')),
    )
    word.write(document, tmp_path / "a.docx")
    core = docx.Document(str(tmp_path / "a.docx")).core_properties
    assert (core.title, core.author, core.last_modified_by) == ("标题", "青云市人民政府办公室", "青云市人民政府办公室")
    assert (core.subject, core.keywords, core.language) == ("政府信息公开工作年度报告", "公开; 年报", "zh-CN")
    assert core.created == core.modified == datetime(2018, 3, 15, tzinfo=UTC)
    custom = etree.fromstring(parts(tmp_path / "a.docx")["docProps/custom.xml"])
    assert [(p.get("pid"), p.get("name"), p[0].text) for p in custom] == [
        ("2", "nianbao.form", "某表"),
        ("3", "x<", 'a&"b'),
    ]


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    word.write(specimen(), tmp_path / "a.docx")
    word.write(specimen(), tmp_path / "b.docx")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


HOSTILE = st.text(
    st.characters(codec=None) | st.sampled_from("甲“—…\x00\x0b\ufffe\ud800\u202e<&\r\n\t　①"), max_size=40
)


@settings(max_examples=40)
@given(st.lists(HOSTILE, min_size=1, max_size=4), st.text(max_size=5))
def test_any_text_gives_a_valid_file_with_all_that_can_be_set_in_order(texts: list[str], key: str) -> None:
    blocks = [Paragraph(text, lead=text, key=key + str(number)) for number, text in enumerate(texts)]
    table = Table((Column(1),), (Row((Cell(texts[0]),)),), (Row((Cell(texts[-1], key=key),)),), tuple(texts), texts[0])
    everything = (
        Title(texts[0]),
        Byline(texts[0]),
        Heading(1, texts[0]),
        *blocks,
        table,
        SignOff(((texts[0], texts[0]),)),
    )
    hostile = Document(texts[0], everything, texts[0], texts[0], tuple(texts), None, texts[0], ((texts[0], texts[0]),))
    with TemporaryDirectory() as folder:
        word.write(hostile, Path(folder) / "a.docx")
        read = etree.fromstring(parts(Path(folder) / "a.docx")["word/document.xml"])
    shown = iter(text_of(read[0]))
    assert all(letter in shown for text in texts for letter in text if "\u4e00" <= letter <= "\u9fff")


def test_all_words_of_a_report_stand_in_their_order(tmp_path: Path) -> None:
    shown = text_of(body(specimen(), tmp_path))
    place = 0
    for block in specimen().blocks:
        said: list[str] = []
        if isinstance(block, Paragraph):
            said = [block.lead + block.text]
        elif isinstance(block, (Heading, Byline, Title)):
            said = [block.text]
        elif isinstance(block, Table):
            said = [block.caption, *(c.text for r in (*block.head, *block.rows) for c in r.cells), *block.notes]
        elif isinstance(block, SignOff):
            said = [f"{label}：{text}" for label, text in block.pairs]
        for words in said:
            found = shown.find(words, place)
            assert found >= 0, words
            place = found + len(words)
    assert TITLE in shown


def test_a_missing_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="文件夹不存在"):
        word.write(specimen(), tmp_path / "nowhere" / "a.docx")


def test_a_failed_export_leaves_the_old_file_alone(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_text("旧")
    bad = Table((Column(1),), (), (Row((Cell("甲"), Cell("乙"))),))
    with pytest.raises(ValueError, match="more cells"):
        word.write(one(bad), target)
    assert target.read_text() == "旧"
    assert [file.name for file in tmp_path.iterdir()] == ["a.docx"]


def test_an_empty_document_is_a_file_that_opens(tmp_path: Path) -> None:
    word.write(one(), tmp_path / "a.docx")
    assert zipfile.is_zipfile(tmp_path / "a.docx")
    assert len(docx.Document(str(tmp_path / "a.docx")).paragraphs) == 1
