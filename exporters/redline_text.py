"""The words of a paragraph as tracked changes: what is deleted, what is inserted, what stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from docx.oxml.ns import qn

from exporters.redline_diff import changes, pieces_of
from exporters.word_xml import Element, element, one_line

_FIRST_NUMBER = 100_000
"""Numbers of changes begin beyond those of bookmarks, since Word wants all of them different."""
_TEXT, _RUN, _PROPERTIES = qn("w:t"), qn("w:r"), qn("w:rPr")
_MARKS = (qn("w:bookmarkStart"), qn("w:bookmarkEnd"))
_TRACKED = {"delete": "w:del", "insert": "w:ins"}


@dataclass(slots=True)
class Stamp:
    """Signs each change with the author, the moment if known, and a number of its own."""

    author: str
    moment: datetime | None = None
    number: int = _FIRST_NUMBER

    def element(self, tag: str, *children: Element) -> Element:
        """A `w:ins` or `w:del` with these children."""
        self.number += 1
        when = {} if self.moment is None else {"date": self.moment.strftime("%Y-%m-%dT%H:%M:%SZ")}
        return element(tag, *children, id=self.number, author=one_line(self.author) or "年报", **when)


class _Atom(NamedTuple):
    """A piece of a run: what it says (for comparing), the run, and the element if it is no text."""

    said: str
    run: Element
    other: Element | None = None


def text_of(one: Element) -> str:
    """The words of a paragraph or of a table; breaks, tabs and pictures count as characters."""
    return "\x1e".join("".join(atom.said for atom in _atoms(p)[0]) for p in one.iter(qn("w:p")))


def marked_content(paragraph: Element, change: str, stamp: Stamp) -> list[Element]:
    """What a paragraph says, all of it deleted or inserted. Bookmarks of what is deleted are left out."""
    atoms, marks = _atoms(paragraph)
    kind = "delete" if change == "w:del" else "insert"
    events: list[tuple[str, _Atom | Element]] = []
    for at, atom in enumerate(atoms):
        events += [("mark", mark) for mark in marks.get(at, ()) if kind == "insert"]
        events.append((kind, atom))
    events += [("mark", mark) for mark in marks.get(len(atoms), ()) if kind == "insert"]
    return list(_written(events, stamp))


def joined_content(old: Element, new: Element, stamp: Stamp) -> list[Element]:
    """What the new paragraph says, with what changed against the old one; the new one's bookmarks."""
    before, _ = _atoms(old)
    after, marks = _atoms(new)
    events: list[tuple[str, _Atom | Element]] = []
    for change in changes([atom.said for atom in before], [atom.said for atom in after]):
        if change.kind == "delete":
            events += [("delete", atom) for atom in before[slice(*change.old)]]
        for at in range(*change.new):
            events += [("mark", mark) for mark in marks.get(at, ())]
            events.append((change.kind, after[at]))
    events += [("mark", mark) for mark in marks.get(len(after), ())]
    return list(_written(events, stamp))


def _atoms(paragraph: Element) -> tuple[list[_Atom], dict[int, list[Element]]]:
    """The pieces of a paragraph, and its bookmarks by the piece that they stand before."""
    atoms: list[_Atom] = []
    marks: dict[int, list[Element]] = {}
    for node in paragraph:
        if node.tag in _MARKS:
            marks.setdefault(len(atoms), []).append(node)
        elif node.tag == _RUN:
            for part in node:
                if part.tag == _TEXT:
                    atoms += [_Atom(piece, node) for piece in pieces_of(part.text or "")]
                elif part.tag != _PROPERTIES:
                    atoms.append(_Atom(_said(part), node, part))
    return atoms, marks


def _said(part: Element) -> str:
    """What stands for a part that is no text: a line break, a tab, a picture by the words that describe it."""
    if part.tag == qn("w:tab"):
        return "\t"
    described = next((node.get("descr") for node in part.iter() if node.get("descr")), "")
    return f"\ufffc{described}" if described else "\n"


def _written(events: Sequence[tuple[str, _Atom | Element]], stamp: Stamp) -> Iterator[Element]:
    for kind, stretch in groupby(events, key=lambda event: event[0]):
        held = [atom for _, atom in stretch]
        if kind == "mark":
            yield from (deepcopy(mark) for mark in held)
            continue
        runs = [_run(list(same), deleted=kind == "delete") for _, same in groupby(held, key=lambda atom: id(atom.run))]
        if kind == "equal":
            yield from runs
        else:
            yield stamp.element(_TRACKED[kind], *runs)


def _run(atoms: Sequence[_Atom], deleted: bool) -> Element:
    """A run that says these pieces as their own run says them."""
    properties = atoms[0].run.find(_PROPERTIES)
    made = element("w:r", None if properties is None else deepcopy(properties))
    for is_text, stretch in groupby(atoms, key=lambda atom: atom.other is None):
        if not is_text:
            for atom in stretch:
                made.append(deepcopy(atom.other))
            continue
        words = element("w:delText" if deleted else "w:t")
        words.set(qn("xml:space"), "preserve")
        words.text = "".join(atom.said for atom in stretch)
        made.append(words)
    return made
