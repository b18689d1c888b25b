"""One character for one: full-width digits, letters, signs and blanks become half-width, so that places stay what they are."""

from __future__ import annotations

import re
from itertools import pairwise

_TABLE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_TABLE |= dict.fromkeys((12288, 160, 9, 13, *range(8192, 8204), 8239, 65279), 32)
_TABLE |= {ord("【"): ord("("), ord("】"): ord(")"), ord("｡"): ord("。")}

_NUMBERED = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d))")
_CELL = re.compile(r"[\s\d.,%—－\-]*(?:[条件次篇个人元]|万元|人次)?[\s\d.,%]*$")
_RUNS_ON = ",、;:(“《和与及的"
_ENDS = "。!?;:)”》"
_LONG = 18


def narrow(text: str) -> str:
    """The text with full-width forms narrowed and line breaks within a sentence made blanks; as long as it was."""
    flat = text.translate(_TABLE)
    if "\n" not in flat:
        return flat
    lines = flat.split("\n")
    out = [lines[0]]
    for above, below in pairwise(lines):
        out.append((" " if _runs_on(above, below) else "\n") + below)
    return "".join(out)


def _runs_on(above: str, below: str) -> bool:
    """Whether a line goes on in the next one: it ends within a sentence and the next one begins nothing of its own."""
    head, tail = above.strip(), below.strip()
    if not head or not tail or _CELL.fullmatch(tail[:40]) or _NUMBERED.match(tail) or _CELL.fullmatch(head[:40]):
        return False
    if not any(mark in head for mark in ",、。;"):
        return False
    if head[-1] in _RUNS_ON and head[-1] not in ":":
        return True
    return head[-1] not in _ENDS and len(head) >= _LONG and not _NUMBERED.match(head)
