"""The same quantity given twice with different figures: 上述16件 against the 20 before it, a total said again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from forms.prose.claims import Claim, amount, found, place, quote, scaled
from forms.prose.figures import Figure
from forms.prose.structure import Paragraph

_AGAIN = re.compile(r"(?:上述|(?:^|[\s对将把在从])以上|前述|对这|这|该|全部这)(?:收到的|受理的|的)?\s?$")
_TOTAL = re.compile(r"共|累计|总计|总共|全年")
_NOISE = re.compile(
    r"(?:19|20)\d{2}年度?|全年|本年度|今年|年内|我[市县区局镇委办]|全[市县区]|累计|总共|共计|共|据统计|截至目前|已|了|的|各类|\s|,|、"
)
_SCOPE = re.compile(r"季度|半年|\d月|月份|上年|去年|同期|本级|其中|网站|微信|微博|[局委办镇乡街道县区]:")
_HELD = re.compile(r"^(?:召开|举行|组织召开|组织举办|组织开展|组织|开展)(?!领导|机构)")
_SAME = re.compile(r"政府信息公开(?=申请)|政府(?=信息)|主动(?=公开)")
_VERB = re.compile(r"收到|受理|公开|发布|举办|召开|答复|办结|开展|培训|接待|制发|印发")

_OWN_VERB = re.compile(
    r"(主动公开|公开|收到|受理|制发|印发|发布|参训|参加|培训|举办|召开|接听|回收|征集|制定)([^,;。]*)$"
)
_RELATIVE = re.compile(
    r"^(?:认真|依法|及时|办理|处理|答复|回复)*(主动公开|公开|收到|受理|制发|印发|发布|参训|参加|培训|举办|召开|接听|回收|征集|制定)的\s?$"
)
_NOISE_BEFORE = re.compile(
    r"^(?:(?:19|20)\d{2}年度?|全年|本年度?|今年|年内|对|在|将|共|已|其中|我[市县区局镇委办]|全[市县区])+"
)
_YEARS = re.compile(r"上年|去年|同期|往年|计划|预计")


def repeats(text: str, parts: list[Paragraph]) -> Iterator[Claim | None]:
    """Claims about one quantity in two places of a text; None for a pause."""
    above: list[Figure] = []
    for paragraph in parts:
        yield from _again(text, paragraph, above)
        above = [f for f in paragraph.figures if f.counts][:_ABOVE]
        yield None
    yield from _restated(text, parts)
    yield from _taken_up(text, parts)


_ABOVE = 12
"""So many figures of the paragraph above are looked at."""


def _again(text: str, paragraph: Paragraph, above: list[Figure]) -> Iterator[Claim]:
    figures = [f for f in paragraph.figures if f.counts]
    for at, figure in enumerate(figures):
        if figure.about or not _AGAIN.search(figure.lead):
            continue
        before = [f for f in figures[max(0, at - 12) : at] if f.unit == figure.unit and not f.about]
        sums: set[Decimal] = set()
        running = Decimal(0)
        for earlier in reversed(before):
            running += earlier.value
            sums |= {running, earlier.value}
        noun = figure.tail.strip()[:2]
        if not before and len(noun) == 2:  # 「…36件。」 and in the next paragraph 「这36件申请…」
            before = [f for f in above if f.unit == figure.unit and noun in f.lead and not f.about]
            sums |= {sum((f.value for f in before), Decimal(0)), *(f.value for f in before)}
        if not before or figure.value in sums:
            continue
        first = before[0] if len(before) == 1 else next((b for b in before if _TOTAL.search(b.lead)), None)
        if first is None:
            continue
        yield _differs(text, figure, first, "“上述”“以上”指前面说过的同一数量")


def _restated(text: str, parts: list[Paragraph]) -> Iterator[Claim | None]:
    seen: dict[tuple[str, str], list[Figure]] = {}
    for paragraph in parts:
        for group in paragraph.groups[:1]:
            for figure in group.figures:
                if (
                    not figure.counts
                    or figure.about
                    or not _TOTAL.search(figure.lead)
                    or _SCOPE.search(figure.gap[-60:])
                ):
                    continue
                key = _SAME.sub("", _HELD.sub("举办", _NOISE.sub("", figure.lead))) + (
                    figure.tail.strip(" 的") if len(figure.lead) < 8 else ""
                )
                if len(key) >= 4 and _VERB.search(key) and key[:1] not in "其":
                    seen.setdefault((key.strip("0123456789 "), figure.unit), []).append(figure)
        yield None
    for same in seen.values():
        for first, again in pairwise(same):
            years = [re.findall(r"(?:19|20)\d{2}年", f.lead + f.gap[-40:]) for f in (first, again)]
            if first.value != again.value and (not years[0] or not years[1] or years[0][-1] == years[1][-1]):
                yield _differs(text, again, first, "两处名称相同，读作同一数量")


def _taken_up(text: str, parts: list[Paragraph]) -> Iterator[Claim | None]:
    """「公开信息3716条…公开的3176条信息均」, 「查阅点42处…42处查阅点均」: a quantity named before is taken up again."""
    told: dict[tuple[str, str], list[Figure]] = {}
    values: set[tuple[Decimal, str]] = set()
    for paragraph in parts:
        for figure in (f for group in paragraph.groups[:1] for f in group.figures):
            if not figure.counts or figure.about:
                continue
            key = _taken_up_key(figure) or _all_of_key(figure)
            before = told.get((key, figure.said), []) if key else []
            if len({f.value for f in before}) == 1 and (figure.value, figure.unit) not in values:
                yield _differs(text, figure, before[0], f"“{key}”前面已说过数量，这里读作同一数量")
            for name in _names(figure):
                told.setdefault((name, figure.said), []).append(figure)
            values.add((figure.value, figure.unit))
        yield None


def _names(figure: Figure) -> set[str]:
    """What a later sentence may call this quantity: the verb before it, the noun before it."""
    if _SCOPE.search(figure.gap[-60:]) or _YEARS.search(figure.lead) or figure.lead.rstrip().endswith("的"):
        return set()
    lead = _NOISE.sub("", figure.lead)
    verb = _OWN_VERB.search(lead)
    noun = re.sub(r"[为有共达是\s]+$", "", lead)[-4:]
    if verb and verb[1] == "培训":
        return {"培训", "参训", noun}
    return ({verb[1]} if verb and len(verb[2]) <= 10 else set()) | ({noun} if len(noun) == 4 else set())


def _taken_up_key(figure: Figure) -> str:
    """The verb of 「主动公开的3176条」, '' where the figure is told of in another way."""
    m = _RELATIVE.search(_NOISE_BEFORE.sub("", figure.lead))
    return m[1] if m and figure.tail.strip() else ""


def _all_of_key(figure: Figure) -> str:
    """The noun of 「24处政务公开查阅点均…全覆盖」."""
    if figure.lead.strip() in ("通过", "借助", "利用"):
        m = re.match(r"([一-龥]{4,10}?)$", figure.tail.strip())
        return m[1][-4:] if m else ""
    if figure.lead.strip():
        return ""
    m = re.match(r"([一-龥]{2,12}?)(?:均|全部|都)", figure.tail)
    return m[1][-4:] if m and len(m[1]) >= 4 else ""


def _differs(text: str, figure: Figure, first: Figure, why: str) -> Claim:
    apart = amount(figure, abs(figure.value - first.value))
    message = f"前面写“{quote(first, text)}”，这里写“{quote(figure, text)}”，相差{apart}，请核对是否同一数量。"
    return Claim(
        "E30", place(figure, first),
        found("E30", text, figure, message, f"{why}。", stated=scaled(figure, figure.value), expected=scaled(first, first.value)),
    )  # fmt: skip
