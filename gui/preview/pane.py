"""The preview: which file, its pages, where one is in it. Follows the form and leads back to it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from forms.record import to_record
from gui.bridge import Bridge, Place
from gui.preview.source import FileSet, PageSource
from gui.preview.view import PageView
from gui.preview.where import paragraph_at, place_at, spots_at
from gui.widgets import Button, Elided, Label, ToolButton, column, dress_surface, row

PAUSE_MS = 350
"""After so long without a change the report is set anew."""
KINDS = {
    "pdf": "报告 PDF",
    "reading": "查阅点版",
    "large": "大字版",
    "checks": "审核说明",
    "approval": "发文稿纸",
    "handover": "送交信息目录表",
}
SETTING = "正在排版"


class PreviewPane(QWidget):
    """The pages of the real PDF. `close_asked`: somebody wants it away; `left_for_form`: a click led to a field."""

    close_asked = Signal()
    left_for_form = Signal()
    print_asked = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        dress_surface(self, "panel", "left")
        self.bridge = bridge
        self.view = PageView()
        self.source = PageSource(self)
        self._file: FileSet | None = None
        self._stale = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._kind = Button(KINDS[bridge.exporting.kind], "plain", glyph="down")
        self._kind.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._kind.setAccessibleDescription("预览哪一种文件")
        self._larger, self._smaller = ToolButton("plus", "放大 +"), ToolButton("minus", "缩小 -")
        self._print, self._close = ToolButton("print", "打印 Ctrl+Shift+P"), ToolButton("close", "关闭预览 Ctrl+P")
        self._before, self._next = ToolButton("back", "上一页 PgUp"), ToolButton("next", "下一页 PgDn")
        self._where = Label("", 14, tone="text2")
        self._words = Elided("", 12, tone="text2")
        head = row(self._kind, None, self._smaller, self._larger, self._print, self._close, gap=2, margins=(8, 6, 8, 4))
        foot = row(self._words, self._before, self._where, self._next, gap=4, margins=(12, 4, 8, 4))
        self.setLayout(column(head, self.view, foot, gap=0))
        self.setFocusProxy(self.view)
        self._connect()

    def _connect(self) -> None:
        bridge, view = self.bridge, self.view
        self._kind.clicked.connect(self._choose_kind)
        self._larger.clicked.connect(lambda: view.step_zoom(1))
        self._smaller.clicked.connect(lambda: view.step_zoom(-1))
        self._before.clicked.connect(lambda: view.go_to_page(view.page - 1))
        self._next.clicked.connect(lambda: view.go_to_page(view.page + 1))
        self._print.clicked.connect(self.print_asked)
        self._close.clicked.connect(self.close_asked)
        self._pause.timeout.connect(self.refresh)
        view.wanted.connect(self.source.draw)
        view.pointed.connect(self._pointed)
        view.page_changed.connect(lambda _page: self._tell_page())
        self.source.file_set.connect(self._show_file)
        self.source.drawn.connect(view.show_picture)
        self.source.failed.connect(self._words.show_text)
        bridge.answers_changed.connect(lambda _keys: self._later())
        bridge.settled.connect(lambda _sections: self._later())
        bridge.place_changed.connect(self._mark)
        bridge.line_changed.connect(lambda: self._mark(bridge.place))
        bridge.exporting.changed.connect(self._later)
        bridge.exporting.kind_changed.connect(self._show_kind)
        self.destroyed.connect(self.source.stop)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.source.stop)

    # --- setting ---
    def showEvent(self, event: QShowEvent) -> None:
        """It is seen: what changed meanwhile is set now."""
        super().showEvent(event)
        if self._stale:
            self.refresh()
        self._mark(self.bridge.place)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing is set until somebody does."""
        super().hideEvent(event)
        self._pause.stop()

    def _later(self) -> None:
        self._stale = True
        if self.isVisible():
            self._pause.start()

    def refresh(self) -> None:
        """Set the report as it stands now."""
        self._stale = False
        self._pause.stop()
        exporting = self.bridge.exporting
        if self._file is None:
            self._words.show_text(SETTING)
        self.source.set_file(to_record(self.bridge.session), exporting.options.as_json(), exporting.kind)

    def _show_file(self, file: FileSet) -> None:
        first, self._file = self._file is None, file
        self._words.show_text("")
        self.view.show_pages(file.sizes)
        self._mark(self.bridge.place, bring=first)

    @property
    def pages(self) -> int:
        """How many pages the file shown has, 0 before the first one is there."""
        return len(self._file.sizes) if self._file else 0

    @property
    def drawn(self) -> bool:
        """Whether the page looked at is there as a picture."""
        return self.view.drawn

    def _tell_page(self) -> None:
        self._where.setText(f"第{self.view.page + 1}页，共{self.pages}页" if self.pages else "")
        self._before.setEnabled(self.view.page > 0)
        self._next.setEnabled(self.view.page + 1 < self.pages)

    def say(self, words: str) -> None:
        """Say something under the pages."""
        self._words.show_text(words)

    # --- which file ---
    def _choose_kind(self) -> None:
        menu = QMenu(self)
        for kind, name in KINDS.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(kind == self.bridge.exporting.kind)
            action.triggered.connect(lambda _on=False, kind=kind: self.bridge.exporting.show_kind(kind))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._kind.mapToGlobal(QPoint(0, self._kind.height())))

    def _show_kind(self, kind: str) -> None:
        self._kind.set_text(KINDS[kind])
        self._later()

    # --- there and back ---
    def _mark(self, place: Place, bring: bool = True) -> None:
        if self._file is not None and self.isVisible():
            report = self.bridge.session.report
            key, line = self.bridge.line
            paragraph = paragraph_at(report.text(key), line) if key and key == place.key else 0
            found = spots_at(report.form, self._file.spots, place, paragraph)
            self.view.mark(found, bring and not self.view.hasFocus())

    def _pointed(self, page: int, x: float, y: float) -> None:
        if self._file is None:
            return
        place = place_at(self.bridge.session.report, self._file.spots, page, x, y)
        if place is not None:
            self.left_for_form.emit()
            self.bridge.go(place)
