"""A form refuses contradictions in itself when it is built."""

import pytest
from builders import E2014

from forms.catalogue import catalogue
from forms.model import Column, ContradictionError, Field, Figures, Form, Row, Section, Table
from forms.rules.base import Rule
from forms.rules.bounds import AtMost, RowAtMost
from forms.rules.lists import EventsCounted
from forms.rules.presence import Readable, Written
from forms.rules.rates import RowRate
from forms.rules.sums import NestedTotals
from forms.rules.wording import in_words
from forms.values import Kind


def form(*items: Figures | Table, rules: tuple[Rule, ...] = ()) -> Form:
    return Form("x", "试", range(2020, 2021), (Section("cover", "封面", "封面", items=items),), rules)


FIELD = Figures("数", (Field("a", "甲", Kind.COUNT), Field("b", "乙", Kind.COUNT)))
LIST = Table("t", "表", (Column("name", "", Kind.TEXT), Column("n", "数", Kind.COUNT)), (Row("1", "甲"),), grows=True)


def test_a_sound_form_is_built() -> None:
    assert form(FIELD, rules=(AtMost(id="E01", source="s", part="a", whole="b"),)).specs["a"].label == "甲"


@pytest.mark.parametrize(
    ("items", "rules", "says"),
    [
        ((FIELD, FIELD), (), "twice"),
        ((Table("t", "表", (Column("", "数", Kind.COUNT),), (Row("1", "甲"), Row("1", "乙"))),), (), "twice"),
        ((Table("t", "表", (), (Row("1", "甲"),)),), (), "no columns"),
        ((Table("t", "表", (Column("n", "数", Kind.COUNT),), (Row("1", "甲"),), grows=True),), (), "name"),
        ((FIELD,), (AtMost(id="E01", source="s", part="a", whole="c"),), "'c'"),
        ((FIELD,), (Readable(id="E12", source="s"),), "reads nothing"),
        ((FIELD,), (AtMost(id="E01", source="", part="a", whole="b"),), "source"),
        ((FIELD,), (AtMost(id="E01", source="s", part="a", whole="b"),) * 2, "rule declared twice"),
        ((Figures("数", (Field("a", "甲", Kind.CHOICE),)),), (), "no choices"),
        ((Table("t", "表", (Column("c", "选", Kind.CHOICE),), (Row("1", "甲"),)),), (), "no choices"),
        ((FIELD, Figures("名", (Field("c", "丙", Kind.TEXT),), printed_under="t")), (), "unknown table 't'"),
        ((Table("t", "表", (Column("", "数", Kind.COUNT),), (Row("1", "甲"), Row("2", "乙", depth=2))),), (), "nested"),
        ((LIST,), (NestedTotals(id="E17", source="s", table="t", column="m"),), "unknown column 'm' of t"),
        ((LIST,), (RowAtMost(id="E20", source="s", table="t", part="n", whole="m"),), "unknown column 'm' of t"),
        (
            (LIST,),
            (RowRate(id="W01", source="s", table="t", rate="n", part="n", whole="m"),),
            "unknown column 'm' of t",
        ),
        (
            (LIST, FIELD),
            (EventsCounted(id="W05", source="s", cell="a", table="t", kind="会议"),),
            "unknown column 'kind' of t",
        ),
        ((LIST,), (NestedTotals(id="E17", source="s", table="u", column="n"),), "'u'"),
        ((LIST,), (Written(id="E14", source="s", section="9"),), "heading:9"),
    ],
)
def test_contradictions_are_refused(items, rules, says) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ContradictionError, match=says):
        form(*items, rules=rules)


def test_sections_are_declared_once() -> None:
    cover = Section("cover", "封面", "封面")
    with pytest.raises(ContradictionError, match="section declared twice"):
        Form("x", "试", range(2020, 2021), (cover, cover))
    with pytest.raises(ContradictionError, match="serves no year"):
        Form("x", "试", range(2020, 2020), (cover,))


def test_the_table_has_65_rows_of_which_7_are_locked() -> None:
    rows = E2014.tables["appendix"].rows
    assert (len(rows), sum(row.head for row in rows)) == (65, 7)
    assert [row.id for row in rows if row.kind is Kind.MONEY] == ["7", "8.4"]


def test_the_catalogue_lists_every_row_and_rule() -> None:
    text = catalogue(E2014)
    for rule in E2014.rules:
        for id_, severity, relation in rule.kinds:
            words = in_words(rule, E2014, relation)
            assert f"  {id_}  {severity.word}  {words}" in text
    for row in E2014.tables["appendix"].rows:
        assert row.label in text
