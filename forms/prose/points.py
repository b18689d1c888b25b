"""「四项工作：一是…五是…」: the number of points that the text announces against those that follow (W07)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.prose import numerals
from forms.prose.claims import Claim, stretch

_HAN = "一二三四五六七八九十"
_ANNOUNCED = re.compile(
    rf"(?<![第前近每{_HAN}\d.])(?P<count>[两{_HAN}]{{1,2}}|\d{{1,2}})(?P<kind>个方面|方面|大类|大|个|项|类|种|条|点)"
    rf"[^。;!?,、:\n\d]{{0,14}}[:,]?\s{{0,2}}(?P<first>一是)"
)
_POINT = re.compile(rf"(?<![{_HAN}第之统唯都总])(?P<nth>[{_HAN}]{{1,2}})(?:、\s?)?是(?![否以因])")
_FAR = 4000
_STARTS = re.compile(r"[,;。:\n!?]\s*$|^\s*$")


def points(text: str) -> Iterator[Claim]:
    """Claims about announced points; `text`: all of it, since points may stand in paragraphs of their own."""
    for m in _ANNOUNCED.finditer(text):
        stated = (
            2 if m["count"] == "两" else int(m["count"]) if m["count"].isdigit() else numerals.read(m["count"]) or 0
        )
        if not 2 <= stated <= 20:
            continue
        listed = 0
        for point in _POINT.finditer(text, m.start("first"), min(len(text), m.start("first") + _FAR)):
            if point.start() > m.start("first") and not _STARTS.search(text[max(0, point.start() - 3) : point.start()]):
                continue
            value = numerals.read(point["nth"])
            if value == 1 and listed:
                break
            listed = max(listed, value or 0) if value == listed + 1 else listed
        claim = Claim("W07", ((m.start("count"), m.end("kind")),))
        if listed < 2 or listed == stated:
            yield claim
            continue
        end = m.start("first")
        said = text[m.start() : end].rstrip(":, \n")
        message = f"写的是“{said}”，后面列了“一是”至“{_han(listed)}是”共{listed}点。"
        how = "按“一是、二是……”逐点点数，与写明的项数核对。"
        finding = stretch("W07", text, m.start(), m.start() + len(said), message, how, stated=stated, expected=listed)
        yield claim._replace(finding=finding)


def _han(value: int) -> str:
    return _HAN[value - 1] if value <= 10 else "十" + _HAN[value - 11] if value < 20 else "二十"
