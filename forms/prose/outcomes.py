"""What courts and reviewing bodies did, as the text tells it, against the rows of the table that hold it (E25)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.findings import Finding
from forms.prose.claims import found
from forms.prose.document import Said
from forms.prose.meaning import Facts, OutcomeMeaning
from forms.report import bare
from forms.values import plain

_FIGURE = re.compile(r"\d|[一二两三四五六七八九十][件宗起]")
_BOTH = re.compile(r"(?:复议|诉讼)[^,;。]{0,6}[和与及、][^,;。]{0,6}(?:诉讼|复议)[^,;。]{0,6}(?:共|合计|总)")
"""「复议和诉讼共被纠错6件」 is of no one table."""
_JUDGED = re.compile(r"法院|复议机关|判决|裁定")
_DISCLOSURE = re.compile(r"信息公开|(?:公开|申请)的?答复")


def outcomes(figures: list[Said], facts: Facts) -> Iterator[Finding | None]:
    """责令公开, 撤销, 维持, 办结 … of cases about disclosure against the rows of their results: one finding a sentence and kind of case.

    None for a pause.
    """
    sentences: dict[tuple[str, int], list[Said]] = {}
    for one in figures:
        judged = one.figure.unit == "次" and _JUDGED.search(one.figure.lead)
        if (one.figure.unit == "件" or judged) and one.figure.value:
            sentences.setdefault((one.section, one.begin), []).append(one)
    for told in sentences.values():
        seen: set[str] = set()
        for one in told:
            for outcome in facts.meanings.outcomes:
                top = outcome.rows[0].partition(".")[0]
                if top in seen and (len(outcome.rows) > 1 or outcome.rows[0] in seen):
                    continue
                finding = _against(one, told, outcome, facts)
                if finding is not None and (top not in seen or not finding.expected):
                    seen |= {top, *outcome.rows}
                    yield finding
            yield None


def _against(one: Said, told: list[Said], outcome: OutcomeMeaning, facts: Facts) -> Finding | None:
    figure, words = one.figure, _words(one)
    m = outcome.words.search(words)
    if m is None or _BOTH.search(one.sentence) or outcome.bar.search(words) or not _subject(one, outcome.about):
        return None
    in_all = _in_all(told, one, facts, outcome.rows[0].partition(".")[0])
    if not (_DISCLOSURE.search(one.sentence + figure.tail) or in_all or _told_of_cases(one, outcome, facts)):
        return None
    values = [facts.cells[r].value for r in outcome.rows if r in facts.cells]
    if len(values) < len(outcome.rows) or any(v is None for v in values):
        return None
    held = sum((Decimal(v) for v in values if v is not None), Decimal(0))
    alike = [t.figure.value for t in told if _case(t) == _case(one) and outcome.words.search(_words(t))]
    if (
        held == figure.value
        or sum(alike, Decimal(0)) == held
        or (held > figure.value and not (in_all and len(outcome.rows) == 1))
    ):
        return None
    rows = outcome.rows
    names = rows[0] if len(rows) == 1 else f"{rows[0]}至{rows[-1]}合计"
    labels = "、".join(f"“{bare(facts.cells[row].label)}”" for row in rows)
    label_ = f"“{rows[0]} {bare(facts.cells[rows[0]].label)}”" if len(rows) == 1 else f"{labels}合计"
    unit, less = figure.said, plain(int(abs(held - figure.value)))
    message = f"正文写“{m[0]}”{plain(int(figure.value))}{unit}，附表{label_}却是{plain(int(held))}，差{less}{unit}"
    how = f"“{m[0]}”属于附表{names}的结果，附表不应少于正文写明的件数；各种结果都写明的，应当相等。"
    finding = found("E25", one.text, figure, message, how, stated=figure.value, expected=held)
    return finding._replace(section=one.section, fields=rows)


def _words(one: Said) -> str:
    """The words around a figure that may say what became of it."""
    figure = one.figure
    beside = one.text[figure.end : figure.end + 2]
    behind = one.text[figure.end : figure.end + 30] if beside[:1] in "(〔" else figure.tail
    alone = re.split("[。;\n]", one.text[figure.end : figure.end + 40])[0]
    if beside[:1] == "," and not _FIGURE.search(alone) and not re.search("无|没有|未|不存在", alone):
        behind = alone  # 「诉讼1件，法院判决责令公开。」
    return figure.lead + "|" + re.split(r"[。;)〕]", behind)[0]


def _in_all(told: list[Said], one: Said, facts: Facts, top: str) -> bool:
    """Whether the figures of the sentence, all of one kind of case, come to the number of cases that the table gives."""
    cell = facts.cells.get(top)
    if cell is None or not cell.value or len(told) > _MOST:
        return False
    values = [t.figure.value for t in told if _case(t) == _case(one)]
    total = Decimal(cell.value)
    return len(values) > 1 and (sum(values) == total or (total in (values[0], values[-1]) and sum(values) == 2 * total))


_MOST = 12


def _case(one: Said) -> str:
    """诉讼 or 复议, whichever was named last before the figure or right behind it, '' if none."""
    cases = re.findall("诉讼|复议|法院|被诉", one.sentence + one.figure.tail)
    return cases[-1].replace("法院", "诉讼") if cases else ""


def _told_of_cases(one: Said, outcome: OutcomeMeaning, facts: Facts) -> bool:
    """Whether the sentence gives just the number of cases that the table gives: then it tells of those."""
    cell = facts.cells.get(outcome.rows[0].partition(".")[0])
    if cell is None or not cell.value:
        return False
    said_ = re.search(rf"(?:诉讼|复议)[^,;。]{{0,8}}?(?<!\d){cell.value}[件宗起](?=,)", one.sentence)
    alone = cell.value == one.figure.value and re.search(r"(?:诉讼|复议)(?:案件)?$", one.figure.lead)
    return bool(said_ or alone)


def _subject(one: Said, about: re.Pattern[str]) -> bool:
    """Whether the last of 诉讼 and 复议 before the figure is the one asked for."""
    return bool(about.search(_case(one)))
