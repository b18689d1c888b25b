"""Which words of the narrative mean which row of the appendix. Read by meaning, never by position."""

from __future__ import annotations

import re

from forms.editions.e2014.table import APPENDIX
from forms.prose.meaning import CellMeaning, ChannelMeaning, EventMeaning, Meanings, OutcomeMeaning

_OTHER_YEARS = r"上年|去年|上一年|同期|比20|较20|往年|历年|以来|结转"
_CASE = ("件",)
_ITEMS = ("条", "件", "篇", "个", "项")
_ON_REQUEST = re.compile(r"依申请公开|信息公开申请|公开申请|申请公开")


def _cell(
    row: str, rule: str, units: tuple[str, ...], lead: str, bar: str = "", context: str | re.Pattern[str] | None = None, adds: bool = False
) -> CellMeaning:  # fmt: skip
    barred = re.compile("|".join(p for p in (_OTHER_YEARS, bar) if p))
    return CellMeaning(row, rule, units, re.compile(lead), barred, re.compile(context) if context else None, adds)


_PARTS = r"其中|本级|乡镇|街道|部门|栏目|直报|上报|专栏|各局|委办"
_MEDIA = r"网站|门户|微信|微博|公报|平台|公众号|报刊|电视|广播|公开栏"
_RESULT = r"率|按时|按期|延期|其中|当面|传真|网络|网上|信函|邮件|复议|诉讼|建议|提案|信箱|热线|12345|咨询"

CELLS: tuple[CellMeaning, ...] = (
    _cell("1.1", "E21", ("条",), r"主动公开(?:各类)?(?:政府)?信息(?:总数|总量)?(?:共|共计|累计|达|为|数)?\s?$", rf"{_PARTS}|{_MEDIA}|规范性|通过"),
    _cell("1.1a", "E31", _ITEMS, r"主动公开(?:的)?规范性文件(?:数|共|为)?\s?$", _PARTS),
    _cell("1.1b", "E31", _ITEMS, r"制发(?:的)?规范性文件(?:总数|数|共|为)?\s?$", _PARTS),
    _cell("1.2.1", "E21", ("条",), r"政府公报[^,;。]{0,6}(?:公开|发布|刊登)(?:各类)?(?:政府)?信息(?:数|共)?\s?$", _PARTS),
    _cell("1.2.2", "E21", ("条",),
          r"(?:政府|门户)[^,;。]{0,4}网站?[^,;。]{0,6}(?:公开|发布)(?:各类)?(?:政府)?信息(?:数|共|总数)?\s?$", rf"{_PARTS}|微信|微博|公报"),
    _cell("1.2.3", "E21", ("条",), r"微博[^,;。]{0,8}(?:公开|发布)(?:各类)?(?:政府|政务)?信息(?:数|共)?\s?$", rf"{_PARTS}|微信"),
    _cell("1.2.4", "E21", ("条",), r"微信[^,;。]{0,8}(?:公开|发布)(?:各类)?(?:政府|政务)?信息(?:数|共)?\s?$", rf"{_PARTS}|微博"),
    _cell("2.2.1", "E31", ("次", "场"), r"(?:举办|召开|举行)(?:各类)?(?:政府)?新闻发布会(?:共)?\s?$", "负责同志"),
    _cell("2.2.2", "E31", ("次", "场", "期"), r"在线访谈(?:活动|节目)?(?:共)?\s?$", "负责同志"),
    _cell("2.2.3", "E23", ("篇", "条", "件"),
          r"(?:公开|发布|编发|刊发)[^,;。]{0,4}(?:政策|法规)[^,;。]{0,6}解读(?:信息|稿件|材料|文章)?(?:共|数)?\s?$",
          rf"{_PARTS}|图文|图解|视频|{_MEDIA}"),
    _cell("3.1", "E22", _CASE, r"(?:收到|受理)[^;。]{0,12}$", _RESULT, _ON_REQUEST),
    _cell("3.1.1", "E22", _CASE, r"(?:当面|现场)(?:提交|提出)?(?:的)?申请(?:数)?\s?$", "", _ON_REQUEST),
    _cell("3.1.2", "E22", _CASE, r"传真(?:提交|提出)?(?:的)?申请(?:数)?\s?$", "", _ON_REQUEST),
    _cell("3.1.3", "E22", _CASE, r"(?:网络|网上)(?:提交|提出)?(?:的)?申请(?:数)?\s?$", "", _ON_REQUEST),
    _cell("3.1.4", "E22", _CASE, r"(?:信函)(?:提交|提出)?(?:的)?申请(?:数)?\s?$", "", _ON_REQUEST),
    _cell("3.2", "E22", _CASE, r"(?:^|[已共])办结(?:申请)?\s?$", _RESULT, _ON_REQUEST),
    _cell("3.3", "E22", _CASE, r"(?:^|[已共])答复(?:申请)?\s?$", _RESULT, _ON_REQUEST),
    _cell("3.3.2", "E22", _CASE, r"(?<!不)同意公开(?:答复)?(?:的)?\s?$", "部分", _ON_REQUEST),
    _cell("3.3.3", "E22", _CASE, r"同意部分公开(?:答复)?(?:的)?\s?$", "", _ON_REQUEST),
    _cell("3.3.4", "E22", _CASE, r"不同意公开(?:答复)?(?:的)?\s?$", "", _ON_REQUEST),
    _cell("3.3.6", "E22", _CASE, r"信息不存在(?:的)?\s?$", "", _ON_REQUEST),
    _cell("4", "E24", _CASE, r"信息公开[^,;。]{0,12}$", r"诉讼|维持|撤销|纠", r"行政复议", adds=True),
    _cell("5", "E24", _CASE, r"信息公开[^,;。]{0,12}$", r"复议|维持|撤销|纠|驳回", r"诉讼", adds=True),
    _cell("8.1", "E31", ("个",), r"(?:政府信息公开)(?:工作)?专门机构\s?$"),
    _cell("8.2", "E31", ("个", "处"), r"(?:政府信息公开|设置|设立|信息)(?:公共)?查阅(?:点|场所)\s?(?:共)?\s?$", "其中"),
    _cell("8.3", "E31", ("人",), r"从事政府信息公开工作(?:的)?人员\s?(?:共)?(?:有)?\s?$", "其中|专职|兼职"),
    _cell("8.3.1", "E31", ("人",), r"专职(?:工作)?(?:人员)?\s?$", "", r"信息公开(?:工作)?(?:的)?人员"),
    _cell("8.3.2", "E31", ("人",), r"兼职(?:工作)?(?:人员)?\s?$", "", r"信息公开(?:工作)?(?:的)?人员"),
    _cell("8.4", "E31", ("元",), r"信息公开(?:工作)?专项经费\s?(?:共)?(?:为)?\s?$", "其中"),
)  # fmt: skip

