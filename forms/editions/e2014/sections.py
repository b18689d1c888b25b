"""The cover and the eleven parts: what each asks for, as kinds that any office can fill in."""

from __future__ import annotations

from forms.editions.e2014.cover import COVER
from forms.editions.e2014.table import APPENDIX
from forms.model import Column, Field, Figures, Row, Section, Table
from forms.values import Kind

_NAME = Column("name", "", Kind.TEXT)


def _counts(title: str, *fields: tuple[str, str, str]) -> Figures:
    return Figures(title, tuple(Field(key, label, Kind.COUNT, unit) for key, label, unit in fields))


def _text_list(id_: str, title: str, row_head: str) -> Table:
    return Table(
        id=id_,
        title=title,
        columns=(Column("name", row_head, Kind.TEXT),),
        rows=tuple(Row(f"r{n}", "") for n in range(1, 4)),
        row_head="序号",
        grows=True,
    )


OVERVIEW = Section(
    id="1",
    numeral="一",
    title="概述",
    short="概述",
    lead="写明组织领导、制度建设、公开平台、监督考核等总体情况。",
    help="概述交代一年工作的全貌；写到的数字应与后面各部分和附表一致。",
    items=(
        _counts(
            "概述中的数字",
            ("overview.documents", "公开文件", "个"),
            ("overview.topics", "办事专题", "个"),
            ("overview.services", "服务信息", "条"),
        ),
    ),
    narrative="text:1",
)

PROACTIVE = Section(
    id="2",
    numeral="二",
    title="主动公开政府信息情况",
    short="主动公开",
    lead="写明主动公开的主要内容、数量和形式；总数与附表“一、主动公开情况”一致。",
    help="同一信息通过不同渠道公开的，总数只计1条，各渠道可分别计数。分项可以增加、改名、删除，并可再分一级。",
    statutory="第三十二条第（一）项",
    items=(
        Table(
            id="portal",
            title="政府网站发布信息",
            columns=(_NAME, Column("n", "发布数", Kind.COUNT, "条")),
            rows=(
                Row("total", "政府网站发布信息总数"),
                Row("own", "本级栏目", depth=1),
                Row("own1", "概况类信息", depth=2),
                Row("own2", "统计信息", depth=2),
                Row("own3", "政策法规文件", depth=2),
                Row("own4", "工作动态", depth=2),
                Row("own5", "其他信息", depth=2),
                Row("below", "下属单位报送", depth=1),
                Row("above", "上报上级网站", depth=1),
                Row("duties", "行政权力事项和重点公开事项", depth=1),
            ),
            row_head="分项",
            grows=True,
            nests=2,
        ),
        _counts(
            "其他数字",
            ("published", "主动公开总数", "条"),
            ("services.themes", "服务主题", "个"),
            ("services.items", "在线服务", "项"),
            ("services.accepted", "网上接办", "件"),
            ("gazette.issues", "政府公报", "期"),
        ),
        Table(
            id="channels",
            title="公开形式",
            columns=(Column("used", "采用", Kind.FLAG), Column("how", "说明", Kind.TEXT)),
            rows=(
                Row("website", "政府网站"),
                Row("gazette", "政府公报"),
                Row("weibo", "政务微博"),
                Row("wechat", "政务微信"),
                Row("briefing", "新闻发布会"),
                Row("reading", "公共查阅点"),
                Row("others", "其他方式"),
            ),
            row_head="渠道",
        ),
    ),
    narrative="text:2",
    known_as=("主动公开情况", "主动公开政府信息的情况"),
)

