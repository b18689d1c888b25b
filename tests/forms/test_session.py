"""The only place where an answer changes: undo, findings, reasons, confirmations."""

import json

import pytest
from builders import E2014, clean, found, read, with_
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.checker import check
from forms.findings import State
from forms.mending import advice
from forms.record import from_record, to_record
from forms.session import Change, Session


def test_undo_and_redo_bring_back_answers_and_findings() -> None:
    session = clean()
    session.type("3.3", "7")
    assert found(session, "E08")
    assert session.undo() == {"3.3"}
    assert not session.findings
    session.redo()
    assert found(session, "E08")
    assert session.undo_label == "填写申请答复数"


def test_typing_one_answer_is_one_step_and_leaving_it_ends_the_step() -> None:
    now = [0.0]
    session = Session(E2014, clock=lambda: now[0])
    for text in ("1", "18", "181"):
        now[0] += 0.2
        session.type("1.1", text)
    session.part_step()
    session.type("1.1", "1812")
    session.undo()
    assert session.report.shown("1.1") == "181"
    session.undo()
    assert session.report.blank("1.1")


def test_a_listener_hears_keys_and_findings_once() -> None:
    session, heard = clean(), list[Change]()
    session.listen(heard.append)
    session.type("3.3", "7")
    session.type("3.3", "7")
    assert len(heard) == 1
    assert heard[0].keys == {"3.3"}
    assert {f.rule for f in heard[0].came} == {"E08", "W04", "E22"}


def test_a_reason_stands_until_an_operand_changes() -> None:
    session = with_({"2.2.5": "2727"})
    finding = found(session, "W02")[0]
    session.explain(finding, "来信来电按其他方式统计", "陈晓", "2018-03-09T10:12")
    assert session.state(finding) is State.EXPLAINED
    again = from_record(json.loads(json.dumps(to_record(session))))
    assert again.state(found(again, "W02")[0]) is State.EXPLAINED
    session.type("2.2.5", "2728")
    assert session.state(found(session, "W02")[0]) is State.LAPSED
    session.withdraw(found(session, "W02")[0])
    assert session.state(found(session, "W02")[0]) is State.OPEN


def test_an_error_cannot_be_explained_away() -> None:
    session = with_({"3.3": "7"})
    with pytest.raises(ValueError, match="必须改"):
        session.explain(found(session, "E08")[0], "就这样")


def test_a_confirmation_lapses_when_the_part_changes() -> None:
    session = clean()
    session.confirm("3", True)
    assert session.confirmation("3") is State.EXPLAINED
    session.type("letters.hotline@closed", "191")
    assert session.confirmation("3") is State.LAPSED


def test_unknown_keys_are_refused_and_change_nothing() -> None:
    session = clean()
    with pytest.raises(KeyError):
        session.type("12.7", "1")
    with pytest.raises(KeyError):
        session.set({"1.1": 5, "nowhere": 1}, "x")
    assert session.report.number("1.1") == 120


def test_the_one_cell_that_would_mend_it_is_named() -> None:
    session = with_({"5.2": "0"})
    assert advice(session.report, found(session, "E10")[0]) == "若把被依法纠错数改为1，四项勾稽即平。"
    several = with_({"3.3.1": "5", "3.3.2": "4", "3.3.3": "4"})
    assert advice(several.report, found(several, "E08")[0]) == ""
    two = with_({"3.3": "7", "3.2": "7", "3.2.1": "6", "requests.answered": "7", "requests.rate": ""})
    assert "属于已主动公开范围数改为0" in advice(two.report, found(two, "E08")[0])


CELLS = st.sampled_from([k for k in E2014.specs if k not in ("title", "organ")])
TYPED = st.one_of(
    st.sampled_from(["", "0", "1", "7", "14", "94%", "见附表", "会议", "2018年3月15日", "约七件"]), st.text(max_size=8)
)
MOVES = st.lists(st.one_of(st.tuples(CELLS, TYPED), st.sampled_from(["undo", "redo"])), max_size=25)


@settings(max_examples=60)
@given(MOVES)
def test_incremental_checking_equals_a_full_check_and_drafts_round_trip(moves: list[tuple[str, str] | str]) -> None:
    session = clean()
    for move in moves:
        if move == "undo":
            session.undo()
        elif move == "redo":
            session.redo()
        else:
            key, text = move
            session.type(key, text)
    assert session.findings == check(session.report)
    again = from_record(json.loads(json.dumps(to_record(session))))
    assert dict(again.report.answers) == dict(session.report.answers)
    assert again.findings == session.findings


def test_rows_of_a_breakdown_come_and_go_with_their_rules() -> None:
    session = clean()
    table = E2014.tables["portal"]
    fewer = tuple(row for row in session.report.rows(table) if row.id != "above")
    session.set({table.rows_key: fewer, table.cell("above", "n"): None}, "删除一项")
    assert [(f.stated, f.expected) for f in found(session, "E18")] == [(120, 108)]
    session.undo()
    assert not session.findings
    assert read(table.rows_key, "total:0 own:1") == tuple(fewer[:2])


def test_figures_behind_a_text_are_asked_for_once_they_are_begun() -> None:
    report = Session(E2014).report
    assert report.asked("4") == ("text:4",)
    session = Session(E2014)
    session.type("requests.received", "9")
    assert len(session.report.asked("4")) == 8
    assert len(report.asked("11")) == 58
    assert "site" not in report.asked("cover")
    assert "organ" in report.asked("cover")
