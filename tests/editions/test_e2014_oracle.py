"""The oracle of the published report that the project started from: its figures typed by hand, and just its faults found."""

from __future__ import annotations

import pytest
from builders import E2014, read

from forms.findings import Finding, Severity
from forms.intake.load import load
from forms.model import Table
from forms.session import Session
from forms.values import RowRef
from resources import path

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741 - the clauses' own letters

OWN = {"own1": 329, "own2": 41, "own3": 169, "own4": 3011, "own5": 2704}
BELOW = {f"b{n}": number for n, number in enumerate((278, 241, 366, 931, 3638, 220, 756, 516, 483), 1)}
PORTAL = {"total": 18126, "own": 6254, **OWN, "below": 7429, **BELOW, "above": 1022, "duties": 3563}
DEPTHS = {"total": 0, "own": 1, "below": 1, "above": 1, "duties": 1}
LETTERS = {"box": (497, 470, 94), "box1": (459, 427, 93), "box2": (39, 39, 100), "hotline": (2333, 2257, 96)}
SINGLE = {
    "published": 18126, "services.themes": 3, "services.items": 226, "services.accepted": 75097, "gazette.issues": 21,
    "response.knowledge": 10, "response.cases": 3, "response.surveys": 3, "response.opinions": 4,
    "response.interpretations": 169, "requests.received": 7, "requests.online": 7, "requests.answered": 7,
    "requests.rate": 100, "consultations.total": 25012, "complaints": 0,
    "cases.suit@all": 18, "cases.suit@disclosure": 1, "cases.suit@corrected": 1,
    "cases.review@all": 6, "cases.review@disclosure": 0,
    "cases.below@all": 13, "cases.below@disclosure": 1, "cases.below@closed": 1,
}  # fmt: skip
EVENTS = {"e1": ("2017年8月15日", "信息员业务培训", 150), "e2": ("2017年11月10日", "公开工作培训", 110)}


def typed(session: Session) -> Session:
    """The session with the figures of the parts typed in."""
    session.set({"portal#rows": tuple(RowRef(row, DEPTHS.get(row, 2)) for row in PORTAL)}, "分项")
    answers: dict[str, object] = {f"portal.{row}@n": number for row, number in PORTAL.items()}
    answers |= SINGLE
    for row, figures in LETTERS.items():
        answers |= {f"letters.{row}@{c}": n for c, n in zip(("received", "closed", "rate"), figures, strict=True)}
    for row, (day, name, people) in EVENTS.items():
        answers |= {f"events.{row}@kind": "培训", f"events.{row}@date": day, f"events.{row}@name": name}
        answers |= {f"events.{row}@people": people, f"events.{row}@exact": "余"}
    for key, value in answers.items():
        session.type(key, str(value))
    return session


def of_structure(session: Session) -> set[tuple[str, Severity, str, object, object]]:
    """(rule, severity, faulted field, stated, expected) of what rules on figures find, but for figures still to be confirmed."""
    return {
        (f.rule, f.severity, _faulted(f), f.stated, f.expected)
        for f in session.findings
        if _faulted(f) and f.rule != "I08"
    }


def _faulted(finding: Finding) -> str:
    spec = E2014.spec(finding.fields[0])
    return finding.fields[0] if spec is not None and isinstance(spec.table, Table) else ""


OF_THE_TABLE = {
    ("E08", E, "3.3", 7, 14),
    ("E10", E, "4", 1, 0),
    ("E10", E, "5", 1, 0),
    ("W02", W, "2.1", 0, 2727),
    ("I03", I, "8.2", 99, 96),
    ("I04", I, "2.2.5", None, None),
}
OF_THE_PARTS = {
    ("E18", E, "portal.total@n", 18126, 18268),
    ("E19", E, "letters.box@received", 497, 498),
    ("E19", E, "letters.box@closed", 470, 466),
    ("W01", I, "letters.box@rate", 94, 95),
    ("W01", I, "letters.hotline@rate", 96, 97),
    ("E25", E, "5.2", 0, 1),
    ("E25", E, "4.1", 0, 1),
    ("W05", W, "9.1", 2, 0),
    ("I03", I, "9.3", 260, None),
}
OF_THE_LISTS = {("I03", I, "problems.r1@name", 5, 6)}
"""Nobody types the problems and measures: they are read from the text."""


@pytest.fixture(scope="module")
def sample() -> Session:
    return typed(load(path("samples/report-2017.txt")).session())


def test_exactly_the_known_faults_are_found_and_nothing_that_holds(sample: Session) -> None:
    assert of_structure(sample) == OF_THE_TABLE | OF_THE_PARTS | OF_THE_LISTS


def test_the_same_faults_are_found_without_any_text() -> None:
    loaded = load(path("samples/report-2017.txt"))
    bare = {k: v for k, v in loaded.answers.items() if k in E2014.specs and not k.startswith(("text:", "preface"))}
    table = {k: v for k, v in bare.items() if (spec := E2014.spec(k)) and spec.table and spec.table.printed}
    marks = {k: v for k, v in loaded.answers.items() if k.partition("#")[0] in table and "#" in k}
    assert of_structure(typed(Session(E2014, {**table, **marks}))) == OF_THE_TABLE | OF_THE_PARTS


def test_the_cover_and_the_empty_part_are_found(sample: Session) -> None:
    heard = {
        (f.rule, f.severity, f.section, f.fields[0]) for f in sample.findings if f.rule in ("E14", "E15", "E16", "W11")
    }
    assert heard == {("E15", E, "cover", "date"), ("E14", E, "7", "text:7")}


def test_the_one_cell_that_mends_the_suit_is_named(sample: Session) -> None:
    from forms.mending import advice

    suit = next(f for f in sample.findings if f.rule == "E10" and f.fields[0] == "5")
    assert advice(sample.report, suit) == "若把被依法纠错数改为1，四项勾稽即平。"
    sample.set({"5.2": read("5.2", "1")}, "改")
    assert not [f for f in sample.findings if f.fields[0] in ("5", "5.2")]
    sample.undo()
