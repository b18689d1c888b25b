"""What a report consists of: a Form of sections with fields, tables and a narrative. Frozen; built once; refuses contradictions.

Every answer has a key. A field's key is its own; a table's cell has the key that `Table.cell` gives it; a section's narrative is
`text:<section>`, its heading as printed `heading:<section>`. What is said *about* an answer hangs behind a #: `3.3#note`, `3.3#mark`,
`text:3#refs` (the figures of that text that are answers themselves), `text:3#read` (those that answers were read from).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from forms.frozen import Frozen
from forms.values import Kind, RowRef, Value

if TYPE_CHECKING:
    from forms.drafted import Drafted
    from forms.intake.stated import Statement
    from forms.report import Report
    from forms.rules.base import Rule


class ContradictionError(ValueError):
    """The declaration of a form contradicts itself: a programmer's mistake, found when the edition is imported."""


class Field(Frozen):
    """One answer with its own key. `help` is the sentence that F1 shows; `choices` belong to Kind.CHOICE.

    An `optional` one is not counted among what a part still lacks.
    """

    key: str
    label: str
    kind: Kind
    unit: str = ""
    help: str = ""
    choices: tuple[str, ...] = ()
    optional: bool = False


class Column(Frozen):
    """One column of a table. `groups` are the heads above it, outermost first (a matrix has one or two)."""

    id: str
    label: str
    kind: Kind
    unit: str = ""
    choices: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


class Row(Frozen):
    """One row of a table: its printed id, label, unit, depth of nesting; a head row is locked and shows ——.

    `kind` overrides the column's (万元 among counts); `lead` is printed before the label of a first part (其中：).
    """

    id: str
    label: str
    unit: str = ""
    depth: int = 0
    head: bool = False
    kind: Kind | None = None


class Table(Frozen):
    """Rows by columns. `grows`: rows can be added, renamed, removed and nested (the rows given are the proposal);
    their names are then answers in the column `name`. `notes`: each cell has a note beside it. `printed`: it is part of the report
    itself (`caption` over it, `own_page`), not only the figures behind a narrative. `prefix` stands before the keys of its cells.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_head: str = "统计指标"
    grows: bool = False
    nests: int = 0
    notes: bool = False
    units: bool = False
    printed: bool = False
    own_page: bool = False
    caption: str = ""
    prefix: str | None = None
    help: str = ""

    def cell(self, row: str, column: str = "") -> str:
        """The key of a cell; with one unnamed column it is the row's printed id alone."""
        stem = f"{self.id}." if self.prefix is None else self.prefix
        return f"{stem}{row}@{column}" if column else f"{stem}{row}"

    @property
    def rows_key(self) -> str:
        """The key of the list of rows (tables that grow)."""
        return f"{self.id}#rows"

    @cached_property
    def first_rows(self) -> tuple[RowRef, ...]:
        """The rows as declared, before anybody added or removed one."""
        return tuple(RowRef(row.id, row.depth) for row in self.rows)

    @cached_property
    def declared_cells(self) -> tuple[str, ...]:
        """The keys of the cells of all declared rows that are filled in, row by row."""
        return tuple(self.cell(row.id, column.id) for row in self.rows if not row.head for column in self.columns)

    @cached_property
    def row_by_id(self) -> dict[str, Row]:
        """The declared rows by id."""
        return {row.id: row for row in self.rows}

    def printed_id(self, key: str) -> str:
        """The number of a cell's row that stands in the printed table (3.3.4a), '' where rows have none."""
        return key.partition("@")[0] if self.printed and self.prefix == "" else ""

    def split(self, key: str) -> tuple[str, str]:
        """(row id, column id) of one of this table's cell keys."""
        row, _, column = key.removeprefix(f"{self.id}." if self.prefix is None else self.prefix).partition("@")
        return row, column


class Figures(Frozen):
    """A strip of single answers that are shown together."""

    title: str
    fields: tuple[Field, ...]
    printed_under: str = ""
    """The id of the table under which filled answers are printed as one sign-off line ('': not printed)."""


Item: TypeAlias = Figures | Table


class Picture(Frozen):
    """A picture that a part can be illustrated with, on request: one bar for each figure, as (key, short label).

    `own_scales`: the figures are of different kinds, so each is drawn on a scale of its own, beside last year's.
    """

    caption: str
    bars: tuple[tuple[str, str], ...]
    own_scales: bool = False


class Section(Frozen):
    """One part of the report: the cover, 一 … 十, or the appendix. `statutory` cites the clause that demands it ('' if none)."""

    id: str
    title: str
    short: str
    numeral: str = ""
    lead: str = ""
    help: str = ""
    items: tuple[Item, ...] = ()
    narrative: str = ""
    statutory: str = ""
    known_as: tuple[str, ...] = ()
    """Other titles under which published reports print this part."""

    @property
    def heading(self) -> str:
        """「三、回应关切及政策解读情况」; the cover has only its title."""
        return f"{self.numeral}、{self.title}" if self.numeral else self.title


