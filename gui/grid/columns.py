"""How wide the columns of a grid are in a given room. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence

from gui.grid.cell import LABEL, Column

NARROWEST_LABEL = 150


def shown(columns: Sequence[Column], tier: int) -> list[int]:
    """The numbers of the columns that are shown in a tier."""
    return [number for number, column in enumerate(columns) if tier < column.hidden_from]


def widths(columns: Sequence[Column], tier: int, room: int) -> dict[int, int]:
    """Column number -> width in logical pixels: fixed ones as they say, the others share what is left.

    Where even that is too narrow the label column gives way, down to NARROWEST_LABEL.
    """
    numbers = shown(columns, tier)
    made = {n: columns[n].width for n in numbers if columns[n].width}
    sharing = [n for n in numbers if not columns[n].width]
    left = room - sum(made.values())
    wanted = sum(columns[n].least for n in sharing)
    labels = [n for n in made if columns[n].kind == LABEL]
    if left < wanted and labels:
        give = min(wanted - left, max(0, made[labels[0]] - NARROWEST_LABEL))
        made[labels[0]] -= give
        left += give
    for place, n in enumerate(sharing):
        share = left // (len(sharing) - place)
        made[n] = max(share, columns[n].least)
        left -= made[n]
    return made
