"""What lies in a folder of drafts, told from header lines alone."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from forms.draft_file import HEAD_LIMIT, DamagedContentError, Summary, read_head
from forms.draft_folder import SUFFIX
from forms.draft_keeper import previous_copy
from forms.plain_files import read_plain
from forms.rescue import Rescued


class DraftInfo(NamedTuple):
    """One draft in a list. A damaged one shows what its previous copy says of it."""

    id: str
    path: Path
    title: str
    year: int | None
    organ: str
    scope: str
    state: str
    changed: datetime  # aware, in local time: when it was last saved
    damaged: bool
    rescued: bool = False  # work lies in a second place that its own folder refused


def drafts_in(folder: Path) -> tuple[DraftInfo, ...]:
    """List a folder's drafts, newest first; none if the folder does not exist.

    Reads one header a file. A changed byte inside a body is noticed only when the draft is opened.
    """
    try:
        names = os.listdir(folder)
    except OSError:
        return ()
    previous = previous_copy(Path(SUFFIX)).name
    # A draft whose file somebody removed is still there as its previous copy.
    ids = {
        name.removesuffix(previous).removesuffix(SUFFIX) if name.endswith(previous) else name.removesuffix(SUFFIX)
        for name in names
        if name.endswith((SUFFIX, previous)) and not name.startswith(".")
    }
    infos = [_info(folder, id_) for id_ in ids]
    infos.sort(key=lambda info: (info.changed, info.id), reverse=True)
    return tuple(infos)


def with_rescued(infos: tuple[DraftInfo, ...], folder: Path, rescued: tuple[Rescued, ...]) -> tuple[DraftInfo, ...]:
    """Mark the drafts that have a rescue copy; add copies of the folder's drafts that cannot be reached, by their own path."""
    if not rescued:
        return infos
    real = Path(os.path.realpath(folder))  # a rescue copy notes where its draft really lies
    of = {folder / one.draft.name: one for one in rescued if one.draft.parent in (folder, real)}
    marked = [info._replace(rescued=info.path in of) for info in infos]
    here = {info.path for info in infos}
    for draft, one in of.items():
        if draft not in here:
            there = _info(one.path.parent, one.path.stem)
            marked.append(there._replace(rescued=True))
    marked.sort(key=lambda info: (info.changed, info.id), reverse=True)
    return tuple(marked)


def _info(folder: Path, id_: str) -> DraftInfo:
    path = folder / (id_ + SUFFIX)
    found = _look_at(path)
    damaged = found is None
    summary, changed = found or _look_at(previous_copy(path)) or (Summary(), _time_of(path))
    return DraftInfo(
        id=id_,
        path=path,
        title=summary.title,
        year=summary.year,
        organ=summary.organ,
        scope=summary.scope,
        state=summary.state,
        changed=changed.astimezone(),
        damaged=damaged,
    )


def _look_at(path: Path) -> tuple[Summary, datetime] | None:
    try:
        start, size = read_plain(path, HEAD_LIMIT)
        head = read_head(start)
        return (head.summary, head.changed) if head.fits(size) else None
    except (OSError, DamagedContentError):
        return None


def _time_of(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return datetime.fromtimestamp(0, UTC)
