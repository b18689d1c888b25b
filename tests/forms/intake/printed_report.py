"""One known report, and the many ways in which offices print it: what every way must be read as, and the parts of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from forms.editions import EDITIONS
from forms.intake.layout import TableRow
from forms.intake.load import layout_of

LAYOUT = layout_of(EDITIONS[0])
ROWS = LAYOUT.rows
DATA = tuple(row for row in ROWS if not row.header)
TITLES = {section.number: section.titles[0] for section in LAYOUT.sections}
NUMERALS = dict(zip(TITLES, [*"一二三四五六七八九十", "十一"], strict=True))

Value = int | Decimal
# Every row has a figure of its own, so that one in a wrong row shows; a few are the figures that are easily lost.
CELLS: dict[str, Value] = {row.id: 1003 + 37 * at for at, row in enumerate(DATA)}
CELLS |= {"1.2.3": 0, "3.1.1": 0, "3.1.2": 1, "3.3.4a": 0, "4": 2, "4.1": 0, "5.3": 7, "6": 0}
CELLS |= {"7": Decimal("0.5"), "8.4": Decimal("12.35"), "9.1": 3, "9.3": 260}

TITLE = "青溪市2017年政府信息公开工作年度报告"
ORGAN = "青溪市人民政府办公室"
DATE = date(2018, 3, 15)
PREFACE = (
    "本报告根据《中华人民共和国政府信息公开条例》编制，由概述、主动公开政府信息情况等部分组成。"
    "本报告所列数据的统计期限为2017年1月1日至2017年12月31日。本报告电子版可在青溪市门户网站（www.qingxi.example）查阅。"
)
PARTS: dict[str, str] = {
    "1": "2017年，全市各级各部门认真做好政府信息公开各项工作。\n（一）加强组织领导。\n一是明确分工；\n二是按月通报。\n"
    "（二）健全工作制度。\n修订了《青溪市信息公开审查办法》（青政办发〔2017〕8号）。",
    "2": "全年主动公开政府信息1003条。\n（一）公开内容\n重点公开财政、规划、人事等信息。\n（二）公开形式\n"
    "1．门户网站。全年发布信息1,151条，日均访问1,200次。\n2．政府公报。全年编印12期。",
    "3": "全年收到来信459封，办结427封，办结率93%。",
    "4": "全年收到政府信息公开申请1708件，均在8:30至17:00受理。",
    "5": "全年接受咨询2501人次，主要涉及社会保障、城乡规划等方面。",
    "6": "全年发生涉及政府信息公开的行政复议2件、行政诉讼4件。",
    "7": "全年收取信息检索、复制等费用0.5万元，没有减免。",
    "8": "全市有政府信息公开专门机构11个，落实专项经费12.35万元。",
    "9": "全年召开工作会议3次，举办培训班10次，260人次参加。",
    "10": "主要问题：一是公开不够及时；二是解读不够深入。\n改进措施：\n1．加强督查。按月通报。\n2．丰富解读形式。",
}

Rows = Callable[[TableRow, str], str]


def shown(value: Value | None) -> str:
    return "" if value is None else str(value)


def plainly(row: TableRow, value: str) -> str:
    return f"{row.label}\n{row.unit or '——'}\n{value}"


@dataclass(frozen=True)
class Way:
    """One way of printing the report. Whatever is not named is printed plainly."""

    title: tuple[str, ...] = (TITLE,)
    below_title: tuple[str, ...] = (ORGAN, "（2018年3月15日）")
    preface: tuple[str, ...] = (f"编制说明：{PREFACE}",)
    heading: str = "{numeral}、{title}"
    parts: Mapping[str, str] = field(default_factory=lambda: PARTS)
    order: tuple[str, ...] = tuple(PARTS)
    table_heading: tuple[str, ...] = ("十一、附表",)
    table_head: tuple[str, ...] = ("统计指标\t单位\t统计数",)
    row: Rows = plainly
    cell: Callable[[str], str] = str
    table: Callable[[list[str]], str] = "\n".join
    table_first: bool = False
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    page: Callable[[str], str] = lambda text: text

    def text(self) -> str:
        """The whole text as printed this way."""
        rows = [self.row(r, "——" if r.header else self.cell(shown(CELLS[r.id]))) for r in ROWS]
        table = [*self.table_heading, *self.table_head, self.table(rows)]
        parts = [line for n in self.order for line in (self._heading(n), self.parts[n])]
        cover = [*self.title, *self.below_title, *self.preface]
        body = [*cover, *table, *parts] if self.table_first else [*cover, *parts, *table]
        return self.page("\n".join([*self.before, *body, *self.after]) + "\n")

    def _heading(self, number: str) -> str:
        title = TITLES[number]
        return self.heading.format(numeral=NUMERALS[number], title=title, spread=" ".join(title), number=number)

    def with_(self, **changes: object) -> Way:
        """This way with some of it printed otherwise."""
        return replace(self, **changes)  # type: ignore[arg-type]  # the fields' own types, named by the caller
