"""One writer for one file: in one process, across processes, and while the lock file comes and goes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

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

    def removed_first(descriptor: int) -> None:
        if not taken:
            (tmp_path / ".draft.lock").unlink()
        taken.append(descriptor)
        plain(descriptor)

    monkeypatch.setattr(file_lock, "_lock", removed_first)
    lock = Lock(tmp_path / "draft")
    assert len(taken) == 2
    with pytest.raises(FileInUseError):
        Lock(tmp_path / "draft")
    lock.release()
