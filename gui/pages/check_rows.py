"""The list of the check page: findings part by part with their reasons, and what is still blank. No widget here."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from forms.findings import Finding, Reason, Severity, State
from forms.narrative import paragraphs
from forms.report import Report
from gui.bridge import Bridge
from gui.marks import WORDS

PART, FINDING, BLANK = "part", "finding", "blank"
ALL, EXPLAINED, UNFILLED = "all", "explained", "unfilled"
FILTERS = (ALL, Severity.ERROR.value, Severity.WARNING.value, Severity.INFO.value, EXPLAINED, UNFILLED)


class Line(NamedTuple):
    """One row of the list.

    A part has its heading and tally in `title` and `words`. A finding has its words, and where it stands in `place`.
    A blank has the name of what is missing. `word` and `mark` say how much it weighs. `key` and `section` say where a click goes.
    """

    kind: str
    section: str
    title: str
    words: str
    place: str = ""
    key: str = ""
    word: str = ""
    mark: str = ""
    finding: Finding | None = None
    reason: Reason | None = None


def blanks(bridge: Bridge) -> list[tuple[str, str]]:
    """(section, key) of everything that parts ask for and that is blank."""
    report = bridge.session.report
    return [(s.id, key) for s in report.form.sections for key in report.asked(s.id) if report.blank(key)]


def lines(bridge: Bridge, filter_: str, search: str) -> list[Line]:
    """The rows under a filter, those that hold the search words; parts without rows stay away."""
    missing = blanks(bridge) if filter_ in (ALL, UNFILLED) else []
    out: list[Line] = []
    for section in bridge.session.form.sections:
        found = list(_findings(bridge, section.id, filter_)) if filter_ != UNFILLED else []
        empty = [_blank(bridge, key, section.id) for of, key in missing if of == section.id and filter_ == UNFILLED]
        rows = [line for line in (*found, *empty) if not search or search in line.title + line.words + line.place]
        if rows:
            out += [Line(PART, section.id, bridge.session.report.heading(section.id), _tally(rows)), *rows]
    return out


def _findings(bridge: Bridge, section: str, filter_: str) -> Iterator[Line]:
    session = bridge.session
    for finding in bridge.findings(section):
        state = session.state(finding)
        explained = state is State.EXPLAINED
        if (
            filter_ == ALL
            or (filter_ == EXPLAINED and explained)
            or (filter_ == finding.severity.value and not explained)
        ):
            mark = "explained" if explained else finding.severity.value
            key = finding.fields[0] if finding.fields else ""
            reason = session.reasons.get(finding.identity)
            place = place_words(bridge, key, finding.start)
            yield Line(FINDING, section, finding.title, finding.message, place, key, WORDS[mark], mark, finding, reason)


def _blank(bridge: Bridge, key: str, section: str) -> Line:
    report = bridge.session.report
    if key in _narratives(bridge):
        return Line(BLANK, section, "正文", "本部分正文没有写", "正文", key, "未填", "pending")
    table = report.form.table_of(key)
    place = place_words(bridge, key) if table is not None and table.printed else ""
    return Line(BLANK, section, report.name(key), _full_name(report, key), place, key, "未填", "pending")


def _full_name(report: Report, key: str) -> str:
    """What tells it apart from others of a like name: the whole label of its row, and its column where there are several."""
    spec = report.form.spec(key)
    if spec is None or spec.table is None or spec.column is None:
        return spec.label if spec and spec.label != report.name(key) else ""
    row = report.row_name(spec.table, spec.table.split(key)[0])
    several = sum(column.id != "name" for column in spec.table.columns) > 1
    return f"{row}　{spec.column.label}" if several else row


def _narratives(bridge: Bridge) -> set[str]:
    return {s.narrative for s in bridge.session.form.sections}


def place_words(bridge: Bridge, key: str, start: int | None = None) -> str:
    """Where a key stands, in a few words: the row's printed id, （二）第1段 of the text, or the field's name."""
    form = bridge.session.form
    table = form.table_of(key)
    if table is not None and table.printed_id(key):
        return table.printed_id(key)
    if key not in _narratives(bridge):
        return bridge.session.report.name(key)
    return "正文" if start is None else paragraph_words(bridge.session.report.text(key), start)


def paragraph_words(text: str, start: int) -> str:
    """The paragraph that a place of a narrative is in, counted from the heading over it: （三）第1段, 第2段; a heading itself: （三）."""
    ends, words = _told_paragraphs(text)
    return words[min(bisect_left(ends, start), len(words) - 1)] if words else ""


@lru_cache(32)
def _told_paragraphs(text: str) -> tuple[list[int], list[str]]:
    """Where each paragraph of a text ends, and how it is called; worked out once for the many findings of a text."""
    ends: list[int] = []
    words: list[str] = []
    number, count = "", 0
    for part in paragraphs(text):
        if part.level == 1:
            number, count = part.number, 0
        if not (part.level == 1 and part.stands_alone):
            count += 1
        ends.append(part.end)
        words.append(f"{number}第{count}段" if count else number)
    return ends, words


def _tally(rows: list[Line]) -> str:
    """「必须改 1　请核实 3」 of the rows shown."""
    counts = Counter(line.word for line in rows)
    return "　".join(
        f"{word} {counts[word]}" for word in (*(s.word for s in Severity), "已说明", "未填") if counts[word]
    )
