"""In which order the lines of a table are read: rows printed upside down, and serial numbers on lines of their own."""

from collections.abc import Sequence

from forms.intake.columns import head_words
from forms.intake.figures import is_blank, is_figure
from forms.intake.labels import Label
from forms.intake.lines import Line
from forms.intake.markup import is_rule
from forms.intake.region import Region

_FEWEST = 3


def reading_order(lines: Sequence[Line], region: Region, found: dict[int, Label]) -> list[int]:
    """The indexes of the region's lines such that each label comes before its cells.

    Some tables are copied with each value above its label: then one stands above the first label and none below the last.
    """
    labels = [at for at in range(region.first, region.last + 1) if at in found]
    usual = list(range(region.first, region.last + 1))
    if len(labels) < _FEWEST or any(found[at].cells for at in labels[:_FEWEST]):
        return usual
    below = range(labels[-1] + found[labels[-1]].lines, region.last + 1)
    above = _run_above(lines, labels[0], region.first)
    if not above or any(_is_value(lines[at]) for at in below):
        return usual
    ordered: list[int] = []
    held: list[int] = []
    at = region.first
    while at <= region.last:
        if at in found:
            last = at + found[at].lines
            ordered += [*range(at, last), *held]
            held, at = [], last
            continue
        follows = _is_value(lines[at]) and any(n in found for n in range(at + 1, at + 3))
        (held if follows else ordered).append(at)
        at += 1
    return ordered + held


def _run_above(lines: Sequence[Line], label: int, floor: int) -> list[int]:
    """The values right above the first label, nearest first."""
    run: list[int] = []
    at = label - 1
    while at >= floor and not head_words(lines[at].text) and _is_value(lines[at]):
        run.append(at)
        at -= 1
    return run


def _is_value(line: Line) -> bool:
    return (is_figure(line.text) or is_blank(line.text)) and not is_rule(line.text)
