"""The file under a draft: its bytes, and what is left when the system fails in the middle of a save."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from forms import storage
from forms.draft_file import HEAD_LIMIT, DamagedContentError, decode, encode, read_head
from forms.errors import UnstorableContentError, reason_of
from forms.file_lock import FileInUseError, Lock
from forms.storage import make_private_folder, set_aside, sweep, write_atomically

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4))
PAYLOADS = st.dictionaries(TEXT, JSON, max_size=5)


def whole(payload: dict[str, Any], generation: int = 1) -> bytes:
    return encode({"draft": {"1": payload}}, payload.get("summary"), generation)


def payload_in(content: bytes) -> Any:
    return decode(content)[1]["draft"]["1"]


# The bytes


@given(PAYLOADS)
@example({"a": "\x00\u2028\U00020000\ufeff\r\n\x7f", "": -0.0, "n": 10**30})
@settings(max_examples=80, deadline=None)
def test_what_is_written_comes_back(payload: dict[str, Any]) -> None:
    back = payload_in(whole(payload))
    assert back == payload
    assert repr(back) == repr(payload)  # -0.0, 1 and True keep their kind


@given(st.dictionaries(TEXT, st.text(st.characters(), max_size=20), max_size=3))
@settings(max_examples=60, deadline=None)
def test_half_a_character_is_marked_and_the_rest_is_kept(payload: dict[str, str]) -> None:
    back = payload_in(whole(payload))
    joined = {key: text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for key, text in payload.items()}
    assert back == joined


def test_a_lone_surrogate_becomes_the_replacement_character_and_a_pair_its_character() -> None:
    payload = {"a": "年\ud800报", "b": "\ude00", "c": "\ud83d\ude00", "summary": {"title": "题\ud800"}}
    head, tables = decode(whole(payload))
    assert tables["draft"]["1"] == {"a": "年\ufffd报", "b": "\ufffd", "c": "😀", "summary": {"title": "题\ufffd"}}
    assert head.summary.title == "题\ufffd"


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), b"bytes", {1: "a"}, {1, 2}, object(), [[{"a": {None: 1}}]]], ids=repr
)
def test_what_would_not_come_back_is_refused(value: object) -> None:
    with pytest.raises(UnstorableContentError, match="没有保存"):
        whole({"a": value})


def test_too_deep_content_is_refused_and_the_deepest_allowed_comes_back() -> None:
    deep: list[Any] = []
    for _ in range(96):
        deep = [deep]
    assert payload_in(whole({"a": deep})) == {"a": deep}
    with pytest.raises(UnstorableContentError, match="层次太深"):
        whole({"a": [deep]})


def test_every_changed_bit_is_noticed() -> None:
    content = whole({"summary": {"title": "年报", "year": 2017}, "a": ["公开", 1]})
    for place in range(len(content)):
        for bit in range(8):
            changed = bytearray(content)
            changed[place] ^= 1 << bit
            with pytest.raises(DamagedContentError):
                decode(bytes(changed))


def test_every_cut_and_every_addition_is_noticed() -> None:
    content = whole({"a": "公开"})
    for wrong in [*(content[:end] for end in range(len(content))), content + b" ", content + content]:
        with pytest.raises(DamagedContentError):
            decode(wrong)


def test_the_header_fits_its_limit_whatever_the_summary_holds() -> None:
    summary = dict.fromkeys(("title", "organ", "scope", "state"), "\x00" * 5000) | {"year": 9999}
    head = read_head(whole({"summary": summary}, generation=10**12)[:HEAD_LIMIT])
    assert (len(head.summary.title), head.summary.year) == (200, 9999)


@pytest.mark.parametrize(
    "summary", [None, 5, [], {"title": 7, "year": "2017", "organ": None}, {"year": True}, {"year": 0}]
)
def test_a_summary_of_wrong_types_is_blank(summary: object) -> None:
    shown = decode(whole({"summary": summary}))[0].summary
    assert (shown.title, shown.year, shown.organ, shown.scope, shown.state) == ("", None, "", "", "")


# Failing in the middle

STEPS = ("open", "write", "fsync", "close", "link", "replace", "unlink")


class Failing:
    """Lets `allowed` calls of the steps pass and makes the next one, or all that follow, fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, allowed: int, error: int, for_ever: bool) -> None:
        self.calls = 0
        self.failed = ""
        self._monkeypatch, self._allowed, self._error, self._for_ever = monkeypatch, allowed, error, for_ever
        for name in STEPS:
            monkeypatch.setattr(storage.os, name, self._wrapped(name, getattr(os, name)))

    def _wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            self.calls += 1
            if self.calls > self._allowed and (self._for_ever or not self.failed):
                self.failed = self.failed or name
                if name == "close":
                    real(*args, **named)  # the system closes it even when it reports an error
                raise OSError(self._error, os.strerror(self._error))
            return real(*args, **named)

        return call


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EACCES], ids=errno.errorcode.get)
@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_a_failure_at_any_step_leaves_a_whole_file_and_the_next_save_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, for_ever: bool, links: bool
) -> None:
    path, previous = tmp_path / "a", tmp_path / "a.prev"
    failed_at = []
    for allowed in range(40):
        path.write_bytes(b"old")
        previous.write_bytes(b"older")
        with monkeypatch.context() as patch:
            if not links:
                patch.setattr(os, "link", _no_links)
            failing = Failing(patch, allowed, error, for_ever)
            try:
                write_atomically(path, b"new", previous)
                raised = False
            except OSError:
                raised = True
        failed_at.append(failing.failed)
        if not for_ever and failing.failed != "unlink":
            assert sorted(os.listdir(tmp_path)) == ["a", "a.prev"]
        assert path.read_bytes() in ({b"old", b"new"} if raised else {b"new"})
        assert previous.read_bytes() in {b"older", b"old"}
        write_atomically(path, b"newest", previous)
        assert path.read_bytes() == b"newest"
        assert previous.read_bytes() in {b"old", b"new"}
        write_atomically(path, b"and again", previous)
        assert (path.read_bytes(), previous.read_bytes()) == (b"and again", b"newest")
        if not failing.failed:
            break
        for left in tmp_path.glob(".nianbao-*"):
            left.unlink()
    assert not failed_at[-1]
    assert set(failed_at) >= {"open", "write", "fsync", "close", "link", "replace", "unlink"}


