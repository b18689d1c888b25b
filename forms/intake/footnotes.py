"""Notes printed below the table, as this program and others print them: a mark in the cell, mark and words below."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from forms.intake.lines import Line
from forms.intake.marks import strip
from forms.intake.reading import CellRead
from forms.intake.residue import guess

_NOTE = re.compile(r"(?:注\s*[:：]?\s*)?(?P<mark>[①-⑳])\s*(?P<words>.*)")
_LONGEST = 400


@dataclass
class Footnotes:
    """The words by their mark, and the indexes of the lines that they stand on."""

    words: dict[str, str] = field(default_factory=dict)
    at: set[int] = field(default_factory=set)


def read_footnotes(lines: Sequence[Line], start: int, names: Set[int], cells: Mapping[str, CellRead]) -> Footnotes:
    """Read the notes below the table, which ends above index `start`, whose marks stand in its cells.

    `names` are the indexes of the lines of names, which may stand between.
    """
    asked = {cell.note for cell in cells.values() if cell.note}
    notes = Footnotes()
    mark = ""
    for at in range(start, len(lines)):
        text = lines[at].text
        if at in names or guess(text):
            continue
        found = _NOTE.fullmatch(text) if len(text) <= _LONGEST else None
        if found and found["mark"] in asked:
            mark = found["mark"]
            words = strip(found["words"])
        elif mark and mark not in notes.words:
            words = text
        else:
            break
        notes.at.add(at)
        if words:
            notes.words.setdefault(mark, words)
    return notes


def with_words(cells: Mapping[str, CellRead], notes: Footnotes) -> dict[str, CellRead]:
    """The cells with the words of their notes in place of the marks."""
    return {row: replace(cell, note=notes.words.get(cell.note or "", cell.note)) for row, cell in cells.items()}
