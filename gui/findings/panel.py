"""The panel beside the page: 问题 with the chosen one explained, 填报说明, 去年原文."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QListView, QStackedWidget, QStyleOptionViewItem, QTabBar, QWidget

from forms.findings import Finding, Severity, State
from gui.bridge import Bridge, Place
from gui.finding_order import neighbour
from gui.findings.delegate import FindingDelegate
from gui.findings.detail import Detail
from gui.findings.guidance import Guidance
from gui.findings.last_year import LastYear
from gui.findings.model import FINDING, AnyIndex, FindingsModel
from gui.marks import Mark
from gui.painting import face
from gui.widgets import Label, StableScroll, ToolButton, column, dress_surface, hline, row, surface

FINDINGS, GUIDANCE, LAST_YEAR = range(3)


class FindingList(QListView):
    """The list; Enter goes to the finding under the bar."""

    entered_on = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("问题列表")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(False)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes a row current then, if none is: that is no choice of the officer's."""
        with QSignalBlocker(self.selectionModel()):
            super().focusInEvent(event)

    def dataChanged(self, first: AnyIndex, last: AnyIndex, roles: Sequence[int] = ()) -> None:
        """Repaint the one row whose numbers changed; lay out anew only where its message needs another line."""
        shown = self.visualRect(first)
        option = QStyleOptionViewItem()
        option.rect = shown
        if first == last and self.itemDelegate().sizeHint(option, first).height() == shown.height():
            self.update(first)
        else:
            super().dataChanged(first, last, roles)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter jumps; the other keys move."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_on.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class FindingsPanel(QWidget):
    """Follows the place where one is, and the finding that is chosen."""

    close_asked = Signal()
    last_year_asked = Signal()
    """The officer wants to read in last year's report."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress_surface(self, "panel", "left")
        self._bridge = bridge
        self._section = ""
        self.tabs = QTabBar()
        self.tabs.setFont(face(14))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("问题、填报说明、去年原文")
        for name in ("问题", "填报说明", "去年原文"):
            self.tabs.addTab(name)
        self.model = FindingsModel(bridge, self)
        self.view = FindingList()
        self.view.setModel(self.model)
        self.view.setItemDelegate(FindingDelegate(bridge, self.view))
        self.detail = Detail(bridge)
        self.guidance, self.last_year = Guidance(bridge), LastYear(bridge)
        self._counts = Label("", 12, tone="text2")
        self._none = QWidget()
        self._none.setLayout(
            row(Mark("done", 16), Label("本部分没有问题。", tone="text2"), None, margins=(16, 14, 16, 0))
        )
        self._close = ToolButton("close", "收起 F9")
        self._close.clicked.connect(self.close_asked)
        self._close.hide()
        self._beside: StableScroll | None = None
        self._pages = QStackedWidget()
        for page in (self._findings_page(), self.guidance, self.last_year):
            self._pages.addWidget(page)
        self.setLayout(
            column(
                row(self.tabs, None, self._close, margins=(16, 0, 8, 0)),
                hline(),
                self._pages,
                gap=0,
                margins=(1, 0, 0, 0),
            )
        )
        self.setTabOrder(self.tabs, self.view)
        self._connect()
        self.detail.show_finding(None)
        self._show_section(bridge.place.section)

    def _findings_page(self) -> QWidget:
        page = QWidget()
        before, after = ToolButton("back", "上一处 Shift+F8"), ToolButton("next", "下一处 F8")
        before.clicked.connect(lambda: self._step(-1))
        after.clicked.connect(lambda: self._step(1))
        head = row(self._counts, None, before, after, gap=0, margins=(16, 3, 8, 3))
        listed = column(self._none, self.view, gap=0)
        listed.setStretchFactor(self.view, 1)
        listed.setAlignment(self._none, Qt.AlignmentFlag.AlignTop)
        self._body: QBoxLayout = column(gap=0)
        self._body.addLayout(listed, 1)
        self._body.addWidget(self.detail)
        page.setLayout(column(head, hline(), self._body, gap=0))
        return page

    def lie_over(self, over: bool, low: bool) -> None:
        """Over the page it can be closed; where there is little height, list and explanation lie side by side."""
        self._close.setVisible(over)
        side_by_side = over and low
        if side_by_side and self._beside is None:
            self._body.removeWidget(self.detail)
            self._body.setDirection(QBoxLayout.Direction.LeftToRight)
            self._beside = StableScroll(surface("page", "", column(self.detail, None, gap=0)), "问题的说明")
            self._body.addWidget(self._beside, 1)
        elif not side_by_side and self._beside is not None:
            self._body.removeWidget(self._beside)
            self._body.setDirection(QBoxLayout.Direction.TopToBottom)
            self._body.addWidget(self.detail)
            self._beside.deleteLater()
            self._beside = None
            self.detail.show_finding(self.detail.finding)

    def _connect(self) -> None:
        bridge = self._bridge
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        bridge.place_changed.connect(self._placed)
        bridge.settled.connect(self._changed)
        bridge.chosen_changed.connect(self._chosen)
        bridge.state_changed.connect(self._state_changed)
        self.view.clicked.connect(self._go)
        self.view.entered_on.connect(self._go)
        self.view.selectionModel().currentChanged.connect(self._current)
        self.detail.went.connect(self._go_chosen)
        self.last_year.asked.connect(self.last_year_asked)

    # --- following ---
    def _placed(self, place: Place) -> None:
        if place.section != self._section:
            self._show_section(place.section)
        self.guidance.show_place(place)

    def _show_section(self, section: str) -> None:
        self._section = section
        self.model.show_section(section)
        self.last_year.show_section(section)
        self.guidance.show_place(self._bridge.place)
        self._tell_counts()
        self._chosen(self._bridge.chosen)

    def _changed(self, sections: frozenset[str]) -> None:
        if self._section in sections:
            self.model.refresh()
            self._tell_counts()
            if self._bridge.chosen is not None:
                self._chosen(self._bridge.chosen)

    def _state_changed(self) -> None:
        if self._pages.currentIndex() == LAST_YEAR:
            self.last_year.show_section(self._section)

    def _tell_counts(self) -> None:
        session = self._bridge.session
        states = [(f.severity, session.state(f)) for f in self.model.findings]
        still = [(s.word, sum(one is s and state is not State.EXPLAINED for one, state in states)) for s in Severity]
        told = sum(state is State.EXPLAINED for _, state in states)
        words = [f"{word} {n}" for word, n in still if n] + ([f"已说明 {told}"] if told else [])
        self._counts.setText("　".join(words))
        open_ones = len(states) - told
        self.tabs.setTabText(FINDINGS, f"问题 {open_ones}" if open_ones else "问题")
        self._none.setVisible(not states)
        self.view.setVisible(bool(states))

    def _chosen(self, finding: Finding | None) -> None:
        at = self.model.row_of(finding)
        here = finding if at >= 0 else None
        listed = self.model.index(at)
        if at >= 0 and not (self.view.currentIndex() == listed and self.view.selectionModel().isSelected(listed)):
            self.view.setCurrentIndex(listed)
        elif at < 0:
            self.view.selectionModel().clear()
        self.detail.show_finding(here)

    # --- acting ---
    def _current(self, index: QModelIndex) -> None:
        finding = index.data(FINDING) if index.isValid() else None
        if finding is not None:
            self._bridge.choose(finding)

    def _go(self, index: QModelIndex) -> None:
        finding = index.data(FINDING)
        if finding is not None:
            self._bridge.go_to_finding(finding)

    def _go_chosen(self) -> None:
        if self._bridge.chosen is not None:
            self._bridge.go_to_finding(self._bridge.chosen)

    def _step(self, by: int) -> None:
        finding = neighbour(self._bridge, by)
        if finding is not None:
            self._bridge.go_to_finding(finding)

    def show_help(self) -> None:
        """F1: the tab 填报说明."""
        self.tabs.setCurrentIndex(GUIDANCE)

    def choose_current(self) -> None:
        """Explain the row under the bar if nothing is explained: half of the panel would stand empty."""
        if self._bridge.chosen is None:
            self._current(self.view.currentIndex())

    def show_findings(self) -> None:
        """The tab 问题, with the keyboard in its list."""
        self.tabs.setCurrentIndex(FINDINGS)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