def _no_links(*_: Any) -> None:
    raise OSError(errno.EPERM, "no hard links here")


class Scanner:
    """A virus scanner that holds a file for a while, and a clock that sleeping moves."""

    def __init__(self, patch: pytest.MonkeyPatch, seconds: float, patience: float) -> None:
        self.now, self.until = 0.0, seconds
        self._real = os.replace
        patch.setattr(storage, "_REPLACE_FOR", patience)
        patch.setattr(storage.os, "replace", self._replace)
        patch.setattr(storage.time, "monotonic", lambda: self.now)
        patch.setattr(storage.time, "sleep", self._sleep)

    def _replace(self, source: Path, target: Path) -> None:
        if self.now < self.until:
            raise PermissionError(errno.EACCES, "held by a scanner")
        self._real(source, target)

    def _sleep(self, seconds: float) -> None:
        self.now += seconds


def test_on_windows_a_replace_that_a_scanner_refuses_is_tried_for_two_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    with monkeypatch.context() as patch:
        Scanner(patch, 1.9, patience=2.0)
        write_atomically(path, b"new")
        assert path.read_bytes() == b"new"
    with monkeypatch.context() as patch:
        scanner = Scanner(patch, 60, patience=2.0)
        with pytest.raises(PermissionError):
            write_atomically(path, b"newer")
        assert 2.0 <= scanner.now < 2.2
    assert path.read_bytes() == b"new"


def test_elsewhere_a_refused_replace_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        scanner = Scanner(patch, 60, patience=0.0)
        with pytest.raises(PermissionError):
            write_atomically(tmp_path / "a", b"new")
        assert scanner.now == 0


def test_on_windows_no_folder_is_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(storage.os, "name", "nt")
        patch.setattr(storage.os, "open", _no_links)
        storage.sync_folder(tmp_path)


