"""From a place on paper to a field, and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from exporters.pdf_spots import Spot
from forms.model import Form
from forms.narrative import paragraphs
from forms.report import Report
from gui.bridge import Place

_HEADING = "heading:"
_NEAR = 24.0
"""Points by which a click may miss: a line's end, the room between two paragraphs."""


class Answer(NamedTuple):
    """What a spot's key names: a section, the key of an answer in it ('' for the heading), and the paragraph (from 1; 0: none)."""

    section: str
    key: str
    paragraph: int


def answer_of(form: Form, key: str) -> Answer | None:
    """The answer that a block's key names; None for one that this form does not have."""
    if key.startswith(_HEADING):
        section = key.removeprefix(_HEADING)
        return Answer(section, "", 0) if section in form.section_by_id else None
    if form.spec(key) is not None:
        return Answer(form.section_of(key).id, key, 0)
    stem, _, number = key.rpartition(".")
    if number.isdecimal() and form.spec(stem) is not None:
        return Answer(form.section_of(stem).id, stem, int(number))
    return None


def place_at(report: Report, spots: Iterable[Spot], page: int, x: float, y: float) -> Place | None:
    """Where a click on a page leads: to the answer under it, else to the nearest; None where there is none."""
    here = [spot for spot in spots if spot.page == page]
    nearest = min(here, key=lambda spot: _distance(spot, x, y), default=None)
    if nearest is None or _distance(nearest, x, y) > _NEAR:
        return None
    answer = answer_of(report.form, nearest.key)
    if answer is None:
        return None
    if not answer.paragraph:
        return Place(answer.section, answer.key)
    parts = paragraphs(report.text(answer.key))
    if answer.paragraph > len(parts):
        return Place(answer.section, answer.key)
    part = parts[answer.paragraph - 1]
    share = min(1.0, max(0.0, (x - nearest.x1) / max(1.0, nearest.x2 - nearest.x1)))
    caret = min(part.end, part.start + nearest.at + round(share * nearest.many))
    return Place(answer.section, answer.key, caret, caret)


def spots_at(form: Form, spots: Iterable[Spot], place: Place, paragraph: int = 0) -> list[Spot]:
    """Where the answer stands that one is at, of a text the `paragraph` that the caret is in (from 1; 0: all of it).

    The heading of the part if one is at no answer, or if it is not printed.
    """
    named = [(spot, answer_of(form, spot.key)) for spot in spots]
    at_key = [(spot, one) for spot, one in named if one and place.key and one.key == place.key.partition("#")[0]]
    if at_key:
        in_paragraph = [spot for spot, one in at_key if paragraph and one.paragraph == paragraph]
        return in_paragraph or [spot for spot, _ in at_key]
    return [spot for spot, answer in named if answer and answer.section == place.section and not answer.key][:1]


def paragraph_at(text: str, line: int) -> int:
    """Which paragraph (from 1) a line of a text as typed belongs to; blank lines belong to the one above them."""
    return max(1, sum(bool(one.strip()) for one in text.split("\n", line + 1)[: line + 1]))


def _distance(spot: Spot, x: float, y: float) -> float:
    """How far a point lies from a spot; up and down counts more, so that a click behind a line finds that line."""
    across = max(spot.x1 - x, x - spot.x2, 0.0)
    down = max(spot.y1 - y, y - spot.y2, 0.0)
    return down * 4 + across / 16
