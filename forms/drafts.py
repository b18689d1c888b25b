"""Drafts: list, create, open, save, duplicate, bin, restore. One TinyDB file a draft, on a storage that survives.

A payload is a JSON-ready dict that others make; its "summary" (title, year, organ, scope, state) is shown in lists.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Lock as ThreadLock
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from forms.draft_file import HEAD_LIMIT, ONLY, TABLE, Tables, looks_like_draft
from forms.draft_keeper import DraftKeeper, previous_copy
from forms.draft_list import SUFFIX, DraftInfo, drafts_in
from forms.errors import (
    DraftError,
    DraftInUseError,
    DraftNotFoundError,
    DraftNotSavedError,
    DraftReadOnlyError,
    NotADraftError,
    reason_of,
)
from forms.storage import FileInUseError, Lock, make_private_folder, move, sweep

_BIN = "bin"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_IN_USE = "草稿「{}」正在另一个窗口或程序中打开，{}；请先在那边关闭。"


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

    def __init__(self, keeper: DraftKeeper, tables: Tables, lock: Lock | None, why: str) -> None:
        """Made by `DraftStore.open`; `why` says why it is read-only, "" if it is not."""
        self.path = keeper.path
        self.id = self.path.stem
        self.recovered = keeper.recovered  # "" or a sentence for the officer
        self.read_only = bool(why)
        self.why = why  # "" or a sentence
        self._lock = lock
        self._one_at_a_time = ThreadLock()
        self._database = TinyDB(keeper, tables, storage=DraftStorage)
        self._table = self._database.table(TABLE)
        document = self._table.get(doc_id=ONLY)
        assert isinstance(document, Document)  # `decode` lets nothing else pass
        self.payload: dict[str, Any] = dict(document)  # as loaded; saving leaves it alone

    def save(self, payload: Mapping[str, Any]) -> None:
        """Replace the draft's content.

        Raises DraftReadOnlyError, DraftChangedElsewhereError, DraftNotSavedError, UnstorableContentError; the last
        saved state is whole after each of them.
        """
        with self._one_at_a_time:
            if self.read_only:
                raise DraftReadOnlyError(self.why)
            _write_payload(self._table, payload)

    def close(self) -> None:
        """Release the lock; nothing can be saved afterwards. Closing twice is harmless."""
        with self._one_at_a_time:
            self.read_only = True
            self.why = self.why or f"草稿「{self.id}」已经关闭，没有保存；请重新打开后再改。"
            self._database.close()
            if self._lock is not None:
                self._lock.release()
                self._lock = None


class DraftStore:
    """The folder of drafts. It is created, for its owner only, when the first draft is."""

    def __init__(self, folder: Path | None = None) -> None:
        """Without `folder`: the one that NIANBAO_DATA names, or else the user's data folder."""
        self.folder = (folder or _usual_folder()).absolute()
        sweep(self.folder)

    def list(self) -> tuple[DraftInfo, ...]:
        """Give all drafts, newest first, from their header lines."""
        return drafts_in(self.folder)

    def binned(self) -> tuple[DraftInfo, ...]:
        """Give the deleted drafts, newest first."""
        # A deletion that died half way has left a previous copy there; the draft itself is not deleted.
        return tuple(info for info in drafts_in(self.folder / _BIN) if not _exists(self._path(info.id)))

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
                        if not any(map(_exists, (path, self._path(id_, _BIN)))):
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
        if _ID.fullmatch(text) and _exists(self._path(text)):
            return self._path(text)
        path = Path(text)
        return path if _is_draft(path) else None

    def open(self, id_or_path: str | Path, *, for_reading: bool = False) -> OpenDraft:
        """Open a draft by id or path; a damaged one from its previous copy (see `recovered`).

        Another window's draft, a newer program's and one in a folder that cannot be written to open read-only and say
        why. `for_reading` takes no lock and changes nothing on the disk.
        Raises DraftNotFoundError, NotADraftError, DraftDamagedError, DraftTooNewError, DraftUnreadableError.
        """
        path = self._find(id_or_path)
        keeper = DraftKeeper(path)
        lock, why = (None, "草稿是只为查看而打开的，不能保存。") if for_reading else _try_lock(path)
        try:
            tables = keeper.load()
            if keeper.newer and not for_reading:
                why = f"草稿「{path.name}」由更新版本的年报程序保存，这里只能查看；请升级程序后再改。"
            if not why:
                keeper.settle()
            return OpenDraft(keeper, tables, lock, why)
        except BaseException:
            if lock is not None:
                lock.release()
            raise

    def duplicate(self, id_: str) -> str:
        """Copy a draft as last saved into a new one and return its id; raises what `open` and `create` raise."""
        return self.create(self.open(id_, for_reading=True).payload)

    def delete(self, id_: str) -> None:
        """Move a draft to the bin, from where `restore` brings it back.

        Raises DraftNotFoundError, DraftInUseError, DraftError.
        """
        path = self._path(id_)
        if not (_ID.fullmatch(id_) and _exists(path)):
            raise DraftNotFoundError(f"没有叫「{id_}」的草稿，没有删除；请在草稿列表中选择。")
        try:
            lock = Lock(path)
            try:
                make_private_folder(self.folder / _BIN)
                # The previous copy first: left alone it would pass for the draft.
                self._move_both(id_, "", _BIN, previous_first=True)
            finally:
                lock.release()
        except FileInUseError:
            raise DraftInUseError(_IN_USE.format(id_, "不能删除")) from None
        except OSError as error:
            raise DraftError(f"草稿「{id_}」没有删除：{reason_of(error)}；请排除原因后再试。") from error

    def restore(self, id_: str) -> None:
        """Take a draft out of the bin; raises DraftNotFoundError, DraftError."""
        if not (_ID.fullmatch(id_) and _exists(self._path(id_, _BIN))):
            raise DraftNotFoundError(f"回收站中没有草稿「{id_}」；请在回收站列表中选择。")
        if _exists(self._path(id_)):
            raise DraftError(f"已有一份草稿也叫「{id_}」，没有恢复；请先把那一份移走。")
        try:
            self._move_both(id_, _BIN, "", previous_first=False)
        except OSError as error:
            raise DraftError(f"草稿「{id_}」没有恢复：{reason_of(error)}；请排除原因后再试。") from error

    def _path(self, id_: str, subfolder: str = "") -> Path:
        return self.folder / subfolder / (id_ + SUFFIX)

    def _find(self, id_or_path: str | Path) -> Path:
        path = id_or_path if isinstance(id_or_path, Path) else self.resolve(id_or_path)
        if path is None:
            raise DraftNotFoundError(f"没有叫「{id_or_path}」的草稿；请在草稿列表中选择，或给出草稿文件的路径。")
        path = path.resolve()
        if not _exists(path):
            raise DraftNotFoundError(f"找不到草稿「{path}」，可能已被移走或删除；请检查路径。")
        if not _is_draft(path):
            raise NotADraftError(f"「{path}」不是年报草稿；请选择以 {SUFFIX} 结尾的文件。")
        return path

    def _move_both(self, id_: str, source: str, target: str, *, previous_first: bool) -> None:
        main = (self._path(id_, source), self._path(id_, target))
        previous = (previous_copy(main[0]), previous_copy(main[1]))
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


