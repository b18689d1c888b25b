"""The same quantity given twice with different figures: 上述16件 against the 20 before it, a total said again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from forms.prose.claims import Claim, amount, found, place, quote, scaled
from forms.prose.figures import Figure
from forms.prose.structure import Paragraph

_AGAIN = re.compile(r"(?:上述|以上|前述|对这|这|该|全部这)(?:收到的|受理的|的)?\s?$")
_TOTAL = re.compile(r"共|累计|总计|总共|全年")
_NOISE = re.compile(
    r"(?:19|20)\d{2}年度?|全年|本年度|今年|年内|我[市县区局镇委办]|全[市县区]|累计|总共|共计|共|据统计|截至目前|已|了|的|各类|\s|,|、"
)
_SCOPE = re.compile(r"季度|半年|\d月|月份|上年|去年|同期|本级|其中|网站|微信|微博|[局委办镇乡街道县区]:")
_VERB = re.compile(r"收到|受理|公开|发布|举办|召开|答复|办结|开展|培训|接待|制发|印发")


def repeats(text: str, parts: list[Paragraph]) -> Iterator[Claim]:
    """Claims about one quantity in two places of a text."""
    for paragraph in parts:
        yield from _again(text, paragraph)
    yield from _restated(text, parts)


def _again(text: str, paragraph: Paragraph) -> Iterator[Claim]:
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
        if not before or figure.value in sums:
            continue
        first = before[0] if len(before) == 1 else next((b for b in before if _TOTAL.search(b.lead)), None)
        if first is None:
            continue
        yield _differs(text, figure, first, "“上述”“以上”指前面说过的同一数量")


def _restated(text: str, parts: list[Paragraph]) -> Iterator[Claim]:
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
                key = _NOISE.sub("", figure.lead) + (figure.tail.strip(" 的") if len(figure.lead) < 8 else "")
                if len(key) >= 5 and _VERB.search(key) and key[:1] not in "其":
                    seen.setdefault((key.strip("0123456789 "), figure.unit), []).append(figure)
    for same in seen.values():
        for first, again in pairwise(same):
            years = [re.findall(r"(?:19|20)\d{2}年", f.lead + f.gap[-40:]) for f in (first, again)]
            if first.value != again.value and (not years[0] or not years[1] or years[0][-1] == years[1][-1]):
                yield _differs(text, again, first, "两处名称相同，读作同一数量")


def _differs(text: str, figure: Figure, first: Figure, why: str) -> Claim:
    apart = amount(figure, abs(figure.value - first.value))
    message = f"前面写“{quote(first, text)}”，这里写“{quote(figure, text)}”，相差{apart}，请核对是否同一数量。"
    return Claim(
        "E30", place(figure, first),
        found("E30", text, figure, message, f"{why}。", stated=scaled(figure, figure.value), expected=scaled(first, first.value)),
    )  # fmt: skip
