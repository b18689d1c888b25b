"""A document as a Word file (DOCX) that looks like an official document (GB/T 9704-2012) in Word, WPS and LibreOffice."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import docx
from docx.document import Document as WordFile
from docx.shared import Mm, Pt, Twips

from exporters.blocks import Document
from exporters.files import written_beside
from exporters.page import STANDARD, Page
from exporters.redline import Revision, redline
from exporters.word_body import body_elements
from exporters.word_contents import contents_elements, entries_of
from exporters.word_figure import Images
from exporters.word_margins import footer_distance, install_mark, install_page_numbers
from exporters.word_measure import usual_shaper
from exporters.word_parts import install_faces, install_settings, install_theme, strip_template
from exporters.word_properties import install_properties
from exporters.word_styles import install_styles
from exporters.word_table import ending
from exporters.word_text import type_area
from exporters.word_xml import Element, element

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of each part in the archive: the same input gives the same bytes."""


@dataclass(frozen=True, slots=True)
class WordOptions:
    """What a Word file has on request.

    contents  a table of contents on a page of its own in front
    earlier   the version against which changes are marked (花脸稿), by `reviser` (the document's author if not said), at
              the moment `revised` in universal time (not said if None: the same input then gives the same bytes)
    two_sided  the wide margin (订口) is on the right of even pages, where the leaf is bound
    """

    contents: bool = False
    two_sided: bool = False
    earlier: Document | None = None
    reviser: str = ""
    revised: datetime | None = None


def write(document: Document, target: Path, page: Page = STANDARD, *, options: WordOptions = WordOptions()) -> None:
    """Write a document to `target`, complete or not at all; a file of that name is replaced.

    Raises TargetError if it cannot be written there, ValueError for a table row with more cells than columns.
    """
    word = docx.Document()
    strip_template(word)
    install_styles(word.styles.element, page)
    install_settings(word.settings.element, options.two_sided)
    install_theme(word, page)
    install_faces(word, page)
    install_properties(word, document)
    _fill(word, document, page, options)
    packed = _packed(word)
    with written_beside(target) as draft:
        draft.write_bytes(packed)


def _fill(word: WordFile, document: Document, page: Page, options: WordOptions) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    left, width = type_area(page)
    section.left_margin, section.right_margin = Twips(left), Twips(round(section.page_width.pt * 20) - left - width)
    section.header_distance = Mm(page.top / 2)
    section.footer_distance = Pt(footer_distance(page))
    install_mark(section, page, document.mark)
    install_page_numbers(section, page)
    body = word.element.body
    end = body[-1]
    for grid in [child for child in end if child.tag.endswith("}docGrid")]:
        end.remove(grid)
    end.append(element("w:docGrid", type="lines", linePitch=int(page.pitch * 20)))
    for made in _body(word, document, page, options):
        end.addprevious(made)


def _body(word: WordFile, document: Document, page: Page, options: WordOptions) -> list[Element]:
    """What the document says: a table of contents in front and marked changes where they are asked for."""
    entries = entries_of(document.blocks, page, usual_shaper()) if options.contents else []
    images = Images(lambda blob: str(word.part.get_or_add_image(io.BytesIO(blob))[0]))
    anchors = {entry.block: entry.anchor for entry in entries}
    made = body_elements(document.blocks, page, images, anchors, fitted=options.earlier is None)
    if options.earlier is not None:
        revision = Revision(options.reviser or document.author, options.revised)
        made = redline(body_elements(options.earlier.blocks, page, images, fitted=False), made, revision, ending(page))
    return [*contents_elements(entries, page), *made]


def _packed(word: WordFile) -> bytes:
    """The file as bytes that hold no time of writing."""
    saved, packed = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, source.read(name))
    return packed.getvalue()
