"""Stocks of websites, accounts, staff, money: 年初＋新增－减少＝年末 (E29)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.prose.claims import Claim, amount, found, place, quote, scaled
from forms.prose.figures import Figure
from forms.prose.growth import sentences
from forms.prose.structure import Group
from forms.prose.weighing import slack

OPENING = re.compile(
    r"年初|上年末|上年底|去年底|原有|期初|去年末|上年度末|原来|上年(?:结余|结转|结存|库存)|(?<!截)至?20\d\d年底(?=有|共有|存)"
)
_PLUS = re.compile(
    r"新[一-龥]{1,3}|增设|增加|增补|补充|承接|承担|接收|划入|并入|调入|转入|纳入|招录|招聘|扩充|开通|上线|增配|制定|拨入|拨付|安排|到账|下达|追加|印制|购入|购置|录入|入库|加上|当年|迁入|开户"
)
LESSENED = re.compile(
    r"减少|关停|注销|关闭|撤并|整合|清理|废止|取消|退出|核减|撤销|下线|下放|划出|调出|转出|退休|离职|离岗|辞职|调离|失效|合并|停用|停更|拆除|精简|压减|"
    r"支出|使用|发放|开支|列支|赠阅|报废|出库|撤除|减去|扣除|销户|迁出|收回"
)
CLOSING = re.compile(
    r"现有|现存|年末|期末|年底|目前|现共|实有|现保留|保留|剩余|截至|现行|仍有|存量|现为|实存|留存|在册|结余|库存|"
    r"(?:减少|增加|精简|压减|整合|扩大|调整|减|增|降|变)[为至到]"
)
_COMPARED = re.compile(r"比|较|与")
"""「比年初的91名减少10名」 is a difference, told of as such."""
_NO_MOVE = re.compile(r"修改|修订|更新|净增|净减|另|维护|改版")
_EITHER_WAY = re.compile(r"并入|迁移|整合|合并|划转|调整|移交|转")
"""What may bring some in or take some away: read as it fits."""
_START_AHEAD = re.compile(r"(?:年初|上年末|去年底|期初),[^,;。]*$")
_END_AHEAD = re.compile(r"(?:截至)?(?:年末|年底|期末|目前),[^,;。]*$")
_ONE_WAY = re.compile(r"(?:新[一-龥]{1,3}|增加|增设|增补|核减|减少|注销|关停|关闭|撤销|取消|下线|废止)(?:了)?$")
_YEAR_END = re.compile(r"(20\d\d)年(?:底|末|12月底|12月31日)")
_LIST = re.compile(r"其中|包括|分别(?:为|是)|(?:^|[,(])含|分布在")
_MOST = 40


def stocks(text: str, group: Group) -> Iterator[Claim]:
    """Every stock of one bracket level: told between semicolons, in a sentence, or in two of which the second closes it."""
    before: list[Figure] = []
    for sentence in sentences(group.figures):
        counts = _unlisted([f for f in sentence if f.counts])
        if len(counts) > _MOST:
            before = []
            continue
        told = False
        for item in (*_items(counts), counts, [*before, *counts] if before else []):
            if told and item is counts:
                break
            for claim in _stock(text, item):
                told = True
                yield claim
        opens = any(OPENING.search(f.lead) or CLOSING.search(f.lead) or _END_AHEAD.search(f.gap) for f in counts)
        before = counts if opens and not told else []


def _unlisted(counts: list[Figure]) -> list[Figure]:
    """The figures without those that 其中 or 包括 lists: 「年末现有61个，包括县级3个、乡镇16个」."""
    out: list[Figure] = []
    listed = False
    for figure in counts:
        moves = OPENING.search(figure.lead) or _PLUS.search(figure.lead) or LESSENED.search(figure.lead)
        listed = (listed and ";" not in figure.gap and not (moves or CLOSING.search(figure.lead))) or bool(
            _LIST.search(figure.gap) and not moves
        )
        if not listed:
            out.append(figure)
    return out


def _items(counts: list[Figure]) -> list[list[Figure]]:
    """The figures between semicolons, where there are any: each tells of a stock of its own."""
    out: list[list[Figure]] = []
    for figure in counts:
        if not out or ";" in figure.gap:
            out.append([])
        out[-1].append(figure)
    return out if len(out) > 1 else []


def _either(figure: Figure) -> bool:
    """Whether a move may go in either direction: 整合, 并入, with no word behind that settles it (「因路线调整核减」)."""
    return bool(_EITHER_WAY.search(figure.lead)) and not _ONE_WAY.search(figure.lead.rstrip())


def _year_end(figure: Figure) -> re.Match[str] | None:
    """「截至2017年底，现行有效…118件」: the end of a year in the clause of a figure or right before it."""
    return _YEAR_END.search(figure.lead) or re.search(rf"{_YEAR_END.pattern},[^,;。]*$", figure.gap)


def _ends(counts: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """(opening stock, closing stock) as the words or the years tell."""
    dated = [(m[1], f) for f in counts if (m := _year_end(f))]
    dated.sort(key=lambda one: one[0])
    if len(dated) == 2 and dated[0][0] < dated[1][0]:
        return [dated[0][1]], [dated[1][1]]
    if len(dated) == 1 and (now := _closes_after(int(dated[0][0]), dated[0][1], counts)) is not None:
        return [dated[0][1]], [now]
    start = [f for f in counts if OPENING.search(f.lead) or _START_AHEAD.search(f.gap)]
    return start, [f for f in counts if (CLOSING.search(f.lead) or _END_AHEAD.search(f.gap)) and f not in start]


def _closes_after(year: int, opening: Figure, counts: list[Figure]) -> Figure | None:
    """「现有118件。此前的2016年底为126件，2017年新出台7件」: the only other stock, told with moves of the year after."""
    closing = [f for f in counts if f is not opening and (CLOSING.search(f.lead) or _END_AHEAD.search(f.gap))]
    told = any(str(year + 1) in f.gap for f in counts if f is not opening)
    return closing[0] if len(closing) == 1 and told and not _PLUS.search(closing[0].lead) else None


def _between(counts: list[Figure], used: list[Figure]) -> list[Figure]:
    """The figures from the first to the last that a stock uses."""
    first, last = min(f.start for f in used), max(f.start for f in used)
    return [f for f in counts if first <= f.start <= last]


def _told_first(counts: list[Figure], start: list[Figure]) -> list[Figure]:
    """「二级栏目76个，年内新开设9个，撤并6个，年初为73个」: the closing stock right before the moves, the opening one last."""
    moves = [at for at, f in enumerate(counts) if _PLUS.search(f.lead) or LESSENED.search(f.lead)]
    if len(start) != 1 or len(moves) < 2 or counts[-1] is not start[0] or moves[0] == 0:
        return []
    now = counts[moves[0] - 1]
    whole = moves == list(range(moves[0], len(counts) - 1)) and now.unit == start[0].unit
    return [now] if whole and not now.tail.strip() else []


def _stock(text: str, counts: list[Figure]) -> Iterator[Claim]:
    start, end = _ends(counts)
    told_first = _told_first(counts, start)
    end = told_first or end
    plus = [f for f in counts if _PLUS.search(f.lead) and f not in start + end]
    minus = [f for f in counts if LESSENED.search(f.lead) and f not in start + end + plus]
    used = [*start, *plus, *minus, *end]
    if (
        len(start) != 1
        or len(end) != 1
        or not (plus or minus)
        or len({f.unit for f in used}) != 1
        or any(f.about or _NO_MOVE.search(f.lead) for f in used)
        or _COMPARED.search(start[0].lead)
    ):
        return
    if any(
        f.unit == end[0].unit and f not in used and not _NO_MOVE.search(f.lead)
        for f in (_between(counts, used) if told_first else counts)
    ):
        return
    right = start[0].value + sum((f.value for f in plus), Decimal(0)) - sum((f.value for f in minus), Decimal(0))
    claim = Claim("E29", place(*used))
    sums = [right]
    for turned in [f.value * (-2 if f in plus else 2) for f in (*plus, *minus) if _either(f)][:6]:
        sums += [s + turned for s in sums]
    apart = slack(end[0], used[:-1])
    if any(abs(s - end[0].value) <= apart for s in sums):
        yield claim
        return
    moves = [f"＋{amount(f, f.value)}" for f in plus] + [f"－{amount(f, f.value)}" for f in minus]
    sum_ = amount(start[0], start[0].value) + "".join(moves)
    message = f"{sum_}＝{amount(end[0], right)}，与“{quote(end[0], text)}”不符"
    how = f"按“年初＋新增－减少＝现有”核对，“{quote(start[0], text)}”读作年初数。"
    stated, expected = scaled(end[0], end[0].value), scaled(end[0], right)
    yield claim._replace(finding=found("E29", text, end[0], message, how, stated=stated, expected=expected))
