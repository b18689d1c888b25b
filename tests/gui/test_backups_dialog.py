"""备份 in the window: listed, compared, brought back as one step or as a draft of its own; the second folder is set there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from dialog_kit import in_dialog, typed, with_new_draft
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from forms import backups
from forms.drafts import DraftStore
from gui.dialogs import backups as dialogs
from gui.dialogs.backups import BackupsDialog
from gui.settings import Settings
from gui.window import Window


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setattr(backups, "EVERY", 0)
    store = DraftStore(tmp_path / "data", rescue=tmp_path / "rescue")
    yield from with_new_draft(qtbot, store, Settings(tmp_path))


def with_dialog(window: Window, qtbot: QtBot, work: Callable[[BackupsDialog], None]) -> None:
    """Open 备份 by its action and do something in it."""
    in_dialog(window, qtbot, "backups", BackupsDialog, lambda dialog: not dialog._reading.running, work)


def chosen(dialog: BackupsDialog, qtbot: QtBot, at: int) -> None:
    item = dialog.rows.topLevelItem(at)
    assert item is not None
    dialog.rows.setCurrentItem(item)
    qtbot.waitUntil(lambda: not dialog._reading.running)


def value(window: Window, key: str) -> object:
    assert window.holder.report is not None
    return window.holder.report.session.report.value(key)


def said(window: Window) -> str:
    assert window.holder.workspace is not None
    return window.holder.workspace.footer._status.text


def test_a_state_that_was_kept_is_compared_and_brought_back_as_one_step(window: Window, qtbot: QtBot) -> None:
    typed(window, "1.1", "12")
    typed(window, "2.1", "7")

    def back(dialog: BackupsDialog) -> None:
        assert dialog.rows.topLevelItemCount() == 2  # the states before the two saves
        chosen(dialog, qtbot, 1)
        assert dialog.differing.head.text().endswith("2处")
        dialog.restore.click()

    with_dialog(window, qtbot, back)
    assert (value(window, "1.1"), value(window, "2.1")) == (None, None)
    assert "可以撤销" in said(window)
    window.holder.undo()
    assert (value(window, "1.1"), value(window, "2.1")) == (12, 7)


def test_a_state_that_was_kept_becomes_a_draft_of_its_own(window: Window, qtbot: QtBot) -> None:
    typed(window, "1.1", "12")
    typed(window, "1.1", "15")

    def copy(dialog: BackupsDialog) -> None:
        chosen(dialog, qtbot, 0)
        dialog.copy.click()

    with_dialog(window, qtbot, copy)
    assert value(window, "1.1") == 15
    kept = [window.store.open(info.id, for_reading=True).payload["answers"].get("1.1") for info in window.store.list()]
    assert sorted(kept) == ["12", "15"]


def test_a_damaged_backup_is_told_and_cannot_be_brought_back(window: Window, qtbot: QtBot) -> None:
    typed(window, "1.1", "12")
    assert window.holder.report is not None
    for backup in window.holder.report.draft.backups.newest_first():
        backup.path.write_bytes(backup.path.read_bytes()[:-9])

    def look(dialog: BackupsDialog) -> None:
        chosen(dialog, qtbot, 0)
        assert "已损坏" in dialog.differing.head.text()
        assert not dialog.restore.isEnabled()
        assert not dialog.copy.isEnabled()

    with_dialog(window, qtbot, look)


def test_the_second_folder_is_set_remembered_and_used_from_the_next_save_on(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = tmp_path / "second"
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_: second)

    def choose(dialog: BackupsDialog) -> None:
        assert dialog.folder.text == "没有设"
        press(dialog, "选择文件夹…")
        assert dialog.folder.text == str(second)

    with_dialog(window, qtbot, choose)
    assert Settings(tmp_path).backups == window.settings.backups == str(second)
    assert str(second) in said(window)
    typed(window, "1.1", "12")
    assert list(second.glob("*/*.nianbao"))
    with_dialog(window, qtbot, lambda dialog: press(dialog, "不再使用"))
    assert window.settings.backups == ""
    assert window.store.second_folder is None


def test_the_folder_of_the_drafts_is_no_second_one(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_: window.store.folder)

    def choose(dialog: BackupsDialog) -> None:
        press(dialog, "选择文件夹…")
        assert dialog.second is None
        assert "另选一个" in dialog._note.text()

    with_dialog(window, qtbot, choose)


def test_all_of_it_goes_by_keyboard(window: Window, qtbot: QtBot) -> None:
    typed(window, "1.1", "12")

    def keys(dialog: BackupsDialog) -> None:
        assert QApplication.focusWidget() is dialog.rows
        seen = set()
        for _ in range(12):
            qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
            focused = QApplication.focusWidget()
            assert focused is not None
            seen.add(focused.accessibleName())
        assert seen >= {"备份", "与现在不同之处", "选择文件夹…", "恢复到那时", "另存为新草稿", "关闭"}

    with_dialog(window, qtbot, keys)


def test_a_second_folder_that_is_gone_is_said_beside_the_time_of_saving_and_used_again_when_it_is_back(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.holder.report is not None
    second = tmp_path / "second"
    second.write_bytes(b"")  # no folder can be made here
    window.holder.report.draft.backups.copy_to(second)
    typed(window, "1.1", "12")
    qtbot.waitUntil(lambda: window.bar._saved.text().endswith("，没有备份"))
    assert "草稿已保存" in window.bar._saved.toolTip()
    second.unlink()
    typed(window, "1.1", "15")
    qtbot.waitUntil(lambda: not window.bar._saved.text().endswith("没有备份"))
    assert list(second.glob("*/*.nianbao"))


def press(dialog: BackupsDialog, words: str) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.text() == words).click()
