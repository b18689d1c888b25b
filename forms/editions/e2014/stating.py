"""Which words of a part state its figures. Read by meaning after an import; only what is said plainly counts."""

from __future__ import annotations

import re

from forms.intake.stated import Statement
from forms.intake.stated.breakdown import RowWords, StatedBreakdown
from forms.intake.stated.events import EventKind, StatedEvents
from forms.intake.stated.figures import StatedFigure, StatedNone, StatedRun
from forms.intake.stated.items import StatedItems
from forms.intake.stated.lists import StatedList, StatedUses
from forms.intake.stated.records import StatedRecords

_OTHER_YEARS = r"上年|去年|同期|往年|历年|以来|结转|计划|拟|力争"
_ON_REQUEST = r"依申请公开|公开申请|申请公开"
_CASE = ("件",)


def _figure(
    key: str, units: tuple[str, ...], lead: str, bar: str = "", context: str = "", tail: str = "", beside: str = "",
    wide: bool = False,
) -> StatedFigure:  # fmt: skip
    made = [re.compile(p) if p else None for p in (lead, context, tail, beside)]
    barred = re.compile(f"{_OTHER_YEARS}|{bar}" if bar else _OTHER_YEARS)
    return StatedFigure(key, units, made[0], barred, made[1], made[2], made[3], wide)


def _rows(*pairs: tuple[str, str]) -> tuple[RowWords, ...]:
    return tuple(RowWords(row, re.compile(words)) for row, words in pairs)


_SINGLE: tuple[StatedFigure, ...] = (
    _figure("overview.documents", ("个", "件", "份"), r"公开[^;。]{0,40}(?:文件|公文)(?:共)?\s?$|文件(?:全年|年内|共)*公开\s?$",
            "抽查|检查|移交|移送|其中|不予|解读"),
    _figure("overview.topics", ("个",), r"(?:办事|服务)专题(?:共)?\s?$", tail=r"^(?!(?:类|对象))[^,;。]{0,16}(?:办事|服务)[^,;。]{0,4}专题"),
    _figure("overview.services", ("条",), r"(?:服务|查询)[^,;。]{0,4}信息(?:共)?\s?$"),
    _figure("published", ("条",), r"主动公开(?:各类)?(?:政府)?信息(?:总数|总量)?(?:共|共计|累计|达|为)?\s?$", "其中|网站|微信|微博|公报"),
    _figure("services.themes", ("个",), r"服务主题(?:共)?\s?$", tail=r"^服务主题"),
    _figure("services.items", ("项",), r"(?:提供|共)?在线服务(?:事项)?(?:共)?\s?$", tail=r"^(?:的)?在线服务(?:事项)?(?=$|[,。;])"),
    _figure("services.accepted", ("件",), r"网上接办(?:件)?(?:数)?(?:共|为)?\s?$"),
    _figure("gazette.issues", ("期",), r"(?:公报|政报)》?(?:共|全年|编印|出版|编发|印发|刊印)*\s?$", "每月|按月|每期"),
    _figure("response.knowledge", ("条",), r"知识库[^,;。]{0,6}(?:信息|条目)?(?:共)?\s?$"),
    _figure("response.cases", ("件",), r"典型案例(?:共)?\s?$"),
    _figure("response.surveys", ("条", "次", "项", "期"), r"网上调查(?:共)?\s?$"),
    _figure("response.opinions", ("条", "次", "项", "期"), r"(?:意见征集|征集意见)(?:共)?\s?$"),
    _figure("response.interpretations", ("条", "篇", "件"), r"解读(?:信息|稿件|材料|文章)?(?:共)?\s?$", "图|视频|微信|微博|文字|其中|负责人|专家"),
    _figure("requests.received", _CASE, r"(?:收到|受理)[^;。]{0,12}$",
            "率|按时|延期|其中|复议|诉讼|咨询|信箱|热线|当面|传真|信函", f"{_ON_REQUEST}|收到申请"),
    _figure("requests.counter", _CASE, r"(?:当面|现场)(?:提交|提出)?(?:的)?申请(?:数)?(?:共)?\s?$"),
    _figure("requests.fax", _CASE, r"传真(?:提交|提出)?(?:的)?申请(?:数)?(?:共)?\s?$"),
    _figure("requests.online", _CASE,
            r"(?:通过网络|在网上|网上)(?:共)?收到[^;。]{0,12}$|(?:网络|网上)(?:提交|提出)?(?:的)?申请(?:数)?(?:共)?\s?$",
            "率", f"{_ON_REQUEST}|申请"),
    _figure("requests.post", _CASE, r"(?:信函|邮寄)(?:提交|提出)?(?:的)?申请(?:数)?(?:共)?\s?$"),
    _figure("requests.answered", _CASE, r"^(?:[\s、,]|已|共|全年|依法|累计)*(?:答复|回复)(?:申请)?(?:共)?\s?$", "率|按时|延期|不予"),
    _figure("requests.rate", ("%",), r"^[^,;。]{0,6}(?:答复|回复|办复)率(?:为|达到|达|均为)?\s?$", "按时|及时|按期|咨询|信件"),
    _figure("consultations.total", ("人次",),
            r"(?:接受|接待|处理|受理)?[^;。]{0,16}咨询(?:共|累计)?\s?$|^[^,;。]{0,12}共有?\s?$|^(?:合计|共计|总计|共)\s?$",
            "其中|(?:电话|现场|来访|网上|网络|窗口|当面)咨询|日均|月均|平均", "咨询"),
)  # fmt: skip

