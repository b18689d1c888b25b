"""Running text as a rule of the form: what the reader of figures finds in the parts, against each other and against the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from forms.findings import Finding, Severity
from forms.report import Report, year_in
from forms.rules.base import Rule

if TYPE_CHECKING:
    from forms.prose import KnownFacts, Meanings


class ReadsReport(Rule):
    """The figures of the text agree with each other, with the table and with the cover.

    Findings carry the ids of forms.prose.kinds, warnings at most. Reading takes some 15 ms, so a window puts it off to pauses.
    `table` is the printed table; `meanings` gives what the edition's noun phrases mean (imported when first needed).
    """

    narratives: tuple[str, ...]
    """The keys of the parts' texts."""
    cover: tuple[str, ...]
    """Keys of the cover that the reading looks at: title, period, preface."""
    table: str
    meanings: Callable[[], Meanings]

    @property
    def reads(self) -> frozenset[str]:
        """All texts, the table, the cover."""
        return frozenset((*self.narratives, *self.cover, self.table))

    @property
    def slow(self) -> bool:
        """A window may put this off."""
        return True

    @property
    def formula(self) -> str:
        """In words."""
        return "正文中的数字前后相符，并与附表、封面相符"

    @property
    def kinds(self) -> tuple[tuple[str, Severity, str], ...]:
        """Every kind that the reader knows."""
        from forms.prose.kinds import KINDS

        return tuple((id_, kind.severity, kind.relation) for id_, kind in KINDS.items())

    def check(self, report: Report) -> Iterator[Finding]:
        """The findings of all parts and of the preface, each with the key of its text as the faulted field."""
        return (finding for finding in self.steps(report) if finding is not None)

    def steps(self, report: Report) -> Iterator[Finding | None]:
        """Likewise, with pauses; what is read is the report as it stands at the first step."""
        parts = {s.id: report.text(s.narrative) for s in report.form.sections if s.narrative in self.narratives}
        if not any(parts.values()) and not report.text(self._preface(report)):
            return
        # Imported only when there is something to read: the patterns take time to prepare.
        from forms import prose

        for _ in prose.prepared():
            yield None
        self.meanings()
        yield None
        facts = self._facts(report)
        for finding in (yield from prose.check_in_steps(parts, facts)):
            section = report.form.section_by_id.get(finding.section, report.form.sections[0])
            yield finding._replace(section=section.id, fields=(section.narrative, *finding.fields))

    def _preface(self, report: Report) -> str:
        return report.form.sections[0].narrative

    def _facts(self, report: Report) -> KnownFacts:
        from forms.prose import Cell, KnownFacts

        table = report.form.tables[self.table]
        cells = {
            row.id: Cell(row.label, row.unit, report.number(table.cell(row.id))) for row in table.rows if not row.head
        }
        headings = {s.id: report.heading(s.id).partition("、")[2] for s in report.form.sections if s.numeral}
        preface, period = report.text(self._preface(report)), report.period("period")
        year = year_in(report.text(self.cover[0]))
        return KnownFacts(cells, headings, preface, period, year or report.year, self.meanings())
