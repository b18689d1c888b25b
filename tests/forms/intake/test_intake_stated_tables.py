"""Tables and lists of the parts, read from what a text states plainly: breakdowns, letters, cases, events, names, ticks."""

from __future__ import annotations

import pytest
from builders import E2014, clean, found
from hypothesis import given
from hypothesis import strategies as st

from forms.findings import Severity
from forms.intake.stated import stated
from forms.references import MARK, READ_AT, read_places
from forms.report import READ, Report
from forms.session import Session
from forms.values import Value
from tests.forms.intake.stated_figures import labels, tally

PORTAL = (
    "全年门户网站发布信息100条。其中本级栏目60条（其中概况信息20条，工作动态40条）；"
    "乡镇通过直报系统公开30条。另外，上报省政府门户网站10条。"
)
LETTERS = (
    "全年共收到书记信箱来信52封，办结49封，办复率94%，其中本级信箱收到信件40封，办结38封，办复率95%；"
    "市长信箱转办的信件12封，办结11封，办复率92%，收到12345热线来电300件，办结297件，办复率99%。"
)
CASES = (
    "各级法院受理以我市政府为被告的行政诉讼共9宗，其中涉及政府信息公开案件2宗（法院判决责令公开）；"
    "省政府受理以我市政府为被申请人的行政复议案件5宗，其中涉及政府信息公开案件0宗；"
    "以市直部门为被申请人的行政复议申请7宗，其中涉及政府信息公开办结1宗。收到举报投诉3件。"
)
EVENTS = (
    "2017年3月8日，组织召开了全市信息公开工作会议，60人参加。9月20日，举办信息员业务培训，围绕栏目保障授课，"
    "120余名信息员参加。"
)


def read(part: str, text: str) -> Report:
    answers: dict[str, Value] = {f"text:{part}": text, "title": "青河市2017年政府信息公开工作年度报告"}
    return Session(E2014, answers | stated(E2014, answers)).report


def filled(report: Report, table: str, *columns: str) -> list[tuple[str, ...]]:
    made = report.form.tables[table]
    return [
        (row.id, str(row.depth), *(report.shown(made.cell(row.id, column)) for column in columns))
        for row in report.rows(made)
    ]


def test_a_breakdown_has_its_total_its_parts_and_theirs() -> None:
    assert filled(read("2", PORTAL), "portal", "name", "n") == [
        ("total", "0", "", "100"),
        ("own", "1", "本级栏目", "60"),
        ("own-概况信息", "2", "概况信息", "20"),
        ("own-工作动态", "2", "工作动态", "40"),
        ("below", "1", "乡镇通过直报系统", "30"),
        ("above", "1", "上报省政府门户网站", "10"),
    ]


def test_parts_that_leave_a_rest_are_not_filled_in_for_they_would_look_like_all() -> None:
    report = read("2", "全年门户网站发布信息100条，其中工作动态40条、概况信息20条。")
    assert report.shown("portal.total@n") == "100"
    assert report.blank("portal#rows")


def test_parts_that_ought_to_come_to_their_total_and_do_not_are_filled_in_and_warned_of_once() -> None:
    session = Session(
        E2014, {"text:2": PORTAL.replace("100", "104")} | stated(E2014, {"text:2": PORTAL.replace("100", "104")})
    )
    (heard,) = (f for f in session.findings if f.rule in ("E17", "E18"))
    assert (heard.severity, heard.stated, heard.expected) == (Severity.WARNING, 104, 100)
    assert heard.start is not None
    assert "portal.total@n" in heard.fields
    assert "若不计入" in heard.message  # the reader's second way to read it is kept


def test_a_round_part_leaves_the_whole_breakdown_blank() -> None:
    assert read("2", PORTAL.replace("40条", "约40条")).blank("portal.own-工作动态@n")


def test_rows_of_one_name_have_one_key_in_every_year() -> None:
    rows = [row.id for row in read("2", PORTAL).rows(E2014.tables["portal"])]
    assert rows == [
        row.id for row in read("2", PORTAL.replace("20条", "21条").replace("40条", "39条")).rows(E2014.tables["portal"])
    ]


def test_letters_are_read_source_by_source() -> None:
    assert filled(read("3", LETTERS), "letters", "name", "received", "closed", "rate") == [
        ("box", "0", "书记信箱来信", "52", "49", "94%"),
        ("box1", "1", "本级信箱", "40", "38", "95%"),
        ("box2", "1", "市长信箱转办的信件", "12", "11", "92%"),
        ("hotline", "0", "12345热线来电", "300", "297", "99%"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "信箱收到来信52封，上年转入3封，办结49封。",
        "热线受理诉求1.87万件，办结1.83万件。",
        "承办建议52件，办结49件，办结率94%。",
        "信箱收到来信52封，当场答复49封，其余转办。",
    ],
)
def test_what_is_no_plain_pair_of_received_and_closed_is_no_record(text: str) -> None:
    assert read("3", text).blank("letters#rows")


