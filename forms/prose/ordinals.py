"""Ordinals: 一、是 for 一是, and numbers that are left out or stand twice (一是…三是, 1.…3., （一）…（三）)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from forms.prose import numerals
from forms.prose.claims import Claim, stretch

_HAN = "一二三四五六七八九十"
_WRONG = re.compile(rf"(?<![一-龥])([{_HAN}]{{1,2}})、\s?是(?!否)(?![、的])")
_RINGS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MARK = re.compile(
    rf"(?:(?<=\n)|(?<=^)|(?<=[。;:!?]))[ \t]{{0,8}}(?:(?P<title>[{_HAN}]{{1,3}})、(?!\s?是)|\((?P<part>[{_HAN}]{{1,3}})\)"
    rf"|(?P<item>\d{{1,2}})[.、](?!\d)|\((?P<point>\d{{1,2}})\)|第(?P<nth>[{_HAN}]{{1,2}}),|(?P<ring>[{_RINGS}]))"
    rf"|(?<![{_HAN}第之统唯都总周期拜])(?P<said>[{_HAN}]{{1,2}})(?:、\s?)?是(?![否以因])"
    rf"|(?:(?<=[。;:,!?\n])|(?<=^))(?P<must>[{_HAN}])要(?![求点素闻件么])"
)
_BELOW = {
    "title": ("part", "item", "point", "said", "nth", "must", "ring"),
    "part": ("item", "point", "said", "nth", "must", "ring"),
    "item": ("point", "said", "must", "ring"),
    "point": ("said", "must", "ring"),
    "nth": ("said", "must", "ring"),
    "said": ("ring",),
    "must": ("ring",),
    "ring": (),
}
"""What begins anew below each kind of number."""


def ordinals(text: str) -> Iterator[Claim]:
    """Claims about the numbers that a text, all of it, gives its parts and points."""
    marks = list(_WRONG.finditer(text))
    wrong = {m.start() for m in marks}
    for _, line in groupby(marks, key=_line_of(text)):
        yield _written_wrong(text, list(line))
    titles = [m for m in _MARK.finditer(text) if m["title"]]
    last: dict[str, int] = {}
    for m in _MARK.finditer(text):
        kind = m.lastgroup or ""
        value = _value(m[kind])
        for below in _BELOW[kind]:
            last.pop(below, None)
        before = last.get(kind)
        if before is None and value != 1:
            continue
        last[kind] = value
        if before is None or value in (1, before + 1) or value < before or m.start(kind) in wrong or value > before + 2:
            continue
        if kind == "title" and (value != before + 2 or len(titles) < 3):
            continue  # an excerpt leaves out parts: only one that is missing among its neighbours is missed
        start = m.start(kind) if kind not in ("part", "point", "nth") else text.index(m[0].strip()[0], m.start())
        yield _out_of_order(text, start, m.end(), value, before + 1)


def _line_of(text: str) -> Callable[[re.Match[str]], int]:
    """In which line a mark stands; asked for in the order of places."""
    at = line = 0

    def number(m: re.Match[str]) -> int:
        nonlocal at, line
        line += text.count("\n", at, m.start())
        at = m.start()
        return line

    return number


def _written_wrong(text: str, marks: list[re.Match[str]]) -> Claim:
    """「一、是…;二、是…」 of one paragraph."""
    said, right = ("".join(f"“{name}”" for name in dict.fromkeys(names)) for names in (
        (m[0] for m in marks), (f"{m[1]}是" for m in marks)))  # fmt: skip
    how = "“一是”“二是”中间不加顿号；“一、”是标题的序号。"
    finding = stretch("I02", text, marks[0].start(), marks[0].end(), f"{said}应为{right}。", how)
    return Claim("I02", tuple((m.start(), m.end()) for m in marks), finding)


def _value(mark: str) -> int:
    if mark.isdecimal():
        return int(mark)
    return _RINGS.index(mark) + 1 if mark in _RINGS else numerals.read(mark) or 0


def _out_of_order(text: str, start: int, end: int, value: int, expected: int) -> Claim:
    said = text[start:end].strip()
    right = said.replace(str(value), str(expected)).replace(_han(value), _han(expected))
    if said in _RINGS:
        right = _RINGS[expected - 1 : expected]
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
