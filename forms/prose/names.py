"""One name written in several ways: websites and columns (I01)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.prose.claims import Claim, stretch

_NAME = re.compile(r"[一-龥0-9]{2,24}?(?:门户网站|门户网|公开网|政务网|信息网|专栏)")
_CUT = re.compile(
    r".*(?:通过|利用|依托|开设了|开设|开辟|在|的|于|对|和|与|及|到|从|由|为|是|把|将|各|用|按照|登录|建设|平台|入口|维护|完善|统一|我市|我县|我区|我局|全市|该|级|\d{1,2}月|组织|监测|管理)"
)
_OFFICE = re.compile(r"([一-龥]{4,16})办公室")
_ENDS_SHORT = r"办(?![公理事法件结案学好复税证])"
_TYPO = re.compile(r"党政府(?=门户网)")
_TITLE = re.compile(r"《(?P<name>[^《》\n]{6,60})》")
_ACCOUNT = re.compile(r"“(?P<name>[一-龥]{4,16})”(?=微信|微博|公众号|客户端|网站|栏目|专栏|平台|抖音|政务号)")
_TELLING = re.compile(r"[\d〇零一二三四五六七八九十甲乙丙上下前后左右新旧老男女东西南北省市县区镇乡村街(（)）]|全国")
"""What tells two names apart on purpose."""
_PRINCIPLE = re.compile(r"公开为(常态|原则)[、,]\s?不公开为例外")
_LONG, _MOST = 8, 60
_YEAR = re.compile(r"(?:19|20)\d{2}年")


def names(text: str) -> Iterator[Claim]:
    """Claims about names: a known slip (党政府门户网站), and names of the same characters that are written differently."""
    yield from _clipped(text)
    yield from _slips(text)
    yield from _principle(text)
    for m in _TYPO.finditer(text):
        message = "“党政府门户网站”疑为“党政门户网站”，请统一名称。"
        yield Claim(
            "I01",
            ((m.start(), m.end()),),
            stretch("I01", text, m.start(), m.end(), message, "“党政”与“政府”连写成了“党政府”。"),
        )
    families: dict[str, dict[str, tuple[int, int]]] = {}
    for m in _NAME.finditer(text):
        own = _cut(m[0])
        start = m.end() - len(own)
        if m[0].endswith("门户网") and text[m.end() : m.end() + 1] == "站":
            own += "站"
        level = own.startswith(("市", "县", "区", "省"))
        core = "".join(sorted(re.sub("站" if level else "[市县区站]", "", own).replace("政务", "政府")))
        if len(own) >= (7 if own.endswith("专栏") else 9 if level else 6) and not own.startswith(
            ("政府", "党政", "中国")
        ):
            families.setdefault(core, {}).setdefault(own, (start, start + len(own)))
    for ways in families.values():
        if len(ways) < 2:
            continue
        (first, _), *others = ways.items()
        for own, (start, end) in others[:1]:
            shown = "、".join(f"“{w}”" for w in ways)
            message = f"同一名称有{len(ways)}种写法：{shown}，建议统一。"
            yield Claim(
                "I01",
                ((start, end),),
                stretch("I01", text, start, end, message, f"“{own}”与“{first}”用字相同，只差“市”“站”或次序。"),
            )


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


def _slips(text: str) -> Iterator[Claim]:
    """Titles in 《》 and names of accounts in “” that differ in one character, or leave out two at most."""
    for pattern in (_TITLE, _ACCOUNT):
        first: dict[str, tuple[int, int]] = {}
        for m in pattern.finditer(text):
            first.setdefault(m["name"], (m.start("name"), m.end("name")))
        told = list(first)[:_MOST]
        for at, name in enumerate(told):
            like = next((n for n in told[:at] if _slip(n, name)), None)
            if like is not None:
                message = f"“{name}”与前面的“{like}”只差一两个字，请核对是否同一名称。"
                how = "书名号、引号里的名称逐一比对，只差一两个字的提示。"
                yield Claim("I01", (first[name],), stretch("I01", text, *first[name], message, how))


def _slip(a: str, b: str) -> bool:
    """Whether one of two names is the other with a slip: one character exchanged, or up to two left out within it."""
    if len(a) == len(b):
        unlike = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        return len(unlike) == 1 and not any(_TELLING.match(c) for c in unlike[0])
    long, short = sorted((a, b), key=len, reverse=True)
    if len(long) - len(short) > 2 or len(short) < _LONG:
        return False
    same = next((i for i, (x, y) in enumerate(zip(long, short, strict=False)) if x != y), len(short))
    gone = long[same : same + len(long) - len(short)]
    return 0 < same < len(short) and long[same + len(gone) :] == short[same:] and not _TELLING.search(gone)


def _principle(text: str) -> Iterator[Claim]:
    """「以公开为常态」 and 「以公开为原则」 in one text."""
    ways = {m[1]: (m.start(), m.end()) for m in _PRINCIPLE.finditer(text)}
    if len(ways) == 2:
        span = max(ways.values())
        message = "“公开为常态、不公开为例外”与“公开为原则、不公开为例外”两种提法都用了，建议统一。"
        yield Claim("I01", (span,), stretch("I01", text, *span, message, "同一原则在文中应用同一种提法。"))


def _cut(name: str) -> str:
    found = _CUT.match(name, 0, max(0, len(name) - 4))
    kept = name[found.end() :] if found else name
    if not kept.endswith("专栏"):
        kept = _YEAR.sub("", kept)
    return kept
