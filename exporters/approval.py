"""The cover sheet for approval (送审稿、发文稿纸): who drafted, checked, countersigned and signs, which version, which day.

Document flow of an office: 拟稿 → 核稿 → 会签 → 签发; after 签发 a text is final. What is not known yet is left blank, with
room for a hand to fill it in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from exporters.blocks import Block, Byline, Cell, Column, Document, Row, Table, Title
from forms.values import date_text

SUBMITTED = "送审稿"
_SIGNED, _CHECKED, _LINE, _TEXT = 38.0, 26.0, 14.0, 30.0
"""Least heights of rows in mm: for a leader's signature and words, for a checker's, for one line, for some lines."""


@dataclass(frozen=True, slots=True)
class ApprovalSheet:
    """What stands on the cover sheet. Each text may be empty: the cell is then left for handwriting.

    `stage` is printed under the title (送审稿); `version` says which one it is (第2稿); `openness` is how the text is to be
    disclosed; `remark` is what the approver should know, such as the outcome of the checks.
    """

    stage: str = SUBMITTED
    organ: str = ""
    title: str = ""
    number: str = ""
    openness: str = "主动公开"
    drafted: str = ""
    phone: str = ""
    checked: str = ""
    countersigned: str = ""
    signed: str = ""
    version: str = ""
    day: date | None = None
    remark: str = ""


def cover_sheet(sheet: ApprovalSheet) -> tuple[Block, ...]:
    """The sheet as blocks that fill one page, for both writers."""
    day = date_text(sheet.day) if sheet.day else ""
    rows = (
        _four(_SIGNED, ("签　发", sheet.signed), ("会　签", sheet.countersigned)),
        _four(_CHECKED, ("核　稿", sheet.checked), ("拟　稿", sheet.drafted)),
        _four(_LINE, ("拟稿单位", sheet.organ), ("联系电话", sheet.phone)),
        _wide(_TEXT, "文件标题", sheet.title),
        _four(_LINE, ("发文字号", sheet.number), ("公开方式", sheet.openness)),
        _four(_LINE, ("版　本", sheet.version), ("日　期", day)),
        _wide(_TEXT, "送审说明", sheet.remark),
    )
    columns = (Column(27, "center"), Column(51), Column(27, "center"), Column(51))
    blocks: list[Block] = [Title(f"{sheet.organ}发文稿纸")]
    if sheet.stage:
        blocks.append(Byline(f"（{sheet.stage}）"))
    return (*blocks, Table(columns, (), rows))


def cover_document(document: Document, sheet: ApprovalSheet) -> Document:
    """The sheet of a document as a file of its own, as offices pin it in front; a table of contents then stays inside."""
    filled = _filled(document, sheet)
    title = f"{filled.title}{filled.stage or '发文稿纸'}"
    return Document(title, cover_sheet(filled), author=filled.organ, subject="发文稿纸", date=filled.day)


def _filled(document: Document, sheet: ApprovalSheet) -> ApprovalSheet:
    """Organ and title are the document's where the sheet leaves them out."""
    return replace(sheet, organ=sheet.organ or document.author, title=sheet.title or document.title)


def _four(height: float, *pairs: tuple[str, str]) -> Row:
    return Row(tuple(cell for label, text in pairs for cell in (Cell(label), Cell(text))), height=height)


def _wide(height: float, label: str, text: str) -> Row:
    return Row((Cell(label), Cell(text, across=3)), height=height)
