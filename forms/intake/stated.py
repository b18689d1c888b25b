"""Single figures of the parts, read from what the text of a published report states plainly.

A figure counts as stated plainly when the words that the edition declares stand before it, it is exact, and the part gives
one and the same number wherever those words stand. It is marked as read from the text until somebody confirms it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from forms.anchors import whole
from forms.expressions import Reference, References, same, total
from forms.model import Form
from forms.report import MARK, READ, Answers, Report
from forms.values import Value, is_number, parse


class StatedFigure(NamedTuple):
    """Words that state the figure `key`. `lead`: right before it in its clause; `context`: somewhere in its sentence;
    `bar`: not in its clause; `units`: as compared (宗 and 封 are 件)."""

    key: str
    units: tuple[str, ...]
    lead: re.Pattern[str]
    bar: re.Pattern[str]
    context: re.Pattern[str] | None = None


def stated(form: Form, answers: Answers) -> dict[str, Value]:
    """The answers that the texts state plainly, their marks, and where each was read."""
    if form.stated is None:
        return {}
    from forms.references import READ_AT

    report, declared = Report(form, answers), form.stated()
    found: dict[str, Value] = {}
    for section in form.sections:
        text = report.text(section.narrative) if section.narrative else ""
        mine = [one for one in declared if form.section_of(one.key) is section and report.blank(one.key)]
        places: list[Reference] = []
        for one in mine if text else ():
            reference, value = _one(report, text, one)
            if reference is not None and value is not None:
                found |= {one.key: value, one.key + MARK: READ}
                places.append(reference)
        if places:
            found[section.narrative + READ_AT] = References(tuple(_apart(places)))
    return found


def _one(report: Report, text: str, one: StatedFigure) -> tuple[Reference | None, Value | None]:
    from forms.prose.chars import narrow
    from forms.prose.document import said
    from forms.prose.structure import paragraphs
    from forms.quoting import place_of
    from forms.references import stretch_of

    flat = narrow(text)
    spec = report.form.spec(one.key)
    values: dict[str, tuple[int, int]] = {}
    for figure in said("", flat, paragraphs(flat)):
        start, end = place_of(figure.figure)
        words = figure.figure.lead
        fits = figure.figure.unit in one.units and one.lead.search(words) and not one.bar.search(words)
        sentence = figure.sentence + figure.figure.tail
        if not fits or (one.context is not None and not one.context.search(sentence)):
            continue
        if figure.figure.about or not whole(text, start, end):
            return None, None
        values.setdefault(stretch_of(text, start, end), (start, end))
    if len(values) != 1 or spec is None:
        return None, None
    shown, (start, end) = next(iter(values.items()))
    value = parse(spec.kind, shown)
    return (Reference(start, end, same(one.key)), value) if is_number(value) else (None, None)


def _apart(places: list[Reference]) -> Iterator[Reference]:
    """In order; one number that states two figures (收到的、网上收到的) is one place that names both."""
    by_stretch: dict[tuple[int, int], list[str]] = {}
    for place in sorted(places, key=lambda r: r.start):
        by_stretch.setdefault((place.start, place.end), []).extend(place.source.keys)
    for (start, end), keys in by_stretch.items():
        yield Reference(start, end, same(keys[0]) if len(keys) == 1 else total(keys))
