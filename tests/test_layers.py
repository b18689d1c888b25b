"""Who may import whom. The coarse layers are contracts of import-linter; here is what they cannot say."""

from __future__ import annotations

import ast
import tomllib

import pytest
from importlinter.api import read_configuration
from source_files import PACKAGES, ROOT, imports, modules, within

# Each library has its place; nobody else imports it, at the top of a module or inside a function.
HOMES = {
    "tinydb": ("forms.drafts",),
    "docx": ("forms.intake", "exporters"),
    "reportlab": ("exporters",),
    "pikepdf": ("exporters",),
    "pypdfium2": ("exporters",),
    "PySide6": ("gui",),
    "shiboken6": ("gui",),
    "platformdirs": ("forms", "exporters"),
}
# Exporters know kinds of answers and findings, and neither where they come from nor an edition.
OF_FORMS_FOR_EXPORTERS = ("forms.model", "forms.values", "forms.findings", "forms.report", "forms.narrative")


def outside_home(name: str, tree: ast.Module) -> list[str]:
    return [
        f"{name} imports {imported}"
        for imported in imports(tree)
        for library, homes in HOMES.items()
        if within(imported, library) and not within(name, *homes)
    ]


def past_the_counter(name: str, tree: ast.Module) -> list[str]:
    return [
        f"{name} imports {imported}"
        for imported in imports(tree)
        if within(imported, "forms") and imported != "forms" and not within(imported, *OF_FORMS_FOR_EXPORTERS)
    ]


def test_libraries_stay_in_their_places() -> None:
    assert [line for name, tree in modules().items() for line in outside_home(name, tree)] == []


def test_exporters_take_from_forms_only_what_a_report_is() -> None:
    taken = [
        line for name, tree in modules().items() if within(name, "exporters") for line in past_the_counter(name, tree)
    ]
    assert taken == []


def test_only_the_registry_imports_a_particular_edition() -> None:
    particular = [
        f"{name} imports {imported}"
        for name, tree in modules().items()
        if not within(name, "forms.editions")
        for imported in imports(tree)
        if imported.startswith("forms.editions.e")
    ]
    assert [line for line in particular if line.split(" imports ")[1].split(".")[2][1:5].isdigit()] == []


def test_no_import_climbs_with_dots() -> None:
    relative = [
        name
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("gui.window", "import docx"),
        ("forms.session", "def late():\n    from tinydb import TinyDB"),
        ("exporters.word", "from PySide6.QtCore import Qt"),
    ],
)
def test_a_stray_import_is_noticed(name: str, source: str) -> None:
    assert len(outside_home(name, ast.parse(source))) >= 1


def test_a_stray_import_of_forms_is_noticed() -> None:
    assert past_the_counter("exporters.word", ast.parse("from forms import session"))
    assert not past_the_counter("exporters.word", ast.parse("from forms.values import Kind"))


def test_every_package_is_under_contract() -> None:
    configuration = read_configuration(str(ROOT / "pyproject.toml"))
    assert tuple(sorted(configuration["session_options"]["root_packages"])) == tuple(sorted(PACKAGES))
    layers = [contract["layers"] for contract in configuration["contracts_options"] if contract["type"] == "layers"]
    assert layers == [["gui", "exporters", "forms", "resources"]]


def test_every_package_is_installed() -> None:
    """A folder of modules without __init__.py would work from the work tree and be missing from what is installed."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["packages"]["find"]
    assert set(wanted["include"]) == {f"{package}*" for package in PACKAGES}
    folders = {file.parent for package in PACKAGES for file in (ROOT / package).rglob("*.py")}
    data = {ROOT / "resources" / "fonts"}  # its script makes the fonts and is not part of the program
    assert [str(folder) for folder in sorted(folders - data) if not (folder / "__init__.py").exists()] == []
