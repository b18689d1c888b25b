"""Figures of a text: value, unit, exact or about, place, and the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from forms.prose import numerals
from forms.prose.masks import masked
from forms.prose.steps import Steps
from forms.prose.windows import matches

UNITS = (
    "人次", "万元", "亿元", "家次", "件次", "场次", "批次", "篇次", "户次", "个百分点", "百分点", "平方米", "工作日", "个工作日", "小时", "分钟",
    "个月", "条", "件", "次", "篇", "个", "人", "封", "宗", "期", "场", "份", "元", "项", "家", "名", "户", "起", "批", "部", "册", "张", "块",
    "幅", "台", "套", "例", "处", "所", "天", "日", "字", "页", "位", "倍", "本", "组", "款", "则", "问", "通", "笔", "栏", "周", "岁", "班",
    "轮", "辆", "点", "幢", "公里", "亩", "吨",
)  # fmt: skip
_SAME = {
    "宗": "件",
    "起": "件",
    "封": "件",
    "名": "人",
    "位": "人",
    "个百分点": "百分点",
    "个工作日": "工作日",
    "则": "条",
    "家次": "家次",
}
_TIMES = frozenset(("小时", "分钟", "个月", "天", "日", "工作日", "个工作日", "周", "岁", "点", "分", "数"))
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_SCALE = {"": 1, "万": 10**4, "亿": 10**8, "千": 10**3, "百": 100}
_WORDS_TOO = ("点", "日", "栏", "问", "字", "本", "通", "所", "部")
_HAN_UNIT = "|".join(sorted((u for u in UNITS if u not in _WORDS_TOO), key=len, reverse=True))
_POINTS = r"分(?![之别布为类成析发管批期工组级享钟项])"
_SPACED = rf"\d{{1,3}}(?: \d{{3}}){{1,3}}(?=\s?(?:{_UNIT}))"
"""36 500册: blanks between thousands, right before a unit."""
_NUMBER = re.compile(
    rf"(?<![\d.A-Za-z])(?P<digits>\d{{1,3}}(?:,\d{{3}}){{1,4}}(?![\d])|{_SPACED}|\d{{1,15}}(?!\d))"
    r"(?P<rest>\.\d{1,8})?(?P<s1>\s{0,4})"
    rf"(?:(?P<percent>%|‰)|(?P<scale>[万亿千百])?(?P<about>[余多来])?\s{{0,2}}(?P<unit>{_UNIT}|{_POINTS})?)(?P<after>左右|上下|以上|以内|以下|余|多(?![出于发次种个项少\d\s]))?"
)
_HAN = re.compile(
    rf"(?<![第前后每任同统之近三{numerals.CHARACTERS}])(?P<digits>[{numerals.CHARACTERS}]{{1,20}})(?P<about>[余多来])?(?P<unit>{_HAN_UNIT})(?!是|种|样|性|致|体|代|系)(?P<after>左右|以上|以内|以下)?"
)
_PERCENT = re.compile(
    rf"百分之(?P<digits>[{numerals.CHARACTERS}]{{1,12}}|\d{{1,4}})(?P<rest>(?:点[〇零一二三四五六七八九]{{1,4}}|\.\d{{1,4}}))?"
)
_TENTHS = re.compile(
    r"(?<![第近超每])(?P<tens>[一二两三四五六七八九])成(?P<ones>[一二三四五六七八九半])?(?P<after>以上|左右|以下|多)?(?=[,;。、)]|的|$)"
)
"""三成五 is 35 %; a whole number of tenths is said of what is nearly so."""
_MOVED = re.compile(
    r"(?:同比|环比|比|较|相比)[^,;。]{0,14}(?:增加|减少|增长|下降|上升|净增|多|少)了?\s?$|(?:^|[,;。\s])(?:同比|一年间)?[多少](?![数次个种家年项达渠部于重方元样儿量])[一-龥]{1,3}$|均\s?$|平均[^,;。]{0,6}$|每[一-龥]{1,6}$"
)
_AVERAGED = re.compile(r"均(?!已|为|有|在|可|能|按|由|未|无|实现|完成|达|以)|平均|每[月日天周季次场期件]")
_CONVENTION = re.compile(
    r"(?:(?:只|仅|均|都|各|按|作|算|统一|合并|重复)(?:计|记|算)(?:作|为|算)?|(?:视|算|记|折算|折合)[作为成]|[算按作])\s?$"
)
_AS_COUNTED = re.compile(r"^\s?(?:计算|统计|计|算|记)")
"""「同一信息多处发布的，只计1条」, 「按1条计算」: how things are counted, and no number of them."""
_COMPARED = re.compile(r"(?:比|较)[^,;。:()]*$")
"""「比上年的18.67亿元多提…」: 多 is no 余 there."""
_ABOUT = re.compile(
    r"(?:约|近|超过|超|逾|将近|接近|大约|至少|不少于|不低于|突破|不到|不足|多达|达到了?近|不超过|力争|高于|低于)\s?$"
)


_ENDS = tuple(",;。、)")
_COUNTED_ONE = ("件", "宗", "起", "例", "次", "份", "名", "人", "条", "期", "场", "家", "篇")
_LEFT = re.compile(r"(?:还|尚|仍|仅)有\s?$")
_BECAME = re.compile(r"(?:被|由法院|经法院|正在|尚未|尚在|仍在)")
_ANY_ONE = re.compile(r"[每某同逐任第这再各]")
_OFTEN = re.compile(r"每|各|至少|最多|只|多跑|一年|一[季月周]|半年|[季月周年]度?\s?$|再|这|某|同|逐|任|第|有")
"""A small number of 个 or 项 is a count where nothing follows that is counted: 「承接九项，」, not 「三项制度」."""


@dataclass(slots=True, eq=False)
class Figure:
    """One figure. `start`/`end`: half-open, number with its unit; `lead`: words before it in its clause, `tail`: after it.

    value   in base units (1.8万条 is 18000, 3万元 is 30000 元); `grain`: worth of one unit in the last printed place
    unit    as compared (宗 and 件 are one), "%" for rates, "" where none is printed; `shown`: as printed, number only
    gap     everything between the figure before it (same bracket level) and this one, brackets left out
    """

    value: Decimal
    unit: str
    start: int
    end: int
    shown: str
    grain: Decimal
    about: bool
    said: str
    lead: str = ""
    lead_start: int = 0
    tail: str = ""
    gap: str = ""

    @property
    def counts(self) -> bool:
        """Whether it counts things that can be parts of a whole."""
        if self.unit in ("%", "倍", "百分点", "", *_TIMES) or _MOVED.search(self.lead):
            return False
        return self.value != 1 or not (
            _CONVENTION.search(self.lead)
            and (_AS_COUNTED.match(self.tail) or not self.lead.endswith(("算", "按", "作")))
        )

    @property
    def averaged(self) -> bool:
        """Whether it is a mean, and so neither a total nor a part of one."""
        return bool(_AVERAGED.search(self.lead))

    @property
    def rough(self) -> bool:
        """Whether it is rounded: decimals, or ten thousands of things (whole 万元 are exact: budgets are given so)."""
        return self.grain != 1 and (self.unit != "元" or "." in self.shown)

    @property
    def blur(self) -> Decimal:
        """How much its last printed place is worth if it is rounded, else 0."""
        return self.grain if self.rough else Decimal(0)


def figures(text: str) -> Steps[list[Figure]]:
    """All figures of a narrowed text, in order, without the words around them."""
    open_text = yield from masked(text)
    plain = yield from matches(_NUMBER, open_text)
    found = [_plain(m, open_text) for m in plain]
    in_han = yield from matches(_HAN, open_text)
    found += [f for m in in_han if (f := _han(m, open_text)) is not None]
    found += _ones_in_a_list(in_han, found, open_text)
    per_cent = yield from matches(_PERCENT, open_text)
    found += [f for m in per_cent if (f := _per_cent(m)) is not None]
    tenths = yield from matches(_TENTHS, open_text)
    found += [_tenths(m) for m in tenths]
    found.sort(key=lambda f: f.start)
    kept: list[Figure] = []
    for figure in found:
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return _inherit(kept, open_text)


def _inherit(found: list[Figure], text: str) -> list[Figure]:
    """「3、5、7件」: a bare number takes the unit of the next one when only a comma stands between them."""
    for at in range(len(found) - 2, -1, -1):
        figure, after = found[at], found[at + 1]
        if not figure.unit and after.unit and text[figure.end : after.start].strip() in ("、", ",", "和", "及", "与"):
            figure.unit, figure.said = after.unit, after.said
    return [f for f in found if f.unit]


def _plain(m: re.Match[str], text: str) -> Figure:
    digits, rest = m["digits"].replace(",", "").replace(" ", ""), m["rest"] or ""
    unit, scale = m["unit"] or "", _SCALE[m["scale"] or ""]
    said = unit
    if m["percent"]:
        unit = said = m["percent"]
    if unit in ("万元", "亿元"):
        scale *= _SCALE[unit[0]]
        unit = "元"
    places = max(0, len(rest) - 1)
    more = m["after"] == "多" and bool(_COMPARED.search(text, max(0, m.start() - 20), m.start()))
    about = bool(m["about"] or (m["after"] and not more) or _ABOUT.search(text, max(0, m.start() - 6), m.start()))
    if m["scale"] and not unit:
        unit = "数"  # 「由年初的12万增长至15万」: compared, but not added up
    end = m.start("after") if more else m.end() if unit or m["scale"] else m.end("rest") if rest else m.end("digits")
    grain = Decimal(scale).scaleb(-places)
    shown = m["digits"] + rest + (m["scale"] or "")
    return Figure(Decimal(digits + rest) * scale, _SAME.get(unit, unit), m.start(), end, shown, grain, about, said)


def _han(m: re.Match[str], text: str) -> Figure | None:
    value = numerals.read(m["digits"])
    alone = value == 1 and m["digits"] == "一"
    if (
        value is None
        or (len(m["digits"]) == 1 and value < 2 and not (alone and (_one(m, text) or _one_left(m, text))))
        or (value < 10 and m["unit"] in ("个", "项", "点", "批", "位") and text[m.end() : m.end() + 1] not in _ENDS)
    ):
        return None
    about = bool(m["about"] or m["after"] or _ABOUT.search(text, max(0, m.start() - 6), m.start()))
    unit = m["unit"]
    scale = _SCALE[unit[0]] if unit in ("万元", "亿元") else 1
    bare = "元" if scale > 1 else unit
    return Figure(Decimal(value * scale), _SAME.get(bare, bare), m.start(), m.end(), m["digits"], Decimal(scale), about, unit)  # fmt: skip


def _ones_in_a_list(han: list[re.Match[str]], found: list[Figure], text: str) -> list[Figure]:
    """「省局一处，市局九处，县局十四处」: 一处 counts where the next item of its list has the same unit, so written."""
    out: list[Figure] = []
    starts = {f.start for f in found}
    for m, after in pairwise(han):
        if m["digits"] == "一" and m.start() not in starts and after.start() in starts and m["unit"] == after["unit"]:
            between = text[m.end() : after.start()]
            if re.fullmatch(r"[,、;][一-龥“”]{1,12}", between) and not _OFTEN.search(
                text, max(0, m.start() - 4), m.start()
            ):
                unit = m["unit"]
                out.append(Figure(Decimal(1), _SAME.get(unit, unit), m.start(), m.end(), "一", Decimal(1), False, unit))
    return out


def _one(m: re.Match[str], text: str) -> bool:
    """Whether 一件 counts: at the end of its clause, and not how often something is done (每年一次)."""
    if m["unit"] not in _COUNTED_ONE or text[m.end() : m.end() + 1] not in _ENDS:
        return False
    return not _OFTEN.search(text, max(0, m.start() - 12), m.start())


def _one_left(m: re.Match[str], text: str) -> bool:
    """Whether 一件 is a rest, or what it became is told: 「还有一件正待核实」, 「一件被撤销」."""
    if m["unit"] not in _COUNTED_ONE:
        return False
    told = _BECAME.match(text, m.end()) and not _ANY_ONE.search(text, max(0, m.start() - 2), m.start())
    return bool(told or _LEFT.search(text, max(0, m.start() - 4), m.start()))


def _per_cent(m: re.Match[str]) -> Figure | None:
    value = int(m["digits"]) if m["digits"].isdigit() else 100 if m["digits"] == "百" else numerals.read(m["digits"])
    if value is None:
        return None
    behind = (m["rest"] or "")[1:].replace("零", "〇")
    rest = "".join(str(int(c) if c.isdecimal() else "〇一二三四五六七八九".find(c)) for c in behind)
    number = Decimal(f"{value}.{rest}") if rest else Decimal(value)
    return Figure(number, "%", m.start(), m.end(), str(number), Decimal(1).scaleb(-len(rest)), False, "%")


def _tenths(m: re.Match[str]) -> Figure:
    tens, ones = "_一二三四五六七八九".find(m["tens"].replace("两", "二")), "_一二三四五六七八九".find(m["ones"] or "_")
    value = Decimal(tens * 10 + (5 if m["ones"] == "半" else ones))
    about = bool(m["after"]) or not m["ones"]
    return Figure(value, "%", m.start(), m.end(), str(value), Decimal(1), about, "%")
