"""Whether a figure speaks of all that a row of the table counts, or of some office's, some months', some kind's share of it."""

from __future__ import annotations

import re

from forms.prose.document import Said
from forms.prose.figures import Figure
from forms.prose.meaning import CellMeaning, Facts

_OPENING = r"^[\s,、]*(?:[一二三四五六七八九十]是|\([一二三四五六七八九十]\)|20\d\d年度?|全年|年内|其中|当年|今年|本年度?|[,:、\s])*"
_OFFICES = "局|委|(?<![举承主协开督交转查])办|办公[室厅]|厅|部门|单位|处室|科室|中心|大队|支队|学院|学校|医院|公司|镇|乡|街道|社区|村"
_DID = "主动|共|全年|累计|收到|受理|接收|公开|发布|推送|编发|答复|办结|办理|制发|制定|印发|召开|举办|组织|开展|设|配|政府信息|信息公开|的|各"
_ORGAN = re.compile(
    rf"{_OPENING}(?P<organ>(?![一-龥]{{0,4}}(?:我|本|全|各级|共)|和|等|度)[一-龥]{{1,9}}?(?:{_OFFICES}))(?={_DID})"
)
_MONTH = re.compile(r"(?<![\d.])(\d{1,2})\s?月")
_SHORT = re.compile(r"第?[一二三四1-4]季度|[上下]半年|前[一二三]季度|[上中下]旬")
_SINCE = re.compile(r"(?:(20\d\d)\s?年[^,;。]{0,6}|(今年|本年|年初|年内)[^,;。]{0,2}|[一-龥]{1,6})以来|历年|历次|迄今")
_YEAR = re.compile(r"(?<![比较与和同])(20\d\d)\s?年(?!\d{0,2}月?\d{0,2}日?(?:相比|同期|的))")
_OF_WHICH = re.compile(r",其中[^,;。\d]{0,8}(?:信息|政务)公开|\([^()]{0,10}以来\)")
_CUE = re.compile(r"其中|包括|分别|(?<!\d):")


def of_some(one: Said, before: list[Said], meaning: CellMeaning, facts: Facts) -> bool:
    """Whether the words narrow a figure down to less, or widen it to more, than the row; `before`: the figures of its sentence before it."""
    sentence = one.sentence + one.figure.lead[-1:]
    if _of_an_office(one.sentence, facts) or _of_other_times(one.sentence, facts):
        return True
    if meaning.elsewhere is not None and meaning.elsewhere.search(sentence):
        return True
    behind = one.text[one.figure.end : one.figure.end + 24]
    if _OF_WHICH.match(behind) and not re.search("(?:信息|政务)公开", one.figure.lead):
        return True
    return _of_a_part(one, [b.figure for b in before], meaning.row, facts)


def _of_an_office(sentence: str, facts: Facts) -> bool:
    """Whether the sentence begins with an office other than the one that reports."""
    m = _ORGAN.search(sentence)
    return m is not None and m["organ"] not in facts.preface


def _of_other_times(sentence: str, facts: Facts) -> bool:
    """Whether the sentence tells of a part of the year, of another year, or of all years since."""
    months = {int(m[1]) for m in _MONTH.finditer(sentence)}
    if _SHORT.search(sentence) or (months and 12 not in months):
        return True
    own = facts.year or (facts.period.end.year if facts.period else None)
    since = _SINCE.search(sentence)
    if since is not None and not since[2] and (since[1] is None or int(since[1]) != own):
        return True
    years = _YEAR.findall(sentence)
    return own is not None and bool(years) and int(years[-1]) != own


def _of_a_part(one: Said, before: list[Figure], row: str, facts: Facts) -> bool:
    """Whether a list divides less than the row above holds: 「住建局答复17件：同意公开9件」, 「申请共12件，其中网络10件」."""
    above = facts.cells.get(row.rpartition(".")[0] if row[-1].isdigit() else row[:-1])
    same = [f for f in before if f.unit == one.figure.unit and f.counts]
    if above is None or above.value is None or not same:
        return False
    head = same[0]
    return head.value < above.value and bool(_CUE.search(one.text, head.end, one.figure.start))
