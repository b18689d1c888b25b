"""(Form, answers) -> blocks: the only place that decides what the report says, in which order, under which key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporters.blocks import Block, Byline, Document, Figure, Heading, PageBreak, Paragraph, SignOff, Title
from exporters.compose_figures import figures_of
from exporters.compose_table import table_block
from exporters.errors import TooLongError
from forms.model import Figures, Section, Table
from forms.narrative import Paragraph as Prose
from forms.narrative import paragraphs
from forms.report import Report

PREFACE = "编制说明："
_MOST_CHARACTERS, _MOST_BLOCKS = 1_000_000, 25_000
"""What can be set in some seconds; a long report has 60,000 characters in 1,000 paragraphs."""


def compose(
    report: Report, mark: str = "", *, draft: str = "", revision: int | None = None, pictures: bool = False
) -> Document:
    """The whole report as a document; `mark` (草稿) is printed on each page.

    `draft` and `revision` say which draft it is and how often that was changed: with the form they become properties of
    the file, so that a file that was edited elsewhere can be laid beside the draft it came from. `pictures`: the parts are
    illustrated with the pictures that the form has for them (图文并茂). Raises TooLongError.
    """
    blocks = [*_cover(report)]
    shown = figures_of(report) if pictures else {}
    for section in report.form.sections[1:]:
        blocks += _section(report, section, shown.get(section.id, ()))
    _insist_on_size(report, len(blocks))
    title = report.text("title") or "政府信息公开工作年度报告"
    return Document(
        title=title,
        blocks=tuple(blocks),
        author=report.text("organ"),
        keywords=("政府信息公开", "年度报告", *([str(report.year)] if report.year else [])),
        date=report.day("date"),
        mark=mark,
        properties=_properties(report, draft, revision),
    )


def _insist_on_size(report: Report, blocks: int) -> None:
    characters = sum(len(answer) for answer in report.answers.values() if isinstance(answer, str))
    if characters > _MOST_CHARACTERS or blocks > _MOST_BLOCKS:
        raise TooLongError(characters, blocks)


def _properties(report: Report, draft: str, revision: int | None) -> tuple[tuple[str, str], ...]:
    said = [("nianbao.form", report.form.id), ("nianbao.draft", draft)]
    said.append(("nianbao.revision", "" if revision is None else str(revision)))
    return tuple((name, value) for name, value in said if value)


def _cover(report: Report) -> Iterator[Block]:
    cover = report.form.sections[0]
    if title := report.text("title"):
        yield Title(title, "title")
    if organ := report.text("organ"):
        yield Byline(organ, "organ")
    if date := report.shown("date"):
        yield Byline(f"（{date}）", "date")
    for at, part in enumerate(paragraphs(report.text(cover.narrative))):
        yield Paragraph(part.text, PREFACE if at == 0 else "", f"{cover.narrative}.{at + 1}", label=at == 0)


def _section(report: Report, section: Section, figures: Iterable[Figure]) -> Iterator[Block]:
    printed = [item for item in section.items if isinstance(item, Table) and item.printed]
    if any(table.own_page for table in printed):
        yield PageBreak()
    yield Heading(1, report.heading(section.id), f"heading:{section.id}")
    if section.narrative:
        for at, part in enumerate(paragraphs(report.text(section.narrative))):
            yield _prose(part, f"{section.narrative}.{at + 1}")
    yield from figures
    for table in printed:
        yield table_block(report, table, _caption(report, table))
        yield from _sign_off(report, section, table)


def _caption(report: Report, table: Table) -> str:
    """「耒阳市2017年政府信息公开情况统计表」: the title's words before 年, then the table's own caption."""
    before, year, _ = report.text("title").partition("年")
    return f"{before}{year}{table.caption}" if year and before[-4:].isdecimal() else table.caption


def _prose(part: Prose, key: str) -> Block:
    if part.level and part.stands_alone:
        return Heading(2 if part.level == 1 else 3, part.text, key)
    lead = part.lead if part.level == 1 else ""
    return Paragraph(part.text[len(lead) :], lead, key)


def _sign_off(report: Report, section: Section, table: Table) -> Iterator[Block]:
    for item in section.items:
        if isinstance(item, Figures) and item.printed_under == table.id:
            filled = [f for f in item.fields if not report.blank(f.key)]
            if filled:
                yield SignOff(tuple((f.label, report.shown(f.key)) for f in filled), tuple(f.key for f in filled))
