"""「识别自正文，请核对」: over the figures of a part while some of them were only read from its text. One button for all."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gui.bridge import Bridge
from gui.marks import WORDS, Mark
from gui.tables.answers import MARK
from gui.widgets import Button, Fitted, boxed, column, row

CONFIRM_KEYS = "Ctrl+Shift+Return"
HOW = "空格确认一项，F3 看它在正文中的位置；改过的就算核对过。"


def confirm_read(bridge: Bridge, section: str) -> bool:
    """The officer has looked at all that an import read from the text of a part; whether there was anything."""
    keys = bridge.session.report.unconfirmed_in(section) if section in bridge.session.form.section_by_id else ()
    if keys:
        bridge.session.part_step()
        bridge.set({key + MARK: None for key in keys}, f"核对识别自正文的{len(keys)}项")
        bridge.session.part_step()
    return bool(keys)


class ReadIn(QWidget):
    """Hidden while nothing waits. The figures count as free text until they are confirmed: at most warnings."""

    def __init__(self, bridge: Bridge, section: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._section = bridge, section
        self.words = Fitted("", height=34)
        self.all = Button("全部核对")
        self.all.setToolTip("这一部分识别自正文的都已看过（Ctrl+Shift+Enter）")
        self.all.clicked.connect(lambda: confirm_read(bridge, section))
        inside = row(Mark("read", 16), self.words, self.all, gap=8, margins=(12, 6, 6, 6))
        self.setLayout(column(boxed(inside), margins=(0, 0, 0, 12)))
        bridge.answers_changed.connect(self._answered)
        self._tell()  # it becomes visible with its page: shown before, it would be a window of its own

    def _answered(self, keys: frozenset[str]) -> None:
        if any(key.endswith((MARK, "#rows")) for key in keys):
            self.setVisible(bool(self._tell()))

    def _tell(self) -> int:
        count = len(self._bridge.session.report.unconfirmed_in(self._section))
        self.words.show_text(f"{WORDS['read']}：{count}项　{HOW}" if count else "")
        return count