def _usual_folder() -> Path:
    if named := os.environ.get("NIANBAO_DATA"):
        return Path(named).expanduser()
    from platformdirs import user_data_dir  # not needed where the folder is given

    return Path(user_data_dir("nianbao", appauthor=False))


def _exists(path: Path) -> bool:
    return os.path.isfile(path) or os.path.isfile(previous_copy(path))


def _is_draft(path: Path) -> bool:
    if path.name.endswith(SUFFIX):
        return _exists(path)
    if not os.path.isfile(path):
        return False
    try:
        with open(path, "rb") as file:
            return looks_like_draft(file.read(HEAD_LIMIT))
    except OSError:
        return False


def _try_lock(path: Path) -> tuple[Lock | None, str]:
    """The lock, or a sentence that says why the draft can only be read."""
    if os.path.isfile(path) and not os.access(path, os.W_OK):
        return None, f"草稿文件「{path}」是只读的，这里只能查看；请复制一份再改。"
    try:
        return Lock(path), ""
    except FileInUseError:
        return None, _IN_USE.format(path.stem, "这里只能查看")
    except OSError as error:
        return None, f"草稿所在的文件夹不能写入（{reason_of(error)}），这里只能查看；请复制到别处再改。"


def _write_payload(table: Table, payload: Mapping[str, Any]) -> None:
    def replace(document: Any) -> None:
        document.clear()
        document.update(payload)

    if table.contains(doc_id=ONLY):
        table.update(replace, doc_ids=[ONLY])
    else:
        table.insert(Document(payload, doc_id=ONLY))
