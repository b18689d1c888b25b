"""Rows of the table that running text cites: 「附表“五、行政诉讼数量”填报3件，其中“被依法纠错数”2件」."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from forms.prose.meaning import Cell
from forms.prose.rows import bare

_CITED = re.compile(
    r"[“\"「](?P<label>[^“”\"「」\n]{4,50})[”\"」](?:一?[栏行项])?(?:[中里])?(?:数据|数字)?(?:均|仍|却|只|仅|都)?"
    r"(?:填报|填写|填列|填的是|填为|填|列|显示|登记|记)?(?:数|值)?(?:为|是|了)?\s?[:]?\s?(?P<value>\d{1,3}(?:,\d{3})+|\d{1,9}|零)(?:\.(?P<rest>\d{1,4}))?\s?(?:[条件次篇个人]|万元|人次|(?=[,;。、)\n]|$))"
)
_TABLE = re.compile(r"附表|表中|表格|统计表|[栏行]|填[报写列]")
_SENTENCE_END = re.compile(r"[。!?;\n]")
_FAR = 120


def quoted(flat: str, labels: Mapping[str, str]) -> dict[str, Cell]:
    """Row id to cell for rows cited by their label; one whose label several rows bear goes with the row cited before it."""
    by_label: dict[str, list[str]] = {}
    for row, label in labels.items():
        by_label.setdefault(bare(label), []).append(row)
    found: dict[str, Cell] = {}
    last = ""
    for m in _CITED.finditer(flat):
        rows = by_label.get(bare(m["label"]), [])
        begin = max((s.end() for s in _SENTENCE_END.finditer(flat, max(0, m.start() - _FAR), m.start())), default=0)
        if not rows or not _TABLE.search(flat, begin, m.end()):
            continue
        near = [r for r in rows if r.partition(".")[0] == last]
        if len(rows) > 1 and len(near) != 1:
            continue
        row = rows[0] if len(rows) == 1 else near[0]
        last = row.partition(".")[0]
        digits = "0" if m["value"] == "零" else m["value"].replace(",", "")
        value = Decimal(f"{digits}.{m['rest']}") if m["rest"] else int(digits)
        found.setdefault(row, Cell(labels[row], "", value))
    return found
