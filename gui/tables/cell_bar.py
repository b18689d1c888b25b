"""What a formula bar is in a spreadsheet: the current cell's full name, its rule, the message with the numbers, its note."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
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
from gui.widgets import Button, Elided, Label, LineInput, column, dress_surface, row

ID_WIDTH, NOTE_WIDTH = 60, 220
ONE_LINE, TWO_LINES = 34, 68
PAUSE_MS = 150
"""So long after the last key one has stopped typing."""
BETWEEN = " › "


class CellBar(QWidget):
    """Fixed in height: two lines, one in small windows (the message then stands in the strip)."""

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
        self._mark, self._word, self._message = Mark("", 16), Label("", strong=True), Elided("")
        self._confirm = Button("核对", "chip")
        self._confirm.setCheckable(False)
        self._confirm.setToolTip("已看过移到备注的文字或重复的数（空格）")
        self.note = LineInput()
        self.note.setPlaceholderText("备注")
        self.note.setAccessibleName("备注")
        self.note.setFixedWidth(NOTE_WIDTH)
        self._second = QWidget()
        second = row(self._mark, self._word, self._message, self._confirm, self.note if notes else 0, gap=8)
        self._second.setLayout(second)
        self._second.setFixedHeight(32)
        self.setLayout(column(row(self._id, self._path, self._rule), self._second, gap=2, margins=(12, 6, 8, 6)))
        self._noting = False
        self._told: Finding | None = None
        self._advising = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._advising.timeout.connect(self._advise)
        self.note.typed.connect(self._noted)
        self.note.returnPressed.connect(self.left)
        self._confirm.clicked.connect(lambda: self.confirmed.emit(self.key))
        bridge.answers_changed.connect(self._answered)
        bridge.findings_changed.connect(lambda _sections: self._tell())
        self.show_key("")
        self.set_tier(Tier.WIDE)

    def set_tier(self, tier: Tier) -> None:
        """One line in small windows."""
        both = tier is Tier.WIDE or (tier is Tier.COMPACT and self._notes)
        self._second.setVisible(both)
        self.setFixedHeight(TWO_LINES if both else ONE_LINE)
        self._rule.setVisible(tier is not Tier.TINY)

    def show_key(self, key: str) -> None:
        """Speak of another cell."""
        self.key = key.partition("#")[0]
        report = self._bridge.session.report
        spec = report.form.spec(self.key) if self.key else None
        self._table = spec.table if spec else None
        self._id.setText(self.key.partition("@")[0] if self._table and self._table.prefix == "" else "")
        self._id.setHidden(not self._id.text())
        self._path.show_text(self._words(self._table) if self._table else "")
        self._rule.setText(self._relation())
        self.note.setEnabled(self._table is not None and self._table.notes)
        self.note.show_text(report.text(f"{self.key}#note") if spec else "")
        self._tell()

    def _words(self, table: Table) -> str:
        """「三、依申请公开情况 › （三）申请答复数（件）」."""
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
        head = next((c for c in table.columns if c.id == column_id), None)
        if head is not None and head.label and len(table.columns) > 1:
            named.append("·".join((*head.groups, head.label)))
        return BETWEEN.join(named)

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
        if self.key in keys or f"{self.key}#mark" in keys:
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
