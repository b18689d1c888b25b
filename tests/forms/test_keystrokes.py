"""Keys written down at once: what a killed program typed after its last save is taken back, and nothing else ever is."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from draft_kit import file_of, refuse, saved
from hypothesis import given
from hypothesis import strategies as st

from forms import draft_keeper, keystrokes
from forms.drafts import TAKEN_BACK, DraftStore, OpenDraft
from forms.errors import DraftNotSavedError
from forms.keystrokes import MARK

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows does not let a lock be taken that is held")
KEY = "text:3"


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path / "data", rescue=tmp_path / "rescue")


@pytest.fixture
def draft(store: DraftStore) -> OpenDraft:
    return store.open(store.create(payload("全年收到")))


def payload(text: str, **more: Any) -> dict[str, Any]:
    return {"summary": {"title": "年报"}, "answers": {KEY: text} if text else {}, **more}


def note(draft: OpenDraft, text: str | None, key: str = KEY) -> None:
    assert draft.keystrokes is not None
    draft.keystrokes.note(key, text)


def save(draft: OpenDraft, text: str) -> None:
    assert draft.keystrokes is not None
    draft.save(payload(text, **{MARK: draft.keystrokes.mark}))


def after_a_kill(store: DraftStore, draft: OpenDraft) -> OpenDraft:
    """The draft as the next start opens it; the one before has closed nothing."""
    assert draft._lock is not None
    draft._lock.release()
    return store.open(draft.id)


def texts(draft: OpenDraft) -> Any:
    return draft.payload["answers"]


def test_what_was_typed_and_not_saved_is_taken_back_told_saved_and_entered(store: DraftStore, draft: OpenDraft) -> None:
    for text in ("全年收到1", "全年收到12", "全年收到12件"):
        note(draft, text)
    note(draft, "12", "3.1")
    opened = after_a_kill(store, draft)
    assert texts(opened) == {KEY: "全年收到12件", "3.1": "12"}
    assert opened.recovered == TAKEN_BACK
    assert saved(store, draft.id)["answers"] == texts(opened)
    assert {(e.key, e.who) for e in opened.history.entries()} == {(KEY, ""), ("3.1", "")}
    opened.close()
    again = store.open(draft.id)
    assert (again.recovered, texts(again)) == ("", {KEY: "全年收到12件", "3.1": "12"})


def test_what_was_saved_is_not_taken_back_a_second_time(store: DraftStore, draft: OpenDraft) -> None:
    note(draft, "全年收到1")
    save(draft, "全年收到1")
    opened = after_a_kill(store, draft)
    assert (texts(opened), opened.recovered) == ({KEY: "全年收到1"}, "")


def test_keys_pressed_while_a_save_was_under_way_are_taken_back(store: DraftStore, draft: OpenDraft) -> None:
    note(draft, "全年收到1")
    assert draft.keystrokes is not None
    made = payload("全年收到1", **{MARK: draft.keystrokes.mark})
    note(draft, "全年收到12")
    draft.save(made)
    note(draft, "年收到12")
    assert texts(after_a_kill(store, draft)) == {KEY: "年收到12"}


def test_a_blank_is_taken_back_as_a_blank(store: DraftStore, draft: OpenDraft) -> None:
    note(draft, None)
    assert texts(after_a_kill(store, draft)) == {}


def test_a_draft_closed_in_good_order_leaves_nothing(store: DraftStore, draft: OpenDraft, tmp_path: Path) -> None:
    note(draft, "不要了")
    draft.close()
    assert list((tmp_path / "rescue").iterdir()) == []
    assert (texts(store.open(draft.id)), store.open(draft.id, for_reading=True).recovered) == ({KEY: "全年收到"}, "")


def test_a_draft_that_somebody_changed_meanwhile_is_left_as_it_is(store: DraftStore, draft: OpenDraft) -> None:
    note(draft, "全年收到1")
    save(draft, "全年收到1")
    note(draft, "全年收到12")
    other = store.create(payload("别人写的"))
    os.replace(file_of(store, other), draft.path)
    opened = after_a_kill(store, draft)
    assert (texts(opened), opened.recovered) == ({KEY: "别人写的"}, "")


def test_keys_that_do_not_fit_the_text_are_not_put_in(store: DraftStore, draft: OpenDraft) -> None:
    note(draft, "全年收到1")
    other = store.create(payload("短"))  # as unmarked as the draft was
    os.replace(file_of(store, other), draft.path)
    assert texts(after_a_kill(store, draft)) == {KEY: "短"}


def test_only_looking_takes_nothing_back(store: DraftStore, draft: OpenDraft) -> None:
    note(draft, "全年收到1")
    assert saved(store, draft.id)["answers"] == {KEY: "全年收到"}
    assert texts(after_a_kill(store, draft)) == {KEY: "全年收到1"}


def test_who_takes_over_gets_what_was_typed_last_and_keeps_keys_of_its_own(store: DraftStore, draft: OpenDraft) -> None:
    note(draft, "全年收到1")
    second = store.open(draft.id, take_over=True)
    assert texts(second) == {KEY: "全年收到1"}
    note(second, "全年收到13")
    note(draft, "那边又写")
    draft.close()
    assert texts(after_a_kill(store, second)) == {KEY: "全年收到13"}


def test_a_torn_or_changed_line_ends_it_there(store: DraftStore, draft: OpenDraft, tmp_path: Path) -> None:
    for text in ("全年收到1", "全年收到12", "全年收到123"):
        note(draft, text)
    (file,) = (tmp_path / "rescue").iterdir()
    lines = file.read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b'"n":2', b'"n":3')
    file.write_bytes(b"\n".join(lines))
    assert texts(after_a_kill(store, draft)) == {KEY: "全年收到1"}


def test_a_disk_that_refuses_keeps_nobody_from_typing(
    store: DraftStore, draft: OpenDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(draft, "全年收到1")
    with monkeypatch.context() as patch:
        patch.setattr(keystrokes, "write_all", refuse(errno.ENOSPC))
        note(draft, "全年收到12")
    note(draft, "全年收到123")
    save(draft, "全年收到123")
    assert texts(after_a_kill(store, draft)) == {KEY: "全年收到123"}


def test_what_cannot_be_saved_is_still_in_the_window(
    store: DraftStore, draft: OpenDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(draft, "全年收到1")
    with monkeypatch.context() as patch:
        patch.setattr(draft_keeper, "write_atomically", refuse(errno.ENOSPC))
        opened = after_a_kill(store, draft)
        assert texts(opened) == {KEY: "全年收到1"}
        with pytest.raises(DraftNotSavedError):
            save(opened, "全年收到1")
    save(opened, "全年收到1")
    opened.close()
    assert texts(store.open(draft.id)) == {KEY: "全年收到1"}


def test_the_file_begins_anew_when_it_is_long_and_all_is_saved(
    store: DraftStore, draft: OpenDraft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keystrokes, "_AMPLE", 2000)
    text = "全年收到"
    for number in range(200):
        text += str(number % 10)
        note(draft, text)
        if number % 10 == 0:
            save(draft, text)
    (file,) = (tmp_path / "rescue").iterdir()
    assert file.stat().st_size < 4500
    assert file.stat().st_mode & 0o777 == 0o600
    assert texts(after_a_kill(store, draft)) == {KEY: text}


@given(before=st.text("ab公1", max_size=12), after=st.text("ab公1", max_size=12))
def test_every_change_is_put_in_as_it_was_made(before: str, after: str) -> None:
    assert keystrokes._changed(before, keystrokes._change(before, after)) == after
