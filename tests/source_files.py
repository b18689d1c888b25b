"""The project's own modules as syntax trees, for tests that hold the whole source to a rule."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("forms", "exporters", "gui", "resources")


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the program by its dotted name; a script beside data, such as the one that makes the fonts, is none."""
    found = {}
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            if not (file.parent / "__init__.py").exists():
                continue
            name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            found[name] = ast.parse(file.read_text("utf-8"), str(file))
    return found


def imports(tree: ast.Module) -> Iterator[str]:
    """The modules that a module imports, wherever the import stands in it; also what `from a import b` takes as a.b."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, *parents: str) -> bool:
    """Whether a dotted name is one of the parents or lies under one."""
    return any(name == parent or name.startswith(f"{parent}.") for parent in parents)
