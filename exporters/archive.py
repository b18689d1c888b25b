"""Making a PDF fit for the archive and for screen readers: PDF/A-2a and PDF/UA-1 in one file (ISO 19005-2, ISO 14289-1).

With the report's data inside, the file is PDF/A-3a: A-2 allows no attachments but other PDF/A files (ISO 19005-3).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import ImageCms

from exporters.archive_tree import write_tree
from exporters.tagging import Element

_ATTACHED = "report-data.json"
_MADE = slice(24, 36)
"""Where a colour profile says when it was made (ICC.1, 7.2.8)."""
_PINNED = bytes((0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
"""1 January 2000: the same input gives the same bytes."""

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{created}</xmp:CreateDate><xmp:ModifyDate>{modified}</xmp:ModifyDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer><pdf:Keywords>{keywords}</pdf:Keywords>
<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def finish(drawn: BinaryIO, target: Path, tree: Element, data: bytes | None = None) -> None:
    """Write the drawn pages to `target` with structure, metadata and colour profile; `data` (JSON) is put inside.

    What the file says of itself is taken from its own document information. Raises OSError if it cannot be written.
    """
    with pikepdf.open(drawn) as pdf:
        write_tree(pdf, tree)
        root = pdf.Root
        root.Lang = String("zh-CN")
        root.OutputIntents = Array([_output_intent(pdf)])
        if data is not None:
            _attach(pdf, data)
        root.Metadata = pdf.make_stream(
            _xmp(pdf, part=2 if data is None else 3).encode(), Type=Name.Metadata, Subtype=Name.XML
        )
        pdf.save(
            target,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )


def _output_intent(pdf: Pdf) -> pikepdf.Object:
    profile = pdf.make_stream(_srgb(), N=3, Alternate=Name.DeviceRGB)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String("sRGB"),
            RegistryName=String("http://www.color.org"),
            Info=String("sRGB IEC61966-2.1"),
            DestOutputProfile=profile,
        )
    )


@cache
def _srgb() -> bytes:
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_MADE] = _PINNED
    return bytes(profile)


def _attach(pdf: Pdf, data: bytes) -> None:
    """Put the report's data into the file, as the source of what its pages say (ISO 19005-3, 6.8)."""
    info = pdf.docinfo
    pdf.attachments[_ATTACHED] = pikepdf.AttachedFileSpec(
        pdf,
        data,
        filename=_ATTACHED,
        mime_type="application/json",
        description="报告数据",
        creation_date=str(info.CreationDate),
        mod_date=str(info.ModDate),
        relationship=Name.Source,
    )
    pdf.Root.AF = Array([pdf.attachments[_ATTACHED].obj])


def _xmp(pdf: Pdf, part: int) -> str:
    info = pdf.docinfo
    told = {
        "title": info.Title,
        "author": info.Author,
        "subject": info.Subject,
        "keywords": info.Keywords,
        "creator": info.Creator,
        "producer": info.Producer,
    }
    return _XMP.format(
        part=part,
        created=_moment(info.CreationDate),
        modified=_moment(info.ModDate),
        **{name: escape(str(value)) for name, value in told.items()},
    )


def _moment(date: pikepdf.Object) -> str:
    return pikepdf.models.metadata.decode_pdf_date(str(date)).isoformat()
