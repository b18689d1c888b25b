"""One figure of three digits or more that the report uses for three or more different things (W09)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from forms.findings import Finding
from forms.prose.claims import found, label
from forms.prose.document import Said, meaning_of
from forms.prose.meaning import Facts
from forms.values import Number, numeral, plain

_ROUND = 100
_MANY = 9
_YEAR = (365, 366)
"""Of what there is one a day, there may be many kinds."""
_A_HEAD = frozenset(("人", "人次", "份", "册", "本", "套", "张"))
_ONE_EACH = re.compile(r"均|各|每|全部|都|全覆盖|人手|一[村镇户人企店岗][一]")
"""「137个村全部设公开栏，配备信息员137名」: as many of one as of the other, and no number used twice by mistake."""
_CHANGED = re.compile(r"(?:增|减|精简|压减|调整|整合|提高|下降|上升|扩大|变)[^,;。]{0,4}[为至到]\s?$")
_NO_NOUN = re.compile(
    r"审核|审查|审签|初审|终审|通过|公开|发布|公布|上网|推送|刊[登发载]|转发|报送|编发|送审|退回|净额|净数|总[数量额]|合计|共计|累计|完成|实际|最终|剔除|去重|扣除|全部|其中|以上|上述|[两二三四五六七八九十]+[类项个级种大]|全年|年内|经|后|已|仍|均|共|为|有|是|达|到|的|了|[条件个次篇项份]"
)
"""Words that do not say what is counted: 审核通过, 净额."""
_WORK = "收到、办理的事项"


def one_for_many(figures: list[Said], facts: Facts) -> Iterator[Finding]:
    """One figure of three digits or more that stands for three or more different things."""
    seen: dict[Decimal, list[tuple[str, Said | None]]] = {}
    stated: set[tuple[str, Decimal]] = set()
    for one in figures:
        figure = one.figure
        if figure.counts and not figure.about and _telling(figure.value):
            meaning = meaning_of(one, facts)
            if meaning:
                stated.add((meaning.row, figure.value))
            seen.setdefault(figure.value, []).append((_top(meaning.row) if meaning else label(figure), one))
    for row, cell in facts.cells.items():
        if isinstance(cell.value, int) and _telling(Decimal(cell.value)):
            seen.setdefault(Decimal(cell.value), []).append((_top(row), None))
    for value, uses in seen.items():
        kinds: list[_Kind] = []
        for name, use in uses:
            if (
                len(name) < 2
                or not _NO_NOUN.sub("", name)
                or len(kinds) >= _MANY
                or (use is not None and _CHANGED.search(use.figure.lead))
            ):
                continue
            kind = _Kind(_WORK if use is not None and name[0] != "#" and _done_or_taken(use) else name, use)
            if not any(_alike(kind, k) for k in kinds):
                kinds.append(kind)
        first = next((one for _, one in uses if one is not None), None)
        rows = tuple(row for row, cell in facts.cells.items() if cell.value == value)
        if len(kinds) - _tied(kinds, sum((row, value) not in stated for row in rows)) < 3 or first is None:
            continue
        shown = "、".join(
            f"附表第{numeral(int(k.name[1:]))}部分" if k.name.startswith("#") else f"“{k.name}”" for k in kinds
        )
        number: Number = int(value)
        message = f"数字{plain(number)}在{len(uses)}处表示{len(kinds)}种不同内容（{shown}），请逐一核实。"
        how = "同一数字出现在三种以上不同的名称之下；相互勾稽的行、正文与对应的格只算一种。"
        finding = found("W09", first.text, first.figure, message, how, stated=value)
        yield finding._replace(section=first.section, fields=rows)


class _Kind(NamedTuple):
    """What one use of a number counts; `use`: None for a row of the table."""

    name: str
    use: Said | None


def _tied(kinds: list[_Kind], rows: int) -> int:
    """How many of the kinds may be one: each of the rows that no words state yet, and the words of the text that state it."""
    return min(rows, sum(not k.name.startswith("#") for k in kinds))


def _telling(value: Decimal) -> bool:
    return value >= _ROUND and value % _ROUND != 0 and value == value.to_integral_value() and value not in _YEAR


def _top(row: str) -> str:
    return "#" + row.partition(".")[0]


def _done_or_taken(one: Said) -> bool:
    return bool(re.search("办结|答复|回复|收到|受理|申请", one.figure.lead)) and not re.search(
        "解读|文件", one.figure.lead
    )


def one_sentence(one: Said, other: Said) -> bool:
    """Whether two figures stand in one sentence."""
    return one.text is other.text and one.begin == other.begin


def _alike(a: _Kind, b: _Kind) -> bool:
    """Whether two uses may count one thing: a row, words that share a pair of characters (公开信息 and 发布的信息), a thing a head."""
    if a.name.startswith("#") or b.name.startswith("#"):
        return a.name == b.name
    if a.use is not None and b.use is not None:
        units = {a.use.figure.unit, b.use.figure.unit}
        if (
            len(units) > 1
            and one_sentence(a.use, b.use)
            and _ONE_EACH.search(a.use.text[a.use.begin : max(a.use.figure.end, b.use.figure.end)])
        ):
            return True
        if units <= _A_HEAD and len(units) > 1 and one_sentence(a.use, b.use):
            return True
        if len(units) > 1:
            return False
    pairs = [{s[i : i + 2] for i in range(len(s) - 1)} or {s} for s in (a.name, b.name)]
    return bool(pairs[0] & pairs[1])
