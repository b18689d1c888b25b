"""Items that stand twice in one list told apart by 、 (I02)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.prose.claims import Claim, stretch

_CLAUSE = re.compile(r"[^,;:。!?\n]{8,2000}")
_BRACKETS = re.compile(r"\([^()]{0,80}\)")
_ETC = re.compile(r"等(?!级|次).*$|(?:的|方面).*$")
_AND = re.compile(r"以及|[和及与]")
_OPENS = re.compile(
    r"^.*(?:涉及到?|覆盖|涵盖|包括|包含|围绕|聚焦|针对|主要是|主要有|集中在|集中于|范围是|内容是|内容为|通过|利用|借助|依托|运用|采取|采用|对|就|公开|发布)(?=[^、]{2,}$)"
)
"""What may stand before the first item of a list: 「公开内容覆盖招生、财务…」."""
_ITEM = re.compile(r"[一-龥A-Za-z“”·]{2,20}")


def doubled(text: str, start: int, end: int) -> Iterator[Claim]:
    """An item that stands twice in one list of at least four (of three where its name is long)."""
    for clause in _CLAUSE.finditer(text, start, end):
        if clause[0].count("、") >= 2:
            yield from _in_clause(text, clause.start(), _BRACKETS.sub(lambda m: "、" * len(m[0]), clause[0]))


def _in_clause(text: str, begin: int, clause: str) -> Iterator[Claim]:
    items = [(m.start(), m[0].strip()) for m in re.finditer(r"[^、]+", clause)]
    if len(items) < 3:
        return
    at, last = items[-1]
    tail = _ETC.sub("", last)
    halves = _AND.split(tail)
    items[-1:] = [(at + tail.find(h), h) for h in halves] if len(halves) == 2 and all(halves) else [(at, tail)]
    first = _OPENS.sub("", items[0][1])
    seen: set[str] = set()
    for at, item in items[1:]:
        again = item in seen or (len(item) >= 3 and first.endswith(item)) or first == item
        if again and _ITEM.fullmatch(item) and len(items) >= (4 if len(item) < 3 else 3):
            place = text.index(item, begin + at)
            message = f"“{item}”在同一列举中重复出现，请删去一处。"
            how = "列举各项逐一比对，写法完全相同的算重复。"
            span = (place, place + len(item))
            yield Claim("I02", (span,), stretch("I02", text, *span, message, how))
        seen.add(item)
