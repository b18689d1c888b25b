"""The rules of the eleven-part form. Each reads like the clause it enforces; ids as in the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.editions.e2014.sections import SECTIONS
from forms.findings import Severity
from forms.model import Figures
from forms.rules.base import Rule
from forms.rules.bounds import AtLeast, AtMost, BothOrNeither, NoteSum, RowAtMost, Same, TopicsBehindEvents
from forms.rules.dates import After, ByDeadline, Issued, PeriodFits, Present
from forms.rules.legible import Legible
from forms.rules.lists import EventsCounted, PeopleCounted, SameLength
from forms.rules.presence import Filled, Marked, Readable, Substance, Written
from forms.rules.prose import ReadsReport
from forms.rules.quoted import QuotesKnown, ReadConfirmed
from forms.rules.rates import FullMeansAll, Rate, RowRate
from forms.rules.sums import Covered, NestedTotals, SameSum, Total
from forms.rules.told import Told
from forms.values import NUMERIC, Kind

if TYPE_CHECKING:
    from forms.prose import Meanings

_FORM = "国办发〔2014〕32号附表"
_PART = f"{_FORM}：“其中”"
_SUM = f"{_FORM}：分类合计"
_ONCE = f"{_FORM}：不同渠道和方式公开相同信息计1条"
_LAW = "国务院令第492号第三十一、三十二条"
_ARTICLE = "国务院令第492号"
_PARTED = "十一部分格式：各部分均应写明"
_MATCH = "文表勾稽：正文数字与附表一致"
_USAGE = "填报惯例"
_WITHIN = "文内勾稽：总数等于分项之和"
_WARN, _INFO = Severity.WARNING, Severity.INFO

_CARRIED = (
    r"(?:上年|去年|上一年|上年度|往年|以前年度|年初)[^，；。,;\d]{0,8}(?:结转|遗留|转入|转来|结余|未办结|未办完|在办)"
    r"|20\d\d\s?年度?[^，；。,;\d]{0,8}(?:结转|遗留|转入|转来)|结转(?!到|至|下|入?20|明|次)"
)
_WITHDRAWN = r"撤回|撤销申请|主动放弃|视为放弃|视为撤回|终止(?:办理|处理|答复)?|不再处理|无需答复|逾期不补正"

_CHANNELS = tuple(f"1.2.{n}" for n in range(1, 6))
_NARRATED = [s for s in SECTIONS if s.narrative and s.numeral]
_FIGURES = [item for s in SECTIONS for item in s.items if isinstance(item, Figures)]
_EXAMPLES = {"7": "，例如“全年未收取费用，无减免”", "4": "，例如“全年未收到政府信息公开申请”"}

_TABLE: tuple[Rule, ...] = (
    AtMost(id="E01", source=_PART, part="1.1a", whole="1.1", title="规范性文件数大于公开总数"),
    AtMost(
        id="E02", source=f"{_FORM}：公开数不超过制发数", part="1.1a", whole="1.1b", title="公开的规范性文件多于制发的"
    ),
    *(
        AtMost(
            id="E03",
            source=_ONCE,
            part=channel,
            whole="1.1",
            title="某一渠道大于公开总数",
            advice="同一信息只计1条，任一渠道都不应超过总数，请核对",
        )
        for channel in _CHANNELS
    ),
    Covered(
        id="E04",
        source=_ONCE,
        total="1.1",
        parts=_CHANNELS,
        title="有信息没有归入任何渠道",
        advice="请查有无信息没有归入任何渠道",
    ),
    AtMost(id="E05", source=_PART, part="2.2.1a", whole="2.2.1", title="主要负责同志参加次数大于总次数"),
    AtMost(id="E05", source=_PART, part="2.2.2a", whole="2.2.2", title="主要负责同志参加次数大于总次数"),
    Total(
        id="E06",
        source=_SUM,
        total="3.1",
        parts=("3.1.1", "3.1.2", "3.1.3", "3.1.4"),
        parts_name="当面、传真、网络、信函四项",
    ),
    Total(id="E07", source=_SUM, total="3.2", parts=("3.2.1", "3.2.2"), parts_name="按时、延期办结"),
    Total(
        id="E08",
        source=_SUM,
        total="3.3",
        parts=tuple(f"3.3.{n}" for n in range(1, 9)),
        parts_name="八类答复",
        advice="同一件申请只能归入一类答复，请核对",
    ),
    Total(
        id="E09",
        source=_SUM,
        total="3.3.4",
        parts=tuple(f"3.3.4{c}" for c in "abcdef"),
        parts_name="六种理由",
        over=_WARN,
        advice="每件不同意公开的申请都应列明理由，请补齐",
        over_advice="一件有几种理由的，请在备注说明",
    ),
    *(
        Total(
            id="E10",
            source=_SUM,
            total=row,
            parts=tuple(f"{row}.{n}" for n in (1, 2, 3)),
            parts_name="维持、纠错、其他三项",
            title=f"{case}数与结果合计不符",
            advice="尚未审结的请计入“其他情形”",
        )
        for row, case in (("4", "复议"), ("5", "诉讼"))
    ),
    Total(id="E11", source=_SUM, total="8.3", parts=("8.3.1", "8.3.2"), parts_name="专职、兼职"),
    Filled(id="E13", source="指标完整", table="appendix"),
    TopicsBehindEvents(
        id="W02",
        source=f"{_FORM}：不同方式回应同一热点或舆情计1次",
        severity=_WARN,
        topics="2.1",
        events=("2.2.4", "2.2.5"),
        title="回应事件多，热点数少",
        advice="热线、信箱来信一般不计入“回应事件”，请核对",
    ),
    NoteSum(
        id="W03",
        source=_MATCH,
        severity=_WARN,
        cell="2.2.5",
        words=("信箱", "热线", "12345", "来信"),
        table="letters",
        column="closed",
        title="附表与办结数合计不符",
    ),
    AtMost(
        id="W04",
        source=_USAGE,
        severity=_WARN,
        part="3.2",
        whole="3.1",
        title="办结数大于收到数",
        advice="如含上年结转，请在备注说明",
        why=Told("text:4", "3.2", _CARRIED, "上年结转"),
    ),
    Same(
        id="W04",
        source=_USAGE,
        severity=_WARN,
        cell="3.3",
        other="3.2",
        where="附表3.2",
        title="答复数与办结数不同",
        advice="如有申请人撤回，请说明理由",
        less=Told("text:4", "3.3", _WITHDRAWN, "申请人撤回"),
    ),
    BothOrNeither(id="W05", source=_USAGE, severity=_WARN, first="9.2", second="9.3", title="培训班与人数不相称"),
    AtMost(
        id="I03", source=_USAGE, severity=_INFO, part="8.2", whole="8.3", title="查阅点多于工作人员", advice="请确认"
    ),
    AtMost(id="I03", source=_USAGE, severity=_INFO, part="8.1", whole="8.3", title="机构多于工作人员", advice="请确认"),
    Marked(id="I04", source="读入的说明文字与数字须核对", severity=_INFO, table="appendix"),
)

_COVER: tuple[Rule, ...] = (
    Present(id="E28", source="公文首页要素", keys=("title", "date", "period")),
    Issued(id="E28", source="公文首页要素", organ="organ", heading="title"),
    After(id="E15", source=_LAW, day="date", period="period"),
    PeriodFits(id="E16", source=_LAW, heading="title", period="period"),
    ByDeadline(id="W11", source=_LAW, severity=_WARN, day="date", period="period"),
)

_PARTS: tuple[Rule, ...] = (
    *(
        Written(
            id="E14",
            source=f"{_ARTICLE}{s.statutory}" if s.statutory else _PARTED,
            section=s.id,
            example=_EXAMPLES.get(s.id, ""),
        )
        for s in _NARRATED
    ),
    *(Substance(id="W10", source=_USAGE, severity=_WARN, section=s.id) for s in _NARRATED),
)

_PROSE: tuple[Rule, ...] = (
    NestedTotals(id="E17", source=_WITHIN, table="portal", column="n", depth=1),
    NestedTotals(id="E18", source=_WITHIN, table="portal", column="n", depth=0),
    NestedTotals(id="E19", source=_WITHIN, table="letters", column="received"),
    NestedTotals(id="E19", source=_WITHIN, table="letters", column="closed"),
    RowAtMost(
        id="E20", source="办结不超过收到", table="letters", part="closed", whole="received", title="办结数大于收到数"
    ),
    RowRate(id="W01", source="四舍五入", severity=_WARN, table="letters", rate="rate", part="closed", whole="received"),
    Rate(
        id="W01",
        source="四舍五入",
        severity=_WARN,
        rate="requests.rate",
        part="requests.answered",
        whole="requests.received",
    ),
    Same(id="E21", source=_MATCH, cell="1.1", other="published", where="第二部分", title="公开总数与附表不符"),
    Same(id="E21", source=_MATCH, cell="1.2.2", other="portal.total@n", where="第二部分", title="网站发布数与附表不符"),
    Same(id="E22", source=_MATCH, cell="3.1", other="requests.received", where="第四部分", title="申请数与附表不符"),
    *(
        Same(id="E22", source=_MATCH, cell=cell, other=f"requests.{by}", where="第四部分", title="申请渠道与附表不符")
        for cell, by in (("3.1.1", "counter"), ("3.1.2", "fax"), ("3.1.3", "online"), ("3.1.4", "post"))
    ),
    *(
        Same(id="E22", source=_MATCH, cell=cell, other="requests.answered", where="第四部分", title="答复数与附表不符")
        for cell in ("3.2", "3.3")
    ),
    FullMeansAll(
        id="E22",
        source=_MATCH,
        rate="requests.rate",
        closed="3.2",
        received="3.1",
        where="第四部分",
        title="回复率与附表不符",
    ),
    Same(
        id="E23",
        source=_MATCH,
        cell="2.2.3",
        other="response.interpretations",
        where="第三部分",
        title="政策解读数与附表不符",
    ),
    SameSum(
        id="E24",
        source=_MATCH,
        cell="4",
        others=("cases.review@disclosure", "cases.below@disclosure"),
        where="第六部分",
        title="复议数与附表不符",
    ),
    SameSum(
        id="E24", source=_MATCH, cell="5", others=("cases.suit@disclosure",), where="第六部分", title="诉讼数与附表不符"
    ),
    RowAtMost(
        id="E24", source=_PART, table="cases", part="disclosure", whole="all", title="涉及信息公开的多于全部案件"
    ),
    AtLeast(
        id="E25",
        source=_MATCH,
        cells=("5.2",),
        sources=("cases.suit@corrected",),
        said="第六部分写法院判决纠错（责令公开、撤销等）",
        cells_name="“五、行政诉讼数量”下的“被依法纠错数”",
        title="判决结果与附表不符",
    ),
    AtLeast(
        id="E25",
        source=_MATCH,
        cells=("4.2",),
        sources=("cases.review@corrected", "cases.below@corrected"),
        said="第六部分写复议纠错",
        cells_name="“四、行政复议数量”下的“被依法纠错数”",
        title="复议结果与附表不符",
    ),
    AtLeast(
        id="E25",
        source=_MATCH,
        cells=("4.1", "4.2", "4.3"),
        sources=("cases.review@closed", "cases.below@closed"),
        said="第六部分写涉及信息公开的复议办结",
        cells_name="“四、行政复议数量”下维持、纠错、其他三项合计",
        title="复议办结数与附表不符",
    ),
    AtLeast(
        id="E25",
        source=_MATCH,
        cells=("5.1", "5.2", "5.3"),
        sources=("cases.suit@closed",),
        said="第六部分写涉及信息公开的诉讼办结",
        cells_name="“五、行政诉讼数量”下维持、纠错、其他三项合计",
        title="诉讼办结数与附表不符",
    ),
    Same(id="E26", source=_MATCH, cell="7", other="fees.charged", where="第七部分", title="收费与附表不符"),
    Same(id="E27", source=_MATCH, cell="6", other="complaints", where="第六部分", title="举报投诉数与附表不符"),
    EventsCounted(id="W05", source=_MATCH, severity=_WARN, cell="9.1", table="events", kind="会议"),
    EventsCounted(id="W05", source=_MATCH, severity=_WARN, cell="9.2", table="events", kind="培训"),
    PeopleCounted(
        id="W05",
        source=_MATCH,
        severity=_WARN,
        cell="9.3",
        table="events",
        kind="培训",
        approximate="余",
        hint_id="I03",
    ),
    SameLength(id="I03", source=_USAGE, severity=_INFO, first="problems", second="measures"),
)


def _read(figures: Figures) -> tuple[str, ...]:
    """The fields whose typed text has to be read as something else than text."""
    return tuple(f.key for f in figures.fields if f.kind not in (Kind.TEXT, Kind.CHOICE))


_READABLE: tuple[Rule, ...] = (
    *(Readable(id="E12", source="数据格只填数字", keys=keys) for item in _FIGURES if (keys := _read(item))),
    *(
        Readable(id="E12", source="数据格只填数字", table=name)
        for name in ("appendix", "portal", "letters", "cases", "events")
    ),
)


_QUOTABLE = (
    *(f.key for item in _FIGURES for f in item.fields if f.kind in NUMERIC),
    *("appendix", "portal", "letters", "cases", "events"),
)
_READ_IN = (*_QUOTABLE, "channels", "topics", "units", "problems", "measures")
_TEXTS = tuple(s.narrative for s in SECTIONS if s.narrative)

_PRINTED = ("title", "organ", *_TEXTS, *(f"heading:{s.id}" for s in _NARRATED))
_LEGIBLE: tuple[Rule, ...] = (
    *(Legible(id="E32", source="文字完整，可以印制和归档", key=key) for key in _PRINTED),
    Legible(id="E32", source="文字完整，可以印制和归档", table="appendix"),
)

_QUOTED: tuple[Rule, ...] = (
    QuotesKnown(id="W17", source="正文引用", severity=_WARN, narratives=_TEXTS, figures=_QUOTABLE),
    ReadConfirmed(id="I08", source="读入的数字须核对", severity=_INFO, narratives=_TEXTS, figures=_READ_IN),
)


def _meanings() -> Meanings:
    from forms.editions.e2014.meanings import MEANINGS  # many patterns: when a text is first read

    return MEANINGS


_READ: tuple[Rule, ...] = (
    ReadsReport(
        id="正文",
        source="文内勾稽、文表勾稽",
        severity=_WARN,
        narratives=tuple(s.narrative for s in _NARRATED),
        cover=("title", "period", "preface"),
        table="appendix",
        meanings=_meanings,
    ),
)

RULES: tuple[Rule, ...] = (*_COVER, *_PARTS, *_READABLE, *_PROSE, *_TABLE, *_LEGIBLE, *_QUOTED, *_READ)
