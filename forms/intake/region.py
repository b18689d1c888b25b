"""Where among the lines the statistics table stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from forms.intake.columns import head_words
from forms.intake.figures import is_blank, looks_like_value
from forms.intake.labels import Label, Labels, cells_of, has_value
from forms.intake.layout import Layout
from forms.intake.lines import Line
from forms.intake.marks import NUMERALS, key
from forms.intake.residue import guess, is_table_title

_FEWEST_ROWS = 3
_WIDEST_GAP = 10
_LONGEST_FIGURE = 20
_NUMBERED = re.compile(rf"[(（][{NUMERALS}\d]{{1,3}}[)）]|\d{{1,2}}[、.．](?!\d)")
_FIGURE = re.compile(r"\d[\d,，.．]{0,18}")


@dataclass(frozen=True)
class Region:
    """A stretch of lines, from index `first` to index `last` inclusive, that holds table rows."""

    first: int
    last: int


def find_regions(lines: Sequence[Line], labels: Labels, layout: Layout) -> tuple[list[Region], dict[int, Label]]:
    """The stretches that hold the table, and the labels found in them by line index.

    Section titles are also printed as table rows. A line counts as a row by itself only if its label is no section's
    title and cells or another row follow; rows that stand close together make a table.
    """
    found = _find_all(lines, labels)
    titles = {key(title) for section in layout.sections for title in section.titles}
    bare = {row: labels.bare(row) for row in range(len(layout.rows))}
    anchors = [
        at
        for at, label in found.items()
        if not all(bare[row] in titles for row in label.rows) and _is_row(at, label, lines, found)
    ]
    regions: list[Region] = []
    floor = 0
    strange = _strange(lines, found)
    for cluster in _clusters(anchors, strange):
        distinct = {found[at].rows for at in cluster}
        first = _grown_up(cluster[0], lines, found, floor, strange)
        if len(distinct) >= _FEWEST_ROWS or any(is_table_title(line.text) for line in lines[max(0, first - 3) : first]):
            top = next(at for at in range(first, cluster[0] + 1) if at in found)
            last = _grown_down(cluster[-1], lines, found, above=top > 0 and _is_value(lines[top - 1].text))
            regions.append(Region(first, last))
            floor = last + 1
    inside = {at: found[at] for region in regions for at in range(region.first, region.last + 1) if at in found}
    return regions, inside


def _find_all(lines: Sequence[Line], labels: Labels) -> dict[int, Label]:
    found: dict[int, Label] = {}
    at = 0
    while at < len(lines):
        label = labels.find_over_lines(lines, at)
        if label:
            found[at] = label
        at += label.lines if label else 1
    return found


def _is_row(at: int, label: Label, lines: Sequence[Line], found: dict[int, Label]) -> bool:
    if not label.whole:
        return has_value(label)
    start = at + label.lines
    for after in range(start, min(start + 2, len(lines))):
        text = lines[after].text
        if guess(text):
            continue  # a page's number
        if after in found or looks_like_value(cells_of(text)[0] if cells_of(text) else text):
            return True
        if text[0] not in "(（":
            return False
    return start >= len(lines)


def _strange(lines: Sequence[Line], found: dict[int, Label]) -> list[int]:
    """How many lines above each line are none of a table: no label, cell, head of a column or page's number."""
    known = {at + n for at, label in found.items() for n in range(label.lines)}
    counts = [0]
    for at, line in enumerate(lines):
        short = len(line.text) <= _LONGEST_FIGURE
        of_table = at in known or (short and (looks_like_value(line.text) or head_words(line.text) or guess(line.text)))
        counts.append(counts[-1] + (not of_table))
    return counts


def _clusters(anchors: list[int], strange: list[int]) -> list[list[int]]:
    clusters: list[list[int]] = []
    for at in anchors:
        if clusters and strange[at] - strange[clusters[-1][-1]] < _WIDEST_GAP:
            clusters[-1].append(at)
        else:
            clusters.append([at])
    return clusters


def _grown_up(first: int, lines: Sequence[Line], found: dict[int, Label], floor: int, strange: list[int]) -> int:
    """Take in the header row above the first row found, its dashes, and the heads of the columns."""
    at = first - 1
    while at >= floor and strange[first] - strange[at] <= _WIDEST_GAP:
        text = lines[at].text
        if at in found or head_words(text):
            first = at
        elif not _label_ends(at, found) and (len(text) > _LONGEST_FIGURE or not looks_like_value(text)):
            break
        at -= 1
    while first - 1 >= floor and _is_value(lines[first - 1].text) and not _label_ends(first - 1, found):
        first -= 1  # the first row's value, in a table with each value above its label
    return first


def _is_value(text: str) -> bool:
    return is_blank(text) or _FIGURE.fullmatch(text) is not None


def _label_ends(at: int, found: dict[int, Label]) -> bool:
    return any(back in found and back + found[back].lines > at for back in (at - 1, at - 2))


def _grown_down(last: int, lines: Sequence[Line], found: dict[int, Label], above: bool) -> int:
    """Take in the cells of the last row, and header rows below it that have their dash; rows with their values `above` too."""
    last += found[last].lines - 1
    at = last + 1
    while at < len(lines):
        text = lines[at].text
        if guess(text):
            at += 1  # a page's number, if more of the table follows
            continue
        if at in found:
            dash = at + 1 < len(lines) and is_blank(lines[at + 1].text)
            if not (has_value(found[at]) or dash or (above and _is_value(lines[at - 1].text))):
                break
        elif _NUMBERED.match(text) or not (looks_like_value(text) or text[0] in "(（"):
            break
        last = at + (found[at].lines - 1 if at in found else 0)
        at = last + 1
    return last
