"""What leaves the program: Word, PDF and check sheet of a session. No Qt: the command line and the export worker both use it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeAlias

from exporters.blocks import Document
from exporters.check_sheet import Judged, compose_checks
from exporters.compose import compose
from forms.findings import Severity
from forms.session import Session

Kind: TypeAlias = Literal["docx", "pdf", "checks"]
KINDS: tuple[Kind, ...] = ("docx", "pdf", "checks")
DRAFT = "草稿"


def has_errors(session: Session) -> bool:
    """Whether an error stands: then each page says 草稿."""
    return any(finding.severity is Severity.ERROR for finding in session.findings)


def judged(session: Session) -> list[Judged]:
    """All findings with what the officer made of them, for the check sheet."""
    return [Judged(f, session.state(f), session.reasons.get(f.identity)) for f in session.findings]


def document_for(session: Session, kind: Kind) -> Document:
    """The document behind one kind of output."""
    report = session.snapshot()
    if kind == "checks":
        return compose_checks(report, judged(session))
    return compose(report, DRAFT if has_errors(session) else "")


def proposed_stem(session: Session, kind: Kind) -> str:
    """The name proposed by rule, without its suffix: the title, and （草稿） while errors stand."""
    title = session.report.text("title") or "政府信息公开工作年度报告"
    if kind == "checks":
        return f"{title}审核说明"
    return f"{title}（{DRAFT}）" if has_errors(session) else title


def write(session: Session, kind: Kind, target: Path, progress: Callable[[int, int], None] | None = None) -> None:
    """Write one output, complete or not at all; a check sheet goes by its suffix. Raises exporters.errors.ExportError."""
    document = document_for(session, kind)
    if kind == "pdf" or target.suffix.lower() == ".pdf":
        from exporters import pdf

        pdf.write(document, target, progress)
    else:
        from exporters import word

        word.write(document, target)
