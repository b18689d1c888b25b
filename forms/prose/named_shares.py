"""Shares told in a sentence of their own, by name: 「本级栏目发布量占总量的47.0%，报送系统发布量占53.0%」 (W01).

The part is the one figure of the paragraph before that is called so; any figure before it may be the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from forms.prose.claims import Claim, percent, places_of
from forms.prose.figures import Figure
from forms.prose.listing import STOP, cue_of
from forms.prose.structure import Group
from forms.prose.terms import held

_NAMED = re.compile(
    r"^[\s,、和]*(?P<name>[一-龥]{2,12}?)(?:的?(?:发布|公开|申请|办理|受理|推送)?(?:总?[数量]|数量|占比))?(?:约|共|各)?占(?:[^,;。%]{0,10}总[量数]的?|比|了|到)?\s?$"
)
_RATIO_OF = re.compile(r"中的?,?(?:有|的)?\s?$")
_PLAIN = re.compile(r"[\s,]*(?:其中|有|占|约占)?")
_TOTAL = re.compile(r"共(?!青|产|建|享|同)|总|全[年市县区省州局院校]|累计|主动公开")
_MOST, _NEAR = 60, 16


def named_shares(text: str, group: Group) -> Iterator[Claim]:
    """Every such share of one bracket level."""
    figures = group.figures
    begin = 0
    for at, figure in enumerate(figures):
        if STOP.search(figure.gap):
            begin = at
        m = _NAMED.match(figure.lead) if figure.unit == "%" and not figure.about else None
        if m is not None and not any(f.counts for f in figures[begin:at]):
            yield from _named(text, figures[max(0, at - _MOST) : begin], figure, m["name"])
    if group.owner is not None and group.owner.unit == "%" and group.parent is not None and len(figures) == 1:
        yield from _of_bracket(text, group.parent.figures, group.owner, figures[0])
    if (
        (group.owner is None or group.owner.unit == "%")
        and group.parent is not None
        and len(figures) == 1
        and figures[0].unit == "%"
    ):
        yield from _that_is(text, group.parent.figures, figures[0])


def _named(text: str, before: list[Figure], rate: Figure, name: str) -> Iterator[Claim]:
    called = [f for f in before if f.counts and not f.about and name in f.lead]
    if len(called) != 1:
        return
    part = called[0]
    wholes = [f for f in before if f.counts and f.unit == part.unit and f.value > part.value and not f.about]
    whole = max(wholes, key=lambda f: f.value, default=None)
    if whole is None or not _TOTAL.search(whole.lead) or cue_of(whole):
        return
    fitting = [w for w in wholes if percent(part.value, w.value, places_of(rate))[1] == rate.value]
    yield from held(text, rate, part, fitting[:1] or [whole])


def _of_bracket(text: str, around: list[Figure], rate: Figure, part: Figure) -> Iterator[Claim]:
    """「来信856封，95.0%（813封）在规定时间内回复」: the part in the bracket, the whole right before the rate."""
    at = next((n for n, f in enumerate(around) if f is rate), 0)
    whole = around[at - 1] if at else None
    if whole is None or not whole.counts or whole.unit != part.unit or not part.counts or part.value >= whole.value:
        return
    if STOP.search(rate.gap) or ";" in rate.gap or rate.about or not _PLAIN.fullmatch(rate.lead):
        return
    yield from held(text, rate, part, [whole])


def _that_is(text: str, around: list[Figure], rate: Figure) -> Iterator[Claim]:
    """「占比超过九成（93.5%），即200件中的187件」: the terms right behind the bracket."""
    behind = [f for f in around if f.start > rate.end][:2]
    for whole, part in pairwise(behind):
        near = whole.start - rate.end < _NEAR and not STOP.search(text[rate.end : whole.start])
        if near and whole.unit == part.unit and whole.counts and _RATIO_OF.fullmatch(part.gap.strip()):
            yield from held(text, rate, part, [whole])
