"""Under every part: back, what the caret is on, the officer's own 「本部分已核对」, and on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from forms.findings import State
from gui.bridge import Bridge
from gui.pages.page import Tier, foot_height
from gui.places import PLACES
from gui.theme import size
from gui.widgets import Button, Check, Fitted, dress_surface, row


class Footer(QWidget):
    """`asked` gives -1 for the part before and 1 for the next one."""

    asked = Signal(int)

    def __init__(self, bridge: Bridge, tier: Tier) -> None:
        super().__init__()
        dress_surface(self, "page", "top")
        self._bridge, self._tier = bridge, tier
        self._section = self._before = self._after = ""
        self._back = Button("", glyph="back")
        self._status = Fitted("", 12, tone="text2", height=36)
        self._said = self._act = ""
        self._check = Check("本部分已核对")
        self._next = Button("", "primary")
        self._row: QHBoxLayout = row(self._back, 4, self._status, self._check, 10, self._next)
        self.setLayout(self._row)
        self._back.clicked.connect(lambda: self.asked.emit(-1))
        self._next.clicked.connect(lambda: self.asked.emit(1))
        self._check.clicked.connect(self._confirm)
        bridge.state_changed.connect(self._show_confirmed)
        bridge.offered.connect(self._offer)
        self.set_tier(tier)

    def set_tier(self, tier: Tier) -> None:
        """Lower, and with fewer words, where there is less room."""
        self._tier = tier
        self.setFixedHeight(foot_height(tier))
        pad = size("page_pad" if tier is Tier.WIDE else "page_pad_compact")
        self._row.setContentsMargins(pad, 0, pad, 0)
        self._name_buttons()

    def show_place(self, section: str, before: str, after: str) -> None:
        """Show the footer of a part between two others ('' for none)."""
        self._section, self._before, self._after = section, before, after
        self._name_buttons()
        self._show_confirmed()

    def show_status(self, text: str) -> None:
        """What the caret is on, a count; put off while something is offered."""
        self._said = text
        if not self._act:
            self._status.show_text(text)

    def _offer(self, words: str, act: str) -> None:
        self._act = act
        self._status.show_text(words if act else self._said, act=act)

    def _name_buttons(self) -> None:
        long = self._tier is Tier.WIDE
        self._back.set_text(self._name(self._before) if long else "上一部分")
        goes_on = self._after in PLACES
        name = PLACES[self._after][1] if goes_on else self._name(self._after)
        self._next.set_text(f"去{name}" if goes_on else f"下一部分　{name}" if long else "下一部分")
        self._back.setAccessibleName(f"上一部分　{self._name(self._before)}")
        self._back.setVisible(bool(self._before))
        self._next.setVisible(bool(self._after))

    def _name(self, place: str) -> str:
        section = self._bridge.session.form.section_by_id.get(place)
        return " ".join(filter(None, (section.numeral, section.short))) if section else ""

    def _show_confirmed(self) -> None:
        if self._section in self._bridge.session.form.section_by_id:
            self._check.setChecked(self._bridge.session.confirmation(self._section) is State.EXPLAINED)

    def _confirm(self) -> None:
        self._bridge.session.confirm(self._section, self._check.isChecked())
