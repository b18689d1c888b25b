"""One whole divided in several ways, each in a paragraph of its own: 「按内容分：…」 「按主体分：…」 below the total (E18)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from forms.prose.claims import Claim
from forms.prose.figures import Figure
from forms.prose.listing import CRITERION, PartList, listed
from forms.prose.structure import Paragraph
from forms.prose.weighing import judge

_BACK = 4
"""So many paragraphs up the whole may stand."""
_NEAR = 5
"""What misses every whole by more than a fifth divides none of them."""


def criteria(text: str, parts: list[Paragraph]) -> Iterator[Claim]:
    """Claims of the paragraphs that begin with a criterion; a whole of the text that the parts come to settles them."""
    for at, paragraph in enumerate(parts):
        figures = paragraph.groups[0].figures if paragraph.groups else []
        if not at or not figures or not CRITERION.search(figures[0].gap) or not figures[0].counts:
            continue
        above = _above(parts[max(0, at - _BACK) : at], figures[0].unit)
        if not above:
            continue
        divided = PartList(figures, 0, above[0])
        total = sum((p.value for p in divided.parts), Decimal(0))
        whole = min(above, key=lambda f: abs(f.value - total))
        if len(divided.parts) < 2 or abs(whole.value - total) * _NEAR > whole.value:
            continue
        yield from judge(text, "E18", whole, divided, ":" if ":" in figures[0].gap else "其中", [])


def _above(parts: list[Paragraph], unit: str) -> list[Figure]:
    """What the paragraphs above may have given as the whole: figures of those that begin with no criterion, no parts of a list."""
    out: list[Figure] = []
    for paragraph in reversed(parts):
        figures = [f for group in paragraph.groups[:1] for f in group.figures]
        if figures and not CRITERION.search(figures[0].gap):
            out += [f for f in figures if f.unit == unit and f.counts and not f.about and not listed(figures, f)]
    return out
