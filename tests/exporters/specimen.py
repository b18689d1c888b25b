"""A document with everything a report can hold, in words of our own: what tests measure and a typesetter looks at."""

from __future__ import annotations

from datetime import date

from exporters.blocks import (
    Block,
    Byline,
    Cell,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    SignOff,
    Table,
    Title,
)

TITLE = "青云市2017年政府信息公开工作年度报告"

_SENTENCES = (
    "本市各级机关按照“谁制作、谁公开，谁保存、谁负责”的要求，把公开贯穿于决策、执行、管理、服务、结果的各个环节，",
    "全年召开专题会议12次，印发《青云市政务公开要点》（青政办发〔2017〕18号），明确任务46项，逐项落实到人。",
    "截至2017年12月31日，通过网站http://www.qingyun.gov.cn/zwgk/index.html主动公开信息18,642条，比上年增长23.6%；",
    "其中规范性文件137件、重点领域信息9,215条、其他信息9,290条——均在形成之日起20个工作日内公开。",
    "对群众关心的住房、教育、医疗、养老……等事项，采取图表、访谈、问答（Q&A）等方式解读，解读稿件共358篇。",
    "审核人张珺喆、王垚、李旻昇说：“公开是常态，不公开是例外！”这句话写进了各单位的年度考核办法；",
    "市财政投入120.5万元，改造公共查阅点28个，培训工作人员1,206人次，受理咨询3,311人次，群众满意率94.7%。",
)


def prose(start: int, sentences: int) -> str:
    """Running text: so many sentences, beginning with another one each time."""
    return "".join(_SENTENCES[(start + at) % len(_SENTENCES)] for at in range(sentences))


def indicator_table(rows: int = 65) -> Table:
    """A table of indicators as the statute's 附表: section rows, nesting by indent, numbers, two notes."""
    made: list[Row] = []
    section = 0
    for number in range(rows):
        if number % 9 == 0:
            title = f"{'一二三四五六七八九十'[section % 10]}、第{section + 1}类事项统计情况"
            made.append(Row((Cell(title), Cell(""), Cell("——", align="center")), strong=True))
            section += 1
        elif number % 3 == 1:
            value = Cell(f"{number * 37:,}", mark=1 if number == 1 else 0)
            made.append(
                Row((Cell(f"（{'一二三四五六七八九'[number % 9]}）主动公开政府信息数", indent=1), Cell("条"), value))
            )
        elif number % 3 == 2:
            made.append(Row((Cell("其中：主动公开规范性文件数", indent=2), Cell("件"), Cell(str(number)))))
        else:
            label = "2．通过政府公报、政务微博、政务微信以及其他方式公开政府信息数（不同渠道和方式公开相同信息计1条）"
            made.append(Row((Cell(label, indent=2), Cell("条"), Cell("0"))))
    head = Row((Cell("统计指标"), Cell("单位"), Cell("统计数")))
    notes = (
        "同一条信息在不同渠道公开的，只计1条；涉及多个年度的，计入最后一次公开的年度，并在说明中列出原有年度的数目。",
        "本表数据截至2017年12月31日。",
    )
    columns = (Column(6.5), Column(1, "center"), Column(1.7, "right"))
    return Table(columns, (head,), tuple(made), notes)


def wide_table(rows: int = 25) -> Table:
    """A table of nine columns with grouped heads over two rows."""
    top = Row(
        (
            Cell("申请事项", down=2),
            Cell("申请人情况", across=7),
            Cell("总计", down=2),
        )
    )
    people = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "小计")
    head = (top, Row(tuple(Cell(name) for name in people)))
    made = [
        Row(
            (
                Cell(f"（{number + 1}）属于国家秘密或者危及公共安全的情形"),
                *(Cell(f"{number * at * 131:,}") for at in range(8)),
            )
        )
        for number in range(rows)
    ]
    columns = (Column(3), *(Column(1, "right") for _ in range(8)))
    return Table(columns, head, tuple(made), caption="收到和处理政府信息公开申请情况")


def specimen(mark: str = "") -> Document:
    """About twelve pages."""
    blocks: list[Block] = [
        Title(TITLE, key="title"),
        Byline("青云市人民政府办公室"),
        Byline("（2018年3月15日）"),
        Paragraph("根据《中华人民共和国政府信息公开条例》的规定，" + prose(0, 3)),
    ]
    for number, name in enumerate(
        ("概述", "主动公开政府信息情况", "依申请公开政府信息情况", "行政复议、诉讼和申诉情况")
    ):
        blocks.append(Heading(1, f"{'一二三四五六七八九'[number]}、{name}"))
        blocks.append(Paragraph(prose(number, 4)))
        for part in range(3):
            blocks.append(Heading(2, f"（{'一二三'[part]}）完善制度，规范程序，提高公开的质量和实际效果"))
            blocks.append(Paragraph(prose(number + part, 5)))
            blocks.append(Heading(3, f"{part + 1}．公开渠道"))
            blocks.append(Paragraph(prose(part, 2), lead="一是加强网站建设。"))
    blocks += [
        PageBreak(),
        Heading(1, "附表"),
        Title("青云市2017年政府信息公开情况统计表"),
        indicator_table(),
        SignOff((("单位负责人", "张珺喆"), ("审核人", "王垚"), ("填报人", "李旻昇"), ("联系电话", "0000-1234567"))),
        PageBreak(),
        wide_table(),
    ]
    return Document(
        TITLE,
        tuple(blocks),
        author="青云市人民政府办公室",
        keywords=("政府信息公开", "年度报告"),
        date=date(2018, 3, 15),
        mark=mark,
    )
