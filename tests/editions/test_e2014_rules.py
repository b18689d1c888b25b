"""Every rule of the eleven-part form: silent on a clean report, and heard when its clause is broken, with the right numbers."""

import re

import pytest
from builders import E2014, PARTS, clean, found, with_

from forms.findings import Severity
from forms.rules.prose import ReadsReport

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741 - the clauses' own letters
LONG = "本年度各项工作按计划推进，成效较好，群众比较满意，社会反映良好。"

SAYS_WHAT_TO_DO = re.compile("请|不要|只能|不能|最多|不应|应为|建议|一般不计入")

# (rule, what is typed, severity, section, faulted field, stated, expected)
BROKEN = [
    ("E01", {"1.1a": "121", "1.1b": "200"}, E, "11", "1.1a", 121, 120),
    ("E02", {"1.1a": "11"}, E, "11", "1.1a", 11, 10),
    ("E03", {"1.2.4": "121"}, E, "11", "1.2.4", 121, 120),
    ("E04", {"1.2.2": "20", "portal.total@n": ""}, E, "11", "1.1", 120, 87),
    ("E05", {"2.2.1a": "3"}, E, "11", "2.2.1a", 3, 2),
    ("E05", {"2.2.2a": "3"}, E, "11", "2.2.2a", 3, 2),
    ("E06", {"3.1.3": "6"}, E, "11", "3.1", 9, 8),
    ("E07", {"3.2.2": "2"}, E, "11", "3.2", 9, 10),
    ("E08", {"3.3.1": "9"}, E, "11", "3.3", 9, 16),
    ("E09", {"3.3.4a": "0"}, E, "11", "3.3.4", 2, 1),
    ("E09", {"3.3.4b": "1"}, W, "11", "3.3.4", 2, 3),
    ("E10", {"4.3": "1"}, E, "11", "4", 2, 3),
    ("E10", {"5.2": "0"}, E, "11", "5", 1, 0),
    ("E11", {"8.3.1": "1"}, E, "11", "8.3", 6, 5),
    ("E12", {"6": "约七件"}, E, "11", "6", None, None),
    ("E12", {"8.4": "3.555"}, E, "11", "8.4", None, None),
    ("E12", {"letters.box@received": "-1"}, E, "3", "letters.box@received", None, None),
    ("E12", {"date": "2018年2月30日"}, E, "cover", "date", None, None),
    ("E13", {"9.3": "", "events.e2@people": ""}, E, "11", "9.3", None, None),
    ("E14", {"text:7": ""}, E, "7", "text:7", None, None),
    ("E15", {"date": "2017年3月15日"}, E, "cover", "date", 2017, 2018),
    ("E15", {"date": "2017年12月31日"}, E, "cover", "date", 2017, 2018),
    ("E16", {"period": "2016年1月1日至2016年12月31日"}, E, "cover", "period", 2016, 2017),
    ("E16", {"period": "2017年12月31日至2017年1月1日"}, E, "cover", "period", None, None),
    ("E16", {"period": "2017年4月1日至2017年12月31日"}, W, "cover", "period", None, None),
    ("E17", {"portal.own1@n": "11"}, E, "2", "portal.own@n", 60, 61),
    ("E18", {"portal.above@n": "20"}, E, "2", "portal.total@n", 120, 128),
    ("E19", {"letters.box1@received": "21"}, E, "3", "letters.box@received", 30, 31),
    ("E19", {"letters.box1@closed": "17"}, E, "3", "letters.box@closed", 27, 26),
    ("E20", {"letters.box2@closed": "11", "letters.box@closed": "29"}, E, "3", "letters.box2@closed", 11, 10),
    ("E21", {"published": "121"}, E, "11", "1.1", 120, 121),
    ("E21", {"1.2.2": "119"}, E, "11", "1.2.2", 119, 120),
    ("E22", {"requests.received": "8"}, E, "11", "3.1", 9, 8),
    ("E22", {"requests.online": "6"}, E, "11", "3.1.3", 7, 6),
    ("E22", {"requests.rate": "90%"}, E, "4", "requests.rate", 90, 100),
    ("E23", {"response.interpretations": "16"}, E, "11", "2.2.3", 15, 16),
    ("E24", {"cases.below@disclosure": "2"}, E, "11", "4", 2, 3),
    ("E24", {"cases.suit@disclosure": "6"}, E, "6", "cases.suit@disclosure", 6, 5),
    ("E25", {"5.2": "0", "5.1": "1"}, E, "11", "5.2", 0, 1),
    ("E25", {"4.2": "0", "4.1": "2"}, E, "11", "4.2", 0, 1),
    ("E25", {"4.1": "0", "4.2": "1"}, E, "11", "4.1", 1, 2),
    ("E26", {"fees.charged": "0.4"}, E, "11", "7", 0.5, 0.4),
    ("E27", {"complaints": "1"}, E, "11", "6", 0, 1),
    ("E28", {"organ": ""}, I, "cover", "organ", None, None),
    ("E28", {"organ": "", "title": "2017年政府信息公开工作年度报告"}, E, "cover", "organ", None, None),
    ("E28", {"organ": "", "title": "临江市水利局2017年政府信息公开工作年度报告"}, E, "cover", "organ", None, None),
    ("E32", {"text:2": "全年主动公\ufffd信息120条，都在规定的期限以内公开。"}, E, "2", "text:2", None, None),
    ("E32", {"heading:4": "四、依申请公\ue000情况"}, E, "4", "heading:4", None, None),
    ("E32", {"title": "临江市2017年政府信\ufffd公开工作年度报告"}, E, "cover", "title", None, None),
    ("E32", {"3.1#note": "见\ufffd件"}, E, "11", "3.1#note", None, None),
    ("W01", {"letters.box@rate": "89%"}, W, "3", "letters.box@rate", 89, 90),
    ("W01", {"letters.hotline@closed": "191", "letters.hotline@rate": "94%"}, W, "3", "letters.hotline@rate", 94, 96),
    ("W01", {"letters.box1@closed": "19", "letters.box@closed": "28", "letters.box@rate": "93.33%"}, None, "3", "", None, None),
    ("W01", {"letters.hotline@closed": "193", "letters.hotline@rate": "96%"}, I, "3", "letters.hotline@rate", 96, 97),
    ("W02", {"2.2.5": "2727"}, W, "11", "2.1", 3, 2727),
    ("W03", {"2.2.5#note": "书记信箱和热线回复数", "2.1": "300", "2.2.5": "200"}, W, "11", "2.2.5", 200, 217),
    ("W04", {"3.2": "10", "3.2.1": "9"}, W, "11", "3.2", 10, 9),
    ("W04", {"3.3": "8", "3.3.1": "1"}, W, "11", "3.3", 8, 9),
    ("W05", {"9.1": "2", "events.e1@kind": ""}, W, "11", "9.1", 2, 0),
    ("W05", {"9.1": "2"}, I, "11", "9.1", 2, 1),
    ("W05", {"9.2": "0"}, W, "11", "9.3", 45, None),
    ("W05", {"events.e2@people": "46"}, W, "11", "9.3", 45, 46),
    ("W05", {"events.e2@people": "44"}, I, "11", "9.3", 45, 44),
    ("W10", {"text:8": "见（附表十一）"}, W, "8", "text:8", None, None),
    ("W10", {"text:2": f"{LONG}\n1、公共查阅点。\n2、政府公报。{LONG}"}, W, "2", "text:2", None, None),
    ("W11", {"date": "2018年4月1日"}, W, "cover", "date", None, None),
    ("I03", {"8.2": "7"}, I, "11", "8.2", 7, 6),
    ("I03", {"events.e2@exact": "余"}, I, "11", "9.3", 45, None),
    ("I03", {"measures.r2@name": "加强培训"}, I, "10", "problems.r1@name", 1, 2),
    ("I04", {"2.2.5#mark": "moved"}, I, "11", "2.2.5", None, None),
    ("I08", {"requests.received#mark": "识别自正文"}, I, "4", "requests.received", None, None),
    ("W17", {"text:5": f"受理6件。{LONG}", "text:5#refs": "2-3 same 6", "6": ""}, W, "5", "text:5", None, None),
]  # fmt: skip


