"""One draft file on the disk: reading it or its newest good copy, and writing only over what we ourselves have seen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from forms.backups import Backups
from forms.draft_file import (
    HEAD_LIMIT,
    LARGEST,
    ONLY,
    TABLE,
    DamagedContentError,
    Head,
    NewerShapeError,
    Tables,
    decode,
    encode,
    read_head,
)
from forms.errors import (
    DraftChangedElsewhereError,
    DraftDamagedError,
    DraftNotFoundError,
    DraftNotSavedError,
    DraftTooNewError,
    DraftUnreadableError,
    reason_of,
)
from forms.migrate import MIGRATION, keep_original
from forms.plain_files import read_plain
from forms.storage import set_aside, write_atomically


def previous_copy(path: Path) -> Path:
    """Where the state before the last save lies."""
    return path.with_name(path.name + ".prev")


class DraftKeeper:
    """Reads and writes one file. Not for two threads at once."""

    def __init__(self, path: Path, second_folder: Path | None = None) -> None:
        """Nothing is read yet, so that a new draft can be written without reading. `second_folder`: more backups."""
        self.path = path
        self.backups = Backups(path, second_folder)
        self.recovered = ""  # a sentence when an older copy had to be opened
        self.newer = False  # a newer program wrote it
        self.generation = 0
        self._older = 0  # the version of the older program that wrote it, until its file is kept beside
        # Header lines that may lie on the disk through us: the one seen last, and that of a save that may have failed.
        self._ours: set[bytes] = set()
        self._damaged = False  # the file is damaged and still in its place
        self._good_copy = b""  # what `settle` puts in its place

    def load(self) -> Tables:
        """Read the draft, or its previous copy when it is damaged or gone.

        Raises DraftNotFoundError, DraftDamagedError, DraftTooNewError, DraftUnreadableError.
        """
        content = self._read(self.path)
        if content is None:
            return self._load_previous("")
        try:
            return self._take(content)
        except DamagedContentError as damage:
            return self._load_previous(str(damage))

    def _load_previous(self, damage: str) -> Tables:
        """`damage` says what is wrong with the file, "" that it is gone."""
        for content in self._copies():
            try:
                tables = self._take(content)
            except DamagedContentError:
                continue
            self._damaged = bool(damage)
            self._good_copy = content
            when = f"{read_head(content[:HEAD_LIMIT]).changed.astimezone():%Y-%m-%d %H:%M}"
            what = f"已损坏（{damage}）" if damage else "不见了"
            self.recovered = f"草稿「{self.path.name}」{what}，现在打开的是 {when} 保存的上一份；请核对此后填写的内容。"
            return tables
        if not damage:
            raise DraftNotFoundError(f"找不到草稿「{self.path}」，可能已被移走或删除；请检查路径。")
        raise DraftDamagedError(
            f"草稿「{self.path}」已损坏（{damage}），也没有完好的上一份；文件原样保留，请用备份恢复，或另建一份草稿。"
        )

    def _copies(self) -> Iterator[bytes]:
        """The previous copy and the backups, those of newer states first."""
        backups = self.backups.newest_first()
        content = self._read(previous_copy(self.path))
        if content is not None:
            generation = _generation_in(content)
            while backups and backups[0].generation > generation:
                yield from self._copy(backups.pop(0).path)
            yield content
        for backup in backups:
            yield from self._copy(backup.path)

    def _copy(self, path: Path) -> Iterator[bytes]:
        with suppress(DraftUnreadableError):
            content = self._read(path)
            if content is not None:
                yield content

    def settle(self) -> None:
        """After a recovery: keep the damaged file aside and put the good copy in its place. What fails now is done
        by the next save."""
        if self._good_copy:
            with suppress(OSError):
                self._move_damaged_away()
                write_atomically(self.path, self._good_copy)
                self._good_copy = b""

    def store(self, tables: Tables, summary: object) -> None:
        """Save; the state before becomes the previous copy.

        Raises DraftChangedElsewhereError, DraftNotSavedError, UnstorableContentError. After each of them the last
        saved state is whole, and saving may be tried again.
        """
        self.generation += 1  # also when the save fails: a generation never names two states
        content = encode(tables, summary, self.generation)
        new = read_head(content[:HEAD_LIMIT]).line
        try:
            seen = self._head_on_disk()
            self._move_damaged_away()
            if seen and seen.line not in self._ours:
                raise DraftChangedElsewhereError(
                    f"草稿「{self.path.name}」打开之后，已被另一个程序或另一台电脑改过，本次没有保存；"
                    "请把当前内容另存为一份新草稿，再对照两份。"
                )
            # Before writing: the last step may fail when the new file is already in its place.
            self._ours = {seen.line, new} if seen else {new}
            if seen and self._older:
                keep_original(self.path, self._older)
            self._older = 0
            write_atomically(self.path, content, previous_copy(self.path))
        except OSError as error:
            raise DraftNotSavedError(
                f"草稿没有保存到「{self.path}」：{reason_of(error)}；已保存的内容没有改动，请排除原因后再保存。"
            ) from error
        self._good_copy = b""
        if seen:
            self.backups.take(previous_copy(self.path), seen.changed, seen.generation)

    @property
    def marks(self) -> frozenset[str]:
        """Hashes of what may lie on the disk through us; a rescue copy notes them."""
        return frozenset(hashlib.sha256(line).hexdigest() for line in self._ours)

    def _take(self, content: bytes) -> Tables:
        try:
            head, tables = decode(content)
        except NewerShapeError:
            raise DraftTooNewError(
                f"草稿「{self.path.name}」由更新版本的年报程序保存，这里打不开；请升级程序后再打开。"
            ) from None
        self.generation = head.generation
        self._ours = {head.line}
        self.newer = head.version > MIGRATION.version
        if head.version < MIGRATION.version:
            self._migrate(tables, head.version)
        return tables

    def _migrate(self, tables: Tables, version: int) -> None:
        self._older = version
        try:
            tables[TABLE][str(ONLY)] = MIGRATION.migrated(tables[TABLE][str(ONLY)], version)
        except Exception as error:  # whatever a step meets in a draft that is whole and strange
            raise DraftUnreadableError(
                f"草稿「{self.path.name}」由旧版程序保存，转换时出错（{type(error).__name__}）；"
                "文件没有改动，请用旧版程序打开，或把这一情况告诉程序的维护者。"
            ) from error

    def _move_damaged_away(self) -> None:
        if self._damaged:
            kept = set_aside(self.path)
            self._damaged = False
            if self.recovered:
                self.recovered = f"{self.recovered[:-1]}，损坏的文件另存为「{kept.name}」。"

    def _head_on_disk(self) -> Head | None:
        """The header of a file that looks whole, None if there is none; notices a damaged one."""
        head: Head | None = None
        try:
            with open(self.path, "rb", buffering=0) as file:
                head = read_head(file.read(HEAD_LIMIT))
                self._damaged |= not head.fits(file.seek(0, 2))
        except FileNotFoundError:
            self._damaged = False
            return None
        except DamagedContentError:
            self._damaged = True
        return None if self._damaged else head

    def _read(self, path: Path) -> bytes | None:
        try:
            content, size = read_plain(path, LARGEST)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise DraftUnreadableError(f"打不开草稿「{path}」：{reason_of(error)}；请排除原因后再打开。") from error
        if size > LARGEST:
            raise DraftUnreadableError(f"草稿「{path}」有{size >> 20} MB，不像一份年报草稿，没有打开；请换一个文件。")
        return content


def _generation_in(content: bytes) -> int:
    try:
        return read_head(content[:HEAD_LIMIT]).generation
    except DamagedContentError:
        return -1
