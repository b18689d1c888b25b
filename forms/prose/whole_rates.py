"""Rates that need no division: none is above 100 %, and what is done with all of them has 100 % (W01)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.prose.claims import Claim, found, place, quote
from forms.prose.listing import STOP
from forms.prose.structure import Group

_NAME = re.compile(r"([一-龥]{2,8})率(?:均|也|已)?(?:为|达到|达|是)?\s?$")
_OF_THE_WHOLE = re.compile(
    r"(?:公开|满意|合格|达标|覆盖|优良|优秀|知晓|及时|准确|按时|按期|回复|完好|采纳|通过|合规|可用|建成|上线|参与|及格)$"
)
_NO_WHOLE = re.compile(r"增长|提高|提升|上升|下降|同比|环比|超额|任务|计划|目标|预算")
_EACH = re.compile(
    r"(?:全部|均已?|都已?|全都)(?:按时|按期|及时|依法|主动|已|予以|进行了?|实现)*"
    r"(?P<what>公开|办结|答复|回复|合格|达标|建成|覆盖|满意|采纳|整改|通过)"
)
_FULL = Decimal(100)


def whole_rates(text: str, group: Group) -> Iterator[Claim]:
    """Every such rate of one bracket level."""
    for at, figure in enumerate(group.figures):
        m = _NAME.search(figure.lead) if figure.unit == "%" and not figure.about else None
        if m is None:
            continue
        if figure.value > _FULL and _OF_THE_WHOLE.search(m[1]) and not _NO_WHOLE.search(figure.lead):
            message = f"“{quote(figure, text)}”超过100%，请核对这一比率。"
            how = f"{m[1]}率是部分除以总数，不会超过100%。"
            yield Claim("W01", place(figure), found("W01", text, figure, message, how, stated=figure.value))
        elif figure.value < _FULL and at and not STOP.search(figure.gap):
            said = _EACH.search(figure.gap)
            if (
                said is not None
                and m[1].endswith(said["what"])
                and re.fullmatch(r"[,、\s]*", _between(figure.gap, said, m[0]))
            ):
                message = f"写“{said[0]}”，后面又写“{quote(figure, text)}”，应为100%，请核对。"
                how = f"“{said[0]}”读作没有余数，{m[1]}率应为100%。"
                finding = found("W01", text, figure, message, how, stated=figure.value, expected=_FULL)
                yield Claim("W01", place(figure), finding)


def _between(gap: str, said: re.Match[str], name: str) -> str:
    """The words between 全部公开 and the rate."""
    return re.sub(r"[^,;。]*$", "", gap[said.end() :].removesuffix(name)) if ";" not in gap[said.end() :] else ";"
