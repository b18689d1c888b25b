"""检查: one page with all findings by part, the reasons given, what is still blank, and the deadline."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QListView

from forms.findings import Severity, State
from gui.bridge import Bridge, Place
from gui.icons import icon
from gui.pages.check_facts import Facts
from gui.pages.check_list import LINE, PLACE_WIDTH, CheckDelegate, CheckModel
from gui.pages.check_rows import ALL, EXPLAINED, FILTERS, FINDING, UNFILLED, Line, blanks, lines
from gui.pages.page import Page, Tier
from gui.painting import face
from gui.places import CHECK, EXPORT
from gui.theme import size, type_size
from gui.widgets import Button, Elided, Label, column, dress_surface, row


class CheckList(QListView):
    """Enter, a double click, or a click on 定位到… goes there."""

    asked = Signal(QModelIndex)

    def __init__(self, model: CheckModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(CheckDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("全部问题")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._pressed = QModelIndex()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the button went down: letting go elsewhere is no click."""
        super().mousePressEvent(event)
        self._pressed = self.indexAt(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the place goes there."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.isValid() and index == self._pressed and self._on_place(event):
            self.asked.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on the words goes there; on the place the first click went already."""
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._on_place(event):
            self.asked.emit(index)

    def _on_place(self, event: QMouseEvent) -> bool:
        return event.position().x() > self.viewport().width() - PLACE_WIDTH

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes; the other keys move."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.asked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class CheckPage(Page):
    """Made anew whenever it is shown; opening it lets everything be said aloud."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, CHECK)
        dress_surface(self)
        self._filter = ALL
        self.model = CheckModel()
        self.view = CheckList(self.model)
        self._title, self._lead = Label("检查", type_size("title"), strong=True), Elided("", tone="text2")
        self._sheet, self._again = Button("导出审核说明…"), Button("重新检查 F5")
        self._facts = Facts(bridge)
        self._chips = {name: Button("", "chip") for name in FILTERS}
        group = QButtonGroup(self)
        for name, chip in self._chips.items():
            group.addButton(chip)
            chip.clicked.connect(partial(self._choose_filter, name))
        self._chips[ALL].setChecked(True)
        self.search = self._make_search()
        self._none = Label("没有发现问题。", tone="text2")
        self._column = column(
            column(row(self._title, None, self._sheet, self._again), self._lead, gap=2),
            self._facts,
            row(*self._chips.values(), None, self.search),
            self._none,
            self.view,
            gap=12,
        )
        self._column.setStretchFactor(self.view, 1)
        self._column.setAlignment(self._none, Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._column)
        self.view.asked.connect(self._go)
        self._sheet.clicked.connect(lambda: self.bridge.go(Place(EXPORT, "checks")))
        self._again.clicked.connect(self.refresh)
        bridge.findings_changed.connect(lambda _sections: self._refresh_if_seen())
        bridge.answers_changed.connect(lambda _keys: self._refresh_if_seen())
        self.set_tier(Tier.WIDE)

    def _make_search(self) -> QLineEdit:
        made = QLineEdit()
        made.setFont(face(14))
        made.setPlaceholderText("查找")
        made.setAccessibleName("查找问题")
        made.setFixedWidth(180)
        made.addAction(icon("search", "text3"), QLineEdit.ActionPosition.LeadingPosition)
        made.textChanged.connect(lambda _text: self.refresh())
        return made

    # --- following ---
    def showEvent(self, event: QShowEvent) -> None:
        """The page is opened: everything may be said aloud from now on."""
        super().showEvent(event)
        self.bridge.touch_all()
        self.refresh()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Facts, chips and list as they are now; the chosen row stays chosen."""
        chosen = self._current()
        self._facts.refresh()
        self._tell_chips()
        if self.model.show_lines(lines(self.bridge, self._filter, self.search.text().strip())):
            self._choose_again(chosen)
        self._none.setVisible(not self.model.lines)
        self.view.setVisible(bool(self.model.lines))

    def _tell_chips(self) -> None:
        session, counts = self.bridge.session, self.bridge.counts()
        told = sum(session.state(f) is State.EXPLAINED for f in session.findings)
        words = {
            ALL: f"全部 {sum(counts.values()) + told}",
            **{s.value: f"{s.word} {counts[s]}" for s in Severity},
            EXPLAINED: f"已说明 {told}",
            UNFILLED: f"未填 {len(blanks(self.bridge))}",
        }
        for name, chip in self._chips.items():
            chip.set_text(words[name])
        errors = counts[Severity.ERROR]
        ready = "没有必须改的问题，可以导出送审稿。"
        self._lead.show_text(f"还有{errors}处必须改，暂不能导出送审稿；可以先导出草稿。" if errors else ready)

    def _choose_filter(self, name: str) -> None:
        self._filter = name
        self.refresh()

    def _current(self) -> Line | None:
        index = self.view.currentIndex()
        return self.model.lines[index.row()] if index.isValid() and index.row() < len(self.model.lines) else None

    def _choose_again(self, line: Line | None) -> None:
        if line is None:
            return
        for at, other in enumerate(self.model.lines):
            if (other.kind, other.key, other.title) == (line.kind, line.key, line.title):
                self.view.setCurrentIndex(self.model.index(at))
                return

    def set_tier(self, tier: Tier) -> None:
        """Narrower margins, a smaller title, no facts in a tiny window."""
        wide = tier is Tier.WIDE
        pad = size("page_pad") if wide else size("page_pad_compact")
        self._column.setContentsMargins(pad, 16 if wide else 10, pad, 0)
        self._title.setFont(face(type_size("title") if wide else 18, True))
        self._facts.setVisible(tier is not Tier.TINY)
        self._lead.setVisible(wide)
        self.search.setVisible(tier is not Tier.TINY)

    # --- going ---
    def show_place(self, place: Place) -> None:
        """The keyboard in the list, at the finding that was looked at; the page has no places of its own."""
        del place
        self.refresh()
        if not self.view.currentIndex().isValid():
            first = next((n for n, line in enumerate(self.model.lines) if line.kind == FINDING), -1)
            if first >= 0:
                self.view.setCurrentIndex(self.model.index(first))
                self.view.scrollToTop()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_search(self) -> bool:
        """Ctrl+F seeks among the findings, where there is room for the field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return self.search.isVisible()

    def _go(self, index: QModelIndex) -> None:
        line: Line | None = index.data(LINE)
        if line is None:
            return
        if line.finding is not None:
            self.bridge.go_to_finding(line.finding)
        elif line.key:
            self.bridge.go(Place(line.section, line.key))
