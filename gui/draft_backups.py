"""备份 of the open draft, and what is asked for there: an earlier state as one step, or as a draft of its own; the second folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.errors import NianbaoError
from forms.history import tracked
from forms.history_of_session import restore

if TYPE_CHECKING:
    from gui.window import Window


def show_backups(window: Window) -> None:
    """Show 备份, then do what was asked there."""
    from gui.dialogs.backups import Asked, BackupsDialog

    holder = window.holder
    report, bridge = holder.report, holder.bridge
    if report is None or bridge is None or holder.workspace is None:
        return
    holder.workspace.leave()
    holder.save_now()
    dialog = BackupsDialog(window, bridge.session, report.draft, window.store.second_folder)
    dialog.exec()
    dialog.deleteLater()
    said = ""
    if dialog.second != window.store.second_folder:
        window.settings.backups = str(dialog.second or "")
        window.store.second_folder = dialog.second
        report.draft.backups.copy_to(dialog.second)
        said = f"从下一次保存起，备份另存到{dialog.second}。" if dialog.second else "备份不再另存到第二个文件夹。"
    if dialog.asked is Asked.RESTORE:
        restore(bridge.session, tracked(dialog.payload), label=f"恢复到{dialog.when}的备份")
        said = f"已恢复到{dialog.when}的备份，可以撤销。"
    elif dialog.asked is Asked.COPY:
        try:
            window.store.create(dialog.payload)
            said = f"{dialog.when}的备份已另存为一份新草稿，在草稿列表中。"
        except NianbaoError as error:
            said = str(error)
    if said:
        holder.workspace.footer.show_status(said)
