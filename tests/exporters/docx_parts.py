"""A Word file taken apart for tests: its parts, its runs, and the order in which the schema wants children."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from lxml import etree

from exporters import word
from exporters.blocks import Document

Element: TypeAlias = Any
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ORDER = {
    "rPr": "ins del rStyle rFonts b bCs i iCs caps strike color spacing w kern position sz szCs highlight u vertAlign lang",
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl tabs kinsoku wordWrap overflowPunct topLinePunct "
    "autoSpaceDE autoSpaceDN adjustRightInd snapToGrid spacing ind jc textAlignment outlineLvl rPr",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "trPr": "cantSplit trHeight tblHeader ins del",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "tbl": "tblPr tblGrid tr",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "font": "altName panose1 charset family pitch sig",
    "settings": "zoom bordersDoNotSurroundHeader bordersDoNotSurroundFooter defaultTabStop evenAndOddHeaders "
    "characterSpacingControl noLineBreaksAfter noLineBreaksBefore compat themeFontLang decimalSymbol listSeparator",
}
"""Children in the order of the schema (ECMA-376-1, CT_RPr and so on); what is not named here must not appear."""


def parts(target: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(document: Document, folder: Path) -> dict[str, Element]:
    """The XML parts of the document as the writer makes it, by their names."""
    target = folder / "document.docx"
    word.write(document, target)
    return {name: etree.fromstring(blob) for name, blob in parts(target).items()}


def body(document: Document, folder: Path) -> Element:
    return written(document, folder)["word/document.xml"][0]


def misplaced(root: Element) -> Iterator[str]:
    """Children that are unknown or stand behind one that they must come before."""
    for parent in root.iter():
        tag = etree.QName(parent).localname
        if tag in ORDER and parent.tag.startswith(W):
            order = ORDER[tag].split()
            names = [etree.QName(child).localname for child in parent]
            unknown = [name for name in names if name not in order]
            if unknown or names != sorted(names, key=order.index):
                yield f"{tag}: {' '.join(names)}"


def text_of(element: Element) -> str:
    """The words of a paragraph, a cell or a body; each paragraph on its own line, a break or a tab as one space."""
    lines = []
    for paragraph in element.iter(f"{W}p"):
        words = []
        for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"):
            if node.getparent().tag == f"{W}r":
                words.append(node.text or "" if node.tag == f"{W}t" else " ")
        lines.append("".join(words))
    return "\n".join(lines)


def value(element: Element, path: str, name: str = "val") -> str | None:
    """An attribute of the first element at a path such as `pPr/jc`."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{name}")
