"""The list that goes with what is handed to a public reading point (送交信息目录表), one A4 sheet or more, for both writers.

Archive and library each get it, stamped, twice, with every delivery, also when there is nothing to hand over (city rules on
public reading points). What is not known yet is left blank, with room for a hand or a seal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from exporters.blocks import Block, Byline, Cell, Column, Document, Paragraph, Row, Table, Title
from forms.values import date_text

TITLE = "送交信息目录表"
PAPER = "纸质"
PAPER_AND_PDF = "纸质和PDF"
NOTHING = "本期没有需要送交的信息"
COPIES = "本表一式两份，由送交单位和接收单位各存一份。"
_LINE, _SEAL = 11.0, 24.0
"""Least heights of rows in mm: for one line of handwriting, for a seal."""


@dataclass(frozen=True, slots=True)
class HandoverItem:
    """One document handed over: index number (索引号), name, day it was made, copies, and on what (纸质和PDF)."""

    index_number: str
    name: str
    day: date | None = None
    copies: int = 1
    medium: str = PAPER_AND_PDF


@dataclass(frozen=True, slots=True)
class Handover:
    """One delivery: who sends to whom on which day, and whom to ask. Each text may be empty."""

    sender: str
    items: Sequence[HandoverItem] = ()
    receiver: str = ""
    contact: str = ""
    phone: str = ""
    day: date | None = None


def item_of(document: Document, index_number: str, copies: int = 1, medium: str = PAPER_AND_PDF) -> HandoverItem:
    """A report as an entry of the list."""
    return HandoverItem(index_number, document.title, document.date, copies, medium)


def compose_handover(handover: Handover) -> Document:
    """The list as a document."""
    blocks: list[Block] = [Title(f"{handover.sender}{TITLE}")]
    if handover.day:
        blocks.append(Byline(f"（{date_text(handover.day)}）"))
    blocks += [_items(handover.items), Paragraph(COPIES), _parties(handover)]
    return Document(f"{handover.sender}{TITLE}", tuple(blocks), handover.sender, TITLE, date=handover.day)


def _items(items: Sequence[HandoverItem]) -> Table:
    columns = (
        Column(13, "center"),
        Column(40),
        Column(40),
        Column(27, "center"),
        Column(13, "center"),
        Column(23, "center"),
    )
    head = ("序号", "索引号", "名称", "日期", "份数", "介质")
    rows = [*_listed(items)] or [Row((Cell("—"), Cell(NOTHING, across=5, align="center")), height=_LINE)]
    return Table(columns, (Row(tuple(map(Cell, head)), strong=True),), tuple(rows))


def _listed(items: Sequence[HandoverItem]) -> Iterator[Row]:
    for at, item in enumerate(items, 1):
        day = date_text(item.day) if item.day else ""
        texts = (str(at), item.index_number, item.name, day, str(item.copies), item.medium)
        yield Row(tuple(map(Cell, texts)), height=_LINE)


def _parties(handover: Handover) -> Table:
    """Sender and receiver side by side, with room for seals, names and days."""
    day = date_text(handover.day) if handover.day else ""
    rows = (
        _pairs(_SEAL, ("送交单位（盖章）", handover.sender), ("接收单位（盖章）", handover.receiver)),
        _pairs(_LINE, ("联系人", handover.contact), ("接收人", "")),
        _pairs(_LINE, ("联系电话", handover.phone), ("联系电话", "")),
        _pairs(_LINE, ("送交日期", day), ("接收日期", "")),
    )
    return Table((Column(27, "center"), Column(51), Column(27, "center"), Column(51)), (), rows)


def _pairs(height: float, *pairs: tuple[str, str]) -> Row:
    return Row(tuple(cell for label, text in pairs for cell in (Cell(label), Cell(text))), height=height)
