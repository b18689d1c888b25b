"""Some 1,000 files that are no report or no draft, or one that something happened to: name -> bytes, made by code."""

from __future__ import annotations

from collections.abc import Iterator

from resources import path
from torture.bad_answers import bad_answers
from torture.bad_bulk import HEAD, ROW, bulk
from torture.bad_containers import containers
from torture.bad_drafts import bad_drafts
from torture.bad_formats import bad_formats

GOOD = path("samples/report-2017.txt").read_text("utf-8")
SMALL = 100_000
CONTROLS = [*range(9), 11, 12, *range(14, 32), 127, 0x85, 0xFFFE, 0xFFFF]
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff\u200b\u2028\u2029"


def bad_files(*, large: bool = True) -> dict[str, bytes]:
    """All of them; the large ones, up to 20 MB, only if wanted."""
    made: dict[str, bytes] = {}
    for group in (_raw(), _encodings(), _broken_text(), _controls(), _numbers(), _formulas()):
        made.update(group)
    for made_of in (containers, bad_drafts, bulk, bad_formats):
        made.update(made_of(GOOD))
    made.update(bad_answers())
    return {name: content for name, content in made.items() if large or len(content) < SMALL}


def _raw() -> Iterator[tuple[str, bytes]]:
    yield "empty", b""
    yield "one NUL", b"\0"
    yield "blanks", b" \n\t\r\n  "
    yield "ideographic blanks", "\u3000".encode() * 500
    yield "line ends", b"\r" * 5000
    for magic in (
        b"MZ",
        b"\x7fELF",
        b"%PDF-1.7",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"Rar!\x1a\x07",
        b"{\\rtf1",
        b"\xd0\xcf\x11\xe0",
    ):
        yield f"magic {magic!r}", magic
        yield f"magic {magic!r} and more", magic + bytes(range(256)) * 20
        yield f"magic {magic!r} and a report", magic + GOOD.encode()
    for byte in (0x00, 0x80, 0xFF, 0xFE, 0x1A, 0x41):
        yield f"byte {byte:02x} often", bytes([byte]) * 4096
    yield "every byte", bytes(range(256)) * 64


def _encodings() -> Iterator[tuple[str, bytes]]:
    for codec in (
        "gbk",
        "gb18030",
        "big5",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-32-le",
        "utf-32-be",
        "utf-7",
        "utf-8-sig",
        "cp037",
        "shift_jis",
        "euc_kr",
        "iso2022_jp",
        "hz",
        "latin-1",
        "punycode",
    ):
        yield f"report as {codec}", GOOD.encode(codec, "replace")
        yield f"report as {codec}, cut", GOOD.encode(codec, "replace")[:-1]
        yield f"report as {codec}, shifted", GOOD.encode(codec, "replace")[1:]
    yield "two encodings", GOOD[:2000].encode() + GOOD[2000:].encode("gbk", "replace")
    yield (
        "every other line in GBK",
        b"\n".join(line.encode("gb18030" if at % 2 else "utf-8") for at, line in enumerate(GOOD.split("\n"))),
    )
    yield (
        "every other line in UTF-16",
        b"\n".join(line.encode("utf-16" if at % 2 else "utf-8") for at, line in enumerate(GOOD.split("\n"))),
    )
    yield "read wrongly once", GOOD.encode().decode("gb18030", "replace").encode()
    yield "read wrongly once, as Latin", GOOD.encode().decode("latin-1").encode()
    yield "surrogates in pieces", "".join(map(_halves, GOOD)).encode("utf-8", "surrogatepass")
    yield "two marks", b"\xff\xfe\xef\xbb\xbf" + GOOD.encode()
    yield "mark alone", b"\xef\xbb\xbf"
    yield "mark of UTF-16 alone", b"\xff\xfe"
    yield "odd UTF-16", b"\xff\xfe" + GOOD.encode("utf-16-le") + b"\x00"
    yield "lone surrogate", GOOD.encode() + "\ud800".encode("utf-8", "surrogatepass")
    yield "lone surrogate in UTF-16", b"\xff\xfe" + (HEAD + "\udfff" + GOOD).encode("utf-16-le", "surrogatepass")
    yield "overlong", GOOD.encode() + b"\xc0\x80\xf8\x88\x80\x80\x80"


