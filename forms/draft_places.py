"""Where drafts lie, and what is a draft: names, ids and files."""

from __future__ import annotations

import os
import re
from pathlib import Path

from forms.draft_file import HEAD_LIMIT, looks_like_draft
from forms.draft_folder import SUFFIX
from forms.draft_keeper import previous_copy
from forms.plain_files import read_plain

_NO_NAME = re.compile(r"[/\\\\:\0]|^\.")


def is_name(text: str) -> bool:
    """Whether a draft in the folder may be called so: it names a file right there, whoever put it there."""
    return bool(text) and _NO_NAME.search(text) is None


def exists(path: Path) -> bool:
    """Whether a draft is there: its file, or at least its previous copy."""
    return os.path.isfile(path) or os.path.isfile(previous_copy(path))


def is_draft(path: Path) -> bool:
    """Whether a path names a draft, by its suffix or by how it begins."""
    if path.name.endswith(SUFFIX):
        return exists(path)
    try:
        return looks_like_draft(read_plain(path, HEAD_LIMIT)[0])
    except OSError:
        return False
