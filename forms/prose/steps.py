"""Long reading in small steps: a None among what it gives is a place where a window may attend to its keys first."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from typing import TypeAlias, TypeVar

T = TypeVar("T")
Steps: TypeAlias = Generator[None, None, T]
"""What gives its result at the end and pauses in between."""


def result(steps: Steps[T]) -> T:
    """All steps in one go."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            value: T = end.value
            return value


def given(found: Iterable[T | None]) -> Iterator[T]:
    """What is found, without the pauses."""
    return (one for one in found if one is not None)
