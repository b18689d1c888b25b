"""导出: what to write, under which names, into which folder; what became of it. Errors never block: they make it a 草稿."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exporters.files import safe_name
from forms.findings import Severity
from forms.record import to_record
from gui import outputs
from gui.bridge import Bridge, Place
from gui.dialogs.choosing import choose_folder
from gui.jobs import ExportJob
from gui.marks import Mark
from gui.pages.export_asked import DETAILS, Against, PageSetup, detail_row
from gui.pages.export_files import Room, made_folder, make_room, put_back, usual_folder
from gui.pages.export_rows import INDENT, Choice, Outcome
from gui.pages.page import Page, Tier
from gui.painting import face
from gui.places import CHECK, EXPORT
from gui.theme import size, type_size
from gui.widgets import Button, Elided, Fold, Label, LineInput, StableScroll, boxed, column, dress_surface, row

_CHOICES: tuple[tuple[outputs.Kind, str, str, str, bool], ...] = (
    ("docx", "Word 文档", "送领导审阅、修改", ".docx", True),
    ("pdf", "PDF", "送查阅点、上网公布", ".pdf", True),
    ("checks", "审核说明", "检查结果和所填理由，随稿送审", ".docx", False),
    ("approval", "发文稿纸", "拟稿、核稿、会签、签发用的首页", ".docx", False),
    ("redline", "花脸稿", "与较早一稿对照，增删为修订", ".docx", False),
    ("reading", "查阅点版", "首页印索引号和“主动公开”", ".pdf", False),
    ("handover", "送交信息目录表", "随查阅点版送交，一式两份", ".docx", False),
    ("large", "大字版", "正文二号字，供视力不便的读者", ".pdf", False),
)
_USUAL = 2
"""So many of them stand on the page at once; the others are folded."""


class ExportPage(Page):
    """One column: notice, choices, folder, the button that says what it will do, and what became of it."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, EXPORT)
        dress_surface(self)
        self.choices = [self._choice(*one) for one in _CHOICES]
        self._others = Fold("其他文件", column(*self.choices[_USUAL:], gap=6))
        self.setup = PageSetup(bridge.exporting)
        self.folder = LineInput(bridge.folder or usual_folder())
        self.folder.setAccessibleName("保存到")
        self.job = ExportJob()
        self.go = Button("导出送审稿", "primary")
        self._title = Label("导出", type_size("title"), strong=True)
        self._notice_words = Elided("")
        self._notice = self._make_notice()
        self._outcomes: dict[str, Outcome] = {}
        self._rooms: dict[str, tuple[Room, Path]] = {}
        self._tier = Tier.WIDE
        self._results = QWidget()
        self._results_box = column(gap=8, margins=(14, 10, 14, 12))
        self._results.setLayout(column(boxed(self._results_box)))
        self._results.hide()
        self._column = self._lay_out()
        body = QWidget()
        body.setLayout(self._column)
        body.setMaximumWidth(size("measure") + 2 * size("page_pad"))
        self.setLayout(column(StableScroll(body, "导出"), gap=0))
        self._connect()
        self.set_tier(Tier.WIDE)
        self.refresh()

    def _choice(self, kind: outputs.Kind, name: str, why: str, suffix: str, on: bool) -> Choice:
        exporting = self.bridge.exporting
        wanted = on if exporting.files is None else kind in exporting.files
        details: QWidget | None = None
        if kind == "redline":
            details = self.against = Against(self.bridge)
        elif kind in DETAILS:
            details = QWidget()
            details.setLayout(detail_row(exporting, kind))
        return Choice(kind, name, why, suffix, wanted, details)

    def _make_notice(self) -> QWidget:
        look = Button("去检查", "link")
        look.clicked.connect(lambda: self.bridge.go(Place(CHECK)))
        return boxed(row(Mark("error", 16), self._notice_words, look, gap=10, margins=(14, 7, 10, 7)))

    def _lay_out(self) -> QVBoxLayout:
        choose = Button("选择…")
        choose.clicked.connect(lambda: self._choose())
        kept = Label("同名文件先改名保留，不覆盖。", 12, tone="text3")
        choices = [part for choice in self.choices[:_USUAL] for part in (choice, 6)]
        return column(
            self._title,
            10,
            self._notice,
            10,
            Label("导出什么", type_size("section"), strong=True),
            2,
            *choices,
            self._others,
            self.setup,
            8,
            Label("保存到", type_size("section"), strong=True),
            2,
            row(INDENT, self.folder, choose),
            14,
            row(INDENT, self.go, 4, kept, None),
            14,
            self._results,
            None,
            gap=4,
        )

    def _connect(self) -> None:
        for choice in self.choices:
            choice.changed.connect(self._tell_button)
            choice.changed.connect(lambda choice=choice: self._look_at(choice))
        self.setup.faces_asked.connect(self.faces_asked)
        self.go.clicked.connect(self.start)
        self.job.begun.connect(lambda kind: self._outcomes[kind].show_begun(self._results.hasFocus()))
        self.job.progressed.connect(lambda kind, page, pages: self._outcomes[kind].show_progress(page, pages))
        self.job.written.connect(lambda kind, path: self._outcomes[kind].show_done(path))
        self.job.failed.connect(self._failed)
        self.job.ended.connect(self._ended)
        self.destroyed.connect(partial(ExportJob.abandon, self.job))
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.job.abandon)
        self.bridge.findings_changed.connect(lambda _sections: self._refresh_if_seen())

    def _look_at(self, choice: Choice) -> None:
        """The preview shows what was ticked last, if it can."""
        if choice.wanted and choice.kind not in ("docx", "redline"):
            self.bridge.exporting.show_kind(choice.kind)

    # --- following ---
    def showEvent(self, event: QShowEvent) -> None:
        """The page is shown: names and notice as they are now."""
        super().showEvent(event)
        self.refresh()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Names by rule, the notice, and what the button will do."""
        session = self.bridge.session
        for choice in self.choices:
            kind: outputs.Kind = choice.kind  # type: ignore[assignment]  # one of _CHOICES
            choice.propose(safe_name(outputs.proposed_stem(session, kind), choice.suffix))
        errors = sum(f.severity is Severity.ERROR for f in session.findings)
        self._notice.setVisible(errors > 0)
        self._notice_words.show_text(f"尚有{errors}处必须改，导出件每页标“草稿”；改完后此处导出送审稿。")
        self._tell_button()

    def _tell_button(self) -> None:
        running = self.job.running
        words = "导出草稿" if outputs.has_errors(self.bridge.session) else "导出送审稿"
        for outcome in self._outcomes.values():
            outcome.allow_retry(not running)
        others = sum(choice.wanted for choice in self.choices[_USUAL:])
        self._others.show_note(
            f"已选{others}项" if others else "审核说明、发文稿纸、花脸稿、查阅点版、送交目录、大字版"
        )
        self.go.set_text("正在导出…" if running else words)
        self.go.setEnabled(not running and any(choice.wanted for choice in self.choices))

    def set_tier(self, tier: Tier) -> None:
        """Narrower margins and a smaller title in small windows."""
        self._tier, wide = tier, tier is Tier.WIDE
        pad = size("page_pad") if wide else size("page_pad_compact")
        self._column.setContentsMargins(pad, 16 if wide else 10, pad, 12)
        self._title.setFont(face(type_size("title") if wide else 18, True))

    def show_place(self, place: Place) -> None:
        """The keyboard on the main button, on the first choice where that is out of sight; a key names an output to tick."""
        for at, choice in enumerate(self.choices):
            if choice.kind == place.key:
                choice.check.setChecked(True)
                if at >= _USUAL:
                    self._others.open()
        first = self.choices[0].check if self._tier is Tier.TINY else self.go
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- doing ---
    @property
    def running(self) -> bool:
        """Whether files are being written."""
        return self.job.running

    def choose_folder(self, folder: Path) -> None:
        """Write into this folder from now on."""
        self.folder.show_text(str(folder))

    def _choose(self, kind: str = "") -> None:
        """Ask for a folder; what could not be written (its kind) is tried again there."""
        found = choose_folder(self, "选择文件夹", self.folder.text())
        if found is not None:
            self.choose_folder(found)
            self._retry(kind)

    def _wish(self) -> dict[str, Any]:
        """What else the process that writes is told."""
        exporting, draft = self.bridge.exporting, self.bridge.draft
        told = {"options": exporting.options.as_json(), "earlier": exporting.earlier}
        return told | {"draft": draft.id if draft is not None else ""}

    def start(self) -> None:
        """Write what is ticked, in a process of its own."""
        self.bridge.exporting.files = frozenset(choice.kind for choice in self.choices if choice.wanted)
        self._begin([choice for choice in self.choices if choice.wanted])

    def _begin(self, choices: list[Choice]) -> None:
        if self.job.running or not choices:
            return
        self._clear([choice.kind for choice in choices])
        folder, problem = made_folder(self.folder.text().strip() or usual_folder())
        targets: list[tuple[str, Path]] = []
        for choice in choices:
            target = folder / choice.file_name
            twice = any(target == other for _, other in targets)
            trouble = problem or (f"“{target.name}”与上面一项同名，请改名后重试。" if twice else "")
            if choice.kind == "redline" and self.bridge.exporting.earlier is None:
                trouble = trouble or "花脸稿没有选择与哪一稿对照，没有生成；请在“花脸稿”下面选择对照稿后重试。"
            room = Room(trouble) if trouble else make_room(target)
            self._rooms[choice.kind] = (room, target)
            if room.trouble:
                self._outcomes[choice.kind].show_failed(room.trouble)
            else:
                targets.append((choice.kind, target))
        if not problem:
            self.bridge.folder = str(folder)
        if targets:
            if self.go.hasFocus():
                self._results.setFocus(Qt.FocusReason.OtherFocusReason)
            self.job.start(to_record(self.bridge.session), targets, self._wish())
        self._tell_button()

    def _clear(self, kinds: list[str]) -> None:
        names: dict[str, str] = {kind: name for kind, name, *_ in _CHOICES}
        for kind in kinds:
            old = self._outcomes.pop(kind, None)
            if old is not None:
                self._results_box.removeWidget(old)
                old.deleteLater()
            made = self._outcomes[kind] = Outcome(kind, names[kind])
            made.retry.connect(self._retry)
            made.other_folder.connect(self._choose)
            made.stopped.connect(self.job.stop)
            self._results_box.addWidget(made)
        self._results.show()

    def _ended(self) -> None:
        self._tell_button()
        if self._results.hasFocus():
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, kind: str, sentence: str) -> None:
        put_back(*self._rooms[kind])
        self._outcomes[kind].show_failed(sentence)

    def _retry(self, kind: str) -> None:
        self._begin([choice for choice in self.choices if choice.kind == kind])

    @property
    def outcomes(self) -> dict[str, str]:
        """What each line says, by kind."""
        return {kind: outcome.words for kind, outcome in self._outcomes.items()}
