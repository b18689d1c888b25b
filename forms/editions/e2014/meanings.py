"""Which words of the narrative mean which row of the appendix. Read by meaning, never by position."""

from __future__ import annotations

import re

from forms.editions.e2014.naming import CHANNELS, CLOSINGS, DENIALS
from forms.editions.e2014.table import APPENDIX
from forms.prose.meaning import (
    CellMeaning,
    EventMeaning,
    Meanings,
    OutcomeMeaning,
)

_OTHER_YEARS = (
    r"上年|去年|上一年|同期|比20|较20|往年|历年|以来|结转|年初|期初|上年末|原有|原设|新[增设建立]|年内[增设建]"
)
_CASE = ("件",)
_ITEMS = ("条", "件", "篇", "个", "项")
_OTHER_WORK = re.compile(
    r"^(?=[^|]*(?:信箱|热线|12345|工单|许可|低保|医保|救助|登记|查档|档案|信访|来信|咨询|建议|提案|复议|诉讼|投诉|举报|留言|诉求|补贴|第三方|检索确认))"
    r"(?![^|]*(?<!除)(?<!除政府)(?<!不属于)(?<!不属于政府)(?:依申请公开|信息公开申请))"
)
"""What a sentence tells of that has nothing to do with requests, unless it names those too."""
_ON_REQUEST = re.compile(r"依申请公开|信息公开申请|公开申请|申请公开")


def _cell(
    row: str, rule: str, units: tuple[str, ...], lead: str, bar: str = "",
    context: str | re.Pattern[str] | None = None, adds: bool = False, some: bool = False,
) -> CellMeaning:  # fmt: skip
    barred = re.compile("|".join(p for p in (_OTHER_YEARS, bar) if p))
    elsewhere = _OTHER_WORK if row.startswith("3") else None
    return CellMeaning(
        row,
        rule,
        units,
        re.compile(lead),
        barred,
        re.compile(context) if context else None,
        adds or some,
        some,
        elsewhere,
    )


_PARTS = r"其中|本级|乡镇|街道|部门|栏目|直报|上报|专栏|各局|委办|季度|半年|\d月|月份|计划|目标"
_MEDIA = r"网站|门户|微信|微博|公报|平台|公众号|报刊|电视|广播|公开栏"
_RESULT = r"率|按时|按期|延期|其中|当面|传真|网络|网上|信函|邮件|复议|诉讼|建议|提案|信箱|热线|12345|咨询"
_PUT = r"(?:公开|发布|推送|刊登|刊发|刊载|编发|更新)"
_INFO = r"(?:各类)?(?:政府|政务)?信息(?:总数|总量|数)?(?:共|共计|累计|计|达|达到|为)?\s?$"
_TO = r"(?:共|共计|累计|计|达|达到|为|数|总数)?(?:有)?\s?$"
_OF_A_KIND = r"(?:要求|涉及|关于|有关|同一)[^,;。]{2,20}的"
_WAY_OF = r"(?:方式)?(?:提交|提出|递交|寄送)?(?:的)?(?:申请)?(?:数)?(?:共|有|为)?\s?$"
_TIMES = ("次", "场", "期", "场次", "件")
_NO_HEADS = "主要负责|负责同志|负责人|领导|[县市区镇乡局厅主]长|书记|主任"
_NAMED = re.compile(rf"(?:{_ON_REQUEST.pattern})[^|]*\|")
"""Named in the sentence itself, not in the title of the part behind the bar."""
_ASKED = re.compile(rf"{_ON_REQUEST.pattern}|收到的?\s?(?:\d{{1,6}}件)?申请")
_NO_REQUEST = "答复|复议|诉讼|许可|审批|救助|咨询"
_REFUSED = re.compile(r"不(?:同意|予)公开")
_FEES, _STAFF, _HELD = (
    re.compile(r"收费|依申请|信息公开|检索|复制"),
    re.compile(r"信息公开|政务公开|机构建设"),
    re.compile(r"培训"),
)

