"""Text against what the report knows: cells by meaning, channels, events, names of parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from forms.findings import Finding
from forms.prose.chars import narrow
from forms.prose.claims import stretch
from forms.prose.figures import Figure
from forms.prose.listing import STOP
from forms.prose.meaning import Cell, CellMeaning, EventMeaning, Facts, Meanings
from forms.prose.structure import Paragraph
from forms.report import bare
from forms.values import plain

_IN_ALL = re.compile(r"共|全年|累计|总|年内")


class Said:
    """A figure of a part with the sentence before it; `topic`: the title of the part, '' if unknown."""

    __slots__ = ("_meaning", "begin", "figure", "section", "sentence", "text", "topic")

    def __init__(self, section: str, text: str, figure: Figure, topic: str = "") -> None:
        self.section, self.text, self.figure, self.topic = section, text, figure, topic
        begin = max(0, figure.start - 200)
        ahead = text[begin : figure.start]
        cut = max((m.end() for m in re.finditer(r"[。!?;\n]", ahead)), default=0)
        self.sentence = ahead[cut:]
        self.begin = begin + cut
        self._meaning: tuple[Meanings, CellMeaning | None] | None = None

    def meaning(self, meanings: Meanings) -> CellMeaning | None:
        """The row that the figure means, None if its words mean none; looked for once."""
        if self._meaning is None or self._meaning[0] is not meanings:
            self._meaning = meanings, _meaning(self, meanings)
        return self._meaning[1]


def said(section: str, text: str, paragraphs: list[Paragraph], topic: str = "") -> list[Said]:
    """Every figure of a part that is called `topic`."""
    return [Said(section, text, f, topic) for p in paragraphs for f in p.figures]


def meaning_of(one: Said, facts: Facts) -> CellMeaning | None:
    """The row that a figure means, None if its words mean none."""
    return one.meaning(facts.meanings)


def _meaning(one: Said, meanings: Meanings) -> CellMeaning | None:
    figure = one.figure
    clause = figure.lead if STOP.search(figure.lead) is None else figure.lead[-20:]
    words = f"{clause}{figure.tail if not clause.strip() or clause.rstrip().endswith(('到', '理')) else ''}"
    said_ = f"{one.sentence}{figure.tail}|{one.topic}"
    for meaning in meanings.cells:
        if figure.unit not in meaning.units:
            continue
        if not (meaning.lead.search(clause) or meaning.lead.search(words)) or meaning.bar.search(words):
            continue
        if meaning.context is not None and not meaning.context.search(said_):
            continue
        return meaning
    return None


def row_name(row: str, cell: Cell) -> str:
    """A row as messages name it: its number and its bare label."""
    return f"{row} {bare(cell.label)}"


def events(texts: Mapping[str, str], facts: Facts) -> Iterator[Finding]:
    """Events that the table counts and the part does not tell of."""
    for event in facts.meanings.events:
        section = _part_of(event, texts, facts)
        cell, text = facts.cells.get(event.row), texts.get(section, "")
        if cell is None or not cell.value or not text.strip() or event.words.search(_told(text)):
            continue
        start = len(text) - len(text.lstrip())
        end = min(len(text), start + 20, text.find("\n", start) if "\n" in text[start:] else len(text))
        message = f"附表“{row_name(event.row, cell)}”填{plain(cell.value)}次，这一部分没有写到{event.said}"
        finding = stretch(
            "W05", text, start, end, message, f"在这一部分里找“{event.said}”，没有找到。", stated=0, expected=cell.value
        )
        yield finding._replace(section=section, fields=(event.row,))


def _part_of(event: EventMeaning, texts: Mapping[str, str], facts: Facts) -> str:
    """The part that has to tell of the events: as the edition numbers it, unless this report calls another part so."""
    own = facts.headings.get(event.section, "")
    called = next((k for k, title in facts.headings.items() if k in texts and event.words.search(title)), "")
    return called if called and own and not event.words.search(own) else event.section


def _told(text: str) -> str:
    """The text without the purposes and contents named in it: only what was held."""
    return re.sub(r"(?:内容|传达|贯彻|学习|精神)[^。\n]{0,60}", "", text)


def part_names(facts: Facts, section: str = "cover") -> Iterator[Finding]:
    """Names of parts in the 编制说明 against the headings."""
    preface = narrow(facts.preface)
    m = re.search(
        r"(?:内容包括|由(?![^。]{0,80}?(?:编制|编写|汇总|撰写))|包括|分为)[:]?([^。\n]{10,400}?)(?:[,、]?(?:等|共)?(?:附表)?[一二三四五六七八九十]{1,3}(?:个)?部分|。|$)",
        preface,
    )
    if m is None or len(facts.headings) < 3:
        return
    mark = "," if m[1].count(",") >= 2 else ";" if m[1].count(";") >= 2 else "、"
    headings = list(facts.headings.values())
    names = m[1].split(mark)
    if mark == "、" and any("、" in h for h in headings):
        return
    at = m.start(1)
    for n, name in enumerate(names):
        bare = _stem(name)
        fits = [h for h in headings if bare and (bare in _stem(h) or _stem(h) in bare)]
        if bare and not fits and n < len(headings) and len(bare) >= 2:
            start = at + len(name) - len(name.lstrip())
            heading = (
                headings[n]
                if len(headings) - len(names) in (0, 1)
                else max(headings, key=lambda h: len(set(h) & set(bare)))
            )
            message = f"编制说明中的“{name.strip()}”与正文标题“{heading}”不一致"
            finding = stretch(
                "W08",
                preface,
                start,
                start + len(name.strip()),
                message,
                "编制说明列出的名称与各部分标题逐一对照，“情况”等尾字不计。",
            )
            yield finding._replace(section=section)
        at += len(name) + 1


def _stem(name: str) -> str:
    name = re.sub(r"^[\s一二三四五六七八九十、]*、", "", name.strip())
    return re.sub(r"政府信息公开的?|政府信息|的?情况|工作|\s|的|及|和", "", name)


def table_parts(labels: Mapping[str, str]) -> int:
    """How many parts a table has, by the ids of its rows."""
    return max((int(m[0]) for row in labels if (m := re.match(r"\d+", row))), default=0)
