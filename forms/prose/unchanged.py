"""持平, 相同: what is said to have stayed what it was, held against the two figures that the sentence gives (W13)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.prose.claims import Claim, amount, found, place, quote, scaled
from forms.prose.figures import Figure
from forms.prose.growth import sentences
from forms.prose.structure import Group

_EARLIER = r"(?:上年度?|去年|上一年度?|前一年|上年同期|去年同期|同期|20\d\d年度?|\0+年?度?|上[季月]度?)"
_SAME = r"(?:持平|相同|一致|相等|一样|一样多)"
_AGAINST = re.compile(rf"(?:与|和|同|跟|比|较){_EARLIER}(?:同期|全年)?的?\s?$")
_BEHIND = re.compile(rf"^(?:[,\s]*相比)?,?{_SAME}")
_LEVEL = re.compile(rf"(?:与|和|同|跟|比|较){_EARLIER}[^,;。()\d]{{0,6}}?(?<!基本)(?<!大体)(?<!大致)(?<!总体){_SAME}")
_IN_BRACKET = re.compile(rf"{_LEVEL.pattern}$")
_LAST = re.compile(rf"^[\s,]*(?:而|其)?{_EARLIER}[^,;。]{{0,8}}$")
_CHANGED = re.compile(r"增|减|升|降|多|少|高|低")
_NEAR = 24


def unchanged(text: str, group: Group) -> Iterator[Claim]:
    """Every 持平 of one bracket level whose two figures differ."""
    brackets = {i.start: i.figures[0] for i in group.inner if len(i.figures) == 1}
    for sentence in sentences(group.figures):
        for at, figure in enumerate(sentence):
            if _AGAINST.search(figure.lead) and _BEHIND.search(figure.tail):
                yield from _held(text, _level(sentence[:at], figure), figure)
        first, last = sentence[0].start, sentence[-1].end
        told = [f for start, f in brackets.items() if first < start <= last + _NEAR]
        for base in told:
            ahead = text[max(first, base.lead_start - _NEAR - 1) : base.lead_start - 1]
            if _IN_BRACKET.search(ahead):
                yield from _held(text, _level([f for f in sentence if f.end < base.start], base), base)
        yield from _two(text, sentence, first, last)


def _level(before: list[Figure], base: Figure) -> Figure | None:
    """What is compared: the last figure of that unit, unless it is itself a change."""
    return next((f for f in reversed(before) if f.unit == base.unit and not _CHANGED.search(f.lead[-4:])), None)


def _two(text: str, sentence: list[Figure], first: int, last: int) -> Iterator[Claim]:
    """「上年为15次，今年12次，与上年持平」: the only two figures of the sentence."""
    if len(sentence) != 2 or sentence[0].unit != sentence[1].unit:
        return
    m = _LEVEL.search(text, first, min(len(text), last + _NEAR))
    earlier = [f for f in sentence if _LAST.search(f.lead)]
    if m is None or len(earlier) != 1 or re.search(r"[。!?\n;]", text[last : m.end()] if m.start() > last else ""):
        return
    now = sentence[0] if earlier[0] is sentence[1] else sentence[1]
    yield from _held(text, now, earlier[0])


def _held(text: str, now: Figure | None, base: Figure) -> Iterator[Claim]:
    if now is None or now.about or base.about or (now.unit != "%" and (now.rough or base.rough)):
        return
    claim = Claim("W13", place(now, base))
    if now.value != base.value:
        apart = f"{amount(now, abs(now.value - base.value))}{now.said}"
        message = (
            f"写“持平”，但“{quote(now, text)}”与“{quote(base, text)}”相差{apart}，请核对两个数字，或改写增减情况。"
        )
        how = f"“持平”“相同”读作两数相等：“{quote(now, text)}”是现数，“{quote(base, text)}”是基数。"
        stated, expected = scaled(now, now.value), scaled(now, base.value)
        claim = claim._replace(finding=found("W13", text, now, message, how, stated=stated, expected=expected))
    yield claim
