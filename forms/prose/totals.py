"""Sums that stand behind what they add up: 合计, 总计, 共收到; one total for several units; figures joined by 、 and 和."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from forms.prose import numerals
from forms.prose.claims import Claim, place
from forms.prose.divisions import aspect, division
from forms.prose.figures import Figure
from forms.prose.listing import BESIDE, MOST, STOP, SUM, of_the_rest
from forms.prose.slips import nearly
from forms.prose.stocks import CLOSING, LESSENED, OPENING
from forms.prose.weighing import for_each, mismatch, slack

_GRAND = re.compile(
    r"(?:^|[,、\s])(?:全年|全[市县区局省]|本年度?|年内|两者|二者|三者|[两三四五六七八九十][类项个级种]|各[类项级]|以上|上述|全[市县区局省州][一-龥]{1,6})*(?:合计|共计|总计|累计|总共|一共|共)(?:是|为|达)?"
    r"(?P<verb>[一-龥]{0,2})(?:了|过)?(?P<noun>[^,;。、:()]{0,14})$"
)
OF_ALL = re.compile(
    r"^[\s,]*(?:[一-龥、和与]{0,8}?(?<![前近上下第后])(?![二一]级|[三两四]级(?:单位|医院|机构|学校|栏目))(?P<many>[两二三四五六七八九十]|\d{1,2})(?:个|期|次|场|轮|批|家|项|类|种|级|大|处|支|款)?[一-龥]{0,10}?|新媒体|两微(?:一端)?|各(?:渠道|平台|单位|部门|科室|类|项|期|次)|(?:上述|以上)[一-龥]{0,6}?)"
    r"(?:合计|共计|总计|累计|总共|一共|共)[一-龥]{0,10}$"
)
_ALTOGETHER = re.compile(r"^\s*(?:合计|共计|总计|累计|总共|一共|共)[一-龥]{0,10}$")
"""「三个部门共发布」, 「两期共培训」, 「新媒体共推送」: a total of what stands before it, whatever marks stand between."""
_JOINED = re.compile(r"^\s*[、和及与][^,;。:%()]{0,24}$")
_ONCE_EACH = re.compile(r"去重|剔除|扣除|去掉重复|不重复")
"""A total from which something was taken: 「去重后合计」."""
_OF_ROWS = re.compile(r"^[\s,]*(?:[两二三四五六七八九十][类项者个级种]|以上|上述|各[类项级])")
_ITEM = re.compile(r"^[^,;。:%()]{0,14}[、和及与][^,;。:%()、]{0,14}$")
_ONE_UNCOUNTED = re.compile(r"(?:加上|连同|算上|加之|以及|包括|含)(?![^,;。]{0,20}\d)[^,;。]{2,20}[,、]")
"""「…88件，加上乡镇收到的，合计235件」: a summand without a figure."""
_SUMMED_UP = re.compile(r"^[\s,]*([一-龥]{2,8}?)(?:合计|共计|总计|共)")
_SO_MANY = re.compile(r"^[\s,]*([两二三四五六七八九])[项类者](?:合计|共计|总计|相加)")
_OF_ALL_KINDS = re.compile(r"共(?!青|产|建|享|同)[一-龥]{0,4}(?:各类|各种|各式)[一-龥]{2,8}$")
"""「手册4500册、折页6800张，共发放各类宣传品11300份」: things of several kinds in one total."""
_PLACES = ("所", "家", "个", "处", "户", "座", "类", "项")
_IN_ALL = re.compile(r"(?:共(?!青|产|建|享|同)|累计|合计|总共)[一-龥]{0,8}$")
_OTHER = re.compile(r"^[\s,]*(?:其余|剩余|余下)(?:的)?\s?$")
_PLAIN_PART = re.compile(
    r"^[\s,]*(?:\0|(?!其中|上年|去年|新增|比|较|另)[一-龥]){0,8}(?:整改|完成|办结|销号|公开|采纳|答复|回复|解决|落实|处理|办理|通过|更新|追回|[一-龥]{2,4})$"
)
_YEAR = re.compile(r"^[\s,]*(?:全年|年度|本年度)(?!度?计划|目标)")
_BY_QUARTER = re.compile(r"(?:四个|各)季度(?:分别)?")
_QUARTERS = 4
_NEAR = 12
_OTHERWISE = re.compile(
    r"[从由](?:上年|去年|20|原|年初|最初|以前)|精简|调整|[增减降升]至|[增减降升加少][到至]|其中|包括|包含|比|较|同期|占|环比|结余|预算|另|截至"
)


def totals(text: str, figures: list[Figure], used: set[int]) -> Iterator[Claim]:
    """Every sum of one bracket level that stands behind its parts; `used` are starts of sums judged with their list."""
    last: Figure | None = None
    for at, figure in enumerate(figures):
        if not figure.counts or figure.start in used:
            continue
        if of_the_rest(figures, at):
            last = None
            continue
        plain = bool(SUM.search(figure.lead))
        grand = _GRAND.search(figure.lead)
        second = last is not None and figures[at - 1] is last and figure.gap.strip() in ("", "、", ",", "和", "及")
        of_all = OF_ALL.search(figure.lead)
        number = many(of_all) if of_all else _many_ahead(figures, at)
        if at >= 2 and not (plain or grand or of_all) and _YEAR.match(figure.lead):
            yield from _of_periods(text, figures, at)
        told: list[Claim] = []
        if at >= 2 and ((of_all and (number or not (plain or grand))) or (not of_all and number)):
            told = list(_of_all(text, figures, at, number))
            yield from told
        if not told and (plain or grand or second):
            yield from _sum(text, figures, at, strict=not plain)
            last = figure
        else:
            last = None


def _sum(text: str, figures: list[Figure], at: int, strict: bool) -> Iterator[Claim]:
    """「A a件、B b件，合计c件」: the figures before it. `strict`: its words are found before others than sums too."""
    head = figures[at]
    parts, clean = _column(figures, at) or _mixed(figures, at) or _summands(figures, at)
    if len(parts) < 2 or head.about or _ONCE_EACH.search(head.lead) or any(p.about or for_each(p) for p in parts):
        return
    apart = slack(head, parts)
    running = Decimal(0)
    for n, part in enumerate(reversed(parts), 1):
        running += part.value
        if n >= 2 and abs(running - head.value) <= apart:
            yield Claim("E18", place(head, *parts[-n:]))
            return
    if STOP.search(head.gap) and abs(running - head.value) * 5 > running:
        return  # a sentence of its own, of something else
    if not clean or (strict and not _alike(head, parts)) or _adds_up_something_else(text, head, parts):
        return
    why = "写明合计，按前面各项相加核对"
    yield Claim("E18", place(head, *parts), mismatch(text, "E18", head, parts, running, why))


def _adds_up_something_else(text: str, head: Figure, parts: list[Figure]) -> bool:
    """Whether the total is of a stock, of one more that has no figure, or of what stands in the brackets behind the parts."""
    named = _SUMMED_UP.search(head.lead)
    if named and re.search(r"\(.*\d.*\)", text[parts[0].end : head.start]):
        words = "|".join(p.lead + p.tail for p in parts)
        if not any(named[1][i : i + 2] in words for i in range(len(named[1]) - 1)):
            return True
    return of_a_stock(head, parts) or bool(_ONE_UNCOUNTED.search(head.gap))


def of_a_stock(head: Figure, parts: list[Figure]) -> bool:
    """Whether the sentence tells how a stock moved, 「年初13个，新设4个、撤销1个，年末共16个」: no sum of its figures."""
    told = CLOSING.search(head.lead) or any(OPENING.search(p.lead) for p in parts)
    return bool(told) and any(LESSENED.search(p.lead) for p in parts)


def _of_periods(text: str, figures: list[Figure], at: int) -> Iterator[Claim]:
    """「上半年512条，下半年624条，全年1136条」, 「四个季度分别…，全年…」."""
    head = figures[at]
    run: list[Figure] = []
    for figure in reversed(figures[max(0, at - _QUARTERS) : at]):
        if figure.unit != head.unit or not figure.counts or figure.about or head.about:
            break
        run.insert(0, figure)
        if STOP.search(figure.gap):
            break
    halves = run[-2:]
    parts = halves if len(halves) == 2 and division(halves) == "half" else run
    named = division(parts) in ("half", "quarter") or (len(parts) == _QUARTERS and _BY_QUARTER.search(parts[0].lead))
    if len(parts) < 2 or not named or STOP.search(head.gap) or ";" in head.gap:
        return
    total = sum((f.value for f in parts), Decimal(0))
    claim = Claim("E18", place(head, *parts))
    why = "上半年、下半年或者四个季度合起来就是全年"
    yield claim if total == head.value else claim._replace(finding=mismatch(text, "E18", head, parts, total, why))


def many(m: re.Match[str]) -> int:
    """How many things a total says that it adds up, 0 if it does not say."""
    said = m["many"]
    return (2 if said == "两" else int(said) if said.isdigit() else numerals.read(said) or 0) if said else 0


def _many_ahead(figures: list[Figure], at: int) -> int:
    """「…，两期共培训224人次」: so many, as a figure of its own right before the total."""
    if not at or figures[at - 1].lead.strip() or figures[at - 1].end != figures[at].lead_start:
        return 0
    few = figures[at - 1].value
    return int(few) if _ALTOGETHER.match(figures[at].lead) and 2 <= few <= _NEAR and few == int(few) else 0


def _of_all(text: str, figures: list[Figure], at: int, number: int) -> Iterator[Claim]:
    """A total of the items before it: as `number` as it says, or such as miss it by a slip of the pen."""
    head = figures[at]
    if head.about or _ONCE_EACH.search(head.lead) or STOP.search(head.gap):
        return
    run: list[Figure] = []
    for figure in reversed(figures[max(0, at - _NEAR) : at]):
        if figure.unit == head.unit and figure.counts:
            if _OTHERWISE.search(figure.lead) or figure.about or for_each(figure):
                break
            run.insert(0, figure)
        if STOP.search(figure.gap) or re.search("其中|包括", figure.gap) or len(run) == number:
            break
    total = sum((f.value for f in run), Decimal(0))
    if len(run) < 2 or (number and len(run) != number) or {aspect(f) for f in run} - {aspect(head), ""}:
        return
    claim = Claim("E18", place(head, *run))
    meant = nearly(total, head.value, head.grain, sure=bool(number)) or (number and SUM.search(head.lead))
    if total == head.value or not meant:
        if total == head.value:
            yield claim
        return
    why = "写明是前面各项的总数，按前面各项相加核对"
    yield claim._replace(finding=mismatch(text, "E18", head, run, total, why))


def _summands(figures: list[Figure], at: int) -> tuple[list[Figure], bool]:
    """What a sum may add up, and whether nothing else stands between (其中, a semicolon, a comparison)."""
    head = figures[at]
    parts: list[Figure] = []
    clean = ";" not in head.gap
    stops = len(STOP.findall(head.gap))
    for back in range(at - 1, max(-1, at - 1 - MOST), -1):
        if stops:
            break
        figure = figures[back]
        if figure.counts and figure.unit == head.unit:
            parts.insert(0, figure)
            clean = clean and not _OTHERWISE.search(figure.lead) and ";" not in figure.gap
        elif figure.unit in ("%", "百分点"):
            clean = False
        if re.search("其中", figure.gap):
            clean = False
            break
        stops += len(STOP.findall(figure.gap)) - (1 if _goes_on(figure) else 0)
    return parts, clean


def _mixed(figures: list[Figure], at: int) -> tuple[list[Figure], bool] | None:
    """「32所学校、14家医院、5家企业，共51家」: figures joined by 、 with units of several kinds, None if all have one."""
    run: list[Figure] = []
    for figure in reversed(figures[max(0, at - _NEAR) : at]):
        if not figure.counts:
            break
        run.insert(0, figure)
        if not _ITEM.match(figure.gap):
            break
    if _together(figures[at], run):
        return run, True
    told = _SO_MANY.search(figures[at].lead)
    if told and len(run) == (numerals.read(told[1]) or 2) and len({f.unit for f in run}) > 1:
        return run, True
    if len(run) > 1 and _OF_ALL_KINDS.search(figures[at].lead) and _ITEM.match(run[-1].gap):
        return run, True
    if (
        len(run) < 2
        or not _ITEM.match(run[-1].gap)
        or len({f.unit for f in run}) == 1
        or not all(f.unit in _PLACES for f in run)
    ):
        return None
    return run, True


def _together(head: Figure, run: list[Figure]) -> bool:
    """「18个乡镇、43个县直部门全部…，共61家单位」: places of one kind each, in all so many."""
    two = len(run) == 2 and head.lead.strip(" ,") == "共" and re.match("单位|部门", head.tail)
    own = {f.unit for f in (*run, head)}
    near = sum((f.value for f in run), Decimal(0))
    return bool(two) and len(own) > 1 and own <= set(_PLACES) and nearly(near, head.value, sure=False)


def _column(figures: list[Figure], at: int) -> tuple[list[Figure], bool] | None:
    """「建议112件，公开104件；提案147件，公开131件。两类合计公开235件」: what was done in each row, None if it is no such sum."""
    head = figures[at]
    m = _GRAND.search(head.lead)
    if m is None or len(m["verb"]) < 2 or not (_OF_ROWS.search(head.lead) or STOP.search(head.gap)):
        return None
    parts: list[Figure] = []
    stops = len(STOP.findall(head.gap))
    for figure in reversed(figures[max(0, at - _NEAR) : at]):
        if stops > 1:
            break
        if figure.counts and figure.unit == head.unit and m["verb"] in figure.lead:
            parts.insert(0, figure)
        stops += len(STOP.findall(figure.gap))
    if len(parts) < 2 or any(p.value == head.value for p in parts):
        return None
    between = [f for f in figures[max(0, at - _NEAR) : at] if f.start > parts[0].start]
    if not any(";" in f.gap for f in between) and not _OF_ROWS.search(head.lead):
        return None
    return parts, True


def left_over(text: str, figures: list[Figure]) -> Iterator[Claim]:
    """「发现问题22个，整改19个，其余2个限期整改」: three figures of a sentence, the first of them the whole."""
    for at in range(2, len(figures)):
        head, part, rest = figures[at - 2 : at + 1]
        if (
            not _OTHER.match(rest.lead)
            or not rest.tail.strip()
            or any(f.about or not f.counts for f in (head, part, rest))
        ):
            continue
        except_for = re.fullmatch(r"[\s,]*除了?", part.lead)
        alone = at < 3 or figures[at - 3].unit != rest.unit or STOP.search(head.gap) or _IN_ALL.search(head.lead)
        if (
            not alone
            or len({f.unit for f in (head, part, rest)}) > 1
            or not (except_for or _PLAIN_PART.match(part.lead))
            or part.value > head.value
        ):
            continue
        if (
            any(re.search(r"[。!?\n;]|其中|包括|结转", f.gap) for f in (part, rest))
            or (aspect(rest) and not except_for)
            or "结转" in head.lead + rest.tail
        ):
            continue
        total = part.value + rest.value
        claim = Claim("E18", place(head, part, rest))
        why = "前一项和其余的，两项合起来应与总数相等"
        wrong = total != head.value
        yield claim._replace(finding=mismatch(text, "E18", head, [part, rest], total, why)) if wrong else claim


def _goes_on(figure: Figure) -> bool:
    """Whether the sentence that begins before the figure only adds to the one before it: 「…。另外，…」."""
    return bool(re.search(r"[。!?]\s*(?:另外|此外|另有|另)", figure.gap)) and bool(BESIDE.search(figure.gap))


def _alike(head: Figure, parts: list[Figure]) -> bool:
    """Whether the parts are things of one kind, which the total may add up: done with in one way, none a total itself."""
    done = aspect(head)
    kinds = {aspect(p) for p in parts} - {done, ""}
    return not kinds and not any(re.search(r"共(?!青|产|建|享)|合计|总[数计]|应", p.lead) for p in parts)


def coordinated(figures: list[Figure], last: Figure, before: int) -> Figure | None:
    """「建议97件、提案120件，其中…」: the figures joined with `last` as one, None where it stands alone. `last` is near `before`."""
    at = next((n for n in range(before - 1, max(-1, before - 1 - _NEAR), -1) if figures[n] is last), 0)
    first = at
    while first > max(0, at - _NEAR) and _joins(figures[first - 1], figures[first], last.said):
        first -= 1
    if first == at or last.about:
        return None
    run = figures[first : at + 1]
    return replace(last, value=sum((f.value for f in run), Decimal(0)), lead_start=run[0].lead_start)


def _joins(one: Figure, other: Figure, said: str) -> bool:
    return bool(_JOINED.match(other.gap)) and one.said == said and one.counts and not one.about