RESPONSE = Section(
    id="3",
    numeral="三",
    title="回应关切及政策解读情况",
    short="回应解读",
    lead="写明回应公众关切、政策解读的做法和数量，数量与附表“二、回应解读情况”一致；没有发生的填0。",
    help="来信来电写明收到、办结和办复率；办复率＝办结÷收到，四舍五入。热线、信箱来信一般不计入“回应事件”。",
    items=(
        Table(
            id="letters",
            title="来信来电",
            columns=(
                _NAME,
                Column("received", "收到", Kind.COUNT),
                Column("closed", "办结", Kind.COUNT),
                Column("rate", "办复率", Kind.PERCENT),
            ),
            rows=(
                Row("box", "领导信箱来信（封）", "封"),
                Row("box1", "本级信箱", "封", depth=1),
                Row("box2", "上级转办", "封", depth=1),
                Row("hotline", "政务服务热线（件）", "件"),
            ),
            row_head="来源",
            grows=True,
            nests=1,
        ),
        _counts(
            "其他数字",
            ("response.knowledge", "知识库更新", "条"),
            ("response.cases", "典型案例", "件"),
            ("response.surveys", "网上调查", "条"),
            ("response.opinions", "意见征集", "条"),
            ("response.interpretations", "政策解读", "条"),
        ),
    ),
    narrative="text:3",
    known_as=("回应解读情况", "回应关切和政策解读情况", "政策解读回应情况"),
)

ON_REQUEST = Section(
    id="4",
    numeral="四",
    title="依申请公开情况",
    short="依申请公开",
    lead="写明收到、办理和答复申请的数量，与附表“三、依申请公开情况”一致。",
    help="同一件申请只能归入一类答复。没有收到申请也请写明“全年未收到申请”。",
    statutory="第三十二条第（二）项",
    items=(
        Figures(
            "申请",
            (
                Field("requests.received", "收到申请", Kind.COUNT, "件"),
                Field("requests.counter", "当面", Kind.COUNT, "件"),
                Field("requests.fax", "传真", Kind.COUNT, "件"),
                Field("requests.online", "网络", Kind.COUNT, "件"),
                Field("requests.post", "信函", Kind.COUNT, "件"),
                Field("requests.answered", "答复", Kind.COUNT, "件"),
                Field("requests.rate", "回复率", Kind.PERCENT),
            ),
        ),
    ),
    narrative="text:4",
    known_as=("依申请公开政府信息情况", "依申请公开政府信息的情况"),
)

CONSULTATIONS = Section(
    id="5",
    numeral="五",
    title="咨询处理情况",
    short="咨询处理",
    lead="写明咨询人次、主要内容和咨询较多的单位；附表没有对应的行。",
    help="咨询指当面、电话、网上询问政府信息公开有关事务，不同于依申请公开。",
    items=(
        _counts("咨询", ("consultations.total", "接受咨询", "人次")),
        _text_list("topics", "咨询内容", "主要内容"),
        _text_list("units", "咨询较多的单位", "单位"),
    ),
    narrative="text:5",
    known_as=("咨询情况", "政府信息公开咨询处理情况"),
)

CASES = Section(
    id="6",
    numeral="六",
    title="行政复议、诉讼和申诉情况",
    short="复议诉讼",
    lead="写明复议、诉讼和举报投诉的数量与结果，与附表四、五、六一致；没有发生的填0。",
    help="“全部”是所有案件，“涉及信息公开”是其中因政府信息公开引起的。被责令公开、撤销、确认违法、责令履行的计入“纠错”。",
    statutory="第三十二条第（四）项",
    items=(
        Table(
            id="cases",
            title="复议和诉讼",
            columns=(
                Column("all", "全部", Kind.COUNT, "件"),
                Column("disclosure", "涉及信息公开", Kind.COUNT, "件"),
                Column("closed", "其中办结", Kind.COUNT, "件"),
                Column("upheld", "维持", Kind.COUNT, "件"),
                Column("corrected", "纠错", Kind.COUNT, "件"),
            ),
            rows=(
                Row("suit", "行政诉讼（本机关为被告）"),
                Row("review", "行政复议（本机关为被申请人）"),
                Row("below", "行政复议（下属机关为被申请人）"),
            ),
            row_head="案件",
        ),
        _counts("举报投诉", ("complaints", "举报投诉", "件")),
    ),
    narrative="text:6",
    known_as=("行政复议、诉讼情况", "行政复议、行政诉讼情况", "行政复议、提起行政诉讼的情况"),
)

