"""The operators that draw one line of glyphs: written straight, as reportlab's text object takes three times as long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.pdfbase import pdfmetrics

from exporters.typesetting.placing import Placed

_EVEN = 0.005
"""Points by which spacing may differ inside one run."""


def shown(placed: Sequence[Placed], x: float, y: float, document: Any) -> str:
    """Draw the glyphs of a line that starts at x, y. `document` is reportlab's, which notes what each face has to embed."""
    code = ["BT"]
    chosen = spaced = ""
    for run, spacing in _runs(placed):
        glyph = run[0].glyph
        code.append(f"1 0 0 1 {x + run[0].x:.3f} {y:.3f} Tm")
        tracking = f"{spacing:.4f} Tc"
        if tracking != spaced:
            code.append(tracking)
            spaced = tracking
        font = pdfmetrics.getFont(glyph.face)
        for subset, codes in font.splitString("".join([item.glyph.char for item in run]), document):
            choice = f"{font.getSubsetInternalName(subset, document)} {glyph.size:g} Tf"
            if choice != chosen:
                code.append(choice)
                chosen = choice
            code.append(f"<{codes.hex()}> Tj")
    code.append("ET")
    return "\n".join(code)


def _runs(placed: Sequence[Placed]) -> Iterator[tuple[Sequence[Placed], float]]:
    """Glyphs of one face and size in even spacing, and by how much each stands further than its face would have it."""
    start = 0
    while start < len(placed):
        glyph = placed[start].glyph
        end = start + 1
        spacing: float | None = None
        while end < len(placed):
            following, before = placed[end], placed[end - 1]
            if following.glyph.face != glyph.face or following.glyph.size != glyph.size:
                break
            step = following.x - before.x - before.glyph.drawn
            if spacing is not None and abs(step - spacing) > _EVEN:
                break
            spacing = step if spacing is None else spacing
            end += 1
        yield placed[start:end], spacing or 0.0
        start = end
