"""A small edition in the shape of the form of 2021: three tables, one of them 25 rows by 7 columns under grouped heads.

It stands only in tests: whoever brings this edition declares it like this, and nothing else has to change.
"""

from __future__ import annotations

from collections.abc import Iterator

from forms.model import Column, Field, Figures, Form, Row, Section, Table
from forms.rules.base import Rule
from forms.rules.presence import Filled, Readable
from forms.rules.sums import Total, TwoSums
from forms.values import Kind

_LEGAL = "法人或其他组织"
PERSONS = ("natural", "firm", "research", "charity", "law", "other")
_NAMES = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
SUM = "sum"

RESULTS = {
    "（三）不予公开": (
        "属于国家秘密",
        "其他法律行政法规禁止公开",
        "危及“三安全一稳定”",
        "保护第三方合法权益",
        "属于三类内部事务信息",
        "属于四类过程性信息",
        "属于行政执法案卷",
        "属于行政查询事项",
    ),
    "（四）无法提供": ("本机关不掌握相关政府信息", "没有现成信息需要另行制作", "补正后申请内容仍不明确"),
    "（五）不予处理": (
        "信访举报投诉类申请",
        "重复申请",
        "要求提供公开出版物",
        "无正当理由大量反复申请",
        "要求行政机关确认或重新出具已获取信息",
    ),
    "（六）其他处理": (
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "其他",
    ),
}