def test_a_clean_report_is_silent() -> None:
    assert clean().findings == ()


@pytest.mark.parametrize(("rule", "typed", "severity", "section", "field", "stated", "expected"), BROKEN)
def test_a_broken_clause_is_heard(rule, typed, severity, section, field, stated, expected) -> None:  # type: ignore[no-untyped-def]
    findings = found(with_(typed), rule)
    if severity is None:
        assert findings == []
        return
    heard = [f for f in findings if (f.severity, f.section, f.fields[0]) == (severity, section, field)]
    assert heard, findings
    first = heard[0]
    numbers = [None if n is None else float(n) for n in (first.stated, first.expected)]
    assert numbers == [None if n is None else float(n) for n in (stated, expected)]
    assert first.message.endswith("。")
    assert SAYS_WHAT_TO_DO.search(first.message), first.message
    assert first.title


def test_every_rule_has_a_failing_example() -> None:
    assert {rule.id for rule in E2014.rules if not isinstance(rule, ReadsReport)} == {rule for rule, *_ in BROKEN}


def test_the_channels_need_not_add_up_to_the_total() -> None:
    assert found(with_({"1.2.1": "100"}), "E04") == []


@pytest.mark.parametrize("total", ["3.1", "3.3", "4", "8.3"])
def test_with_blanks_left_a_balance_is_pending(total: str) -> None:
    session = with_({f"{total}.1": ""})
    balance = next(b for b in session.checker.balances("appendix") if b.total == total)
    assert (balance.standing, balance.words) == ("pending", "还差1项")
    assert not [f for f in session.findings if f.rule in ("E06", "E08", "E10", "E11")]


