"""More that people hand in for a text: real files of real programs, encodings within encodings, text that something happened to."""

from __future__ import annotations

import base64
import binascii
import io
import json
import quopri
import struct
import wave
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import quote

from docx import Document
from reportlab.pdfgen.canvas import Canvas

_MIME = {"word/document.xml": "word", "xl/workbook.xml": "excel", "content.xml": "text"}


def bad_formats(report: str) -> Iterator[tuple[str, bytes]]:
    """(name, content) of each; `report` is the text of a good one."""
    yield from _documents(report)
    yield from _mails(report)
    yield from _wrapped(report)
    yield from _encoded(report)
    yield from _happened(report)


def _documents(report: str) -> Iterator[tuple[str, bytes]]:
    document = Document()
    for line in report.splitlines():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    word = out.getvalue()
    yield "a real Word file", word
    yield "a real Word file, its end alone", word[-2000:]
    yield "a real Word file in hex", binascii.hexlify(word)
    yield "a real Word file in Base64", base64.encodebytes(word)
    yield "a Word file whose check sums are wrong", word.replace(b"PK\x01\x02", b"PK\x01\x03")
    yield "a Word file after a web answer", b"HTTP/1.1 200 OK\r\nContent-Type: application/msword\r\n\r\n" + word
    canvas = Canvas(out := io.BytesIO())
    canvas.drawString(72, 72, "report")
    canvas.save()
    yield "a real PDF", out.getvalue()
    yield "a real PDF behind 900 bytes", b"\n" * 900 + out.getvalue()
    yield "a real PDF's stream", zlib.compress(report.encode())
    yield "EPUB", _zip({"mimetype": "application/epub+zip", "OEBPS/a.xhtml": report})
    yield "OFD", _zip({"OFD.xml": "<ofd:OFD/>", "Doc_0/Document.xml": report})
    yield "JAR", _zip({"META-INF/MANIFEST.MF": "Manifest-Version: 1.0", "A.class": "\xca\xfe"})
    for name, kind in _MIME.items():
        yield f"{kind} with a huge part that says it is small", _lying(name)
    yield "sound", _sound()
    yield "ICO", b"\0\0\1\0\1\0" + bytes(200)
    yield "WebP", b"RIFF\x24\0\0\0WEBPVP8 " + bytes(100)
    yield "font", b"\0\1\0\0\0\x0f\0\x80" + bytes(300)
    yield "Java class", b"\xca\xfe\xba\xbe\0\0\0\x37" + bytes(100)
    yield "Parquet", b"PAR1" + bytes(100) + b"PAR1"
    yield "core", b"\x7fELF\2\1\1" + bytes(9) + struct.pack("<H", 4) + bytes(500)
    yield "Mach-O", b"\xcf\xfa\xed\xfe" + bytes(200)
    yield "journal of Windows", b"ElfFile\0" + bytes(300)
    yield "registry of Windows", b"regf" + bytes(300)
    yield (
        "Windows registry as text",
        ("Windows Registry Editor Version 5.00\r\n\r\n[HKEY_X]\r\n" + report).encode("utf-16"),
    )


def _zip(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _lying(name: str) -> bytes:
    """A local header that says 10 bytes before 5 MB of zeros."""
    packed = zlib.compress(bytes(5_000_000))[2:-4]
    return struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0, 0, 10, 10, len(name), 0) + name.encode() + packed


def _sound() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(4000))
    return out.getvalue()


def _mails(report: str) -> Iterator[tuple[str, bytes]]:
    plain = report.encode()
    head = "From: a@example.invalid\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
    yield (
        "mail in quoted-printable",
        f"{head}Content-Transfer-Encoding: quoted-printable\r\n\r\n".encode() + quopri.encodestring(plain),
    )
    yield "mail in Base64", f"{head}Content-Transfer-Encoding: base64\r\n\r\n".encode() + base64.encodebytes(plain)
    yield (
        "calendar",
        f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:{report[:200]}\r\nEND:VEVENT\r\nEND:VCALENDAR".encode(),
    )
    yield "card", f"BEGIN:VCARD\nFN:{report[:50]}\nEND:VCARD\n".encode()
    yield "multipart without an end", b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 5000 + plain
    yield "diff", "\n".join("+" + line for line in ("++ b/report.txt", *report.splitlines())).encode()
    yield (
        "uuencoded",
        b"begin 644 a.txt\n" + b"".join(binascii.b2a_uu(plain[n : n + 45]) for n in range(0, 4500, 45)) + b"`\nend\n",
    )


