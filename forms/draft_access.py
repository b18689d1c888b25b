"""Who may write a draft: this window, or another one that has it open; the sentences that say so."""

from __future__ import annotations

import os
from pathlib import Path

from forms.errors import reason_of
from forms.file_lock import FileInUseError, Lock

IN_USE = "草稿「{}」正在另一个窗口或程序中打开{}，不能删除；请先在那边关闭。"
_READ_IN_USE = (
    "草稿「{}」正在另一个窗口或程序中打开{}，这里只能查看；要在这里改，请先在那边关闭，或用“文件”菜单的“接管编辑”。"
)
TAKEN_OVER = "草稿「{}」已由另一个窗口接管{}，本次没有保存；当前内容请另存一份，再对照两份。"
SIGNED = "这份草稿已作为“{}”签发锁定，这里只能查看；要修改请另起修订。"


def named(holder: str) -> str:
    """（周明，PC-3）, "" for nobody known."""
    return f"（{holder}）" if holder else ""


def try_lock(path: Path, take_over: bool) -> tuple[Lock | None, str, bool]:
    """The lock, or a sentence that says why the draft can only be read and whether that is because of another window."""
    if os.path.isfile(path) and not os.access(path, os.W_OK):
        return None, f"草稿文件「{path}」是只读的，这里只能查看；请复制一份再改。", False
    try:
        return Lock(path, take_over=take_over), "", False
    except FileInUseError as error:
        return None, _READ_IN_USE.format(path.stem, named(error.holder)), True
    except OSError as error:
        return None, f"草稿所在的文件夹不能写入（{reason_of(error)}），这里只能查看；请复制到别处再改。", False