FEES = Section(
    id="7",
    numeral="七",
    title="政府信息公开的收费及减免情况",
    short="收费减免",
    lead="写明收取的费用和减免情况，与附表“七”一致；没有收费也请写明。",
    help="没有收费的写“全年未收取费用，无减免”。",
    statutory="第三十二条第（三）项",
    items=(
        Figures(
            "收费",
            (
                Field("fees.charged", "收取费用", Kind.MONEY, "万元"),
                Field("fees.waived", "减免费用", Kind.MONEY, "万元"),
            ),
        ),
    ),
    narrative="text:7",
    known_as=("收费及减免情况", "政府信息公开收费及减免情况"),
)

STAFF = Section(
    id="8",
    numeral="八",
    title="机构建设和经费保障情况",
    short="机构经费",
    lead="写明专门机构、查阅点、工作人员和专项经费，数字取自附表“八”。",
    help="可用“按数据拟写”从附表八各行写成一段；不要只写“见附表”。",
    narrative="text:8",
    known_as=("机构建设和保障经费情况", "机构建设及经费保障情况"),
)

MEETINGS = Section(
    id="9",
    numeral="九",
    title="政府信息公开会议和培训情况",
    short="会议培训",
    lead="逐次写明会议和培训的时间、名称、人数，次数与附表“九”一致。",
    help="人数是约数的在“确数”一栏选“余”，附表中仍填实际人数。",
    items=(
        Table(
            id="events",
            title="会议和培训",
            columns=(
                Column("name", "名称", Kind.TEXT),
                Column("kind", "类别", Kind.CHOICE, choices=("会议", "培训")),
                Column("date", "日期", Kind.DATE),
                Column("people", "人数", Kind.COUNT, "人"),
                Column("exact", "确数", Kind.CHOICE, choices=("整", "余")),
            ),
            rows=(Row("e1", ""), Row("e2", "")),
            row_head="序号",
            grows=True,
        ),
    ),
    narrative="text:9",
    known_as=("会议和培训情况",),
)

PROBLEMS = Section(
    id="10",
    numeral="十",
    title="主要问题和改进措施",
    short="问题措施",
    lead="写明存在的主要问题和改进措施，一般一一对应。",
    help="问题要具体，措施要可查；与上年报告相同的段落请重写。",
    statutory="第三十二条第（五）项",
    items=(_text_list("problems", "问题", "主要问题"), _text_list("measures", "措施", "改进措施")),
    narrative="text:10",
    known_as=("存在的主要问题和改进措施", "主要问题及改进措施", "存在的问题和改进措施"),
)

APPENDIX_PART = Section(
    id="11",
    numeral="十一",
    title="附表",
    short="附表",
    lead="数据截至统计期限最后一日；没有发生的填0，说明文字写到备注。",
    help="填报口径：一个文件计1条；部分公开的计1条；同一信息不同渠道公开，总数计1条。万元数据四舍五入，最多两位小数。",
    items=(
        APPENDIX,
        Figures(
            "落款（填了才印）",
            (
                Field("sign.head", "单位负责人", Kind.TEXT, optional=True),
                Field("sign.reviewer", "审核人", Kind.TEXT, optional=True),
                Field("sign.author", "填报人", Kind.TEXT, optional=True),
                Field("sign.phone", "联系电话", Kind.TEXT, optional=True),
                Field("sign.date", "填报日期", Kind.DATE, optional=True),
            ),
            printed_under="appendix",
        ),
    ),
    known_as=("政府信息公开情况统计表",),
)

SECTIONS: tuple[Section, ...] = (
    COVER,
    OVERVIEW,
    PROACTIVE,
    RESPONSE,
    ON_REQUEST,
    CONSULTATIONS,
    CASES,
    FEES,
    STAFF,
    MEETINGS,
    PROBLEMS,
    APPENDIX_PART,
)
