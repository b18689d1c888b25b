"""The chosen finding explained: the sum as on paper, what would mend it, how it was read, and what one can do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from forms.findings import Finding, Severity, State
from forms.mending import advice
from gui.bridge import Bridge
from gui.findings.balance import WrittenSum
from gui.findings.delegate import mark_kind
from gui.findings.reason import ReasonForm
from gui.findings.signed import signed
from gui.marks import Mark
from gui.painting import text_width
from gui.widgets import Button, Label, column, dress_surface, row

SIDES, BESIDE = 16, 34
"""Its margins, and what mark and gaps take from the line of the title, in logical pixels."""


class Detail(QWidget):
    """Below the list. Shows nothing while no finding is chosen."""

    went = Signal()
    """The officer asked to go to the chosen finding's place."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress_surface(self, "page", "top")
        self._bridge = bridge
        self._finding: Finding | None = None
        self._mark, self._title = Mark("", 16), Label("", strong=True, wrap=True)
        self._rule = Label("", 12, tone="text3")
        self._sum = WrittenSum()
        self._message = Label("", wrap=True)
        self._cure = Label("", wrap=True)
        self._how = Label("", 12, tone="text2", wrap=True)
        self._reason = Label("", 12, tone="text2", wrap=True)
        self._go, self._why = Button("定位到此处"), Button("说明理由…")
        self._buttons = QWidget()
        self._buttons.setLayout(row(self._go, self._why, None, Label("F8 下一处", 12, tone="text3")))
        self.form = ReasonForm(bridge)
        self.form.hide()
        head = row(column(2, self._mark, None, gap=0), self._title, column(2, self._rule, None, gap=0))
        head.setStretch(1, 1)
        told = (self._sum, self._message, self._cure, self._how, self._reason)
        self.setLayout(column(head, 2, *told, self.form, self._buttons, gap=6, margins=(SIDES, 12, SIDES, 14)))
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred
        )  # Maximum forgets wrapped lines
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._go.clicked.connect(self.went)
        self._why.clicked.connect(self.explain)
        self.form.done.connect(self._close_form)

    @property
    def finding(self) -> Finding | None:
        """What is explained."""
        return self._finding

    def show_finding(self, finding: Finding | None) -> None:
        """Explain a finding; an open form stays while it is about the same one."""
        same = finding is not None and self._finding is not None and finding.identity == self._finding.identity
        self._finding = finding
        self.setVisible(finding is not None)
        if finding is None:
            return
        if not same:
            self._close_form()
        self._show(finding)

    def _show(self, finding: Finding) -> None:
        session = self._bridge.session
        state = session.state(finding)
        self._mark.show_kind(mark_kind(finding, state))
        self._name(finding, state)
        self._rule.setText(finding.rule)
        self._sum.show_lines(finding.lines, finding.severity)
        _say(self._message, "" if finding.lines else finding.message)
        _say(self._cure, advice(session.report, finding) or _last_clause(finding))
        _say(self._how, f"怎样读的：{finding.how}" if finding.how else "")
        reason = session.reasons.get(finding.identity)
        lead = "原说明（数字已改，已失效）" if state is State.LAPSED else "理由"
        _say(self._reason, f"{lead}：{reason.text}　{signed(reason)}" if reason and self.form.isHidden() else "")
        self._why.setVisible(finding.severity is not Severity.ERROR)
        self._why.set_text("改说明…" if reason and state is State.EXPLAINED else "说明理由…")

    def _name(self, finding: Finding, state: State) -> None:
        """「必须改　申请答复数与八类答复合计不符」; the title below the word where both need more than a line."""
        word = "已说明" if state is State.EXPLAINED else finding.severity.word
        line = f"{word}\u2002{finding.title}"
        room = self.width() - 2 * SIDES - BESIDE - text_width(finding.rule, 12)
        self._title.setText(line if text_width(line, 14, True) <= room else f"{word}\n{finding.title}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title on one line or two."""
        super().resizeEvent(event)
        if self._finding is not None:
            self._name(self._finding, self._bridge.session.state(self._finding))

    def explain(self) -> None:
        """Open the form for a reason in place of the buttons."""
        if self._finding is not None and self._finding.severity is not Severity.ERROR:
            _say(self._reason, "")
            self._buttons.hide()
            self.form.show()
            self.form.open_for(self._finding)

    def _close_form(self) -> None:
        had_focus = self.form.isVisible()
        self.form.hide()
        self._buttons.show()
        if self._finding is not None:
            self._show(self._finding)
        if had_focus:
            self._why.setFocus()


def _last_clause(finding: Finding) -> str:
    """What to do, where a written-out sum took the message's place."""
    if not finding.lines:
        return ""
    _, found, rest = finding.message.partition("；")
    return rest if found else ""


def _say(label: Label, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