CELLS: tuple[CellMeaning, ...] = (
    _cell("1.1", "E21", ("条",), rf"主动公开{_INFO}", rf"{_PARTS}|{_MEDIA}|规范性|通过|领域|方面"),
    _cell("1.1", "E21", ("条",), rf"^\s*(?:\0+|20\d\d年度?|全年|本年度?|年内)*(?:共|累计)?公开(?:各类)?(?:政府|政务)?{_INFO}",
          rf"{_PARTS}|{_MEDIA}|规范性|领域|方面", r"^[^,]*\|[^|]*主动公开"),
    _cell("1.1a", "E31", _ITEMS, rf"(?<!制发)(?:主动)?公开(?:的)?(?:行政)?规范性文件{_TO}", _PARTS),
    _cell("1.1a", "E31", ("件",), r"^(?:其中)?(?:已)?主动公开\s?$", _OTHER_YEARS, r"规范性文件[^,;。]{0,8},[^,;。]*$"),
    _cell("1.1b", "E31", _ITEMS, rf"(?:制发|制定|印发|出台)(?:的)?(?:各类)?(?:行政|税收|环保|交通)?规范性文件{_TO}", rf"{_PARTS}|名义|政府办"),
    _cell("1.2.1", "E21", ("条",), rf"公报》?[^,;。]{{0,6}}{_PUT}{_INFO}", _PARTS),
    _cell("1.2.1", "E21", ("条",), rf"^{_PUT}{_INFO}", _PARTS, r"公报》?[^,;。]{0,6},[^,;。]*$"),
    _cell("1.2.5", "E21", ("条",), rf"其他(?:方式|渠道|途径)[^,;。]{{0,4}}{_PUT}{_INFO}", _PARTS),
    _cell("1.2.3", "E21", ("条",), rf"微博[^,;。]{{0,8}}{_PUT}(?:{_INFO}|\s?$)", rf"{_PARTS}|微信|(?<![我本])[局委]"),
    _cell("1.2.4", "E21", ("条",), rf"(?:微信|公众号)[^,;。]{{0,8}}{_PUT}(?:{_INFO}|\s?$)", rf"{_PARTS}|微博|(?<![我本])[局委]"),
    _cell("1.2.2", "E21", ("条",), rf"(?:政府|门户)[^,;。]{{0,4}}网站?[^,;。]{{0,6}}(?:公开|发布){_INFO}", rf"{_PARTS}|微信|微博|公报"),
    _cell("2.2.4", "E31", _TIMES, rf"微博[、和及]?(?:政务)?微信[^,;。]{{0,4}}回应(?:事件|热点|舆情)?{_TO}"),
    _cell("2.2.5", "E31", _TIMES, rf"其他(?:方式|渠道|途径)[^,;。]{{0,4}}回应(?:事件|热点|舆情)?{_TO}"),
    _cell("2.1", "E31", _TIMES, r"回应(?:公众|群众|社会)?(?:关注|关切)?的?(?:社会)?(?:热点|舆情)[^,;。]{0,10}$", rf"{_PARTS}|{_MEDIA}|其他|率"),
    _cell("2.2.1a", "E31", _TIMES, rf"主要(?:负责同志|负责人|领导)(?:参加|出席)[^,;。]{{0,4}}(?:新闻)?发布会{_TO}", _PARTS),
    _cell("2.2.1a", "E31", _TIMES, r"主要(?:负责同志|负责人|领导)(?:参加|出席)(?:的|了)?\s?$", _PARTS, r"发布会(?!.*访谈)[^|;]*\|"),
    _cell("2.2.2a", "E31", _TIMES, r"主要(?:负责同志|负责人|领导)(?:参加|参与|出席)(?:的|了)?\s?$", _PARTS, r"访谈(?!.*发布会)[^|;]*\|"),
    _cell("2.2.1", "E31", _TIMES, rf"(?:举办|召开|举行|参加)(?:各类)?(?:政府)?新闻发布会{_TO}", _NO_HEADS),
    _cell("2.2.2", "E31", _TIMES, rf"(?:在线|网上|网络)访谈(?:活动|节目)?{_TO}", _NO_HEADS),
    _cell("2.2.3", "E23", ("篇", "条", "件"),
          rf"(?:公开|发布|编发|刊发|制作|撰写|推出)[^,;。]{{0,6}}解读(?:信息|稿件|材料|文章)?{_TO}",
          rf"{_PARTS}|图文|图解|视频|媒体|{_MEDIA}"),
    _cell("3.1", "E22", _CASE, r"(?:收到|受理)[^;。]{0,24}$", _RESULT, _NAMED),
    _cell("3.1", "E22", _CASE, r"(?:收到|受理)[^;。]{0,24}申请\s?$", _RESULT, _ON_REQUEST),
    _cell("3.1.1", "E22", _CASE, rf"(?:当面|现场){_WAY_OF}", rf"{_NO_REQUEST}|{_OF_A_KIND}", _ASKED),
    _cell("3.1.2", "E22", _CASE, rf"传真{_WAY_OF}", rf"{_NO_REQUEST}|{_OF_A_KIND}", _ASKED),
    _cell("3.1.3", "E22", _CASE, rf"(?:网络|网上){_WAY_OF}", rf"{_NO_REQUEST}|{_OF_A_KIND}", _ASKED),
    _cell("3.1.4", "E22", _CASE, rf"信函{_WAY_OF}", rf"{_NO_REQUEST}|{_OF_A_KIND}", _ASKED),
    _cell("3.2.1", "E22", _CASE, r"(?:按时|按期)(?:办结|答复)(?:的)?\s?$", "率", _ON_REQUEST),
    _cell("3.2.2", "E22", _CASE, r"延期(?:办结|答复|办理)(?:的)?\s?$", "率", _ON_REQUEST),
    _cell("3.2", "E22", _CASE, r"(?:^|[已共]|全年|累计)办结(?:申请)?\s?$", _RESULT, _ON_REQUEST),
    _cell("3.3", "E22", _CASE, r"(?:^|[已共]|全年|累计|依申请公开|作出)答复(?:申请)?\s?$", _RESULT, _ON_REQUEST),
    _cell("3.3.1", "E22", _CASE, r"(?:属于)?已(?:经)?主动公开(?:范围)?(?:的)?\s?$", "", _ON_REQUEST),
    _cell("3.3.2", "E22", _CASE, r"(?<!不)同意公开(?:答复)?(?:的)?\s?$", "部分", _ON_REQUEST),
    _cell("3.3.3", "E22", _CASE, r"同意部分公开(?:答复)?(?:的)?\s?$", "", _ON_REQUEST),
    _cell("3.3.4", "E22", _CASE, r"不(?:同意|予)公开(?:答复)?(?:的)?\s?$", "", _ON_REQUEST),
    _cell("3.3.4a", "E22", _CASE, r"涉及国家秘密(?:的)?\s?$", "", _REFUSED),
    _cell("3.3.4b", "E22", _CASE, r"涉及商业秘密(?:的)?\s?$", "", _REFUSED),
    _cell("3.3.4c", "E22", _CASE, r"涉及个人隐私(?:的)?\s?$", "", _REFUSED),
    _cell("3.3.4d", "E22", _CASE, r"危及国家安全[^,;。]{0,24}(?:的)?\s?$", "", _REFUSED),
    _cell("3.3.4e", "E22", _CASE, r"不是《?条例》?所指(?:的)?政府信息(?:的)?\s?$", "", _REFUSED),
    _cell("3.3.4f", "E22", _CASE, r"法律法规规定的其他情[形况](?:的)?\s?$", "", _REFUSED),
    _cell("3.3.5", "E22", _CASE, r"不属于本(?:行政)?(?:机关|单位|部门)[^,;。]{0,6}$", "", _ON_REQUEST),
    _cell("3.3.6", "E22", _CASE, r"信息不存在(?:的)?\s?$", "", _ON_REQUEST),
    _cell("3.3.7", "E22", _CASE, r"(?:告知)?作?出?(?:更改|补充)[^,;。]{0,4}$", "", _ON_REQUEST),
    _cell("3.3.8", "E22", _CASE, r"(?:通过)?其他途径办理(?:的)?\s?$", "", _ON_REQUEST),
    _cell("4", "E24", _CASE, r"信息公开[^,;。]{0,12}$", r"诉讼|维持|撤销|纠|举报|投诉", r"行政复议[^|]*\|", adds=True),
    _cell("5", "E24", _CASE, r"信息公开[^,;。]{0,12}$", r"复议|维持|撤销|纠|驳回|举报|投诉", r"诉讼[^|]*\|", adds=True),
    _cell("6", "E31", _CASE,
          rf"(?:^|收到|受理|接到|发生|[信政][息务]公开|方面|工作|有关|各类|[群公]众|[的了和与])(?:举报、?投诉|投诉、?举报)(?:案件|事项)?{_TO}",
          "率|热线|信箱",
          r"信息公开|政务公开|\|(?:$|[^|]*(?:复议|诉讼|申诉|举报))"),
    _cell("7", "E31", ("元",), rf"收取(?:的)?[^,;。]{{0,14}}费用?{_TO}", "登记|罚|税|规费|学费|水费|电费|停车|占道|事业性", _FEES, some=True),
    _cell("8.1", "E31", ("个",), rf"(?:信息公开(?:工作)?|^|设|设立|设有|共有)专门机构{_TO}", "", _STAFF),
    _cell("8.2", "E31", ("个", "处"), rf"(?:政府信息公开|设置|设立|信息)(?:公共)?查阅(?:点|场所){_TO}", "其中"),
    _cell("8.3", "E31", ("人",), rf"(?:从事|政府)(?:政府)?信息公开(?:工作)?(?:的)?(?:工作)?人员{_TO}", "其中|专职|兼职|培训|参加|参训"),
    _cell("8.3.1", "E31", ("人",), r"专职(?:工作)?(?:人员)?\s?$", "", r"信息公开(?:工作)?(?:的)?(?:工作)?人员"),
    _cell("8.3.2", "E31", ("人",), r"兼职(?:工作)?(?:人员)?\s?$", "", r"信息公开(?:工作)?(?:的)?(?:工作)?人员"),
    _cell("8.4", "E31", ("元",), rf"(?:信息公开(?:工作)?(?:专项)?(?:工作)?|投入专项)经费{_TO}", f"其中|{_MEDIA}|设备|培训", _STAFF),
    _cell("9.1", "E31", ("次", "场"), rf"(?:召开|举行)[^,;。]{{0,4}}(?:信息公开|政务公开)[^,;。]{{0,8}}会议?{_TO}", "", some=True),
    _cell("9.2", "E31", ("次", "场", "期"), rf"(?:举办|组织|开展)[^,;。]{{0,12}}培训班?{_TO}", _PARTS, _HELD, some=True),
    _cell("9.3", "E31", ("人次", "人"), rf"(?:^|[共计]|接受|累计)(?:培训|参训)(?:人员)?{_TO}", _PARTS, _HELD, some=True),
)  # fmt: skip

