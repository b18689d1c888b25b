"""The bin of a folder of drafts: a draft goes there with its previous copy, history and versions, and comes back with them."""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from pathlib import Path

from forms.draft_access import IN_USE, named
from forms.draft_folder import SUFFIX
from forms.draft_keeper import previous_copy
from forms.draft_list import DraftInfo, drafts_in
from forms.draft_places import exists, is_name
from forms.errors import DraftError, DraftInUseError, DraftNotFoundError, reason_of
from forms.file_lock import FileInUseError, Lock
from forms.history import history_beside
from forms.storage import make_private_folder, move
from forms.versions import versions_beside


class Bin:
    """The bin of one folder of drafts."""

    def __init__(self, folder: Path) -> None:
        """`folder` is that of the drafts."""
        self._drafts, self.folder = folder, folder / "bin"

    def drafts(self) -> tuple[DraftInfo, ...]:
        """The deleted drafts, newest first."""
        # A deletion that died half way has left a previous copy there; the draft itself is not deleted.
        return tuple(info for info in drafts_in(self.folder) if not exists(self._outside(info.id)))

    def holds(self, id_: str) -> bool:
        """Whether a deleted draft is called so."""
        return exists(self.folder / (id_ + SUFFIX))

    def take(self, id_: str) -> None:
        """Move a draft here. Raises DraftNotFoundError, DraftInUseError, DraftError."""
        path = self._outside(id_)
        if not (is_name(id_) and exists(path)):
            raise DraftNotFoundError(f"没有叫「{id_}」的草稿，没有删除；请在草稿列表中选择。")
        try:
            lock = Lock(path)
            try:
                make_private_folder(self.folder)
                _move(path, self._free(id_), previous_first=True)
            finally:
                lock.release()
        except FileInUseError as error:
            raise DraftInUseError(IN_USE.format(id_, named(error.holder))) from None
        except OSError as error:
            raise DraftError(f"草稿「{id_}」没有删除：{reason_of(error)}；请排除原因后再试。") from error

    def give_back(self, id_: str) -> None:
        """Move a draft out again. Raises DraftNotFoundError, DraftError."""
        if not (is_name(id_) and self.holds(id_)):
            raise DraftNotFoundError(f"回收站中没有草稿「{id_}」；请在回收站列表中选择。")
        if exists(self._outside(id_)):
            raise DraftError(f"已有一份草稿也叫「{id_}」，没有恢复；请先把那一份移走。")
        try:
            _move(self.folder / (id_ + SUFFIX), self._outside(id_), previous_first=False)
        except OSError as error:
            raise DraftError(f"草稿「{id_}」没有恢复：{reason_of(error)}；请排除原因后再试。") from error

    def _outside(self, id_: str) -> Path:
        return self._drafts / (id_ + SUFFIX)

    def _free(self, id_: str) -> Path:
        """Where it may lie: nothing that was deleted before under the same name is written over."""
        path = self.folder / (id_ + SUFFIX)
        if not path.exists():
            return path  # what a deletion that died half way has left there is this draft's own
        return next(found for n in count(2) if not exists(found := self.folder / f"{id_}-{n}{SUFFIX}"))


def _move(source: Path, target: Path, *, previous_first: bool) -> None:
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
