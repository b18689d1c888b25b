"""One name written in several ways: websites, columns, accounts, documents, hotlines, groups (I01)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from forms.prose.claims import Claim, stretch
from forms.prose.organs import organs

_NAME = re.compile(
    r"[一-龥0-9]{2,24}?(?:门户网站|门户网(?![络页群址友上])|政府网(?![络页群址友上站])|公开网|政务网站?|信息网|专栏)"
)
_TYPE = r"(?:微信公众号|公众号|微博|微信|客户端|APP|门户网站|网站|平台|栏目|专栏|专题|系统|品牌|热线|信箱)"
_QUOTED = re.compile(
    rf"(?:(?P<before>{_TYPE})(?:名?为|是|名称为)?)?“(?P<name>[一-龥·]{{4,16}})”(?P<after>(?:政务)?{_TYPE})?"
)
_TITLE = re.compile(r"《([^《》\n]{8,40})》")
_HOTLINE = re.compile(
    r"12345[”\"]?((?:政务|政府|服务|便民|市民|市长|县长|区长|公共|公众|行政|投诉|举报|为民|民生|综合|热线|专){1,5})(?:热线|专线|电话)"
)
_GROUP = re.compile(r"(?:政府信息公开|政务信息公开|政务公开|信息公开|电子政务|政务服务)(?:工作)?(?:协调)?领导小组")
_PRINCIPLE = re.compile(r"以?公开为(?:常态|原则|惯例|主)[,、]?(?:以)?不公开为例外")
_CONTRAST = frozenset(
    "上下左右前后内外东西南北中大小高低初新旧省市县区乡镇村街年月日男女正副甲乙丙丁部局院厅科股处一二三四五六七八九十"
)
_FILLERS = re.compile(r"工作|政府|的|暂行|\(试行\)|[市县区]")
_LONG = 8
_LISTED = 5
_MOST = 60
"""So many names of one kind are compared with one another; no report has more."""
_CUT = re.compile(
    r".*(?:通过|利用|依托|开设了|开设|开辟|在|的|于|对|和|与|及|到|从|由|为|是|把|将|各|用|按照|登录|建设|平台|入口|维护|完善|统一|我市|我县|我区|我局|全市|该|级|\d{1,2}月|组织|监测|管理)"
)
_OFFICE = re.compile(r"([一-龥]{4,16})办公室")
_ENDS_SHORT = r"办(?![公理事法件结案学好复税证])"
_TYPO = re.compile(r"党政府(?=门户网)")
_YEAR = re.compile(r"(?:19|20)\d{2}年")


class _Name(NamedTuple):
    """A name as it is written where it stands first."""

    kind: str
    own: str
    start: int
    end: int


def names(text: str) -> Iterator[Claim]:
    """Claims about names: a known slip (党政府门户网站), and names of one thing that are written differently."""
    yield from _clipped(text)
    yield from organs(text)
    for m in _TYPO.finditer(text):
        message = "“党政府门户网站”疑为“党政门户网站”，请统一名称。"
        finding = stretch("I01", text, m.start(), m.end(), message, "“党政”与“政府”连写成了“党政府”。")
        yield Claim("I01", ((m.start(), m.end()),), finding)
    kinds: dict[str, dict[str, _Name]] = {}
    for name in _all(text):
        ways = kinds.setdefault(name.kind, {})
        if len(ways) < _MOST:
            ways.setdefault(name.own, name)
    for ways in kinds.values():
        families = list(_families(list(ways.values())))
        for family in families:
            if not any(_short_forms(family, other) for other in families):
                yield _several(text, family)


def _all(text: str) -> Iterator[_Name]:
    """Every name of a text."""
    for m in _NAME.finditer(text):
        own = _cut(m[0])
        start = m.end() - len(own)
        if m[0].endswith("门户网") and text[m.end() : m.end() + 1] == "站":
            own += "站"
        yield _Name("专栏" if own.endswith("专栏") else "网站", own, start, start + len(own))
    for m in _QUOTED.finditer(text):
        if m["before"] or m["after"]:
            yield _Name(
                (m["after"] or m["before"]).removeprefix("政务")[-2:], m["name"], m.start("name"), m.end("name")
            )
    for m in _TITLE.finditer(text):
        yield _Name("文件", m[1], m.start(1), m.end(1))
    for m in _HOTLINE.finditer(text):
        yield _Name("热线", "12345" + m[1] + "热线", m.start(), m.end())
    for m in _GROUP.finditer(text):
        yield _Name("小组", m[0], m.start(), m.end())
    for m in _PRINCIPLE.finditer(text):
        yield _Name("原则", m[0].removeprefix("以"), m.start(), m.end())


def _families(found: list[_Name]) -> Iterator[list[_Name]]:
    """Names of one thing, as they follow one another in the text."""
    taken: set[int] = set()
    for at, first in enumerate(found):
        if at in taken:
            continue
        family = [first]
        for n in range(at + 1, len(found)):
            if n not in taken and any(_same(one, found[n]) for one in family):
                family.append(found[n])
                taken.add(n)
        if len(family) > 1:
            yield family


def _short_forms(family: list[_Name], other: list[_Name]) -> bool:
    """Whether the names of a family are but ends of the other's: what is to say is said of those."""
    return family is not other and all(any(o.own.endswith(f.own) for o in other) for f in family)


