"""Too much of something: long lines, many lines, the same thing again and again, digits, brackets, marks."""

from __future__ import annotations

from collections.abc import Iterator

HEAD = "某市2017年政府信息公开工作年度报告\n一、概述\n"
ROW = "主动公开政府信息数"


def bulk(report: str) -> Iterator[tuple[str, bytes]]:
    """(name, content) of each; `report` is the text of a good one."""
    yield "a line of 19 MB", HEAD.encode() + b"a" * 19_000_000
    yield "a Chinese line of 18 MB", (HEAD + "公" * 6_000_000).encode()
    yield "a line of 5 MB with figures", (HEAD + "受理申请25件，办结24件，" * 140_000).encode()
    yield "21 MB", report.encode() + b"\n" * 21_000_000
    yield "200,000 lines", (HEAD + "公开。\n" * 200_000).encode()
    yield "200,000 blank lines", (HEAD + "\n" * 200_000 + report).encode()
    yield "200,000 tabs", (HEAD + "\t" * 200_000 + report).encode()
    yield "1,000,000 blanks within a line", report.replace("，", "，" + " " * 1_000_000, 1).encode()
    yield "1,000,000 ideographic blanks", report.replace("，", "，" + "\u3000" * 1_000_000, 1).encode()
    yield "brackets", (HEAD + "（" * 200_000).encode()
    yield "brackets of figures", (HEAD + "（一）" * 60_000).encode()
    yield "digits", (HEAD + f"{ROW} 条 " + "9" * 2_000_000).encode()
    yield "digits with commas", (HEAD + f"{ROW} 条 " + "9,999" * 400_000).encode()
    yield "figures in prose", (HEAD + "公开1条，" * 100_000).encode()
    yield (
        "sums in prose",
        (HEAD + "共受理申请100件，其中，当面申请10件，网络申请20件，信函申请70件。\n" * 5000).encode(),
    )
    yield "percents", (HEAD + "占总数的12.5%，同比增长3.4%。" * 20_000).encode()
    yield "dates", (HEAD + "2017年12月31日" * 50_000).encode()
    yield "Chinese numerals", (HEAD + "一二三四五六七八九十" * 100_000).encode()
    yield "dots", (HEAD + "." * 1_000_000).encode()
    yield "quotation marks", (HEAD + "“" * 300_000).encode()
    yield "headings on one line", (HEAD + "二、主动公开 " * 20_000).encode()
    yield "headings 10,000 times", (HEAD + "二、主动公开政府信息的情况\n" * 10_000).encode()
    yield (
        "the heading of each part 1,000 times",
        (HEAD + "".join(f"{n}、概述\n" for n in "一二三四五六七八九十") * 1000).encode(),
    )
    yield "sub-headings 50,000 times", (HEAD + "（一）工作情况\n1.公开\n" * 50_000).encode()
    rows = "".join(line + "\n" for line in report.splitlines() if "\t" in line or line.rstrip()[-1:].isdigit())
    yield "the table 1,000 times", (report + rows * 1000).encode()
    yield "the whole report 300 times", (report * 300).encode()
    yield "titles 100,000 times", (HEAD * 100_000).encode()
    yield "10,000 marks on one letter", report.replace("公", "公" + "\u0301" * 10_000, 1).encode()
    yield "marks on each letter", "".join(sign + "\u0323\u0301" for sign in report).encode()
    yield "10,000 joiners", report.replace("公", "\u200d" * 10_000 + "公", 1).encode()
    yield "variation selectors", report.replace("公", "公\U000e0101" * 20).encode()
    yield "100,000 marks of direction", report.replace("公", "\u202e" * 100_000 + "公", 1).encode()
    yield "surrogate pairs", (HEAD + "𠀀" * 500_000).encode()
    yield "line ends of all kinds", report.replace("\n", "\r\n\v\f\x85\u2028\u2029\n").encode()
    yield "a title of 1,000,000 characters", (f"{'某' * 1_000_000}2017年政府信息公开工作年度报告\n" + report).encode()
    yield "an office's name of 100,000 characters", report.replace("电子政务", "电子政务" * 25_000, 1).encode()
    yield "rows of 10,000 columns", (report + f"\n{ROW}" + "\t1" * 10_000).encode()
    yield "table lines of Markdown", (HEAD + "| 公开 | 条 | 12 |\n|---|---|---|\n" * 20_000).encode()
    yield "box drawing", (HEAD + "├─┼─┤│\n" * 50_000).encode()
