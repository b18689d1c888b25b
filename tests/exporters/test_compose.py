"""From answers to blocks: what the report says, in which order, under which keys."""

import pytest
from builders import MEETINGS, NARRATIVE, clean, found, with_

from exporters.blocks import Byline, Cell, Heading, PageBreak, Paragraph, SignOff, Table, Title
from exporters.check_sheet import Judged, compose_checks
from exporters.compose import compose
from exporters.errors import TooLongError
from forms.findings import State


def table_of(document) -> Table:  # type: ignore[no-untyped-def]
    return next(block for block in document.blocks if isinstance(block, Table))


def test_the_cover_comes_first_and_the_appendix_on_a_page_of_its_own() -> None:
    document = compose(clean().report)
    assert document.blocks[:3] == (
        Title("临江市2017年政府信息公开工作年度报告", "title"),
        Byline("临江市政务公开办公室", "organ"),
        Byline("（2018年3月15日）", "date"),
    )
    assert isinstance(document.blocks[3], Paragraph)
    assert document.blocks[3].lead == "编制说明："
    headings = [b.text for b in document.blocks if isinstance(b, Heading) and b.level == 1]
    assert [h.partition("、")[0] for h in headings] == [*"一二三四五六七八九十", "十一"]
    assert isinstance(document.blocks[document.blocks.index(Heading(1, "十一、附表", "heading:11")) - 1], PageBreak)


def test_levels_become_headings_and_run_in_leads() -> None:
    text = (
        "引言。\n（一）加强领导\n做法。\n"
        "1.明确分工。由办公室牵头，各科室配合，逐项落实到人。\n"
        "（二）健全制度。出台办法三项，明确时限，责任到人，逐月通报，年底考核。"
    )
    blocks = compose(with_({"text:1": text}).report).blocks
    at = blocks.index(Heading(2, "（一）加强领导", "text:1.2"))
    assert blocks[at + 2] == Paragraph("1.明确分工。由办公室牵头，各科室配合，逐项落实到人。", "", "text:1.4")
    assert blocks[at + 3] == Paragraph(
        "出台办法三项，明确时限，责任到人，逐月通报，年底考核。", "（二）健全制度。", "text:1.5"
    )


def test_the_appendix_has_65_rows_with_units_nesting_and_locked_heads() -> None:
    table = table_of(compose(clean().report))
    assert table.caption == "临江市2017年政府信息公开情况统计表"
    assert [cell.text for cell in table.head[0].cells] == ["统计指标", "单位", "统计数"]
    assert len(table.rows) == 65
    rows = {row.cells[0].text: row for row in table.rows}
    assert [c.text for c in rows["一、主动公开情况"].cells] == ["一、主动公开情况", "——", "——"]
    assert rows["七、依申请公开信息收取的费用"].cells[1:] == (Cell("万元", align="center"), Cell("0.50", key="7"))
    assert rows["其中：主动公开规范性文件数"].cells[0].indent == 2
    assert rows["制发规范性文件总数"].cells[0].indent == 5
    assert rows["四、行政复议数量"].strong


def test_notes_are_numbered_in_the_order_of_their_cells() -> None:
    table = table_of(compose(with_({"8.4#note": "本级预算", "2.2.5#note": "含热线"}).report))
    marks = {row.cells[2].key: row.cells[2].mark for row in table.rows if len(row.cells) > 2 and row.cells[2].mark}
    assert table.notes == ("含热线", "本级预算")
    assert table.note_keys == ("2.2.5#note", "8.4#note")
    assert marks == {"2.2.5": 1, "8.4": 2}


def test_the_sign_off_line_is_printed_only_where_filled() -> None:
    assert not any(isinstance(b, SignOff) for b in compose(clean().report).blocks)
    blocks = compose(with_({"sign.head": "张珺", "sign.date": "2018-3-10"}).report).blocks
    assert blocks[-1] == SignOff((("单位负责人", "张珺"), ("填报日期", "2018年3月10日")), ("sign.head", "sign.date"))


def test_every_narrative_is_there_whole() -> None:
    said = "".join(b.lead + b.text for b in compose(clean().report).blocks if isinstance(b, Paragraph))
    assert said.count(NARRATIVE) == 9
    assert MEETINGS in said


def test_the_check_sheet_lists_findings_by_part_with_their_reasons() -> None:
    session = with_({"2.2.5": "2727", "3.3.1": "7"})
    session.explain(found(session, "W02")[0], "来信来电按其他方式统计", "陈晓", "2018-03-09T10:12")
    judged = [Judged(f, session.state(f), session.reasons.get(f.identity)) for f in session.findings]
    sheet = compose_checks(session.report, judged)
    rows = table_of(sheet).rows
    parts = [row.cells[0].text for row in rows if row.strong]
    rows = tuple(row for row in rows if not row.strong)
    assert len(parts) in (1, 2)
    assert [(row.cells[0].text, row.cells[1].text) for row in rows] == [("1", "必须改"), ("2", "请核实")]
    assert rows[1].cells[3].text == "来信来电按其他方式统计（陈晓　2018-03-09）"
    assert "尚有必须改1处；已说明理由1处" in next(b.text for b in sheet.blocks if isinstance(b, Paragraph))
    session.type("2.2.5", "2728")
    again = [Judged(f, session.state(f), session.reasons.get(f.identity)) for f in session.findings]
    assert [j.state for j in again if j.finding.rule == "W02"] == [State.LAPSED]
    assert "须重新说明" in table_of(compose_checks(session.report, again)).rows[-1].cells[3].text


def test_the_file_says_which_draft_it_is_and_how_often_that_was_changed() -> None:
    report = clean().report
    assert compose(report).properties == (("nianbao.form", report.form.id),)
    known = compose(report, draft="临江2017", revision=0).properties
    assert known[1:] == (("nianbao.draft", "临江2017"), ("nianbao.revision", "0"))


def test_an_empty_report_composes_too() -> None:
    session = clean()
    session.set(dict.fromkeys(session.report.answers), "清空")
    document = compose(session.report)
    assert document.title == "政府信息公开工作年度报告"
    assert len(table_of(document).rows) == 65


@pytest.mark.parametrize("text", ["公开" * 500_001, "公开\n" * 25_001], ids=["characters", "paragraphs"])
def test_more_text_than_can_be_set_in_seconds_is_refused_with_its_size(text: str) -> None:
    with pytest.raises(TooLongError, match="没有导出"):
        compose(with_({"text:1": text}).report)
