"""A quick start: what Python and PySide do by the way while a program is loaded, and a start does better without."""

from __future__ import annotations

import builtins
import gc

from gui.bytecode import kept_bytecode

_SIGNATURES = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in ("layout", "lib/enum_sig", "lib/pyi_generator", "lib/tool", "parser")
)
"""What tells the signature of a call: asked for when a call is wrong, and 15 ms of regular expressions at each start."""


def starting() -> None:
    """Call before anything of the window is imported; loads Qt.

    Garbage is not looked for while hardly any is made. PySide's own Python, which its library brings as source text, is
    compiled once and not at each start, and run as far as it is needed. And PySide's import hook is taken out again: it
    reads the source of every module that is imported, in search of its opt-in `__feature__`, which nothing here uses (a
    tenth of the start).
    """
    gc.disable()
    with kept_bytecode(("signature_bootstrap.py", "shibokensupport/"), later=_SIGNATURES):
        import PySide6.QtWidgets  # noqa: F401  (brings the hook)

    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


def started() -> None:
    """Call when the window stands: what was loaded for good is never looked through again (the rest is: `gui.garbage`)."""
    gc.freeze()
