"""The table of contents in Word: a field with its entries filled in, each a link to its heading, asked for or not there."""

from __future__ import annotations

from pathlib import Path

from docx_parts import Element, W, misplaced, parts, text_of
from lxml import etree
from specimen import specimen

from exporters import word
from exporters.blocks import Block, Document, Figure, Heading, PageBreak, Paragraph, Series


def body(tmp_path: Path, *blocks: Block, contents: bool = True) -> Element:
    word.write(Document("标题", blocks), tmp_path / "a.docx", options=word.WordOptions(contents=contents))
    return etree.fromstring(parts(tmp_path / "a.docx")["word/document.xml"])[0]


def links(made: Element) -> list[tuple[str, str]]:
    """(words with the page number behind a space, anchor) of each entry."""
    found = []
    for link in made.iter(f"{W}hyperlink"):
        words = "".join(node.text if node.tag == f"{W}t" else " " for node in link.iter(f"{W}t", f"{W}tab"))
        found.append((words, link.get(f"{W}anchor")))
    return found


def test_headings_of_two_levels_are_listed_with_their_pages_and_linked(tmp_path: Path) -> None:
    made = body(
        tmp_path,
        Heading(1, "一、概述"),
        Paragraph("甲"),
        PageBreak(),
        Heading(1, "二、情况"),
        Heading(2, "（一）做法"),
        Heading(3, "1．不列"),
    )
    entries = links(made)
    assert [words for words, _ in entries] == ["一、概述 2", "二、情况 3", "（一）做法 3"]
    anchored = {mark.get(f"{W}name"): text_of(mark.getparent()) for mark in made.iter(f"{W}bookmarkStart")}
    assert [anchored[anchor] for _, anchor in entries] == ["一、概述", "二、情况", "（一）做法"]
    assert list(misplaced(made)) == []


def test_it_is_one_field_that_opens_and_closes_and_asks_nothing(tmp_path: Path) -> None:
    word.write(specimen(), tmp_path / "a.docx", options=word.WordOptions(contents=True))
    found = parts(tmp_path / "a.docx")
    assert b"updateFields" not in found["word/settings.xml"]
    root = etree.fromstring(found["word/document.xml"])
    depth, told = 0, []
    for node in root.iter(f"{W}fldChar", f"{W}instrText"):
        if node.tag == f"{W}instrText":
            told.append((depth, node.text.split()[0]))
        else:
            depth += {"begin": 1, "separate": 0, "end": -1}[node.get(f"{W}fldCharType")]
    assert depth == 0
    assert told[0] == (1, "TOC")
    assert set(told[1:]) == {(2, "PAGEREF")}
    assert len(told) == 1 + len(links(root))


def test_the_report_begins_on_the_page_behind_it(tmp_path: Path) -> None:
    made = body(tmp_path, Paragraph("甲"), Heading(1, "一、概述"))
    turned = [text_of(p) for p in made.iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert turned == ["甲"]


def test_without_headings_or_without_a_wish_there_is_none(tmp_path: Path) -> None:
    plain = body(tmp_path, Paragraph("甲"))
    assert len(list(plain.iter(f"{W}p"))) == 1
    assert not links(body(tmp_path, Heading(1, "一、概述"), contents=False))


def test_a_long_table_of_contents_counts_its_own_pages(tmp_path: Path) -> None:
    made = body(tmp_path, *(Heading(1, f"第{number}部分") for number in range(30)))
    assert links(made)[0][0] == "第0部分 3"


def test_pages_are_counted_with_pictures_at_the_head_of_theirs(tmp_path: Path) -> None:
    figure = Figure("图1　说明", ("甲", "乙"), (Series("2017年", (1, 2)),), ("件", "件"), "图1。")
    texts = (Paragraph("满" * 28 * 17), figure, Heading(1, "二、其他"), Paragraph("后" * 28 * 4), Paragraph("末" * 100))
    entries = links(body(tmp_path, Heading(1, "一、概述"), *texts))
    assert [words for words, _ in entries] == ["一、概述 2", "二、其他 2"]
