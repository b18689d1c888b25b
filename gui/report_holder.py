"""The report that the window has open: its bridge, its pages, its saving. What menus and keys do to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from forms.errors import NianbaoError, reason_of
from gui.first_frame import shown_of
from gui.pages.page import Tier
from gui.places import CHECK

if TYPE_CHECKING:
    from gui.autosave import Autosave
    from gui.bridge import Bridge, Place
    from gui.opening import OpenReport
    from gui.topbar import TopBar
    from gui.window import Window
    from gui.workspace import Workspace


class ReportHolder:
    """At most one report at a time."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.report: OpenReport | None = None
        self.bridge: Bridge | None = None
        self._workspace: Workspace | None = None
        self._stands = False
        self.autosave: Autosave | None = None
        self._revision = 0
        self._section = ""

    @property
    def workspace(self) -> Workspace | None:
        """What shows the report, whole."""
        self._stand()
        return self._workspace

    def listen_to_bar(self, bar: TopBar) -> None:
        """重试 in the bar saves again."""
        bar.retry.connect(self._retry)

    # --- opening and closing ---
    def open(self, name: str | Path, section: str = "", *, take_over: bool = False) -> bool:
        """Open a draft at a section ('' for where one stopped); what hinders it is said on the start page."""
        from gui.autosave import Autosave
        from gui.bridge import Bridge, Place
        from gui.opening import open_report
        from gui.workspace import Workspace

        if not self.close():
            return False
        window = self._window
        try:
            report = open_report(window.store, name, take_over=take_over)
        except NianbaoError as error:
            window.fail(str(error))
            return False
        self.report = report
        kept = window.settings
        report.draft.author = kept.author
        self.bridge = Bridge(
            report.session, report.touched, kept.author, kept.export_folder, kept.exports, report.draft
        )
        self.bridge.place = Place(section) if section in report.session.form.section_by_id else report.place
        self._revision, self._section = report.session.revision, self.bridge.place.section
        if report.draft.read_only:
            self.bridge.read_only = report.draft.why
        else:
            self.autosave = Autosave(report.draft, self._payload, report.saved_at)
            self.autosave.state_changed.connect(self._show_saving)
        self._workspace = workspace = Workspace(self.bridge, window.tier, window.rail_picture())
        self._stands = False
        window.show_scene(workspace, with_report=True)
        workspace.begin()
        if window.furnished:
            self._stand()
        else:
            workspace.page_painted.connect(self._stand)
        return True

    def _stand(self) -> None:
        """Build, once, what stands around the first page, and listen to it; what was typed meanwhile is not forgotten."""
        if self._stands or self._workspace is None or self.bridge is None or self.report is None:
            return
        self._stands = True
        workspace, draft = self._workspace, self.report.draft
        workspace.stand()
        self._window.furnish()
        workspace.last_year_asked.connect(self._window.files.choose_last)
        workspace.print_asked.connect(self.print_report)
        workspace.faces_asked.connect(self.show_faces)
        self.bridge.refused.connect(workspace.footer.show_status)
        self.bridge.state_changed.connect(self._changed)
        self.bridge.place_changed.connect(self._moved)
        self.bridge.answers_changed.connect(self._answers_changed)
        self._show_all()
        self._changed()
        if said := draft.recovered or draft.why:
            workspace.footer.show_status(said)

    def close(self) -> bool:
        """Save, wait for it, and let go; False (and the report stays) if it cannot be saved and the officer says so."""
        if self.report is None or self.bridge is None or self.workspace is None:
            return True
        self.workspace.leave()
        why = self._unsaved()
        if why and not self._lets_go(why):
            self._show_saving()
            return False
        if self.autosave is not None:
            self.autosave.close()
        if self.bridge.author:
            self._window.settings.author = self.bridge.author
        if self.bridge.folder:
            self._window.settings.export_folder = self.bridge.folder
        self._window.settings.exports = self.bridge.exports
        self.bridge.release()
        self.report.draft.close()
        self._window.drop_scene(self.workspace)
        self.report = self.bridge = self._workspace = self.autosave = None
        return True

    def _unsaved(self) -> str:
        """Save what there is; why something stays unsaved, '' if nothing does."""
        assert self.report is not None
        assert self.bridge is not None
        if self.autosave is not None:
            if self.bridge.place != self.report.place or set(self.report.touched) != self.bridge.touched:
                self.autosave.change()
            return self.autosave.wait()
        return self.report.draft.why if self.report.session.revision else ""

    def _lets_go(self, why: str) -> bool:
        from gui.dialogs.unsaved import Answer, Unsaved

        answer = Unsaved.ask(self._window, why)
        if answer is Answer.COPY:
            try:
                self._window.store.create(self._payload())
            except NianbaoError as error:
                self._window.bar.show_read_only(str(error))
                return False
        return answer is not Answer.STAY

    def _payload(self) -> dict[str, object]:
        assert self.report is not None
        assert self.bridge is not None
        return self.report.payload(self.bridge.place, self.bridge.touched, shown_of(self.bridge))

    # --- what the bar shows ---
    def _show_all(self) -> None:
        assert self.report is not None
        self._show_title()
        self._show_part()
        self._show_saving()
        if self.report.draft.read_only:
            self._window.bar.show_read_only(self.report.draft.why)

    def _show_title(self) -> None:
        if self.report is not None:
            from gui.opening import title_of

            title = title_of(self.report.session)
            self._window.bar.show_title(title)
            self._window.setWindowTitle(title or "年报")

    def _show_undo(self) -> None:
        if self.bridge is not None:
            session = self.bridge.session
            self._window.bar.show_undo(session.undo_label, session.redo_label)
            self._window.actions_["undo"].setEnabled(bool(session.undo_label))
            self._window.actions_["redo"].setEnabled(bool(session.redo_label))

    def _show_saving(self) -> None:
        if self.autosave is not None:
            problem = self.report.draft.backups.problem if self.report is not None else None
            self._window.bar.show_saving(self.autosave, reason_of(problem) if problem else "")

    def _show_part(self) -> None:
        if self.workspace is not None:
            self._window.bar.show_part(self.workspace.part_words())

    # --- what the report tells ---
    def _changed(self) -> None:
        assert self.bridge is not None
        if self.bridge.session.revision != self._revision:
            self._revision = self.bridge.session.revision
            if self.autosave is not None:
                self.autosave.change()
        self._show_undo()
        if self._window.tier is Tier.TINY:
            self._show_part()

    def _answers_changed(self, keys: frozenset[str]) -> None:
        assert self.bridge is not None
        form = self.bridge.session.form
        if any(form.section_of(key) is form.sections[0] for key in keys):
            self._show_title()

    def _moved(self, place: Place) -> None:
        if place.section != self._section:
            self._section = place.section
            if self.autosave is not None:
                self.autosave.change()
                self.autosave.save_now()
        self._show_part()

    def _retry(self) -> None:
        if self.autosave is not None:
            self.autosave.save_now()

    # --- what menus and keys do ---
    def set_tier(self, tier: Tier) -> None:
        """The window changed its tier."""
        if self.workspace is not None:
            self.workspace.set_tier(tier)
            self._show_part()

    def go(self, section: str, key: str = "") -> None:
        """Go to a section, or to 检查 and 导出."""
        if self.bridge is not None:
            from gui.bridge import Place

            self.bridge.go(Place(section, key))

    def undo(self) -> None:
        """Take the last step back, whatever has the focus."""
        if self.bridge is not None:
            self.bridge.undo()

    def redo(self) -> None:
        """Bring it again."""
        if self.bridge is not None:
            self.bridge.redo()

    def back(self) -> None:
        """Where one came from."""
        if self.bridge is not None:
            self.bridge.go_back()

    def show_source(self) -> None:
        """F3: from a figure of the text to its cell, from a cell to where the text quotes it or says it."""
        if self.bridge is not None:
            from gui.sources import go_to_source

            go_to_source(self.bridge)

    def confirm_read(self) -> None:
        """Ctrl+Shift+Enter: all that was read from the text of this part has been looked at."""
        if self.bridge is not None:
            from gui.pages.read_in import confirm_read

            confirm_read(self.bridge, self.bridge.place.section)

    def unbind(self) -> None:
        """Shift+F3: the live figure at the caret becomes a plain number."""
        if self.bridge is not None:
            from gui.sources import unbind

            unbind(self.bridge)

    def step(self, by: int) -> None:
        """The next part or the one before."""
        if self.workspace is not None:
            self.workspace.step(by)

    def find(self) -> None:
        """Ctrl+F."""
        if self.workspace is not None:
            self.workspace.open_find()

    def step_finding(self, by: int) -> None:
        """The next finding or the one before."""
        if self.workspace is not None:
            self.workspace.step_finding(by)

    def toggle_panel(self) -> None:
        """F9."""
        if self.workspace is not None:
            self.workspace.side.toggle()

    def close_panel_over(self) -> bool:
        """Esc."""
        return self.workspace is not None and (self.workspace.preview.close_over() or self.workspace.side.close_over())

    def help_part(self) -> None:
        """F1: 填报说明 in the panel."""
        if self.workspace is not None:
            self.workspace.side.show_help()

    def recheck(self) -> None:
        """F5: to 检查, where everything may be said aloud."""
        self.go(CHECK)

    def preview(self) -> None:
        """Ctrl+P: the pages as they will be printed, beside the form."""
        if self.workspace is not None:
            self.workspace.preview.toggle()

    def print_report(self) -> None:
        """Ctrl+Shift+P: the file that is previewed, through the system's dialog."""
        if self.bridge is not None and self.workspace is not None:
            from gui.opening import title_of
            from gui.printing import PrintJob, ask, new_printer

            printer = new_printer(title_of(self.bridge.session))
            if ask(self._window, printer):
                job = PrintJob(self.bridge, printer, self.workspace)
                job.told.connect(self.workspace.say_of_print)

    def show_faces(self) -> None:
        """字体: which face serves which role."""
        if self.bridge is not None:
            from gui.dialogs.faces import FacesPanel

            FacesPanel(self.bridge, self._window).exec()

    def save_now(self) -> bool:
        """Save and wait for it, also where one is; False if it failed."""
        if self.autosave is None or self.report is None or self.bridge is None:
            return True
        if self._unsaved():
            return False
        self.report.place, self.report.touched = self.bridge.place, frozenset(self.bridge.touched)
        return True
