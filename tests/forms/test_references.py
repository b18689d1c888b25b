"""Live figures of the text: they follow every edit and every cell, and never point at anything but their figure."""

from __future__ import annotations

import json

import pytest
from builders import E2014, clean, found
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.anchors import follow, whole
from forms.expressions import Expression, Reference, References, Term, difference, pack, rate, same, total, unpack
from forms.narrative import set_level
from forms.record import from_record, to_record
from forms.references import REFS, printed, references, stretch_of
from forms.session import Session
from forms.values import Unreadable

TEXT = "text:4"
SENTENCE = "共收到申请9件，办结9件，办结率100%。"
BOUND = References(
    (Reference(5, 6, same("3.1")), Reference(10, 11, same("3.2")), Reference(16, 20, rate("3.2", "3.1")))
)


def bound() -> Session:
    session = clean()
    session.set({TEXT: SENTENCE, TEXT + REFS: BOUND}, "引用")
    session.part_step()
    return session


def said(session: Session) -> list[str]:
    text = session.report.text(TEXT)
    return [text[r.start : r.end] for r in references(session.report, TEXT)]


def holds(session: Session) -> None:
    """The law of live figures, for every text of a report."""
    for section in session.form.sections:
        text, last = session.report.text(section.narrative), 0
        for r in references(session.report, section.narrative) if section.narrative else ():
            assert last <= r.start < r.end <= len(text)
            assert whole(text, r.start, r.end)
            now = printed(session.report, r.source)
            assert now is None or text[r.start : r.end] == now
            last = r.end


def test_the_text_changes_with_the_cell_as_one_step() -> None:
    session = bound()
    session.type("3.1", "12")
    assert session.report.text(TEXT) == "共收到申请12件，办结9件，办结率75%。"
    assert session.undo() == {"3.1"}
    assert session.report.text(TEXT) == SENTENCE
    assert session.report.shown("3.1") == "9"
    session.redo()
    assert said(session) == ["12", "9", "75%"]


def test_typing_a_quoted_cell_key_by_key_is_one_step() -> None:
    session = bound()
    for text in ("1", "12", "120"):
        session.type("3.1", text)
    session.undo()
    assert (session.report.shown("3.1"), session.report.text(TEXT)) == ("9", SENTENCE)


def test_a_blank_cell_never_prints_as_zero() -> None:
    session = bound()
    session.type("3.1", "")
    assert session.report.text(TEXT) == SENTENCE
    pending = found(session, "W17")
    assert [(f.fields[0], f.text) for f in pending] == [(TEXT, "9"), (TEXT, "100%")]
    assert "收到申请数" in pending[0].message
    session.type("3.1", "10")
    assert session.report.text(TEXT) == "共收到申请10件，办结9件，办结率90%。"
    assert not found(session, "W17")


def test_words_in_a_cell_are_as_good_as_a_blank() -> None:
    session = bound()
    session.set({"3.1": Unreadable("七件", "只能填数字")}, "填写")
    assert session.report.text(TEXT) == SENTENCE
    assert found(session, "W17")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (same("8.4"), "3.5"),
        (same("letters.box@rate"), "90%"),
        (total(("3.1.1", "3.1.3", "3.1.4")), "9"),
        (difference("3.2", "3.2.2"), "8"),
        (difference("3.2.2", "3.2"), None),
        (rate("3.2.1", "3.2", 1), "88.9%"),
        (rate("3.2.1", "3.1.2"), None),
        (total(("8.4", "7")), "4.00"),
    ],
)
def test_closed_expressions(source: Expression, shown: str | None) -> None:
    assert printed(clean().report, source) == shown


def test_an_edit_elsewhere_moves_the_figure_and_an_edit_of_it_ends_it() -> None:
    session = bound()
    session.type(TEXT, "2017年，" + SENTENCE)
    assert said(session) == ["9", "9", "100%"]
    session.type(TEXT, "2017年，共收到申请19件，办结9件，办结率100%。")
    assert [r.source for r in references(session.report, TEXT)] == [same("3.2"), rate("3.2", "3.1")]
    session.undo()
    assert references(session.report, TEXT) == BOUND.items


def test_levels_and_lists_counted_on_keep_the_figures_of_all_paragraphs() -> None:
    lines = "（一）收到9件\n（二）办结9件\n（三）公开120条"
    items = tuple(
        Reference(at := lines.index(word) + len(word), at + size, same(key))
        for word, size, key in (("收到", 1, "3.1"), ("办结", 1, "3.2"), ("公开", 3, "1.1"))
    )
    session = clean()
    session.set({TEXT: lines, TEXT + REFS: References(items)}, "引用")
    session.set({TEXT: set_level(lines, 0, 2)}, "改")
    assert said(session) == ["9", "9", "120"]
    session.set({TEXT: "（一）收到9件\n（二）新\n（三）办结9件\n（四）公开120条"}, "改")
    assert said(session) == ["9", "9", "120"]
    session.set({TEXT: "（一）新\n（二）办结9件\n（三）公开120条"}, "改")
    assert said(session) == ["9", "120"]


