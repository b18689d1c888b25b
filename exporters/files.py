"""Safe names for files, and writing beside the target: what stands at the target's name is always complete."""

from __future__ import annotations

import errno
import glob
import os
import re
import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from exporters.errors import TargetError

_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
_DEVICES = frozenset(["CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))])
_LONGEST = 180
"""Bytes of UTF-8 in a name, suffix apart: file systems allow 255, and we add a suffix for the temporary file."""


def safe_name(title: str, suffix: str = "") -> str:
    """A file name from a title, valid on Windows, UOS and Kylin: no path marks, controls, device names; never empty."""
    kept = "".join(char for char in title if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp"))
    name = re.sub(r"\s+", " ", _FORBIDDEN.sub("_", kept)).strip(" .")
    while len(name.encode()) > _LONGEST:
        name = name[:-1]
    name = name.strip(" .") or "年度报告"
    if name.split(".")[0].strip().upper() in _DEVICES:
        name = f"_{name}"
    return name + suffix


@contextmanager
def written_beside(target: Path) -> Iterator[Path]:
    """Give a path beside `target` to write to; when the block ends well, put that file in the target's place.

    If the block raises, the half-written file is removed and the target stays as it was.
    Raises TargetError, with a finished sentence, in place of any OSError.
    """
    target = Path(os.path.realpath(target))
    if os.path.exists(target) and not os.path.isfile(target):
        raise _explain(target, OSError(errno.EEXIST, ""))
    draft = target.with_name(f"{_beside(target)}{secrets.token_hex(4)}.part")
    try:
        with draft.open("xb"):
            pass
        yield draft
        with draft.open("rb+") as written:
            os.fsync(written.fileno())
        os.replace(draft, target)
    except OSError as error:
        raise _explain(target, error) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def sweep(target: Path) -> None:
    """Remove what a process that was killed while it wrote `target` has left beside it."""
    target = Path(os.path.realpath(target))
    for left in target.parent.glob(f"{glob.escape(_beside(target))}????????.part"):
        with suppress(OSError):
            left.unlink()


def _beside(target: Path) -> str:
    return f".{target.name[:40]}."


def _explain(target: Path, error: OSError) -> TargetError:
    if not target.parent.is_dir():
        return TargetError(target, "文件夹不存在", "请选择另一个文件夹后重新导出")
    if target.is_dir():
        return TargetError(target, "已有同名的文件夹", "请换一个文件名后重新导出")
    if error.errno == errno.EEXIST:
        return TargetError(target, "该路径是设备或管道，不是文件", "请换一个文件名后重新导出")
    if error.errno == errno.ENOSPC:
        return TargetError(target, "磁盘空间不足", "请清理磁盘或换一个文件夹后重新导出")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        reason = "文件正被其他程序打开，或没有写入权限"
        return TargetError(target, reason, "请关闭打开此文件的程序，或换一个文件夹后重新导出")
    if error.errno == errno.ENAMETOOLONG:
        return TargetError(target, "文件名过长", "请缩短文件名后重新导出")
    return TargetError(target, "磁盘没有写成", "请换一个文件夹后重新导出")
