"""Bytes to text: encodings, damage, and files that are no text."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake_samples import LAYOUT, report

from forms.intake.decode import LARGEST, Decoded, decode
from forms.intake.errors import Unreadable
from forms.intake.load import load_bytes
from forms.intake.text import read

_TEXT = "清溪县2016年政府信息公开工作年度报告\n一、概述\n平稳。\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("gbk", "GB18030"),
        ("gb18030", "GB18030"),
    ],
)
def test_encodings(codec: str, name: str) -> None:
    for text in (_TEXT, report().replace("\xa0", " ")):
        assert decode(text.encode(codec)) == Decoded(text, name)


def test_big_endian_with_a_mark() -> None:
    assert decode(b"\xfe\xff" + _TEXT.encode("utf-16-be")).text == _TEXT


def test_a_few_broken_bytes_are_replaced_and_counted() -> None:
    data = bytearray((_TEXT * 50).encode())
    data[40] = 0xFF
    decoded = decode(bytes(data))
    assert decoded.encoding == "UTF-8"
    assert decoded.broken
    assert decoded.warning is not None
    line, message = decoded.warning
    assert line == decoded.text[: decoded.text.index("\ufffd")].count("\n") + 1
    assert f"第一处在第{line}行" in message
    assert "编码" in message
    assert read(decoded.text, LAYOUT).title


def test_characters_lost_before_are_told_with_their_place() -> None:
    decoded = decode("题目\n本市主动公\ufffd政府信息\ufffd。\n".encode())
    assert decoded.broken == 0
    message = "文件里有2个字在存成文件时已经损坏，成了“\ufffd”（U+FFFD），第一处在第2行“题目 本市主动公\ufffd政府信息\ufffd。”，请对照原文改正。"
    assert decoded.warning == (2, message)


def test_a_cut_last_character() -> None:
    decoded = decode((_TEXT * 50 + "完").encode()[:-1])
    assert decoded.text.startswith(_TEXT)
    assert decoded.broken == 1


def test_sound_text_has_no_warning() -> None:
    assert decode(_TEXT.encode()).warning is None


def _zipped() -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空的"),
        (b" \r\n\t ", "空的"),
        ("\ufeff\u3000\n".encode(), "空白"),
        (b"\xff\xfe", "空白"),
        (_zipped(), "Word"),
        (b"%PDF-1.4\n%\xe2\xe3", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "Excel"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "图片"),
        (b"\xff\xd8\xff\xe0" + bytes(64), "图片"),
        (b"{\\rtf1\\ansi x}", "RTF"),
        (bytes(1000), "不属于文字"),
        (_TEXT.encode() + bytes(40), "文字"),
        (bytes(range(256)) * 40, "不是文本|不属于文字"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(1, 255)) * 8, "不是文本|不属于文字"),
        (b"a" * (LARGEST + 1), "20 MB"),
    ],
)
def test_refusals(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as caught:
        decode(data)
    assert str(caught.value).endswith("。")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except Unreadable:
        return
    assert decoded.text.strip()


@pytest.mark.parametrize(
    "content",
    [
        f"<!DOCTYPE html>\n{_TEXT}",
        f"  <html><body>{_TEXT}",
        f'<?xml version="1.0"?><x>{_TEXT}</x>',
        "<p>公开</p>" * 200,
    ],
    ids=["page", "html", "XML", "tags"],
)
def test_the_source_of_a_web_page_is_refused_with_the_way_to_its_text(content: str) -> None:
    with pytest.raises(Unreadable, match="浏览器"):
        decode(content.encode())


def test_some_tags_in_a_text_do_not_make_it_a_web_page() -> None:
    assert decode(f"{_TEXT}<p>公开</p>".encode()).text.startswith(_TEXT)


def test_a_report_with_lost_characters_is_read_and_says_so() -> None:
    damaged = report().replace("公开", "公\ufffd", 3)
    loaded = load_bytes(damaged.encode(), "年报.txt")
    first = loaded.reading.warnings[0]
    assert (first.kind, first.line) == ("illegible", damaged[: damaged.index("\ufffd")].count("\n") + 1)
    assert "U+FFFD" in first.message
    assert any(finding.rule == "E32" for finding in loaded.session().findings)