_ISSUES = StatedRun(
    "gazette.issues", re.compile(r"(?:公报|政报)》?\s?\((?:\d{4}年)?第?1[—–\-~至]{1,2}第?(?P<last>\d{1,3})期")
)

_DISCLOSURE = r"信息公开"
_LAST_SUIT = r"诉讼(?!.*复议)"
_US = r"(?:我|本)(?:[市县区局镇乡省州委厅办院]|机关|单位)(?:人民)?(?:政府)?|[^,;。、]{0,8}(?<!镇)(?<!乡)(?<!乡镇)(?<!镇人民)(?<!乡人民)政府"
_BELOW = r"(?:部门|乡镇|街道|下属|所属|直属)[^,;。]{0,16}为被申请人"
_ABOUT_US = rf"^(?!.*{_BELOW}).*(?:{_US})为被申请人"
_CORRECTED = r"责令[^,;。()]{0,8}公开|责令(?:履行|重新)|确认违法|撤销|纠错|败诉"
_OF_THEM = r"其中[^,;。]{0,8}信息公开(?:的)?(?:案件|类)?(?:的)?\s?$"
_A_SUIT = r"^[\s,;]*(?:发生|引起的|被提起)?(?:的)?行政诉讼(?:案件)?(?:共)?\s?$"
_GOES_ON = r"信息公开[^。;]{0,12}(?:行政)?复议[^。]*;[^;。]*诉讼"  # 「因政府信息公开引起的行政复议…；行政诉讼…」

_TOOK_IN = r"(?:收到|受理|接到|发生)(?:群众|公众|社会各界|社会|各类|有关|关于|涉及|因|对|针对|政府|信息公开|政务公开|工作|方面|的|了)*"
"""Complaints of what else (供水服务投诉, 价格举报投诉) are none of disclosure."""

_CASES: tuple[Statement, ...] = (
    _figure("cases.suit@all", _CASE, r"被告的[^,;。]{0,4}行政诉讼(?:案件)?(?:共|共有|总计)?\s?$", f"{_DISCLOSURE}|部门|乡镇"),
    _figure("cases.suit@disclosure", _CASE, rf"{_OF_THEM}|信息公开[^,;。]{{0,10}}(?:行政)?诉讼(?:案件)?(?:共)?\s?$",
            "部门|乡镇|未|审结|办结", _LAST_SUIT),
    _figure("cases.suit@corrected", _CASE, rf"{_OF_THEM}|被依法纠错\s?$", "未", f"{_LAST_SUIT}", "", _CORRECTED),
    _figure("cases.suit@upheld", _CASE, r"(?:驳回原告诉讼请求|维持具体行政行为)(?:的)?\s?$", "未", rf"{_DISCLOSURE}.*{_LAST_SUIT}"),
    _figure("cases.suit@disclosure", _CASE, _A_SUIT, "部门|乡镇|被告", _GOES_ON, wide=True),
    _figure("cases.suit@upheld", _CASE, r"驳回原告诉讼请求(?:的)?\s?$", "未", _GOES_ON, wide=True),
    _figure("cases.suit@corrected", _CASE, _A_SUIT, "部门|乡镇|被告", _GOES_ON, "", rf"^,[^,]{{0,12}}判决[^,]{{0,12}}(?:{_CORRECTED})", wide=True),
    _figure("cases.review@all", _CASE, rf"(?:{_US})为被申请人的?(?:行政)?复议(?:案件|申请)?(?:共)?\s?$", f"{_DISCLOSURE}|部门|乡镇|街道|下属"),
    _figure("cases.review@disclosure", _CASE, _OF_THEM, "未", _ABOUT_US),
    _figure("cases.below@all", _CASE, rf"{_BELOW}的?(?:行政)?复议(?:案件|申请)?(?:共)?\s?$", _DISCLOSURE),
    _figure("cases.below@disclosure", _CASE, _OF_THEM, "未", _BELOW),
    _figure("cases.below@closed", _CASE, r"信息公开(?:的)?(?:案件)?(?:已)?(?:办结|审结)\s?$", "未", _BELOW),
    _figure("cases.review@closed", _CASE, r"信息公开(?:的)?(?:案件)?(?:已)?(?:办结|审结)\s?$", "未", _ABOUT_US),
    _figure("complaints", _CASE, rf"{_TOOK_IN}(?:举报、?投诉|投诉、?举报)(?:案件|事项)?(?:共)?\s?$", "热线|信箱|其中"),
    _figure("complaints", _CASE, rf"{_TOOK_IN}(?:举报|投诉)(?:案件|事项)?(?:共)?\s?$", "热线|信箱|其中", _DISCLOSURE),
)  # fmt: skip

