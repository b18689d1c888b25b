"""Events told one by one: 「8月15日，举办全市信息公开业务培训，150余人参加」. When, what, of which kind, how many people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from forms.intake.stated import Found
from forms.intake.stated.part import PartText, listed_rows, rows_of, worth
from forms.prose.figures import Figure
from forms.quoting import place_of
from forms.values import Kind, RowRef

_DAY = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})\s?年\s?)?(?<!\d)(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?[日号](?![至到—\-~、和])"
)
_HELD = re.compile(
    r"[,\s]?[^,;。\n]{0,24}?(?:召开|组织召开|举办|组织举办|举行|组织开展|开展|组织)(?:了)?(?!的)(?P<name>[^,;。:()\n]{2,40}?)(?=[,;。:(\n]|$)"
)
_STOP = re.compile(r"[。\n]|$")
_CLAUSE = re.compile(r"[^,;。:\n]+")
_REACH = 600
"""So many characters behind its name a sentence tells of an event."""
_MORE = re.compile(r"[余多]")


class EventKind(NamedTuple):
    """`name`: how an event of this kind is called; `told`: words that speak of such events at all."""

    choice: str
    name: re.Pattern[str]
    told: re.Pattern[str]


class _Event(NamedTuple):
    kind: EventKind
    day: date
    day_at: tuple[int, int]
    name_at: tuple[int, int]
    people: Figure | None
    end: int


@dataclass(frozen=True, slots=True)
class StatedEvents:
    """A table with the columns name, kind, date, people and exact. `more`/`exactly`: the choices of the last."""

    table: str
    kinds: tuple[EventKind, ...]
    units: tuple[str, ...]
    exactly: str
    more: str

    @property
    def key(self) -> str:
        """The table's rows."""
        return f"{self.table}#rows"

    def read(self, part: PartText) -> Iterable[Found]:
        """All events, if each that the part speaks of is told with its day and name: some of them would look like all."""
        found = list(self._events(part))
        if not found or not all(self._complete(part, found, kind) for kind in self.kinds):
            return
        table = part.report.form.tables[self.table]
        ids = list(listed_rows(table, len(found)))
        for row, event in zip(ids, found, strict=True):
            name = part.text[slice(*event.name_at)]
            yield Found(table.cell(row, "name"), name, *event.name_at)
            yield Found(table.cell(row, "date"), event.day, *event.day_at)
            yield Found(table.cell(row, "kind"), event.kind.choice, *event.name_at)
            people = None if event.people is None else worth(Kind.COUNT, event.people)
            if event.people is not None and people is not None:
                yield Found(table.cell(row, "people"), people, *place_of(event.people))
                about = self.more if event.people.about else self.exactly
                yield Found(table.cell(row, "exact"), about, *place_of(event.people))
        yield rows_of(table, [RowRef(row, 0) for row in ids])

    def _complete(self, part: PartText, found: list[_Event], kind: EventKind) -> bool:
        """Whether nothing else speaks of such events than how many there were, and how many people in all."""
        mine = [event for event in found if event.kind is kind]
        people = sum((e.people.value for e in mine if e.people is not None), Decimal(0))
        at = 0
        for begin, end in (*((e.day_at[0], e.end) for e in found), (len(part.flat), len(part.flat))):
            for clause in _CLAUSE.finditer(part.flat, at, begin):
                if not kind.told.search(clause[0]):
                    continue
                inside = part.figures_in(clause.start(), clause.end())
                counted = [f.value == (people if f.unit in self.units else len(mine)) for f in inside]
                if not counted or not all(counted):
                    return False
            at = end
        return True

    def _events(self, part: PartText) -> Iterator[_Event]:
        year = part.report.year
        days = list(_DAY.finditer(part.flat))
        for n, m in enumerate(days):
            year = int(m["year"]) if m["year"] else year
            held = _HELD.match(part.flat, m.end())
            kind = next((k for k in self.kinds if held and k.name.search(held["name"])), None)
            day = _day(year, int(m["month"]), int(m["day"]))
            if held is None or kind is None or day is None:
                continue
            stop = _STOP.search(part.flat, held.end(), held.end() + _REACH)
            end = stop.end() if stop else held.end() + _REACH
            if n + 1 < len(days) and days[n + 1].start() < end:
                end = days[n + 1].start()
            yield _Event(kind, day, m.span(), held.span("name"), self._people(part, held.end(), end), end)

    def _people(self, part: PartText, start: int, end: int) -> Figure | None:
        """The one figure of people between the name and the end of the sentence: exact, or so many and more (余)."""
        told = [figure for figure in part.figures_in(start, end) if figure.unit in self.units]
        if len(told) != 1:
            return None
        figure = told[0]
        more = _MORE.search(part.flat, place_of(figure)[1], figure.end)
        return figure if more or not figure.about else None


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return None if year is None else date(year, month, day)
    except ValueError:
        return None