def test_parts_of_letters_that_do_not_name_all_stay_away() -> None:
    text = "信箱收到来信52封，办结49封，其中投诉类来信12封，办结11封。"
    assert [row[0] for row in filled(read("3", text), "letters")] == ["box"]


def test_cases_go_to_whom_they_were_brought_against() -> None:
    report = read("6", CASES)
    assert filled(report, "cases", "all", "disclosure", "closed", "upheld", "corrected") == [
        ("suit", "0", "9", "2", "", "", "2"),
        ("review", "0", "5", "0", "", "", ""),
        ("below", "0", "7", "", "1", "", ""),
    ]
    assert report.shown("complaints") == "3"


def test_a_suit_behind_a_semicolon_is_about_what_the_sentence_began_with() -> None:
    report = read("6", "因政府信息公开引起的行政复议4件，其中维持3件；行政诉讼2件，法院均驳回。")
    assert report.shown("cases.suit@disclosure") == "2"
    assert report.blank("cases.review@disclosure")  # against whom is not said


def test_events_have_their_day_name_kind_people_and_whether_the_number_is_round() -> None:
    assert filled(read("9", EVENTS), "events", "date", "name", "kind", "people", "exact") == [
        ("e1", "0", "2017年3月8日", "全市信息公开工作会议", "会议", "60", "整"),
        ("e2", "0", "2017年9月20日", "信息员业务培训", "培训", "120", "余"),
    ]


@pytest.mark.parametrize("more", ["全年还举办培训班3期。", "此外组织座谈会。", "10月9日至12日开展轮训。"])
def test_events_that_are_not_all_told_one_by_one_are_left_to_the_officer(more: str) -> None:
    assert read("9", EVENTS + more).blank("events#rows")


def test_a_count_that_the_events_come_to_is_no_further_event() -> None:
    text = "全年召开会议1次：3月8日召开全市工作会议。举办培训班1期，培训40人次，其中5月4日举办业务培训班，40人次参加。"
    assert [row[2] for row in filled(read("9", text), "events", "name")] == ["全市工作会议", "业务培训班"]


def test_what_was_asked_and_where_are_lists() -> None:
    text = "全年接受咨询300人次，咨询内容主要涉及社会保障、户籍管理，住房公积金等方面。咨询量较大的有：教育局、人社局等单位。"
    report = read("5", text)
    assert [row[2] for row in filled(report, "topics", "name")] == ["社会保障", "户籍管理", "住房公积金"]
    assert [row[2] for row in filled(report, "units", "name")] == ["教育局", "人社局"]


def test_months_are_no_units() -> None:
    assert read("5", "咨询量较大的是：4月、9月和10月。").blank("units#rows")


def test_ways_of_publishing_are_ticked_where_the_text_lists_them_and_does_not_deny_them() -> None:
    text = (
        "全年通过微信公开30条。\n（二）公开形式\n1.互联网。\n2.政府公报。未开设微博。\n（三）其他工作\n举办新闻发布会。"
    )
    report = read("2", text)
    ticked = [row[0] for row in filled(report, "channels", "used") if row[2] == "是"]
    assert ticked == ["website", "gazette"]


@pytest.mark.parametrize(
    ("text", "charged", "waived"),
    [
        ("全年未向申请人收取任何费用，也没有减免。", "0", "0"),
        ("全年收取检索费、复制费共计0.35万元。", "0.35", ""),
        ("收取费用0.35万元，减免费用120元。", "0.35", ""),
        ("对低保户不收取费用。", "", ""),
    ],
)
def test_that_nothing_was_charged_is_nought_when_it_is_said(text: str, charged: str, waived: str) -> None:
    report = read("7", text)
    assert (report.shown("fees.charged"), report.shown("fees.waived")) == (charged, waived)


def test_everything_read_is_marked_and_has_its_place_row_heads_only_their_place() -> None:
    report = read("2", PORTAL)
    text = report.text("text:2")
    for key in ("portal.own@n", "portal.own-概况信息@n"):
        assert report.value(key + MARK) == READ
        place = read_places(report).get(key)
        assert place is not None
        assert text[place[1].start : place[1].end] == report.shown(key)
    assert report.blank("portal.own-概况信息@name" + MARK)
    named = read_places(report).get("portal.own-概况信息@name")
    assert named is not None
    assert text[named[1].start : named[1].end] == "概况信息"
    assert report.value("text:2" + READ_AT) is not None


