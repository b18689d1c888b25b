"""Drafts: list, create, open, save, duplicate, bin, restore. One TinyDB file a draft, on a storage that survives.

A payload is a JSON-ready dict that others make; its "summary" (title, year, organ, scope, state) is shown in lists.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Lock as ThreadLock
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from forms.backups import Backups
from forms.draft_access import SIGNED, TAKEN_OVER, named, try_lock
from forms.draft_bin import Bin
from forms.draft_file import ONLY, TABLE, Tables
from forms.draft_folder import SUFFIX, folder_named, usual_folder
from forms.draft_keeper import DraftKeeper
from forms.draft_list import DraftInfo, drafts_in, with_rescued
from forms.draft_places import exists, is_draft, is_name
from forms.errors import (
    DraftChangedElsewhereError,
    DraftError,
    DraftNotFoundError,
    DraftNotSavedError,
    DraftReadOnlyError,
    DraftRescuedError,
    NotADraftError,
    reason_of,
)
from forms.file_lock import FileInUseError, Lock
from forms.history import History, tracked
from forms.keystrokes import MARK, Keystrokes, taken_back
from forms.rescue import Rescue, Rescued, all_rescued
from forms.storage import make_private_folder, sweep
from forms.versions import Version, Versions

TAKEN_BACK = "程序上次没有正常结束，最后输入的内容已取回，请核对。"


class DraftStorage(Storage):
    """TinyDB's storage on a `DraftKeeper`: reads the file once, writes the whole of it once a change."""

    def __init__(self, keeper: DraftKeeper, tables: Tables) -> None:
        """Start from the tables that `keeper` has read."""
        self._keeper = keeper
        self._tables = tables

    def read(self) -> Tables:
        """Give copies of the documents: TinyDB changes what it gets before it writes, and writing may fail."""
        return {name: {id_: dict(document) for id_, document in table.items()} for name, table in self._tables.items()}

    def write(self, data: Tables) -> None:
        """Save all tables; raises what `DraftKeeper.store` raises."""
        self._keeper.store(data, data[TABLE][str(ONLY)].get("summary"))
        self._tables = data


class OpenDraft:
    """A draft that is being worked on. It holds the draft's lock until `close`; `save` may run in another thread."""

    def __init__(
        self, keeper: DraftKeeper, tables: Tables, lock: Lock | None, why: str, rescue: Rescue, in_use: bool = False
    ) -> None:
        """Made by `DraftStore.open`; `why` says why it is read-only, "" if it is not; `in_use`: because of another window."""
        self.in_use = in_use
        self.path = keeper.path
        self.id = self.path.stem
        self.recovered = keeper.recovered  # "" or a sentence for the officer
        self.read_only = bool(why)
        self.why = why  # "" or a sentence
        self.author = ""  # who is entered in the history where a save names nobody
        self._keeper = keeper
        self._lock = lock
        self._one_at_a_time = ThreadLock()
        self._rescue = rescue
        self._database = TinyDB(keeper, tables, storage=DraftStorage)
        self._table = self._database.table(TABLE)
        document = self._table.get(doc_id=ONLY)
        assert isinstance(document, Document)  # `decode` lets nothing else pass
        self.payload: dict[str, Any] = dict(document)  # as loaded; saving leaves it alone
        self._saved: Mapping[str, Any] = self.payload
        self.history = History(self.path, tracked(self.payload))
        self.keystrokes: Keystrokes | None = None  # where the draft can be written
        self.versions = Versions(self.path)

    @property
    def signed(self) -> bool:
        """Whether only a signed version locks the draft: a new revision may begin."""
        return self.read_only and self._lock is not None

    @property
    def backups(self) -> Backups:
        """The states that were kept; its `problem` says why the last save left none, which makes the save no less safe."""
        return self._keeper.backups

    def save(self, payload: Mapping[str, Any], who: str = "", why: str = "") -> None:
        """Replace the draft's content; what changed goes into its history with `who` and `why`.

        Raises DraftReadOnlyError, DraftChangedElsewhereError, DraftNotSavedError, UnstorableContentError; the last
        saved state is whole after each of them. DraftRescuedError is a DraftNotSavedError whose content lies safe in
        a second place; the next opening finds it, and the next good save removes it.
        """
        with self._one_at_a_time:
            if self.read_only:
                raise DraftReadOnlyError(self.why)
            try:
                self._insist_on_lock()
                _write_payload(self._table, payload)
            except DraftChangedElsewhereError:
                self._keep_rescue(payload)
                raise
            except DraftNotSavedError as error:
                kept = self._keep_rescue(payload)
                if kept is None:
                    raise
                raise DraftRescuedError(
                    f"{str(error).partition('；')[0]}；当前内容已暂存到「{kept}」，请排除原因，程序会自动再保存。"
                ) from error.__cause__
            self._rescue.remove()
            if self.keystrokes is not None:
                self.keystrokes.saved(payload)
            self._saved = payload
            self.history.record(tracked(payload), who or self.author, why)

    def keep_version(self, name: str, *, signed: bool = False, who: str = "") -> Version:
        """Give the last saved state a name, such as 送审稿1. A signed one locks the draft until `begin_revision`.

        Raises VersionError, DraftReadOnlyError, DraftChangedElsewhereError, DraftNotSavedError, UnstorableContentError.
        """
        with self._one_at_a_time:
            if self.read_only:
                raise DraftReadOnlyError(self.why)
            self._insist_on_lock()
            version = self.versions.name(self._saved, name, signed=signed, who=who)
            if signed:
                self.read_only, self.why = True, SIGNED.format(version.name)
            return version

    def begin_revision(self, who: str = "") -> None:
        """Start a new revision from the signed version: the draft may be changed again. Raises what `Versions` raises,
        DraftReadOnlyError where there are other reasons not to write, DraftChangedElsewhereError."""
        with self._one_at_a_time:
            if self._lock is None:
                raise DraftReadOnlyError(self.why)
            self._insist_on_lock()
            self.versions.begin_revision(who)
            self.read_only, self.why = False, ""

    def close(self) -> None:
        """Release the lock; nothing can be saved afterwards. Closing twice is harmless."""
        with self._one_at_a_time:
            self.read_only = True
            self.why = self.why or f"草稿「{self.id}」已经关闭，没有保存；请重新打开后再改。"
            self._database.close()
            if self.keystrokes is not None:
                self.keystrokes.close()
            if self._lock is not None:
                if not self._lock.lost:  # else another window writes the history
                    self.history.close()
                self._lock.release()
                self._lock = None

    def _insist_on_lock(self) -> None:
        """Raises DraftChangedElsewhereError where another window has taken the draft over."""
        if self._lock is not None and self._lock.lost:
            raise DraftChangedElsewhereError(TAKEN_OVER.format(self.id, named(self._lock.holder)))

    def discard_rescue(self) -> None:
        """Remove the rescue copy, whose content is safe elsewhere."""
        self._rescue.remove()

    def _keep_rescue(self, payload: Mapping[str, Any]) -> Path | None:
        with suppress(OSError):
            return self._rescue.keep(payload, self._keeper.marks, self._keeper.generation)
        return None


