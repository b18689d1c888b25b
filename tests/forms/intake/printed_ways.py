"""The ways in which offices, web pages and text processors print a report, one dictionary for each thing that varies."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import replace

from printed_report import DATE, ORGAN, PARTS, PREFACE, ROWS, TITLE, Rows

from forms.intake.layout import TableRow

WIDE = str.maketrans("0123456789.,()", "０１２３４５６７８９．，（）")
assert DATE.isoformat() == "2018-03-15"


def tabs(row: TableRow, value: str) -> str:
    return f"{row.label}\t{row.unit or '——'}\t{value}"


def _numbered(shape: Callable[[int], str]) -> Rows:
    return lambda row, value: tabs(
        replace(row, label=re.sub(r"^(\d)\.", lambda found: shape(int(found[1])), row.label)), value
    )


def _unnumbered(label: str) -> str:
    return re.sub(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.|其中：)", "", label)


def _in_label(shape: str) -> Rows:
    return lambda row, value: f"{row.label}{shape.format(row.unit)}\t{value}" if row.unit else f"{row.label}\t{value}"


def _wrapped(width: int, share: float) -> Rows:
    """The label broken into lines of `width`, unit and value on one of them: 0 the first, 1 the last."""

    def row_text(row: TableRow, value: str) -> str:
        lines = textwrap.wrap(row.label, width)
        lines[round((len(lines) - 1) * share)] += f"   {row.unit}   {value}"
        return "\n".join(lines)

    return row_text


def _beside(row: TableRow, value: str) -> str:
    lines = textwrap.wrap(row.label, 14)
    if len(lines) == 1:
        return f"{row.label}  {row.unit}  {value}"
    half = len(lines) // 2
    return "\n".join([*lines[:half], f"        {row.unit}   {value}", *lines[half:]])


def _spread(row: TableRow, value: str) -> str:
    return f"{' '.join(row.label)}\t{row.unit}\t{value}"


_ORDER = {row.id: at for at, row in enumerate(ROWS, 1)}

LAYOUTS: dict[str, Rows] = {
    "label, unit, value on lines": lambda row, value: f"{row.label}\n{row.unit or '——'}\n{value}",
    "label, value on lines": lambda row, value: f"{row.label}\n{value}",
    "tabs": tabs,
    "blanks": lambda row, value: f"{row.label}   {row.unit}  {value}",
    "full width": lambda row, value: f"　{row.label.translate(WIDE)}　{row.unit}　{value.translate(WIDE)}",
    "1、": _numbered(lambda n: f"{n}、"),
    "(1)": _numbered(lambda n: f"({n})"),
    "（1）": _numbered(lambda n: f"（{n}）"),
    "①": _numbered(lambda n: chr(0x245F + n)),
    "１．": _numbered(lambda n: f"{n}．".translate(WIDE)),
    "1)": _numbered(lambda n: f"{n})"),
    "no numbering": lambda row, value: f"{_unnumbered(row.label)}\t{row.unit}\t{value}",
    "unit in the label": _in_label("（{}）"),
    "unit in half-width brackets": _in_label("({})"),
    "unit named in the label": _in_label("（单位：{}）"),
    "unit after the value": lambda row, value: f"{row.label}\t{value}{row.unit}",
    "unit after the value, two lines": lambda row, value: f"{row.label}\n{value}{row.unit}",
    "colon and unit": lambda row, value: f"{row.label}：{value}{row.unit}",
    "leader dots": lambda row, value: f"{row.label}………{value}",
    "commas": lambda row, value: f"{row.label},{row.unit},{value}",
    "quoted commas": lambda row, value: f'"{row.label}","{row.unit}","{value}"',
    "Markdown": lambda row, value: f"| {row.label} | {row.unit or '——'} | {value} |",
    "Markdown, heads empty": lambda row, value: f"|{row.label}|{row.unit}|{value if row.unit else ''}|",
    "Markdown, bold": lambda row, value: f"| {row.label} | {row.unit} | **{value}** |",
    "box": lambda row, value: f"│{row.label:　<42}│{row.unit}│{value if row.unit else ''}│",
    "ruled box": lambda row, value: f"│{row.label}│{row.unit}│{value if row.unit else ''}│\n├──┼──┼──┤",
    "value above the label": lambda row, value: f"{value}\n{row.label}",
    "value above, unit below": lambda row, value: f"{value}\n{row.label}\n{row.unit or '——'}",
    "value first": lambda row, value: f"{value}\t{row.label}",
    "unit first": lambda row, value: f"{row.unit or '——'}\t{row.label}\t{value}",
    "serial number first": lambda row, value: f"{_ORDER[row.id]}\t{tabs(row, value)}",
    "wrapped at 5": lambda row, value: "\n".join([*textwrap.wrap(row.label, 5), row.unit or "——", value]),
    "wrapped at 8": lambda row, value: "\n".join([*textwrap.wrap(row.label, 8), value]),
    "cells beside the last line": _wrapped(10, 1),
    "cells beside the first line": _wrapped(12, 0),
    "cells beside the middle line": _wrapped(12, 0.5),
    "cells on a line within the label": _beside,
    "letters spread out": _spread,
    "bracket on a line of its own": lambda row, value: row.label.replace("（不", "\n（不") + f"\n{value}",
    "no 其中": lambda row, value: tabs(replace(row, label=row.label.replace("其中：", "")), value),
    "其中 on every reason": lambda row, value: tabs(
        replace(row, label=f"其中：{row.label}") if row.id[-1] in "bcdef" else row, value
    ),
    "其 中：": lambda row, value: tabs(replace(row, label=row.label.replace("其中", "其 中")), value),
}

ONE_LINE: dict[str, tuple[Rows, str]] = {
    "tabs": (tabs, "\t"),
    "blanks": (lambda row, value: f"{row.label} {row.unit} {value}", " "),
    "nothing": (lambda row, value: f"{row.label}{value}", ""),
    "bars": (lambda row, value: f"| {row.label} | {row.unit} | {value}", " "),
}


def thousands(sep: str) -> Callable[[str], str]:
    return lambda value: f"{int(value):,}".replace(",", sep) if value.isdigit() else value


CELL_TEXTS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "thousands": thousands(","),
    "thousands, full width": thousands("，"),
    "full-width digits": lambda value: value.translate(WIDE),
    "one decimal": lambda value: f"{value}.0" if value.isdigit() else value,
}

HEADINGS: dict[str, str] = {
    "一、": "{numeral}、{title}",
    "一 ": "{numeral} {title}",
    "一．": "{numeral}．{title}",
    "一.": "{numeral}.{title}",
    "一，": "{numeral}，{title}",
    "一：": "{numeral}：{title}",
    "一）": "{numeral}）{title}",
    "一、 with a blank": "{numeral}、 {title}",
    "第一部分": "第{numeral}部分 {title}",
    "第一部分：": "第{numeral}部分：{title}",
    "numeral above": "{numeral}、\n{title}",
    "第一部分 above": "第{numeral}部分\n{title}",
    "（一）": "（{numeral}）{title}",
    "1、": "{number}、{title}",
    "title alone": "{title}",
    "full stop": "{numeral}、{title}。",
    "colon": "{numeral}、{title}：",
    "spread": "{numeral}、{spread}",
    "indented": "　　{numeral}、{title}",
    "Markdown": "## {numeral}、{title}",
    "bold": "**{numeral}、{title}**",
    "framed": "【{numeral}、{title}】",
}

BELOW_TITLE: dict[str, tuple[str, ...]] = {
    "brackets": (ORGAN, "（2018年3月15日）"),
    "half-width brackets": (ORGAN, "(2018年3月15日)"),
    "no brackets": (ORGAN, "2018年3月15日"),
    "二○一八": (ORGAN, "二○一八年三月十五日"),
    "二〇一八": (ORGAN, "（二〇一八年三月十五日）"),
    "二零一八": (ORGAN, "二零一八年三月十五日"),
    "二0一八": (ORGAN, "二0一八年三月十五日"),
    "ISO": (ORGAN, "2018-03-15"),
    "strokes": (ORGAN, "2018/3/15"),
    "points": (ORGAN, "2018.3.15"),
    "blanks": (ORGAN, "2018 年 3 月 15 日"),
    "full width": (ORGAN, "２０１８年３月１５日"),
    "with the time": (ORGAN, "发布时间：2018-03-15 09:30:12"),
    "date first": ("（2018年3月15日）", ORGAN),
    "one line": (f"{ORGAN}　（2018年3月15日）",),
    "named": (f"发布机构：{ORGAN}", "发布日期：2018-03-15"),
    "named on one line": (f"发布机构：{ORGAN} 发布日期：2018-03-15",),
}

PREFACES: dict[str, tuple[str, ...]] = {
    "named": (f"编制说明：{PREFACE}",),
    "half-width colon": (f"编制说明:{PREFACE}",),
    "own line": ("编制说明", PREFACE),
    "no name": (PREFACE,),
    "引言": ("引 言", PREFACE),
    "引言：": (f"引言：{PREFACE}",),
    "前言": ("前言", PREFACE),
    "framed": ("【编制说明】", PREFACE),
    "framed on the line": (f"【编制说明】{PREFACE}",),
    "spread": ("编 制 说 明", PREFACE),
    "Markdown": ("## 编制说明", PREFACE),
}

TITLES_PRINTED: dict[str, tuple[str, ...]] = {
    "one line": (TITLE,),
    "twice": (TITLE, TITLE),
    "spread": (" ".join(TITLE),),
    "year above": (TITLE[:8], TITLE[8:]),
    "broken": (TITLE[:19], TITLE[19:]),
    "in book marks": (f"《{TITLE}》",),
    "Markdown": (f"# {TITLE}",),
    "full-width digits": (TITLE.translate(WIDE),),
}

CHROME = (
    "网站首页 > 政务公开 > 政府信息公开年报 > 正文",
    "您当前的位置：首页 > 政府信息公开",
    "索引号：430000/2018-00012",
    "来源：市政府办　字号：[大 中 小]",
    "打印本页",
    "分享到：",
    "打印",
    "关闭",
)
FOOT = (
    "【打印本页】【关闭窗口】",
    "分享到：微信 微博",
    "上一篇：青溪市2016年政府信息公开工作年度报告",
    "扫一扫在手机打开当前页",
    "版权所有：青溪市人民政府　主办：青溪市人民政府办公室",
    "湘ICP备12345678号-1",
    "联系我们 | 网站地图 | 关于我们",
    "返回顶部",
)


def _paged(foot: str) -> Callable[[str], str]:
    def page(text: str) -> str:
        lines = text.rstrip("\n").split("\n")
        sheets = [lines[at : at + 37] for at in range(0, len(lines), 37)]
        return "\n".join("\n".join([*sheet, foot.format(n)]) for n, sheet in enumerate(sheets, 1))

    return page


PAGES: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "mark": lambda text: f"\ufeff{text}",
    "ideographic blanks": lambda text: "".join(f"　　{line}\n" for line in text.split("\n")),
    "no-break blanks": lambda text: "".join(f"\xa0\xa0{line}\xa0\n" for line in text.split("\n")),
    "zero-width blanks": lambda text: text.replace("\n", "\u200b\n\u200b"),
    "blanks behind": lambda text: text.replace("\n", "   \n"),
    "line separators": lambda text: text.replace("\n", "\u2028"),
    "half-width marks": lambda text: text.translate(str.maketrans("，（）：；", ",():;")),
    "— 1 —": _paged("— {} —"),
    "- 1 -": _paged("- {} -"),
    "第 1 页": _paged("第 {} 页"),
    "1/9": _paged("{}/9"),
    "Page 1 of 9": _paged("Page {} of 9"),
    "1 and a form feed": _paged("{}\n\x0c"),
}

ORDERS: dict[str, tuple[str, ...]] = {
    "as it is": tuple(PARTS),
    "without 五": tuple(n for n in PARTS if n != "5"),
    "without 一": tuple(n for n in PARTS if n != "1"),
    "without 十": tuple(n for n in PARTS if n != "10"),
    "五 before 四": ("1", "2", "3", "5", "4", "6", "7", "8", "9", "10"),
    "十 first": ("10", *tuple(PARTS)[:-1]),
}

TABLE_HEADINGS: dict[str, tuple[str, ...]] = {
    "十一、附表": ("十一、附表",),
    "附件": ("附件：政府信息公开情况统计表",),
    "with its caption": ("十一、附表", "政府信息公开情况统计表", "（2017年度）"),
    "with the office": ("十一、附表", "政府信息公开情况统计表", "填报单位（盖章）：青溪市人民政府办公室　2017年度"),
}
