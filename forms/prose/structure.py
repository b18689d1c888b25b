"""How a paragraph is put together: figures in their brackets, each with the words before, after and between."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from forms.prose.figures import Figure, figures
from forms.prose.respectively import name_each
from forms.prose.steps import Steps, result

_MARK = re.compile(r"[()\[\]〔〕,;:。!?、\n]")
_ROUGHLY = re.compile(r"(?<![公预节制签合违履大])约(?!谈|束|定|见|稿|请)|大约|大概")
_OPEN, _CLOSE = "([〔", ")]〕"
_WORDS = 240
"""So many characters of a gap, a lead or a tail are kept: no noun phrase is longer."""
_DEEPEST = 4


@dataclass(slots=True, eq=False)
class Group:
    """The figures of one bracket level: those of a paragraph, or of one bracket in it, with the figure that it explains."""

    owner: Figure | None
    start: int
    end: int = 0
    opening: str = ""
    figures: list[Figure] = field(default_factory=list)
    closing: str = ""
    """The words behind the last figure."""
    parent: Group | None = None
    inner: list[Group] = field(default_factory=list)


def groups(text: str, start: int, end: int, found: list[Figure]) -> list[Group]:
    """The bracket levels of text[start:end], outermost first; `found` are the figures in it. Fills the words of each figure."""
    top = Group(None, start, end)
    out, stack = [top], [_Reader(top, text, start)]
    at = 0
    events = [(m.start(), m[0]) for m in _MARK.finditer(text, start, end)]
    for place, mark in events:
        while at < len(found) and found[at].start < place:
            stack[-1].figure(found[at])
            at += 1
        if at and found[at - 1].end > place >= found[at - 1].start:
            continue
        if mark in _OPEN and len(stack) <= _DEEPEST:
            stack[-1].pause(place)
            inner = Group(stack[-1].last if stack[-1].near(place) else None, place + 1, parent=stack[-1].group)
            out.append(inner)
            stack[-1].group.inner.append(inner)
            stack.append(_Reader(inner, text, place + 1))
        elif mark in _CLOSE and len(stack) > 1:
            stack[-1].close(place)
            stack.pop()
            stack[-1].go_on(place + 1)
        elif mark not in _OPEN + _CLOSE:
            stack[-1].mark(place, mark)
    for figure in found[at:]:
        stack[-1].figure(figure)
    for reader in stack:
        reader.close(end)
    for group in out:
        name_each(group.figures)
    return out


class _Reader:
    """Collects the words of one bracket level."""

    def __init__(self, group: Group, text: str, start: int) -> None:
        self.group, self.text = group, text
        self.from_ = self.lead_from = start
        self.gap: list[str] = []
        self.lead: list[str] = []
        self.last: Figure | None = None
        self.tail_open = False

    def near(self, place: int) -> bool:
        """Whether a bracket that opens here explains the last figure: at most a short noun stands between."""
        return self.last is not None and self.tail_open and place - self.last.end <= 16

    def pause(self, place: int) -> None:
        self._take(place)

    def go_on(self, place: int) -> None:
        self.from_ = place
        if not self.lead:
            self.lead_from = place

    def _take(self, place: int) -> None:
        piece = self.text[self.from_ : place][:_WORDS]
        self.gap.append(piece)
        self.lead.append(piece)
        if self.last is not None and self.tail_open:
            self.last.tail = (self.last.tail + piece)[:_WORDS]
        self.from_ = max(place, self.from_)

    def figure(self, figure: Figure) -> None:
        self._take(figure.start)
        figure.gap = "".join(self.gap)[-_WORDS:]
        figure.lead = "".join(self.lead)[-_WORDS:]
        figure.lead_start = min(self.lead_from, figure.start)
        figure.about = figure.about or bool(_ROUGHLY.search(figure.lead))
        self.group.figures.append(figure)
        if len(self.group.figures) == 1:
            self.group.opening = figure.gap
        self.last, self.tail_open = figure, True
        self.gap, self.lead = [], []
        self.from_ = self.lead_from = figure.end

    def mark(self, place: int, mark: str) -> None:
        if place < self.from_:
            return
        self._take(place)
        self.from_ = place + 1
        self.gap.append(mark)
        if mark == "、" and not (self.tail_open and self.last is not None):
            self.lead.append(mark)
        else:
            self.lead, self.lead_from = [], place + 1
        self.tail_open = False

    def close(self, place: int) -> None:
        self._take(place)
        self.group.end = place
        self.group.closing = "".join(self.gap)[:_WORDS]


@dataclass(slots=True, eq=False)
class Paragraph:
    """One paragraph read: its place, its figures and its bracket levels."""

    start: int
    end: int
    figures: list[Figure]
    groups: list[Group]


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a narrowed text."""
    return result(paragraphs_in_steps(text))


def paragraphs_in_steps(text: str) -> Steps[list[Paragraph]]:
    """Likewise, with pauses."""
    found = yield from figures(text)
    out: list[Paragraph] = []
    at = start = 0
    for line in text.split("\n"):
        end = start + len(line)
        own: list[Figure] = []
        while at < len(found) and found[at].start < end:
            own.append(found[at])
            at += 1
        if line.strip():
            out.append(Paragraph(start, end, own, groups(text, start, end, own) if own else []))
            if own:
                yield
        start = end + 1
    return out