class DraftStore:
    """The folder of drafts. It is created, for its owner only, when the first draft is."""

    def __init__(self, folder: Path | None = None, *, backups: Path | None = None, rescue: Path | None = None) -> None:
        """Without `folder`: the one that NIANBAO_DATA names, or else the user's data folder.

        `backups` is a second folder for backups (or NIANBAO_BACKUPS), `rescue` a second place for work that the folder
        refuses (or NIANBAO_RESCUE, or the user's cache). Raises NoFolderError.
        """
        self.folder = (folder or usual_folder()).absolute()
        named = os.environ.get("NIANBAO_BACKUPS")
        self.second_folder = backups or (folder_named(named) if named else None)
        self._rescue = rescue
        self._bin = Bin(self.folder)
        sweep(self.folder)

    def list(self) -> tuple[DraftInfo, ...]:
        """Give all drafts, newest first, from their header lines; also those of which only a rescue copy can be reached."""
        return with_rescued(drafts_in(self.folder), self.folder, self.rescued())

    def rescued(self) -> tuple[Rescued, ...]:
        """Give the work that lies in the second place because its own folder refused it."""
        return all_rescued(self._rescue)

    def binned(self) -> tuple[DraftInfo, ...]:
        """Give the deleted drafts, newest first."""
        return self._bin.drafts()

    def create(self, payload: Mapping[str, Any]) -> str:
        """Save a new draft and return its id, such as d20180315-3f9a.

        Raises DraftNotSavedError, UnstorableContentError.
        """
        try:
            make_private_folder(self.folder)
            for length in (2, 2, 2, 2, 4, 4, 8):
                id_ = f"d{date.today():%Y%m%d}-{os.urandom(length).hex()}"
                path = self._path(id_)
                with suppress(FileInUseError):
                    lock = Lock(path)
                    try:
                        if not (exists(path) or self._bin.holds(id_)):
                            storage = DraftStorage(DraftKeeper(path), {})
                            _write_payload(Table(storage, TABLE), payload)
                            return id_
                    finally:
                        lock.release()
        except OSError as error:
            raise DraftNotSavedError(
                f"新草稿没有保存到「{self.folder}」：{reason_of(error)}；请排除原因，或另选一个数据文件夹。"
            ) from error
        raise DraftNotSavedError(f"「{self.folder}」中取不到新的草稿编号，草稿没有保存；请再试一次。")

    def resolve(self, text: str) -> Path | None:
        """Find the draft that an id or a path names; None if it names none (it may be a report to read in)."""
        if is_name(text) and exists(self._path(text)):
            return self._path(text)
        path = Path(text)
        if is_draft(path):
            return path
        # The list calls work that only the second place holds by the name of its copy there.
        return next((one.path for one in self.rescued() if one.path.stem == text), None) if is_name(text) else None

    def open(self, id_or_path: str | Path, *, for_reading: bool = False, take_over: bool = False) -> OpenDraft:
        """Open a draft by id or path; a damaged one from its previous copy (see `recovered`).

        Another window's draft, a newer program's and one in a folder that cannot be written to open read-only and say
        why. `for_reading` takes no lock and changes nothing on the disk; `take_over` takes it from another window, whose
        next save fails and keeps what it holds in the second place.
        Raises DraftNotFoundError, NotADraftError, DraftDamagedError, DraftTooNewError, DraftUnreadableError.
        """
        path = self._find(id_or_path)
        keeper = DraftKeeper(path, self.second_folder)
        in_use = False
        if for_reading:
            lock, why = None, "草稿是只为查看而打开的，不能保存。"
        else:
            lock, why, in_use = try_lock(path, take_over)
        try:
            tables = keeper.load()
            if keeper.newer and not for_reading:
                why = f"草稿「{path.name}」由更新版本的年报程序保存，这里只能查看；请升级程序后再改。"
            if not why:
                keeper.settle()
            rescue = Rescue(path, self._rescue)
            rescued = None if why else rescue.find()
            if not why and (locking := Versions(path).signed()):
                why = SIGNED.format(locking.name)
            draft = OpenDraft(keeper, tables, lock, why, rescue, in_use)
            if rescued is not None:
                self._take_up(draft, rescued, keeper.marks)
            if not draft.read_only:
                self._take_back(draft)
            return draft
        except BaseException:
            if lock is not None:
                lock.release()
            raise

    def _take_up(self, draft: OpenDraft, rescued: Rescued, marks: frozenset[str]) -> None:
        """Put rescued work into the draft if nobody has changed it since, else into a new draft."""
        payload = dict(rescued.payload)
        try:
            if rescued.on & marks and not draft.read_only:
                draft.payload = payload
                draft.recovered += "上次没有存进草稿的内容已从暂存处取回；请核对最后填写的几处。"
                draft.save(payload, why="从暂存处取回")
            else:
                id_ = self.create(payload)
                draft.recovered += f"上次没有存进草稿的内容与现在的草稿不能合并，已另存为草稿「{id_}」；请对照两份。"
                draft.discard_rescue()
        except DraftError:  # refused again: the copy stays where it is, and the next save tries again
            draft.recovered += f"暂存的内容还在「{rescued.path}」；请先排除磁盘的问题。"

    def _take_back(self, draft: OpenDraft) -> None:
        """Put in what was typed after the last save, if the program was ended before the next one."""
        answers = taken_back(draft.path, self._rescue, draft.payload)
        if answers is not None:
            draft.payload = {**draft.payload, "answers": answers}
        draft.keystrokes = Keystrokes(draft.path, self._rescue, draft.payload)
        if answers is not None:
            draft.payload[MARK] = draft.keystrokes.mark
            draft.recovered += TAKEN_BACK
            with suppress(DraftError):  # refused: it is in the window, and the next save tries again
                draft.save(draft.payload, why="取回意外中断前输入的内容")

    def duplicate(self, id_: str) -> str:
        """Copy a draft as last saved into a new one and return its id; raises what `open` and `create` raise."""
        return self.create(self.open(id_, for_reading=True).payload)

    def delete(self, id_: str) -> None:
        """Move a draft to the bin, from where `restore` brings it back.

        Raises DraftNotFoundError, DraftInUseError, DraftError.
        """
        self._bin.take(id_)

    def restore(self, id_: str) -> None:
        """Take a draft out of the bin; raises DraftNotFoundError, DraftError."""
        self._bin.give_back(id_)

    def _path(self, id_: str) -> Path:
        return self.folder / (id_ + SUFFIX)

    def _find(self, id_or_path: str | Path) -> Path:
        path = id_or_path if isinstance(id_or_path, Path) else self.resolve(id_or_path)
        if path is None:
            raise DraftNotFoundError(f"没有叫「{id_or_path}」的草稿；请在草稿列表中选择，或给出草稿文件的路径。")
        path = Path(os.path.realpath(path))
        if not exists(path):
            raise DraftNotFoundError(f"找不到草稿「{path}」，可能已被移走或删除；请检查路径。")
        if not is_draft(path):
            raise NotADraftError(f"「{path}」不是年报草稿；请选择以 {SUFFIX} 结尾的文件。")
        return path


def _write_payload(table: Table, payload: Mapping[str, Any]) -> None:
    def replace(document: Any) -> None:
        document.clear()
        document.update(payload)

    if table.contains(doc_id=ONLY):
        table.update(replace, doc_ids=[ONLY])
    else:
        table.insert(Document(payload, doc_id=ONLY))
