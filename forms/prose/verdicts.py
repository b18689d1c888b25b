"""What became of reviews and suits, told in two ways by one paragraph: none lost and one lost, one tally and another (W15, E25)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.prose.claims import Claim, found, place, quote
from forms.prose.figures import Figure
from forms.prose.growth import sentences
from forms.prose.structure import Group
from forms.values import plain

_OVERTURNED = r"撤销|纠错|纠正|变更|确认[^,;。()]{0,14}违法|责令|判令|败诉"
_LOST = re.compile(rf"(?<!未)(?<!不)(?:{_OVERTURNED})")
_KEPT = re.compile(r"维持|驳回|胜诉")
_OTHER = re.compile(r"其他情形|撤诉|撤回|终止|移送")
_NOT = re.compile(r"未(?!公开|答复|履行)|没有|无|不(?!予公开|服|履行)")
_NONE_LOST = re.compile(
    rf"(?:未|没有|无一?)(?:一[件起例宗])?(?:发生|出现|因)?[^,;。\d]{{0,24}}?(?:被[^,;。\d]{{0,8}}?(?:{_OVERTURNED})|败诉)|零败诉|零纠错"
    r"|(?:均|全部|都)(?:被|获|由|经|人民|法院|复议机关|判决|裁定|依法|予以|得到|获得)*(?:维持|驳回|胜诉)"
)
_CASE = re.compile("诉讼|复议|法院|败诉|胜诉|应诉")
_OTHER_TIME = re.compile(r"上年|去年|往年|以前|历年|20\d\d年")
_REFERS = re.compile(r"^[\s,]*(?:上述|以上|这|该|前述)?\s?$")
_OF_THEM = re.compile(r"^(?:行政)?(?:复议|诉讼)?案件?(?:当)?[中里]")
_BECAME = re.compile(r"^\s?(?:被|由|经|系|为|属)")
_FAR, _MOST = 60, 12


def verdicts(text: str, group: Group) -> Iterator[Claim]:
    """Every such contradiction of one bracket level."""
    told = list(sentences(group.figures))
    for at, sentence in enumerate(told):
        yield from _denied(text, sentence, group)
        if at and len(sentence) <= _MOST and len(told[at - 1]) <= _MOST:
            yield from _retold(text, told[at - 1], sentence)


def _kind(figure: Figure) -> str:
    """lost, kept, other, '' where the words of a figure tell no result."""
    told = figure.lead if any(p.search(figure.lead) for p in (_LOST, _KEPT, _OTHER)) else ""
    words = told or (figure.tail if not figure.lead.strip() or _BECAME.match(figure.tail) else "")
    if figure.unit != "件" or _NOT.search(words):
        return ""
    return "lost" if _LOST.search(words) else "kept" if _KEPT.search(words) else "other" if _OTHER.search(words) else ""


def _case(words: str) -> str:
    """Which kind of case the words named last."""
    named = _CASE.findall(words)
    return "" if not named else "复议" if named[-1] == "复议" else "诉讼"


def _denied(text: str, sentence: list[Figure], group: Group) -> Iterator[Claim]:
    """「没有败诉的案件，4件行政诉讼中，法院确认违法1件」."""
    for figure in sentence:
        if _kind(figure) != "lost" or not figure.value:
            continue
        begin = max(group.start, figure.lead_start - 2 * _FAR)
        end = min(group.end, figure.end + _FAR)
        case = _case(text[begin : figure.start])
        for said in _NONE_LOST.finditer(text, begin, end):
            if said.start() < figure.end and said.end() > figure.lead_start:
                continue
            about = _case(text[max(group.start, said.start() - _FAR // 2) : said.end()])
            between = text[min(said.start(), figure.start) : max(said.end(), figure.end)]
            own = text[max(group.start, said.start() - _FAR // 4) : said.start()]
            if about != case or not case or _OTHER_TIME.search(own + between) or re.search(r"[其余外]|其他", own[-6:]):
                continue
            message = f"写“{said[0]}”，又写“{quote(figure, text)}”，两处说法矛盾，请核对。"
            how = f"“{said[0]}”读作没有被纠正的案件，“{quote(figure, text)}”读作被纠正的案件。"
            finding = found(
                "W15", text, figure, message, how, stated=figure.value, expected=Decimal(0), title="案件结果前后矛盾"
            )
            yield Claim("W15", place(figure), finding)
            break


def _retold(text: str, before: list[Figure], sentence: list[Figure]) -> Iterator[Claim]:
    """「填报3件，其中维持1件，纠错2件。三起案件中，驳回2件，判令重新答复1件」: two tallies of the same cases."""
    head = sentence[0]
    if head.unit != "件" or not _REFERS.match(head.lead) or not _OF_THEM.match(head.tail) or head is sentence[-1]:
        return
    tallies = [{k: f for f in side if (k := _kind(f))} for side in (before, sentence[1:])]
    first, second = tallies
    sums = [sum((f.value for f in t.values()), Decimal(0)) for t in tallies]
    if len(second) < 2 or sums[0] != head.value or sums[1] != head.value or _OTHER_TIME.search(head.gap):
        return
    wrong = [(first[k], second[k]) for k in first.keys() & second.keys() if first[k].value != second[k].value]
    if not wrong:
        return
    wrong.sort(key=lambda pair: pair[0].start)
    pairs = "；".join(f"前面写“{quote(a, text)}”，后面写“{quote(b, text)}”" for a, b in wrong)
    how = f"后一句读作同样的{plain(head.value)}件案件，各种结果应当一致。"
    old, new = wrong[0]
    finding = found(
        "E25",
        text,
        old,
        f"{pairs}，请核对案件结果。",
        how,
        stated=old.value,
        expected=new.value,
        title="案件结果前后不一",
    )
    yield Claim("E25", place(*(f for pair in wrong for f in pair)), finding)
