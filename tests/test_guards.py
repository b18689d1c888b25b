"""Rules of the house that a type checker cannot see."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import version

import pytest
from source_files import PACKAGES, ROOT, modules, within

from forms.editions import EDITIONS
from forms.model import Form, Table

HEAVY = ("PySide6", "docx", "reportlab", "tinydb")


def particular_names(forms: tuple[Form, ...]) -> set[str]:
    """What names one edition or one of its answers. The cover's answers are excepted: every edition has them."""
    names: set[str] = set()
    for form in forms:
        names.add(form.id)
        for section in form.sections:
            if section.id == "cover":
                continue
            for item in section.items:
                if isinstance(item, Table):
                    names.add(item.id)
                    names |= {row.id for row in item.rows if "." in row.id}
                    names |= {
                        key
                        for row in item.rows
                        for column in item.columns
                        if "." in (key := item.cell(row.id, column.id))
                    }
                else:
                    names |= {field.key for field in item.fields}
    return names


def mentions(tree: ast.Module, names: set[str]) -> list[str]:
    return [
        f"{node.value} (line {node.lineno})"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in names
    ]


def test_only_editions_know_an_edition_or_a_row() -> None:
    names = particular_names(EDITIONS)
    assert {"e2014", "3.3.4a", "appendix", "requests.received"} <= names
    strangers = {
        name: found
        for name, tree in modules().items()
        if not within(name, "forms.editions") and (found := mentions(tree, names))
    }
    assert strangers == {}


def test_a_mention_is_noticed() -> None:
    assert mentions(ast.parse('if key == "3.3.4a": pass'), particular_names(EDITIONS)) == ["3.3.4a (line 1)"]


def loaded_after(statement: str) -> set[str]:
    """The heavy libraries in a fresh Python after one statement."""
    code = f"{statement}\nimport json, sys\nprint(json.dumps([m for m in {HEAVY!r} if m in sys.modules]))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(json.loads(ran.stdout))


def test_the_command_line_starts_without_heavy_libraries() -> None:
    assert loaded_after("import gui.commands; gui.commands.parser()") == set()


def test_the_work_of_the_commands_needs_no_qt() -> None:
    assert "PySide6" not in loaded_after("import gui.command_work")


@pytest.mark.parametrize("package", [p for p in PACKAGES if p != "gui"])
def test_below_the_windows_there_is_no_qt(package: str) -> None:
    names = [name for name in modules() if within(name, package)]
    assert "PySide6" not in loaded_after(f"import {', '.join(names)}")


def test_pyside_is_not_the_version_that_aborts() -> None:
    """6.12.0 loses references to None on Python 3.11 and older, and the process aborts after some 1,800 keys."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert [line for line in wanted if line.startswith("PySide6-Essentials>=") and line.endswith(",<6.12")]
    found = tuple(int(part) for part in version("PySide6-Essentials").split(".")[:2])
    assert (6, 8) <= found < (6, 12)


def test_nothing_is_left_open() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    files = [file for package in (*PACKAGES, "tests") for file in (ROOT / package).rglob("*.py")]
    assert len(files) > 50
    here = ROOT / "tests" / "test_guards.py"
    assert [str(file) for file in files if file != here and marks.search(file.read_text("utf-8"))] == []


def test_files_stay_small() -> None:
    long = {
        str(file.relative_to(ROOT)): lines
        for package in PACKAGES
        for file in (ROOT / package).rglob("*.py")
        if (lines := len(file.read_text("utf-8").splitlines())) > 350
    }
    assert long == {}
