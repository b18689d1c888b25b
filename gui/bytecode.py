"""Bytecode of sources that a library brings in its own archive and would compile anew at each start.

Kept where Python keeps the bytecode of this very module, under the same switches (-B, pycache prefix) and with the same
trust, and found again by the source's hash. Without a place to write it everything works as before, only slower.
"""

from __future__ import annotations

import builtins
import contextlib
import marshal
import os
import sys
from collections.abc import Iterator
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path
from types import CodeType
from typing import Any

_HEAD = MAGIC_NUMBER + b"\0kept"


@contextlib.contextmanager
def kept_bytecode(prefix: str, store: Path | None = None) -> Iterator[None]:
    """While it lasts, `compile` of modules whose file name begins with `prefix` takes what an earlier start compiled."""
    store = store or Path(cache_from_source(__file__)).with_suffix(".kept")
    known = _read(store)
    before, plain = len(known), builtins.compile

    def compiled(source: Any, filename: Any, mode: str, *how: Any, **more: Any) -> Any:
        if not (
            mode == "exec" and isinstance(source, bytes) and isinstance(filename, str) and filename.startswith(prefix)
        ):
            return plain(source, filename, mode, *how, **more)
        name = filename.encode() + b"\0" + source_hash(source)
        if name not in known:
            known[name] = plain(source, filename, mode, *how, **more)
        return known[name]

    setattr(builtins, "compile", compiled)  # noqa: B010  (its declared type has overloads that no wrapper can have)
    try:
        yield
    finally:
        builtins.compile = plain
        if len(known) > before and not sys.dont_write_bytecode:
            _write(store, known)


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
