"""The form for a reason: why a warning may stand. In the panel's own place, never a box over the page."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from forms.findings import Finding, Reason, State
from gui.bridge import Bridge
from gui.painting import face
from gui.widgets import Button, Label, LineInput, column, row

LONGEST = 200


class ReasonEdit(QPlainTextEdit):
    """Several lines of reason. Ctrl+Enter saves, Esc gives up, Tab leaves."""

    saved = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(face(14))
        self.setFixedHeight(92)
        self.setTabChangesFocus(True)
        self.setAccessibleName("说明理由")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the form; all others write."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.saved.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class ReasonForm(QWidget):
    """Write, change or withdraw the reason for one finding. `done` when the form may go."""

    done = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._finding: Finding | None = None
        self._edit = ReasonEdit()
        self._count = Label("", 12, tone="text3")
        self._used = Button("用过的理由", "link", "down")
        self._author = LineInput()
        self._author.setAccessibleName("说明人")
        self._author.setPlaceholderText("说明人")
        self._author.setFixedWidth(96)
        self._lapse = Label("", 12, tone="text2", wrap=True)
        self._save = Button("保存说明", "primary")
        self._cancel = Button("取消")
        self._withdraw = Button("撤回说明", "link")
        self._today = Label("", 12, tone="text3")
        self.setLayout(
            column(
                Label("说明理由（写入审核说明）", strong=True),
                self._edit,
                row(self._count, self._used, None, self._today),
                self._lapse,
                row(self._author, None, self._withdraw),
                row(self._save, self._cancel, None),
                gap=6,
            )
        )
        self._edit.textChanged.connect(self._counted)
        self._edit.saved.connect(self._keep)
        self._edit.given_up.connect(self.done)
        self._save.clicked.connect(self._keep)
        self._cancel.clicked.connect(self.done)
        self._withdraw.clicked.connect(self._take_back)
        self._used.clicked.connect(self._offer_used)

    def open_for(self, finding: Finding) -> None:
        """Start writing: the old reason is offered where one was given before."""
        self._finding = finding
        session = self._bridge.session
        old = session.reasons.get(finding.identity)
        lapsed = session.state(finding) is State.LAPSED
        self._edit.setPlainText(old.text if old else "")
        self._author.show_text(old.author if old and old.author else self._bridge.author)
        day = date.today()
        self._today.setText(f"{day.month}月{day.day}日")
        self._lapse.setText(
            "数字已改，原来的说明已失效，请重新核实后保存。" if lapsed else "所涉数字一改，说明即失效，须重新核实。"
        )
        self._withdraw.setVisible(old is not None)
        self._used.setVisible(bool(self._used_reasons()))
        self._counted()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.selectAll()

    @property
    def editor(self) -> QPlainTextEdit:
        """Where the reason is written."""
        return self._edit

    def _used_reasons(self) -> list[str]:
        reasons: list[Reason] = list(self._bridge.session.reasons.values())
        return list(dict.fromkeys(reason.text for reason in reasons))

    def _offer_used(self) -> None:
        menu = QMenu(self)
        for text in self._used_reasons():
            shown = text if len(text) <= 24 else f"{text[:23]}…"
            menu.addAction(shown).triggered.connect(partial(self._edit.setPlainText, text))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._used.mapToGlobal(self._used.rect().bottomLeft()))

    def _counted(self) -> None:
        length = len(self._edit.toPlainText().strip())
        self._count.setText(f"{length}/{LONGEST}字")
        self._count.set_tone("error" if length > LONGEST else "text3")
        self._save.setEnabled(0 < length <= LONGEST)

    def _keep(self) -> None:
        if self._finding is not None and self._save.isEnabled():
            self._bridge.author = self._author.text().strip()
            self._bridge.session.explain(self._finding, self._edit.toPlainText(), self._bridge.author)
            self.done.emit()

    def _take_back(self) -> None:
        if self._finding is not None:
            self._bridge.session.withdraw(self._finding)
            self.done.emit()
