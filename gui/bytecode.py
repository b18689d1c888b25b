"""Bytecode of sources that a library brings in its own archive and would compile anew at each start.

Kept where Python keeps the bytecode of this very module, under the same switches (-B, pycache prefix) and with the same
trust, and found again by the source's hash. Without a place to write it everything works as before, only slower.
What a start does without can be put off besides: such a module runs when something is first asked of it.
"""

from __future__ import annotations

import builtins
import contextlib
import marshal
import os
import sys
from collections.abc import Callable, Iterator
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path
from types import CodeType
from typing import Any

_HEAD = MAGIC_NUMBER + b"\0kept"
_PUT_OFF = "from gui.bytecode import put_off\n__getattr__ = put_off('whole', globals())"


@contextlib.contextmanager
def kept_bytecode(
    prefix: str | tuple[str, ...], store: Path | None = None, later: frozenset[str] = frozenset()
) -> Iterator[None]:
    """While it lasts, `compile` of modules whose file name begins with `prefix` takes what an earlier start compiled.

    A module whose file is named in `later` is put off.
    """
    store = store or Path(cache_from_source(__file__)).with_suffix(".kept")
    known = _read(store)
    before, plain = len(known), builtins.compile

    def compiled(source: Any, filename: Any, mode: str, *how: Any, **more: Any) -> Any:
        if not (
            mode == "exec" and isinstance(source, bytes) and isinstance(filename, str) and filename.startswith(prefix)
        ):
            return plain(source, filename, mode, *how, **more)
        name = filename.encode() + b"\0" + source_hash(source) + b"later" * (filename in later)
        if name not in known:
            whole = plain(source, filename, mode, *how, **more)
            known[name] = _until_asked(whole, plain) if filename in later else whole
        return known[name]

    setattr(builtins, "compile", compiled)  # noqa: B010  (its declared type has overloads that no wrapper can have)
    try:
        yield
    finally:
        builtins.compile = plain
        if len(known) > before and not sys.dont_write_bytecode:
            _write(store, known)


def put_off(whole: CodeType, names: dict[str, Any]) -> Callable[[str], Any]:
    """A module's `__getattr__` that runs the module when something but a mark of the import system is asked of it."""

    def asked(name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        del names["__getattr__"]
        exec(whole, names)
        try:
            return names[name]
        except KeyError:
            raise AttributeError(name) from None

    return asked


def _until_asked(whole: CodeType, plain: Callable[..., Any]) -> CodeType:
    """The same module, put off."""
    stub: CodeType = plain(_PUT_OFF, whole.co_filename, "exec")
    return stub.replace(co_consts=tuple(whole if each == "whole" else each for each in stub.co_consts))


def _read(store: Path) -> dict[bytes, CodeType]:
    try:
        held = store.read_bytes()
        return dict(marshal.loads(held[len(_HEAD) :])) if held.startswith(_HEAD) else {}
    except (OSError, EOFError, ValueError, TypeError):
        return {}


def _write(store: Path, known: dict[bytes, CodeType]) -> None:
    made = store.with_name(f"{store.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        store.parent.mkdir(exist_ok=True)
        made.write_bytes(_HEAD + marshal.dumps(known))
        made.replace(store)
