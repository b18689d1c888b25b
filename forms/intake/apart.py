"""A table whose columns were copied one after the other: labels together, then their units and figures, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from forms.intake.cell import Token
from forms.intake.columns import FIRST_HEADS, head_words
from forms.intake.figures import is_figure, is_unit, unit_name
from forms.intake.labels import Label, cells_of
from forms.intake.layout import Layout
from forms.intake.lines import Line
from forms.intake.markup import is_rule
from forms.intake.region import Region
from forms.intake.residue import PAGE_NUMBER, guess

_FEWEST = 2


@dataclass(frozen=True)
class Apart:
    """One page of such a table: the index of a line to the row whose label stands there, and each row's own cells."""

    page: range
    labels: dict[int, int]
    cells: dict[int, list[Token]]


def columns_apart(
    lines: Sequence[Line], region: Region, found: dict[int, Label], layout: Layout, current: int
) -> list[Apart]:
    """The pages of a region on which some label has no cell of its own while the cells tell whose they are.

    Text out of a PDF stands in columns where the page has them, and each column keeps its order. `current` is the last row before.
    A page ends at a form feed, at its number or before the next head of the table, whichever makes most rows fit.
    """
    ways = [list(_fitting(lines, pages, found, layout, current)) for pages in _divided(lines, region)]
    return max(ways, key=lambda way: sum(len(page.cells) for page in way))


def _fitting(
    lines: Sequence[Line], pages: Sequence[range], found: dict[int, Label], layout: Layout, current: int
) -> Iterator[Apart]:
    owed = False  # the last row of the page before waits for its figure
    for page in pages:
        labels: dict[int, int] = {}
        for at in page:
            if at in found:
                rows = found[at].rows
                current = next((row for row in rows if row > current), rows[-1])
                labels[at] = current
        data = sorted({row for row in labels.values() if not layout.rows[row].header})
        if len(data) < _FEWEST or len(set(labels.values())) < len(labels):
            continue
        beside = _beside(lines, page, found, list(labels))
        above = any(map(is_figure, beside[page.start - 1]))
        alone = [at for at, row in labels.items() if not layout.rows[row].header and all(map(is_unit, beside[at]))]
        last, owed = owed, bool(alone) and alone[-1] == max(labels)
        gathered = above or any(sum(map(is_figure, beside[at])) > 1 for at in labels)
        if not (gathered and any(at < max(labels) for at in alone)) or (last and above):
            continue
        own = _shared_out(_cells(lines, page, found), [layout.rows[row].unit for row in data])
        if own:
            yield Apart(page, labels, dict(zip(data, own, strict=True)))


def _shared_out(cells: Sequence[Token], units: Sequence[str]) -> list[list[Token]]:
    """The cells of each row, whose `units` are given in order; [] where the cells do not tell.

    With as many figures as rows the n-th is the n-th row's. With fewer, each must stand right behind its unit.
    """
    named = [cell for cell in cells if is_unit(cell.text)]
    figures = [cell for cell in cells if not is_unit(cell.text)]
    if named and [unit_name(cell.text) for cell in named] != list(units):
        return []
    if len(figures) == len(units):
        return [[*pair] for pair in zip(named, figures, strict=True)] if named else [[figure] for figure in figures]
    rows: list[list[Token]] = []
    for cell in cells:
        if is_unit(cell.text):
            rows.append([cell])
        elif not rows or len(rows[-1]) > 1:
            return []
        else:
            rows[-1].append(cell)
    return rows


def _divided(lines: Sequence[Line], region: Region) -> Iterator[list[range]]:
    """The ways to divide a region into pages."""
    inside = range(region.first, region.last + 1)
    sheets = [at for at in inside if at and lines[at].page != lines[at - 1].page]
    numbers = [at for at in inside if guess(lines[at].text) == PAGE_NUMBER]
    heads = [at for at in inside if (head_words(lines[at].text) or ("",))[0] in FIRST_HEADS]
    for starts in (sheets, numbers, heads, []):
        edges = [region.first, *starts, region.last + 1]
        yield [range(first, end) for first, end in pairwise(edges) if end > first]


def _beside(lines: Sequence[Line], page: range, found: dict[int, Label], labels: list[int]) -> dict[int, list[str]]:
    """The cells between each label and the next one; under the index before the page those above its first label."""
    beside: dict[int, list[str]] = {page.start - 1: []}
    edges = [(page.start - 1, page.start), *((at, at + found[at].lines) for at in labels)]
    for (at, first), (following, _) in pairwise((*edges, (page.stop, 0))):
        beside[at] = list(found[at].cells) if at in labels else []
        for below in range(first, following):
            beside[at] += (
                () if guess(lines[below].text) or head_words(lines[below].text) else cells_of(lines[below].text)
            )
    return beside


def _cells(lines: Sequence[Line], page: range, found: dict[int, Label]) -> list[Token]:
    """Units and figures in the order in which they stand; a dash is a head row's, or says that there is no figure."""
    within = {at + n for at in page if at in found for n in range(1, found[at].lines)}
    told: list[Token] = []
    for at in page:
        text = lines[at].text
        if not (at in within or is_rule(text) or head_words(text) or guess(text)):
            cells = found[at].cells if at in found else cells_of(text)
            told += [Token(lines[at], cell) for cell in cells if is_unit(cell) or is_figure(cell)]
    return told
