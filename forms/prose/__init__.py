"""Reading the figures of running text, the claims that it makes of them, and what is wrong with those. No Qt, no files.

The names below are imported when they are first asked for: preparing the patterns of all readers takes a quarter of a second,
which a window spends module by module (`prepared`).
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.prose.auditing import Reading, audit, check_document, check_in_steps, read
    from forms.prose.meaning import Cell, Facts, KnownFacts, Meanings

__all__ = [
    "Cell",
    "Facts",
    "KnownFacts",
    "Meanings",
    "Reading",
    "audit",
    "check_document",
    "check_in_steps",
    "prepared",
    "read",
]
_FROM_MEANING = ("Cell", "Facts", "KnownFacts", "Meanings")


_FIRST = ("masks", "figures", "structure", "listing", "divisions", "portions", "totals")
"""What many others stand on; imported in this order no step is long."""


def prepared() -> Iterator[None]:
    """Import one reader after another, with a pause behind each; what stands on all of them last."""
    others = sorted(module.name for module in iter_modules(__path__) if module.name not in (*_FIRST, "auditing"))
    for name in (*_FIRST, *others, "auditing"):
        import_module(f"{__name__}.{name}")
        yield


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{'meaning' if name in _FROM_MEANING else 'auditing'}"), name)
