"""Drafts of older versions of the program: one step from each version of the payload to the next.

A step is written so, and gets a test named after it (`test_step_1`):

    @MIGRATION.step
    def step_1(payload):  # what version 2 changed
        return {**payload, ...}

The version that a file names in its head is the version of its payload. The program's own version is one more than the
number of steps; it opens a newer draft for reading only, and keeps the original of an older one beside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from forms.storage import copy_once

Payload: TypeAlias = "Mapping[str, Any]"
Step: TypeAlias = Callable[[Payload], Payload]


class Migration:
    """Steps in their order."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def step(self, work: Step) -> Step:
        """Register the step that follows those before it; its name must say its number. Raises ValueError."""
        expected = f"step_{len(self.steps) + 1}"
        if work.__name__ != expected:
            raise ValueError(f"{work.__name__} comes where {expected} is due")
        self.steps.append(work)
        return work

    @property
    def version(self) -> int:
        """The version of the payloads that this program writes."""
        return len(self.steps) + 1

    def migrated(self, payload: Payload, version: int) -> dict[str, Any]:
        """The payload as this program writes it, from one of `version`; a newer one stays as it is."""
        for work in self.steps[max(version, 1) - 1 :]:
            payload = work(payload)
        return dict(payload)


MIGRATION = Migration()


def keep_original(draft: Path, version: int) -> Path:
    """Keep an older program's file beside before it is written over; raises OSError. An earlier copy is left alone."""
    kept = draft.with_name(f"{draft.name}.version-{version}")
    copy_once(draft, kept)
    return kept
