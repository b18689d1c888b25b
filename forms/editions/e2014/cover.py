"""The cover: what every year and name in the report follows from, and the preface (编制说明)."""

from __future__ import annotations

from forms.model import Field, Figures, Section
from forms.values import Kind

COVER = Section(
    id="cover",
    title="封面与编制说明",
    short="封面",
    lead="标题、机关、统计期限决定全文的年份；编制说明可按下列各项拟写，再作修改。",
    help="标题写“机关或地区＋年份＋政府信息公开工作年度报告”。报告日期应晚于统计期限截止日，并不晚于次年3月31日。",
    items=(
        Figures(
            "封面",
            (
                Field("title", "标题", Kind.TEXT),
                Field("organ", "编制机关", Kind.TEXT),
                Field("scope", "统计范围", Kind.CHOICE, choices=("本级", "含下属汇总")),
                Field("date", "报告日期", Kind.DATE),
                Field("period", "统计期限", Kind.PERIOD),
                Field("site", "电子版网址", Kind.TEXT, optional=True),
                Field(
                    "contact",
                    "联系方式",
                    Kind.TEXT,
                    optional=True,
                    help="地址、邮编、电话，写入编制说明，方便公众查询。",
                ),
            ),
        ),
    ),
    narrative="preface",
)
