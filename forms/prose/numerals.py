"""Numbers written in Chinese numerals: 一百二十三, 两千零五, 三万六千. A pure reader; what is a figure is told elsewhere."""

from __future__ import annotations

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_GREAT = {"万": 10**4, "亿": 10**8}
CHARACTERS = "〇零一二三四五六七八九十百千万亿两"
_LONGEST = 20


def read(numeral: str) -> int | None:
    """The value, None for what is no well-formed numeral (一二三四 without places is read digit by digit)."""
    if not numeral or len(numeral) > _LONGEST:
        return None
    if all(c in _DIGITS for c in numeral):
        return int("".join(str(_DIGITS[c]) for c in numeral)) if len(numeral) == 1 or len(numeral) == 4 else None
    total = part = 0
    digit: int | None = None
    place = 10**9
    for c in numeral:
        if c in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[c]
        elif c in _SMALL:
            if _SMALL[c] >= place:
                return None
            place = _SMALL[c]
            part += place * (digit if digit else 1)
            digit = None
        else:
            part += digit or 0
            if part == 0 and total == 0:
                return None
            total = (total + part) * _GREAT[c] if _GREAT[c] > 10**4 else total + part * _GREAT[c]
            part, digit, place = 0, None, 10**9
    if digit and numeral[-2:-1] in _SMALL and numeral[-2] != "十":
        return None  # 三百五 is spoken, and means 350: left alone
    return total + part + (digit or 0)