def test_of_two_equal_phrases_that_quote_different_cells_neither_is_guessed() -> None:
    items = (Reference(2, 3, same("3.1")), Reference(6, 7, same("3.2")))
    assert follow(items, "收到9件收到9件", "收到9件") == ()
    alike = (Reference(2, 3, same("3.1")), Reference(6, 7, same("3.1")))
    assert follow(alike, "收到9件收到9件", "收到9件") == alike[:1]


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("共7件", "7", True), ("共17件", "7", False), ("共7.5件", "7", False), ("共7%", "7", False), ("共7%的", "7%", True),
        ("共7万件", "7", False), ("共7万元", "7", True), ("７7件", "7", False), ("8,7,120件", "7", False), ("3,7", "7", False),
        ("收到7，8月", "7", True), ("150余人", "150", True),
    ],
)  # fmt: skip
def test_a_figure_is_whole_or_it_is_none(text: str, figure: str, expected: bool) -> None:
    at = text.index(figure)
    assert whole(text, at, at + len(figure)) is expected


def test_a_draft_from_elsewhere_keeps_its_text_and_loses_references_that_do_not_fit() -> None:
    record = json.loads(json.dumps(to_record(bound())))
    again = from_record(record)
    assert references(again.report, TEXT) == BOUND.items
    record["answers"]["3.1"] = "12"
    edited = from_record(record)
    assert edited.report.text(TEXT) == SENTENCE
    assert [r.source for r in references(edited.report, TEXT)] == [same("3.2")]
    record["answers"][TEXT + REFS] = "5-6 same nowhere; 4-2 same 3.1; x; 900-901 same 3.1"
    assert references(from_record(record).report, TEXT) == ()
    del record["answers"][TEXT + REFS]
    assert from_record(record).report.text(TEXT) == SENTENCE


def test_text_that_goes_takes_its_references_along() -> None:
    session = bound()
    session.type(TEXT, "")
    assert session.report.blank(TEXT + REFS)
    session.undo()
    assert said(session) == ["9", "9", "100%"]


def test_numbers_of_other_scripts_and_commas_are_read_as_printed() -> None:
    assert stretch_of("共１８，１２６条", 1, 7) == "18126"


SOURCES = st.one_of(
    st.sampled_from(["3.1", "3.2", "1.1", "8.4", "letters.box@rate"]).map(same),
    st.tuples(st.just(Term.RATE), st.just(("3.2", "3.1")), st.integers(0, 2)).map(lambda t: Expression(*t)),
    st.just(total(("3.1", "3.2"))),
    st.just(difference("1.1", "3.1")),
)
LETTERS = st.text("件，。\n（一）1.9%７ 收到0万😀", max_size=6)
PLACE = st.integers(0, 200)
ACTS = st.one_of(
    st.tuples(st.just("edit"), PLACE, PLACE, LETTERS),
    st.tuples(st.just("cell"), st.sampled_from(["3.1", "3.2", "1.1", "8.4"]), st.sampled_from(["", "0", "9", "12", "400", "x"])),
    st.tuples(st.just("bind"), PLACE, SOURCES),
    st.tuples(st.just("level"), st.integers(0, 3), st.integers(0, 2)),
    st.tuples(st.sampled_from(["undo", "redo", "save"])),
)  # fmt: skip


def act(session: Session, what: tuple[object, ...]) -> Session:
    text = session.report.text(TEXT)
    match what:
        case ("edit", int(a), int(b), str(new)):
            start, end = sorted((a % (len(text) + 1), b % (len(text) + 1)))
            session.type(TEXT, text[:start] + new + text[min(end, start + 4) :])
        case ("cell", str(key), str(typed)):
            session.type(key, typed)
        case ("bind", int(a), Expression() as source):
            at, shown = a % (len(text) + 1), printed(session.report, source) or "9"
            grown = text[:at] + shown + text[at:]
            session.set({TEXT: grown}, "写")
            now = session.report.text(TEXT)
            start = now.find(shown)
            kept = references(session.report, TEXT)
            session.set({TEXT + REFS: References((*kept, Reference(start, start + len(shown), source)))}, "引用")
        case ("level", int(line), int(level)):
            session.set({TEXT: set_level(text, line, level) or None}, "改")
        case ("undo",):
            session.undo()
        case ("redo",):
            session.redo()
        case ("save",):
            again = from_record(json.loads(json.dumps(to_record(session))))
            assert dict(again.report.answers) == dict(session.report.answers)
            return again
    return session


@settings(deadline=None, max_examples=120)
@given(st.lists(ACTS, max_size=14))
def test_no_run_of_changes_makes_a_reference_point_at_anything_but_its_figure(acts: list[tuple[object, ...]]) -> None:
    session = Session(E2014, bound().report.answers)
    for what in acts:
        session = act(session, what)
        holds(session)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 5), SOURCES), max_size=6))
def test_references_survive_being_kept(given_: list[tuple[int, int, Expression]]) -> None:
    items, at = [], 0
    for gap, size, source in given_:
        items.append(Reference(at + gap, at + gap + size, source))
        at += gap + size
    assert unpack(pack(References(tuple(items)))) == (References(tuple(items)) if items else None)
