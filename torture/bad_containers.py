"""Files of other programs under the name of a text: office documents, archives, PDF, RTF, pages of the web. Some are bombs."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Iterator

_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ENTITY = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>'
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


def containers(report: str) -> Iterator[tuple[str, bytes]]:
    """(name, content) of each; `report` is the text of a good one."""
    yield from _archives(report)
    yield from _office(report)
    yield from _pages(report)
    yield from _other_formats(report)


def packed(files: dict[str, bytes]) -> bytes:
    """A zip archive in memory."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _archives(report: str) -> Iterator[tuple[str, bytes]]:
    bomb = packed({"word/document.xml": b"<w:p/>" * 3_000_000})
    yield "zip bomb", bomb
    yield "zip of a zip bomb", packed({"a.zip": bomb})
    yield "zip of 5,000 names", packed({f"{number}.xml": b"" for number in range(5000)})
    yield "path out of the archive", packed({"../../evil.txt": b"x"})
    yield "empty archive", packed({})
    yield "cut archive", bomb[: len(bomb) // 2]
    yield "a report and an archive", report.encode() + bomb[:4000]
    yield "gzip", gzip.compress(report.encode())
    yield "gzip bomb", gzip.compress(b"\0" * 50_000_000)
    yield "bzip2", bz2.compress(report.encode())
    yield "xz", lzma.compress(report.encode())
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        entry = tarfile.TarInfo("报告.txt")
        entry.size = len(report.encode())
        archive.addfile(entry, io.BytesIO(report.encode()))
    yield "tar", out.getvalue()
    yield "7z", b"7z\xbc\xaf\x27\x1c" + bytes(range(256)) * 8


def _office(report: str) -> Iterator[tuple[str, bytes]]:
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}"/></Types>'.encode()
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in report.splitlines())
    body = f"<w:document><w:body>{paragraphs}</w:body></w:document>".encode()
    yield "Word", packed({"[Content_Types].xml": types, "word/document.xml": body})
    yield "external entity in a Word file", packed({"[Content_Types].xml": types, "word/document.xml": _ENTITY})
    yield "Word with macros", packed({"[Content_Types].xml": types, "word/vbaProject.bin": bytes(range(256))})
    yield "Word bomb", packed({"[Content_Types].xml": types, "word/document.xml": b"<w:p>" * 2_000_000})
    yield "Excel", packed({"[Content_Types].xml": b"<Types/>", "xl/worksheets/sheet1.xml": b"<worksheet/>"})
    yield "Excel bomb", packed({"xl/sharedStrings.xml": b"<si><t>9</t></si>" * 1_000_000})
    yield "OpenDocument", packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": body})
    yield "XML of Word 2003", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>' + body
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    yield "old Word", ole + report.encode("utf-16-le")
    yield "old Word, cut", ole[:100]
    yield "WPS", ole + b"WPS" + bytes(4096)


def _pages(report: str) -> Iterator[tuple[str, bytes]]:
    lines = "".join(f"<p>{line}</p>\n" for line in report.splitlines())
    page = f"<!DOCTYPE html><html><head><title>年报</title></head><body>{lines}</body></html>"
    yield "web page", page.encode()
    yield "web page in GBK", page.replace("<head>", '<head><meta charset="gb2312">').encode("gb18030")
    yield "web page on one line", page.replace("\n", "").encode()
    yield "web page that says another encoding", page.replace("<head>", '<head><meta charset="utf-16">').encode()
    yield "web page, cut", page.encode()[: len(page) // 2]
    cells = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in line.split())}</tr>" for line in report.splitlines())
    yield "table of a web page", f"<table>{cells}</table>".encode()
    yield "web archive", f"MIME-Version: 1.0\nContent-Type: multipart/related\n\n{page}".encode()
    yield "character references", "".join(f"&#{ord(sign)};" for sign in report[:2000]).encode()
    yield "bad character references", (report + "&#0;&#xD800;&#x110000;&#99999999999;&nosuch;").encode()
    yield "billion laughs", f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "哈">{_LAUGHS}]><x>&l11;</x>'.encode()
    yield "external entity", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    yield "entity of an address", b'<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd"><x/>' + report.encode()
    yield "10 MB of nested tags", b"<div>" * 2_000_000
    yield "10 MB of opened tags", b"<" * 10_000_000
    yield "10 MB of attributes", b"<p " + b'a="1" ' * 1_600_000 + b">"
    yield "a report in nested tags", b"<div>" * 5000 + report.encode() + b"</div>" * 5000
    yield "script", f"<html><script>alert(1)</script><body>{report}</body></html>".encode()
    yield "link", f'<a href="javascript:alert(1)">x</a><img src="http://example.invalid/x">{report}'.encode()
    yield "comment without an end", f"<!-- {report}".encode()
    yield "picture of the web", b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'


def _other_formats(report: str) -> Iterator[tuple[str, bytes]]:
    stream = b"%PDF-1.4\n1 0 obj<</Length 9>>stream\n\x00\xff\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    yield "PDF", stream
    yield "PDF after blanks", b"\n\n  " + stream
    yield "PDF and a report", stream + report.encode()
    rtf = "{\\rtf1\\ansi\\ansicpg936 " + "".join(f"\\u{ord(sign)}?" for sign in report[:3000]) + "}"
    yield "RTF", rtf.encode()
    yield "RTF of nested groups", b"{\\rtf1" + b"{" * 500_000
    yield "RTF with an object", b"{\\rtf1{\\object\\objdata 0105000002000000}" + report.encode() + b"}"
    yield "mail", f"From: a@example.invalid\nSubject: =?utf-8?B?5bm05oql?=\n\n{report}".encode()
    yield "CSV", "\n".join(",".join(line.split()) for line in report.splitlines()).encode()
    yield "CSV in quotes", "\n".join(",".join(f'"{c}"' for c in line.split()) for line in report.splitlines()).encode()
    yield "Markdown", "\n".join(f"## {line}" for line in report.splitlines()).encode()
    yield "PostScript", b"%!PS-Adobe-3.0\n/x {x} def x\n"
    yield "shortcut of Windows", b"[InternetShortcut]\r\nURL=file:///c:/windows/calc.exe\r\n"
    yield "link of Windows", b"\x4c\x00\x00\x00\x01\x14\x02\x00" + bytes(200)
    yield "script of a shell", b"#!/bin/sh\nrm -rf $HOME\n" + report.encode()
    yield "database of SQLite", b"SQLite format 3\x00" + bytes(range(256)) * 16
    yield "BMP", b"BM" + bytes(1000)
    yield "JPEG", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 8
    yield "TIFF", b"II*\x00" + bytes(range(256)) * 8
    yield "settings of JSON", b'{"a": [1, 2, {"b": null}]}'
