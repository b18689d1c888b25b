"""Single figures of the parts, read from what a text states plainly; free text until somebody confirms them."""

from __future__ import annotations

import pytest
from builders import E2014, clean, found

from forms.checker import check
from forms.findings import Severity
from forms.intake.stated import stated
from forms.model import Form
from forms.references import MARK, READ_AT, read_places
from forms.report import READ
from forms.session import Session
from forms.values import Value


def read(texts: dict[str, str], form: Form = E2014) -> dict[str, Value]:
    return stated(form, texts)


def figures(texts: dict[str, str]) -> dict[str, str]:
    answers = read(texts)
    return {key: str(value) for key, value in answers.items() if "#" not in key}


@pytest.mark.parametrize(
    ("part", "text", "expected"),
    [
        ("4", "全年共收到政府信息公开申请12件，均已办结。", {"requests.received": "12"}),
        ("4", "本年度通过网络收到依申请公开信件5封。", {"requests.received": "5", "requests.online": "5"}),
        ("5", "全年接受咨询3021人次。", {"consultations.total": "3021"}),
        ("5", "共有845人次前来咨询公开事务。", {"consultations.total": "845"}),
        ("3", "更新知识库信息20条，报送典型案例4件，网上调查6条，意见征集2条，发布解读稿件31篇。",
         {"response.knowledge": "20", "response.cases": "4", "response.surveys": "6", "response.opinions": "2",
          "response.interpretations": "31"}),
        ("2", "提供在线服务118项，网上接办3406件。", {"services.items": "118", "services.accepted": "3406"}),
    ],
)  # fmt: skip
def test_what_is_said_plainly_is_read(part: str, text: str, expected: dict[str, str]) -> None:
    assert figures({f"text:{part}": text}) == expected


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("4", "上年共收到政府信息公开申请12件。"),
        ("4", "全年收到咨询信箱来信12件。"),
        ("5", "全年接受咨询3000余人次。"),
        ("5", "上半年接受咨询300人次，全年接受咨询845人次。"),
        ("3", "计划报送典型案例4件。"),
        ("3", "报送典型案例4次。"),
    ],
)
def test_what_is_about_others_rough_or_said_twice_is_left_blank(part: str, text: str) -> None:
    assert figures({f"text:{part}": text}) == {}


def test_what_was_filled_in_is_not_read_again() -> None:
    answers: dict[str, Value] = {"text:5": "全年接受咨询3021人次。", "consultations.total": 7}
    assert stated(E2014, answers) == {}


def test_each_figure_has_its_mark_and_its_place_also_two_in_one_number() -> None:
    text = "本年度通过网络收到依申请公开信件5封。"
    answers: dict[str, Value] = {"text:4": text}
    session = Session(E2014, answers | read({"text:4": text}))
    for key in ("requests.received", "requests.online"):
        assert session.report.value(key + MARK) == READ
        place = read_places(session.report).get(key)
        assert place is not None
        assert text[place[1].start : place[1].end] == "5"
    assert [f.fields for f in found(session, "I08")] == [("requests.received", "requests.online")]
    session.type("text:4", "我市" + text)
    moved = read_places(session.report).get("requests.online")
    assert moved is not None
    assert session.report.text("text:4")[moved[1].start] == "5"


def imported() -> Session:
    """The clean report, in which the text says other than the table, as an import gives it."""
    answers = dict(clean().report.answers)
    for key in [k for k in answers if k.startswith("requests.")]:
        del answers[key]
    answers["text:4"] = "全年共收到政府信息公开申请8件，其余情况见附表，各项申请均在法定期限内办理。"
    return Session(E2014, answers | stated(E2014, answers))


def test_what_rule_and_reader_both_see_is_one_finding_with_its_place_and_no_error() -> None:
    session = imported()
    heard = found(session, "E22")
    assert [(f.severity, f.section, f.fields[0], f.stated, f.expected) for f in heard] == [
        (Severity.WARNING, "4", "text:4", 8, 9)
    ]
    assert {"3.1", "requests.received"} <= set(heard[0].fields)
    assert heard[0].text is not None
    assert heard[0].text.endswith("8件")


def test_a_confirmed_figure_weighs_like_a_typed_one() -> None:
    session = imported()
    session.set({"requests.received" + MARK: None}, "核对")
    assert Severity.ERROR in {f.severity for f in found(session, "E22")}
    assert not found(session, "I08")
    assert session.findings == check(session.report)
    session.undo()
    assert {f.severity for f in found(session, "E22")} == {Severity.WARNING}


def test_typing_a_figure_that_was_read_confirms_it_in_the_same_step() -> None:
    session = imported()
    session.type("requests.received", "9")
    assert session.report.blank("requests.received" + MARK)
    session.undo()
    assert session.report.value("requests.received" + MARK) == READ
    assert session.report.shown("requests.received") == "8"


def test_a_part_that_was_only_read_does_not_ask_for_the_rest() -> None:
    assert imported().report.asked("4") == ("text:4",)


def test_a_finding_without_numbers_hides_no_other_one_of_its_part() -> None:
    """The date on the cover and a name in the preface are two findings, though neither has numbers."""
    session = clean()
    session.type("date", "2017年3月15日")
    names = [section.title for section in E2014.sections[1:]]
    names[2] = "舆情引导"
    session.type("preface", f"2017年报告由{'，'.join(names)}等十一部分组成。")
    assert {f.rule for f in session.findings if f.section == "cover"} == {"E15", "W08"}


def test_places_are_kept_with_the_draft() -> None:
    answers = read({"text:5": "全年接受咨询3021人次。"})
    assert E2014.spec("text:5" + READ_AT) is not None
    assert set(answers) == {"consultations.total", "consultations.total" + MARK, "text:5" + READ_AT}
