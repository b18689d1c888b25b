"""What comes in, goes out and is left: carry-over of cases, stocks of websites and accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from forms.prose.claims import Claim, amount, found, place, quote, scaled
from forms.prose.divisions import aspect
from forms.prose.figures import Figure
from forms.prose.growth import sentences
from forms.prose.structure import Group

_IN = re.compile(
    r"(?:上年|去年|往年|上一年|上年度|以前年度|历年|年初)[^,;。]{0,6}(?:结转|遗留|转入|未办结|存)|"
    r"结转(?:上年|上一年|上年度|去年|以前年度)|(?:含|有)[^,;。]{0,4}结转|20\d\d年度?结转"
)
_OUT = re.compile(r"结转(?:至|到|入)?(?:下|次|明年|20\d\d)|转入(?:下|次|明)|转下年|留待下|结转下")
_NEW = re.compile(r"新收|收到|受理|接收|接到|新受理|收件")
_START = re.compile(r"年初|上年末|上年底|去年底|原有|期初|去年末|上年度末|原来|(?<!截)至?20\d\d年底(?=有|共有|存)")
_PLUS = re.compile(
    r"新[一-龥]{1,3}|增设|增加|增补|补充|承接|承担|接收|划入|并入|调入|纳入|招录|招聘|扩充|开通|上线|增配"
)
_MINUS = re.compile(
    r"减少|关停|注销|关闭|撤并|整合|清理|废止|取消|退出|核减|撤销|下线|下放|划出|调出|退休|离职|失效|合并|停用|停更|拆除|精简|压减"
)
_EITHER_WAY = re.compile(r"并入|迁移|整合|合并|划转|调整|移交|转")
"""What may bring some in or take some away: read as it fits."""
_END = re.compile(
    r"现有|现存|年末|期末|年底|目前|现共|实有|现保留|保留|剩余|截至|现行|仍有|存量|现为|实存|留存"
    r"|(?:调整|减|增|变|精简|压减|整合)(?:为|至|到)"
)
BARE_DONE = re.compile(
    r"^[\s、]*(?:并|且|共|已|均|全部|按时|按期|及时|累计|实际|依法)*(?:办结|办理|答复|回复|办复|审结)[\s了]*$"
)
_REALLY_DONE = re.compile(r"^[\s、]*(?:实际|已经?)(?:办理|处理)\s?$")
_ISSUED = re.compile(r"(?:制发|印发|出台|制定|发布)[^,;。]{0,4}(?:规范性)?文件")
_PUBLISHED = re.compile(
    r"^[\s、,]*(?:其中)?(?:已|均|共|并|全部|全文|主动|依法|按规定|及时|在网上|在门户网站)*公开[\s了的为]*$"
)
_MOST = 40
"""No sentence that balances what came in against what went out has more figures."""


def stocks(text: str, group: Group) -> Iterator[Claim]:
    """Identities of one bracket level."""
    before: tuple[list[Figure], list[Figure], list[Figure]] = ([], [], [])
    for sentence in sentences(group.figures):
        counts = [f for f in sentence if f.counts]
        if len(counts) > _MOST:
            continue
        read = _roles(counts)
        yield from _carried(text, read, before)
        before = (read.taken, read.into, read.whole)
        for item in _items(counts):
            yield from _stock(text, item)
        yield from _more_done(text, counts)


def _items(counts: list[Figure]) -> Iterator[list[Figure]]:
    """The figures between semicolons: each tells of a stock of its own."""
    own: list[Figure] = []
    for figure in counts:
        if own and ";" in figure.gap:
            yield own
            own = []
        own.append(figure)
    if own:
        yield own


class _Roles(NamedTuple):
    """What came in, was carried over, had to be done, was done and is left, as one sentence tells it."""

    taken: list[Figure]
    into: list[Figure]
    whole: list[Figure]
    done: list[Figure]
    out: list[Figure]


def _roles(counts: list[Figure]) -> _Roles:
    roles = _Roles([], [], [], [], [])
    taken, into, whole, done, out = roles
    for figure in counts:
        if _IN.search(figure.lead) or (figure.tail and _IN.search(figure.tail)):
            into.append(figure)
        elif _OUT.search(figure.lead) or _OUT.search(figure.tail) or aspect(figure) == "in hand":
            out.append(figure)
        elif (aspect(figure) == "done" or _REALLY_DONE.match(figure.lead)) and not re.search(
            "按时|按期|延期|其中|当场", figure.lead
        ):
            done.append(figure)
        elif _NEW.search(figure.lead) and not re.search("其中(?!.{0,6}新收)", figure.lead):
            taken.append(figure)
        elif re.search("共办理|共处理|应办|应处理|应答复|共需办|合计", figure.lead):
            whole.append(figure)
    return roles


def _carried(text: str, roles: _Roles, before: tuple[list[Figure], list[Figure], list[Figure]]) -> Iterator[Claim]:
    """新收＋上年结转＝办结＋结转下年; what was taken may stand in the sentence `before`."""
    taken, into, whole, done, out = roles
    if len(taken) == len(into) == len(whole) == 1:
        yield from _to_do(text, taken[0], into[0], whole[0])
    if not taken and done and out:
        taken, into = before[0], [*before[1], *into]
        whole += before[2]
    if not taken and not into and len(whole) == 1:
        taken = whole
    if len(taken) != 1 or len(done) != 1 or len(out) != 1 or len(into) > 1:
        return
    used = [*taken, *into, *done, *out]
    if len({f.unit for f in used}) != 1 or any(f.about for f in used):
        return
    left = taken[0].value + sum((f.value for f in into), Decimal(0))
    right = done[0].value + out[0].value
    claim = Claim("E29", place(*used))
    if right in (left, taken[0].value, *(f.value for f in whole)):
        yield claim
        return
    income = f"新收{amount(taken[0], taken[0].value)}" + (f"＋结转{amount(into[0], into[0].value)}" if into else "")
    sides = f"{income}＝{amount(taken[0], left)}" if into else income
    less = "多" if right > left else "少"
    outgo = f"办结{amount(done[0], done[0].value)}＋未办结{amount(out[0], out[0].value)}＝{amount(done[0], right)}"
    message = f"{outgo}，与{sides}不符，{less}{amount(done[0], abs(right - left))}{done[0].said}。"
    how = (
        f"按“新收＋上年结转＝办结＋结转下年”核对：“{quote(taken[0], text)}”读作新收，"
        f"“{quote(done[0], text)}”读作办结，“{quote(out[0], text)}”读作未办结。"
    )
    head, stated, expected = taken[0], left, right
    if done[0].value == left:
        head, stated, expected = out[0], out[0].value, Decimal(0)
    elif done[0].value <= left and "结转" in out[0].lead + out[0].tail:
        head, stated, expected = out[0], out[0].value, left - done[0].value
        message += f"按前三个数，结转下年应为{amount(head, expected)}{head.said}。"
    yield claim._replace(
        finding=found("E29", text, head, message, how, stated=scaled(head, stated), expected=scaled(head, expected))
    )


def _to_do(text: str, taken: Figure, into: Figure, whole: Figure) -> Iterator[Claim]:
    """「新收203件，上年结转11件，应办214件」."""
    if len({f.unit for f in (taken, into, whole)}) != 1 or any(f.about for f in (taken, into, whole)):
        return
    right = taken.value + into.value
    claim = Claim("E29", place(whole, taken, into))
    if whole.value not in (right, taken.value):
        sum_ = f"新收{amount(taken, taken.value)}＋结转{amount(into, into.value)}＝{amount(taken, right)}"
        less = "多" if whole.value > right else "少"
        message = f"{sum_}，与“{quote(whole, text)}”不符，{less}{amount(whole, abs(whole.value - right))}{whole.said}。"
        how = f"按“新收＋上年结转＝应办”核对：“{quote(taken, text)}”读作新收，“{quote(into, text)}”读作上年结转。"
        finding = found(
            "E29", text, whole, message, how, stated=scaled(whole, whole.value), expected=scaled(whole, right)
        )
        claim = claim._replace(finding=finding)
    yield claim


def _more_done(text: str, counts: list[Figure]) -> Iterator[Claim]:
    """「收到320件，办结330件」: no more can be done than was taken, unless something was carried over."""
    if any(_IN.search(f.lead) or _IN.search(f.gap) for f in counts):
        return
    for taken, done in pairwise(counts):
        if (
            taken.unit != done.unit
            or taken.about
            or done.about
            or not (
                (aspect(taken) == "taken" and BARE_DONE.match(done.lead))
                or (_ISSUED.search(taken.lead) and _PUBLISHED.match(done.lead))
            )
        ):
            continue
        if ";" in done.gap or done.tail.strip() or _IN.search(text, done.end, min(len(text), done.end + 30)):
            continue
        claim = Claim("E20", place(done, taken))
        if done.value > taken.value:
            more = f"{amount(done, done.value - taken.value)}{done.said}"
            message = f"“{quote(done, text)}”大于“{quote(taken, text)}”，多{more}；如含上年{'转来的' if aspect(taken) else '制发的'}，请写明。"
            how = f"“{quote(done, text)}”读作前面“{quote(taken, text)}”的办理数，不应更大。"
            finding = found(
                "E20", text, done, message, how, stated=scaled(done, done.value), expected=scaled(done, taken.value)
            )
            claim = claim._replace(finding=finding)
        yield claim


def _stock(text: str, counts: list[Figure]) -> Iterator[Claim]:
    start = [f for f in counts if _START.search(f.lead)]
    end = [f for f in counts if _END.search(f.lead) and f not in start]
    plus = [f for f in counts if _PLUS.search(f.lead) and f not in start + end]
    minus = [f for f in counts if _MINUS.search(f.lead) and f not in start + end + plus]
    used = [*start, *plus, *minus, *end]
    if (
        len(start) != 1
        or len(end) != 1
        or not (plus or minus)
        or len({f.unit for f in used}) != 1
        or any(f.about for f in used)
    ):
        return
    if any(f.unit == end[0].unit and f not in used for f in counts):
        return
    right = start[0].value + sum((f.value for f in plus), Decimal(0)) - sum((f.value for f in minus), Decimal(0))
    claim = Claim("E29", place(*used))
    either = [f.value * (-2 if f in plus else 2) for f in (*plus, *minus) if _EITHER_WAY.search(f.lead)][:6]
    sums = [Decimal(0)]
    for turned in either:
        sums += [s + turned for s in sums]
    if end[0].value in (right + s for s in sums):
        yield claim
        return
    moves = [f"＋{amount(f, f.value)}" for f in plus] + [f"－{amount(f, f.value)}" for f in minus]
    sum_ = amount(start[0], start[0].value) + "".join(moves)
    message = f"{sum_}＝{amount(end[0], right)}，与“{quote(end[0], text)}”不符。"
    how = f"按“年初＋新增－减少＝现有”核对，“{quote(start[0], text)}”读作年初数。"
    yield claim._replace(
        finding=found("E29", text, end[0], message, how, stated=scaled(end[0], end[0].value), expected=scaled(end[0], right))
    )  # fmt: skip
