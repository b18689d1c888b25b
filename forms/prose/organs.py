"""One office written in several ways: 县政务公开办 and 县政公开办, 行政审批局 and 行政审批服务局 (I01)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from forms.prose.claims import Claim, stretch

_ORGAN = re.compile(
    r"(?<![一-龥])(?P<place>[一-龥]{2,4}?[省市州县区])?(?P<own>[省市州县区][一-龥]{3,14}?(?:办公室|办(?![公理事法件结案学好复税证])|局(?!部|面|限|机关)|中心|领导小组|委员会))"
    r"|(?P<free>[省市州县区](?!级|直|域|委(?!员)|长|里|内|本级|各|人大|政协)[一-龥]{3,14}?(?:办公室|办(?![公理事法件结案学好复税证])|局(?!部|面|限|机关)|中心|领导小组|委员会))"
)
_ENDING = re.compile(r"(?:办公室|办|局|中心|领导小组|委员会)$")
_FILLER = re.compile(r"服务|管理|工作|政府(?!信息)|的|公共")
_SEVERAL = re.compile(r"[和与及、]|各|由|对|在|把|将|为|是|等|会同|联合|组织|参加|负责|牵头|开展|公开[^办局中领委]{3,}")
_AND = re.compile(r"[和与及]")
"""Told apart by it alone: 人力资源和社会保障局, 人力资源与社会保障局."""
_FEW, _LONG, _LONGER, _MOST = 5, 6, 7, 40
_TELLS_APART = frozenset(
    "上下左右前后内外东西南北中大小高低初新旧省市县区乡镇村街年月日男女正副甲乙丙丁一二三四五六七八九十府输管"
)


class _Organ(NamedTuple):
    name: str
    start: int
    end: int


def organs(text: str) -> Iterator[Claim]:
    """Claims about offices whose name is written in two ways that are surely one."""
    kinds: dict[str, list[_Organ]] = {}
    for m in _ORGAN.finditer(text):
        group = "own" if m["own"] else "free"
        name = m[group]
        if _SEVERAL.search(_AND.sub("", name[1:])):
            continue
        ending = _ENDING.search(name)
        ways = kinds.setdefault((ending[0] if ending else "").replace("办公室", "办"), [])
        if len(ways) < _MOST and all(way.name != name for way in ways):
            ways.append(_Organ(name, m.start(group), m.end(group)))
    told: set[str] = set()
    begun: set[str] = set()
    for ways in kinds.values():
        for at, organ in enumerate(ways):
            first = next((w for w in ways[:at] if w.name not in told and _one(w.name, organ.name)), None)
            if first is None:
                continue
            told.add(organ.name)
            if first.name not in begun:
                begun.add(first.name)
                yield _twice(text, first, organ)


def _one(a: str, b: str) -> bool:
    """Whether two names with one ending are surely one name, written in two ways."""
    if _ENDING.sub("", a) == _ENDING.sub("", b):
        return False  # 办公室 and 办: told where names are told
    short, long = sorted((a, b), key=len)
    if _AND.search(long) or _AND.search(short):
        return len(short) >= _LONGER and _AND.sub("", a) == _AND.sub("", b)
    if len(long) == len(short):
        apart = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        if len(apart) == 1:
            return len(a) >= _LONGER and not any(c in _TELLS_APART for c in apart[0])
        return len(a) >= _FEW and len(apart) == 2 and apart[0] == apart[1][::-1] and sorted(a) == sorted(b)
    if len(long) == len(short) + 1 and len(short) >= _FEW:
        return any(long[:i] + long[i + 1 :] == short and long[i] not in _TELLS_APART for i in range(2, len(long) - 1))
    same = _FILLER.sub("", a) == _FILLER.sub("", b)
    return same and len(short) >= _LONG and a[0] == b[0]


def _twice(text: str, first: _Organ, second: _Organ) -> Claim:
    message = f"“{second.name}”与“{first.name}”像是同一机构，写法不一，请统一名称，或在首次出现时注明简称。"
    how = f"“{second.name}”与“{first.name}”只差个别字，读作同一名称。"
    span = (second.start, second.end)
    return Claim("I01", (span,), stretch("I01", text, *span, message, how))
