"""What was read from a report, and what was not: the result of `forms.intake.text.read`."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal[
    "bad_date",
    "bad_value",
    "blank_cell",
    "cell_twice",
    "empty_section",
    "header_value",
    "heading_missing",
    "illegible",
    "long_line",
    "note_moved",
    "organ_differs",
    "date_of_page",
    "other_unit",
    "row_missing",
    "several_values",
    "table_missing",
    "title_missing",
]

_OF_PARTS: frozenset[Kind] = frozenset(("empty_section", "heading_missing", "long_line", "table_missing"))

COVER = "cover"
TABLE = "table"
UNPLACED = "unplaced"


@dataclass(frozen=True)
class CellRead:
    """One value cell. A count is an int, an amount a Decimal in the row's unit, a blank or illegible cell None.

    `note` holds the words that stood in the cell or beside it, `written` all that was printed after the label.
    `line` counts from 1; 0 means that the row was not found.
    """

    value: int | Decimal | None
    note: str | None
    line: int
    written: str


@dataclass(frozen=True)
class Unplaced:
    """A source line that found no home, as written, with a guess in Chinese what it may be."""

    line: int
    text: str
    guess: str


@dataclass(frozen=True)
class Remark:
    """Something that the officer should look at. `place` is a row id, a part's number or ""; `line` 0 is no line.

    Row ids and numbers of parts overlap: `row` is the place if it is a row, and "" otherwise.
    """

    line: int
    message: str
    kind: Kind
    place: str = ""

    @property
    def row(self) -> str:
        """The row id that the remark is about, or ""."""
        return "" if self.kind in _OF_PARTS else self.place


@dataclass(frozen=True)
class Reading:
    """A report taken apart.

    `sections` has every prose part of the layout ("" if missing or empty), paragraphs joined by a line feed; `headings`
    only those that were printed. `cells` has every data row of the layout. `places` gives the source line of a part's
    heading by its number, or of "title", "organ", "date", "preface"; `row_places` that of a row's label by row id (apart,
    because numbers of parts are row ids too). `homes` gives for each source line that is not blank where it went: COVER,
    TABLE, UNPLACED or a part's number. `year` is the report's year as its title says. `signoff` has the words of the line of
    names below the table by the key of their answer.
    """

    title: str
    year: int | None
    organ: str
    date: datetime.date | None
    period: tuple[datetime.date | None, datetime.date | None]
    preface: str
    scope: None
    headings: Mapping[str, str]
    sections: Mapping[str, str]
    cells: Mapping[str, CellRead]
    unplaced: tuple[Unplaced, ...]
    warnings: tuple[Remark, ...]
    places: Mapping[str, int]
    row_places: Mapping[str, int]
    homes: Mapping[int, str]
    signoff: Mapping[str, str]
