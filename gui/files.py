"""Files that come in: chosen, dropped or named; new drafts, samples, and the year before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import resources
from forms.errors import NianbaoError

if TYPE_CHECKING:
    from forms.drafts import DraftStore
    from forms.intake.load import Loaded
    from gui.background import Background
    from gui.opening import OpenReport
    from gui.pages.importing import ImportPage
    from gui.pages.page import Tier
    from gui.pages.start import StartPage
    from gui.window import Window

_REPORTS = "已公布的年报 (*.txt);;所有文件 (*)"
_ANYTHING = "年报草稿和已公布的年报 (*.nianbao *.txt);;所有文件 (*)"
_SAMPLE, _SAMPLE_LAST = "samples/report-2017.txt", "samples/report-2016.txt"


class FileMoves:
    """What the menu 文件 and the start page ask for."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._at_work: Background[Any] | None = None
        self._page: ImportPage | None = None

    def listen_to_start(self, start: StartPage) -> None:
        """Do what the start page asks for."""
        start.opened.connect(self._window.holder.open)
        start.choose_asked.connect(self.choose)
        start.import_asked.connect(self.choose_report)
        start.sample_asked.connect(self.sample)
        start.guide_asked.connect(self._window.show_guide)
        start.dropped.connect(self.take)

    def set_tier(self, tier: Tier) -> None:
        """The window has more room or less while a report is being read in."""
        if self._page is not None:
            self._page.set_tier(tier)

    # --- choosing ---
    def new(self) -> None:
        """新建年报: the form on the start page."""
        self._window.show_start()
        if self._window.scene() is self._window.start:
            self._window.start.open_form()

    def bin(self) -> None:
        """回收站: drafts that were deleted."""
        self._window.show_start()
        if self._window.scene() is self._window.start:
            self._window.start.open_bin()

    def choose(self) -> None:
        """打开文件: a draft or a published report."""
        self._chosen("打开文件", _ANYTHING, self.take)

    def choose_report(self) -> None:
        """导入已公布的年报."""
        self._chosen("导入已公布的年报", _REPORTS, self.read_report)

    def choose_last(self) -> None:
        """导入去年年报, beside the open report."""
        self._chosen("导入去年年报", _REPORTS, self.read_last)

    def _chosen(self, title: str, filters: str, take: Callable[[Path], None]) -> None:
        from gui.dialogs.choosing import choose_file

        settings = self._window.settings
        path = choose_file(self._window, title, settings.folder, filters)
        if path is not None:
            settings.folder = str(path.parent)
            take(path)

    def take(self, path: Path) -> None:
        """A file: a draft is opened, anything else is read as a report."""
        if self._window.store.resolve(str(path)) is not None:
            self._window.holder.open(path)
        else:
            self.read_report(path)

    # --- reading in ---
    def read_report(self, path: Path) -> None:
        """Read a published report and show what was read."""
        from gui.pages.importing import ImportPage

        window = self._window
        if not window.holder.close():
            return
        page = ImportPage(window.store)
        page.made.connect(lambda name: self._done(page, name))
        page.cancelled.connect(lambda: self._done(page, ""))
        self._page = page
        page.other_asked.connect(lambda: self._chosen("换一个文件", _REPORTS, page.read))
        window.show_scene(page, with_report=False)
        page.set_tier(window.tier)
        page.read(path)

    def _done(self, page: object, name: str) -> None:
        from gui.pages.importing import ImportPage

        assert isinstance(page, ImportPage)
        window = self._window
        window.show_start()
        window.drop_scene(page)
        self._page = None
        if name:
            window.holder.open(name)

    def read_last(self, path: Path) -> None:
        """Put the report of the year before beside the open one."""
        from forms.intake.load import load

        report, workspace = self._window.holder.report, self._window.holder.workspace
        if report is not None and workspace is not None:
            workspace.footer.show_status(f"正在读“{path.name}”…")
            self._work(partial(load, path), partial(self._put_beside, path, report), self._say)

    def _say(self, sentence: str) -> None:
        if self._window.holder.workspace is not None:
            self._window.holder.workspace.footer.show_status(sentence)

    def _put_beside(self, path: Path, report: OpenReport, loaded: Loaded) -> None:
        workspace = self._window.holder.workspace
        if report is not self._window.holder.report or workspace is None:
            return  # another one has been opened meanwhile
        year, of = report.session.report.year, loaded.reading.year
        if year is not None and of is not None and of != year - 1:
            workspace.footer.show_status(
                f"“{path.name}”是{of}年度报告，不是{year - 1}年度的，没有放在旁边；请另选文件。"
            )
            return
        report.kept["source_last"] = loaded.source
        report.session.set_last(loaded.answers)
        workspace.footer.show_status(f"{of or '去'}年度的数已列在旁边。")

    def sample(self) -> None:
        """A sample report as a new draft, with its year before beside it."""
        if self._at_work is None or not self._at_work.running:
            self._work(partial(_sample, self._window.store), self._window.holder.open, self._window.fail)

    def _work(self, work: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[str], object]) -> None:
        """Off the GUI thread, in the place of what was asked for before."""
        from gui.background import Background

        if self._at_work is not None:
            self._at_work.abandon()
        self._at_work = Background(self._window, work, done, failed)

    # --- the open report as a file ---
    def rename_open(self) -> None:
        """改标题: go to where the title is answered."""
        bridge = self._window.holder.bridge
        if bridge is not None:
            from gui.opening import TITLE

            self._window.holder.go(bridge.session.form.section_of(TITLE).id, TITLE)

    def copy_open(self) -> None:
        """另存一份: a copy of the report as it stands; the officer goes on in the one that is open."""
        holder = self._window.holder
        if holder.report is None or holder.workspace is None or holder.bridge is None:
            return
        try:
            self._window.store.create(holder.report.payload(holder.bridge.place, holder.bridge.touched))
        except NianbaoError as error:
            holder.workspace.footer.show_status(str(error))
            return
        holder.workspace.footer.show_status("已另存一份，在草稿列表中。")


def _sample(store: DraftStore) -> str:
    from forms.intake.load import load
    from gui.opening import create_loaded

    loaded, last = load(resources.path(_SAMPLE)), load(resources.path(_SAMPLE_LAST))
    return create_loaded(store, loaded, last)
