"""Lists: the number of items that the text names against the items that it lists, and items listed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.prose import numerals
from forms.prose.announced import counted_wrong
from forms.prose.claims import Claim
from forms.prose.doubles import doubled

_HAN = numerals.CHARACTERS
_KIND = r"(?:大类|大|个|项|类|种|方面|部分|板块|个方面|领域|环节|条)"
_NOUN = (
    r"(?:板块|领域|部分|方面|类别|类|环节|内容|主题|栏目|专栏|渠道|形式|方式|举措|措施|"
    r"重点|任务|专题|模块|机制|平台|制度|问题|阶段|层面|系统|要素|章节|单元|版块)"
)
_COUNT = rf"(?P<count>[一二三四五六七八九十]{{1,3}}|\d{{1,2}})(?P<kind>大类|大|个|项|类|种)?(?P<noun>{_NOUN}|(?<=[一二三四五六七八九十])公开)"
_TAIL = re.compile(rf"(?P<etc>等)?(?P<link>这|共|以上|上述)?{_COUNT}")
_QUOTED = re.compile(r"[“\"]([^”\"“\n]{4,160})[”\"]\s*$")
_WINDOW = 260
_INTRO = re.compile(
    r"^.{0,60}?(?:包括|内容包括|包含|涵盖|涉及|围绕|聚焦|突出|分为|建立|建立了|建立健全|健全|完善|落实|实行|形成了?|制定了?|出台了?|设有|设置了|设置|开设了|开设|设立了|设立|即|由|按照|按|通过|从|以|对|在|为|抓好|做好|紧扣|推进|梳理|公开|发布):?(?!开)"
)
_BRACKETS = re.compile(r"\([^()]{0,80}\)|〔[^〔〕]{0,40}〕")
_JOIN = re.compile(r"以及|及其|[和与及]")
_ANY_COUNT = re.compile(
    rf"(?P<count>[两一二三四五六七八九十]{{1,2}}|\d{{1,2}})(?P<kind>个|项|类|种|大|家|级|处|套|支)(?:(?!{_NOUN})|(?<=[”》\"][两一二三四五六七八九十].))(?P<noun>[一-龥]{{1,3}})"
)
_NO_NOUN = re.compile(r"月|半月|工作日|小时|百分|星期|多|以上|左右|余")
_CLAUSE_END = re.compile(r"[,;:。!?()\n]")
_SET_AS = re.compile(r"(?:列为|作为|纳入|确定为|划分为|分为|归为|归纳为)(?:了)?$")
_ONE_QUOTE = re.compile(r"“([^”“]{1,80}、[^”“]{1,80})”$")
_NAMED_RUN = re.compile(r"(?:(?:“[^”“、]{1,30}”|《[^》《]{1,60}》)[、和及与]?){2,12}$")
_COUNTED = re.compile(r"(?:[一二两三四五六七八九十]{1,2}|\d{1,2})(?:个|项|类|种|大|家)[一-龥]{1,6}?[和及与]")


def lists(text: str, start: int, end: int) -> Iterator[Claim]:
    """Claims about the lists of a paragraph."""
    yield from _named_before(text, start, end)
    yield from _many_before(text, start, end)
    yield from doubled(text, start, end)


def _number(count: str) -> int:
    return int(count) if count.isdigit() else numerals.read(count) or 0


def _named_before(text: str, start: int, end: int) -> Iterator[Claim]:
    """「以“甲、乙、丙”三大板块」, 「甲、乙、丙等三个方面」."""
    for m in _TAIL.finditer(text, start, end):
        stated = _number(m["count"])
        begin = max(start, m.start() - _WINDOW)
        head = text[begin : m.start()]
        if not 2 <= stated <= 30 or (
            not (m["noun"] == "公开" and head[-1:] == "”")
            and not m["kind"]
            and not m["etc"]
            and not m["link"]
            and m["noun"] not in ("部分", "方面", "类", "大类")
        ):
            continue
        if head[-1:] in "第前后近首其另各每全几这那" or head[-1:].isdigit() or head[-2:] in ("下列", "以下", "如下"):
            continue
        items, exact = _items(head, m["noun"])
        if not exact and not (m["etc"] or m["link"]) and m["noun"] != "部分":
            continue
        within = sum(1 for i in items[1:] if _JOIN.search(i.strip()[1:]))
        counts = {*range(len(items) - within, len(items) + 1), len(items) + _joined(items)}
        if len(items) < 2:
            continue
        place = (m.start("count"), m.end())
        claim = Claim("W07", (place,))
        listed = len(items) if not _joined(items) or stated <= len(items) else max(counts)
        if stated in counts or (m["etc"] and listed < stated):
            yield claim
            continue
        yield claim._replace(finding=counted_wrong(text, place, stated, listed, items))


def _many_before(text: str, start: int, end: int) -> Iterator[Claim]:
    """「报刊、广播、电视、公告栏三种传统渠道」: items told apart by 、 alone, right before their number and a noun of any kind."""
    for m in _ANY_COUNT.finditer(text, start, end):
        stated = 2 if m["count"] == "两" else _number(m["count"])
        if not 2 <= stated <= 12 or _NO_NOUN.match(m["noun"]):
            continue
        own = _CLAUSE_END.split(text[max(start, m.start() - _WINDOW) : m.start()])[-1]
        own = _SET_AS.sub("", _COUNTED.split(own)[-1])
        named = _NAMED_RUN.search(own)
        etc = own.endswith("等")
        quoted = _ONE_QUOTE.search(own)
        if quoted and re.match(_NOUN, m["noun"]):
            continue  # told already
        if not named and not quoted and ("、" not in own or own.endswith("”")):
            continue
        items = (quoted[1] if quoted else own.removesuffix("等")).split("、")
        if named and not quoted:
            items = re.findall(r"[“《][^”》]*[”》]", named[0])
        if re.search(r"[第前后近各每全约另\d]$|\d", own[-1] if named or quoted else own) or any(not i for i in items):
            continue
        counts = {len(items), len(items) + (0 if quoted else _joined(items))}
        claim = Claim("W07", ((m.start("count"), m.end()),))
        if stated in counts or (etc and len(items) < stated):
            yield claim
        elif (len(items) >= 3 or all(len(i) == 1 for i in items)) and abs(len(items) - stated) <= 2:
            place = (m.start("count"), m.end())
            yield claim._replace(finding=counted_wrong(text, place, stated, max(counts), items))


def _items(head: str, noun: str) -> tuple[list[str], bool]:
    """The items right before a stated count, and whether quotation marks bound them."""
    quoted = _QUOTED.search(head)
    if quoted:
        return [i for i in re.split("[、,;]", quoted[1]) if i.strip()], True
    bare = _BRACKETS.sub(lambda m: "·" * len(m[0]), head)
    sentence = re.split(r"[。!?;\n]", bare)[-1]
    if noun == "部分" and ":" in sentence:
        sentence = sentence.rpartition(":")[2]
        mark = "," if sentence.count(",") >= 2 else "、"
        return [i for i in sentence.split(mark) if i.strip()], True
    clause = sentence.rpartition(",")[2] if "、" in sentence.rpartition(",")[2] else ""
    clause = clause.rpartition(":")[2]
    if clause.count("、") < 1:
        return [], False
    kept = _SET_AS.sub("", clause)
    items = [i.strip() for i in kept.split("、")]
    found = _INTRO.match(items[0])
    exact = bool(found) or kept != clause
    if found:
        items[0] = items[0][found.end() :]
    return items, exact


def _joined(items: list[str]) -> int:
    """How many items more there are if 和 in the last one joins two."""
    return 1 if items and len(_JOIN.findall(items[-1])) == 1 and not items[-1].startswith(("和", "及", "与")) else 0
