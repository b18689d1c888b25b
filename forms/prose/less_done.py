"""均已办结, held against the number taken and the number done that the text gives (W15)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.findings import Finding
from forms.prose.carried import BARE_DONE
from forms.prose.claims import Claim, found, place, quote, scaled
from forms.prose.divisions import aspect
from forms.prose.everything import ALL, left_over
from forms.prose.figures import Figure
from forms.prose.growth import sentences
from forms.prose.listing import STOP
from forms.prose.structure import Group

_AGAIN = re.compile(r"(?:上述|以上|前述|这)(?:收到的|受理的|的)?\s?$")
_BETWEEN = re.compile(r"[,;。\s]*(?:全年|年内|累计|共|总共|共计|已)*(?:办结|答复|回复|办复|办理|审结|结案)\s?")
_HOW = re.compile(r"按时|按期|依法|及时|在[^,;。]{0,12}内")
"""「办结54件，均在期限内办结」 tells how the 54 were done with, not that nothing is left."""
_EVERYTHING = re.compile(r"以上|上述|所有|这些|收到的|全部(?=申请|来信|信件|事项|诉求)")
_BEHIND = 40


def less_done(text: str, group: Group) -> Iterator[Claim]:
    """Every 均已办结 of one bracket level beside less done than was taken."""
    before: list[Figure] = []
    for sentence in sentences(group.figures):
        yield from _less(text, sentence, before, group)
        yield from _then_less(text, sentence, before, group)
        before = sentence


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
    if taken not in sentence and done.value * 2 < taken.value:
        return  # the sentence before tells of something else
    said = ALL.search(text, max(group.start, done.start - _BEHIND), done.start)
    if said is None or said.start() < taken.end or not _BETWEEN.fullmatch(text, said.end(), done.start):
        return
    if said[0].startswith("件件") and any(f.value + done.value == taken.value for f in figures if f.start > done.end):
        return  # 「件件有回音，办结120封，6封在办」 is a motto
    yield Claim("W15", place(done, taken), _short(text, done, taken, said[0], taken, done))


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
    if (
        again is None
        and done not in counts
        and not _EVERYTHING.search(text, counts[0].lead_start, counts[-1].end + _BEHIND)
    ):
        return  # this sentence has a number of its own
    last = sentence[-1]
    begin = (again or max(done, last, key=lambda f: f.end)).end
    said = ALL.search(text, begin, min(begin + _BEHIND, group.end))
    if said is None or (STOP.search(text[begin : said.start()]) and not _refers(text, begin, said.start())):
        return
    if again is None and _of_the_done(sentence, said):
        return
    if again is None and (not _refers(text, begin, said.end()) or re.search(r"\d", text[begin : said.start()])):
        return
    again_all = again is not None and again.value == taken.value
    if not again_all and any(left_over(f) for f in (*before, *counts)):
        return
    if again is not None and again_all:
        yield Claim("W15", place(again, done, taken), _short(text, again, done, said[0], again, done))
    elif again is None:
        yield Claim("W15", place(done, taken), _short(text, done, taken, said[0], taken, done))


def _of_the_done(sentence: list[Figure], said: re.Match[str]) -> bool:
    """Whether it is said of those done with, and how: 「收到57件，办结54件，均在期限内答复」."""
    before = [f for f in sentence if f.end <= said.start() and f.counts]
    if len(before) < 2 or not _HOW.search(said[0]) or aspect(before[-1]) != "done" or said[0][0] not in "均都":
        return False
    return not _EVERYTHING.search(said.string, before[-1].end, said.end())


def _refers(text: str, begin: int, end: int) -> bool:
    """Whether the clause is about everything taken: 「以上申请均…」."""
    clause = text[begin:end].lstrip(" ,;。")
    return bool(
        re.match(
            r"(?:至此|截至目前)?,?(?:以上|上述|所有|全部|这些|(?:年内|全年|本年|当年|今年)?(?:收到|受理|接收|立案|承办|接到)的|对|已全部|均已|均|(?:真正|基本)?(?:做到|实现)了?(?:全部|件件))",
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
