"""A number of items announced before they are listed: 「四项工作:一是…」, 「“三大平台”——甲、乙、丙、丁」 (W07).

A list behind its announcement is told by its numbering (一是, 第一, （一）, 1.), wherever in the text it stands, or it follows a colon,
a dash, 即 or a bracket and is told apart by marks. Where any way to count comes to what is announced, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from forms.findings import Finding
from forms.prose import numerals
from forms.prose.claims import Claim, clipped, stretch

_HAN = "一二三四五六七八九十"
_KIND = r"(?:大类|大|个|项|类|种|件|点|条|方面|级|组|套|步|门|家|处|篇|份|块|张|场|次|支|座)"
_COUNT = rf"(?<![第前近约每几十百千万余至\d.,〇一二三四五六七八九])(?P<count>[两{_HAN}]{{1,3}}|\d{{1,2}})"
_ANNOUNCED = re.compile(rf"{_COUNT}(?:{_KIND}|(?=公开|抓|要|严|化|改))(?=(?P<noun>[一-龥]{{0,10}}))")
_NO_NAME = re.compile(r"进行|实施|予以|提出|作出|给予|表示|要求")
_BEFORE_MARKS = re.compile(
    rf"{_COUNT}(?P<kind>{_KIND}|(?<=[“\"][{_HAN}])(?=[一-龥]))(?P<noun>[一-龥]{{0,8}}?)[”\"]?(?:的?内容|的?情况)?"
    r"(?P<link>:|——?|[,(]?(?:即|分别是|分别为|分别(?:位于|设在|来自|涉及|由)|依次为|依次是|包括|具体为|具体是|主要是):?|\()(?P<list>[^。!?\n]{4,400})"
)
_ITEM = re.compile(
    rf"(?:(?<=[。;:,!?\n\s)—“])|^)[ \t]{{0,8}}(?:(?P<said>[{_HAN}]{{1,2}})(?:、\s?)?[是要](?![否以因求])|第(?P<nth>[{_HAN}]{{1,2}})[,、]"
    rf"|其(?P<of>[{_HAN}])(?=[,、是为])|\((?P<part>[{_HAN}]{{1,3}})\)|(?P<item>\d{{1,2}})[.、](?!\d)|\((?P<point>\d{{1,2}})\)"
    rf"|(?P<do>[{_HAN}])(?P<verb>[抓看查定建推强重促])|(?P<title>[{_HAN}]{{1,3}})、(?!\s?是))"
)
_OF_POINTS = re.compile(
    r"方面|措施|举措|工作(?!日)|任务|问题|特点|原则|环节|亮点|要求|重点|经验|做法|打算|不足|困难|变化|成效|难点|建议|途径|着力点|突破|关键|抓手|步骤|阶段|到位|机制|制度|^[事点关]|内容|转变|提升|强化|加强|结合|坚持|严格"
)
"""What a sentence announces that is told point by point in the sentences behind it."""
_AHEAD = 90
_ENDS_SENTENCE = re.compile(r"[。!?;\n]")
_HELD = re.compile(
    rf"{_COUNT}(?:次|场|期|轮)(?P<noun>[^,;。:\d]{{0,14}})(?:,?分别(?:于|在|为|是)|:)(?P<days>[^。;!?\n]{{4,200}})"
)
_ON_DAYS = re.compile(
    rf"(?:分别)?(?:于|在)(?P<days>\d{{1,2}}月[^,;。!?\n于在]{{2,60}}?)(?:先后|分别)?(?:召开|举办|举行|组织|开展)了?(?P<count>[两{_HAN}]|\d{{1,2}})(?:次|期|场|轮)"
)
_ON_DAY = re.compile(r"\d{1,2}月(?:\d{1,2}日|[上中下]旬|[初底末]|份)?(?:、\d{1,2}日)*")
_AMOUNT = re.compile(r"(?:\d|[一二三四五六七八九十百两])(?:[个处条件次项家人名篇期场份块万元]|$)")
_HIDDEN = re.compile(r"[“\"][^”\"“\n]{1,60}[”\"]|《[^《》\n]{1,80}》|\([^()]{0,80}\)|〔[^〔〕]{0,40}〕")
_JOIN = re.compile(r"(?<=[^、,;])(?:以及|及其|[和与及])(?=[^、,;])")
_THEN = re.compile(r",(?:把|将|使|确保|切实|进一步|推动|做到|努力|着力|不断)[^、]*$")
"""What is done with what was listed, and no item of it."""
_LONGEST_ITEM = 16


class _Run:
    """Numbered items of one kind, one after another."""

    __slots__ = ("begin", "names", "shape", "value")

    def __init__(self, shape: str, begin: int, name: str) -> None:
        self.shape, self.begin, self.value, self.names = shape, begin, 1, [name]


def announced(text: str) -> Iterator[Claim]:
    """Claims about every announced list of a text."""
    told: set[int] = set()
    for run in _runs(text):
        if len(run.names) >= 2:
            yield from _numbered(text, run, told)
    yield from _marked(text, told)
    yield from _dated(text)
    yield from _held_on(text)


def _held_on(text: str) -> Iterator[Claim]:
    """「于3月5日、6月8日和9月2日召开了4次会议」: the days stand before their number."""
    for m in _ON_DAYS.finditer(text):
        stated = _number(m["count"])
        on = [d for found in _ON_DAY.finditer(m["days"]) for d in found[0].split("、")]
        if not 2 <= stated <= 12 or len(on) < 2 or re.search(r"[至—~－-]|到|每|其中|等", m["days"]):
            continue
        place = (m.start("count"), m.end("count") + 1)
        claim = Claim("W07", (place,))
        yield claim if len(on) == stated else claim._replace(finding=counted_wrong(text, place, stated, len(on), on))


def _dated(text: str) -> Iterator[Claim]:
    """「召开2次专题会议,分别于1月18日、5月9日和9月27日召开」: times against their days."""
    for m in _HELD.finditer(text):
        stated = _number(m["count"])
        on = list(_ON_DAY.finditer(m["days"]))
        days = [d for found in on for d in found[0].split("、")]
        if not 2 <= stated <= 30 or len(days) < 2 or re.search(r"[至—~－-]|到|每|其中|等", m["days"]):
            continue
        place = (m.start("count"), m.end("noun"))
        claim = Claim("W07", (place,))
        alone = ":" not in text[m.end("noun") : m.start("days")]
        if len(days) == stated or (not alone and len(days) < stated):
            yield claim
            continue
        yield claim._replace(finding=counted_wrong(text, place, stated, len(days), days))


def _runs(text: str) -> Iterator[_Run]:
    """The numbered lists of a text, each ended by one that begins anew, or by a number out of order."""
    last: dict[str, _Run] = {}
    for m in _ITEM.finditer(text):
        kind = m.lastgroup or ""
        kind = "do" if kind == "verb" else kind
        value = int(m[kind]) if m[kind].isdigit() else numerals.read(m[kind]) or 0
        if kind == "title":
            yield from last.values()
            last.clear()
            continue
        name = m[0].strip()
        run = last.get(kind)
        if value == 1:
            if run is not None:
                yield run
            last[kind] = _Run(kind, m.start() + len(m[0]) - len(m[0].lstrip()), name)
        elif run is not None and value == run.value + 1:
            run.value = value
            run.names.append(name)
        elif run is not None:
            del last[kind]  # numbers out of order: the finding is that of the ordinals
    yield from last.values()


def _numbered(text: str, run: _Run, told: set[int]) -> Iterator[Claim]:
    """A numbered list against the numbers of the sentence right before it."""
    ahead = text[max(0, run.begin - _AHEAD) : run.begin].rstrip()
    closed = ahead[-1:] in "。;!"
    if ahead[-1:] not in (":", "。", ";", ",", "—", "!") or (run.shape == "do" and ahead[-1:] not in ":—"):
        return
    sentence = _ENDS_SENTENCE.split(ahead.rstrip("。;:,—!"))[-1]
    offset = max(0, run.begin - _AHEAD) + ahead.rfind(sentence)
    counts = [m for m in _ANNOUNCED.finditer(sentence) if 2 <= _number(m["count"]) <= 30]
    if closed or ahead[-1:] == ",":
        counts = [m for m in counts if m.end("noun") == len(sentence) and len(m["noun"]) <= 6]
    if closed:
        counts = [m for m in counts if _OF_POINTS.search(m["noun"])]
    told.update(offset + m.start() for m in counts)
    if not counts:
        return
    listed = len(run.names)
    last = counts[-1]
    start, end = offset + last.start(), offset + last.end("noun")
    claim = Claim("W07", ((start, end),))
    if any(_number(m["count"]) == listed for m in counts) or re.search(r"[,;:]", sentence[last.end("noun") :]):
        yield claim
        return
    yield claim._replace(finding=counted_wrong(text, (start, end), _number(last["count"]), listed, run.names))


def _marked(text: str, told: set[int]) -> Iterator[Claim]:
    """A list behind a colon, a dash, 即 or a bracket, its items told apart by marks."""
    for m in _BEFORE_MARKS.finditer(text):
        stated = _number(m["count"])
        if not 2 <= stated <= 30 or m.start("count") in told or _ITEM.match(m["list"]) or _NO_NAME.search(m["noun"]):
            continue
        bracket = m["link"].startswith("(")
        inside = m["list"].partition(")")[0] if bracket else m["list"]
        counts, items = ways_to_count(inside)
        if len(items) < 2:
            continue
        place = (m.start("count"), m.end("noun"))
        claim = Claim("W07", (place,))
        if stated in counts:
            yield claim
        elif _is_plain(inside, items) and (
            stated <= len(items) or not (bracket or "等" in items[-1]) or _all_of_a_kind(items, stated)
        ):
            yield claim._replace(finding=counted_wrong(text, place, stated, len(items), items))


def _all_of_a_kind(items: list[str], stated: int) -> bool:
    """Whether a bracket surely names them all: 「7个镇（东山镇、西山镇…）」, each with the same last character, one or two short."""
    alike = len({i[-1] for i in items}) == 1 and all(len(i) > 1 for i in items)
    return alike and len(items) >= 3 and stated - len(items) <= 2 and "等" not in items[-1]


def ways_to_count(listed: str) -> tuple[set[int], list[str]]:
    """(every number of items that a list may be said to have, its items by the marks that part them first)."""
    whole = _HIDDEN.sub(lambda m: m[0][0] + "·" * (len(m[0]) - 2) + m[0][-1], listed)
    whole = _THEN.sub("", whole)
    whole = re.sub(r"(?<=[”》\"])(?=[“《])", "、", whole)
    shown = re.sub(r"(?<=[”》\"])(?=[“《])", "、", listed)
    first = whole.partition(";")[0] if ";" not in whole.strip(";") else whole
    mark = ";" if ";" in whole.strip(";") else "、" if "、" in first.partition(",")[0] else ","
    body = first.partition(",")[0] if mark == "、" else first
    ends = [-1, *(i for i, c in enumerate(body) if c == mark), len(body)]
    items = [shown[a + 1 : b].strip() for a, b in pairwise(ends)]
    items = [i for i in items if i]
    joins = len(_JOIN.findall(body))
    if len(items) >= 3 and any(all(j in i[1:-1] for i in items) for j in "与和及"):
        joins = 0  # 「公开与起草同步、公开与审核同步」: each item joins two things
    counts = set(range(len(items), len(items) + joins + 1))
    for marks in (",", "、", ",、", ";", ";,"):
        counts.add(1 + sum(whole.strip(",;、").count(c) for c in marks))
    return counts, items


def _is_plain(listed: str, items: list[str]) -> bool:
    """Whether the list is plainly one of names: short, without figures, nothing listed behind it."""
    hidden = _HIDDEN.sub("", listed)
    mark = ";" if ";" in hidden.strip(";") else "、" if "、" in hidden.partition(",")[0] else ","
    behind = hidden.partition(",")[2] if mark == "、" else ""
    if (
        "、" in behind
        or re.search(r"\d", hidden)
        or any(_AMOUNT.search(i) for i in items)
        or any(len(i) > _LONGEST_ITEM for i in items[:-1])
    ):
        return False
    return mark != "," or len(items) >= 3


def _number(count: str) -> int:
    return 2 if count == "两" else int(count) if count.isdigit() else numerals.read(count) or 0


def counted_wrong(text: str, place: tuple[int, int], stated: int, listed: int, items: list[str]) -> Finding:
    """The finding: what is said, what is listed, and its first items."""
    said = text[place[0] : place[1]]
    names = "、".join(clipped(i.strip("“”·"), 8) for i in items[:8]) + ("…" if len(items) > 8 else "")
    message = f"写的是“{said}”，实际列了{listed}项：{names}"
    return stretch("W07", text, *place, message, f"“{said}”与列出的各项逐一点数。", stated=stated, expected=listed)
