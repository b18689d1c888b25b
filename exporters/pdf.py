"""Writing a document as a PDF that looks like a Chinese official document (GB/T 9704-2012)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from exporters import fonts
from exporters.blocks import Document
from exporters.errors import MissingGlyphError
from exporters.files import written_beside
from exporters.page import STANDARD, Page, Role
from exporters.pdf_draw import PageWriter, plain
from exporters.pdf_layout import lay_out
from exporters.pdf_pages import paginate
from exporters.typesetting.shaping import Shaper


@dataclass(frozen=True, slots=True)
class ExportLog:
    """What came of an export.

    `faces` maps each role to a family; `borrowed` maps a character to the family it was taken from.
    """

    file: Path
    pages: int
    faces: dict[Role, str]
    borrowed: dict[str, str]


def write(
    document: Document,
    target: Path,
    progress: Callable[[int, int], None] | None = None,
    *,
    page: Page = STANDARD,
    faces: fonts.Source = "system",
) -> ExportLog:
    """Write the document to `target`; what stood there is replaced only when the new file is complete.

    `progress` is told (pages written, all pages); what it raises ends the export and leaves nothing behind.
    `faces="bundled"` uses the program's own faces only: the same document then gives the same bytes everywhere.
    Raises MissingGlyphError if no face has a character, MissingFaceError if a role has no face, and TargetError if the
    file cannot be written; each says so in a finished sentence.
    """
    face_set = fonts.faces(faces)
    shaper = Shaper(face_set)
    strips = lay_out(document, page, shaper)
    shaper.glyphs(plain(document.mark), Role.HEI, 1)
    if shaper.missing:
        raise MissingGlyphError(shaper.missing)
    pages = paginate(strips, page.lines * page.pitch, page.pitch)
    with written_beside(target) as draft:
        writer = PageWriter(draft, document, page, face_set)
        for number, puts in enumerate(pages, 1):
            writer.add(puts, number)
            if progress is not None:
                progress(number, len(pages))
        writer.save()
    families = {role: face_set.first(role).family for role in Role}
    return ExportLog(target, len(pages), families, dict(shaper.borrowed))
