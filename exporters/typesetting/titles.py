"""Breaking a title: balanced lines, words kept whole, the longest line not below (a trapezium or a diamond)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

from exporters.typesetting.breaking import SLIP, Line, break_lines, may_break
from exporters.typesetting.placing import place
from exporters.typesetting.shaping import Glyph, width_of

_LEXICON = (
    "政府信息公开 信息公开 政务公开 工作 年度 报告 情况 统计 办公室 委员会 人民政府 政府 电子政务 管理 指挥 中心 街道 办事处 服务 "
    "建设 发展 改革 教育 卫生 健康 财政 公安 民政 司法 交通 运输 农业 农村 水利 文化 旅游 体育 市场 监督 应急 审计 环境 生态 自然 "
    "资源 规划 住房 城乡 人力 社会 保障 经济 工业 信息化 商务 金融 自治区 自治州 自治县 开发区 高新区 公益 组织 机构 企业 法律 科研 "
    "商业 申请 主动 公开 行政 复议 诉讼 数量 办理 处理 结果 其他 自然人 规范性 文件 许可 处罚 强制 事业 收费 属于 国家 单位 事项 指标"
)
"""Words that titles of reports and heads of tables are made of."""
_WORDS = re.compile("|".join(sorted(_LEXICON.split(), key=len, reverse=True)) + r"|\d+年(?:度)?|[省市县区镇乡局厅委办]")
_GOOD_ENDS = re.compile("年度|年|政府|办公室|委员会|办事处|中心|的|[省市县区镇乡局厅]")
_MOST_LINES = 4


def break_title(glyphs: Sequence[Glyph], width: float) -> list[Line]:
    """The lines of a title, ragged; the caller centres them. Very long titles are broken as running text is."""
    count = _least_lines(glyphs, width)
    if count == 1 or count > _MOST_LINES:
        return break_lines(glyphs, width, justify=False)
    places = _between_words(glyphs)
    for lines in (count, count + 1):
        best = _best(glyphs, width, places, lines)
        if best:
            return best
    return break_lines(glyphs, width, justify=False)


def _least_lines(glyphs: Sequence[Glyph], width: float) -> int:
    return max(1, -int(-(width_of(glyphs) - SLIP) // width))


def _between_words(glyphs: Sequence[Glyph]) -> dict[int, float]:
    """Where a title may break, and how well: 0 behind a name or a year, 1 between other words."""
    text = "".join(glyph.char for glyph in glyphs)
    allowed = may_break(glyphs)
    for word in _WORDS.finditer(text):
        for inside in range(word.start() + 1, word.end()):
            allowed[inside] = False
    good = {found.end() for found in _GOOD_ENDS.finditer(text)}
    edges = {place for word in _WORDS.finditer(text) for place in word.span()}
    worth = {place: 0.0 if place in good else 0.5 if place in edges else 1.5 for place in range(1, len(glyphs))}
    return {place: cost for place, cost in worth.items() if allowed[place]}


def _best(glyphs: Sequence[Glyph], width: float, places: dict[int, float], count: int) -> list[Line]:
    chosen: tuple[float, tuple[int, ...]] | None = None
    for cuts in combinations(places, count - 1):
        bounds = (0, *cuts, len(glyphs))
        widths = [width_of(glyphs[start:end]) for start, end in pairwise(bounds)]
        if max(widths) > width + SLIP:
            continue
        size = glyphs[0].size
        spread = (max(widths) - min(widths)) / size
        bottom_heavy = max(0.0, widths[-1] - max(widths[:-1])) / size
        cost = spread + bottom_heavy + 2 * sum(places[cut] for cut in cuts)
        if chosen is None or cost < chosen[0]:
            chosen = cost, bounds
    if chosen is None:
        return []
    bounds = chosen[1]
    return [Line(start, end, 0.0, place(glyphs[start:end], width, justify=False)) for start, end in pairwise(bounds)]
