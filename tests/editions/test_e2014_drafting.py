"""Sentences drafted from figures: what is filled in is said, with its unit; nothing is said of a blank."""

from builders import E2014, clean, with_

from forms.session import Session


def test_letters_are_told_with_their_parts_and_units() -> None:
    assert E2014.drafting["3"](clean().report).startswith(
        "2017年共收到领导信箱来信30封，办结27封，办复率90%，其中收到本级信箱20封，办结18封；收到上级转办10封，办结9封；"
    )


def test_nothing_is_said_of_a_blank() -> None:
    report = Session(E2014).report
    assert [name for name, draft in E2014.drafting.items() if name != "cover" and draft(report)] == []


def test_no_fees_are_said_plainly() -> None:
    assert (
        E2014.drafting["7"](with_({"fees.charged": "0", "7": "0"}).report)
        == "2017年，依申请公开政府信息未收取费用，无减免。"
    )


def test_the_preface_names_the_parts_as_they_are_headed() -> None:
    session = with_({"heading:3": "三、回应解读情况", "site": "www.linjiang.example", "contact": "电话0000-1234567"})
    text = E2014.drafting["cover"](session.report)
    assert "“回应解读情况”" in text
    assert "等11部分组成" in text
    assert "www.linjiang.example" in text
    assert "电话0000-1234567" in text


def test_every_draft_is_clean_under_the_rules() -> None:
    session = clean()
    for section, draft in E2014.drafting.items():
        part = E2014.section_by_id[section]
        text = draft(session.report)
        if text and len(text) >= 20:
            session.set({part.narrative: text}, "拟写")
    assert session.findings == ()
