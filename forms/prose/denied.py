"""What a text says did not happen, or is all done, against the rows of the table that count it (E22, E24, E31, W15)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from forms.findings import Finding
from forms.prose.claims import stretch
from forms.prose.document import Said
from forms.prose.everything import ALL, TIMELY, of_all
from forms.prose.meaning import ClosingMeaning, Facts
from forms.report import bare
from forms.values import plain

_OTHER = re.compile(
    r"上年|去年|往年|以前|历年|下属|所属|乡镇|部分|个别|(?<!继)将|力争|确保|避免|防止|未来|其他|除|下一步|今后|努力|争取|目标|计划|拟|着力"
)
_SENTENCE_END = re.compile(r"[。!?;\n]")
_FAR, _SENTENCE = 60, 200


def denied(texts: Mapping[str, str], facts: Facts) -> Iterator[Finding]:
    """「未发生行政复议」 while the table counts some: one finding a row, at the first place that says so."""
    for denial in facts.meanings.denials:
        cell = facts.cells.get(denial.row)
        if cell is None or not cell.value:
            continue
        for section, text in texts.items():
            m = next((m for m in denial.words.finditer(text) if not _OTHER.search(_sentence(text, m))), None)
            if m is None:
                continue
            message = f"正文写“{m[0]}”，附表“{denial.row} {bare(cell.label)}”却是{plain(cell.value)}，请核对是正文还是附表有误。"
            how = f"“{m[0]}”读作没有，附表{denial.row}行应为0。"
            finding = stretch(
                denial.rule, text, m.start(), m.end(), message, how, stated=0, expected=Decimal(cell.value)
            )
            yield finding._replace(section=section, fields=(denial.row,))
            break


def _sentence(text: str, m: re.Match[str]) -> str:
    """The words of the sentence before a match, and its own."""
    begin = max(0, m.start() - _SENTENCE)
    return text[max((s.end() for s in _SENTENCE_END.finditer(text, begin, m.start())), default=begin) : m.end()]


def closed(figures: list[Said], facts: Facts) -> Iterator[Finding]:
    """「收到申请12件，均已办结」 while the table has 11 done, or 「全部按时办结」 while it has some late."""
    for closing in facts.meanings.closings:
        for one in figures:
            cell = facts.cells.get(closing.taken)
            if one.figure.unit != "件" or cell is None or one.figure.value != cell.value:
                continue
            finding = _closed(one, closing, facts)
            if finding is not None:
                yield finding
                break


def _closed(one: Said, closing: ClosingMeaning, facts: Facts) -> Finding | None:
    """The finding about what the sentence says of the figure, behind it and with no other figure in between."""
    text, figure = one.text, one.figure
    if not closing.about.search(one.sentence + figure.tail + one.topic) or figure.about:
        return None
    stop = _SENTENCE_END.search(text, figure.end, figure.end + _FAR)
    end = stop.start() if stop else min(len(text), figure.end + _FAR)
    for pattern, row in ((ALL, closing.done), (TIMELY, closing.late)):
        said, cell = pattern.search(text, figure.end, end), facts.cells.get(row)
        if said is None or cell is None or cell.value is None or re.search(r"\d", text[figure.end : said.start()]):
            continue
        if not of_all(text, said, figure.end):
            continue
        short = Decimal(cell.value) < figure.value if row == closing.done else cell.value > 0
        if not short or (row == closing.late and not re.search("按时|按期", said[0])):
            continue
        message = (
            f"正文写“{said[0]}”，附表“{row} {bare(cell.label)}”却是{plain(cell.value)}，请核对是正文还是附表有误。"
        )
        how = f"“{said[0]}”读作{plain(int(figure.value))}件都已{'按时' if row == closing.late else ''}办结。"
        right = figure.value if row == closing.done else Decimal(0)
        finding = stretch(
            "W15", text, said.start(), said.end(), message, how, stated=Decimal(cell.value), expected=right
        )
        return finding._replace(section=one.section, fields=(closing.taken, row))
    return None
