"""均已办结, 件件有着落, 办结率100%, 全部按时办结: held against a rest or something late that the text tells of too (W15)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.prose.claims import Claim, found, place, quote, scaled
from forms.prose.divisions import aspect
from forms.prose.everything import ALL, TIMELY, is_rest, late_one, of_all
from forms.prose.figures import Figure
from forms.prose.growth import sentences
from forms.prose.listing import STOP
from forms.prose.structure import Group

_ALL_AHEAD = re.compile(r"[^,;。]{0,6},(?:其中|仅|尚有|还有)?[^,;。]{0,4}$")
_OF_ALL = re.compile(
    r"(?:全部|所有|以上|上述|各项|收到的)(?:申请|事项|诉求|来信|信件|工单|件|的)|(?:做到|实现|基本)了?(?:件件|全部)|[^,;。]{0,8}率"
)
_LISTS = re.compile(r"[^,;。]{0,6}(?::|,?其中)")
_STILL = re.compile(r"(?:尚|仍|还)有|截至")
_KINDS = re.compile("复议|诉讼|投诉|举报|提案|建议|信访|来信|咨询|申请|留言|来电|文件|栏目")
_FAR, _BEHIND, _STOPS = 60, 40, 2


def all_done(text: str, group: Group) -> Iterator[Claim]:
    """Every 均已办结 of one bracket level that the text itself contradicts."""
    told = list(sentences(group.figures))
    for at, sentence in enumerate(told):
        coming = told[at + 1][:1] if at + 1 < len(told) else []
        end = min(group.end, sentence[-1].end + _BEHIND, *(f.start for f in coming))
        judged: set[int] = set()
        for rest, said in (
            *_rests(text, sentence, coming, end),
            *_ahead(text, sentence, group),
            *_late(text, sentence, end),
        ):
            if rest.start not in judged:
                judged.add(rest.start)
                yield _contradicted(text, rest, said)


def _contradicted(text: str, rest: Figure, said: str) -> Claim:
    order = "前面" if text.find(said, 0, rest.start) >= 0 else "后面"
    message = f"{order}写“{said}”，又写“{quote(rest, text)}”，两处说法矛盾，请核对。"
    how = f"“{said}”读作没有余数，“{quote(rest, text)}”读作尚未办结或者没有按时办结的。"
    finding = found("W15", text, rest, message, how, stated=scaled(rest, rest.value), expected=Decimal(0))
    return Claim("W15", place(rest), finding)


def _rests(text: str, sentence: list[Figure], coming: list[Figure], end: int) -> Iterator[tuple[Figure, str]]:
    """(rest, words) of 「收到52件，已全部办结，尚有3件」; the rest may stand in the next sentence."""
    stop = STOP.search(text, sentence[-1].end, end)
    end = stop.start() if stop else end
    for said in ALL.finditer(text, sentence[0].end, end):
        ahead = [f for f in sentence if f.end <= said.start()]
        whole = ahead[-1]
        if said.start() - whole.end > _FAR or not of_all(text, said, whole.end) or not _whole(text, whole, said):
            rest = None
        else:
            rest = _behind(text, sentence, coming, whole, said)
        if rest is None and said.start() > sentence[-1].end:
            rest = _before(text, sentence, said)
        if rest is not None:
            yield rest, said[0]


def _whole(text: str, whole: Figure, said: re.Match[str]) -> bool:
    """Whether what is all done is what was counted last: no part of a list, and not itself what was done."""
    return (
        whole.counts
        and (aspect(whole) != "done" or not whole.lead.strip(" ,"))  # 「46件申请全部办结」
        and "其中" not in whole.gap
        and ";" not in text[whole.end : said.start()]
    )


def _behind(
    text: str, sentence: list[Figure], coming: list[Figure], whole: Figure, said: re.Match[str]
) -> Figure | None:
    """The rest behind the words; only what divides the whole may stand in between."""
    own = [f for f in sentence if f.start >= said.end()]
    listed = _LISTS.match(text, said.end())
    passed: list[Decimal] = []
    for figure in (*own, *(f for f in coming if len(STOP.findall(text, said.end(), f.start)) <= _STOPS)):
        if is_rest(text, figure, whole, said) and not _of_another(text, figure, whole, said):
            fits = sum(passed) + figure.value <= whole.value or sum(passed) == whole.value
            told = listed and _STILL.search(figure.lead) and fits
            return figure if not passed or told or _closes(passed, figure.value, whole.value, said[0]) else None
        if figure.counts and figure.unit == whole.unit:
            passed.append(figure.value)
            if sum(passed) > whole.value or ";" in figure.gap:
                return None
    return None


def _closes(passed: list[Decimal], rest: Decimal, whole: Decimal, said: str) -> bool:
    """Whether figures between divide the whole with the rest: not 「件件有回音，办结120封，6封在办」, nor a balance of their own."""
    own = len(passed) > 1 and passed[-2] == passed[-1] + rest
    return sum(passed) + rest == whole and not own and not said.startswith("件件")


def _of_another(text: str, rest: Figure, whole: Figure, said: re.Match[str]) -> bool:
    """Whether what is left is of another kind than what was counted: 「申请20件，均已答复。诉讼1件正在审理」."""
    named = _KINDS.findall(rest.lead + "|" + rest.tail)
    return any(kind not in text[max(0, whole.lead_start - _FAR) : said.start()] for kind in named)


def _before(text: str, sentence: list[Figure], said: re.Match[str]) -> Figure | None:
    """「尚有2件正在办理,全部申请均已办结」."""
    rest = sentence[-1]
    clause = re.split("[,;]", text[rest.end : said.end()])[-1]
    if len(sentence) > 1 and _OF_ALL.match(clause) and is_rest(text, rest, sentence[0], said):
        return rest
    return None


def _ahead(text: str, sentence: list[Figure], group: Group) -> Iterator[tuple[Figure, str]]:
    """「申请均已办结，仅有3件正在办理」: the words before the only figure."""
    first = sentence[0]
    begin = max(group.start, first.lead_start - _BEHIND)
    begin = max((m.end() for m in STOP.finditer(text, begin, first.start)), default=begin)
    for said in ALL.finditer(text, begin, first.start):
        near = _ALL_AHEAD.match(text[said.end() : first.start])
        if near and is_rest(text, first, first, said) and not re.search("除|外|其余", text[begin : first.start]):
            yield first, said[0]


def _late(text: str, sentence: list[Figure], end: int) -> Iterator[tuple[Figure, str]]:
    """「8件按期答复，1件逾期答复，做到件件按时答复」: in time all of it, and some of it late."""
    late = [f for f in sentence if f.counts and f.value > 0 and late_one(f)]
    if not late:
        return
    stop = STOP.search(text, sentence[-1].end, end)
    for said in TIMELY.finditer(text, sentence[0].end, stop.start() if stop else end):
        whole = next((f for f in reversed(sentence) if f.end <= said.start()), sentence[0])
        if of_all(text, said, whole.end):
            for figure in late:
                yield figure, said[0]
