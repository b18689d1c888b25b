"""Text that breaks formatters, and a report of sixty pages: what both writers are measured on."""

from __future__ import annotations

from specimen import indicator_table, prose

from exporters.blocks import Block, Document, Heading, PageBreak, Paragraph, Title

URL = (
    "https://www.qingyun.gov.cn/zwgk/fdzdgknr/zfxxgknb/2017/201803/t20180315_1234567890.html"
    "?channel=abcdefghijklmnopqrstuvwxyz0123456789&page=1&size=200#section-12"
)
BRACKETS = "根据《关于〈青云市（区（县（镇）））〔2017〕“公开‘指南【甲】’”〉的通知》（（（三层）））办理，"
RUNNING = {
    "long URLs": [prose(at, 1) + "详见" + URL + "，" + prose(at + 1, 1) + URL for at in range(6)],
    "rare names": ["张珺喆、王垚、李䶮、陈\U0002cc56、周\U0002cb5a、㛃、昇旻堃玥镕栢祎赟芃燚犇" * 12],
    "brackets in brackets": [BRACKETS * 9 + prose(at, 2) for at in range(4)],
    "one long paragraph": [prose(0, 400)[:5000]],
    "numbers and units": ["2017年12月31日共1,234,567.89万元、94.7%、3件、第18号、20个工作日；" * 20],
}
"""Texts that must stand as any other: on the margins, with no mark where it may not be."""
UNSEEN = "\x00\x07\x1b\u202e\u202c\u200f\u200e\u2067\u00ad\u200b\ufeff\ufffe\uffff\ufdd0\U0001ffff\ufe0f\ud800"
"""Characters that have no picture: control characters, directions of writing, halves of others, codes that are none."""
MARKS = ("，。；：？！", "（（（（））））", "—", "…", "，", "（", ".", "《》", "“”")


def hostile() -> Document:
    """All of it in one document."""
    blocks: list[Block] = [Title("题" + MARKS[0])]
    blocks += [Paragraph(text) for texts in RUNNING.values() for text in texts]
    blocks += [Paragraph(marks * (100 // len(marks))) for marks in MARKS]
    blocks.append(Paragraph("前" + UNSEEN.join("甲乙丙") + "<b>&amp;</b>&nbsp;后" + prose(0, 9)))
    return Document("题", tuple(blocks))


def sixty_pages() -> Document:
    """A report as long as the longest that are published."""
    blocks: list[Block] = [Title("青云市2017年政府信息公开工作年度报告")]
    for part in range(30):
        blocks.append(Heading(1, f"第{part + 1}部分　情况"))
        blocks += [Paragraph(prose(part + at, 6 + at % 5)) for at in range(3)]
    return Document("报告", (*blocks, PageBreak(), indicator_table(120)))
