"""Printing for the commands: whoever stopped listening, or a full disk, ends in no complaint of Python's own."""

from __future__ import annotations

import os
from typing import TextIO


def say(words: str, stream: TextIO | None) -> OSError | None:
    """Print at once; why it could not all be printed, None if it was or if there is no such stream (a window's program)."""
    if stream is None:
        return None
    try:
        stream.write(words)
        stream.flush()
    except OSError as error:
        # Python would try the rest again when it ends, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return error
    return None
