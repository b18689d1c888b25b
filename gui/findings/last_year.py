"""The tab 去年原文: what the same part said last year, or how to get it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from forms.narrative import paragraphs
from forms.report import Report
from gui.bridge import Bridge
from gui.widgets import Button, Label, StableScroll, column, row


class LastYear(QWidget):
    """Last year's heading and text of the section; it can be selected and copied."""

    asked = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._heading, self._text = Label("", strong=True, wrap=True), Label("", wrap=True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._fetch = Button("导入去年年报，上年数列在旁边", "link")
        self._fetch.clicked.connect(self.asked)
        body = QWidget()
        body.setLayout(column(self._heading, self._text, row(self._fetch, None), None, gap=8, margins=(16, 14, 4, 14)))
        self.setLayout(column(StableScroll(body, "去年原文"), gap=0))

    def show_section(self, section: str) -> None:
        """Show a section of last year's report."""
        session = self._bridge.session
        part = session.form.section_by_id.get(section)
        last = Report(session.form, session.report.last)
        known = bool(session.report.last)
        self._fetch.setVisible(not known)
        if part is None or not known:
            self._heading.setText("")
            self._text.setText("" if known or part is None else "去年的年报还没有导入。")
            return
        text = last.text(part.narrative) if part.narrative else ""
        self._heading.setText(last.heading(section) if part.numeral else part.title)
        self._text.setText("\n".join(f"　　{p.text}" for p in paragraphs(text)) or "去年这一部分没有正文。")
