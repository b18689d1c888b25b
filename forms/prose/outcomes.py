"""What courts and reviewing bodies did, as the text tells it, against the rows of the table that hold it (E25)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from forms.findings import Finding
from forms.prose.claims import found, stretch
from forms.prose.document import Said
from forms.prose.in_use import sentence_of
from forms.prose.meaning import Facts, OutcomeMeaning
from forms.report import bare
from forms.values import plain

_ON_DISCLOSURE = re.compile(
    r"信息公开|(?:公开|申请)的?(?:答复|申请|告知|行为|义务|职责)|(?:责令|判令)[^,;。]{0,8}公开|不予公开"
)
_BODIES = re.compile("法院|复议机关|复议机构")
_DECIDED = re.compile(r"(?:法院|复议机关|复议机构)[^,;。]{0,14}?(?:判决|裁定|判令|决定|作出|认定|责令|撤销|依法|予以)")
_NOT_SO = re.compile(
    r"未|没有|无|不(?!予公开|予答复|服|当|履行)|如|若|可能|应当|可以|请求|要求|诉请|防止|避免|减少|降低|风险|规定|上年|去年|往年|机制|制度|情形|典型|案例|培训"
)
_BOTH = re.compile(r"(?:复议|诉讼)[^,;。]{0,6}[和与及、][^,;。]{0,6}(?:诉讼|复议)[^,;。]{0,6}(?:共|合计|总)")
"""「复议和诉讼共被纠错6件」 is of no one table."""
_FIGURE = re.compile(r"\d|[一二两三四五六七八九十][件宗起]")


def outcomes(figures: list[Said], facts: Facts) -> Iterator[Finding | None]:
    """责令公开, 撤销, 维持, 办结 … of cases about disclosure against the rows of their results: one finding a sentence and kind of case.

    None for a pause.
    """
    sentences: dict[tuple[str, int], list[Said]] = {}
    for one in figures:
        judged = one.figure.unit == "次" and _BODIES.search(one.sentence)
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
    if not (_ON_DISCLOSURE.search(one.sentence + figure.tail) or in_all or _told_of_cases(one, outcome, facts)):
        return None
    values = [facts.cells[r].value for r in outcome.rows if r in facts.cells]
    if len(values) < len(outcome.rows) or any(v is None for v in values):
        return None
    held = sum((Decimal(v) for v in values if v is not None), Decimal(0))
    alike = [t.figure.value for t in told if _case(t) == _case(one) and outcome.words.search(_words(t))]
    if held == figure.value or sum(alike, Decimal(0)) == held:
        return None
    if held > figure.value and not (in_all and len(outcome.rows) == 1):
        return None
    rows = outcome.rows
    names = rows[0] if len(rows) == 1 else f"{rows[0]}至{rows[-1]}合计"
    unit, less = figure.said, plain(int(abs(held - figure.value)))
    message = f"正文写“{m[0]}”{plain(int(figure.value))}{unit}，附表{_label(rows, facts)}却是{plain(int(held))}，差{less}{unit}"
    how = f"“{m[0]}”属于附表{names}的结果，附表不应少于正文写明的件数；各种结果都写明的，应当相等。"
    finding = found("E25", one.text, figure, message, how, stated=figure.value, expected=held)
    return finding._replace(section=one.section, fields=rows)


def _label(rows: tuple[str, ...], facts: Facts) -> str:
    if len(rows) == 1:
        return f"“{rows[0]} {bare(facts.cells[rows[0]].label)}”"
    return "、".join(f"“{bare(facts.cells[row].label)}”" for row in rows) + "合计"


def unnumbered(texts: Mapping[str, str], facts: Facts) -> Iterator[Finding]:
    """「法院判决责令公开」 without a figure, while the row of such results is 0: the first place for each row."""
    for outcome in facts.meanings.outcomes:
        cell = facts.cells.get(outcome.rows[0])
        if len(outcome.rows) != 1 or not outcome.decided or cell is None or cell.value != 0:
            continue
        for section, text in texts.items():
            m = next((m for m in outcome.words.finditer(text) if _decided(text, m, outcome)), None)
            if m is None:
                continue
            message = f"正文写到“{m[0]}”，附表{_label(outcome.rows, facts)}却是0"
            how = f"“{m[0]}”属于附表{outcome.rows[0]}的结果，附表至少应有1件。"
            finding = stretch("E25", text, m.start(), m.end(), message, how, stated=0)
            yield finding._replace(section=section, fields=outcome.rows)
            break


def _decided(text: str, m: re.Match[str], outcome: OutcomeMeaning) -> bool:
    """Whether a sentence without figures tells that a court or a reviewing body decided so in a case about disclosure."""
    begin, end = sentence_of(text, m)
    sentence = text[begin:end]
    ahead = text[begin : m.start()]
    cases = _BODIES.findall(ahead)
    if not cases or not outcome.about.search(cases[-1].replace("法院", "诉讼")) or not _ON_DISCLOSURE.search(sentence):
        return False
    return bool(_DECIDED.search(text, begin, m.end())) and not (_FIGURE.search(sentence) or _NOT_SO.search(sentence))


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
    """诉讼 or 复议, whichever was named last before the figure or right behind it, '' if none or if complaints were."""
    cases = re.findall("诉讼|复议|法院|被诉|举报|投诉|信访", one.sentence + one.figure.tail)
    return cases[-1].replace("法院", "诉讼") if cases and cases[-1] not in ("举报", "投诉", "信访") else ""


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
