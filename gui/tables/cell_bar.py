"""What a formula bar is in a spreadsheet: the current cell's full name, its rule, the message with the numbers, its note."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from forms.findings import Finding
from forms.mending import advice
from forms.model import Table
from forms.report import bare
from forms.rules.base import joined
from forms.rules.sums import Total
from gui.bridge import Bridge
from gui.findings.delegate import mark_kind
from gui.marks import Mark
from gui.pages.page import Tier
from gui.painting import text_width
from gui.widgets import Button, Elided, Fitted, Label, LineInput, column, dress_surface, row

ID_WIDTH, LEAST_NOTE, NOTE_PAD, GAP, EDGES = 52, 170, 22, 8, 19
ONE_LINE, TWO_LINES, MESSAGE = 38, 80, 40
PAUSE_MS = 150
"""So long after the last key one has stopped typing."""
BETWEEN = " › "


class Note(LineInput):
    """The note of the current cell."""

    focus_changed = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """It takes more room."""
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It gives the room back."""
        super().focusOutEvent(event)
        self.focus_changed.emit()


class CellBar(QWidget):
    """Fixed in height: the cell with its note, under it the message; in small windows this stands in the strip.

    The note has as much of the first line as it needs, and all of it while it is edited.
    """

    confirmed = Signal(str)
    """The officer has looked at what the reading of a report left at this key."""
    left = Signal()
    """Enter or Esc in the note: back to the table."""

    def __init__(self, bridge: Bridge, notes: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress_surface(self, "given", "frame")
        self._bridge, self._notes, self.key = bridge, notes, ""
        self._table: Table | None = None
        self._id, self._path, self._rule = Label("", strong=True), Elided("", tone="text2"), Label("", tone="text2")
        self._id.setMinimumWidth(ID_WIDTH)
        self._mark, self._word, self._message = Mark("", 16), Label("", strong=True), Fitted(height=MESSAGE)
        self._confirm = Button("核对", "chip")
        self._confirm.setCheckable(False)
        self._confirm.setToolTip("已看过移到备注的文字或重复的数（空格）")
        self.note = Note()
        self.note.setPlaceholderText("备注")
        self.note.setAccessibleName("备注")
        self._second = QWidget()
        self._second.setLayout(row(self._mark, self._word, self._message, self._confirm, gap=GAP))
        self._second.setFixedHeight(MESSAGE)
        first = row(self._id, self._path, self._rule, *([self.note] if notes else []), gap=GAP)
        self.setLayout(column(first, self._second, gap=0, margins=(12, 3, 5 if notes else 12, 3)))
        self._noting = False
        self._told: Finding | None = None
        self._advising = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._advising.timeout.connect(self._advise)
        self.note.typed.connect(self._noted)
        self.note.returnPressed.connect(self.left)
        self.note.focus_changed.connect(self._fit)
        self._confirm.clicked.connect(lambda: self.confirmed.emit(self.key))
        bridge.answers_changed.connect(self._answered)
        bridge.findings_changed.connect(lambda _sections: self._tell())
        self.show_key("")
        self.set_tier(Tier.WIDE)

    def set_tier(self, tier: Tier) -> None:
        """One line in small windows."""
        wide = tier is Tier.WIDE
        self._second.setVisible(wide)
        self.setFixedHeight(TWO_LINES if wide else ONE_LINE)

    def show_key(self, key: str) -> None:
        """Speak of another cell."""
        self.key = key.partition("#")[0]
        report = self._bridge.session.report
        spec = report.form.spec(self.key) if self.key else None
        self._table = spec.table if spec else None
        self._id.setText(self._table.printed_id(self.key) if self._table else "")
        self._id.setHidden(not self._id.text())
        self._rule.setText(self._relation())
        self.note.setEnabled(self._table is not None and self._table.notes)
        self.note.show_text(report.text(f"{self.key}#note") if spec else "")
        self._fit()
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the first line anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Share the first line: the note wants to be read whole, then the section's name may go from before the row's."""
        words = self._words(self._table) if self._table else [""]
        relation = self._rule.text()
        line = self.width() - EDGES - (ID_WIDTH + GAP if self._id.text() else 0)
        room = line - GAP - (text_width(relation, 14) + GAP if relation else 0)
        editing = self.note.hasFocus()
        needed = max(LEAST_NOTE, text_width(self.note.text(), 14) + NOTE_PAD) if self._notes else 0
        shown = next((way for way in words if text_width(way, 14) + needed <= room), words[-1])
        self._path.show_text(shown)
        self._path.setHidden(editing)
        self._rule.setHidden(editing or not relation)
        if self._notes:
            width = max(LEAST_NOTE, line if editing else room - text_width(shown, 14) - 2)
            self.note.setFixedWidth(width)
            self.note.setToolTip("" if editing or needed <= width else self.note.text())

    def _words(self, table: Table) -> list[str]:
        """「三、依申请公开情况 › （三）申请答复数（件）」, the row alone, and this without the explanation in brackets."""
        row_id, column_id = table.split(self.key)
        rows = list(table.rows)
        at = next(n for n, r in enumerate(rows) if r.id == row_id)
        above: list[str] = []
        depth = rows[at].depth
        for before in reversed(rows[:at]):
            if before.depth < depth:
                above.insert(0, before.label)
                depth = before.depth
        unit = f"（{rows[at].unit}）" if rows[at].unit else ""
        named = [*above[:1], rows[at].label + unit]
        short = bare(rows[at].label) + unit
        head = next((c for c in table.columns if c.id == column_id), None)
        if head is not None and head.label and len(table.columns) > 1:
            named.append("·".join((*head.groups, head.label)))
            short += BETWEEN + named[-1]
        return [BETWEEN.join(named), BETWEEN.join(named[min(1, len(above)) :]), short]

    def _relation(self) -> str:
        """「＝ 3.3.1＋…＋3.3.8」 where the cell is a total, else ''; in tables whose rows have no printed number in words."""
        sums = (r for r in self._bridge.session.form.rules if isinstance(r, Total) and r.total == self.key)
        found = next(sums, None)
        if found is None or self._table is None:
            return ""
        return f"＝ {joined(found.parts if self._table.prefix == '' else [self._part(key) for key in found.parts])}"

    def _part(self, key: str) -> str:
        """A part of the current total: by its column where it stands in the same row, else by its row."""
        assert self._table is not None
        row_id, column_id = self._table.split(key)
        if row_id == self._table.split(self.key)[0]:
            return next(c.label for c in self._table.columns if c.id == column_id)
        return bare(self._table.row_by_id[row_id].label)

    def _noted(self, text: str) -> None:
        if self.key:
            self._noting = True
            self._bridge.type(f"{self.key}#note", text)
            self._noting = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the note: back to the table."""
        if event.key() == Qt.Key.Key_Escape and self.note.hasFocus():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _answered(self, keys: frozenset[str]) -> None:
        note = f"{self.key}#note"
        if note in keys and not self._noting:  # what is being typed is not rewritten
            self.note.show_text(self._bridge.session.report.text(note))
        if f"{self.key}#mark" in keys:  # what else changes what is said comes with the findings
            self._tell()

    def _finding(self) -> Finding | None:
        """The worst finding about the cell, else the worst one that reads it."""
        found = [f for f in self._bridge.findings() if self.key in f.fields and not f.quiet]
        own = [f for f in found if f.fields[0] == self.key]
        return next(iter(own or found), None)

    def _tell(self) -> None:
        session = self._bridge.session
        finding = self._finding() if self.key else None
        self._confirm.setVisible(bool(self.key) and not session.report.blank(f"{self.key}#mark"))
        if finding is None:
            self._told = None
            self._mark.show_kind("")
            self._word.setText("")
            self._message.show_text("")
            return
        state = session.state(finding)
        kind = mark_kind(finding, state)
        self._mark.show_kind(kind)
        self._word.setText("已说明" if kind == "explained" else finding.severity.word)
        if finding != self._told:
            self._told = finding
            self._message.show_text(finding.message)
            self._advising.start()

    def _advise(self) -> None:
        """Add which cell would mend it: it is worked out only when the typing pauses, for it tries many changes."""
        if self._told is not None:
            self._message.show_text(self._told.message + advice(self._bridge.session.report, self._told))
