"""历史和版本 of the open draft, read off the GUI thread, and what is asked of them there; taking a draft over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.errors import NianbaoError, reason_of
from forms.history import Past
from forms.history_of_session import restore

if TYPE_CHECKING:
    from forms.drafts import OpenDraft
    from forms.versions import Version
    from gui.window import Window


def read_past(draft: OpenDraft) -> tuple[Past, tuple[Version, ...]]:
    """History and versions, oldest first; those of two weeks take half a second. Raises NianbaoError."""
    try:
        return draft.history.past(), draft.versions.all()
    except OSError as error:
        raise NianbaoError(f"历史读不出来：{reason_of(error)}；草稿本身没有影响，请排除原因后再看。") from error


def show_history(window: Window) -> None:
    """Show 历史和版本, then do what was asked there: bring a state back, name a version, sign, begin a revision."""
    from gui.dialogs.history import Asked, HistoryDialog

    holder = window.holder
    report, bridge = holder.report, holder.bridge
    if report is None or bridge is None or holder.workspace is None:
        return
    holder.workspace.leave()
    holder.save_now()
    dialog = HistoryDialog(window, bridge.session, report.draft)
    dialog.exec()
    asked, said = dialog.asked, ""
    dialog.deleteLater()
    try:
        if asked is Asked.RESTORE:
            changed = restore(bridge.session, dialog.state, label=f"恢复到{dialog.when}的内容")
            said = f"已恢复到{dialog.when}的内容，可以撤销。" if changed else "那时的内容与现在相同，没有改动。"
        elif asked in (Asked.VERSION, Asked.SIGN):
            report.draft.keep_version(dialog.name, signed=asked is Asked.SIGN, who=bridge.author)
            said = f"已存为版本“{dialog.name}”。"
        elif asked is Asked.REVISION:
            report.draft.begin_revision(bridge.author)
            said = "已另起修订，可以修改；签发的版本原样保留。"
    except NianbaoError as error:
        said = str(error)
        asked = Asked.NOTHING
    if asked in (Asked.SIGN, Asked.REVISION):
        holder.open(report.draft.path)
    if said and holder.workspace is not None:
        holder.workspace.footer.show_status(said)


def take_over(window: Window) -> None:
    """Go on here with a draft that another window has, if the officer says so; where nobody has it, say that."""
    from gui.dialogs.take_over import TakeOver

    holder = window.holder
    if holder.report is None or holder.workspace is None:
        return
    draft = holder.report.draft
    if not draft.in_use:
        holder.workspace.footer.show_status("这份草稿没有在别处打开，不必接管。")
        return
    asked = TakeOver(window, draft.why)
    agreed = asked.exec()
    asked.deleteLater()
    if agreed:
        holder.open(draft.path, take_over=True)
        if holder.workspace is not None and holder.autosave is not None:
            holder.workspace.footer.show_status("已接管，可以在这里继续改。")
