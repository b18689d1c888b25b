"""Sentences drafted from figures: what is filled in is said, with its unit; nothing is said of a blank."""

import re

from builders import E2014, clean, with_

from forms.expressions import rate
from forms.references import REFS, references
from forms.session import Session


def test_letters_are_told_with_their_parts_and_units() -> None:
    assert E2014.drafting["3"](clean().report).text.startswith(
        "2017年共收到领导信箱来信30封，办结27封，办复率90%，其中收到本级信箱20封，办结18封，办复率90%；收到上级转办10封，办结9封，"
    )


def test_nothing_is_said_of_a_blank() -> None:
    report = Session(E2014).report
    assert [name for name, draft in E2014.drafting.items() if name != "cover" and draft(report).text] == []


def test_no_fees_are_said_plainly() -> None:
    assert (
        E2014.drafting["7"](with_({"fees.charged": "0", "7": "0"}).report).text
        == "2017年，依申请公开政府信息未收取费用，无减免。"
    )


def test_the_preface_names_the_parts_as_they_are_headed() -> None:
    session = with_({"heading:3": "三、回应解读情况", "site": "www.linjiang.example", "contact": "电话0000-1234567"})
    text = E2014.drafting["cover"](session.report).text
    assert "“回应解读情况”" in text
    assert "等11部分组成" in text
    assert "www.linjiang.example" in text
    assert "电话0000-1234567" in text


def test_every_draft_is_clean_under_the_rules() -> None:
    session = clean()
    for section, draft in E2014.drafting.items():
        part = E2014.section_by_id[section]
        text = draft(session.report).text
        if text and len(text) >= 20:
            session.set({part.narrative: text}, "拟写")
    assert session.findings == ()


def test_every_figure_that_is_drafted_is_a_live_one() -> None:
    session = clean()
    for section, draft in E2014.drafting.items():
        part, drafted = E2014.section_by_id[section], draft(session.report)
        key = part.narrative
        session.set({key: drafted.text or None, key + REFS: drafted.references}, "拟写")
        assert references(session.report, key) == drafted.references.items
        live = {at for r in drafted.references.items for at in range(r.start, r.end)}
        masked = "".join("·" if at in live else sign for at, sign in enumerate(drafted.text))
        free = re.sub(r"\d{4}年|\d+月\d+日|（[一二]）|^\d\.", "", masked, flags=re.MULTILINE)
        assert section == "cover" or not re.search(r"\d", free), free
    session.type("8.3.1", "10")
    session.type("letters.box1@closed", "10")
    assert "专职10人" in session.report.text("text:8")
    assert "办结10封，办复率50%" in session.report.text("text:3")


def test_a_sum_and_a_rate_without_a_cell_of_their_own_are_worked_out() -> None:
    session = with_({"8.3": "", "requests.rate": "", "requests.answered": "6"})
    assert "从事政府信息公开工作人员6人（专职2人、兼职4人）" in E2014.drafting["8"](session.report).text
    drafted = E2014.drafting["4"](session.report)
    assert drafted.text.endswith("已答复6件，回复率67%。")
    assert drafted.references.items[-1].source == rate("requests.answered", "requests.received")


def test_a_draft_behind_a_text_keeps_its_places() -> None:
    drafted = E2014.drafting["4"](clean().report)
    longer = drafted.behind("写好的一段。\n")
    assert longer.text.startswith("写好的一段。\n2017年，")
    shown = [[d.text[r.start : r.end] for r in d.references.items] for d in (drafted, longer)]
    assert shown[0] == shown[1] != []
