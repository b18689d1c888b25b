"""The marked-up copy (花脸稿): one version against an earlier one, as tracked changes that Word and WPS accept or reject.

Works on the elements that the writer made of both versions, so that it knows no kind of block: accepting all gives the words
of the new version, rejecting all those of the old one. How something is set always follows the new version.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from docx.oxml.ns import qn

from exporters.redline_diff import aligned, likeness
from exporters.redline_text import Stamp, joined_content, marked_content, text_of
from exporters.word_xml import Element, element

_ALIKE = 0.35
"""Paragraphs that are less alike count as another text."""
_SAME_ROW = 0.5
_SAME_TABLE = 0.05
"""Two tables at one place with as many columns are one table with other figures, unless nearly no word is common."""
_P, _TBL, _TR, _TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")


@dataclass(frozen=True, slots=True)
class Revision:
    """Who changed, and when (None: not said)."""

    author: str
    moment: datetime | None = None


def redline(old: Sequence[Element], new: Sequence[Element], revision: Revision, ending: Element) -> list[Element]:
    """The new version's paragraphs and tables with what was deleted and inserted marked.

    Both versions are only read. `ending` is a low empty paragraph that is put where Word needs one.
    """
    return _Redline(Stamp(revision.author, revision.moment), ending).body(list(old), list(new))


class _Redline:
    def __init__(self, stamp: Stamp, ending: Element) -> None:
        self.stamp = stamp
        self.ending = ending

    def body(self, old: list[Element], new: list[Element]) -> list[Element]:
        """Paragraphs and tables, the last of them a paragraph whose end is no change."""
        if not (old and new and old[-1].tag == new[-1].tag == _P and text_of(old[-1]) == text_of(new[-1])):
            old, new = [*old, self.ending], [*new, self.ending]
        made: list[Element] = []
        for before, after in aligned(_keys(old), _keys(new), lambda i, j: _alike(old[i], new[j]), 0.01):
            one = self._one(None if before is None else old[before], None if after is None else new[after])
            if made and made[-1].tag == one.tag == _TBL:
                made.append(deepcopy(self.ending))
            made.append(one)
        return made

    def _one(self, old: Element | None, new: Element | None) -> Element:
        if old is None or new is None:
            whole: Element = new if old is None else old
            marked = self._paragraph if whole.tag == _P else self._table
            return marked(whole, "w:ins" if old is None else "w:del")
        return self._joined_paragraph(old, new) if new.tag == _P else self._joined_table(old, new)

    # --- whole ones ---
    def _paragraph(self, paragraph: Element, change: str) -> Element:
        """A paragraph that is inserted or deleted with its end."""
        made = element("w:p", deepcopy(paragraph.find(qn("w:pPr"))))
        marks = made.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        marks.insert(0, self.stamp.element(change))
        for part in marked_content(paragraph, change, self.stamp):
            made.append(part)
        return made

    def _table(self, table: Element, change: str) -> Element:
        made = element("w:tbl", *(deepcopy(part) for part in table if part.tag != _TR))
        for row in table.iter(_TR):
            made.append(self._row(row, change))
        return made

    def _row(self, row: Element, change: str) -> Element:
        properties = deepcopy(row.find(qn("w:trPr")))
        properties.append(self.stamp.element(change))
        cells = [
            element("w:tc", deepcopy(cell[0]), *(self._paragraph(paragraph, change) for paragraph in cell.iter(_P)))
            for cell in row.iter(_TC)
        ]
        return element("w:tr", properties, *cells)

    # --- pairs ---
    def _joined_paragraph(self, old: Element, new: Element) -> Element:
        made = element("w:p", deepcopy(new.find(qn("w:pPr"))))
        for part in joined_content(old, new, self.stamp):
            made.append(part)
        return made

    def _joined_table(self, old: Element, new: Element) -> Element:
        made = element("w:tbl", *(deepcopy(part) for part in new if part.tag != _TR))
        before, after = list(old.iter(_TR)), list(new.iter(_TR))
        pairs = aligned(_keys(before), _keys(after), lambda i, j: _row_likeness(before[i], after[j]), _SAME_ROW)
        for i, j in pairs:
            if i is not None and j is not None:
                made.append(self._joined_row(before[i], after[j]))
            elif j is not None:
                made.append(self._row(after[j], "w:ins"))
            elif i is not None:
                made.append(self._row(before[i], "w:del"))
        return made

    def _joined_row(self, old: Element, new: Element) -> Element:
        made = element("w:tr", deepcopy(new.find(qn("w:trPr"))))
        for before, after in zip(old.iter(_TC), new.iter(_TC), strict=True):
            cell = element("w:tc", deepcopy(after[0]))
            for part in self._cell(list(before.iter(_P)), list(after.iter(_P))):
                cell.append(part)
            made.append(cell)
        return made

    def _cell(self, old: list[Element], new: list[Element]) -> list[Element]:
        """The paragraphs of a cell; its last end can be neither inserted nor deleted, so the last ones are a pair."""
        pairs = aligned(_keys(old[:-1]), _keys(new[:-1]), lambda i, j: _alike(old[i], new[j]), 0.01)
        made = [self._one(None if i is None else old[i], None if j is None else new[j]) for i, j in pairs]
        return [*made, self._joined_paragraph(old[-1], new[-1])]


def _keys(elements: Sequence[Element]) -> list[str]:
    """What must be equal for two elements to be a pair at once: kind, shape and words."""
    return [f"{one.tag}{_shape(one) if one.tag != _P else ''}{text_of(one)}" for one in elements]


def _alike(old: Element, new: Element) -> float:
    """The likeness of two paragraphs or two tables that may be a pair, else 0."""
    if old.tag != new.tag:
        return 0.0
    found = likeness(text_of(old), text_of(new))
    if old.tag == _P:
        return found if found >= _ALIKE else 0.0
    same_grid = len(list(old.iter(qn("w:gridCol")))) == len(list(new.iter(qn("w:gridCol"))))
    return max(found, 0.01) if same_grid and found >= _SAME_TABLE else 0.0


def _row_likeness(old: Element, new: Element) -> float:
    """Rows are a pair by their first cell (what the row is called) or by all their words, if their cells fit each other."""
    if _shape(old) != _shape(new):
        return 0.0
    first_old, first_new = (text_of(next(row.iter(_TC))) for row in (old, new))
    named = likeness(first_old, first_new) if len(first_old) > 1 else 0.0
    return max(named, likeness(text_of(old), text_of(new)))


def _shape(one: Element) -> str:
    """How the cells of a row or of all rows of a table are merged."""
    parts = [
        node.tag + str(sorted(node.attrib.items())) for node in one.iter(qn("w:gridSpan"), qn("w:vMerge"), _TC, _TR)
    ]
    return "".join(f"{tag}{len(list(run))}" for tag, run in groupby(parts))
