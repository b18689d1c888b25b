"""F3: between a figure of the text and the answer that it is, there and back."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from forms.references import READ_AT, named, quoted, read_places, references, unbound
from forms.report import Report
from gui.bridge import Bridge, Place

SEE = "F3 去看"
SHOWN = 3
"""So many of the sentences that quote a figure are told in the footer."""


def go_to_source(bridge: Bridge) -> None:
    """From a live figure, or one that an import read, to its cell; from a cell to where the text quotes it (each time the
    next one) or where it was read.
    """
    from gui.editors.prose import ProseEditor

    report, focus = bridge.session.report, QApplication.focusWidget()
    if isinstance(focus, ProseEditor):
        reference = focus.reference
        if reference is None:
            reference = next((r for r in references(report, focus.key, READ_AT) if focus.is_on(r)), None)
        if reference is not None:
            key = next((k for k in reference.source.keys if report.blank(k)), reference.source.keys[0])
            bridge.go(Place(report.form.section_of(key).id, key))
        return
    place = place_of_answer(bridge, bridge.place.key.partition("#")[0])
    if place is not None:
        bridge.go(place)


def unbind(bridge: Bridge) -> None:
    """Make the live figure at the caret a plain number again: it keeps its digits and no longer follows its cell."""
    from gui.editors.prose import ProseEditor

    focus = QApplication.focusWidget()
    reference = focus.reference if isinstance(focus, ProseEditor) else None
    if isinstance(focus, ProseEditor) and reference is not None:
        report = bridge.session.report
        bridge.session.part_step()
        bridge.set(unbound(report, focus.key, reference), f"解除引用{named(report, reference.source)}")
        bridge.session.part_step()


def place_of_answer(bridge: Bridge, key: str) -> Place | None:
    """Where the text says an answer: the next of its quotations, else where an import read it; None if nowhere."""
    report = bridge.session.report
    places = [_place(report, text, r.start, r.end) for text, r in quoted(report).get(key, ())]
    if not places:
        found = read_places(report).get(key)
        return _place(report, found[0], found[1].start, found[1].end) if found else None
    at = bridge.turns.get(key, -1) + 1
    bridge.turns[key] = at % len(places)
    return places[at % len(places)]


def quoted_words(bridge: Bridge, key: str) -> str:
    """「正文引用2处：…办结2257封…；…」 for the footer while one is on a cell or changes it, '' where nothing quotes it."""
    report = bridge.session.report
    found = quoted(report).get(key, ())
    if not found:
        return ""
    said = dict.fromkeys(_sentence(report.text(text), r.start, r.end) for text, r in found[:SHOWN])
    return f"正文引用{len(found)}处：{'；'.join(said)}"


def _sentence(text: str, start: int, end: int) -> str:
    """A few words around a stretch, within its paragraph."""
    begin, stop = max(text.rfind("\n", 0, start) + 1, start - 10), text.find("\n", end)
    after = text[end : min(stop if stop >= 0 else len(text), end + 6)]
    return f"“{'…' if begin else ''}{text[begin:end]}{after}…”"


def _place(report: Report, text_key: str, start: int, end: int) -> Place:
    return Place(report.form.section_of(text_key).id, text_key, start, end)
