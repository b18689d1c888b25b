"""F3: between a figure of the text and the answer that it is, there and back."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from forms.references import quoted, read_at
from forms.report import Report
from gui.bridge import Bridge, Place


def go_to_source(bridge: Bridge) -> None:
    """From a live figure to its cell; from a cell to where the text quotes it (each time the next one) or where it was read."""
    from gui.editors.prose import ProseEditor

    report, focus = bridge.session.report, QApplication.focusWidget()
    if isinstance(focus, ProseEditor):
        reference = focus.reference
        if reference is not None:
            key = next((k for k in reference.source.keys if report.blank(k)), reference.source.keys[0])
            bridge.go(Place(report.form.section_of(key).id, key))
        return
    place = place_of_answer(bridge, bridge.place.key.partition("#")[0])
    if place is not None:
        bridge.go(place)


def place_of_answer(bridge: Bridge, key: str) -> Place | None:
    """Where the text says an answer: the next of its quotations, else where an import read it; None if nowhere."""
    report = bridge.session.report
    places = [_place(report, text, r.start, r.end) for text, r in quoted(report).get(key, ())]
    if not places:
        found = read_at(report, key)
        return _place(report, found[0], found[1].start, found[1].end) if found else None
    at = bridge.turns.get(key, -1) + 1
    bridge.turns[key] = at % len(places)
    return places[at % len(places)]


def _place(report: Report, text_key: str, start: int, end: int) -> Place:
    return Place(report.form.section_of(text_key).id, text_key, start, end)
