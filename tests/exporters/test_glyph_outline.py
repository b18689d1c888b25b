"""A character drawn as a shape covers what it would cover as text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from exporters import fonts
from exporters.glyph_outline import outline
from exporters.page import Role

_SIZE = 150.0


def _seen(path: Path, draw: Any) -> Image.Image:
    canvas = Canvas(str(path), (200, 200))
    draw(canvas)
    canvas.showPage()
    canvas.save()
    document = pypdfium2.PdfDocument(path)
    picture = document[0].render(scale=1).to_pil().convert("L")
    document.close()
    return picture


@pytest.mark.parametrize("role", [Role.HEI, Role.FANGSONG, Role.LATIN])
@pytest.mark.parametrize("char", "草稿内部i8（é%")
def test_a_shape_covers_what_the_text_covers(role: Role, char: str, tmp_path: Path) -> None:
    face = fonts.faces("bundled").pick(char, role)
    assert face is not None

    def as_text(canvas: Canvas) -> None:
        canvas.setFont(face.name, _SIZE)
        canvas.drawString(20, 40, char)

    def as_shape(canvas: Canvas) -> None:
        canvas._code += [outline(pdfmetrics.getFont(face.name).face, char, _SIZE, 20, 40), "f"]

    text, shape = _seen(tmp_path / "text.pdf", as_text), _seen(tmp_path / "shape.pdf", as_shape)
    assert sum(text.histogram()[:64]) > 200
    unlike = ImageChops.difference(text, shape).histogram()
    assert sum(unlike[100:]) <= 0.01 * sum(text.histogram()[:128])


def test_what_a_face_does_not_have_is_no_shape() -> None:
    face = fonts.faces("bundled").first(Role.LATIN)
    assert outline(face.font.face, "草", _SIZE, 0, 0) == ""
    assert outline(face.font.face, " ", _SIZE, 0, 0) == ""
