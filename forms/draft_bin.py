"""The bin of a folder of drafts: a draft goes there with its previous copy, history and versions, and comes back with them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from forms.draft_keeper import previous_copy
from forms.history import history_beside
from forms.storage import move
from forms.versions import versions_beside


def move_draft(source: Path, target: Path, *, previous_first: bool) -> None:
    """Move a draft and all that lies beside it; raises OSError, then the draft is where it was.

    To the bin the previous copy goes first: left alone it would pass for the draft.
    """
    main, previous = (source, target), (previous_copy(source), previous_copy(target))
    first, second = (previous, main) if previous_first else (main, previous)
    with suppress(FileNotFoundError):
        move(*first)
    try:
        with suppress(FileNotFoundError):
            move(*second)
    except OSError:
        with suppress(OSError):
            move(first[1], first[0])
        raise
    for beside in (history_beside, versions_beside):
        with suppress(OSError):  # the draft itself has moved
            move(beside(source), beside(target))