def _rows() -> Iterator[Row]:
    yield Row("new", "一、本年新收政府信息公开申请数量")
    yield Row("carried", "二、上年结转政府信息公开申请数量")
    yield Row("results", "三、本年度办理结果", head=True)
    yield Row("open", "（一）予以公开", depth=1)
    yield Row("part", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", depth=1)
    for group, (label, reasons) in enumerate(RESULTS.items(), 3):
        yield Row(f"g{group}", label, depth=1, head=True)
        for number, reason in enumerate(reasons, 1):
            yield Row(f"r{group}.{number}", f"{number}.{reason}", depth=2)
    yield Row("settled", "（七）总计", depth=1)
    yield Row("onward", "四、结转下年度继续办理")


REQUESTS = Table(
    "requests",
    "收到和处理政府信息公开申请情况",
    (
        Column("natural", "自然人", Kind.COUNT, groups=("申请人情况",)),
        *(
            Column(key, name, Kind.COUNT, groups=("申请人情况", _LEGAL))
            for key, name in zip(PERSONS[1:], _NAMES[1:], strict=True)
        ),
        Column(SUM, "总计", Kind.COUNT, groups=("申请人情况",)),
    ),
    tuple(_rows()),
    row_head="指标",
    printed=True,
    caption="收到和处理政府信息公开申请情况",
)
DATA_ROWS = tuple(row.id for row in REQUESTS.rows if not row.head)
RESULT_ROWS = tuple(row for row in DATA_ROWS if row in ("open", "part") or row.startswith("r"))
COLUMNS = (*PERSONS, SUM)

OPENED = Table(
    "opened",
    "第二十条第（一）项",
    tuple(Column(key, label, Kind.COUNT) for key, label in (("made", "本年制发件数"), ("ended", "本年废止件数"), ("valid", "现行有效件数"))),
    (Row("rules", "规章"), Row("norms", "行政规范性文件")),
    row_head="信息内容",
    printed=True,
    caption="第二十条第（一）项",
)  # fmt: skip
FEES = Table(
    "fees",
    "第二十条第（八）项",
    (Column("charged", "本年收费金额（单位：万元）", Kind.MONEY),),
    (Row("fee", "行政事业性收费"),),
    row_head="信息内容",
    printed=True,
    caption="第二十条第（八）项",
)

CASES = ("review", "suit", "after")
ENDS = ("kept", "mended", "otherwise", "pending")
_END_NAMES = ("结果维持", "结果纠正", "其他结果", "尚未审结")
_CASE_HEADS = (("行政复议",), ("行政诉讼", "未经复议直接起诉"), ("行政诉讼", "复议后起诉"))
DISPUTES = Table(
    "disputes",
    "行政复议、行政诉讼情况",
    tuple(
        Column(f"{case}-{end}", name, Kind.COUNT, groups=heads)
        for case, heads in zip(CASES, _CASE_HEADS, strict=True)
        for end, name in zip((*ENDS, SUM), (*_END_NAMES, "总计"), strict=True)
    ),
    (Row("all", "件数"),),
    row_head="情形",
    printed=True,
    caption="政府信息公开行政复议、行政诉讼情况",
)


def _rules() -> Iterator[Rule]:
    source, cell = "附表说明", REQUESTS.cell
    for table in (OPENED, FEES, REQUESTS, DISPUTES):
        yield Readable(id=f"read-{table.id}", source=source, table=table.id)
        yield Filled(id=f"filled-{table.id}", source=source, table=table.id)
    for column in COLUMNS:
        yield TwoSums(
            id=f"V1-{column}",
            source=source,
            left=(cell("new", column), cell("carried", column)),
            right=(cell("settled", column), cell("onward", column)),
            title="收到与办理不平",
            advice="新收与结转之和应等于办结与结转下年之和",
        )
        parts = tuple(cell(row, column) for row in RESULT_ROWS)
        yield Total(id=f"V2-{column}", source=source, total=cell("settled", column), parts=parts, parts_name="各项结果")
    for row in DATA_ROWS:
        parts = tuple(cell(row, person) for person in PERSONS)
        yield Total(id=f"V3-{row}", source=source, total=cell(row, SUM), parts=parts, parts_name="各类申请人")
    for case in CASES:
        parts = tuple(DISPUTES.cell("all", f"{case}-{end}") for end in ENDS)
        total = DISPUTES.cell("all", f"{case}-{SUM}")
        yield Total(id=f"V4-{case}", source=source, total=total, parts=parts, parts_name="四种结果")


_COVER = Figures(
    "封面",
    (
        Field("title", "标题", Kind.TEXT),
        Field("organ", "编制机关", Kind.TEXT),
        Field("date", "报告日期", Kind.DATE),
        Field("period", "统计期限", Kind.PERIOD),
    ),
)

MATRIX = Form(
    id="matrix",
    name="六部分格式",
    years=range(2021, 2031),
    sections=(
        Section("cover", "封面", "封面", items=(_COVER,), narrative="text:cover"),
        Section("1", "总体情况", "总体情况", "一", narrative="text:1"),
        Section("2", "主动公开政府信息情况", "主动公开", "二", items=(OPENED, FEES)),
        Section("3", "收到和处理政府信息公开申请情况", "申请", "三", items=(REQUESTS,)),
        Section("4", "政府信息公开行政复议、行政诉讼情况", "复议诉讼", "四", items=(DISPUTES,)),
        Section("5", "存在的主要问题及改进情况", "问题改进", "五", narrative="text:5"),
        Section("6", "其他需要报告的事项", "其他事项", "六", narrative="text:6"),
    ),
    rules=tuple(_rules()),
)


def balanced() -> dict[str, int]:
    """Figures on which every relation holds: two people's and one firm's requests, all answered but one."""
    figures = {REQUESTS.cell(row, column): 0 for row in DATA_ROWS for column in COLUMNS}
    for column, new, opened in (("natural", 13, 12), ("firm", 4, 4)):
        figures[REQUESTS.cell("new", column)] = new
        figures[REQUESTS.cell("open", column)] = opened - 1
        figures[REQUESTS.cell("r3.1", column)] = 1
        figures[REQUESTS.cell("settled", column)] = opened
        figures[REQUESTS.cell("onward", column)] = new - opened
    for row in DATA_ROWS:
        figures[REQUESTS.cell(row, SUM)] = sum(figures[REQUESTS.cell(row, person)] for person in PERSONS)
    figures |= {OPENED.cell(row, column): 2 for row in ("rules", "norms") for column in ("made", "ended", "valid")}
    figures[FEES.cell("fee", "charged")] = 40
    for case in CASES:
        figures |= {DISPUTES.cell("all", f"{case}-{end}"): at for at, end in enumerate(ENDS)}
        figures[DISPUTES.cell("all", f"{case}-{SUM}")] = 6
    return figures
