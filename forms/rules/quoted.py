"""Live figures of the text whose source is gone for the moment, and figures that an import read and nobody has confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from forms.findings import Finding
from forms.references import REFS, named, printed, references
from forms.report import Report
from forms.rules.base import Rule


class Quotable(Rule):
    """What both rules read: texts with their references, and the figures that can be quoted."""

    narratives: tuple[str, ...]
    figures: tuple[str, ...]
    """Keys of single figures, and ids of tables with figures."""

    @property
    def reads(self) -> frozenset[str]:
        """References and figures."""
        return frozenset((*(key + REFS for key in self.narratives), *self.narratives, *self.figures))

    @property
    def slow(self) -> bool:
        """A window may put this off to the next pause: nobody waits for it while typing."""
        return True


class QuotesKnown(Quotable):
    """A figure that the text quotes is filled in: while it is not, the text keeps the number that it last had."""

    @property
    def formula(self) -> str:
        """In words."""
        return "正文引用的数已填，且能算出"

    def check(self, report: Report) -> Iterator[Finding]:
        """A warning at each live figure whose source cannot be worked out."""
        for key in self.narratives:
            text = report.text(key)
            for reference in references(report, key):
                if printed(report, reference.source) is not None:
                    continue
                stretch = text[reference.start : reference.end]
                blank = [name for k in reference.source.keys if report.blank(k) and (name := report.name(k))]
                why = f"“{'、'.join(blank)}”现在是空格" if blank else f"“{named(report, reference.source)}”现在算不出"
                message = f"正文引用的{why}，这里仍写着原来的{stretch}；请把数填上，或改写这一处。"
                finding = self.found(report, (key, *reference.source.keys), message, title="引用的数待定")
                yield finding._replace(start=reference.start, end=reference.end, text=stretch)


class ReadConfirmed(Quotable):
    """Figures that an import read from the text have been looked at."""

    @property
    def formula(self) -> str:
        """In words."""
        return "识别自正文的数已经核对"

    def check(self, report: Report) -> Iterator[Finding]:
        """One hint for each part with figures that nobody has confirmed yet."""
        for section in report.form.sections:
            if section.narrative not in self.narratives:
                continue
            keys = report.unconfirmed_in(section.id)
            if keys:
                message = f"有{len(keys)}项识别自正文，请逐一核对：空格确认一项，F3看它在正文中的位置；确认之前只作提醒，不算必须改。"
                yield self.found(report, keys, message, title="识别自正文的数待核对")
