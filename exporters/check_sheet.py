"""The check sheet (审核说明): findings by part with their reasons, for whoever approves the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from exporters.blocks import Block, Byline, Cell, Column, Document, Paragraph, Row, Table, Title
from forms.findings import Finding, Reason, Severity, State
from forms.report import Report

STATE_WORDS = {State.OPEN: "未处理", State.EXPLAINED: "已说明", State.LAPSED: "数字已改，须重新说明"}


class Judged(NamedTuple):
    """A finding with what the officer made of it."""

    finding: Finding
    state: State
    reason: Reason | None


def compose_checks(report: Report, judged: Sequence[Judged], day: date | None = None) -> Document:
    """The check sheet of a report as a document."""
    title = f"{report.text('title') or '年度报告'}审核说明"
    blocks: list[Block] = [Title(title)]
    if organ := report.text("organ"):
        blocks.append(Byline(organ))
    blocks.append(Paragraph(_overall(judged)))
    if judged:
        blocks.append(_table(list(_rows(report, judged))))
    return Document(title, tuple(blocks), author=report.text("organ"), subject="年度报告审核说明", date=day)


def _overall(judged: Sequence[Judged]) -> str:
    if not judged:
        return "经检查，各项勾稽关系相符，没有发现问题。"
    counts = [
        (severity.word, sum(j.finding.severity is severity and j.state is not State.EXPLAINED for j in judged))
        for severity in Severity
    ]
    still = "，".join(f"{word}{n}处" for word, n in counts if n)
    told = sum(j.state is State.EXPLAINED for j in judged)
    parts = [f"尚有{still}" if still else "没有未处理的问题", f"已说明理由{told}处" if told else ""]
    return f"经检查，{'；'.join(p for p in parts if p)}。"


def _table(rows: Sequence[Row]) -> Table:
    columns = (Column(14, "center"), Column(18, "center"), Column(88), Column(36))
    head = Row(tuple(Cell(text, align="center") for text in ("序号", "程度", "问题", "说明理由")), strong=True)
    return Table(columns, (head,), tuple(rows))


def _rows(report: Report, judged: Sequence[Judged]) -> Iterator[Row]:
    """A row with the name of each part, and under it what was found there: the unsettled and the graver first."""
    number = 0
    for section in report.form.sections:
        found = [one for one in judged if one.finding.section == section.id]
        if found:
            yield Row((Cell(report.heading(section.id), across=4, align="left"),), strong=True)
        for one in sorted(found, key=lambda one: (one.state is State.EXPLAINED, one.finding.severity.rank)):
            number += 1
            yield Row(tuple(_cells(number, one)))


def _cells(at: int, judged: Judged) -> Iterator[Cell]:
    finding, state, reason = judged
    yield Cell(str(at))
    yield Cell(finding.severity.word)
    yield Cell(f"{finding.rule}　{finding.message}")
    if reason is None:
        yield Cell(STATE_WORDS[State.OPEN])
    else:
        who = "　".join(part for part in (reason.author, reason.when.partition("T")[0]) if part)
        lapsed = f"（{STATE_WORDS[state]}）" if state is State.LAPSED else ""
        yield Cell(f"{reason.text}{f'（{who}）' if who else ''}{lapsed}")