_CORRECTED = re.compile(
    r"责令[^,;。()]{0,6}公开|判决[^,;。()不]{0,6}(?:公开|答复|履行|重作)|限期公开|责令(?:限期)?(?:履行|重新|重作|答复|改正)|判令|确认[^,;。()]{0,14}违法|被?撤销|纠错|纠正|败诉"
)
_ABOUT_SUITS, _ABOUT_REVIEWS = re.compile(r"诉讼|法院|被诉"), re.compile(r"复议")
_NOT = r"未(?!公开|答复|履行|依法|按)|不(?!予公开|予答复|同意公开|服|履行|属于|存在|当)"
_NOT_CORRECTED, _NOT_UPHELD = re.compile(rf"撤销(?:申请|起诉)|{_NOT}"), re.compile(rf"撤销(?!之诉|请求)|{_NOT}")
OUTCOMES: tuple[OutcomeMeaning, ...] = (
    OutcomeMeaning(("5.2",), _CORRECTED, _ABOUT_SUITS, _NOT_CORRECTED, decided=True),
    OutcomeMeaning(("4.2",), _CORRECTED, _ABOUT_REVIEWS, _NOT_CORRECTED, decided=True),
    OutcomeMeaning(("5.1",), re.compile(r"维持|驳回"), _ABOUT_SUITS, _NOT_UPHELD),
    OutcomeMeaning(("4.1",), re.compile(r"维持"), _ABOUT_REVIEWS, _NOT_UPHELD),
    OutcomeMeaning(("5.3",), re.compile(r"撤诉|撤回起诉"), _ABOUT_SUITS, re.compile(r"未|不")),
    OutcomeMeaning(("4.3",), re.compile(r"撤回|终止"), _ABOUT_REVIEWS, re.compile(r"未|不")),
    OutcomeMeaning(("4.1", "4.2", "4.3"), re.compile(r"办结|审结"), _ABOUT_REVIEWS, re.compile(r"未|尚|不")),
    OutcomeMeaning(("5.1", "5.2", "5.3"), re.compile(r"审结|办结"), _ABOUT_SUITS, re.compile(r"未|尚|不")),
)

EVENTS: tuple[EventMeaning, ...] = (
    EventMeaning("9.1", "9", re.compile(r"会议|推进会|部署会|座谈会|调度会|例会|动员会|专题会|工作会"), "会议"),
    EventMeaning("9.2", "9", re.compile(r"培训"), "培训"),
)

MEANINGS = Meanings(
    CELLS,
    CHANNELS,
    OUTCOMES,
    EVENTS,
    {row.id: row.label for row in APPENDIX.rows if not row.head},
    DENIALS,
    CLOSINGS,
)
