"""The eleven-part form as intake needs to know it, figures for its table, and an own short report with all the traps."""

from forms.intake.layout import Layout, SectionTitle, TableRow

_TITLES = """
概述
主动公开政府信息情况|主动公开情况
回应解读情况|回应关切及政策解读情况
依申请公开情况|依申请公开政府信息情况
咨询处理情况
行政复议、诉讼和申诉情况
政府信息公开的收费及减免情况
机构建设和经费保障情况
政府信息公开会议和培训情况
主要问题和改进措施
附表
""".strip().splitlines()

_ROWS = """
1 一、主动公开情况 ——
1.1 （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） 条
1.1a 其中：主动公开规范性文件数 条
1.1b 制发规范性文件总数 件
1.2 （二）通过不同渠道和方式公开政府信息的情况 ——
1.2.1 1.政府公报公开政府信息数 条
1.2.2 2.政府网站公开政府信息数 条
1.2.3 3.政务微博公开政府信息数 条
1.2.4 4.政务微信公开政府信息数 条
1.2.5 5.其他方式公开政府信息数 条
2 二、回应解读情况 ——
2.1 （一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次） 次
2.2 （二）通过不同渠道和方式回应解读的情况 ——
2.2.1 1.参加或举办新闻发布会总次数 次
2.2.1a 其中：主要负责同志参加新闻发布会次数 次
2.2.2 2.政府网站在线访谈次数 次
2.2.2a 其中：主要负责同志参加政府网站在线访谈次数 次
2.2.3 3.政策解读稿件发布数 篇
2.2.4 4.微博微信回应事件数 次
2.2.5 5.其他方式回应事件数 次
3 三、依申请公开情况 ——
3.1 （一）收到申请数 件
3.1.1 1.当面申请数 件
3.1.2 2.传真申请数 件
3.1.3 3.网络申请数 件
3.1.4 4.信函申请数 件
3.2 （二）申请办结数 件
3.2.1 1.按时办结数 件
3.2.2 2.延期办结数 件
3.3 （三）申请答复数 件
3.3.1 1.属于已主动公开范围数 件
3.3.2 2.同意公开答复数 件
3.3.3 3.同意部分公开答复数 件
3.3.4 4.不同意公开答复数 件
3.3.4a 其中：涉及国家秘密 件
3.3.4b 涉及商业秘密 件
3.3.4c 涉及个人隐私 件
3.3.4d 危及国家安全、公共安全、经济安全和社会稳定 件
3.3.4e 不是《条例》所指政府信息 件
3.3.4f 法律法规规定的其他情形 件
3.3.5 5.不属于本行政机关公开数 件
3.3.6 6.申请信息不存在数 件
3.3.7 7.告知作出更改补充数 件
3.3.8 8.告知通过其他途径办理数 件
4 四、行政复议数量 件
4.1 （一）维持具体行政行为数 件
4.2 （二）被依法纠错数 件
4.3 （三）其他情形数 件
5 五、行政诉讼数量 件
5.1 （一）维持具体行政行为或者驳回原告诉讼请求数 件
5.2 （二）被依法纠错数 件
5.3 （三）其他情形数 件
6 六、举报投诉数量 件
7 七、依申请公开信息收取的费用 万元
8 八、机构建设和保障经费情况 ——
8.1 （一）政府信息公开工作专门机构数 个
8.2 （二）设置政府信息公开查阅点数 个
8.3 （三）从事政府信息公开工作人员数 人
8.3.1 1.专职人员数（不包括政府公报及政府网站工作人员数） 人
8.3.2 2.兼职人员数 人
8.4 （四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费） 万元
9 九、政府信息公开会议和培训情况 ——
9.1 （一）召开政府信息公开工作会议或专题会议数 次
9.2 （二）举办各类培训班数 次
9.3 （三）接受培训人员数 人次
""".strip().splitlines()


def _row(line: str) -> TableRow:
    row_id, label, unit = line.split()
    return TableRow(row_id, label, unit, header=unit == "——", money=unit == "万元")


LAYOUT = Layout(
    sections=tuple(SectionTitle(str(at), tuple(titles.split("|"))) for at, titles in enumerate(_TITLES, 1)),
    rows=tuple(map(_row, _ROWS)),
)
DATA_ROWS = tuple(row for row in LAYOUT.rows if not row.header)
# Every row has a figure of its own, so that a value in the wrong row shows.
FIGURES = {row.id: 1000 + 37 * at for at, row in enumerate(DATA_ROWS)}

HEADINGS = [
    f"{numeral}、{titles.split('|')[0]}" for numeral, titles in zip("一二三四五六七八九十", _TITLES, strict=False)
]

COVER = """清溪县2016年政府信息公开工作年度报告

清溪县人民政府办公室

(2017年2月20日)

编制说明:根据《中华人民共和国政府信息公开条例》和《某省实施<中华人民共和国政府信息公开条例>办法》编制本报告。统计期限为2016年1月1日至2016年12月31日。
"""

BODIES = [
    "全县公开工作平稳,详见清政办发[2016]8号文件。\n(一)抓制度\n一、是建立台账;\n二、是按月通报。",
    "全年公开信息18,126条,网站(www.qingxi.gov.cn)日均访问1,200次。\n1、互联网。\n2、公共查阅点。",
    "收到热线来信\xa0\xa0 2333封,办结2257封。",
    "收到申请7件,8:30至17:00受理。",
    "接待咨询25人次。",
    "没有发生行政复议。",
    "",
    "见(附表十一)",
    "11月10日举办培训,110人参加。",
    "1.提高认识。\n2.APP,微信一并更新。",
]


def prose(headings: list[str] | None = None) -> str:
    """The ten parts with their headings, blank lines between."""
    return "\n\n".join(f"{heading}\n\n{body}" for heading, body in zip(headings or HEADINGS, BODIES, strict=True))


def table(row_text: str = "{label}\n\n{unit}\n\n{value}", head: str = "十一、附表\n\n单位\n\n统计数") -> str:
    """The table with one figure a row, each row printed after the pattern."""
    rows = [
        row_text.format(label=row.label, unit=row.unit, value="——" if row.header else FIGURES[row.id])
        for row in LAYOUT.rows
    ]
    return "\n\n".join([head, *rows])


def report() -> str:
    """The whole report with the residue of a web page around it."""
    return "\n\n".join(
        [
            "当前页面: 首页 > 政府信息公开 > 年度报告",
            COVER.splitlines()[0],
            COVER,
            prose(),
            table(),
            "扫一扫在手机打开当前页",
        ]
    )
