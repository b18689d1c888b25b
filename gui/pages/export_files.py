"""Folder and files of an export: the folder is made, a file that stands in the way is kept under another name."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QStandardPaths

from forms.draft_folder import NoFolderError, folder_named
from forms.errors import reason_of

_MOST = 99


class Room(NamedTuple):
    """Whether a target may be written: `trouble` says why not; `old` is where the file that stood there is kept now."""

    trouble: str = ""
    old: Path | None = None


def usual_folder() -> str:
    """Where documents are kept on this system."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or str(Path.home())


def made_folder(written: str) -> tuple[Path, str]:
    """The folder that was written down, made if need be; and a sentence if that cannot be done."""
    folder = Path(written)
    try:
        folder = folder_named(written).absolute()
        folder.mkdir(parents=True, exist_ok=True)
    except NoFolderError as error:
        return folder, str(error)
    except (OSError, ValueError) as error:  # ValueError: NUL or half a character
        reason = reason_of(error) if isinstance(error, OSError) else "系统不认这个路径"
        return folder, f"文件夹“{folder}”不能使用：{reason}，请另选文件夹。"
    return folder, ""


def make_room(target: Path) -> Room:
    """Rename a file that stands in the way to 「名称（旧 2018-03-09 1432）」, the time when it was written."""
    if not target.exists():
        return Room()
    try:
        old = _free_name(target)
        if old is None:
            return Room(f"“{target.name}”的旧文件太多，请另选文件夹。")
        target.rename(old)
    except OSError as error:
        return Room(f"“{target.name}”正被其他程序使用，不能改名保留：{error.strerror or error}，请关闭后重试。")
    return Room(old=old)


def _free_name(target: Path) -> Path | None:
    when = datetime.fromtimestamp(target.stat().st_mtime)
    stem = f"{target.stem}（旧 {when:%Y-%m-%d %H%M}"
    names = (target.with_name(f"{stem}{f'-{n}' if n > 1 else ''}）{target.suffix}") for n in range(1, _MOST + 1))
    return next((name for name in names if not name.exists()), None)


def put_back(room: Room, target: Path) -> None:
    """Nothing was written: the file that was kept gets its own name again."""
    if room.old is not None and not target.exists():
        with suppress(OSError):
            room.old.rename(target)
