"""A character as a shape instead of text: what is drawn so is seen, but is no part of what is copied, searched or read aloud.

Readers sort the text of a page by place. Large letters across it would stand in the middle of sentences and tear them apart.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

_ON, _X_SHORT, _Y_SHORT, _REPEAT, _X_SAME, _Y_SAME = 1, 2, 4, 8, 16, 32
_WORDS, _OFFSETS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 1, 2, 8, 32, 64, 128
_DEEPEST = 4
"""Glyphs made of glyphs made of glyphs: no face goes further, a broken one might."""


class Point(NamedTuple):
    """A point of a contour in units of the face; `on` the curve, or the control point of a quadratic one."""

    x: float
    y: float
    on: bool


def outline(face: Any, char: str, size: float, x: float, y: float) -> str:
    """The operators of a path in the shape of the character with its origin at x, y; "" if the face has none for it.

    `face` is the parsed font file that reportlab keeps (OpenType 1.9, "glyf" and "loca").
    """
    glyph = face.charToGlyph.get(ord(char))
    if glyph is None:
        return ""
    scale = size / face.unitsPerEm
    code = []
    for contour in _contours(face, glyph, 0):
        code += _path([Point(x + p.x * scale, y + p.y * scale, p.on) for p in contour])
    return "\n".join(code)


def _contours(face: Any, glyph: int, depth: int) -> Iterator[list[Point]]:
    start, end = face.glyphPos[glyph : glyph + 2]
    if end <= start or depth > _DEEPEST:
        return
    data = face.get_chunk(face.get_table_pos("glyf")[0] + start, end - start)
    (count,) = struct.unpack_from(">h", data)
    yield from _simple(data, count) if count >= 0 else _composed(face, data, depth)


def _simple(data: bytes, count: int) -> Iterator[list[Point]]:
    ends = struct.unpack_from(f">{count}H", data, 10)
    at = 10 + 2 * count
    at += 2 + struct.unpack_from(">H", data, at)[0]
    flags: list[int] = []
    while len(flags) < (ends[-1] + 1 if ends else 0):
        flag, at = data[at], at + 1
        flags.append(flag)
        if flag & _REPEAT:
            flags += [flag] * data[at]
            at += 1
    xs, at = _steps(data, at, flags, _X_SHORT, _X_SAME)
    ys, _ = _steps(data, at, flags, _Y_SHORT, _Y_SAME)
    points = [Point(x, y, bool(flag & _ON)) for x, y, flag in zip(xs, ys, flags, strict=True)]
    first = 0
    for last in ends:
        yield points[first : last + 1]
        first = last + 1


def _steps(data: bytes, at: int, flags: Sequence[int], short: int, same: int) -> tuple[list[int], int]:
    """The coordinates of one axis, and where they end: each is told by its distance from the one before."""
    values, value = [], 0
    for flag in flags:
        if flag & short:
            value += data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            value += struct.unpack_from(">h", data, at)[0]
            at += 2
        values.append(value)
    return values, at


def _composed(face: Any, data: bytes, depth: int) -> Iterator[list[Point]]:
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">HH", data, at)
        at += 4
        words = bool(flags & _WORDS)
        dx, dy = struct.unpack_from(">hh" if words else ">bb", data, at) if flags & _OFFSETS else (0, 0)
        at += 4 if words else 2
        numbers = 1 if flags & _SCALE else 2 if flags & _TWO_SCALES else 4 if flags & _MATRIX else 0
        told = [n / 16384 for n in struct.unpack_from(f">{numbers}h", data, at)]
        at += 2 * numbers
        a, b, c, d = told if numbers == 4 else (told[0], 0, 0, told[-1]) if numbers else (1, 0, 0, 1)
        for contour in _contours(face, glyph, depth + 1):
            yield [Point(a * p.x + c * p.y + dx, b * p.x + d * p.y + dy, p.on) for p in contour]


def _path(points: list[Point]) -> list[str]:
    """One closed contour: PDF has cubic curves only, so each quadratic one is written as the cubic that it is."""
    if len(points) < 2:
        return []
    ring: list[Point] = []
    for point, following in zip(points, [*points[1:], points[0]], strict=True):
        ring.append(point)
        if not point.on and not following.on:  # between two control points the curve passes halfway
            ring.append(Point((point.x + following.x) / 2, (point.y + following.y) / 2, True))
    begin = next(at for at, point in enumerate(ring) if point.on)
    ring = [*ring[begin:], *ring[: begin + 1]]
    code, at = [f"{ring[0].x:.2f} {ring[0].y:.2f} m"], 1
    while at < len(ring):
        before, point = ring[at - 1], ring[at]
        if point.on:
            code.append(f"{point.x:.2f} {point.y:.2f} l")
            at += 1
            continue
        goal = ring[at + 1]
        one = (before.x + 2 * point.x) / 3, (before.y + 2 * point.y) / 3
        two = (goal.x + 2 * point.x) / 3, (goal.y + 2 * point.y) / 3
        code.append(f"{one[0]:.2f} {one[1]:.2f} {two[0]:.2f} {two[1]:.2f} {goal.x:.2f} {goal.y:.2f} c")
        at += 2
    return [*code, "h"]
