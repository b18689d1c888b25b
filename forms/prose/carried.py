"""What came in and was carried over, what was done and what is left: 新收＋上年结转＝应办＝办结＋结转下年 (E29, E20)."""

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
from forms.prose.listing import STOP
from forms.prose.structure import Group

_BEFORE = r"(?:上年|去年|往年|上一年|上年度|上年末|以前年度|历年|年初|期初)"
_IN = re.compile(
    rf"{_BEFORE}[^,;。]{{0,6}}(?:结转|遗留|转入|转来|积压|结存|留存|在办|未办|未审|未结|待办|待审)|(?<!\d){_BEFORE}存|"
    r"结转(?:上年|上一年|上年度|去年|以前年度)|(?:含|有)[^,;。]{0,4}结转|20\d\d年度?结转"
)
_FROM_BEFORE = re.compile(rf"{_BEFORE}[^,;。]{{0,4}}$")
_CAME_IN = re.compile(r"(?:尚?未(?:办结|审结|答复|结)|结转|转入|遗留|在办)")
"""「去年有2件未办结转入今年」."""
_OUT = re.compile(
    r"结转(?:至|到|入)?(?:下|次|明年|20\d\d)|转入(?:下|次|明)|转下年|留待下|结转下|结转$|(?:年末|年底|期末|尚|仍)未结|(?:年末|年底)(?:存案|留存|结存)|尚未办理"
)
NEW = re.compile(r"新收|收到|受理|接收|接到|新受理|收件|(?:新|共|年内|当年|本年)立案|新增(?:案件|申请)?$")
_LEFT = re.compile(r"^[\s、并且]*(?:其余|剩余|余下|尚余|尚有|还有|仍有|剩下)")
_WHOLE = re.compile(r"应办|应处理|应答复|需办|需处理|待办理")
_IN_ALL = re.compile(r"共办理|共处理|合计|共计")
_WITHDRAWN = re.compile(r"撤回|撤销|撤诉|放弃|终止|不予受理|退回|视为|重复|转送|剔除|列入计划|列入规划")
_OF_THE_DONE = re.compile("按时|按期|延期|其中|当场")
_REALLY_DONE = re.compile(r"^[\s、]*(?:实际|已经?)(?:办理|处理)\s?$")
_ISSUED = re.compile(r"(?:制发|印发|出台|制定|发布)[^,;。]{0,4}(?:规范性)?文件")
_PUBLISHED = re.compile(
    r"^[\s、,]*(?:其中)?(?:已|均|共|并|全部|全文|主动|依法|按规定|及时|在网上|在门户网站)*公开[\s了的为]*$"
)
_NEAR = 20
_AHEAD = 120
_OF_SOME = re.compile(r"[一-龥]{2}中(?:,|已|的|共|$)|[一-龥]{2}(?:类|件)(?:已|办)")
_BEFORE_THAT = re.compile(
    rf"{_IN.pattern}|{_BEFORE}[^,;。]{{0,16}}(?:顺延|延续|集中|积累|剩余|移送|滞留|申请|收到|受理)|(?:积压|历史积案|积案|存量|陈案|旧案|往年案)"
)
"""What may make more be done than was taken: said anywhere in the sentence."""
_MOST = 40
"""No sentence that balances what came in against what went out has more figures."""
BARE_DONE = re.compile(
    r"^[\s、]*(?:并|且|共|已|均|全部|按时|按期|及时|累计|实际|依法)*(?:办结|办理|答复|回复|办复|审结)[\s了]*$"
)


class _Balance(NamedTuple):
    """The figures of a sentence by what they are: taken anew, carried in, to be done in all, done, left, taken back."""

    new: list[Figure]
    into: list[Figure]
    whole: list[Figure]
    done: list[Figure]
    left: list[Figure]
    back: list[Figure]


def carried(text: str, group: Group) -> Iterator[Claim]:
    """Every balance of one bracket level; what was taken may stand in the sentence before."""
    before: list[Figure] = []
    bracketed = [f for inner in group.inner for f in inner.figures[:1] if _IN.search(f.lead)]
    for sentence in sentences(group.figures):
        counts = [f for f in sentence if f.counts]
        if len(counts) <= _MOST:
            within = [f for f in bracketed if sentence[0].start < f.start < sentence[-1].end + _NEAR]
            yield from _balanced(text, counts, before, within)
            yield from _more_done(text, counts)
        before = counts if len(counts) <= _MOST else []


def _read(counts: list[Figure]) -> _Balance:
    """What the figures are; what is listed behind 其中 is left out, but for what came in from before or is left over."""
    out = _Balance([], [], [], [], [], [])
    listed = False
    for figure in counts:
        lead, tail = figure.lead, figure.tail
        listed = (listed and ";" not in figure.gap) or "其中" in figure.gap or "包括" in figure.gap
        if _IN.search(lead) or (tail and _IN.search(tail)) or (_FROM_BEFORE.search(lead) and _CAME_IN.match(tail)):
            out.into.append(figure)
        elif _OUT.search(lead) or _OUT.search(tail):
            if not listed or "其中" not in figure.gap:
                out.left.append(figure)
        elif listed:
            continue
        elif _WITHDRAWN.search(lead) or _WITHDRAWN.search(tail):
            out.back.append(figure)
        elif aspect(figure) == "in hand":
            out.left.append(figure)
        elif _WHOLE.search(lead):
            out.whole.append(figure)
        elif (aspect(figure) == "done" or _REALLY_DONE.match(lead)) and not _OF_THE_DONE.search(lead):
            out.done.append(figure)
        elif _IN_ALL.search(lead):
            out.whole.append(figure)
        elif NEW.search(lead):
            out.new.append(figure)
    return out


