"""An earlier state as a session: looked at, told in words, brought back as one step."""

from __future__ import annotations

from pathlib import Path

from forms.drafts import DraftStore
from forms.editions import EDITIONS
from forms.history import Difference
from forms.history_of_session import earlier, restore, told
from forms.record import from_record, to_record
from forms.session import Session
from forms.values import Kind

FORM = EDITIONS[0]
COUNT = next(key for key in ("1.1", "1") if (spec := FORM.spec(key)) is not None and spec.kind is Kind.COUNT)


def test_an_earlier_state_is_looked_at_told_and_brought_back(tmp_path: Path) -> None:
    session = Session(FORM)
    session.type(COUNT, "5")
    session.type("organ", "某市人民政府")
    store = DraftStore(tmp_path)
    draft = store.open(store.create(to_record(session)))
    session.type(COUNT, "6")
    draft.save(to_record(session), "张某")
    draft.close()

    history = draft.history
    past = earlier(session, history.state_at(0))
    assert past.report.value(COUNT) == 5
    (words,) = told(session, history.entries())
    assert (words.name, words.before, words.after) == (session.report.name(COUNT), "5", "6")
    assert told(session, history.compare(0, history.entries()[-1])) == [words]

    assert restore(session, history.state_at(0))
    assert session.report.value(COUNT) == 5
    session.undo()
    assert session.report.value(COUNT) == 6
    assert from_record(to_record(session)).report.value("organ") == "某市人民政府"


def test_only_the_wanted_answers_are_brought_back() -> None:
    session = Session(FORM)
    session.type(COUNT, "6")
    session.type("organ", "另一机关")
    assert restore(session, {COUNT: "5", "reason:x": "y"}, [COUNT])
    assert (session.report.value(COUNT), session.report.value("organ")) == (5, "另一机关")
    assert restore(session, {COUNT: "5"})
    assert session.report.blank("organ")
    assert not restore(session, {COUNT: "5"})


def test_where_figures_stand_in_a_text_is_no_change_that_is_told() -> None:
    key = next(s.narrative for s in FORM.sections if s.narrative)
    assert told(Session(FORM), [Difference(f"{key}#refs", None, "[]"), Difference(f"{key}#read", "[]", None)]) == []


CLOSED, TEXT = "letters.hotline@closed", "text:3"


def words(key: str, before: str | None, after: str | None) -> list[tuple[str, str, str]]:
    return [(one.name, one.before, one.after) for one in told(Session(FORM), [Difference(key, before, after)])]


def test_a_number_that_was_bound_or_let_go_is_told_by_what_it_quotes() -> None:
    name = FORM.section_by_id["3"].short + "：引用的数"
    bound = f"4-8 same {CLOSED}"
    assert words(f"{TEXT}#refs", None, bound) == [(name, "普通数字", "引用政务服务热线办结")]
    assert words(f"{TEXT}#refs", f"{bound}; 20-23 rate 3.2 3.1", bound) == [
        (name, "引用申请办结数÷收到申请数", "普通数字")
    ]
    assert words(f"{TEXT}#refs", bound, bound.replace("4-8", "9-13")) == []  # it moved with the text before it


def test_a_stretch_of_the_kept_references_tells_the_whole_ones_in_it() -> None:
    said = f"6 same {CLOSED}; 40-44 same letters.hotl"
    assert [one[2] for one in words(f"{TEXT}#refs", "6", said)] == ["引用政务服务热线办结"]


def test_marks_rows_and_notes_are_told_in_words() -> None:
    assert words(f"{CLOSED}#mark", "识别自正文", None) == [("政务服务热线办结", "待核对", "已核对")]
    assert words("portal#rows", "total:0 own:1", "total:0 own:1 r1:1") == [("政府网站发布信息：行", "2行", "3行")]
    assert words("3.3#note", None, "含上年结转") == [("申请答复数备注", "", "含上年结转")]