def test_the_message_shows_the_numbers_and_what_to_do() -> None:
    finding = found(with_({"3.3.1": "7"}), "E08")[0]
    assert finding.message == "申请答复数为9，八类答复合计14，多5件；同一件申请只能归入一类答复，请核对。"


def test_a_bare_item_is_placed_in_the_text() -> None:
    session = with_({"text:2": f"{LONG}\n1、公共查阅点。\n2、政府公报。{LONG}"})
    finding = found(session, "W10")[0]
    text = session.report.text("text:2")
    assert finding.text == "公共查阅点"
    assert finding.start is not None
    assert finding.end is not None
    assert text[finding.start : finding.end] == "公共查阅点"


def test_an_item_that_says_something_after_its_name_is_not_bare() -> None:
    assert found(with_({"text:2": f"{LONG}\n1.互联网。\n2.热线。全年来电2333件。"}), "W10")[0].text == "互联网"
    assert len(found(with_({"text:2": f"{LONG}\n1.互联网。\n2.热线。全年来电2333件。"}), "W10")) == 1


def test_a_period_of_another_year_is_not_taken_for_the_year_of_the_title() -> None:
    session = with_({"period": "2016年1月1日至2016年12月31日"})
    said = [f.message for f in found(session, "E16")]
    assert said
    assert not [message for message in said if "标题是2016年" in message]


def test_too_few_reasons_and_too_many_ask_for_different_things() -> None:
    few, many = (found(with_({"3.3.4a": n}), "E09")[0].message for n in ("0", "3"))
    assert few == "不同意公开答复数为2，六种理由合计1，少1件；每件不同意公开的申请都应列明理由，请补齐。"
    assert many == "不同意公开答复数为2，六种理由合计4，多2件；一件有几种理由的，请在备注说明。"


def test_zeros_are_folded_in_the_words_of_the_relation() -> None:
    lines = found(with_({"3.3": "14", "3.3.3": "0", "3.3.4": "0", "3.3.5": "0"}), "E08")[0].lines
    assert [line.label for line in lines if line.label.startswith("其余")] == ["其余六类"]


def test_two_kinds_of_review_are_told_apart_by_their_brackets() -> None:
    report = clean().report
    assert report.name("cases.review@all") == "行政复议（本机关为被申请人）全部"
    assert report.name("cases.below@all") == "行政复议（下属机关为被申请人）全部"
    assert report.name("cases.suit@all") == "行政诉讼全部"
    assert report.name("letters.box@received") == "领导信箱来信收到"


