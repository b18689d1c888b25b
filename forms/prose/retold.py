"""One quantity told twice in other words, the second time with a slip of the pen: 154件, 145件 (E30).

Two figures of one unit that differ by one digit, or by two neighbours that changed places, are held to be one quantity where
their words say so: the same is done with the same things, by nobody else and at no other time. A figure that stands a third time
in the text is no slip.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from forms.prose.claims import Claim, amount, found, place, quote, scaled
from forms.prose.figures import Figure
from forms.prose.structure import Paragraph

_VERBS = (
    ("收", r"收到|受理|接收|接到|新收|收件|接收到"),
    ("答", r"答复|办结|回复|办复|办理完毕|处理完毕"),
    (
        "发",
        r"主动公开|(?<!申请)(?<!信息)(?<!政务)公开(?!申请|工作|栏|点|目录|指南|平台|制度)|发布|推送|刊登|刊发|刊载|发出|编发|更新|公布|上传|报送",
    ),
    ("办", r"举办|召开|举行|组织召开|组织举办|开展"),
    ("印", r"印发|制发|制定|出台|印制|编印"),
    ("训", r"培训|参训|轮训|参加培训"),
    ("接", r"接待|接听|接访|咨询"),
    ("设", r"设置|设立|建成|设有|建有|开设|开通|配备"),
    ("拨", r"安排|投入|下达"),
    ("用", r"支出|使用"),
    ("行", r"发行|发放"),
    ("回", r"回收|收回"),
)
_VERB = re.compile("|".join(f"(?P<v{n}>{words})" for n, (_, words) in enumerate(_VERBS)))
_NOISE = re.compile(
    r"\0+|但|而|其中|(?:19|20)\d{2}年度?|全年|本年度?|今年|年内|一年来|截至[^,;。]{0,8}|我[市县区局镇委办院校厅]|全[市县区局镇省院校州厅系统]{1,2}|本[级机关单位局]{1,3}|累计|总共|共计|合计|总计|共|"
    r"各类|各级|已经?|全部|分别|主动|依法|及时|认真|据统计|达到?|了|的|有|为|所|对|这|该|上述|以上|前述|将|把|通过|在|由|均|都|并|也|还|数量?|总数|总量|[\s,、:;()“”《》]"
)
_GENERIC = re.compile(r"政府|政务|信息公开|公开|官方|门户|工作|人民")
BARRED = re.compile(
    r"比|较|上年|去年|同期|往年|季度|半年|\d月|[一二三四五六七八九十]月|月份|增|减|多|少|升|降|计划|拟|目标|力争|预计|每|平均|其余|另|剩|原|年初|其中"
)
_AGAIN = re.compile(r"(?:上述|以上|前述|这|该|全部这|所[一-龥]{2})(?:收到|受理|公开|发布)?的?\s?$")
_YEAR = re.compile(r"((?:19|20)\d{2})年")
_LEAST, _SURE, _MOST_WORDS = 10, 100, 40
"""A number below the second is too short to tell a slip by, unless the text itself says that it is one named before."""


class _Told(NamedTuple):
    """What is said of a figure: by whom, what was done (a class of verbs), with what; the words `before` its clause."""

    figure: Figure
    who: str
    done: str
    what: str
    again: bool
    year: str
    before: str


def retold(text: str, parts: list[Paragraph]) -> Iterator[Claim]:
    """Claims about quantities that a text gives twice with figures that differ by a slip."""
    figures = [f for p in parts for group in p.groups[:1] for f in group.figures]
    times = Counter(re.sub(r"(?<=\d),(?=\d{3})", "", m[0]) for m in re.finditer(r"\d[\d,]*(?:\.\d+)?", text))
    seen: dict[tuple[str, str], list[_Told]] = {}
    for figure in figures:
        digits = figure.shown.replace(",", "").replace(" ", "")
        if not figure.counts or figure.about or figure.value < _LEAST or len(digits.rstrip("0")) < 2:
            continue
        told = _told(text, figure)
        if told is None:
            continue
        for key in _slips(digits, figure.unit):
            for earlier in seen.get(key, ())[-_LAST:]:
                if _one(earlier, told) and _once(times, earlier, told):
                    yield _differs(text, figure, earlier.figure)
                    break
            else:
                continue
            break
        for key in _ways(digits, figure.unit):
            seen.setdefault(key, []).append(told)


_LAST = 6


def _ways(digits: str, unit: str) -> Iterator[tuple[str, str]]:
    """Keys under which a number is found again: itself, and itself with each digit unread."""
    yield digits, unit
    for at, digit in enumerate(digits):
        if digit.isdigit():
            yield f"{digits[:at]}*{digits[at + 1 :]}", unit


def _slips(digits: str, unit: str) -> Iterator[tuple[str, str]]:
    """Keys of what differs from a number by one digit, or by two neighbours that changed places."""
    for at, digit in enumerate(digits):
        if digit.isdigit():
            yield f"{digits[:at]}*{digits[at + 1 :]}", unit
        point = digits[at + 1 : at + 2] if digits[at + 1 : at + 2] == "." else ""
        after = digits[at + 1 + len(point) : at + 2 + len(point)]
        if digit.isdigit() and after.isdigit() and digit != after:
            yield f"{digits[:at]}{after}{point}{digit}{digits[at + 2 + len(point) :]}", unit


def by_one_digit(a: str, b: str) -> bool:
    """Whether two numbers differ by one digit, or by two neighbours that changed places."""
    if len(a) != len(b) or a == b:
        return False
    apart = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(apart) == 1:
        return True
    return len(apart) == 2 and apart[1] == apart[0] + 1 and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]


def _told(text: str, figure: Figure) -> _Told | None:
    lead, tail = figure.lead[-_MOST_WORDS:], re.split(r"[均都已全占比较]|中(?=$|,)", figure.tail)[0][:12]
    if BARRED.search(lead) or BARRED.search(figure.gap[-12:]) or BARRED.search(figure.tail[:4]):
        return None
    verbs = list(_VERB.finditer(lead))
    last = verbs[-1] if verbs else None
    behind = last.end() if last else 0
    again = bool(_AGAIN.search(lead) or (last and lead[behind:].strip() == "的"))
    among = lead.strip() in _OF_THESE and figure.tail[:12].find("中") > 1
    again = again or among or lead.strip() in _ALL_OF_THEM or lead.rstrip().endswith("中的")
    who, what = _NOISE.sub("", lead[: last.start()] if last else ""), lead[behind:] + tail
    if last is None and (last := _VERB.match(tail)) is not None:
        what = tail[last.end() :]  # 「所作的128件答复」
    done = _VERBS[int((last.lastgroup or "v0")[1:])][0] if last else ""
    years = _YEAR.findall(figure.gap[-_MOST_WORDS:] + lead)
    before = re.split(r"[。!?\n]", text[max(0, figure.lead_start - _MOST_WORDS) : figure.lead_start])[-1]
    return _Told(figure, who, done, _NOISE.sub("", what), again, years[-1] if years else "", before)


def _one(a: _Told, b: _Told) -> bool:
    """Whether two figures surely count one thing."""
    if a.figure.value == b.figure.value or (a.done != b.done and b.done):
        return False
    if a.figure.said != b.figure.said or not (_told_by(a, b) and _told_by(b, a)):
        return False
    if a.year and b.year and a.year != b.year:
        return False
    swapped = sorted(a.figure.shown) == sorted(b.figure.shown)
    shorter, longer = sorted((a.what, b.what), key=len)
    long = len(shorter) >= _SAME_WORDS and shorter in longer
    if b.figure.value < _SURE and not (b.again or long or (swapped and b.figure.value >= _TWO_DIGITS)):
        return False
    ours, theirs = (_bare(t.who) for t in (a, b))
    if swapped and not (ours or theirs) and _ends_alike(a.what, b.what):
        return True
    same_words = ours + _bare(a.what) == theirs + _bare(b.what)
    by_one = _within(ours, theirs) and (
        b.again or bool(ours) == bool(theirs) or (not ours and b.who in a.before) or (not theirs and ours in b.before)
    )
    if not (same_words or (by_one and _within(_bare(a.what), _bare(b.what)))):
        return False
    if b.again or b.done:
        by_whom = bool(b.who) and (b.who == a.who or b.who in a.before)
        return (b.again and bool(b.done)) or len(shorter) >= _SHORT or (by_whom and swapped)
    ours_all = swapped and _OURS.search(b.figure.lead)
    return (shorter == longer and len(shorter) > _SHORT - bool(ours_all)) or (
        len(shorter) >= _LONG and shorter in longer
    )


_SHORT, _LONG, _SAME_WORDS, _TWO_DIGITS = 2, 6, 8, 20
_OF_THESE = ("", "在", "在这", "从", "在这些")
_ALL_OF_THEM = ("全部", "所有", "全部的")
_OURS = re.compile(r"^[\s,]*(?:全|我)[市县区镇省局州院校年]$")


def _told_by(a: _Told, b: _Told) -> bool:
    """Whether what one counts is named with the other too, though perhaps in another place."""
    what = _bare(a.what)
    return not what or bool(b.what) or what in b.who or what in b.before


def _ends_alike(a: str, b: str) -> bool:
    """Whether the same long name stands right before both: 「总署公告、本关通告共…」, 「…上网的总署公告和本关通告为…」."""
    ends = [re.sub("[和与及]", "", words)[-_LONG:] for words in (a, b)]
    return ends[0] == ends[1] and len(ends[0]) == _LONG


def _bare(words: str) -> str:
    return _GENERIC.sub("", words)


def _within(a: str, b: str) -> bool:
    """Whether one name is the other's or part of it, or is left out."""
    return not a or not b or a in b or b in a


def _once(times: Counter[str], a: _Told, b: _Told) -> bool:
    """Whether one of the two numbers stands nowhere else."""
    shown = [t.figure.shown.replace(",", "").replace(" ", "").rstrip("万亿千百") for t in (a, b)]
    return min(times[s] for s in shown) <= 1


def _differs(text: str, figure: Figure, first: Figure) -> Claim:
    apart: Decimal = abs(figure.value - first.value)
    message = (
        f"前面写“{quote(first, text)}”，这里写“{quote(figure, text)}”，相差{amount(figure, apart)}，"
        "数字相近、说的是同一件事，请核对后改为一致。"
    )
    how = "两处说法相同，数字只差一位或两位相邻数字颠倒，读作同一数量。"
    stated, expected = scaled(figure, figure.value), scaled(first, first.value)
    return Claim(
        "E30", place(figure, first), found("E30", text, figure, message, how, stated=stated, expected=expected)
    )
