"""The window: start page, the open report, the import page, one at a time; and what menus and keys do."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from gui.first_frame import BarPicture, FirstFrame, RailPicture, Shown
from gui.pages.page import Tier, tier_for
from gui.places import EXPORT
from gui.report_holder import ReportHolder
from gui.theme import theme

if TYPE_CHECKING:
    from forms.drafts import DraftStore
    from gui.files import FileMoves
    from gui.menus import Actions
    from gui.pages.start import StartPage
    from gui.settings import Settings
    from gui.topbar import TopBar

_USUAL, _AROUND = QSize(1366, 768), 80


class Window(QMainWindow):
    """The one window of the program. `open_store` finds the folder of drafts, after the first paint.

    With `shown`, the first picture of a draft that is opened next, this picture is all there is until it is on the
    screen; then come `dress` (the application's look), the page where one stopped, and with `furnish` menus and bar.
    """

    files: FileMoves
    actions_: Actions
    bar: TopBar

    def __init__(
        self,
        open_store: Callable[[], DraftStore],
        settings: Settings,
        shown: Shown | None = None,
        dress: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle("年报")
        self.setMinimumSize(640, 340)
        self._open_store, self.settings = open_store, settings
        self.holder = ReportHolder(self)
        self.tier = Tier.WIDE
        self.furnished = self._painted = self._with_report = False
        self._after_paint: list[Callable[[], None]] = [] if dress is None or shown is None else [dress]
        self._scenes = QStackedWidget()
        self.setCentralWidget(self._scenes)
        self.first_shown = shown
        """What the first picture shows, as long as there are no menus and no bar."""
        if shown is None:
            self.furnish()
            self.show_start()
        else:
            self._bar_picture = BarPicture(shown)
            self._bar_picture.set_tier(self.tier)
            self.setMenuWidget(self._bar_picture)
            self._scenes.addWidget(FirstFrame(shown))
        self.resize(_USUAL)

    def furnish(self) -> None:
        """Build, once, what the first picture and the first page do without: menus and their keys, the bar."""
        if self.furnished:
            return
        from gui.files import FileMoves
        from gui.menus import Actions
        from gui.topbar import TopBar
        from gui.undo_keys import UndoKeys
        from gui.widgets import FocusRing

        self.files = FileMoves(self)
        self.actions_ = Actions(self, self._handlers(), self._send)
        self.actions_.add_colours(theme().choice, self._choose_colours)
        self.bar = TopBar(self.actions_)
        self.bar.set_tier(self.tier)
        self.setMenuWidget(self.bar)
        self.bar.part_asked.connect(self._part_menu)
        self.holder.listen_to_bar(self.bar)
        self._undo_keys = UndoKeys(self)
        self._undo_keys.alt_alone.connect(self._menus_by_key)
        self._ring = FocusRing(self)
        self.furnished, self.first_shown = True, None
        self._show_for(self._with_report)

    def place(self) -> None:
        """Where it stood last; at first the size it was drawn for, or the whole screen where there is hardly more."""
        if self.settings.geometry.size() and self.restoreGeometry(self.settings.geometry):
            return
        room = self.screen().availableSize()
        if room.width() < _USUAL.width() + _AROUND or room.height() < _USUAL.height() + _AROUND:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        holder, files = self.holder, self.files
        return {
            "new": files.new,
            "open": files.choose,
            "import": files.choose_report,
            "sample": files.sample,
            "bin": files.bin,
            "import_last": files.choose_last,
            "rename": files.rename_open,
            "copy_draft": files.copy_open,
            "history": self._history,
            "backups": self._backups,
            "take_over": self._take_over,
            "drafts": self.show_start,
            "preview": holder.preview,
            "print": holder.print_report,
            "faces": holder.show_faces,
            "export": lambda: holder.go(EXPORT),
            "quit": self.close,
            "undo": holder.undo,
            "redo": holder.redo,
            "find": holder.find,
            "next_finding": lambda: holder.step_finding(1),
            "previous_finding": lambda: holder.step_finding(-1),
            "source": holder.show_source,
            "confirm_read": holder.confirm_read,
            "unbind": holder.unbind,
            "back": holder.back,
            "next_part": lambda: holder.step(1),
            "previous_part": lambda: holder.step(-1),
            "next_region": self._next_region,
            "panel": holder.toggle_panel,
            "check": holder.recheck,
            "help_part": holder.help_part,
            "guide": self.show_guide,
            "about": self._about,
        }

    @cached_property
    def store(self) -> DraftStore:
        """The folder of drafts."""
        return self._open_store()

    @cached_property
    def start(self) -> StartPage:
        """The start page, built when it is asked for."""
        from gui.pages import start as page  # not needed where a draft is opened at once

        made = page.StartPage()
        made.set_tier(self.tier)
        self.files.listen_to_start(made)
        return made

    # --- scenes ---
    def show_scene(self, scene: QWidget, with_report: bool) -> None:
        """Show the start page, a report or the import page, and what menus and bar have for it."""
        if self._scenes.indexOf(scene) < 0:
            self._scenes.addWidget(scene)
        before = self._scenes.currentWidget()
        self._scenes.setCurrentWidget(scene)
        if isinstance(before, FirstFrame):
            self.drop_scene(before)
        self._with_report = with_report
        if self.furnished:
            self._show_for(with_report)
        self.setWindowTitle("年报")

    def rail_picture(self) -> RailPicture | None:
        """The rail as the first picture shows it, to stand beside the first page; None once all stands."""
        return RailPicture(self.first_shown, self.tier) if self.first_shown is not None else None

    def _show_for(self, report: bool) -> None:
        self.bar.show_report(report)
        self.actions_.show_report(report)

    def drop_scene(self, scene: QWidget) -> None:
        """Forget a scene that is over."""
        self._scenes.removeWidget(scene)
        scene.deleteLater()

    def scene(self) -> QWidget:
        """What is shown."""
        return self._scenes.currentWidget() or self.start

    def show_start(self) -> None:
        """The list of drafts; the open report is saved and closed first."""
        self.furnish()
        if self.holder.close():
            self.show_scene(self.start, with_report=False)
            self.after_paint(self._fill_start)

    def _fill_start(self) -> None:
        if self.scene() is self.start:
            self.start.fill(self.store)

    def fail(self, sentence: str) -> None:
        """Say on the start page what could not be opened."""
        self.show_start()
        self.start.say(sentence)

    def after_paint(self, work: Callable[[], None]) -> None:
        """Do something once the window has been painted; at once if it has."""
        if self._painted:
            work()
        else:
            self._after_paint.append(work)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first time: what was put off begins as soon as the picture is on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        for work in self._after_paint:
            work()
        self._after_paint.clear()

    # --- room ---
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three tiers by width."""
        super().resizeEvent(event)
        tier = tier_for(self.width())
        if tier is not self.tier:
            self.tier = tier
            if not self.furnished:
                self._bar_picture.set_tier(tier)
                return
            self.bar.set_tier(tier)
            self.files.set_tier(tier)
            if "start" in self.__dict__:
                self.start.set_tier(tier)
            self.holder.set_tier(tier)

    # --- keys and menus ---
    def _send(self, letter: str) -> None:
        """Give what has the focus the key that a menu stands for, pressed with Ctrl."""
        target = self.focusWidget()
        if target is not None:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                pressed = QKeyEvent(kind, ord(letter), Qt.KeyboardModifier.ControlModifier)
                QApplication.sendEvent(target, pressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the panel from over the page."""
        if event.key() == Qt.Key.Key_Escape and self.holder.close_panel_over():
            return
        super().keyPressEvent(event)

    def _menus_by_key(self) -> None:
        """Alt, where there is no menu bar that would take it."""
        if self.tier is Tier.TINY:
            self.bar.open_menu()

    def _next_region(self) -> None:
        from gui.regions import next_region

        workspace = self.holder.workspace
        regions = workspace.regions() if workspace is not None and self.scene() is workspace else [self.scene()]
        next_region(regions)

    def _part_menu(self) -> None:
        if self.holder.workspace is not None:
            button = self.bar.part_button
            self.holder.workspace.open_part_menu(button.mapToGlobal(button.rect().bottomLeft()))

    def _choose_colours(self, choice: str) -> None:
        theme().choose(choice)
        self.settings.colours = choice

    def show_guide(self) -> None:
        """使用说明."""
        from gui.dialogs.guide import Guide

        Guide(self).exec()

    def _history(self) -> None:
        from gui.draft_history import show_history

        show_history(self)

    def _backups(self) -> None:
        from gui.draft_backups import show_backups

        show_backups(self)

    def _take_over(self) -> None:
        from gui.draft_history import take_over

        take_over(self)

    def _about(self) -> None:
        from gui.dialogs.about import About

        About(self).exec()

    # --- files dropped, closing ---
    def open_named(self, name: str) -> None:
        """Open what the command line named: a draft by id or path, or a report to be read in."""
        path = self.store.resolve(name)
        if path is not None:
            self.holder.open(path)
        else:
            self.furnish()
            self.files.take(Path(name))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved before the window goes; if that fails the window stays and says so."""
        if not self.holder.close():
            event.ignore()
            return
        self.settings.geometry = self.saveGeometry()
        super().closeEvent(event)
