"""From the bytes of a file to text: the encodings in which reports are saved, and what is not text at all."""

import re
from dataclasses import dataclass

from forms.intake.errors import Unreadable

LARGEST = 20 * 1024 * 1024
_MAGIC = {
    b"PK\x03\x04": "Word、Excel或压缩包",
    b"PK\x05\x06": "压缩包",
    b"%PDF": "PDF",
    b"\xd0\xcf\x11\xe0": "旧版Word或Excel",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"Rar!": "压缩包",
    b"7z\xbc\xaf": "压缩包",
    b"\x1f\x8b": "压缩包",
    b"\xfd7zXZ\x00": "压缩包",
    b"SQLite format 3\x00": "数据库",
    b"{\\rtf": "RTF",
}
_MOST_BROKEN = 0.01
_LOST = "\ufffd"
_BESIDE = 8
"""So many characters on both sides are shown with one that was lost."""
_MOST_CONTROLS = 0.01
_CONTROLS = [chr(code) for code in (*range(9), *range(14, 32), 127)]
_USUAL = re.compile("[\t\n\r -~\u2010-\u2026\u3000-\u301f\u4e00-\u9fff\uff00-\uffef]")
_FEWEST_USUAL = 0.95
_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body|\?xml|table|svg)\b|MIME-Version:", re.IGNORECASE)
_TAGS = ("</p>", "</div>", "</td>", "</span>", "<br")
_MOST_TAGS = 100


@dataclass(frozen=True)
class Decoded:
    """The text of a file without its byte order mark. `encoding` is a name to show; `broken` counts bytes replaced."""

    text: str
    encoding: str
    broken: int = 0

    @property
    def warning(self) -> tuple[int, str] | None:
        """If something could not be read, now or when the file was made: the line of the first place, and a finished sentence."""
        first = self.text.find(_LOST)
        if first < 0:
            return None
        line = self.text.count("\n", 0, first) + 1
        shown = " ".join(self.text[max(0, first - _BESIDE) : first + _BESIDE + 1].split())
        where = f"成了“{_LOST}”（U+FFFD），第一处在第{line}行“{shown}”，请对照原文改正。"
        if self.broken:
            return line, f"文件里有{self.broken}处字节不合{self.encoding}编码，{where}"
        return line, f"文件里有{self.text.count(_LOST)}个字在存成文件时已经损坏，{where}"


def decode(data: bytes) -> Decoded:
    """Read a text file of at most 20 MB: UTF-8, UTF-16 or GB 18030 (of which GBK and GB 2312 are parts).

    Raises Unreadable for an empty, too large or binary file, and for the source of a web page.
    """
    if len(data) > LARGEST:
        raise Unreadable("文件超过20 MB，不像一份年度报告的文字；请只选报告正文另存成的文本文件。")
    if not data.strip():
        raise Unreadable("文件是空的，没有可读的文字；请另选一个文件。")
    begin = data[:64].lstrip()
    for magic, name in _MAGIC.items():
        if begin.startswith(magic):
            raise Unreadable(f"这是{name}文件，不是文本文件；请打开它，另存为纯文本（.txt）后再导入。")
    decoded = _by_mark(data) or _utf16_unmarked(data) or _unmarked(data)
    _insist_on_text(decoded.text)
    return decoded


def _by_mark(data: bytes) -> Decoded | None:
    if data.startswith(b"\xef\xbb\xbf"):
        return _lenient(data[3:], "utf-8", "UTF-8")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        codec = "utf-16-le" if data.startswith(b"\xff\xfe") else "utf-16-be"
        return _lenient(data[2:], codec, "UTF-16")
    return None


def _utf16_unmarked(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: NULs, which no other text has, and nearly only usual characters in one byte order."""
    if b"\0" not in data:
        return None
    for codec in ("utf-16-le", "utf-16-be"):
        sample = data[:65536].decode(codec, "replace")
        usual = sum(_USUAL.match(char) is not None for char in sample)
        if usual >= len(sample) * _FEWEST_USUAL:
            return _lenient(data, codec, "UTF-16")
    return None


def _unmarked(data: bytes) -> Decoded:
    for codec, name in (("utf-8", "UTF-8"), ("gb18030", "GB18030")):
        try:
            return Decoded(data.decode(codec), name)
        except UnicodeDecodeError:
            continue
    return _lenient(data, "utf-8", "UTF-8", second="gb18030")


def _lenient(data: bytes, codec: str, name: str, second: str | None = None) -> Decoded:
    """Decode with replacement, by the codec that breaks least; refuse when too much is broken."""
    best = Decoded(data.decode(codec, "replace"), name)
    broken = best.text.count(_LOST)
    if second:
        other = data.decode(second, "replace")
        if other.count(_LOST) * 4 < broken:
            best, broken = Decoded(other, second.upper()), other.count(_LOST)
    if broken > max(3, len(best.text) * _MOST_BROKEN):
        raise Unreadable(
            "文件不是文本，或所用的编码认不出；请用记事本或文字处理软件打开，另存为UTF-8编码的文本后再导入。"
        )
    return Decoded(best.text, best.encoding, broken)


def _insist_on_text(text: str) -> None:
    if not text.strip("\ufeff\u200b \t\r\n\u3000\xa0"):
        raise Unreadable("文件里只有空白，没有可读的文字；请另选一个文件。")
    controls = sum(map(text.count, _CONTROLS))
    if "\0" in text or controls > len(text) * _MOST_CONTROLS:
        raise Unreadable("文件里有不属于文字的内容，像是程序或图片文件；请选报告正文另存成的文本文件。")
    if _PAGE.match(text) or sum(map(text.lower().count, _TAGS)) > _MOST_TAGS:
        raise Unreadable(
            "这是网页的源代码，不是文字；请在浏览器里打开它，全选、复制，粘贴到记事本里存成文本（.txt）后再导入。"
        )
