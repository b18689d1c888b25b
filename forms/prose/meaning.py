"""Which words of a text mean which cell of a table: the shapes in which an edition declares it. Data only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple, Protocol

from forms.values import Number, Period


class CellMeaning(NamedTuple):
    """A noun phrase that means a row. `lead`: found in the figure's own clause; `context`: in its sentence before it;
    `bar`: in neither; `elsewhere`: in its sentence, which then tells of other work; `units`: as compared (宗 is 件);
    `adds`: several statements add up to the row; `some`: they may tell of some of what it counts."""

    row: str
    rule: str
    units: tuple[str, ...]
    lead: re.Pattern[str]
    bar: re.Pattern[str]
    context: re.Pattern[str] | None = None
    adds: bool = False
    some: bool = False
    elsewhere: re.Pattern[str] | None = None


class ChannelMeaning(NamedTuple):
    """A channel named in one of `sections` and the row that counts it; its sentence has to hold `context` and not `bar`."""

    row: str
    name: str
    words: re.Pattern[str]
    sections: tuple[str, ...]
    context: re.Pattern[str] | None = None
    bar: re.Pattern[str] | None = None


class DenialMeaning(NamedTuple):
    """Words that say that there was none of what `row` counts; `rule`: what it is to say so while the row has some."""

    row: str
    rule: str
    words: re.Pattern[str]


class ClosingMeaning(NamedTuple):
    """What 均已办结 of something `about` which the text counts has to come to: rows of what was taken, done, done late."""

    taken: str
    done: str
    late: str
    about: re.Pattern[str]


class OutcomeMeaning(NamedTuple):
    """What a court or a reviewing body did: words beside a figure, in a sentence about `about`, and the rows that hold it.

    decided   the words alone, in a sentence about such a body without any figure, tell of at least one
    """

    rows: tuple[str, ...]
    words: re.Pattern[str]
    about: re.Pattern[str]
    bar: re.Pattern[str]
    decided: bool = False


class EventMeaning(NamedTuple):
    """A row of events of which a part has to tell: `words` found in `section` where the row is not 0."""

    row: str
    section: str
    words: re.Pattern[str]
    said: str


class Meanings(NamedTuple):
    """Everything that an edition declares for reading its text against its table. `labels`: row id to printed label."""

    cells: tuple[CellMeaning, ...]
    channels: tuple[ChannelMeaning, ...]
    outcomes: tuple[OutcomeMeaning, ...]
    events: tuple[EventMeaning, ...]
    labels: Mapping[str, str]
    denials: tuple[DenialMeaning, ...] = ()
    closings: tuple[ClosingMeaning, ...] = ()


class Cell(NamedTuple):
    """A figure that a report knows: of the table or of a structured field. `value` in its own unit, None for a blank."""

    label: str
    unit: str
    value: Number | None


class Facts(Protocol):
    """What a report knows when its text is read. `headings`: id of the part to its title, without the numeral."""

    @property
    def cells(self) -> Mapping[str, Cell]:
        """Row id to cell."""

    @property
    def headings(self) -> Mapping[str, str]:
        """Part id ("1" … "11") to title."""

    @property
    def preface(self) -> str:
        """The 编制说明, '' if none."""

    @property
    def period(self) -> Period | None:
        """The statistics period."""

    @property
    def year(self) -> int | None:
        """The year of the title."""

    @property
    def meanings(self) -> Meanings:
        """What the edition declares."""


class KnownFacts(NamedTuple):
    """Facts as plain values."""

    cells: Mapping[str, Cell]
    headings: Mapping[str, str]
    preface: str
    period: Period | None
    year: int | None
    meanings: Meanings
