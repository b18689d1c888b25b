"""Blocks: what a document says, before Word or PDF decides how it looks.

`compose` makes them from a report; `word` and `pdf` write them. They are frozen, know no edition and no field,
and carry a `key` only so that a writer can set a bookmark on what came from one answer. The paragraphs of one answer
have its key with their number behind it (`text:1.1`, `text:1.2`), and stand one after the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

Align: TypeAlias = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Title:
    """The document's title (小标宋 二号), broken into balanced lines by the writer."""

    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Byline:
    """One centred 楷体 line under the title: the issuer, or the date in brackets."""

    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number typed in front: level 1 「一、」 黑体, 2 「（一）」 楷体, 3 「1.」 仿宋."""

    level: Literal[1, 2, 3]
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text, indented two characters. `lead` is a run-in heading set in 楷体 in front of the text (may be empty).

    `label` says that the lead is printed (编制说明：) but no part of the answer.
    """

    text: str
    lead: str = ""
    key: str = ""
    label: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its share of the table's width (any positive numbers), and how its cells are set."""

    share: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: text, indent in characters, how many columns and rows it covers, own alignment if not the column's.

    `mark` is the number of the note that explains the cell (0: none), printed as a small raised ① behind the text.
    """

    text: str
    indent: float = 0
    across: int = 1
    down: int = 1
    align: Align | None = None
    mark: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, never split over pages. `strong` rows are section rows, set in 黑体.

    `height` is the least height in mm, where a hand shall write (0: as high as its text).
    """

    cells: tuple[Cell, ...]
    strong: bool = False
    height: float = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table over as many pages as it needs: `head` rows repeated on each, `notes` numbered ①② … under it.

    Cells covered by another cell's `across` or `down` are left out of their row. `note_keys` has the key of each note.
    """

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    caption: str = ""
    note_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SignOff:
    """The line under a table: label and value in pairs (单位负责人：张三　审核人：…), set to fill the line.

    `keys` has the key of each value, if they came from answers.
    """

    pairs: tuple[tuple[str, str], ...]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """One year's figures in a picture, None for those that are not known."""

    name: str
    values: tuple[Decimal | int | None, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of figures (图): for each label one bar of each series, one or two of them, the newest first.

    `units` has the unit printed behind each value ('' for none). `own_scales`: figures of different kinds, each label on
    a scale of its own. `alternative` says in words what the picture shows; `caption` stands under it with its number.
    """

    caption: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    units: tuple[str, ...]
    alternative: str
    own_scales: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block: TypeAlias = Title | Byline | Heading | Paragraph | Table | SignOff | Figure | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a writer needs: the blocks, the properties of the file, and a `mark` (草稿) for each page or ''."""

    title: str
    blocks: tuple[Block, ...]
    author: str = ""
    subject: str = "政府信息公开工作年度报告"
    keywords: tuple[str, ...] = ()
    date: date | None = None
    mark: str = ""
    properties: tuple[tuple[str, str], ...] = field(default=())
