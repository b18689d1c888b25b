"""Before a block is pasted: what it would do, in the page above the table. Nothing changes until 填入."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.bridge import Bridge
from gui.tables.pasting import PastePlan, answers, plan
from gui.widgets import Button, Label, column, dress_surface, row

NAMED = 3
NOTHING_COPIED = "剪贴板中没有表格。请先在Excel或WPS中复制一列或一块，再按“从Excel粘贴…”。"


class PastePreview(QWidget):
    """Hidden until a block comes; `done` when it may go and the table takes the focus again."""

    done = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress_surface(self, "given", "frame")
        self._bridge = bridge
        self._plan: PastePlan | None = None
        self._sentence = Label("", strong=True)
        self._more = Label("", 12, tone="text2", wrap=True)
        self.fill, self.cancel = Button("填入", "primary"), Button("取消")
        buttons = row(self.fill, self.cancel)
        self.setLayout(row(column(self._sentence, self._more, gap=2), None, buttons, margins=(14, 8, 10, 8)))
        self.fill.clicked.connect(self._fill)
        self.cancel.clicked.connect(self._close)
        self.hide()

    def offer(self, key: str, block: list[list[str]]) -> None:
        """Show what pasting a block at a key would do."""
        table = self._bridge.session.form.table_of(key)
        if table is None:
            return
        self._plan = plan(self._bridge.session.report, table, key, block)
        self._sentence.setText(self._plan.sentence if block else NOTHING_COPIED)
        report = self._bridge.session.report
        told = [
            f"{report.name(k)}：{report.shown(k)}→{self._plan.typed[k] or '空'}" for k in self._plan.different[:NAMED]
        ]
        told += [f"没有对上：{line[:30]}" for line in self._plan.unplaced[:NAMED]]
        if self._plan.beyond:
            told.append(f"超出表格：{'、'.join(text[:30] for text in self._plan.beyond[:NAMED])}")
        self._more.setText("；".join(told))
        self._more.setVisible(bool(told))
        self.fill.setEnabled(bool(self._plan.typed))
        self.show()
        (self.fill if self._plan.typed else self.cancel).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        if self._plan is not None:
            self._bridge.set(answers(self._bridge.session.report, self._plan), f"粘贴{len(self._plan.typed)}格")
        self._close()

    def _close(self) -> None:
        self._plan = None
        self.hide()
        self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)