@pytest.mark.parametrize(
    ("rule", "typed", "cell"),
    [
        (
            "E25",
            {"5.2": "0", "5.1": "1", "text:6": f"全年发生涉及政府信息公开的行政诉讼1件，法院判决责令公开。{LONG}"},
            "5.2",
        ),
        ("E25", {"4.1": "0", "4.2": "0", "4.3": "0", "text:6": f"涉及政府信息公开的行政复议办结2件。{LONG}"}, "4.1"),
        ("W05", {"9.1": "1", "events.e1@kind": "", "text:9": f"举办业务培训1次，45人参加。{LONG}"}, "9.1"),
        ("E23", {"2.2.3": "16", "text:3": f"全年发布政策解读稿件15篇。{LONG}"}, "2.2.3"),
    ],
)
def test_one_contradiction_of_text_and_table_is_heard_once(rule: str, typed: dict[str, str], cell: str) -> None:
    about = [f for f in found(with_(typed), rule) if cell in f.fields]
    assert len(about) == 1, about
    assert about[0].fields[0] == cell
    alone = {key: "" for key in PARTS if key.startswith(("cases.", "events.", "response."))}
    in_text = [f for f in found(with_({**typed, **alone}), rule) if cell in f.fields]
    assert [(f.stated, f.expected) for f in in_text] == [(about[0].expected, about[0].stated)]
    assert in_text[0].text


def test_every_weight_that_a_rule_gives_is_in_the_catalogue() -> None:
    told = {(id_, severity) for rule in E2014.rules for id_, severity, _ in rule.kinds}
    assert {(rule, severity) for rule, _, severity, *_ in BROKEN if severity} <= told


def test_sources_of_sums_in_the_text_are_not_those_of_the_table() -> None:
    for rule in E2014.rules:
        if rule.id in ("E17", "E18", "E19"):
            assert "32号" not in rule.source


def test_two_rules_that_find_the_same_years_are_two_findings() -> None:
    preface = "现公布2017年政府信息公开年度报告。"
    session = with_({"title": "临江市2018年政府信息公开工作年度报告", "date": "2017年3月15日", "preface": preface})
    told = {f.rule: (f.stated, f.expected, f.text) for f in session.findings if f.section == "cover"}
    assert told == {"E15": (2017, 2018, None), "E16": (2017, 2018, "2017")}


def test_a_rate_of_all_is_not_asked_for_where_nothing_was_received() -> None:
    none = dict.fromkeys(("3.1", "3.1.1", "3.1.3", "3.1.4", "3.2", "3.2.1", "3.2.2"), "0")
    assert [f for f in found(with_({**none, "requests.rate": "50%"}), "E22") if f.fields[0] == "requests.rate"] == []


MORE = {"3.2": "10", "3.2.1": "9", "3.3": "10", "3.3.1": "3"}
TOLD = "全年收到申请9件，已依法办理并答复申请人，未发生逾期。"


@pytest.mark.parametrize(
    "typed",
    [
        {"text:4": f"上年结转申请2件。{TOLD}"},
        {"text:4": f"{TOLD}另有2016年转入的一件于年内办结。"},
        {"text:4": f"{TOLD}其中1件系上年度结转。"},
        {"3.2#note": "含上年结转"},
    ],
)
def test_what_was_carried_over_may_be_closed_beside_what_came_in(typed: dict[str, str]) -> None:
    assert found(with_(MORE | typed), "W04") == []


@pytest.mark.parametrize(
    "text", [f"{TOLD}年底未办结的2件结转2018年办理。", f"{TOLD}上年收到2件。", f"{TOLD}结转下年2件。"]
)
def test_what_is_left_for_next_year_accounts_for_nothing(text: str) -> None:
    assert [f.fields for f in found(with_(MORE | {"text:4": text}), "W04")] == [("3.2", "3.1")]


def test_too_few_carried_over_do_not_account_for_it() -> None:
    typed = MORE | {"3.2": "12", "3.2.1": "11", "text:4": f"上年结转申请2件。{TOLD}"}
    assert ("3.2", "3.1") in [f.fields for f in found(with_(typed), "W04")]


def test_an_application_taken_back_is_not_answered() -> None:
    typed = {"3.3": "8", "3.3.1": "1", "text:4": f"{TOLD}有1件由申请人主动撤回。"}
    assert found(with_(typed), "W04") == []
    assert found(with_({**typed, "text:4": TOLD}), "W04") != []


@pytest.mark.parametrize("text", ["全年未收取费用，无减免。", "没有收费和减免情形。", "全年接受咨询240人次。"])
def test_a_short_part_that_says_it_all_is_enough(text: str) -> None:
    assert found(with_({"text:7": text}), "W10") == []


@pytest.mark.parametrize("text", ["见附表第八部分。", "详见附表。", "按照规定执行。", "未来继续努力。"])
def test_a_short_part_that_says_nothing_is_not(text: str) -> None:
    assert found(with_({"text:7": text}), "W10") != []
