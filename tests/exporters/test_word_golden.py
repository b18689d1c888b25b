"""Each part of a small Word file, compared with what was looked at and found right.

When a change is meant, run this module with NIANBAO_GOLDEN=write, look at the file in a word processor, read the difference.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from docx_parts import parts
from lxml import etree

from exporters import word
from exporters.blocks import (
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

GOLDEN = Path(__file__).parents[1] / "golden" / "word"

SAMPLE = Document(
    "青云市2017年政府信息公开工作年度报告",
    (
        Title("青云市2017年政府信息公开工作年度报告", "title"),
        Byline("青云市人民政府办公室", "organ"),
        Byline("（2018年3月15日）", "date"),
        Paragraph("本报告按“五公开”的要求编制——共十一部分。", "编制说明：", "preface.1", label=True),
        Heading(1, "一、概述", "heading:one"),
        Heading(2, "（一）机构"),
        Heading(3, "1．人员"),
        Paragraph("全年公开信息123条。", key="one.text.1"),
        PageBreak(),
        Table(
            (Column(6), Column(1, "center"), Column(2, "right")),
            (Row((Cell("统计指标", down=2), Cell("情况", across=2))), Row((Cell("单位"), Cell("统计数")))),
            (
                Row((Cell("一、主动公开情况"), Cell("——"), Cell("——", align="center")), strong=True),
                Row((Cell("其中：规范性文件", indent=1), Cell("件"), Cell("36", mark=1, key="file.count"))),
            ),
            ("只计当年制发的文件。",),
            "统计表",
        ),
        SignOff((("单位负责人", "张三"), ("审核人", "李四"), ("填报日期", "2018年1月20日"))),
    ),
    author="青云市人民政府办公室",
    keywords=("政府信息公开", "年度报告"),
    date=date(2018, 3, 15),
    mark="草稿",
    properties=(("nianbao.form", "青云"),),
)

PARTS = (
    "docProps/app.xml",
    "docProps/core.xml",
    "docProps/custom.xml",
    "word/document.xml",
    "word/fontTable.xml",
    "word/footer1.xml",
    "word/footer2.xml",
    "word/header1.xml",
    "word/header2.xml",
    "word/settings.xml",
    "word/styles.xml",
    "word/theme/theme1.xml",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    target = tmp_path_factory.mktemp("word") / "sample.docx"
    word.write(SAMPLE, target)
    return parts(target)


def readable(blob: bytes) -> str:
    """The part with one element a line and no declarations of namespaces, which libraries write as they like."""
    root = etree.fromstring(blob, etree.XMLParser(remove_blank_text=True))
    etree.cleanup_namespaces(root)
    return etree.tostring(root, pretty_print=True, encoding="unicode")


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_as_it_was_found_right(name: str, made: dict[str, bytes]) -> None:
    golden = GOLDEN / Path(name).name
    shown = readable(made[name])
    if os.environ.get("NIANBAO_GOLDEN") == "write":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(shown, "utf-8")
    assert shown == golden.read_text("utf-8")
