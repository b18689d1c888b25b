"""均已办结, 全部答复: held against a rest, against the number done and the number taken that the text gives (W15)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.findings import Finding
from forms.prose.carried import BARE_DONE
from forms.prose.claims import Claim, found, place, quote, scaled
from forms.prose.divisions import aspect
from forms.prose.figures import Figure
from forms.prose.growth import sentences
from forms.prose.listing import STOP
from forms.prose.structure import Group

_ALL = re.compile(
    r"(?:均已|全部|都已|均|全都|已经?全部|悉数|逐[一件条](?!办理|处理)|已全)(?:已|已经|都|按时|按期|依法|及时|在[^,;。]{0,12}内|进行了|予以)*"
    r"(?:办结|答复完毕|答复|办理完毕|回复|办复|处理完毕|(?<=[已部期时])(?:办理|处理)|审结|结案|整改到位|整改完毕)(?!率|[^,;。]{0,6}中)"
    r"|件件有?(?:答复|回音|着落|回应|结果)"
)
_HOW = re.compile(r"按时|按期|依法|及时|在[^,;。]{0,12}内")
"""「办结54件，均在期限内办结」 tells how the 54 were done with, not that nothing is left."""
_ALL_AHEAD = re.compile(rf"({_ALL.pattern})[^,;。]{{0,6}},(?:其中|仅|尚有|还有)?[^,;。]{{0,4}}$")
_REFERS = re.compile(r"以上|上述|所有|全部|这些|各件|收到的|均")
_EVERYTHING = re.compile(r"以上|上述|所有|这些|收到的|全部(?=申请|来信|信件|事项|诉求)")
_AGAIN = re.compile(r"(?:上述|以上|前述|这)(?:收到的|受理的|的)?\s?$")
_BETWEEN = re.compile(r"[,;。\s]*(?:全年|年内|累计|共|总共|共计|已)*(?:办结|答复|回复|办复|办理)\s?")
_LEFT = re.compile(r"尚有|还有|另有|剩余|仍有|尚余|余下|未办结|未答复|结转下|未回复|未处理")
_STILL = re.compile(r"^[\s,]*(?:截至[^,;。]{0,8},)?(?:仍|尚|还)有\s?$")
_BEHIND = 40


def all_done(text: str, group: Group) -> Iterator[Claim]:
    """Every 均已办结 of one bracket level that the text itself contradicts."""
    before: list[Figure] = []
    for sentence in sentences(group.figures):
        yield from _rest(text, sentence, group)
        yield from _less(text, sentence, before, group)
        yield from _then_less(text, sentence, before, group)
        yield from _all_behind(text, sentence, group)
        yield from _still(text, sentence, before)
        before = sentence


def _rest(text: str, sentence: list[Figure], group: Group) -> Iterator[Claim]:
    """「均已办结」 and a rest said behind it."""
    first, last = sentence[0], sentence[-1]
    said = _ALL.search(text, first.end, min(last.end + _BEHIND, group.end))
    if said is None:
        ahead = text[max(group.start, first.lead_start - _BEHIND) : first.start]
        said = _ALL_AHEAD.search(re.split(r"[。!?;\n]", ahead)[-1])
        if said is not None and _is_rest(first, first) and not re.search("除|外", ahead):
            message = f"前面写“{said[1]}”，后面又写“{quote(first, text)}”，两处说法矛盾，请核对。"
            how = f"“{said[1]}”读作没有余数，“{quote(first, text)}”读作尚未办结。"
            finding = found("W15", text, first, message, how, stated=scaled(first, first.value), expected=Decimal(0))
            yield Claim("W15", place(first), finding)
        return
    if STOP.search(text[first.end : said.start()]):
        return
    rest = next((f for f in sentence if f is not first and f.start > said.end() and _is_rest(f, first)), None)
    if rest is None or _of_the_done(sentence, said, rest.value) or _of_the_next(sentence, said.end(), rest):
        return
    message = f"前面写“{said[0]}”，后面又写“{quote(rest, text)}”，两处说法矛盾，请核对。"
    how = f"“{said[0]}”读作没有余数，“{quote(rest, text)}”读作尚未办结。"
    finding = found("W15", text, rest, message, how, stated=scaled(rest, rest.value), expected=Decimal(0))
    yield Claim("W15", place(rest), finding)


def _of_the_next(sentence: list[Figure], said: int, rest: Figure) -> bool:
    """Whether a rest is one of what comes next: 「上级转办的26件均已办结，自收的52件办结50件，2件在办」."""
    between = [f for f in sentence if said < f.start < rest.start and f.unit == rest.unit and f.counts]
    settled = {f.value + rest.value for f in between}
    return bool(between) and (
        not re.search("其中|包括", between[0].gap) or any(f.value in settled and f.value > rest.value for f in between)
    )


def _of_the_done(sentence: list[Figure], said: re.Match[str], rest: Decimal | None = None) -> bool:
    """Whether it is said of those done with, and how: 「收到57件，办结54件，均在期限内答复」, of 全部 where the `rest` makes up the balance."""
    before = [f for f in sentence if f.end <= said.start() and f.counts]
    if len(before) < 2 or not _HOW.search(said[0]) or aspect(before[-1]) != "done":
        return False
    balanced = rest is not None and before[-2].value == before[-1].value + rest
    return (balanced or said[0][0] in "均都") and not _EVERYTHING.search(said.string, before[-1].end, said.end())


def _all_behind(text: str, sentence: list[Figure], group: Group) -> Iterator[Claim]:
    """「尚有2件正在办理,全部申请均已办结」."""
    rest = next((f for f in sentence[1:] if _is_rest(f, sentence[0])), None)
    if rest is None or rest is not sentence[-1]:
        return
    said = _ALL.search(text, rest.end, min(rest.end + _BEHIND, group.end))
    if said is None or STOP.search(text[rest.end : said.start()]):
        return
    clause = re.split("[,;]", text[rest.end : said.end()])[-1]
    if not re.match(r"(?:全部|所有|以上|上述|各项|收到的)(?:申请|事项|诉求|来信|信件|工单|件|的)", clause):
        return
    message = f"写“{clause}”，前面又写“{quote(rest, text)}”，两处说法矛盾，请核对。"
    how = f"“{clause}”读作没有余数，“{quote(rest, text)}”读作尚未办结。"
    finding = found("W15", text, rest, message, how, stated=scaled(rest, rest.value), expected=Decimal(0))
    yield Claim("W15", place(rest), finding)


def _then_less(text: str, sentence: list[Figure], before: list[Figure], group: Group) -> Iterator[Claim]:
    """「收到1538件，…均已办结，共办结1533件」: less is done than was taken, although all is said to be done."""
    figures = [f for f in (*before, *sentence) if f.counts and not f.about]
    taken = next((f for f in figures if aspect(f) == "taken"), None)
    done = next((f for f in figures if taken is not None and f.start > taken.start and BARE_DONE.match(f.lead)), None)
    if (
        taken is None
        or done is None
        or done.unit != taken.unit
        or not 0 < done.value < taken.value
        or done not in sentence
    ):
        return
    said = _ALL.search(text, max(group.start, done.start - _BEHIND), done.start)
    if said is None or said.start() < taken.end or not _BETWEEN.fullmatch(text, said.end(), done.start):
        return
    if said[0].startswith("件件") and any(f.value + done.value == taken.value for f in figures if f.start > done.end):
        return  # 「件件有回音，办结120封，6封在办」 is a motto
    yield Claim("W15", place(done, taken), _short(text, done, taken, said[0], taken, done))


def _still(text: str, sentence: list[Figure], before: list[Figure]) -> Iterator[Claim]:
    """「收到52件，已全部办结。截至年底，仍有3件在办理中」: a rest in the sentence behind 全部办结."""
    rest = sentence[0]
    if not before or not _STILL.search(rest.lead) or not _is_rest(rest, before[-1]):
        return
    between = text[before[-1].end : rest.start]
    said = _ALL.search(between)
    if said is None or len(STOP.findall(between)) != 1 or STOP.search(between[: said.start()]):
        return
    message = f"前面写“{said[0]}”，后面又写“{quote(rest, text)}”，两处说法矛盾，请核对。"
    how = f"“{said[0]}”读作没有余数，“{quote(rest, text)}”读作尚未办结。"
    finding = found("W15", text, rest, message, how, stated=scaled(rest, rest.value), expected=Decimal(0))
    yield Claim("W15", place(rest), finding)


def _is_rest(figure: Figure, first: Figure) -> bool:
    left = aspect(figure) == "in hand" or _LEFT.search(figure.lead)
    return bool(
        figure.value > 0
        and figure.counts
        and figure.unit == first.unit
        and left
        and not re.search("上年|其他|另", figure.lead)
    )


def _less(text: str, sentence: list[Figure], before: list[Figure], group: Group) -> Iterator[Claim]:
    """「收到19件，办结17件，以上申请均已答复」, 「办结30件。上述34件已全部办结」."""
    counts = [f for f in sentence if f.counts and not f.about]
    if not counts:
        return
    again = next((f for f in counts if _AGAIN.search(f.lead)), None)
    earlier = [f for f in (*before, *counts) if again is None or f.start < again.start]
    taken, done = _pair([f for f in earlier if f.counts and not f.about])
    if taken is None or done is None or done.value >= taken.value:
        return
    if again is None and any(aspect(f) == "taken" and ";" in f.gap for f in counts if f.start > done.start):
        return  # 「收到618封，办结597封；收到85封，全部办结」: all of the last item
    last = sentence[-1]
    begin = (again or max(done, last, key=lambda f: f.end)).end
    said = _ALL.search(text, begin, min(begin + _BEHIND, group.end))
    if said is None or (STOP.search(text[begin : said.start()]) and not _refers(text, begin, said.start())):
        return
    if again is None and _of_the_done(sentence, said):
        return
    if again is None and (not _refers(text, begin, said.end()) or re.search(r"\d", text[begin : said.start()])):
        return
    again_all = again is not None and again.value == taken.value
    if not again_all and any(aspect(f) == "in hand" or _LEFT.search(f.lead) for f in (*before, *counts)):
        return
    if again is not None and again_all:
        yield Claim("W15", place(again, done, taken), _short(text, again, done, said[0], again, done))
    elif again is None:
        yield Claim("W15", place(done, taken), _short(text, done, taken, said[0], taken, done))


def _refers(text: str, begin: int, end: int) -> bool:
    """Whether the clause is about everything taken: 「以上申请均…」."""
    clause = text[begin:end].lstrip(" ,;。")
    return bool(
        re.match(
            r"(?:至此|截至目前)?,?(?:以上|上述|所有|全部|这些|收到的|对|已全部|均已|均|(?:真正|基本)?(?:做到|实现)了?(?:全部|件件))",
            clause,
        )
    )


def _pair(counts: list[Figure]) -> tuple[Figure | None, Figure | None]:
    """The number taken and, right behind it, the number done."""
    for at in range(len(counts) - 1, 0, -1):
        taken, done = counts[at - 1], counts[at]
        if taken.unit != done.unit or not BARE_DONE.match(done.lead) or aspect(taken) in ("done", "in hand"):
            continue
        if ";" not in done.gap and "其中" not in done.gap:
            return taken, done
    return None, None


def _short(text: str, at: Figure, right: Figure, said: str, whole: Figure, done: Figure) -> Finding:
    message = f"写“{said}”，但“{quote(whole, text)}”与“{quote(done, text)}”相差{whole.value - done.value}{whole.said}，请核对。"
    how = f"“{said}”读作没有余数，收到数与办结数应当相等。"
    stated, expected = scaled(at, at.value), scaled(right, right.value)
    return found("W15", text, at, message, how, stated=stated, expected=expected)
