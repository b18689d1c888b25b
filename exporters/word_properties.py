"""The properties of the Word file: who wrote what and when, all from the document alone, so that the parts repeat."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from exporters.blocks import Document
from exporters.word_parts import DECLARATION, attach
from exporters.word_xml import one_line

_LONGEST = 255
"""Characters of a property that Word shows and keeps."""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_CUSTOM = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_CUSTOM = 2
"""The format of custom properties and the lowest number that one may have."""
_DATES = ("created", "modified")


def install_properties(word: WordFile, document: Document) -> None:
    """Title, author, subject, keywords, language and dates; the program's name; the document's own properties."""
    package = word.part.package
    parts = [
        ("core", CONTENT_TYPE.OPC_CORE_PROPERTIES, RELATIONSHIP_TYPE.CORE_PROPERTIES, _core(document)),
        ("app", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, _application(document)),
    ]
    if document.properties:
        properties = _custom(document.properties)
        parts.append(("custom", CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES, properties))
    for name, content_type, relation, xml in parts:
        attach(word, package, f"/docProps/{name}.xml", content_type, relation, (DECLARATION + xml).encode())


def _core(document: Document) -> str:
    said = [
        ("dc:title", document.title),
        ("dc:subject", document.subject),
        ("dc:creator", document.author),
        ("cp:keywords", "; ".join(document.keywords)),
        ("cp:lastModifiedBy", document.author),
        ("dc:language", "zh-CN"),
    ]
    elements = [f"<{tag}>{escape(_shortened(text))}</{tag}>" for tag, text in said if _shortened(text)]
    if document.date is not None:
        elements += [
            f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{_moment(document.date)}</dcterms:{tag}>' for tag in _DATES
        ]
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{''.join(elements)}</cp:coreProperties>"
    )


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _application(document: Document) -> str:
    company = _shortened(document.author)
    return (
        f'<Properties xmlns="{_OFFICE}/extended-properties"><Application>Nianbao</Application>'
        f"{f'<Company>{escape(company)}</Company>' if company else ''}</Properties>"
    )


def _custom(properties: Iterable[tuple[str, str]]) -> str:
    named: dict[str, tuple[str, str]] = {}
    for name, value in properties:
        shown = _shortened(name)
        if shown:
            named.setdefault(shown.casefold(), (shown, one_line(value)))
    elements = [
        f'<property fmtid="{_CUSTOM}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(named.values(), _FIRST_CUSTOM)
    ]
    return (
        f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{''.join(elements)}</Properties>"
    )


def _shortened(text: str) -> str:
    return one_line(text)[:_LONGEST]
