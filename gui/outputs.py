"""What leaves the program: every kind of file of a session. No Qt: the command line and the workers use it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from exporters.approval import ApprovalSheet, cover_document
from exporters.blocks import Document
from exporters.check_sheet import Judged, compose_checks
from exporters.compose import compose
from exporters.handover import TITLE as HANDOVER
from exporters.handover import Handover, compose_handover, item_of
from forms.findings import Severity, State
from forms.record import from_record, to_record
from forms.session import Session
from gui.output_options import Options

if TYPE_CHECKING:
    from exporters.pdf import ExportLog

Kind: TypeAlias = Literal["docx", "pdf", "checks", "approval", "redline", "reading", "handover", "large"]
KINDS: tuple[Kind, ...] = get_args(Kind)
DRAFT = "草稿"

Progress: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True)
class Wish:
    """What shall be written of a session, besides the kind: options, the earlier version that a 花脸稿 is held against
    (its record), and the id of the draft.
    """

    options: Options = field(default_factory=Options)
    earlier: Mapping[str, Any] | None = None
    draft: str = ""


def has_errors(session: Session) -> bool:
    """Whether an error stands: then each page says 草稿."""
    return any(finding.severity is Severity.ERROR for finding in session.findings)


def judged(session: Session) -> list[Judged]:
    """All findings with what the officer made of them, for the check sheet."""
    return [Judged(f, session.state(f), session.reasons.get(f.identity)) for f in session.findings]


def report_document(session: Session, wish: Wish) -> Document:
    """The report itself as a document."""
    mark = DRAFT if has_errors(session) else ""
    return compose(session.snapshot(), mark, draft=wish.draft, pictures=wish.options.pictures)


def document_for(session: Session, kind: Kind, wish: Wish) -> Document:
    """The document behind one kind of output."""
    if kind == "checks":
        return compose_checks(session.snapshot(), judged(session))
    report = report_document(session, wish)
    if kind == "handover":
        return compose_handover(_handover(report, wish.options))
    if kind == "approval":
        return cover_document(report, _approval(session, wish.options))
    return report


def _handover(report: Document, options: Options) -> Handover:
    item = item_of(report, options.index_number)
    return Handover(report.author, (item,), options.receiver, options.contact, options.phone)


def _approval(session: Session, options: Options) -> ApprovalSheet:
    remark = _outcome(session)
    return ApprovalSheet(drafted=options.drafter, phone=options.phone, version=options.version, remark=remark)


def _outcome(session: Session) -> str:
    """What the checks say, in one sentence for whoever approves."""
    still = [f for f in session.findings if session.state(f) is not State.EXPLAINED]
    told = len(session.findings) - len(still)
    counts = ((s.word, sum(f.severity is s for f in still)) for s in (Severity.ERROR, Severity.WARNING))
    parts = [f"{word}{count}处" for word, count in counts if count] or ["没有未处理的问题"]
    return f"经检查，{'，'.join(parts)}{f'；已说明理由{told}处' if told else ''}，详见审核说明。"


def proposed_stem(session: Session, kind: Kind) -> str:
    """The name proposed by rule, without its suffix: the title and what the file is, （草稿） while errors stand."""
    title = session.report.text("title") or "政府信息公开工作年度报告"
    if kind == "handover":
        return f"{session.report.text('organ')}{HANDOVER}"
    behind = {
        "checks": "审核说明",
        "approval": "发文稿纸",
        "redline": "花脸稿",
        "reading": "（查阅点版）",
        "large": "（大字版）",
    }
    draft = f"（{DRAFT}）" if kind not in ("checks", "approval") and has_errors(session) else ""
    return f"{title}{behind.get(kind, '')}{draft}"


def data_of(session: Session) -> bytes:
    """The report's answers as JSON, to be put inside a PDF: what is printed, and nothing that only the office may see."""
    record = to_record(session)
    return json.dumps({name: record[name] for name in ("form", "answers")}, ensure_ascii=False, indent=1).encode()


def write(
    session: Session, kind: Kind, target: Path, progress: Progress | None = None, wish: Wish | None = None
) -> None:
    """Write one output, complete or not at all; a sheet goes by its suffix. Raises ExportError, UnknownEditionError."""
    wish = wish or Wish()
    document = document_for(session, kind, wish)
    if kind in ("pdf", "reading", "large") or (kind != "docx" and target.suffix.lower() == ".pdf"):
        write_pdf(session, kind, document, target, wish, progress)
    else:
        _write_word(kind, document, target, wish)


def write_pdf(
    session: Session, kind: Kind, document: Document, target: Path, wish: Wish, progress: Progress | None = None
) -> ExportLog:
    """Write a document as the PDF of this kind; returns the exporter's log. Raises ExportError."""
    from exporters import pdf

    asked, reading = wish.options, kind == "reading"
    whole = kind in ("pdf", "reading", "large")
    options = pdf.PdfOptions(
        contents=asked.contents and whole,
        embed=data_of(session) if asked.embed and whole else None,
        large_print=kind == "large",
        index_number=asked.index_number if reading else "",
        disclosed=reading,
        two_sided=asked.two_sided,
    )
    return pdf.write(
        document, target, progress, page=asked.page(), faces=asked.source, chosen=asked.chosen, options=options
    )


def _write_word(kind: Kind, document: Document, target: Path, wish: Wish) -> None:
    from exporters import word

    earlier = None
    if kind == "redline" and wish.earlier is not None:
        earlier = compose(from_record(wish.earlier).snapshot(), pictures=wish.options.pictures)
    contents = wish.options.contents and kind == "docx"
    options = word.WordOptions(contents=contents, earlier=earlier, two_sided=wish.options.two_sided)
    word.write(document, target, wish.options.page(), options=options)
