"""历史和版本 in the window: looked at, compared, brought back as one step; versions named, signed, and revised from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from dialog_kit import in_dialog, typed, with_new_draft
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from forms.drafts import DraftStore
from forms.errors import DraftChangedElsewhereError
from forms.history_entry import Entry
from forms.versions import Version
from gui.dialogs.history import Asked, HistoryDialog, newest_first
from gui.dialogs.take_over import TakeOver
from gui.opening import create_new
from gui.settings import Settings
from gui.window import Window


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    store = DraftStore(tmp_path, rescue=tmp_path / "rescue")
    settings = Settings(tmp_path)
    settings.author = "周明"
    yield from with_new_draft(qtbot, store, settings)


def with_dialog(window: Window, qtbot: QtBot, work: Callable[[HistoryDialog], None]) -> None:
    """Open 历史和版本 by its action and do something in it."""
    in_dialog(window, qtbot, "history", HistoryDialog, lambda dialog: "正在" not in dialog._lead.text(), work)


def words(dialog: HistoryDialog, at: int) -> list[str]:
    item = dialog.rows.topLevelItem(at)
    assert item is not None
    return [item.text(column) for column in range(6)]


def value(window: Window, key: str) -> object:
    assert window.holder.report is not None
    return window.holder.report.session.report.value(key)


def test_each_change_tells_when_who_which_answer_before_and_after(window: Window, qtbot: QtBot) -> None:
    typed(window, "1.1", "12")
    typed(window, "1.1", "15")

    def look(dialog: HistoryDialog) -> None:
        assert words(dialog, 0)[1:5] == ["周明", window.holder.report.session.report.name("1.1"), "12", "15"]  # type: ignore[union-attr]
        assert words(dialog, 1)[3:5] == ["", "12"]
        assert dialog.differing.head.text().endswith("1处")
        shown = dialog.differing.list.topLevelItem(0)
        assert shown is not None
        assert [shown.text(1), shown.text(2)] == ["12", "15"]

    with_dialog(window, qtbot, look)


def test_an_earlier_state_comes_back_as_one_step_that_can_be_undone(window: Window, qtbot: QtBot) -> None:
    typed(window, "1.1", "12")
    typed(window, "2.1", "7")
    typed(window, "1.1", "15")

    def back(dialog: HistoryDialog) -> None:
        dialog.rows.setCurrentItem(dialog.rows.topLevelItem(1))
        dialog._restore.click()

    with_dialog(window, qtbot, back)
    assert (value(window, "1.1"), value(window, "2.1")) == (12, None)
    window.holder.undo()
    assert (value(window, "1.1"), value(window, "2.1")) == (15, 7)


def test_a_named_version_is_listed_and_compared(window: Window, qtbot: QtBot) -> None:
    typed(window, "1.1", "12")

    def keep(dialog: HistoryDialog) -> None:
        dialog._keep.click()
        assert dialog.asked is Asked.NOTHING  # it wants a name first
        dialog._name.setText("送审稿1")
        dialog._keep.click()

    with_dialog(window, qtbot, keep)
    typed(window, "1.1", "15")

    def look(dialog: HistoryDialog) -> None:
        assert words(dialog, 1)[2] == "版本　送审稿1"
        dialog.rows.setCurrentItem(dialog.rows.topLevelItem(1))
        dialog._restore.click()

    with_dialog(window, qtbot, look)
    assert value(window, "1.1") == 12


def test_a_signed_version_locks_the_draft_until_a_revision_begins(window: Window, qtbot: QtBot) -> None:
    typed(window, "1.1", "12")

    def sign(dialog: HistoryDialog) -> None:
        dialog._name.setText("签发稿")
        dialog._sign.click()

    with_dialog(window, qtbot, sign)
    assert window.holder.bridge is not None
    assert "签发稿" in window.holder.bridge.read_only
    window.holder.bridge.type("1.1", "99")
    assert value(window, "1.1") == 12

    def revise(dialog: HistoryDialog) -> None:
        assert not dialog._keep.isVisible()
        dialog._revise.click()

    with_dialog(window, qtbot, revise)
    assert window.holder.bridge is not None
    assert not window.holder.bridge.read_only
    typed(window, "1.1", "99")
    assert value(window, "1.1") == 99


def test_every_list_and_field_has_an_accessible_name(window: Window, qtbot: QtBot) -> None:
    def look(dialog: HistoryDialog) -> None:
        assert isinstance(dialog, QDialog)
        assert all(widget.accessibleName() for widget in (dialog.rows, dialog.differing.list, dialog._name))

    with_dialog(window, qtbot, look)


def test_a_draft_that_another_window_has_is_read_until_it_is_taken_over(window: Window, tmp_path: Path) -> None:
    elsewhere = DraftStore(tmp_path, rescue=tmp_path / "rescue")
    id_ = create_new(elsewhere, "临江市", 2016, "临江市电子政务办公室")
    other = elsewhere.open(id_)
    assert window.holder.open(id_)
    assert window.holder.bridge is not None
    assert "另一个窗口" in window.holder.bridge.read_only
    asked: list[str] = []

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TakeOver)
        asked.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    QTimer.singleShot(0, window, agree)
    window.actions_["take_over"].trigger()
    assert any("不会互相覆盖" in words for words in asked)
    assert not window.holder.bridge.read_only
    typed(window, "1.1", "5")
    with pytest.raises(DraftChangedElsewhereError):
        other.save(other.payload)
    other.close()


def test_a_file_changed_elsewhere_is_said_in_the_bar_and_not_overwritten(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.holder.report is not None
    path = window.holder.report.draft.path
    stranger = DraftStore(tmp_path).open(create_new(DraftStore(tmp_path), "江北区", 2017, "江北区政府办公室")).path
    original, changed = path.read_bytes(), stranger.read_bytes()
    path.write_bytes(changed)
    assert window.holder.bridge is not None
    window.holder.bridge.type("1.1", "12")
    assert not window.holder.save_now()
    qtbot.waitUntil(lambda: "已在别处被改过" in window.bar._saved.text())
    assert path.read_bytes() == changed
    path.write_bytes(original)  # let the window close
    assert window.holder.save_now()


def test_steps_are_listed_in_the_order_they_were_made_though_the_clock_went_back() -> None:
    noon = datetime(2018, 3, 15, 12, tzinfo=UTC)
    steps = [Entry(n, noon - timedelta(minutes=n), "周明", "1.1", None, str(n), "") for n in (1, 2, 3)]
    version = Version(1, "送审稿1", False, "周明", noon + timedelta(hours=1), {})
    assert newest_first(steps, [version]) == [version, *steps[::-1]]
