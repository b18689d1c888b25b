"""What a library would compile at each start is compiled once."""

from __future__ import annotations

import builtins
import sys
from pathlib import Path
from types import ModuleType

import pytest

from gui.bytecode import kept_bytecode

SOURCE, NAME = b"answer = 6 * 7", "given/module.py"


def answer(source: bytes, name: str = NAME) -> object:
    made: dict[str, object] = {}
    exec(compile(source, name, "exec"), made)
    return made["answer"]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


def test_what_was_compiled_once_is_found_again(store: Path) -> None:
    with kept_bytecode("given/", store):
        assert answer(SOURCE) == 42
    held = store.read_bytes()
    with kept_bytecode("given/", store):
        assert answer(SOURCE) == 42
        kept = compile(SOURCE, NAME, "exec")
        assert compile(SOURCE, NAME, "exec") is kept
    assert store.read_bytes() == held


def test_a_changed_source_is_compiled_anew(store: Path) -> None:
    with kept_bytecode("given/", store):
        answer(SOURCE)
    with kept_bytecode("given/", store):
        assert answer(b"answer = 43") == 43


@pytest.mark.parametrize("spoilt", [b"", b"rubbish", "cut"])
def test_a_spoilt_store_is_written_anew(store: Path, spoilt: bytes | str) -> None:
    with kept_bytecode("given/", store):
        answer(SOURCE)
    whole = store.read_bytes()
    store.write_bytes(whole[:-9] if isinstance(spoilt, str) else spoilt)
    with kept_bytecode("given/", store):
        assert answer(SOURCE) == 42
    assert store.read_bytes() == whole


def test_what_is_not_asked_for_is_left_to_python(store: Path) -> None:
    plain = builtins.compile
    with kept_bytecode("given/", store):
        assert answer(SOURCE, "own/module.py") == 42
        assert eval(compile("1 + 1", "given/module.py", "eval")) == 2
    assert builtins.compile is plain
    assert not store.exists()


def test_nothing_is_written_where_python_writes_no_bytecode(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    with kept_bytecode("given/", store):
        assert answer(SOURCE) == 42
    assert not store.exists()


@pytest.mark.parametrize("again", [False, True])
def test_a_module_that_is_put_off_runs_when_it_is_first_asked(store: Path, again: bool) -> None:
    source = b"ran.append(1)\nanswer = 42"
    for _ in range(2 if again else 1):
        module, ran = ModuleType("given.module"), list[int]()
        module.__dict__["ran"] = ran
        with kept_bytecode("given/", store, frozenset({NAME})):
            exec(compile(source, NAME, "exec"), module.__dict__)
        assert not hasattr(module, "__path__")
        assert ran == []
        assert (module.answer, module.answer, ran) == (42, 42, [1])
        assert not hasattr(module, "question")


def test_a_module_that_is_put_off_and_never_had_what_is_asked_says_so(store: Path) -> None:
    module = ModuleType("given.module")
    with kept_bytecode("given/", store, frozenset({NAME})):
        exec(compile(SOURCE, NAME, "exec"), module.__dict__)
    assert not hasattr(module, "question")
    assert module.answer == 42


def test_a_place_that_cannot_be_written_to_hinders_nothing(store: Path) -> None:
    store.parent.joinpath("file").write_text("")
    with kept_bytecode("given/", store.parent / "file" / "kept"):
        assert answer(SOURCE) == 42
