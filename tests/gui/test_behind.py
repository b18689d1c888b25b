"""What works behind the window stands back before it begins, on each system in its own way."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from gui import behind

_TELLS = """import json, os
print(json.dumps([os.nice(0), sorted(os.sched_getaffinity(0)), __name__]))
"""


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="asks a Linux system")
def test_the_module_runs_with_a_lower_priority_and_leaves_a_processor(tmp_path: Path) -> None:
    (tmp_path / "told.py").write_text(_TELLS, "utf-8")
    paths = os.pathsep.join((str(tmp_path), str(Path(behind.__file__).parent.parent)))
    command = [sys.executable, "-m", "gui.behind", "told"]
    run = subprocess.run(command, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, check=True, timeout=60)
    nice, processors, name = json.loads(run.stdout)
    own = sorted(os.sched_getaffinity(0))
    assert nice == min(os.nice(0) + 10, 19)
    assert processors == (own[1:] or own)
    assert name == "__main__"


def test_nothing_heavy_is_imported_before_it_stands_back() -> None:
    code = "import sys, gui.behind; print([name for name in ('exporters', 'forms', 'PySide6', 'reportlab') if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.strip() == "[]"


def test_windows_is_asked_for_the_class_below_normal(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []

    def current() -> int:
        return -1

    def set_class(process: int, priority: int) -> int:
        asked.append((process, priority))
        return 1

    kernel = SimpleNamespace(GetCurrentProcess=current, SetPriorityClass=set_class)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.delattr(os, "nice", raising=False)
    monkeypatch.delattr(os, "sched_setaffinity", raising=False)
    behind.stand_back()
    assert asked == [(-1, 0x4000)]


def test_a_system_that_refuses_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> int:
        raise PermissionError("no")

    monkeypatch.setattr(os, "nice", refuse, raising=False)
    behind.stand_back()