class Spec(Frozen):
    """What is known of a key: its kind, label and unit as declared, and where it stands."""

    key: str
    section: Section
    kind: Kind
    label: str
    unit: str = ""
    choices: tuple[str, ...] = ()
    table: Table | None = None
    row: Row | None = None
    column: Column | None = None
    help: str = ""


class Deadline(NamedTuple):
    """The last day of publication and the clause that sets it."""

    day: date
    source: str


class Form(Frozen):
    """An edition of the statutory report: what is asked, what must hold, and how sentences are drafted from figures.

    years     the reporting years it serves
    propose   (place, year, organ) -> first answers of a new report
    drafting  section id -> function that writes the part's text from the report's figures
    deadline  the last day of publication for a report's answers, and the clause
    pictures  section id -> pictures that it can be illustrated with
    stated    which words of the texts state a single figure (imported when a report is read in)
    Raises ContradictionError when its parts do not fit together.
    """

    id: str
    name: str
    years: range
    sections: tuple[Section, ...]
    rules: tuple[Rule, ...] = ()
    propose: Callable[[str, int, str], Mapping[str, Value]] | None = None
    drafting: Mapping[str, Callable[[Report], Drafted]] = MappingProxyType({})
    deadline: Callable[[Report], Deadline | None] | None = None
    pictures: Mapping[str, tuple[Picture, ...]] = MappingProxyType({})
    stated: Callable[[], tuple[Statement, ...]] | None = None

    def __post_init__(self) -> None:
        """Build the index, and refuse contradictions."""
        from forms.contradictions import refuse_contradictions  # it knows the classes of this module

        refuse_contradictions(self)

    @cached_property
    def specs(self) -> dict[str, Spec]:
        """Every declared key: fields, narratives, headings and the cells of declared rows."""
        return {spec.key: spec for section in self.sections for spec in declared(section)}

    @cached_property
    def tables(self) -> dict[str, Table]:
        """Every table by its id."""
        return {item.id: item for section in self.sections for item in section.items if isinstance(item, Table)}

    @cached_property
    def section_by_id(self) -> dict[str, Section]:
        """Every section by its id."""
        return {section.id: section for section in self.sections}

    @cached_property
    def _section_of_table(self) -> dict[str, Section]:
        return {i.id: section for section in self.sections for i in section.items if isinstance(i, Table)}

    def table_of(self, key: str) -> Table | None:
        """The table that a cell, a note or a list of rows belongs to."""
        base, _, aspect = key.partition("#")
        if aspect == "rows":
            return self.tables.get(base)
        spec = self.specs.get(base)
        if spec is not None:
            return spec.table
        table = self.tables.get(base.partition(".")[0])
        return table if table is not None and table.grows else None

    def spec(self, key: str) -> Spec | None:
        """What is known of a key, also of a cell in a row that somebody added; None for an unknown key."""
        known = self.specs.get(key)
        if known is not None:
            return known
        base, _, aspect = key.partition("#")
        if aspect == "rows" and base in self.tables:
            table = self.tables[base]
            return Spec(key, self._section_of_table[base], Kind.ROWS, table.title, table=table)
        known = self.specs.get(base)
        if known is None:
            known = self._added_cell(base)
        if known is None or not aspect:
            return known
        kind = Kind.REFERENCES if known.kind is Kind.NARRATIVE else Kind.TEXT
        return Spec(key, known.section, kind, known.label, table=known.table, row=known.row, column=known.column)

    def _added_cell(self, key: str) -> Spec | None:
        table = self.table_of(key)
        if table is None:
            return None
        column = next((c for c in table.columns if c.id == table.split(key)[1]), None)
        if column is None:
            return None
        section = self._section_of_table[table.id]
        return Spec(key, section, column.kind, column.label, column.unit, column.choices, table, None, column)

    def section_of(self, key: str) -> Section:
        """The section where a key is answered. Raises KeyError for an unknown key."""
        spec = self.spec(key)
        if spec is None:
            raise KeyError(key)
        return spec.section


def declared(section: Section) -> Iterator[Spec]:
    """Every key that a section declares."""
    if section.narrative:
        yield Spec(section.narrative, section, Kind.NARRATIVE, section.title)
    if section.numeral:
        yield Spec(f"heading:{section.id}", section, Kind.TEXT, "标题")
    for item in section.items:
        if isinstance(item, Figures):
            for f in item.fields:
                yield Spec(f.key, section, f.kind, f.label, f.unit, f.choices, help=f.help)
        else:
            yield from _cells(section, item)


def _cells(section: Section, table: Table) -> Iterator[Spec]:
    for row in table.rows:
        for column in table.columns:
            if not row.head:
                kind = row.kind if row.kind and column.kind in (Kind.COUNT, Kind.MONEY) else column.kind
                label = row.label if len(table.columns) == 1 else f"{row.label}·{column.label}"
                unit = row.unit or column.unit
                key = table.cell(row.id, column.id)
                yield Spec(key, section, kind, label, unit, column.choices, table, row, column)
