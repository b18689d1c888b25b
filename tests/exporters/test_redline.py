"""The marked-up copy: accepting all gives the new version's words, rejecting all the old one's, in text and in tables."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from builders import with_
from docx_parts import Element, W, body, misplaced, parts, text_of
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pdf_kit import squeezed

from exporters import word
from exporters.blocks import Block, Cell, Column, Document, Heading, PageBreak, Paragraph, Row, Table
from exporters.compose import compose

INS, DEL = f"{W}ins", f"{W}del"


def one(*blocks: Block) -> Document:
    return Document("标题", blocks, author="某办公室")


def marked(old: Document, new: Document, folder: Path, **more: object) -> Element:
    options = word.WordOptions(earlier=old, **more)  # type: ignore[arg-type]
    word.write(new, folder / "marked.docx", options=options)
    return etree.fromstring(parts(folder / "marked.docx")["word/document.xml"])[0]


def settled(made: Element, *, accept: bool) -> list[str]:
    """The lines that are left when all changes are accepted or rejected, as a word processor does it; empty ones apart."""
    made = deepcopy(made)
    kept, gone = (INS, DEL) if accept else (DEL, INS)
    for row in list(made.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{gone}") is not None:
            row.getparent().remove(row)
    for node in list(made.iter(gone)):
        if node.getparent().tag == f"{W}p":
            node.getparent().remove(node)
    for node in made.iter(f"{W}delText"):
        node.tag = f"{W}t"
    lines: list[str] = []
    for container in [made, *made.iter(f"{W}tc")]:
        lines += _lines(container, kept, gone)
    return [line for line in lines if line]


def _lines(container: Element, kept: str, gone: str) -> Iterator[str]:
    """Paragraphs of a body or a cell; one whose end is gone runs on into the next."""
    carried = ""
    for node in container:
        if node.tag == f"{W}tbl":
            assert not carried, "text would run into a table"
        if node.tag != f"{W}p":
            continue
        words = carried + text_of(_unwrapped(node, kept))
        carried = words if node.find(f"{W}pPr/{W}rPr/{gone}") is not None else ""
        if not carried:
            yield words
    assert not carried, "the last end may not be a change"


def _unwrapped(paragraph: Element, kept: str) -> Element:
    for change in list(paragraph.iterchildren(kept)):
        for run in reversed(change):
            change.addnext(run)
        paragraph.remove(change)
    return paragraph


def plain(document: Document, folder: Path) -> list[str]:
    return settled(body(document, folder), accept=True)


def check(old: Document, new: Document, folder: Path) -> Element:
    made = marked(old, new, folder)
    for accept, version in ((True, new), (False, old)):  # but for the breaks of a title, which has less room here
        assert list(map(squeezed, settled(made, accept=accept))) == list(map(squeezed, plain(version, folder)))
    assert list(misplaced(made)) == []
    numbers = [node.get(f"{W}id") for node in made.iter(INS, DEL, f"{W}bookmarkStart")]
    assert len(set(numbers)) == len(numbers)
    names = [node.get(f"{W}name") for node in made.iter(f"{W}bookmarkStart")]
    assert names == [node.get(f"{W}name") for node in body(new, folder).iter(f"{W}bookmarkStart")]
    return made


def words(made: Element, tag: str) -> list[str]:
    return ["".join(t.itertext()) for t in made.iter(tag) if t.getparent().tag == f"{W}p"]


def test_within_a_paragraph_only_what_changed_is_marked_and_figures_change_as_a_whole(tmp_path: Path) -> None:
    old = one(Paragraph("全年召开会议12次，印发文件1,234份，各项工作有序开展。"))
    new = one(Paragraph("全年召开会议12次，印发文件1,243份，各项工作平稳有序开展。"))
    made = check(old, new, tmp_path)
    assert (words(made, DEL), words(made, INS)) == (["1,234"], ["1,243", "平稳"])


def test_a_whole_paragraph_comes_or_goes_with_its_end(tmp_path: Path) -> None:
    same = Paragraph("各县市区人民政府，市直各单位都要按时报送。")
    gone, come = Paragraph("上年度遗留的三件申请已经办结。"), Paragraph("建立季度通报与问责制度。")
    made = check(one(same, gone, same), one(come, same, same), tmp_path)
    assert (words(made, DEL), words(made, INS)) == ([gone.text], [come.text])
    assert len(made.findall(f".//{W}pPr/{W}rPr/{W}ins")) == len(made.findall(f".//{W}pPr/{W}rPr/{W}del")) == 1


def test_author_and_moment_stand_on_each_change_and_without_a_moment_the_bytes_repeat(tmp_path: Path) -> None:
    old, new = one(Paragraph("甲乙丙丁")), one(Paragraph("甲乙丙戊"))
    moment = datetime(2018, 3, 9, 10, 5, tzinfo=UTC)
    made = marked(old, new, tmp_path, reviser="陈晓", revised=moment)
    said = {(node.get(f"{W}author"), node.get(f"{W}date")) for node in made.iter(INS, DEL)}
    assert said == {("陈晓", "2018-03-09T10:05:00Z")}
    assert {node.get(f"{W}author") for node in marked(old, new, tmp_path).iter(INS, DEL)} == {"某办公室"}
    first = (tmp_path / "marked.docx").read_bytes()
    marked(old, new, tmp_path)
    assert (tmp_path / "marked.docx").read_bytes() == first


def test_a_report_against_an_earlier_one_marks_cells_notes_and_narratives(tmp_path: Path) -> None:
    old = compose(with_({"text:1": "（一）加强领导\n做法甲。", "8.4#note": "本级预算"}).report)
    changed = {"text:1": "（一）加强领导\n做法甲，做法乙。\n新做法。", "3.1": "11", "2.1#note": "含热线"}
    made = check(old, compose(with_(changed).report), tmp_path)
    assert "11" in words(made, INS)
    assert "9" in words(made, DEL)
    assert "新做法。" in words(made, INS)


def table(*rows: tuple[str, ...]) -> Table:
    made = tuple(Row(tuple(map(Cell, row))) for row in rows)
    return Table(tuple(Column(1) for _ in rows[0]), made[:1], made[1:])


def test_rows_come_and_go_and_their_neighbours_stay(tmp_path: Path) -> None:
    old = table(("指标", "数"), ("收到申请数", "7"), ("传真申请数", "0"), ("办结数", "7"))
    new = table(("指标", "数"), ("收到申请数", "9"), ("网络申请数（含邮件）", "4"), ("信函", "5"), ("办结数", "7"))
    made = check(one(old), one(new), tmp_path)
    assert len(made.findall(f".//{W}trPr/{W}ins")) == 2
    assert len(made.findall(f".//{W}trPr/{W}del")) == 1


def test_a_table_of_another_shape_is_another_table(tmp_path: Path) -> None:
    old, new = table(("指标", "数"), ("收到", "7")), table(("指标", "单位", "数"), ("收到", "件", "7"))
    made = check(one(Paragraph("前"), old), one(Paragraph("前"), new, Paragraph("后")), tmp_path)
    assert all(table.getnext().tag == f"{W}p" for table in made.iter(f"{W}tbl"))


def test_lines_within_a_cell_come_and_go(tmp_path: Path) -> None:
    old, new = table(("指标",), ("甲\n乙\n丙丁",)), table(("指标",), ("甲\n丙丁",))
    check(one(old), one(new), tmp_path)
    check(one(new), one(old), tmp_path)


def test_what_did_not_change_is_not_marked(tmp_path: Path) -> None:
    report = compose(with_({}).report)
    made = check(report, report, tmp_path)
    assert not list(made.iter(INS, DEL))


@pytest.mark.parametrize("contents", [False, True])
def test_from_nothing_to_nothing_and_with_a_table_of_contents(contents: bool, tmp_path: Path) -> None:
    some = one(Heading(1, "一、概述"), Paragraph("甲"))
    for old, new in ((one(), some), (some, one()), (one(), one())):
        made = marked(old, new, tmp_path, contents=contents)
        listed = ["目　　录", "一、概述 1"] if contents and new is some else []
        assert [line for line in settled(made, accept=False) if not line.startswith(("目", "一、概述 "))] == plain(
            old, tmp_path
        )
        assert len([line for line in settled(made, accept=True) if line.startswith(("目", "一、概述 "))]) == len(listed)


def merged(rows: list[tuple[str, str]]) -> Table:
    """A table whose first cell covers all rows."""
    first = Row((Cell(rows[0][0], down=len(rows)), Cell(rows[0][1])))
    return Table((Column(1), Column(1)), (), (first, *(Row((Cell(text),)) for _, text in rows[1:])), ("注",), "表")


TEXT = st.text(st.sampled_from("甲乙丙丁，。12 a“\t"), max_size=12)
ROWS = st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4)
BLOCK = st.one_of(
    st.builds(Paragraph, TEXT),
    st.builds(Paragraph, TEXT, lead=TEXT),
    st.builds(Heading, st.sampled_from([1, 2]), TEXT),
    st.just(PageBreak()),
    st.builds(lambda rows: table(*rows), ROWS),
    st.builds(merged, ROWS),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCK, max_size=5), st.lists(BLOCK, max_size=5))
def test_any_two_documents_can_be_told_apart_again(old: list[Block], new: list[Block]) -> None:
    with TemporaryDirectory() as folder:
        check(one(*old), one(*new), Path(folder))
