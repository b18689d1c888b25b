"""Editors for single answers, one for each kind: a line to type in, chips to choose from, a box to tick.

Each shows the session's answer and last year's beside it, sends what is typed, and has room for the message under it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QSizePolicy, QWidget

from forms.findings import Finding, State
from forms.model import Field
from forms.values import NUMERIC, Kind
from gui.bridge import Bridge, Place
from gui.editors.undo import SessionUndo
from gui.marks import Mark
from gui.widgets import Button, Check, Fitted, LineField, column, row
from gui.widgets.buttons import CHIP
from gui.widgets.fields import MESSAGE_HEIGHT

LAST_WIDTH = 250
_WIDTHS = {Kind.TEXT: 0, Kind.DATE: 200, Kind.PERIOD: 300, Kind.COUNT: 140, Kind.MONEY: 140, Kind.PERCENT: 140}
_CLEARS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class FieldEditor(QWidget):
    """What all of them have in common: the answer, the place, what was left, the finding to show.

    A kind builds its controls, calls `begin`, and says how an answer and a message are shown.
    """

    def __init__(self, bridge: Bridge, field: Field) -> None:
        super().__init__()
        self.bridge, self.field, self.key = bridge, field, field.key
        self.section = bridge.session.form.section_of(field.key).id
        self._own = False
        self._known = ""
        self._with_last = True
        self._controls: tuple[QWidget, ...] = ()
        self.last = Fitted("", 12, tone="text3")
        self.last.setFixedSize(LAST_WIDTH, 32)
        self.last.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def begin(self, *controls: QWidget) -> None:
        """Watch the controls that take the focus, and show answer, last year's and message."""
        self._controls = controls
        for control in controls:
            control.installEventFilter(self)
        self.bridge.answers_changed.connect(self._answered)
        self.bridge.findings_changed.connect(self._found)
        self.bridge.state_changed.connect(self._show_last)
        self.show_answer()
        self._show_last()
        self.show_finding()

    def show_answer(self) -> None:
        """Show what the session holds."""
        raise NotImplementedError

    def show_message(self, message: str, kind: str) -> None:
        """Show a sentence with its mark under the field; "" clears it."""
        raise NotImplementedError

    def send(self, text: str) -> None:
        """Typed text to the session, which reads it as its kind."""
        self._own = True
        try:
            self.bridge.type(self.key, text)
        finally:
            self._own = False

    def take_focus(self) -> None:
        """Go into the field."""
        self._controls[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_last(self, on: bool) -> None:
        """Last year's answer beside the field: not in a tiny window."""
        self._with_last = on
        self._show_last()

    def _answered(self, keys: frozenset[str]) -> None:
        if self.key in keys:
            if not self._own:
                self.show_answer()
            self.show_finding()

    def _found(self, sections: frozenset[str]) -> None:
        if self.section in sections:
            self.show_finding()

    def _show_last(self) -> None:
        report = self.bridge.session.report
        shown = report.shown_last(self.key)
        self.last.show_text(f"上年：{shown}" if shown else "")
        self.last.setVisible(self._with_last and bool(report.last))

    # --- findings ---
    @property
    def finding(self) -> Finding | None:
        """The worst finding about this answer that may be said aloud; none that only came while it is typed for the first time."""
        mine = (f for f in self.bridge.findings(self.section) if f.fields and f.fields[0] == self.key)
        found = next(mine, None)
        typing = self.focused and self.key not in self.bridge.touched
        return None if found is not None and typing and found.identity != self._known else found

    def show_finding(self) -> None:
        """Put the message under the field, or take it away."""
        finding = self.finding
        if finding is None:
            self.show_message("", "")
            return
        explained = self.bridge.session.state(finding) is State.EXPLAINED
        self.show_message(finding.message, "explained" if explained else finding.severity.value)

    @property
    def focused(self) -> bool:
        """Whether one of its controls has the focus."""
        return QApplication.focusWidget() in self._controls

    def entered(self) -> None:
        """The focus came in."""
        self._known = ""
        finding = self.finding
        if finding is None:
            loud = (f for f in self.bridge.findings(self.section) if f.fields and f.fields[0] == self.key)
            finding = next(loud, None)
        self._known = finding.identity if finding else ""
        self.show_finding()  # leaving the field before may have taken it for one that is being typed
        self.bridge.arrive(Place(self.section, self.key))

    def left(self) -> None:
        """The field was left: show the answer as printed, and what is wrong with it."""
        self.bridge.touch(self.key)
        self.show_answer()
        self.show_finding()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of the focus coming in."""
        if event.type() == QEvent.Type.FocusIn and watched in self._controls:
            self.entered()
        return False


class LineEditor(FieldEditor):
    """A line: words, dates, periods, numbers, all typed as text. What cannot be read stays as typed."""

    def __init__(self, bridge: Bridge, field: Field) -> None:
        super().__init__(bridge, field)
        self.line = LineField(field.label, width=_WIDTHS[field.kind])
        self.line.show_help(field.help)
        if field.unit:
            self.line.show_unit(field.unit)
        self.line.put_beside(self.last)
        self.line.typed.connect(self.send)
        self.line.left.connect(self.left)
        if field.kind in NUMERIC:
            self.line.input.setAlignment(Qt.AlignmentFlag.AlignRight)
        SessionUndo(bridge, self.line.input)
        self.setLayout(row(self.line))
        self.setFocusProxy(self.line.input)
        self.begin(self.line.input)

    def show_answer(self) -> None:
        """What the session holds, as printed; as typed if it cannot be read."""
        self.line.show_text(self.bridge.session.report.shown(self.key))

    def show_message(self, message: str, kind: str) -> None:
        """Under the line."""
        self.line.show_message(message, kind)


class ButtonsEditor(FieldEditor):
    """Buttons in a row with a message under them. Delete takes the answer back."""

    def __init__(self, bridge: Bridge, field: Field, *buttons: QAbstractButton) -> None:
        super().__init__(bridge, field)
        self.buttons = buttons
        self.mark, self.message = Mark("", 16), Fitted(height=MESSAGE_HEIGHT)
        head = row(*buttons, None, self.last, gap=6)
        head.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(column(head, row(self.mark, self.message, gap=6), gap=3))
        for button in buttons:
            button.setAccessibleName(f"{field.label}：{button.text()}")

    def show_message(self, message: str, kind: str) -> None:
        """Under the buttons."""
        self.mark.show_kind(kind if message else "")
        self.message.show_text(message)
        for button in self.buttons:
            button.setAccessibleDescription(message)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete clears; the field is left when the focus goes to none of its buttons."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _CLEARS:
            self.send("")
            self.show_answer()
            return True
        if event.type() == QEvent.Type.FocusOut and not self.focused:
            self.left()
        return super().eventFilter(watched, event)


class ChoiceEditor(ButtonsEditor):
    """Chips of which one is chosen; the arrows go from one to the next."""

    def __init__(self, bridge: Bridge, field: Field) -> None:
        super().__init__(bridge, field, *(Button(choice, CHIP) for choice in field.choices))
        self._group = QButtonGroup(self)
        for button in self.buttons:
            self._group.addButton(button)
        self._group.buttonClicked.connect(self._chosen)
        self.begin(*self.buttons)

    def _chosen(self, button: QAbstractButton) -> None:
        self.send(button.text())

    def show_answer(self) -> None:
        """Check the chip that says what the session holds."""
        answer = self.bridge.session.report.shown(self.key)
        self._group.setExclusive(False)
        for button in self.buttons:
            button.setChecked(button.text() == answer)
        self._group.setExclusive(True)


class FlagEditor(ButtonsEditor):
    """A box to tick."""

    def __init__(self, bridge: Bridge, field: Field) -> None:
        super().__init__(bridge, field, Check("是"))
        self.buttons[0].clicked.connect(self._clicked)
        self.begin(*self.buttons)

    def _clicked(self, on: bool) -> None:
        self.send("是" if on else "否")

    def show_answer(self) -> None:
        """Ticked where the answer is 是."""
        self.buttons[0].setChecked(self.bridge.session.report.value(self.key) is True)


_EDITORS: dict[Kind, type[LineEditor] | type[ChoiceEditor] | type[FlagEditor]] = {
    **dict.fromkeys(_WIDTHS, LineEditor),
    Kind.CHOICE: ChoiceEditor,
    Kind.FLAG: FlagEditor,
}


def field_editor(bridge: Bridge, field: Field) -> FieldEditor:
    """The editor for a field, by its kind. Raises KeyError for kinds that are no single answer (narrative, rows)."""
    return _EDITORS[field.kind](bridge, field)