def test_a_table_that_somebody_began_is_not_read_again() -> None:
    answers: dict[str, Value] = {"text:2": PORTAL, "portal.total@n": 7}
    assert not any(key.startswith("portal") for key in stated(E2014, answers))


def test_a_part_that_was_only_read_asks_for_nothing_more() -> None:
    assert read("3", LETTERS).asked("3") == ("text:3",)


def test_what_was_read_weighs_a_warning_and_an_error_once_it_is_confirmed() -> None:
    text = LETTERS.replace("52封", "53封")
    session = Session(E2014, {"text:3": text} | stated(E2014, {"text:3": text}))
    (heard,) = found(session, "E19")
    assert (heard.severity, heard.stated, heard.expected, heard.text is not None) == (Severity.WARNING, 53, 52, True)
    session.set({key + MARK: None for key in session.report.unconfirmed_in("3")}, "核对")
    (heard,) = found(session, "E19")
    assert (heard.severity, heard.text is not None) == (Severity.ERROR, True)
    assert not found(session, "I08")


def test_typing_the_very_figure_that_was_read_confirms_it() -> None:
    session = Session(E2014, {"text:3": LETTERS} | stated(E2014, {"text:3": LETTERS}))
    key = next(iter(session.report.unconfirmed_in("3")))
    session.type(key, session.report.shown(key))
    assert not session.report.unconfirmed(key)
    session.undo()
    assert session.report.unconfirmed(key)


def test_events_and_results_seen_from_both_sides_are_one_finding_also_when_they_were_typed() -> None:
    session = clean()
    table = session.form.tables["events"]
    session.type("text:9", "2017年9月20日，举办信息员业务培训，40人参加。培训围绕栏目保障、保密审查和申请办理进行。")
    session.set({table.cell("e1", "kind"): "培训", table.cell("e2", "kind"): None}, "填写")
    session.type("9.1", "2")
    heard = [f for f in found(session, "W05") if "9.1" in f.fields or "9.1" in f.message]
    assert len(heard) == 1
    assert (heard[0].section, heard[0].fields[0], heard[0].stated, heard[0].expected) == ("11", "9.1", 2, 0)


@pytest.mark.parametrize("name", labels())
def test_no_figure_of_a_labelled_report_is_filled_in_wrongly(name: str) -> None:
    assert tally(name).wrong == []


def test_most_plain_figures_of_the_labelled_reports_are_filled_in_and_all_of_the_sample() -> None:
    counted = {name: tally(name) for name in labels()}
    right, missing = (sum(len(one[at]) for one in counted.values()) for at in (0, 2))
    assert counted["sample"].missing == []
    assert right / (right + missing) > 0.78


PROBLEMS = "还存在一些不足：一是更新不及时，有的栏目长期不变；二是解读少。今后抓好以下工作：\n1.抓更新。每周检查。\n2.抓解读。逐件配图。\n3.抓队伍。"


def test_problems_and_measures_are_lists_by_their_first_words() -> None:
    report = read("10", PROBLEMS)
    assert [row[2] for row in filled(report, "problems", "name")] == ["更新不及时，有的栏目长期不变", "解读少"]
    assert [row[2] for row in filled(report, "measures", "name")] == ["抓更新", "抓解读", "抓队伍"]


@pytest.mark.parametrize(
    "text", ["问题：一是更新慢。", "问题：一是更新慢；三是解读少。", "工作中：一是抓更新；二是抓解读。"]
)
def test_one_item_a_gap_or_an_unnamed_list_is_none(text: str) -> None:
    report = read("10", text)
    assert report.blank("problems#rows")
    assert report.blank("measures#rows")


WORDS = st.sampled_from(
    (*"，。；、：（）\n 1234567890%", "其中", "门户网站公开", "条", "封", "件", "人", "信箱收到来信", "办结", "办结率", "3月8日", "2017年",
     "召开", "举办", "会议", "培训", "行政复议", "行政诉讼", "信息公开", "咨询内容主要涉及", "等方面", "（二）公开形式", "微博", "没有减免", "约",
     "余")
)  # fmt: skip


@given(st.sampled_from([str(n) for n in range(1, 11)]), st.lists(WORDS, max_size=60).map("".join))
def test_whatever_the_text_the_reading_ends_and_its_places_are_in_the_text(part: str, text: str) -> None:
    answers: dict[str, Value] = {f"text:{part}": text, "title": "青河市2017年政府信息公开工作年度报告"}
    made = stated(E2014, answers)
    assert all(E2014.spec(key) is not None for key in made)
    session = Session(E2014, answers | made)
    assert session.report.value(f"text:{part}" + READ_AT) == made.get(f"text:{part}" + READ_AT)  # none was unfit
