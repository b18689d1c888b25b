"""The tab 填报说明: what a part asks for, help for the field one is on, and the rules that read it, in plain words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from forms.findings import Severity
from forms.rules.wording import in_words
from gui.bridge import Bridge, Place
from gui.widgets import Label, StableScroll, column


class Guidance(QWidget):
    """Follows the place where one is; labels are changed only when their words change."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._title, self._lead, self._help = (
            Label("", strong=True, wrap=True),
            Label("", wrap=True),
            Label("", wrap=True),
        )
        self._field, self._field_help = Label("", strong=True, wrap=True), Label("", wrap=True)
        self._rules = Label("", tone="text2", wrap=True)
        body = QWidget()
        parts = (self._title, self._lead, self._help, 10, self._field, self._field_help, self._rules)
        body.setLayout(column(*parts, None, gap=6, margins=(16, 14, 4, 14)))
        self.setLayout(column(StableScroll(body, "填报说明"), gap=0))
        self._shown: tuple[str, str] | None = None

    def show_place(self, place: Place) -> None:
        """Explain a section and the key in it."""
        if self._shown == (place.section, place.key):
            return
        self._shown = (place.section, place.key)
        form = self._bridge.session.form
        section = form.section_by_id.get(place.section)
        if section is None:
            return
        self._title.setText(section.heading)
        law = f"（{section.statutory}要求报告）" if section.statutory else ""
        self._lead.setText(section.lead + law)
        self._help.setText(section.help)
        self._show_field(place.key)

    def _show_field(self, key: str) -> None:
        report = self._bridge.session.report
        spec = self._bridge.session.form.spec(key) if key else None
        prose = spec is None or key == spec.section.narrative
        self._field.setText("" if prose else report.name(key))
        self._field_help.setText("" if prose or spec is None else spec.help)
        self._rules.setText("" if prose else "\n".join(self._told(key)))
        for label in (self._field, self._field_help, self._rules):
            label.setVisible(bool(label.text()))

    def _told(self, key: str) -> list[str]:
        form = self._bridge.session.form
        here = f"第{form.section_of(key).numeral}部分"
        rules = [r for r in form.rules if key in r.reads and r.severity is not Severity.INFO]
        told = [f"{r.severity.word}　{in_words(r, form)}{f'（{r.advice}）' if r.advice else ''}" for r in rules]
        return [words.replace(here, "") for words in told]  # the part is named above