def _several(text: str, family: list[_Name]) -> Claim:
    first, second, *_ = family
    shown = "、".join(f"“{way.own}”" for way in family)
    message = f"同一名称有{len(family)}种写法：{shown}，建议统一。"
    how = f"“{second.own}”与“{first.own}”只差个别字或次序，读作同一名称。"
    span = (second.start, second.end)
    return Claim("I01", (span,), stretch("I01", text, *span, message, how))


def _same(a: _Name, b: _Name) -> bool:
    """Whether two names of a kind, written differently, are surely those of one thing."""
    if a.kind in ("热线", "原则"):
        return True
    if a.kind == "小组":
        return _FILLERS.sub("", a.own) == _FILLERS.sub("", b.own)
    if a.kind == "网站":
        return _same_site(a.own, b.own)
    if a.kind == "专栏" and a.own.endswith("专栏"):
        return (
            min(len(a.own), len(b.own)) >= 7
            and _core(a.own) == _core(b.own)
            and not (_generic(a.own) or _generic(b.own))
        )
    if b.start - a.end < _LISTED:
        return False  # named side by side, so they are two
    if sorted(a.own) == sorted(b.own) or a.own.replace("·", "") == b.own.replace("·", ""):
        return True
    return (
        _one_apart(a.own, b.own)
        or _left_out(a.own, b.own)
        or (a.kind == "文件" and _FILLERS.sub("", a.own) == _FILLERS.sub("", b.own))
    )


def _same_site(a: str, b: str) -> bool:
    if sorted(a) == sorted(b):
        return True
    heads = [re.sub(r"(?:门户网站?|政府网|公开网|政务网站?|信息网)$", "", own) for own in (a, b)]
    if heads[0] == heads[1]:
        both = [own.removesuffix("站").endswith(("政务网", "政府网")) and not _generic(own) for own in (a, b)]
        return (all(both) or ("门户网" in a and "门户网" in b)) and len(heads[0]) >= 2
    if _generic(a) or _generic(b) or min(len(a), len(b)) < 6:
        return "门户网" in a and "门户网" in b and _shortened(*heads)
    return _core(a) == _core(b) or ("门户网" in a and "门户网" in b and _shortened(*heads))


def _shortened(a: str, b: str) -> bool:
    """Whether one is the other's short form: 省地税局 for 省地方税务局."""
    long, short = (a, b) if len(a) > len(b) else (b, a)
    if len(short) < 4 or len(long) < len(short) + 2 or long[-1] != short[-1] or long[:1] != short[:1]:
        return False
    if long[-1] not in "局委办厅院校司" or sum(c in "局委办厅院校司" for c in long) > 1:
        return False
    letters = iter(long)
    return all(c in letters for c in short)


def _one_apart(a: str, b: str) -> bool:
    """Whether two names of some length differ in one character that tells nothing apart."""
    if len(a) != len(b):
        return False
    apart = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(apart) == 1 and not any(c in _CONTRAST or not "一" <= c <= "龥" for c in apart[0])


def _left_out(a: str, b: str) -> bool:
    """Whether one long name is the other with up to two characters left out within it that tell nothing apart."""
    long, short = sorted((a, b), key=len, reverse=True)
    if not 0 < len(long) - len(short) <= 2 or len(short) < _LONG:
        return False
    same = next((i for i, (x, y) in enumerate(zip(long, short, strict=False)) if x != y), len(short))
    gone = long[same : same + len(long) - len(short)]
    return (
        0 < same < len(short)
        and long[same + len(gone) :] == short[same:]
        and not any(c in _CONTRAST or not "一" <= c <= "龥" for c in gone)
    )


def _core(own: str) -> str:
    return "".join(sorted(re.sub("[市县区站]", "", own).replace("政务", "政府")))


def _generic(own: str) -> bool:
    """Whether it is no name of its own: 县政府门户网站."""
    return own.startswith(("市", "县", "区", "政府", "党政", "省", "中国"))


def _clipped(text: str) -> Iterator[Claim]:
    """「县电子政务管理办公室」 also written 「县电子政务管理办」, without 以下简称."""
    told: set[str] = set()
    for m in _OFFICE.finditer(text):
        stem = _cut(m[1] + "办公室").removesuffix("办公室")[-10:]
        if len(stem) < 5 or stem in told:
            continue
        told.add(stem)
        short = re.search(re.escape(stem) + _ENDS_SHORT, text)
        if short is None or re.search(rf"简称[“:为]{{0,2}}[^”)]{{0,12}}{re.escape(stem[-4:])}办", text):
            continue
        span = (short.start(), short.end())
        message = f"“{stem}办公室”又写作“{short[0]}”，建议统一名称，或在首次出现时注明简称。"
        yield Claim(
            "I01", (span,), stretch("I01", text, *span, message, "两个名称只差末尾的“公室”，文中没有注明简称。")
        )


def _cut(name: str) -> str:
    found = _CUT.match(name, 0, max(0, len(name) - 4))
    kept = name[found.end() :] if found else name
    if not kept.endswith("专栏"):
        kept = _YEAR.sub("", kept)
    return kept