def _wrapped(report: str) -> Iterator[tuple[str, bytes]]:
    yield "text in JSON", json.dumps({"text": report}).encode()
    yield "text in JSON, as lines", json.dumps(report.splitlines(), ensure_ascii=False, indent=1).encode()
    yield "text in SQL", ("INSERT INTO t VALUES ('" + report.replace("\n", "'),\n('") + "');").encode()
    yield "text in Python", repr(report).encode()
    yield "text in YAML", ("text: |\n" + "".join(f"  {line}\n" for line in report.splitlines())).encode()
    yield "text in LaTeX", ("\\documentclass{article}\\begin{document}\n" + report + "\n\\end{document}").encode()
    yield "text in XML", ("<?xml version='1.0' encoding='GBK'?><a><![CDATA[" + report + "]]></a>").encode("gb18030")
    yield "text in a log", "\n".join(f"2018-03-01 08:00:00,000 INFO {line}" for line in report.splitlines()).encode()
    yield "text of a chat", "\n".join(f"张三 2018/3/1 8:00:00\n{line}" for line in report.splitlines()).encode()
    yield "CSV with semicolons and a mark", ("\ufeff" + report.replace("\n", ";\r\n")).encode()
    yield "TSV in GBK with formulas", "\n".join(f"={line}\t@{line}" for line in report.splitlines()).encode("gb18030")
    yield "answers of a web form", ("text=" + quote(report)).encode()
    yield "numbered lines", "\n".join(f"{n:6}\t{line}" for n, line in enumerate(report.splitlines(), 1)).encode()


def _encoded(report: str) -> Iterator[tuple[str, bytes]]:
    yield "UTF-16 within UTF-8", report.encode("utf-16-le").decode("latin-1").encode()
    yield "UTF-8 twice", report.encode().decode("cp1252", "replace").encode()
    yield "GBK three times", report.encode("gb18030", "replace").decode("latin-1").encode().decode("latin-1").encode()
    yield "UTF-32 with a mark and odd bytes", report.encode("utf-32") + b"\1\2\3"
    yield "UTF-32 beyond all characters", b"\xff\xfe\0\0" + b"\xff\xff\xff\x7f" * 500
    yield "UTF-16 of halves alone", b"\xff\xfe" + b"\x00\xd8" * 3000
    yield "UTF-16 turned within", b"\xff\xfe" + report[:500].encode("utf-16-le") + report[500:].encode("utf-16-be")
    yield "GB 18030 in four bytes", report.encode("gb18030") + "🀀𠀀".encode("gb18030") * 400
    yield "GBK cut in each line", b"\n".join(line.encode("gb18030")[:-1] for line in report.split("\n"))
    yield "Big5 and GBK", report[:2000].encode("big5", "replace") + report[2000:].encode("gb18030", "replace")
    yield "Shift JIS with half-width kana", report.encode("shift_jis", "replace") + bytes(range(0xA1, 0xE0)) * 20
    yield "EBCDIC of Japan", report.encode("cp930" if _known("cp930") else "cp500", "replace")
    yield "UTF-EBCDIC-like bytes", bytes((b * 7 + 3) % 256 for b in report.encode()[:5000])
    yield "Java escapes", report.encode("unicode_escape")
    yield "idna", "报告。公开。".encode("idna") * 300
    yield "character references alone", report.encode("ascii", "xmlcharrefreplace")
    yield "seven bits", bytes(b & 0x7F for b in report.encode("gb18030", "replace"))
    yield "bits turned", bytes(255 - b for b in report.encode())
    yield "nibbles turned", bytes((b >> 4 | b << 4) & 255 for b in report.encode())


def _known(codec: str) -> bool:
    try:
        "".encode(codec)
    except LookupError:
        return False
    return True


def _happened(report: str) -> Iterator[tuple[str, bytes]]:
    plain = report.encode()
    yield "a sector of zeros within", plain[:4096] + bytes(4096) + plain[8192:]
    yield "a sector of another file within", plain[:4096] + bytes(range(256)) * 16 + plain[8192:]
    yield "every hundredth byte gone", b"".join(plain[n : n + 99] for n in range(0, len(plain), 100))
    yield (
        "every hundredth byte twice",
        b"".join(plain[n : n + 100] + plain[n : n + 1] for n in range(0, len(plain), 100)),
    )
    yield "lines of 512 bytes", b"\n".join(plain[n : n + 512] for n in range(0, len(plain), 512))
    yield (
        "two columns",
        "\n".join(
            a.ljust(60, "\u3000") + b for a, b in zip(report.split("\n"), report.split("\n")[40:], strict=False)
        ).encode(),
    )
    yield "letters apart", report.replace("", "\u3000").encode()
    yield "mirror within lines", "\n".join(line[::-1] for line in report.split("\n")).encode()
    yield (
        "upright",
        "\n".join("".join(c) for c in zip(*(line.ljust(40)[:40] for line in report.split("\n")), strict=True)).encode(),
    )
    yield "marks of another language", report.replace("，", "؟").replace("。", "।").encode()
    yield "figures of other scripts", report.translate({ord("0") + n: 0x0966 + n for n in range(10)}).encode()
    yield "figures as letters", report.translate(str.maketrans("0158", "OlSB")).encode()
    yield "brackets of all kinds", report.replace("（", "⦅").replace("）", "⦆").encode()
    yield "conflict of a merge", f"<<<<<<< HEAD\n{report}\n=======\n{report}\n>>>>>>> b\n".encode()
    yield "backspaces of a terminal", report.replace("公", "公\b公").encode()
    yield "form feeds", report.replace("\n", "\f\n").encode()
    yield "end of file within", plain[:3000] + b"\x1a" + plain[3000:]
    yield "record marks", report.replace("\n", "\x1e\x1f\x1d").encode()
