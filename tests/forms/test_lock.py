"""One writer for one file: in one process, across processes, and while the lock file comes and goes."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from draft_kit import refuse

from forms import file_lock
from forms.file_lock import FileInUseError, Lock

HOLDS = "import sys; from pathlib import Path; from forms.file_lock import Lock; lock = Lock(Path(sys.argv[1])); print('held', flush=True); input()"


def test_a_second_lock_on_a_file_is_refused_until_the_first_is_released(tmp_path: Path) -> None:
    first = Lock(tmp_path / "draft")
    with pytest.raises(FileInUseError):
        Lock(tmp_path / "draft")
    first.release()
    first.release()
    Lock(tmp_path / "draft").release()
    assert list(tmp_path.iterdir()) == []


def test_another_process_holds_it_until_it_dies(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDS, str(tmp_path / "draft")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(file_lock.__file__).parents[1]
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(FileInUseError):
            Lock(tmp_path / "draft")
        other.kill()
    Lock(tmp_path / "draft").release()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the name of an open file")
def test_a_lock_file_removed_in_the_same_moment_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, taken = file_lock._lock, []

    def removed_first(descriptor: int) -> bool:
        if not taken:
            (tmp_path / ".draft.lock").unlink()
        taken.append(descriptor)
        return plain(descriptor)

    monkeypatch.setattr(file_lock, "_lock", removed_first)
    lock = Lock(tmp_path / "draft")
    assert len(taken) == 2
    with pytest.raises(FileInUseError):
        Lock(tmp_path / "draft")
    lock.release()


@pytest.mark.skipif(os.name == "nt", reason="Windows has its own locks")
@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS])
def test_on_a_drive_that_knows_no_locks_the_lock_file_is_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr("fcntl.flock", refuse(number))
    first = Lock(tmp_path / "draft")
    with pytest.raises(FileInUseError):
        Lock(tmp_path / "draft")
    second = Lock(tmp_path / "draft", take_over=True)
    assert (first.lost, second.lost) == (True, False)
    first.release()
    with pytest.raises(FileInUseError):
        Lock(tmp_path / "draft")
    second.release()
    Lock(tmp_path / "draft").release()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has its own locks")
def test_a_lock_that_fails_for_another_reason_is_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fcntl.flock", refuse(errno.EIO))
    with pytest.raises(OSError, match="error"):
        Lock(tmp_path / "draft")