def _balanced(text: str, counts: list[Figure], before: list[Figure], within: list[Figure]) -> Iterator[Claim]:
    """The balance of a sentence; figures `within` a bracket, 「（含上年结转3件）」, may be counted beside it or in it."""
    here = _read(counts)
    if len(here.new) == len(here.into) == len(here.whole) == 1:
        yield from _to_do(text, here.new[0], here.into[0], here.whole[0])
    if len(here.done) != 1 or len(here.left) != 1 or here.back:
        return
    settled = here.done[0].value + here.left[0].value
    if _OF_SOME.search(here.done[0].lead) and any(f.value == settled for f in (*before, *counts)):
        return  # 「转办7436件。转办件中已办结7205件，尚有231件」
    new, into, whole = here.new, here.into, here.whole
    if not new and not whole and before and not _has_its_own(counts, here):
        earlier = _read(before)
        if not earlier.back and not earlier.done and not earlier.left:
            new, into, whole = earlier.new, earlier.into or into, earlier.whole
    if len(whole) == 1 and (not new or not into or whole[0].value == new[0].value + into[0].value):
        yield from _rest(text, [whole[0]], here.done[0], here.left[0], [f.value for f in (*new, *into)])
    elif not whole and len(new) == 1 and len(into) <= 1:
        yield from _rest(text, [*new, *into], here.done[0], here.left[0], [new[0].value + f.value for f in within])


def _has_its_own(counts: list[Figure], here: _Balance) -> bool:
    """Whether the sentence gives further numbers, outside a list, that may be what was to be done."""
    listed = False
    for figure in counts:
        listed = (listed and ";" not in figure.gap) or "其中" in figure.gap or "包括" in figure.gap
        if not listed and figure.unit == here.done[0].unit and figure not in (*here.done, *here.left, *here.into):
            return True
    return False


def _rest(text: str, taken: list[Figure], done: Figure, left: Figure, others: list[Decimal]) -> Iterator[Claim]:
    """What was to be done, less what was done, against what is left; `others` are sums that it may come to as well."""
    used = [*taken, done, left]
    if len({f.unit for f in used}) != 1 or any(f.about for f in used):
        return
    whole = sum((f.value for f in taken), Decimal(0))
    right = whole - done.value
    claim = Claim("E29", place(*used))
    if left.value == right or done.value + left.value in (taken[0].value, *others):
        yield claim
        return
    income = "＋".join(amount(f, f.value) for f in taken) + f"－办结{amount(done, done.value)}"
    less = "多" if left.value > right else "少"
    apart = amount(left, abs(left.value - right))
    message = f"{income}＝{amount(left, right)}，与“{quote(left, text)}”不符，{less}{apart}{left.said}"
    read_as = "、".join(f"“{quote(f, text)}”" for f in taken)
    how = f"按“新收＋上年结转＝办结＋结转下年”核对：{read_as}读作应办理的，“{quote(done, text)}”读作办结，“{quote(left, text)}”读作未办结。"
    finding = found("E29", text, left, message, how, stated=scaled(left, left.value), expected=scaled(left, right))
    yield claim._replace(finding=finding)


def _to_do(text: str, taken: Figure, into: Figure, whole: Figure) -> Iterator[Claim]:
    """「新收203件，上年结转11件，应办214件」."""
    if len({f.unit for f in (taken, into, whole)}) != 1 or any(f.about for f in (taken, into, whole)):
        return
    right = taken.value + into.value
    claim = Claim("E29", place(whole, taken, into))
    if whole.value not in (right, taken.value):
        sum_ = f"新收{amount(taken, taken.value)}＋结转{amount(into, into.value)}＝{amount(taken, right)}"
        less = "多" if whole.value > right else "少"
        message = f"{sum_}，与“{quote(whole, text)}”不符，{less}{amount(whole, abs(whole.value - right))}{whole.said}"
        how = f"按“新收＋上年结转＝应办”核对：“{quote(taken, text)}”读作新收，“{quote(into, text)}”读作上年结转。"
        stated, expected = scaled(whole, whole.value), scaled(whole, right)
        claim = claim._replace(finding=found("E29", text, whole, message, how, stated=stated, expected=expected))
    yield claim


def _more_done(text: str, counts: list[Figure]) -> Iterator[Claim]:
    """「收到320件，办结330件」: no more can be done than was taken, unless something was carried over."""
    if not counts:
        return
    begin = max(
        (m.end() for m in STOP.finditer(text, max(0, counts[0].start - _AHEAD), counts[0].start)),
        default=max(0, counts[0].start - _AHEAD),
    )
    if _BEFORE_THAT.search(text, begin, min(counts[-1].end + _NEAR + 4, len(text))):
        return
    if any("结转" in f.gap or "上年" in f.tail for f in counts):
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
        if ";" in done.gap or done.tail.strip():
            continue
        claim = Claim("E20", place(done, taken))
        if done.value > taken.value:
            more = f"{amount(done, done.value - taken.value)}{done.said}"
            message = f"“{quote(done, text)}”大于“{quote(taken, text)}”，多{more}；如含上年{'转来的' if aspect(taken) else '制发的'}，请写明。"
            how = f"“{quote(done, text)}”读作前面“{quote(taken, text)}”的办理数，不应更大。"
            stated, expected = scaled(done, done.value), scaled(done, taken.value)
            claim = claim._replace(finding=found("E20", text, done, message, how, stated=stated, expected=expected))
        yield claim
