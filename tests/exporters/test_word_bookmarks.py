"""Bookmarks: every answer that is printed can be found again in the Word file, and holds just its words."""

from __future__ import annotations

import re
from pathlib import Path

from builders import E2014, with_
from docx_parts import Element, W, body
from hypothesis import given
from hypothesis import strategies as st

from exporters.blocks import Cell, Column, Document, Heading, Paragraph, Row, SignOff, Table
from exporters.compose import compose
from exporters.word_bookmarks import bookmark_name


def marked(made: Element) -> dict[str, str]:
    """The words within each bookmark; a line break where a paragraph ends."""
    found: dict[str, str] = {}
    names: dict[str, str] = {}
    for node in made.iter():
        if node.tag == f"{W}bookmarkStart":
            name = node.get(f"{W}name")
            assert name not in found
            names[node.get(f"{W}id")] = name
            found[name] = ""
        elif node.tag == f"{W}bookmarkEnd":
            del names[node.get(f"{W}id")]
        elif node.tag in (f"{W}t", f"{W}p"):
            for name in names.values():
                found[name] += "\n" if node.tag == f"{W}p" else node.text
    assert not names
    return found


def one(*blocks: object) -> Document:
    return Document("标题", tuple(blocks))  # type: ignore[arg-type]


@given(st.lists(st.text(max_size=60), unique=True, min_size=2, max_size=30))
def test_each_key_has_its_own_valid_bookmark_name(keys: list[str]) -> None:
    names = [bookmark_name(key) for key in keys]
    assert len({name.casefold() for name in names}) == len(keys)
    assert all(re.fullmatch(r"v_\w{0,38}", name, re.ASCII) for name in names)


def test_every_cell_every_narrative_and_the_cover_of_a_report_are_marked(tmp_path: Path) -> None:
    told = "（一）加强领导。做法甲，做法乙，做法丙，一件一件落到实处，一月一次通报。\n1.明确分工\n由办公室牵头。"
    notes = {"8.4#note": "本级预算", "sign.head": "张珺", "preface": "本报告依法编制。", "text:1": told}
    report = with_(notes).report
    found = marked(body(compose(report), tmp_path))
    (table,) = (table for table in E2014.tables.values() if table.printed)
    cells = [table.cell(row.id, "") for row in table.rows if not row.head]
    assert len(cells) == 58
    narratives = [section.narrative for section in E2014.sections if section.narrative]
    assert len(narratives) == 11
    answers = [*cells, *narratives, "title", "organ", "8.4#note", "sign.head"]
    assert {key: found.get(bookmark_name(key)) for key in answers} == {key: report.shown(key) for key in answers}
    assert found[bookmark_name("date")] == "（2018年3月15日）"
    assert found[bookmark_name("text:1.2")] == "1.明确分工"


def test_a_blank_cell_is_marked_too(tmp_path: Path) -> None:
    assert marked(body(compose(with_({"3.1": ""}).report), tmp_path))[bookmark_name("3.1")] == ""


def test_a_key_is_marked_once_and_a_label_lies_outside(tmp_path: Path) -> None:
    cell = Table((Column(1),), (), (Row((Cell("12", key="a.b"),)), Row((Cell("13", key="a.b"),))))
    first = Paragraph("甲\n乙", lead="说明：", key="p.1", label=True)
    made = body(one(first, cell, Paragraph("丙", lead="一是", key="p.2")), tmp_path)
    assert marked(made) == {"v_p": "甲\n乙\n12\n13\n一是丙", "v_p__1": "甲\n乙", "v_a__b": "12", "v_p__2": "一是丙"}
    ends = [mark.get(f"{W}id") for mark in made.iter(f"{W}bookmarkEnd")]
    assert sorted(ends) == ["0", "1", "2", "3"]


def test_parts_in_a_strange_order_still_give_marks_that_close(tmp_path: Path) -> None:
    blocks = [Heading(2, "甲", "p.2"), Paragraph("乙", key="p.1"), Paragraph("丙", key="p.2"), Paragraph("丁", key="p")]
    assert marked(body(one(*blocks), tmp_path)) == {"v_p": "甲", "v_p__2": "甲", "v_p__1": "乙"}


def test_a_sign_off_with_fewer_keys_than_pairs_marks_what_it_can(tmp_path: Path) -> None:
    made = body(one(SignOff((("负责人", "张三"), ("审核人", "李四")), ("head",))), tmp_path)
    assert marked(made) == {"v_head": "张三"}