def _halves(sign: str) -> str:
    """A sign beyond the basic plane as its two halves, any other as it is."""
    high, low = divmod(ord(sign) - 0x10000, 0x400)
    return sign if high < 0 else chr(0xD800 + high) + chr(0xDC00 + low)


def _broken_text() -> Iterator[tuple[str, bytes]]:
    content = GOOD.encode()
    for part in range(1, 16):
        yield f"cut after {part}/16", content[: len(content) * part // 16]
        yield f"begins after {part}/16", content[len(content) * part // 16 :]
    yield "backwards", GOOD[::-1].encode()
    yield "lines backwards", "\n".join(GOOD.split("\n")[::-1]).encode()
    yield "twice", content * 2
    yield "one line", GOOD.replace("\n", "").encode()
    yield "a line end after each character", "\n".join(GOOD).encode()
    yield "headings alone", "\n".join(f"{n}、" for n in "一二三四五六七八九十").encode()
    yield "the same heading 5000 times", (HEAD + "一、概述\n" * 5000).encode()
    yield "the same row 5000 times", (HEAD + f"{ROW} 条 12\n" * 5000).encode()
    yield "title 1000 times", (HEAD * 1000).encode()


def _controls() -> Iterator[tuple[str, bytes]]:
    for code in CONTROLS:
        yield (
            f"control {code:04x}",
            GOOD.replace("。", f"。{chr(code)}", 9).replace("报告", f"报{chr(code)}告", 1).encode(),
        )
    yield "NULs between", "\0".join(GOOD).encode()
    yield "a NUL in each line", GOOD.replace("\n", "\0\n").encode()
    yield "C1 controls", "".join(map(chr, range(128, 160))).join(GOOD.split("。")).encode()
    yield "non-characters", GOOD.replace("。", "\ufdd0\ufdd1\U0001ffff。").encode()
    yield "tags", GOOD.replace("。", "".join(map(chr, range(0xE0020, 0xE0080)))).encode()
    yield "bidi marks", GOOD.replace("，", f"，{BIDI}").encode()
    yield "bidi title", (BIDI + GOOD).encode()
    yield "combining marks", (GOOD[:300] + "\u0301" * 50000).encode()
    yield "private use", GOOD.replace("。", "\ue000\U000f0000").encode()
    yield "emoji", GOOD.replace("。", "👨‍👩‍👧‍👦").encode()
    yield "escape codes of a terminal", GOOD.replace("。", "\x1b[31m。", 5).encode()


def _numbers() -> Iterator[tuple[str, bytes]]:
    for text in (
        "9" * 400,
        "-" + "9" * 400,
        "1e999999999",
        "NaN",
        "Infinity",
        "0x10",
        "１２３",
        "1,2,3",
        "1.2.3",
        "٣٤",
        "½",
        "²",
        "〇",
        "-0",
        "+5",
        "0" * 5000,
        "1" + "\u0660" * 30,
    ):
        yield f"figure {text[:12]} ({len(text)})", (GOOD + f"\n{ROW} 条 {text}\n" + GOOD).encode()
    for day in ("0000年0月0日", "9999年99月99日", "２０１７年１３月４５日", "二〇一七年十十十月"):
        yield f"date {day}", GOOD.replace("2018年", f"{day}2018年", 2).encode()
    yield "year 9999", GOOD.replace("2017", "9999").encode()
    yield "year 0000", GOOD.replace("2017", "0000").encode()


def _formulas() -> Iterator[tuple[str, bytes]]:
    for text in (
        "=1+1",
        "@SUM(A1)",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "{ DDEAUTO c:\\\\windows\\\\calc }",
        "=HYPERLINK(1)",
    ):
        yield f"formula {text[:9]}", (f"{text}\n" + GOOD.replace("。", f"。\n{text}\n", 3)).encode()