def test_short_writes_are_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(storage.os, "write", lambda descriptor, data: real(descriptor, data[:3]))
    write_atomically(tmp_path / "a", b"0123456789")
    assert (tmp_path / "a").read_bytes() == b"0123456789"


def test_the_steps_come_in_the_order_that_survives_a_power_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    for name in ("write", "fsync", "link", "replace"):
        monkeypatch.setattr(storage.os, name, _noted(seen, name, getattr(os, name)))
    (tmp_path / "a").write_bytes(b"old")
    write_atomically(tmp_path / "a", b"new", tmp_path / "a.prev")
    assert seen == ["write", "fsync", "link", "replace", "replace", "fsync"]


def _noted(seen: list[str], name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *args: (seen.append(name), real(*args))[1]


def test_a_folder_that_cannot_be_synced_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def sync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not here")
        real(descriptor)

    monkeypatch.setattr(storage.os, "fsync", sync)
    write_atomically(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_previous_copy_that_is_the_file_itself_does_no_harm(tmp_path: Path) -> None:
    path, previous = tmp_path / "a", tmp_path / "a.prev"
    path.write_bytes(b"one")
    os.link(path, previous)  # a save that died between keeping and replacing
    write_atomically(path, b"two", previous)
    assert (path.read_bytes(), previous.read_bytes()) == (b"two", b"one")
    assert sorted(os.listdir(tmp_path)) == ["a", "a.prev"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_files_are_the_owners_alone_unless_the_owner_shares_them(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "data"
    make_private_folder(folder)
    write_atomically(folder / "a", b"1")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "a").stat().st_mode) == 0o600
    (folder / "a").chmod(0o664)
    write_atomically(folder / "a", b"2")
    assert stat.S_IMODE((folder / "a").stat().st_mode) == 0o664


def test_only_old_temporary_files_of_ours_are_swept(tmp_path: Path) -> None:
    old, young, foreign = ".nianbao-0123456789abcdef.tmp", ".nianbao-fedcba9876543210.tmp", "report.tmp"
    for name in (old, young, foreign):
        (tmp_path / name).touch()
    for name in (old, foreign):
        os.utime(tmp_path / name, (time.time() - 7200,) * 2)
    sweep(tmp_path)
    assert sorted(os.listdir(tmp_path)) == sorted([young, foreign])
    sweep(tmp_path / "nowhere")


def test_a_dead_saves_temporary_file_is_one_that_the_sweep_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        Failing(patch, 3, errno.EIO, for_ever=True)
        with pytest.raises(OSError, match=os.strerror(errno.EIO)):
            write_atomically(tmp_path / "a", b"1")
    (left,) = os.listdir(tmp_path)
    os.utime(tmp_path / left, (time.time() - 7200,) * 2)
    sweep(tmp_path)
    assert os.listdir(tmp_path) == []


def test_what_is_set_aside_keeps_its_bytes_and_never_meets_another(tmp_path: Path) -> None:
    kept = set()
    for number in range(3):
        (tmp_path / "a").write_bytes(bytes([number]))
        kept.add(set_aside(tmp_path / "a"))
    assert {path.read_bytes() for path in kept} == {b"\0", b"\1", b"\2"}


@pytest.fixture
def lock(tmp_path: Path) -> Iterator[Lock]:
    held = Lock(tmp_path / "a")
    yield held
    held.release()


def test_a_lock_is_held_by_one_and_leaves_nothing_behind(tmp_path: Path, lock: Lock) -> None:
    with pytest.raises(FileInUseError):
        Lock(tmp_path / "a")
    Lock(tmp_path / "b").release()
    lock.release()
    lock.release()
    Lock(tmp_path / "a").release()
    assert os.listdir(tmp_path) == []


def test_reasons_are_said_in_chinese() -> None:
    assert reason_of(OSError(errno.ENOSPC, "No space left")) == "磁盘已满"
    assert reason_of(OSError(errno.EDOM, "Odd")) == "系统报告：Odd"
    assert reason_of(OSError("odd")) == "系统报告：OSError"
