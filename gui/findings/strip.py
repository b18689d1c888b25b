"""Small windows: the panel shrinks to one line above the footer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forms.findings import Finding
from gui.bridge import Bridge, Place
from gui.finding_order import neighbour
from gui.findings.delegate import mark_kind
from gui.marks import Mark
from gui.widgets import Fitted, Label, ToolButton, column, dress_surface, row

HEIGHT = 38


class FindingStrip(QWidget):
    """What is said of where the caret is: else the chosen finding of this section, else its worst. F8 steps, 全部 opens the panel."""

    all_asked = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress_surface(self, "panel", "top")
        self.setFixedHeight(HEIGHT)
        self._bridge = bridge
        self._mark, self._word = Mark("", 16), Label("", strong=True)
        self._message, self._at = Fitted(height=HEIGHT - 4), Label("", 12, tone="text3")
        before, after = ToolButton("back", "上一处 Shift+F8"), ToolButton("next", "下一处 F8")
        everything = ToolButton("list", "展开 F9", "全部")
        before.clicked.connect(lambda: self._step(-1))
        after.clicked.connect(lambda: self._step(1))
        everything.clicked.connect(self.all_asked)
        parts = row(self._mark, self._word, self._message, self._at, before, after, everything, margins=(16, 0, 8, 0))
        self.setLayout(column(parts, gap=0))
        bridge.settled.connect(lambda _sections: self.refresh())
        bridge.chosen_changed.connect(lambda _finding: self.refresh())
        bridge.place_changed.connect(self._placed)
        self._section, self._key = bridge.place.section, bridge.place.key
        self.refresh()

    def _placed(self, place: Place) -> None:
        if (place.section, place.key) != (self._section, self._key):
            self._section, self._key = place.section, place.key
            self.refresh()

    def refresh(self) -> None:
        """Show the finding that matters most here."""
        found = self._bridge.findings(self._section)
        shown = self._shown(found)
        state = self._bridge.session.state(shown) if shown else None
        self._mark.show_kind(mark_kind(shown, state) if shown and state else "done")
        self._word.setText(shown.severity.word if shown else "")
        self._word.setVisible(shown is not None)
        self._message.show_text(shown.message if shown else "本部分没有问题。")
        self._at.setText(f"{found.index(shown) + 1}/{len(found)}" if shown else "")

    def _shown(self, found: list[Finding]) -> Finding | None:
        chosen = self._bridge.chosen
        listed = chosen if chosen in found else None
        here = [f for f in found if f.fields and f.fields[0] == self._key and f.start is None]
        if listed is None or not here or self._key in listed.fields:
            return listed or next(iter(here or found), None)
        return here[0]

    def _step(self, by: int) -> None:
        finding = neighbour(self._bridge, by)
        if finding is not None:
            self._bridge.go_to_finding(finding)
