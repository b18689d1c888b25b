"""Frozen records that cost nothing to declare. A window starts with some forty of them: `dataclass` writes and compiles
the methods of each at import, about 1 ms a class and 45 ms in all, a sixth of the time to the first paint. These share one `__init__`.
Type checkers see them as frozen dataclasses; two records are equal only if they are the same one.
"""

from __future__ import annotations

from typing import Any, dataclass_transform


class _Record:
    """Fields are the annotations of a class and its bases, in that order; those without a value must be given."""

    _fields: tuple[str, ...] = ()
    _known: frozenset[str] = frozenset()
    _needed: frozenset[str] = frozenset()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = (name for name in cls.__annotations__ if not name.startswith("_"))
        cls._fields = tuple(dict.fromkeys((*cls._fields, *own)))
        cls._known = frozenset(cls._fields)
        cls._needed = frozenset(name for name in cls._fields if not hasattr(cls, name))

    def __init__(self, *values: Any, **named: Any) -> None:
        """Take fields by place or by name; TypeError for what is missing, unknown or given twice."""
        given = self.__dict__
        given.update(zip(self._fields, values, strict=False))
        given.update(named)
        if len(given) != len(values) + len(named):
            raise TypeError(f"{type(self).__name__}: too many values, or a field given twice")
        if not self._needed <= given.keys() <= self._known:
            missing, unknown = self._needed - given.keys(), given.keys() - self._known
            raise TypeError(f"{type(self).__name__}: missing {sorted(missing)}, unknown {sorted(unknown)}")
        self.__post_init__()

    def __post_init__(self) -> None:
        """Check what was given; nothing by default."""

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} is frozen")

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._fields if name in self.__dict__)
        return f"{type(self).__name__}({told})"


@dataclass_transform(frozen_default=True, eq_default=False)
class Frozen(_Record):
    """A record whose fields are given by place or by name."""


@dataclass_transform(frozen_default=True, eq_default=False, kw_only_default=True)
class FrozenByName(_Record):
    """A record whose fields are given by name."""
