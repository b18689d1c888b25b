"""What a start leaves out, seen from a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import gui

ROOT = Path(gui.__file__).parents[1]


def printed(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout.strip()


def test_the_page_of_a_part_is_imported_without_the_reader_of_text() -> None:
    code = "import sys, gui.pages.part; print([name for name in sys.modules if name.startswith('forms.prose')])"
    assert printed(code) == "[]"


def test_the_search_for_features_is_out_of_imports_and_what_stands_is_not_searched_for_garbage() -> None:
    code = (
        "import builtins, gc\n"
        "from gui.quick import started, starting\n"
        "starting(); print(builtins.__import__ is not builtins.__feature_import__, gc.isenabled())\n"
        "started(); print(gc.get_freeze_count() > 0)"
    )
    assert printed(code).split() == ["True", "False", "True"]


def test_what_is_put_off_of_pyside_comes_when_a_call_is_wrong() -> None:
    wrong = "from PySide6.QtCore import QObject\ntry:\n    QObject().setObjectName(4)\nexcept TypeError as error:\n    print(error)"
    put_off = (
        "import sys; from gui.quick import starting; starting()\n"
        "assert 'calculate_props' not in dir(sys.modules['shibokensupport.signature.parser'])\n"
    )
    assert printed(put_off + wrong) == printed(wrong)
    assert "setObjectName(name: str, /)" in printed(wrong)
