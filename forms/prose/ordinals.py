"""Ordinals: 一、是 for 一是, and numbers that are left out or stand twice (一是…三是, 1.…3., （一）…（三）)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.prose import numerals
from forms.prose.claims import Claim, stretch

_HAN = "一二三四五六七八九十"
_WRONG = re.compile(rf"(?<![一-龥])([{_HAN}]{{1,2}})、\s?是(?!否)(?![、的])")
_MARK = re.compile(
    rf"(?:(?<=\n)|(?<=^)|(?<=[。;:!?]))[ \t]{{0,8}}(?:(?P<title>[{_HAN}]{{1,3}})、(?!\s?是)|\((?P<part>[{_HAN}]{{1,3}})\)"
    rf"|(?P<item>\d{{1,2}})[.、](?!\d)|\((?P<point>\d{{1,2}})\))"
    rf"|(?<![{_HAN}第之统唯都总])(?P<said>[{_HAN}]{{1,2}})(?:、\s?)?是(?![否以因])"
)
_BELOW = {
    "title": ("part", "item", "point", "said"),
    "part": ("item", "point", "said"),
    "item": ("point", "said"),
    "point": ("said",),
    "said": (),
}
"""What begins anew below each kind of number."""


def ordinals(text: str) -> Iterator[Claim]:
    """Claims about the numbers that a text, all of it, gives its parts and points."""
    wrong: set[int] = set()
    for m in _WRONG.finditer(text):
        wrong.add(m.start())
        message = f"“{m[0]}”应为“{m[1]}是”。"
        how = "“一是”“二是”中间不加顿号；“一、”是标题的序号。"
        yield Claim("I02", ((m.start(), m.end()),), stretch("I02", text, m.start(), m.end(), message, how))
    last: dict[str, int] = {}
    for m in _MARK.finditer(text):
        kind = m.lastgroup or ""
        value = int(m[kind]) if m[kind].isdigit() else numerals.read(m[kind]) or 0
        for below in _BELOW[kind]:
            last.pop(below, None)
        before = last.get(kind)
        if before is None and value != 1:
            continue
        last[kind] = value
        if before is None or value in (1, before + 1) or value < before or m.start(kind) in wrong or value > before + 2:
            continue
        start = text.index("(", m.start()) if kind in ("part", "point") else m.start(kind)
        yield _out_of_order(text, start, m.end(), value, before + 1)


def _out_of_order(text: str, start: int, end: int, value: int, expected: int) -> Claim:
    said = text[start:end].strip()
    right = said.replace(str(value), str(expected)).replace(_han(value), _han(expected))
    gone = "与前一个重复" if value == expected - 1 else f"前面缺少“{right}”"
    message = f"序号不连续：“{said}”{gone}，此处应为“{right}”，请核对。"
    how = "同一层次的序号依次点数，从一开始另起一组。"
    finding = stretch("I02", text, start, end, message, how, stated=value, expected=expected)
    return Claim("I02", ((start, end),), finding)


def _han(value: int) -> str:
    if 1 <= value <= 10:
        return _HAN[value - 1]
    tens, ones = divmod(value, 10)
    return ("" if tens == 1 else _HAN[tens - 1]) + "十" + (_HAN[ones - 1] if ones else "")
