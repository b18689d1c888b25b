"""A multiple or a change whose two levels stand behind it: 「咨询量是上年的2倍，由800件增加到1600件」, 「…，去年20件，今年60件」 (W14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.prose.changes import multiple
from forms.prose.claims import Claim
from forms.prose.figures import Figure

_FROM = re.compile(r"(?:由|从)[^,;。]{0,10}$")
_UP_TO = re.compile(r"(?:增|升|提高|提升|扩大|上升|增加|增长|扩展|达)[到至]?[^,;。]{0,6}$")
_ANY_WAY_TO = re.compile(r"(?:增|升|提高|扩大|降|减|缩|压|提升|增加|下降|减少|降低|缩短)[到至为]?[^,;。]{0,6}$")
_THEN = re.compile(r"^[\s,]*(?:上年|去年|上一年|上年度)(?:同期|全年)?(?:的|为|是|仅|只有|共|有)*\s*$")
_NOW = re.compile(r"^[\s,]*(?:今年|本年|本年度|当年)(?:的|为|是|达到?|共|有)*\s*$")


def times_behind(text: str, sentence: list[Figure], at: int, more: bool) -> Iterator[Claim]:
    """The multiple at `at`, of the two figures right behind it."""
    figure, behind = sentence[at], sentence[at + 1 : at + 3]
    if len(behind) < 2 or behind[0].unit != behind[1].unit or any(";" in f.gap for f in behind):
        return
    first, second = behind
    if (_FROM.search(first.lead) and _UP_TO.search(second.lead)) or (
        _THEN.match(first.lead) and _NOW.match(second.lead)
    ):
        yield from multiple(text, figure, first, second, more)
    elif _NOW.match(first.lead) and _THEN.match(second.lead):
        yield from multiple(text, figure, second, first, more)


def span_behind(sentence: list[Figure], at: int) -> tuple[Figure, Figure] | None:
    """(base, level) of 「同比下降25%，由80件降到60件」: the span right behind its change."""
    behind = sentence[at + 1 : at + 3]
    if len(behind) < 2 or behind[0].unit != behind[1].unit or any(";" in f.gap for f in behind):
        return None
    told = re.fullmatch(r"[\s,]*(?:由|从)[^,;。]{0,10}", behind[0].gap) and _ANY_WAY_TO.search(behind[1].lead)
    return (behind[0], behind[1]) if told else None
