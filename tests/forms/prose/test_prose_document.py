"""Text against what a report knows: by meaning, in whatever part it stands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from forms.editions import EDITIONS
from forms.editions.e2014.meanings import MEANINGS
from forms.editions.e2014.table import APPENDIX
from forms.findings import Finding
from forms.prose import Cell, KnownFacts, audit, check_document
from forms.session import Session
from forms.values import Period

HEADINGS = {
    "1": "概述",
    "2": "主动公开政府信息情况",
    "4": "依申请公开情况",
    "6": "行政复议、诉讼和申诉情况",
    "9": "会议和培训情况",
}


def checked(
    sections: dict[str, str], preface: str = "", headings: dict[str, str] = HEADINGS, **values: int | Decimal
) -> list[Finding]:
    cells = {row.id: Cell(row.label, row.unit, 0) for row in APPENDIX.rows if not row.head}
    for key, value in values.items():
        row = key.removeprefix("r").replace("_", ".")
        cells[row] = cells[row]._replace(value=value)
    facts = KnownFacts(cells, headings, preface, Period(date(2017, 1, 1), date(2017, 12, 31)), 2017, MEANINGS)
    return check_document(sections, facts)


@pytest.mark.parametrize(
    ("text", "row", "value", "rule", "stated"),
    [
        ("全年共收到政府信息公开申请12件。", "r3_1", 9, "E22", 12),
        ("在其他工作方面，主动公开政府信息1865条。", "r1_1", 1856, "E21", 1865),
        ("发布政策解读稿件86篇。", "r2_2_3", 68, "E23", 86),
        ("市政府门户网站公开信息4326条。", "r1_2_2", 4236, "E21", 4326),
        ("政务微信发布信息３２６条。", "r1_2_4", 236, "E21", 326),
        ("从事政府信息公开工作人员96人。", "r8_3", 86, "E31", 96),
        ("全年发生因政府信息公开引起的行政诉讼2件。", "r5", 1, "E24", 2),
    ],
)
def test_a_figure_is_held_against_the_row_that_its_words_mean(
    text: str, row: str, value: int, rule: str, stated: int
) -> None:
    wrong = checked({"1": text}, **{row: value})
    assert [(f.rule, f.section, f.stated, f.expected) for f in wrong] == [(rule, "1", stated, value)]
    assert wrong[0].text == text[wrong[0].start : wrong[0].end]
    assert checked({"1": text}, **{row: stated}) == []


@pytest.mark.parametrize(
    "text",
    [
        "上年共收到政府信息公开申请12件。",
        "收到建议提案12件。",
        "共收到信件12封。",
        "约收到政府信息公开申请12件。",
    ],
)
def test_other_years_other_things_and_rough_figures_mean_no_row(text: str) -> None:
    assert checked({"4": text}, r3_1=9) == []


def test_the_title_of_a_part_says_of_what_its_figures_are() -> None:
    (finding,) = checked({"4": "收到网上申请12件。"}, r3_1=12, r3_1_3=9)
    assert (finding.rule, finding.stated, finding.expected) == ("E22", 12, 9)
    assert checked({"6": "收到网上申请12件。"}, r3_1_3=9) == []


def test_one_of_several_statements_that_fits_is_enough() -> None:
    assert checked({"9": "5月举办培训班1期，9月举办培训班1期。"}, r9_2=2) == []
    assert checked({"9": "5月举办培训班1期。"}, r9_2=2) == []
    assert [f.rule for f in checked({"9": "全年共举办培训班3期。"}, r9_2=2)] == ["E31"]


def test_several_statements_add_up_to_the_row_of_cases() -> None:
    text = "受理涉及政府信息公开的行政复议1件。下级机关为被申请人、涉及政府信息公开的行政复议2件。"
    assert checked({"6": text}, r4=3) == []


def test_a_channel_that_is_named_has_a_figure() -> None:
    (finding,) = checked({"2": "1、新闻发布会。"})
    assert (finding.rule, finding.section, finding.text) == ("W06", "2", "新闻发布会")
    assert checked({"2": "1、新闻发布会。"}, r2_2_1=2) == []
    assert checked({"2": "下一步将召开新闻发布会。"}) == []
    assert checked({"10": "新闻发布会。"}) == []


def test_an_outcome_is_in_the_row_of_results() -> None:
    text = "行政诉讼3宗，其中涉及政府信息公开1宗（法院判决责令公开）。"
    (finding,) = [f for f in checked({"6": text}, r5=1) if f.rule == "E25"]
    assert (finding.stated, finding.expected) == (1, 0)
    assert [f for f in checked({"6": text}, r5=1, r5_2=1) if f.rule == "E25"] == []


def test_meetings_that_the_table_counts_are_told_of() -> None:
    (finding,) = checked({"9": "8月15日举办培训，50人参加。"}, r9_1=2, r9_2=1)
    assert (finding.rule, finding.expected) == ("W05", 2)


def test_names_of_parts_and_references_lead_somewhere() -> None:
    preface = "内容包括：概述，主动公开，依申请受理，行政复议、诉讼和申诉，会议和培训。"
    (name,) = checked({}, preface)
    assert (name.rule, name.text, name.section) == ("W08", "依申请受理", "cover")
    (reference,) = checked({"8": "见（附表十一）"})
    assert (reference.rule, reference.text) == ("W08", "附表十一")
    assert checked({"8": "见附表第八部分"}) == []


def test_one_number_for_three_different_things() -> None:
    sections = {"1": "全年印发部门文件169个。", "2": "更新便民指南169条。", "9": "接待参观群众169人次。"}
    (finding,) = checked(sections)
    assert (finding.rule, finding.stated) == ("W09", 169)
    assert checked({"4": "共收到申请169件，办结169件，答复169件。"}, r3_1=169, r3_2=169, r3_3=169) == []


def test_an_event_outside_the_period() -> None:
    (finding,) = checked({"9": "2016年8月15日，召开了工作会议。"})
    assert finding.rule == "W16"
    assert checked({"9": "2017年8月15日，召开了工作会议。"}) == []
    assert checked({"9": "贯彻2016年8月15日印发的文件。"}) == []


def test_places_are_within_the_part_also_behind_line_breaks() -> None:
    text = "第一段。\n第二段收到来信20封，办结19封，办结率90%。"
    (finding,) = checked({"3": text})
    assert finding.text == "办结率90%"
    assert finding.text == text[finding.start : finding.end]


def test_parts_are_read_against_one_another() -> None:
    first, again = "2017年全年共举办政策宣讲会12场。", "2017年全年共举办政策宣讲会15场。"
    (finding,) = checked({"1": first, "3": again})
    assert (finding.rule, finding.section, finding.stated, finding.expected) == ("E30", "3", 15, 12)


def test_the_preface_is_of_the_year_of_the_title() -> None:
    findings = checked({}, "本报告数据统计时限为2016年1月1日至2017年12月31日。")
    assert [(f.rule, f.section, f.stated, f.expected) for f in findings] == [("E16", "cover", 2016, 2017)]


def test_what_the_table_contradicts_is_reported_once() -> None:
    sections = {"1": "2017年全年共举办新闻发布会12场。", "3": "2017年全年共举办新闻发布会15场。"}
    assert [(f.rule, f.section) for f in checked(sections, r2_2_1=12)] == [("E31", "3")]


@pytest.mark.parametrize(
    "row",
    ["（一）收到申请数\n件\n9", "（一）收到申请数\t件\t9", "（一）收到申请数  9", "| （一）收到申请数 | 件 | 9 |"],
)
def test_rows_of_the_table_in_a_bare_text_count_as_its_table(row: str) -> None:
    (finding,) = audit(f"全年收到政府信息公开申请7件。\n\n{row}\n")
    assert (finding.rule, finding.stated, finding.expected) == ("E22", 7, 9)


def test_a_line_and_a_part_are_read_no_further_than_any_report_goes() -> None:
    wrong = "全年受理申请100件，其中当面申请30件，网络申请40件，信函申请20件。"

    def starts(text: str) -> list[int | None]:
        return [f.start for f in Session(EDITIONS[0], {"text:1": text}).findings if f.rule == "E18"]

    assert starts(wrong + "公" * 7000) == [0]
    assert starts("公" * 7000 + "\n" + wrong) == [7001]
    assert starts("公" * 7000 + wrong) == []
    assert starts("公开。\n" * 15_000 + wrong) == []


def test_a_channel_that_is_given_up_or_missing_is_not_one_that_is_used() -> None:
    assert checked({"2": "政务微博自上年10月起停用，本年未发布信息。"}) == []
    assert checked({"2": "全年未举办新闻发布会，也未开展在线访谈，主要通过网站回应。"}) == []
    assert [f.rule for f in checked({"2": "通过政务微博发布信息。"})] == ["W06"]


@pytest.mark.parametrize(
    "told",
    [
        "政务微博公开信息0条。",
        "政府公报、政务微博两项均为0。",
        "按规定不设政务微博，局机关也不出版政府公报。",
        "微博由县委宣传部统一运营，镇级不单独统计。",
        "政府公报由县政府办公室统一编印，本局不编印。",
        "政务微博“云岭发布”由县里代管，信息计入县政府办。",
        "除政府公报外，其余渠道均有信息发布。",
        "政府公报、政务微博等形式不适用于本公司。",
        "校报出版28期，不作为政府公报统计。",
        "新闻发布会由市里统一举办，本局全年未参加。",
    ],
)
def test_a_channel_at_nought_or_of_another_office_is_not_one_that_is_used(told: str) -> None:
    assert checked({"2": told}) == []


@pytest.mark.parametrize(
    "told",
    [
        "除政府网站、政务微博外，还在公开栏张贴。",
        "政务微博及时更新，没有发生负面舆情。",
        "政务微博发布信息不及时的情况有所好转。",
        "政务微博为主、公开栏为辅，全年新增粉丝200人。",
    ],
)
def test_a_channel_that_is_used_is_one_whatever_else_is_said(told: str) -> None:
    assert [f.rule for f in checked({"2": told})] == ["W06"]


def test_what_became_of_a_complaint_is_no_result_of_a_case() -> None:
    told = "未发生因信息公开引起的行政复议、行政诉讼，收到举报1件，经核实予以纠正。"
    assert checked({"6": told}, r6=1) == []
    assert [f.rule for f in checked({"6": "因信息公开引起行政诉讼1件，法院判决予以纠正。"}, r5=1, r5_3=1)] == ["E25"]


def test_complaints_of_other_things_are_not_those_of_disclosure() -> None:
    for told in ("全年受理供水服务投诉1204件。", "受理价格举报投诉312件。", "“12345”热线举报投诉312件。"):
        assert checked({"6": told}, r6=2) == []
    assert [f.rule for f in checked({"6": "收到关于信息公开的举报投诉3件。"}, r6=2)] == ["E31"]


def test_the_opening_stock_and_what_is_new_are_not_the_row_of_the_stock() -> None:
    assert checked({"8": "年初全县设置查阅点54个，年内新设9个，撤销2个，年末61个。"}, r8_2=61) == []
    assert [f.rule for f in checked({"8": "全县设置查阅点62个。"}, r8_2=61)] == ["E31"]


def test_a_fee_that_the_table_rounds_is_the_same() -> None:
    assert checked({"7": "依申请公开共收取检索、复制费用1260.5元。"}, r7=Decimal("0.13")) == []
    assert [f.rule for f in checked({"7": "依申请公开共收取检索、复制费用1360.5元。"}, r7=Decimal("0.13"))] == ["E31"]


def test_outcomes_of_one_kind_told_one_by_one_add_up_to_their_row() -> None:
    text = "因政府信息公开被申请行政复议19件，其中维持15件，撤销并责令重新答复3件，确认违法1件。"
    assert checked({"6": text}, r4=19, r4_1=15, r4_2=4) == []


def test_one_thing_said_without_its_name_is_no_further_use_of_a_number() -> None:
    sections = {"1": "送审信息198条，审核通过136条。", "2": "主动公开政府信息136条，剔除重复后净额为136条。"}
    assert checked(sections, r1_1=136) == []
    each = {"1": "全县137个行政村全部设立公开栏，配备信息员137名，更新公开栏137期。"}
    assert checked(each) == []


def test_meetings_are_looked_for_in_the_part_that_is_called_after_them() -> None:
    sections = {"9": "设专门机构1个。", "10": "召开工作会议2次。"}
    assert checked(sections, headings={"9": "机构和经费情况", "10": "会议和培训情况"}, r9_1=2) == []
    (finding,) = checked(sections, headings={"9": "会议和培训情况", "10": "问题"}, r9_1=2)
    assert (finding.rule, finding.section) == ("W05", "9")


@pytest.mark.parametrize(
    ("section", "text"),
    [
        ("4", "国土局收到申请26件，均按时办结。"),
        ("4", "第三季度收到申请31件，为全年最多。"),
        ("4", "自2008年以来，累计受理申请1263件，办结1260件。"),
        ("4", "截至12月底，累计收到申请1263件（2008年以来）。"),
        ("4", "2016年收到申请102件。"),
        ("4", "同一申请人提出的申请共12件，其中网络申请10件、信函申请2件。"),
        ("4", "住建局答复17件：同意公开9件，信息不存在2件，不属于本机关6件。"),
        ("4", "除依申请公开外，全年受理工单6420件，办结6318件，按时办结6300件。"),
        ("4", "受理行政许可申请326件，按时办结318件，延期办结8件。"),
        ("4", "便民服务中心受理低保等申请1260件，不属于政府信息公开申请。"),
        ("2", "教育局主动公开信息246条，居部门首位。"),
        ("2", "财政、扶贫等重点领域主动公开政府信息912条。"),
        ("3", "县发改局发布解读稿件12篇。"),
        ("6", "投诉举报126件，其中涉及信息公开2件。"),
        ("8", "乡镇信息公开工作人员17人，其中专职2人，兼职15人。"),
        ("9", "召开会议5次。各乡镇举办培训15期，培训620人次。"),
    ],
)
def test_what_an_office_some_months_or_other_work_count_is_not_the_row(section: str, text: str) -> None:
    values = {"r1_1": 3286, "r2_2_3": 64, "r3_1": 87, "r3_1_3": 56, "r3_1_4": 21, "r3_2": 88, "r3_2_1": 85, "r3_3": 88}
    values |= {
        "r3_2_2": 3,
        "r3_3_2": 46,
        "r3_3_5": 9,
        "r3_3_6": 8,
        "r6": 2,
        "r8_3": 58,
        "r8_3_1": 12,
        "r8_3_2": 46,
        "r9_3": 386,
    }
    assert checked({section: text}, **values) == []


def test_names_without_a_noun_and_a_row_of_the_same_figure_are_no_further_things() -> None:
    told = "全年主动公开政府信息4216条。机构职能1062条、政策法规1735条、纳税服务1419条，以上三类合计4216条。\n局网站发布4216条。"
    assert checked({"2": told}, r1_1=4216, r1_2_2=4216) == []


def test_who_compiled_the_report_is_no_part_of_it() -> None:
    listed = (
        "、".join(HEADINGS.values()) if not any("、" in h for h in HEADINGS.values()) else "，".join(HEADINGS.values())
    )
    preface = f"本报告由青浦市税务局根据《条例》和上级要求编制，包括{listed}共{len(HEADINGS)}个部分。"
    assert [f for f in checked({"1": "概述。"}, preface) if f.rule == "W08"] == []
