"""Looking at backups: which states there are, by their header lines, and what one of them holds."""

from __future__ import annotations

from typing import Any, NamedTuple

from forms.backups import Backup, Backups
from forms.draft_file import HEAD_LIMIT, ONLY, TABLE, DamagedContentError, read_head
from forms.draft_keeper import DraftKeeper
from forms.errors import DraftDamagedError, DraftNotFoundError
from forms.plain_files import read_plain


class Kept(NamedTuple):
    """A backup in words: what the draft was called then, how far it was, and where it lies."""

    backup: Backup
    title: str
    state: str  # 填写中 …; "" where the file cannot be read
    here: bool  # beside the draft
    second: bool  # in the second folder


def kept(backups: Backups) -> tuple[Kept, ...]:
    """Every state that was kept, newest first; one that lies in both folders is told once."""
    found: dict[tuple[int, object], Kept] = {}
    for backup in backups.newest_first():
        here = backup.path.parent == backups.folder
        key = (backup.generation, backup.changed)
        known = found.get(key)
        if known is None:
            found[key] = Kept(backup, *_summary(backup), here, not here)
        else:
            found[key] = known._replace(here=known.here or here, second=known.second or not here)
    return tuple(found.values())


def payload_of(backup: Backup) -> dict[str, Any]:
    """What a backup holds, as this program understands it. Raises DraftError with a sentence about the backup."""
    when = f"{backup.changed.astimezone():%Y-%m-%d %H:%M}"
    try:
        tables = DraftKeeper(backup.path).load()
    except DraftDamagedError:
        raise DraftDamagedError(f"{when} 的备份已损坏，读不出来；文件原样保留，请另选一份。") from None
    except DraftNotFoundError:
        raise DraftNotFoundError(f"{when} 的备份已不在原处，可能刚被清理；请另选一份。") from None
    return dict(tables[TABLE][str(ONLY)])


def _summary(backup: Backup) -> tuple[str, str]:
    try:
        summary = read_head(read_plain(backup.path, HEAD_LIMIT)[0]).summary
    except (OSError, DamagedContentError):
        return "", ""
    return summary.title, summary.state