_CHARGED = _figure(
    "fees.charged", ("元",), r"收取[^;。]{0,20}(?:费|费用)(?:共|共计|合计)?\s?$", "减免|免收|其中|标准|每"
)
_WAIVED = _figure(
    "fees.waived", ("元",), r"减免[^;。]{0,8}(?:费用|金额|费)?(?:共|共计|合计)?\s?$|免收费用\s?$", "其中|标准|每"
)
_NOTHING: tuple[Statement, ...] = (
    _CHARGED,
    StatedNone("fees.charged", re.compile(r"(?:未|没有)(?:向[^,;。]{0,12})?收取(?:过)?(?:任何)?[^,;。]{0,20}费用?(?=[,。;]|$)"), _CHARGED),
    _WAIVED,
    StatedNone("fees.waived", re.compile(r"(?<!有)(?:未(?:发生)?|没有(?:发生)?|无)(?:费用)?减免"), _WAIVED),
    StatedNone("requests.fax", re.compile(r"(?:没有|未)收到传真申请")),
)  # fmt: skip

_PORTAL = StatedBreakdown(
    table="portal",
    column="n",
    root="total",
    total=_figure(
        "portal.total@n", ("条",),
        r"(?:网站|门户网?|政府网|政务网|信息网)(?:共|全年|年内|累计|上|已)*(?:主动)?(?:公开|发布|上网|公布|更新)(?:的)?(?:各类|政府|政务)*(?:信息)?(?:共|总数|总量|达|为|数)*\s?$",
        "微信|微博|公报|专栏|栏目|本级|乡镇|街道|平台|解读",
    ),
    rows=_rows(
        ("above", r"上报[^;。]*(?:网站?|门户)|向[^,;。]{2,14}(?:网站?|门户)[^,;。]{0,4}(?:报送|推送|上报)"),
        ("duties", r"行政权力[^;。]*|重点公开事项"),
        ("own", r"本级"),
        ("below", r"乡镇|街道|下属|直属|各部门|市直|县直|区直"),
    ),
)  # fmt: skip

_LETTERS = StatedRecords(
    table="letters",
    received="received",
    closed="closed",
    rate="rate",
    units=("件", "条"),
    source=re.compile(r"信箱|信件|来信|热线|12345|123\d\d|网[民上]留言|转办|转来"),
    rows=_rows(("hotline", r"^(?!.*信[箱件]).*(?:热线|12345)"), ("box", r"信箱|信件|来信")),
    nested=_rows(("box2", r"转办|转发|转来|转交|交办"), ("box1", r"本级|自办")),
)

_UNIT = r"(?:局|委|办|厅|院|所|中心|站|队|处|会|镇|乡|街道|公司|部门|单位|社|馆|校|政府)$"
_LISTS: tuple[Statement, ...] = (
    StatedList("topics", re.compile(r"(?:咨询(?:的)?)?内容(?:主要|多|大多)?(?:涉及|集中在|涵盖|包括|为|有)(?:到)?:?|咨询(?:主要)?集中在")),
    StatedList("units", re.compile(r"咨询(?:受理|接待)?量(?:较大|较多|列前几位|居前|靠前)[^,;。:]{0,6}(?:有|是|为)?:"), re.compile(_UNIT)),
    StatedUses(
        "channels", "used",
        re.compile(
            r"(?:\([一二三四五六七八九十]\)|^) {0,8}(?:信息)?公开(?:的)?(?:主要)?(?:形式|渠道|方式)"
            r"(?P<told>[^\n]*(?:\n(?! {0,8}\([一二三四五六七八九十]\))[^\n]*)*)",
            re.MULTILINE,
        ),
        (("website", re.compile(r"互联网|政府网站|门户网站")), ("gazette", re.compile(r"政府公报|公报(?!类)|政报")), ("weibo", re.compile(r"微博")),
         ("wechat", re.compile(r"微信")), ("briefing", re.compile(r"新闻发布会")), ("reading", re.compile(r"查阅(?:点|场所)")),
         ("others", re.compile(r"其[他它](?:渠道|方式|形式)"))),
        re.compile(r"未|没有|暂|尚|停|拟|将"),
    ),
)  # fmt: skip

_PROBLEMS, _MEASURES = re.compile(r"问题|不足|差距|薄弱环节|困难"), re.compile(r"措施|改进|下一步|今后|打算|努力方向")
_ITEMS: tuple[Statement, ...] = (
    StatedItems("problems", _PROBLEMS, _MEASURES),
    StatedItems("measures", _MEASURES, _PROBLEMS),
)

_EVENTS = StatedEvents(
    table="events",
    kinds=(
        EventKind("培训", re.compile(r"培训(?:班|会|活动)?$|讲座$|轮训$"), re.compile(r"培训|讲座|轮训")),
        EventKind("会议", re.compile(r"会议?$"), re.compile(r"会议|[进署谈度动专例]会|工作会")),
    ),
    units=("人", "人次"),
    exactly="整",
    more="余",
)

STATED: tuple[Statement, ...] = (*_SINGLE, _ISSUES, _PORTAL, _LETTERS, *_CASES, *_NOTHING, *_LISTS, _EVENTS, *_ITEMS)