_WAYS = ("2",)
CHANNELS: tuple[ChannelMeaning, ...] = (
    ChannelMeaning("1.2.1", "政府公报", re.compile(r"政府公报"), _WAYS),
    ChannelMeaning("1.2.3", "政务微博", re.compile(r"微博"), _WAYS),
    ChannelMeaning("1.2.4", "政务微信", re.compile(r"微信"), _WAYS),
    ChannelMeaning("2.2.1", "新闻发布会", re.compile(r"新闻发布会"), _WAYS),
    ChannelMeaning("2.2.2", "在线访谈", re.compile(r"在线访谈"), ("2", "3")),
)

_CORRECTED = re.compile(r"责令[^,;。()]{0,6}公开|责令履行|责令重新|确认违法|被?撤销|纠错|败诉")
_ABOUT_SUITS, _ABOUT_REVIEWS = re.compile(r"诉讼|法院"), re.compile(r"复议")
OUTCOMES: tuple[OutcomeMeaning, ...] = (
    OutcomeMeaning(("5.2",), _CORRECTED, _ABOUT_SUITS, re.compile(r"撤销(?:申请|起诉)|未|不")),
    OutcomeMeaning(("4.2",), _CORRECTED, _ABOUT_REVIEWS, re.compile(r"撤销申请|未|不")),
    OutcomeMeaning(("4.1", "4.2", "4.3"), re.compile(r"办结|审结"), _ABOUT_REVIEWS, re.compile(r"未|尚|不")),
    OutcomeMeaning(("5.1", "5.2", "5.3"), re.compile(r"审结|办结"), _ABOUT_SUITS, re.compile(r"未|尚|不")),
)

EVENTS: tuple[EventMeaning, ...] = (
    EventMeaning("9.1", "9", re.compile(r"会议|推进会|部署会|座谈会|调度会|例会|动员会|专题会|工作会"), "会议"),
    EventMeaning("9.2", "9", re.compile(r"培训"), "培训"),
)

MEANINGS = Meanings(CELLS, CHANNELS, OUTCOMES, EVENTS, {row.id: row.label for row in APPENDIX.rows if not row.head})
