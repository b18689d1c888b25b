"""Writing a document as a PDF that looks like a Chinese official document (GB/T 9704-2012), fit for the archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from exporters import fonts
from exporters.blocks import Document
from exporters.contents import contents_pages
from exporters.errors import MissingGlyphError
from exporters.files import written_beside
from exporters.page import STANDARD, Page, Role, enlarged
from exporters.pdf_draw import PageWriter, plain
from exporters.pdf_layout import lay_out
from exporters.pdf_pages import paginate
from exporters.pdf_spots import Spot, spots
from exporters.pdf_strips import Sheet
from exporters.reading_point import stamp
from exporters.tagging import Element
from exporters.typesetting.shaping import Shaper


@dataclass(frozen=True, slots=True)
class ExportLog:
    """What came of an export.

    `faces` maps each role to a family; `borrowed` maps a character to the family it was taken from; `spots` has the place
    of each answer on the pages.
    """

    file: Path
    pages: int
    faces: dict[Role, str]
    borrowed: dict[str, str]
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """What an officer may ask for besides the report itself.

    `contents`: a table of contents on pages of its own in front. `embed`: the report's data (JSON), put into the file,
    which then is PDF/A-3a instead of PDF/A-2a. `large_print`: the edition for readers with weak sight. `index_number` (索引号)
    and `disclosed` (the mark 主动公开) are printed upper right on page one, as reading points ask. `two_sided`: on the back of
    a leaf the wide margin (订口) is on the right, where the leaf is bound.
    """

    contents: bool = False
    embed: bytes | None = None
    large_print: bool = False
    index_number: str = ""
    disclosed: bool = False
    two_sided: bool = False


def write(
    document: Document,
    target: Path,
    progress: Callable[[int, int], None] | None = None,
    *,
    page: Page = STANDARD,
    faces: fonts.Source = "system",
    chosen: fonts.Chosen = (),
    options: PdfOptions = PdfOptions(),
) -> ExportLog:
    """Write the document to `target`; what stood there is replaced only when the new file is complete.

    The file is PDF/A-2a and PDF/UA-1: every piece of text belongs to an element of its structure.
    `progress` is told (pages drawn, all pages); what it raises ends the export and leaves nothing behind.
    `faces="bundled"` uses the program's own faces only: the same document then gives the same bytes everywhere. `chosen`
    names the font file that an officer wants for a role.
    Raises MissingGlyphError if no face has a character, MissingFaceError if a role has no face, and TargetError if the
    file cannot be written; each says so in a finished sentence.
    """
    from exporters import archive  # pikepdf is loaded with the first export only

    page = enlarged(page) if options.large_print else page
    face_set = fonts.faces(faces, chosen)
    shaper = Shaper(face_set)
    tree = Element("Document")
    sheets = _sheets(document, page, shaper, tree, options)
    shaper.glyphs(plain(document.mark), Role.HEI, 1)
    if shaper.missing:
        raise MissingGlyphError(shaper.missing)
    with written_beside(target) as draft:
        drawn = BytesIO()
        writer = PageWriter(drawn, document, page, face_set, options.two_sided)
        for number, sheet in enumerate(sheets, 1):
            writer.add(sheet)
            if progress is not None:
                progress(number, len(sheets))
        writer.save()
        archive.finish(drawn, draft, tree, options.embed)
    families = {role: face_set.first(role).family for role in Role}
    found = tuple(spots(sheets, page, options.two_sided))
    return ExportLog(target, len(sheets), families, dict(shaper.borrowed), found)


def _sheets(document: Document, page: Page, shaper: Shaper, tree: Element, options: PdfOptions) -> list[Sheet]:
    """All pages in their order, and their structure in the order of reading: stamp, table of contents, report."""
    body = Element("Document")
    strips = lay_out(document, page, shaper, body)
    pages = paginate(strips, page.lines * page.pitch, page.pitch)
    stamped = stamp(options.index_number, options.disclosed, page, shaper, tree)
    if options.contents:
        pages[:0] = contents_pages(document.blocks, pages, page, shaper, tree)
    tree.kids += body.kids
    pages[0] = [*stamped, *pages[0]]
    return [Sheet(puts, str(number)) for number, puts in enumerate(pages, 1)]
