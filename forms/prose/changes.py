"""Growth, difference and multiples recomputed from their base and the figure compared with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.findings import Severity
from forms.prose.claims import Claim, amount, found, place, quote, scaled
from forms.prose.figures import Figure
from forms.rules.base import rounded
from forms.values import plain

_TIMES_OF = re.compile(r"(?:的|达到?|约)\s{0,2}$")
_NO_SUBJECT = re.compile(
    r"同比|环比|相比|前者|后者|比例|比重|占比|对比|比|较|与|上年|去年|上一年|前年|同期|往年|今年|本年|全年|年|月|季|度|\d+|\0+|总|数量|数|量|规模|幅|率|"
    r"之间|期间|前后|时间|之内|间|内|来|数字|数据|绝对值?|整体|总体|办件|办理|受理|工作|业务|实际|共|净|分别|又|再|也|还|均|都|约|近|了|的|为|达到?|是|和|及|各|其|该|因此|由此|即|一|大幅|明显|同步|相应|有所|略|稍|逐年|连续"
)
_CHANGE_WORD = re.compile(
    r"(?:新增|多[收办发]|升幅|涨幅|增长|增加|上升|提高|提升|多出|多|增幅|升高|扩大|净增|增|少[收办发]|缩短|压缩|下降|减少|降低|下滑|减|回落|少|降幅|降)[^,;。]{0,4}$"
)
_LONGEST = 12
_PART_OF_IT = re.compile(r"^[\s,]*其中")
_APART = re.compile(r"(?:相差|相距|差额|差距|之差)为?\s?$")
_TOGETHER = re.compile(r"之和|总和|之总|合计|两者|二者|三者")
_OVER_YEARS = re.compile(r"([两二三四五六七八九十])年(?:间|来|内|里|时间|累计|合计|共)|年均|平均|以来|累计")
_YEAR = re.compile(r"((?:19|20)\d\d)\s?年")
_DOUBLED = re.compile(r"翻了?(一|两|二)?番(?!多|以上)")


def change(text: str, figure: Figure, base: Figure, now: Figure, sign: Decimal) -> Iterator[Claim]:
    """The growth or difference `figure`, upwards for `sign` 1, downwards for -1."""
    if figure.about or base.about or now.about or base.unit != now.unit or _of_another(figure, base, now):
        return
    moved = (now.value - base.value) * sign
    points = base.unit == "%" and figure.unit in ("百分点", "%")
    if (figure.unit == base.unit and figure.unit != "%") or points:
        slack = (
            (figure.blur + base.blur + now.blur) / 2
            if points or figure.rough or base.rough or now.rough
            else Decimal(0)
        )
        if points:
            slack = Decimal(0) if figure.grain <= min(base.grain, now.grain) else figure.grain / 2
        right, exact = moved, moved
        wrong = abs(figure.value - moved) > slack
        cut = False
    elif figure.unit == "%" and base.value:
        exact = moved * 100 / base.value
        right = rounded(exact, max(0, -int(figure.grain.as_tuple().exponent)))
        spread = Decimal(0)
        if base.rough or now.rough:
            spread = Decimal(50) * (now.value / base.value * base.blur + now.blur) / base.value + figure.grain / 2
        wrong = right != figure.value and abs(exact - figure.value) > spread
        cut = abs(exact - figure.value) < figure.grain
        wrong = wrong and not (cut and figure.grain > 1)  # 「增长三成」
    else:
        return
    claim = Claim("W13", place(figure, base, now))
    if not wrong:
        yield claim
        return
    scale = figure if figure.unit == base.unit else None
    shown = amount(scale, right) if scale else plain(right)
    more, less = (now, base) if sign > 0 or figure.unit == "%" else (base, now)
    sum_ = f"{amount(more, more.value)}－{amount(less, less.value)}＝{amount(more, more.value - less.value)}"
    if figure.unit == "%" and not points:
        sum_ = f"（{sum_.partition('＝')[0]}）÷{amount(base, base.value)}＝{plain(rounded(exact * sign, 2))}%"
    message = f"{sum_}，与“{quote(figure, text)}”不符，应为{shown}{figure.said}"
    how = f"以“{quote(base, text)}”为基数，“{quote(now, text)}”为现数，核对“{quote(figure, text)}”。"
    stated, expected = (scaled(figure, figure.value), scaled(figure, right)) if scale else (figure.value, right)
    yield claim._replace(
        finding=found("W13", text, figure, message, how, stated=stated, expected=expected,
                      severity=Severity.INFO if cut else None)
    )  # fmt: skip


def _of_another(figure: Figure, base: Figure, now: Figure) -> bool:
    """Whether the words of a change tell of something else than the two levels: 「其中微信增长25%」, 「三年间」, 「两者之和」."""
    words = figure.lead
    if _APART.search(words):
        return False
    if _TOGETHER.search(words):
        return True
    if m := _OVER_YEARS.search(words):
        told = [_YEAR.search(f.lead) for f in (base, now)]
        apart = int(told[1][1]) - int(told[0][1]) if told[0] and told[1] else 0
        return not m[1] or abs(apart - "_一两三四五六七八九十".find(m[1].replace("二", "两"))) > 1
    subject = _NO_SUBJECT.sub("", _CHANGE_WORD.sub("", _PART_OF_IT.sub("", words))).strip(" ,、;:()“”")
    pairs = {subject[i : i + 2] for i in range(len(subject) - 1)}
    if not subject and _PART_OF_IT.match(words) and "新增" in words:
        return True  # 「由40个调整为36个，其中新增4个、撤销8个」
    if not pairs or len(subject) > _LONGEST:
        return False
    there = "|".join((base.lead, base.tail, now.lead, now.tail))
    if _PART_OF_IT.match(words):
        return subject not in there
    return not any(pair in there for pair in pairs)


def multiple(text: str, figure: Figure, base: Figure, now: Figure, more: bool) -> Iterator[Claim]:
    """「是上年的3倍」, with `more` 「增长了2倍」."""
    if figure.about or base.about or now.about or base.unit != now.unit or not base.value:
        return
    if not more and not _TIMES_OF.search(figure.lead):
        return
    exact = now.value / base.value - (1 if more else 0)
    right = rounded(exact, max(0, -int(figure.grain.as_tuple().exponent)))
    if figure.grain == 1 and abs(exact - right) * 10 > exact:
        right = rounded(exact, 1)  # whole multiples are said of what is nearly so
    spread = exact * (base.blur / base.value + now.blur / max(now.value, Decimal(1))) / 2
    cut = abs(exact - figure.value) < figure.grain and right % figure.grain == 0
    claim = Claim("W14", place(figure, base, now))
    if right == figure.value or abs(exact - figure.value) <= spread:
        yield claim
        return
    sum_ = f"{amount(now, now.value)}÷{amount(base, base.value)}{'－1' if more else ''}＝{plain(rounded(exact, 2))}"
    how = f"以“{quote(base, text)}”为基数，“{quote(now, text)}”为现数，核对倍数。"
    yield claim._replace(
        finding=found("W14", text, figure, f"{sum_}，与“{quote(figure, text)}”不符，应为{plain(right)}倍。", how,
                      stated=figure.value, expected=right, severity=Severity.INFO if cut else None)
    )  # fmt: skip


def doubled(text: str, behind: str, base: Figure, now: Figure) -> Iterator[Claim]:
    """翻一番 in the words `behind` the two figures."""
    m = _DOUBLED.search(behind)
    if m is None or base.about or now.about or not base.value:
        return
    times = 4 if m[1] in ("两", "二") else 2
    ratio = now.value / base.value
    claim = Claim("W14", place(now, base))
    if Decimal(times) * Decimal("0.95") <= ratio < Decimal(times) * Decimal("1.10"):
        yield claim
        return
    right = base.value * times
    message = f"{amount(base, base.value)}×{times}＝{amount(base, right)}，与“{quote(now, text)}…{m[0]}”不符，实为{plain(rounded(ratio, 2))}倍"
    how = f"“{m[0]}”是原来的{times}倍，以“{quote(base, text)}”为基数核对。"
    yield claim._replace(
        finding=found("W14", text, now, message, how, stated=scaled(now, now.value), expected=scaled(now, right))
    )  # fmt: skip
