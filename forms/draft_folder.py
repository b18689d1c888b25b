"""Where drafts lie and how one is called; and a quick, unproved look into one for the first picture of the window.

Imports nothing that takes time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from forms.errors import NianbaoError
from forms.plain_files import read_plain

SUFFIX = ".nianbao"
_AT_A_GLANCE = 4 * 1024 * 1024  # bytes; a larger draft is opened without a first picture


class NoFolderError(NianbaoError):
    """It is not known where drafts should lie."""


def folder_named(text: str) -> Path:
    """The folder that somebody wrote down, ~ and ~name in full. Raises NoFolderError where there is no such home."""
    path = os.path.expanduser(text)
    if path.startswith("~"):
        raise NoFolderError(f"找不到“{text.partition(os.sep)[0]}”所指的个人文件夹；请写出完整的文件夹路径。")
    return Path(path)


def insist_on_folder() -> None:
    """Raises NoFolderError where `usual_folder` would; costs nothing."""
    if named := os.environ.get("NIANBAO_DATA"):
        folder_named(named)
    elif not os.path.isabs(os.environ.get("XDG_DATA_HOME", "")) and os.path.expanduser("~") == "~":
        raise NoFolderError(
            "系统没有给出个人文件夹，不知道草稿放在哪里；请用 --data 或环境变量 NIANBAO_DATA 指定文件夹。"
        )


def usual_folder() -> Path:
    """The folder that NIANBAO_DATA names, or else the user's data folder. Raises NoFolderError."""
    insist_on_folder()
    if named := os.environ.get("NIANBAO_DATA"):
        return folder_named(named)
    from platformdirs import user_data_dir  # not needed where the folder is given

    return Path(user_data_dir("nianbao", appauthor=False))


def glance(name: str, folder: Path | None = None) -> Mapping[str, Any]:
    """The payload of the draft that an id or a path names, as it was last saved; {} if it cannot be had at once.

    Seals are not proved and nothing is repaired: it is for showing until the draft is opened, never for working on.
    """
    path = Path(name) if name.endswith(SUFFIX) else (folder or usual_folder()) / (name + SUFFIX)
    try:
        content, size = read_plain(path, _AT_A_GLANCE)
        body = content.partition(b"\n")[2] if size == len(content) else b""
        payload = json.loads(body)["draft"]["1"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return {}
    return payload if isinstance(payload, dict) else {}
