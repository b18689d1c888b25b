"""What came in and was dealt with, source by source: 「收到…497封，办结470封，办复率94%，其中…」."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from forms.intake.stated import Found
from forms.intake.stated.breakdown import RowWords
from forms.intake.stated.part import PartText, row_id, rows_of
from forms.model import Table
from forms.prose.figures import Figure
from forms.prose.listing import cue_of
from forms.values import RowRef

_DONE = re.compile(
    r"^[\s、,]*(?:(?:已|均|共|全部|按期|年内|全年)*)(?:办结|办复|答复|回复|办理完毕|处理完毕)(?:了|完毕)?\s*$"
)
_RATE = re.compile(r"^[\s、,]*(?:办结|办复|答复|回复|处理)率\s*(?:为|达到|达|均为)?\s*$")
_VERB = re.compile(r"(?:共|累计|全年|总共|合计)*(?:收到|受理|接收|接到|接听|收转|办理)(?:了)?(?:群众|市民|公众|网民)?")
LONGEST = 28
_ALL = r"\s*(?:合计|共计|总计|共)(?:为|有)?\s*"
_STOP = re.compile(r"[。;!?\n]")


@dataclass(frozen=True, slots=True)
class StatedRecords:
    """A table with one row for each source. `source`: words that name one; `rows`: which declared row they mean."""

    table: str
    received: str
    closed: str
    rate: str
    units: tuple[str, ...]
    source: re.Pattern[str]
    rows: tuple[RowWords, ...]
    nested: tuple[RowWords, ...]

    @property
    def key(self) -> str:
        """The table's rows."""
        return f"{self.table}#rows"

    def read(self, part: PartText) -> Iterable[Found]:
        """Every source that the text gives both figures of; what it gives as parts of one, all of them, stands under that."""
        table = part.report.form.tables[self.table]
        every = {record[0]: record for record in self._records(part)}
        parts = {f for figure in every for f in part.parts(figure)}
        listed = _listed(list(every), parts)
        rows: list[RowRef] = []
        taken: set[str] = set()
        for figure in every:
            if figure in parts or figure in listed or not self._has_source(figure):
                continue
            top = self._row(part, table, every[figure], self.rows, taken)
            if not top:
                continue
            yield from top
            rows.append(RowRef(table.split(top[0].key)[0], 0))
            below = [every.get(f) for f in part.parts(figure)]
            nested = [self._row(part, table, r, self.nested, taken) if r else [] for r in below]
            if all(nested):
                yield from (answer for answers in nested for answer in answers)
                rows += [RowRef(table.split(answers[0].key)[0], 1) for answers in nested]
        if rows:
            yield rows_of(table, rows)

    def _row(
        self, part: PartText, table: Table, record: tuple[Figure, ...], known: tuple[RowWords, ...], taken: set[str]
    ) -> list[Found]:
        """The answers of one row, [] where it has no name or a figure is round."""
        place = self._name(part, record[0])
        name = part.text[slice(*place)] if place else ""
        words = _STOP.split(record[0].gap)[-1]
        row = next((k.row for k in known if k.row not in taken and k.words.search(words)), "")
        row = row or (row_id("", name, taken) if name else "")
        columns = (self.received, self.closed, self.rate)
        cells = [part.answer(table.cell(row, c), f) for c, f in zip(columns, record, strict=False)]
        if not row or cells[0] is None or cells[1] is None:
            return []
        taken.add(row)
        head = Found(table.cell(row, "name"), name, *place, to_confirm=False) if place else None
        return [found for found in (*cells, head) if found is not None]

    def _records(self, part: PartText) -> Iterator[tuple[Figure, ...]]:
        """(received, closed) or (received, closed, rate), figures that follow one another in one sentence."""
        for group in (g for p in part.paragraphs for g in p.groups):
            for at, figure in enumerate(group.figures[:-1]):
                done = group.figures[at + 1]
                if figure.unit not in self.units or done.said != figure.said or _DONE.match(figure.lead):
                    continue
                if not _DONE.match(done.lead) or _STOP.search(done.gap) or figure.tail.strip():
                    continue
                rate = group.figures[at + 2] if at + 2 < len(group.figures) else None
                rated = rate is not None and rate.unit == "%" and _RATE.match(rate.lead) and not _STOP.search(rate.gap)
                yield (figure, done, rate) if rate is not None and rated else (figure, done)

    def _has_source(self, figure: Figure) -> bool:
        """Whether its clause names a source, or the one before: 「县长信箱、举报线索，合计764件」."""
        if self.source.search(figure.lead):
            return True
        bare = re.fullmatch(_ALL, figure.lead)
        return bool(bare) and bool(self.source.search(_STOP.split(figure.gap)[-1]))

    def _name(self, part: PartText, figure: Figure) -> tuple[int, int] | None:
        """The source as the text names it: the words before 收到, or those behind it, whichever name one."""
        start, end = figure.lead_start, figure.start
        if re.fullmatch(_ALL, figure.lead):  # it stands in the clause before
            end = max(0, start - 1)
            start = max(part.flat.rfind(mark, 0, end) for mark in ",;:。\n") + 1
        verb = _VERB.search(part.flat, start, end)
        named = self.source.search(part.flat, start, end)
        pieces = [(start, verb.start()), (verb.end(), end)] if verb and named else [(start, end)]
        for piece in (part.trimmed(*p) for p in pieces):
            name = part.flat[slice(*piece)]
            if (
                2 <= len(name) <= LONGEST
                and not re.search(r"[,;:。]", name)
                and (not named or self.source.search(name))
            ):
                return piece
        return None


def _listed(figures: list[Figure], parts: set[Figure]) -> set[Figure]:
    """Those behind 其中 up to the end of the sentence, unless all parts of the total came before them."""
    found: set[Figure] = set()
    inside = before = False
    for figure in figures:
        goes_on = inside and not re.search(r"[。!?\n]", figure.gap) and not (before and figure not in parts)
        inside = bool(cue_of(figure)) or goes_on
        before = figure in parts
        if inside:
            found.add(figure)
    return found
