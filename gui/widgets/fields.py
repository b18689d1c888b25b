"""Fields of one line with the message under them, and forms made of such rows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from gui.marks import Mark
from gui.painting import face
from gui.widgets.fitted import Fitted
from gui.widgets.labels import Elided, Label
from gui.widgets.layouts import column, row

MESSAGE_HEIGHT = 26
"""Room for one line of a message, or two in a smaller face."""


class LineInput(QLineEdit):
    """A line edit that tells every change of its text once, and nothing while an input method is still composing."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._told = text
        self._composing = False
        self.setFont(face(14))
        self.textEdited.connect(self._tell)

    @property
    def composing(self) -> bool:
        """An input method has letters on the line that are not text yet."""
        return self._composing

    @property
    def told(self) -> str:
        """The text that was last told or shown."""
        return self._told

    def show_text(self, text: str) -> None:
        """Show what the report holds, if it is not what was last told: what is being typed is never rewritten."""
        if text != self._told and not self._composing:
            self._told = text
            self.setText(text)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what the input method gives; tell it when the composition is over."""
        given_up = self._composing and not event.preeditString() and not event.commitString()
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if given_up:
            self.composition_given_up()
        else:
            self._tell()

    def composition_given_up(self) -> None:
        """The officer broke the composition off; what it began over is gone, as Qt does it."""
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the field was left, but not when only a menu or another window came."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def _tell(self) -> None:
        if not self._composing and self.text() != self._told:
            self._told = self.text()
            self.typed.emit(self._told)


class LineField(QWidget):
    """A line input with room for a message under it: the room is always there, so that nothing moves.

    While there is no message, the room holds the line of help.
    """

    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str, text: str = "", width: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.input = LineInput(text)
        self.input.setAccessibleName(name)
        self._help = ""
        self._mark = Mark("", 16)
        self._mark.hide()
        self._words = Elided(tone="text3", size=12)
        self._message = Fitted(height=MESSAGE_HEIGHT)
        self._message.hide()
        self._line = row(self.input)
        if width:
            self.input.setFixedWidth(width)
            self._line.addStretch(1)
        below = row(self._mark, self._message, self._words, gap=6)
        below.addStrut(MESSAGE_HEIGHT)
        self.setLayout(column(self._line, below, gap=3))
        self.setFocusProxy(self.input)
        self.input.typed.connect(self.typed)
        self.input.left.connect(self.left)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.input.text()

    def show_text(self, text: str) -> None:
        """Show what the report holds; what is being typed is not rewritten."""
        self.input.show_text(text)

    def show_unit(self, unit: str) -> None:
        """Put the unit behind the input."""
        self._line.insertWidget(1, Label(unit, tone="text2"))

    def put_beside(self, widget: QWidget) -> None:
        """Put a widget at the end of the line: last year's answer. The message below has the whole width."""
        self._line.addSpacing(12)
        self._line.addWidget(widget)

    def show_help(self, help_text: str) -> None:
        """Put a line of help where messages stand."""
        self._help = help_text
        self._words.show_text(help_text)
        self.input.setAccessibleDescription(help_text)

    def show_message(self, message: str, kind: str = "") -> None:
        """Show a finding under the field with its mark (error, warning, info, explained); "" brings the help back."""
        self._mark.show_kind(kind if message else "")
        self._message.show_text(message)
        self._mark.setVisible(bool(message and kind))
        self._message.setVisible(bool(message))
        self._words.setVisible(not message)
        self.input.setAccessibleDescription(message or self._help)

    @property
    def message(self) -> str:
        """The message shown."""
        return self._message.text


class FieldForm(QWidget):
    """Labels on the left, editors on the right, a unit behind them and a line of help below."""

    def __init__(self, label_width: int = 120, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)

    def add_row(self, label: str, editor: QWidget, help_text: str = "", unit: str = "") -> Label:
        """Set label, unit, help and accessible name of an editor in one place; returns the label."""
        at, top = self._grid.rowCount(), Qt.AlignmentFlag.AlignTop
        words = Label(label, tone="text2")
        words.setBuddy(editor)
        words.setFixedHeight(32)
        self._grid.addWidget(words, at, 0, top)
        name_editor(editor, label, help_text, unit)
        if isinstance(editor, LineField):
            self._grid.addWidget(editor, at, 1)
            if unit:
                editor.show_unit(unit)
            editor.show_help(help_text)
            return words
        behind = [Label(unit, tone="text2"), None] if unit else []
        below = [Label(help_text, 12, tone="text3", wrap=True)] if help_text else []
        self._grid.addLayout(column(row(editor, *behind), *below, gap=3), at, 1)
        return words


def name_editor(editor: QWidget, label: str, help_text: str = "", unit: str = "") -> None:
    """Give an editor (and what has the focus in it) its accessible name, description and tooltip."""
    target = editor.focusProxy() or editor
    plain = label.replace("&", "")
    for widget in {editor, target}:
        widget.setAccessibleName(f"{plain}（{unit}）" if unit else plain)
        if help_text:
            widget.setAccessibleDescription(help_text)
            widget.setToolTip(help_text)
