"""What PDF and Word say is what the report says, character by character, spaces aside."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_parts import body, text_of
from hostile import hostile, sixty_pages
from pdf_kit import said, squeezed
from specimen import specimen
from structure import read_tree

from exporters import pdf
from exporters.blocks import Document
from exporters.compose import compose
from exporters.typesetting.characters import lines_of
from forms.intake.load import load
from resources import path

DOCUMENTS = {
    "specimen": specimen,
    "sixty pages": sixty_pages,
    "hostile text": hostile,
    "the sample report": lambda: compose(load(path("samples/report-2017.txt")).session().report),
    "last year's sample": lambda: compose(load(path("samples/report-2016.txt")).session().report),
}


@pytest.fixture(params=DOCUMENTS)
def document(request: pytest.FixtureRequest) -> Document:
    return DOCUMENTS[request.param]()


def expected(document: Document) -> str:
    """All that the blocks say, without what has no picture and without spaces."""
    return squeezed("".join(piece for text in said(document.blocks) for piece in lines_of(text)))


def test_the_pdf_says_what_the_report_says(document: Document, tmp_path: Path) -> None:
    pdf.write(document, tmp_path / "a.pdf", faces="bundled")
    assert squeezed(read_tree(tmp_path / "a.pdf").text) == expected(document)


def test_the_word_file_says_what_the_report_says(document: Document, tmp_path: Path) -> None:
    assert squeezed(text_of(body(document, tmp_path))) == expected(document)
